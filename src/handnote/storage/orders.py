"""The orders table: what shops told, and what the seller decided about it."""

import json
from collections.abc import Iterable, Sequence

from handnote.domain.correction import as_told, corrected, heard
from handnote.domain.note import NoteState
from handnote.domain.order import IncomingOrder, LetBe, Order, OrderId, OrderState
from handnote.domain.person import PersonId
from handnote.storage import corrections, items
from handnote.storage.connection import Connection, Row
from handnote.storage.moments import day_from, day_text

SELECT = f"""
SELECT orders.id, channel, shop, number, orders.person_id, buyer, recipient, words, gift_message,
  details, ordered_on, ship_by, country, let_be, note.state,
  note.ink IS NULL AND trim(note.text, char(9, 10, 32)) = '',
  {items.AS_JSON},
  (SELECT count(*) FROM orders AS other
   WHERE other.person_id = orders.person_id AND other.is_cancelled = 0
     AND other.parcel_of IS NULL AND other.id IS NOT orders.parcel_of
     AND (ifnull(other.ordered_on, '9'), other.arrival)
       < (ifnull(orders.ordered_on, '9'), orders.arrival)),
  parcel, is_cancelled, is_kept, is_passed_over,
  EXISTS (SELECT 1 FROM correction WHERE order_id = orders.id AND field = 'words')
FROM orders LEFT JOIN note ON note.order_id = orders.id AND note.side = 'inside'
"""  # noqa: S608 - put together from constants of ours
_CHOSEN = "id, person_id, let_be, is_passed_over, came_from"
_TOLD = (
    "channel, shop, number, buyer, recipient, words, gift_message, details,"
    " ordered_on, ship_by, sent_on, country, is_cancelled, needs_parcel"
)


def insert(
    connection: Connection,
    order_id: OrderId,
    told: IncomingOrder,
    *,
    person_id: PersonId,
    let_be: LetBe | None,
    came_from: str | None,
) -> None:
    """Add an order at the end of the arrivals."""
    marks = ", ".join("?" * 19)
    connection.execute(
        f"INSERT INTO orders ({_CHOSEN}, {_TOLD}) VALUES ({marks})",  # noqa: S608
        (order_id, person_id, *_let_be_row(let_be), came_from, *_told_row(told)),
    )
    items.insert(connection, order_id, told.items)


def tell_again(connection: Connection, order_id: OrderId, told: IncomingOrder) -> None:
    """Replace what the shop told of an order; what the seller decided or corrected stays."""
    hers = heard(corrections.of_order(connection, order_id), told)
    corrections.replace(connection, order_id, hers)
    put(connection, order_id, corrected(told, hers))


def put(connection: Connection, order_id: OrderId, told: IncomingOrder) -> None:
    """Write an order as it is known from now on, whoever said so."""
    columns = ", ".join(f"{column.strip()} = ?" for column in _TOLD.split(","))
    connection.execute(
        f"UPDATE orders SET {columns} WHERE id = ?",  # noqa: S608
        (*_told_row(told), order_id),
    )
    items.replace(connection, order_id, told.items)


def told(connection: Connection, order_id: OrderId) -> IncomingOrder:
    """Return an order as the shops have told it so far; the buyer's key is not among it."""
    return as_told(known(connection, order_id), corrections.of_order(connection, order_id))


def known(connection: Connection, order_id: OrderId) -> IncomingOrder:
    """Return an order as it is known, with what the seller corrected."""
    row = connection.execute(
        f"SELECT {_TOLD}, {items.AS_JSON} FROM orders WHERE id = ?",  # noqa: S608
        (order_id,),
    ).fetchone()
    channel, shop, number, buyer, recipient, words, gift, details, *rest, lines = row
    ordered_on, ship_by, sent_on, country, is_cancelled, needs_parcel = rest
    return IncomingOrder(
        channel=channel,
        shop=shop,
        number=number,
        buyer=buyer,
        recipient=recipient,
        items=items.from_json(lines),
        words=words,
        gift_message=gift,
        details=details,
        ordered_on=day_from(ordered_on),
        ship_by=day_from(ship_by),
        sent_on=day_from(sent_on),
        country=country,
        is_cancelled=bool(is_cancelled),
        needs_parcel=bool(needs_parcel),
    )


def find(connection: Connection, key: tuple[str, str, str]) -> OrderId | None:
    """Return the order a shop knows by this key, if it is here."""
    row = connection.execute(
        "SELECT id FROM orders WHERE (channel, shop, number) = (?, ?, ?) AND number <> ''"
        " AND parcel_of IS NULL",
        key,
    ).fetchone()
    return None if row is None else OrderId(row[0])


def numbered(connection: Connection, number: str) -> OrderId | None:
    """Return the order with this shop number, the latest where two shops use it."""
    row = connection.execute(
        "SELECT id FROM orders WHERE number = ? AND number <> '' AND parcel_of IS NULL"
        " ORDER BY arrival DESC",
        (number,),
    ).fetchone()
    return None if row is None else OrderId(row[0])


def with_number(connection: Connection, number: str) -> tuple[Order, ...]:
    """Return the orders a shop gave this number, with a ``#`` before it or without."""
    bare = number.lstrip("#")
    rows = connection.execute(
        f"{SELECT} WHERE number IN (?, ?) AND number <> ''", (bare, f"#{bare}")
    )
    return tuple(from_row(row) for row in rows)


def by_id(connection: Connection, order_id: OrderId) -> Order | None:
    """Return the order, or None where there is none of this id."""
    row = connection.execute(f"{SELECT} WHERE orders.id = ?", (order_id,)).fetchone()
    return None if row is None else from_row(row)


def by_ids(connection: Connection, wanted: Iterable[OrderId]) -> tuple[Order, ...]:
    """Return those of the orders that are here, in no order that means anything."""
    ids = json.dumps(list(wanted))
    rows = connection.execute(
        f"{SELECT} WHERE orders.id IN (SELECT value FROM json_each(?))",  # noqa: S608
        (ids,),
    )
    return tuple(from_row(row) for row in rows)


def every(connection: Connection) -> tuple[Order, ...]:
    """Return all orders as they arrived."""
    rows = connection.execute(f"{SELECT} ORDER BY orders.arrival")
    return tuple(from_row(row) for row in rows)


def of_person(connection: Connection, person_id: PersonId) -> frozenset[OrderId]:
    """Return all this person's orders."""
    rows = connection.execute("SELECT id FROM orders WHERE person_id = ?", (person_id,))
    return frozenset(OrderId(order_id) for (order_id,) in rows)


def count_of(connection: Connection, person_id: PersonId) -> int:
    """Return how many orders of this person are here; several parcels are one, cancelled none."""
    row = connection.execute(
        "SELECT count(*) FROM orders WHERE person_id = ? AND parcel_of IS NULL"
        " AND is_cancelled = 0",
        (person_id,),
    ).fetchone()
    return int(row[0])


def first_arrival(connection: Connection, person_id: PersonId) -> int:
    """Return the place of this person's first order among all that arrived; 0 for none."""
    row = connection.execute(
        "SELECT ifnull(min(arrival), 0) FROM orders WHERE person_id = ?", (person_id,)
    ).fetchone()
    return int(row[0])


def set_let_be(connection: Connection, order_id: OrderId, let_be: LetBe | None) -> None:
    """Write down why an order gets no note, or that it may have one again."""
    connection.execute(
        "UPDATE orders SET let_be = ?, is_passed_over = ? WHERE id = ?",
        (*_let_be_row(let_be), order_id),
    )


def has_note(connection: Connection, order_id: OrderId) -> bool:
    """Whether a note was begun for this order, for either side."""
    found = connection.execute("SELECT 1 FROM note WHERE order_id = ?", (order_id,))
    return found.fetchone() is not None


def people_of(connection: Connection, order_ids: Sequence[OrderId]) -> frozenset[PersonId]:
    """Return whose orders these are."""
    found = set()
    for order_id in order_ids:
        row = connection.execute(
            "SELECT person_id FROM orders WHERE id = ?", (order_id,)
        ).fetchone()
        if row is not None:
            found.add(PersonId(row[0]))
    return frozenset(found)


def words_are_gone(connection: Connection, order_id: OrderId) -> bool:
    """Whether what the buyer wrote was dropped and must not come back."""
    row = connection.execute(
        "SELECT words_are_gone FROM orders WHERE id = ?", (order_id,)
    ).fetchone()
    return bool(row and row[0])


def set_kept(connection: Connection, order_id: OrderId, *, is_kept: bool) -> None:
    """Keep names and words of an order for good, or let them run out again."""
    connection.execute("UPDATE orders SET is_kept = ? WHERE id = ?", (int(is_kept), order_id))


def delete(connection: Connection, order_id: OrderId) -> None:
    """Remove an order that has no note."""
    connection.execute("DELETE FROM orders WHERE id = ?", (order_id,))


def _let_be_row(let_be: LetBe | None) -> Row:
    """That it was wished for is a mark of its own; such an order is let be like any other."""
    is_wished = let_be is LetBe.WISHED
    return (LetBe.CHOSEN if is_wished else let_be, int(is_wished))


def _told_row(told: IncomingOrder) -> Row:
    return (
        told.channel,
        told.shop,
        told.number,
        told.buyer,
        told.recipient,
        told.words,
        told.gift_message,
        told.details,
        day_text(told.ordered_on),
        day_text(told.ship_by),
        day_text(told.sent_on),
        told.country,
        int(told.is_cancelled),
        int(told.needs_parcel),
    )


def from_row(row: Row) -> Order:
    """Return the order that ``SELECT`` found."""
    order_id, channel, shop, number, person_id, buyer, recipient, words, gift, details, *rest = row
    ordered_on, ship_by, country, let_be, note_state, is_blank, lines, earlier, *more = rest
    parcel, is_cancelled, is_kept, is_passed_over, words_are_hers = more
    why = LetBe.WISHED if is_passed_over else let_be
    return Order(
        id=OrderId(order_id),
        channel=channel,
        shop=shop,
        number=number,
        person_id=PersonId(person_id),
        buyer=buyer,
        recipient=recipient,
        items=items.from_json(lines),
        state=state_of(let_be, note_state, is_blank=bool(is_blank)),
        words=words,
        gift_message=gift,
        details=details,
        ordered_on=day_from(ordered_on),
        ship_by=day_from(ship_by),
        country=country,
        let_be=None if let_be is None else LetBe(why),
        nth=1 + earlier,
        parcel=parcel,
        is_cancelled=bool(is_cancelled),
        is_kept=bool(is_kept),
        words_are_hers=bool(words_are_hers),
    )


def state_of(let_be: str | None, note_state: str | None, *, is_blank: bool) -> OrderState:
    """Return where an order stands, by its columns and those of its note inside."""
    if note_state == NoteState.PRINTED:
        return OrderState.PRINTED
    if let_be is not None:
        return OrderState.LET_BE
    if note_state == NoteState.FINISHED:
        return OrderState.FINISHED
    return OrderState.TO_WRITE if note_state is None or is_blank else OrderState.DRAFT

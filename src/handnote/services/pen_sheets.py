"""An evening with the pen: whose labels are to be written by hand, and what to know of each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from handnote.domain.note import MadeBy, Note, NoteState, Side
from handnote.domain.order import Order
from handnote.domain.packing import PackingOrder
from handnote.services import pen_notes
from handnote.sheets.key_sheet import KeyEntry
from handnote.storage import notes, orders, pile, promises, runs
from handnote.storage.connection import Connection
from handnote.storage.store import Store

_LOOKED_AT = 5
"""How many of the last notes are looked through for one whose words are known."""


@dataclass(frozen=True, slots=True)
class PenWork:
    """What a pen has before it, in packing order: each note with what to know of its order.

    ``set_aside`` are drafts begun in another way; they wait until they are finished so, or
    given to the pen.
    """

    notes: tuple[Note, ...]
    entries: tuple[KeyEntry, ...]
    set_aside: tuple[Note, ...] = ()


class PenSheets:
    """What a seller can ask before she writes with the pen. Nothing is changed by asking."""

    def __init__(self, store: Store, *, packing: Callable[[], PackingOrder]) -> None:
        self._store = store
        self._packing = packing

    def to_write(
        self, side: Side = Side.INSIDE, *, with_drafts: bool = False, only_begun: bool = False
    ) -> PenWork:
        """Return every order that has no note yet, or one for the pen that is not out.

        For the outside only notes that were begun count: most parcels have none.
        ``only_begun`` is for a seller who types: hers are those she gave to the pen.
        ``with_drafts`` gives the words the seller typed to whoever copies them.
        """
        packing = self._packing()

        def work(connection: Connection) -> PenWork:
            out = runs.out_now(connection)
            waiting: list[Note] = []
            entries: list[KeyEntry] = []
            set_aside: list[Note] = []
            is_short = only_begun or side is Side.OUTSIDE
            waiting_here = _given if is_short else _pile
            for order, note in waiting_here(connection, packing, side):
                if note.id in out:
                    continue
                if note.made_by is MadeBy.PEN:
                    waiting.append(note)
                    entries.append(_entry(connection, order, note, with_drafts=with_drafts))
                elif note.state is NoteState.DRAFT:
                    set_aside.append(note)
            return PenWork(tuple(waiting), tuple(entries), tuple(set_aside))

        return self._store.read(work)

    def again(self, of_run: Sequence[Note], *, with_drafts: bool = False) -> PenWork:
        """Return what there is to know of notes that went out already."""

        def work(connection: Connection) -> PenWork:
            entries = []
            for note in of_run:
                order = orders.by_id(connection, note.order_id)
                if order is None:
                    raise LookupError("a note without an order")
                entries.append(_entry(connection, order, note, with_drafts=with_drafts))
            return PenWork(tuple(of_run), tuple(entries))

        return self._store.read(work)


def _given(
    connection: Connection, packing: PackingOrder, side: Side
) -> Iterator[tuple[Order, Note]]:
    """The finished notes of a side with their orders."""
    for note in notes.finished(connection, packing, side):
        order = orders.by_id(connection, note.order_id)
        if order is not None:
            yield order, note


def _pile(
    connection: Connection, packing: PackingOrder, side: Side
) -> Iterator[tuple[Order, Note]]:
    """Every order with its note, or the one it is to have."""
    for order in pile.orders(connection, packing):
        if order.let_be:
            continue
        note = notes.of_order(connection, order.id, side) or pen_notes.unwritten(order, side)
        if note.state is NoteState.DRAFT and not (note.text.strip() or note.ink):
            # A draft without a word or a stroke belongs to nobody's hand yet.
            note = replace(note, made_by=MadeBy.PEN)
        if note.state is not NoteState.PRINTED:
            yield order, note


def _entry(connection: Connection, order: Order, note: Note, *, with_drafts: bool) -> KeyEntry:
    last = _last_said(connection, order)
    return KeyEntry(
        note_id=note.id,
        who=order.addressee,
        items=order.items,
        words=order.words,
        is_gift=order.is_gift,
        giver=order.buyer if order.is_for_another else "",
        gift_words=order.gift_message,
        nth=order.nth,
        last_time=last.text if last else "",
        last_on=last.written_on if last else None,
        promise=_promised(connection, order),
        draft=note.text.strip() if with_drafts else "",
    )


def _promised(connection: Connection, order: Order) -> str:
    """What they were promised and has not come yet."""
    theirs = promises.of_person(connection, order.person_id)
    return " · ".join(promise.words for promise in theirs if promise.kept_on is None)


def _last_said(connection: Connection, order: Order) -> Note | None:
    before = notes.said_to(connection, order.person_id, besides=order.id, limit=_LOOKED_AT)
    return next((note for note in before if note.text.strip()), None)

"""What runs out: orders nothing waits for any more, and what their buyers wrote."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from handnote.domain.order import OrderId
from handnote.domain.retention import USUAL_DAYS, RanOut, RunningOut, RunsOut
from handnote.storage.connection import Connection
from handnote.storage.moments import day_from, day_text
from handnote.storage.people import UNKNOWN

_MANY = 500
"""So many changed orders are asked about at each start rather than saved as looked over."""

# CROSS JOIN is SQLite's word for joining in this order: the changed ones first, and no others.
_QUIET = """
WITH told AS (
  SELECT order_id, max(state = 'finished') AS is_ready, max(state = 'printed') AS is_out,
    max(state = 'draft' AND (ink IS NOT NULL
      OR trim(text, char(9, 10, 32)) <> '')) AS is_begun
  FROM to_look_over CROSS JOIN note USING (order_id) GROUP BY order_id)
SELECT orders.id,
  CASE WHEN ifnull(is_ready, 0) THEN NULL
    WHEN is_out THEN
      CASE WHEN NOT is_begun AND words_are_gone = 0 AND (
          words <> '' OR gift_message <> '' OR details <> '' OR EXISTS (
            SELECT 1 FROM item WHERE order_id = orders.id
              AND (variation <> '' OR personalisation <> '')))
        THEN 'words' END
    WHEN let_be IS NOT NULL OR NOT ifnull(is_begun, 0) THEN
      CASE WHEN NOT EXISTS (SELECT 1 FROM orders AS other WHERE other.parcel_of = orders.id)
        THEN 'order' END
  END AS what
FROM to_look_over CROSS JOIN orders ON orders.id = to_look_over.order_id
  LEFT JOIN told ON told.order_id = orders.id
WHERE is_kept = 0
"""
_NOW = f"SELECT id, what FROM ({_QUIET}) WHERE what IS NOT NULL"  # noqa: S608 - constants
_MATCHED = f"""
SELECT count(*), count(quiet.order_id),
  (SELECT count(*) FROM to_look_over CROSS JOIN quiet USING (order_id)),
  ifnull((SELECT max(since) FROM quiet) > ?1, 0)
    OR ifnull((SELECT max(shown_on) FROM quiet WHERE shown_on IS NOT NULL) > ?1, 0),
  (SELECT count(*) FROM to_look_over)
FROM ({_NOW}) AS now
  LEFT JOIN quiet ON quiet.order_id = now.id AND quiet.what = now.what
"""  # noqa: S608 - put together from constants of ours
_MAY_REACH = "({0} GLOB '*[0-9@]*' OR {0} LIKE '%www.%' OR {0} LIKE '%://%')"
# Nobody is reached without a digit, an @ or a link; to ask that first is six times quicker.
_SAID = f"""
SELECT orders.id, words || char(10) || gift_message || char(10) || details || char(10)
  || ifnull((SELECT group_concat(variation || char(10) || personalisation, char(10))
    FROM item WHERE order_id = orders.id), '')
FROM to_look_over CROSS JOIN orders ON orders.id = to_look_over.order_id
WHERE is_printed = 1 AND is_kept = 0 AND words_are_gone = 0
  AND ({_MAY_REACH.format("(words || gift_message || details)")} OR EXISTS (
    SELECT 1 FROM item WHERE order_id = orders.id
      AND {_MAY_REACH.format("(variation || personalisation)")}))
  AND NOT EXISTS (SELECT 1 FROM note WHERE order_id = orders.id AND state <> 'printed'
    AND (ink IS NOT NULL OR trim(text, char(9, 10, 32)) <> ''))
"""  # noqa: S608 - put together from constants of ours
_ENDS = f"""
SELECT quiet.order_id, what, orders.channel, shown_on, shown_at,
  date(CASE WHEN let_be IS NULL AND what = 'order' THEN max(since, ifnull(ship_by, since))
    ELSE since END, '+' || CASE WHEN retention.channel IS NULL THEN {USUAL_DAYS}
      ELSE retention.days END || ' days') AS ends
FROM quiet JOIN orders ON orders.id = quiet.order_id
  LEFT JOIN retention ON retention.channel = orders.channel
WHERE retention.channel IS NULL OR retention.days IS NOT NULL
"""  # noqa: S608 - put together from constants of ours


@dataclass(frozen=True, slots=True)
class Said:
    """Everything a buyer wrote for an order whose note is printed."""

    order_id: OrderId
    text: str


def is_up_to_date(connection: Connection, today: date) -> bool:
    """Whether ``look_round`` would change nothing that counts, and has not much to look over."""
    now, matched, noted, is_ahead, changed = connection.execute(
        _MATCHED, (day_text(today),)
    ).fetchone()
    return bool(now == matched == noted and not is_ahead and changed <= _MANY)


def look_round(connection: Connection, today: date) -> None:
    """Note which orders nothing waits for since today, and which have something again.

    Only those that changed since the last time are looked at. A day that lies ahead was told by a
    clock that was wrong; it is counted from today.
    """
    connection.execute("CREATE TEMP TABLE still (order_id TEXT PRIMARY KEY, what TEXT)")
    connection.execute(f"INSERT INTO still {_NOW}")
    connection.execute(
        "DELETE FROM quiet WHERE order_id IN (SELECT order_id FROM to_look_over)"
        " AND NOT EXISTS (SELECT 1 FROM still"
        " WHERE still.order_id = quiet.order_id AND still.what = quiet.what)"
    )
    connection.execute(
        "UPDATE quiet SET since = ?1, shown_on = NULL, shown_at = NULL WHERE since > ?1",
        (day_text(today),),
    )
    connection.execute(
        "UPDATE quiet SET shown_on = NULL, shown_at = NULL WHERE shown_on > ?", (day_text(today),)
    )
    connection.execute(
        "INSERT INTO quiet (order_id, what, since) SELECT order_id, what, ? FROM still WHERE true"
        " ON CONFLICT DO NOTHING",
        (day_text(today),),
    )
    connection.execute("DROP TABLE still")
    connection.execute("DELETE FROM to_look_over")


def ending(connection: Connection, by: date) -> tuple[RunningOut, ...]:
    """Return what runs out until ``by``, soonest first."""
    rows = connection.execute(
        f"SELECT * FROM ({_ENDS}) WHERE ends <= ? ORDER BY ends, channel, order_id",  # noqa: S608
        (day_text(by),),
    )
    return tuple(
        RunningOut(
            order_id=OrderId(order_id),
            what=RunsOut(what),
            channel=channel,
            ends=date.fromisoformat(ends),
            shown_on=day_from(shown_on),
            shown_at=shown_at or "",
        )
        for order_id, what, channel, shown_on, shown_at, ends in rows
    )


def show(connection: Connection, order_ids: Iterable[OrderId], on: date, at: str) -> None:
    """Write down that the seller was shown that these run out; the first time counts."""
    connection.executemany(
        "UPDATE quiet SET shown_on = ?, shown_at = ? WHERE order_id = ? AND shown_on IS NULL",
        ((day_text(on), at, order_id) for order_id in order_ids),
    )


def forget_orders(connection: Connection, order_ids: Iterable[OrderId]) -> int:
    """Delete orders with all that hangs on them and the people nothing else is known of.

    Their numbers stay, so that the same file does not bring them back. Return how many went.
    """
    wanted = [(order_id,) for order_id in order_ids]
    if not wanted:
        return 0
    connection.execute("CREATE TEMP TABLE going (id TEXT PRIMARY KEY, person_id TEXT)")
    connection.executemany(
        "INSERT INTO going SELECT id, person_id FROM orders WHERE id = ?", wanted
    )
    connection.execute(
        "INSERT INTO gone_order SELECT channel, shop, number FROM orders JOIN going USING (id)"
        " WHERE number <> '' AND parcel_of IS NULL ON CONFLICT DO NOTHING"
    )
    drafts = connection.execute("DELETE FROM note WHERE order_id IN (SELECT id FROM going)")
    gone = connection.execute("DELETE FROM orders WHERE id IN (SELECT id FROM going)").rowcount
    connection.execute(
        f"DELETE FROM person WHERE id IN (SELECT person_id FROM going) AND {UNKNOWN}"  # noqa: S608
    )
    connection.execute("DROP TABLE going")
    if drafts.rowcount:
        # A note that was finished once left its words in the index until that is packed anew.
        connection.execute("INSERT INTO note_index (note_index) VALUES ('optimize')")
    return gone


def forget_words(connection: Connection, order_ids: Iterable[OrderId]) -> int:
    """Delete what buyers wrote for these orders, for good; return of how many."""
    wanted = [(order_id,) for order_id in order_ids]
    connection.executemany(
        "UPDATE item SET variation = '', personalisation = '' WHERE order_id = ?", wanted
    )
    connection.executemany("DELETE FROM correction WHERE order_id = ? AND field = 'words'", wanted)
    connection.executemany("DELETE FROM import_before WHERE order_id = ?", wanted)
    connection.executemany("DELETE FROM quiet WHERE order_id = ?", wanted)
    connection.executemany(
        "UPDATE orders SET words = '', gift_message = '', details = '', words_are_gone = 1"
        " WHERE id = ?",
        wanted,
    )
    return len(wanted)


def said_to_printed(connection: Connection) -> tuple[Said, ...]:
    """Return what was written for orders whose notes are all printed and that are not kept.

    Only orders that changed since ``look_round``: the others were asked about then.
    """
    rows = connection.execute(_SAID)
    return tuple(Said(OrderId(order_id), text) for order_id, text in rows if text.strip())


def count(connection: Connection, day: date, ran_out: Iterable[RanOut]) -> None:
    """Add to the record of how many ran out on a day; numbers only."""
    connection.executemany(
        "INSERT INTO ran_out (day, channel, orders, words) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (day, channel) DO UPDATE SET orders = orders + excluded.orders,"
        " words = words + excluded.words",
        ((day_text(day), one.channel, one.orders, one.words) for one in ran_out),
    )


def record(connection: Connection) -> tuple[RanOut, ...]:
    """Return how many ran out on each day, the latest day first."""
    rows = connection.execute(
        "SELECT day, channel, orders, words FROM ran_out ORDER BY day DESC, channel"
    )
    return tuple(
        RanOut(channel, gone, words, date.fromisoformat(day)) for day, channel, gone, words in rows
    )


def days_of(connection: Connection) -> dict[str, int | None]:
    """Return for each channel there is how many days things stay; None is for good."""
    rows = connection.execute(
        "SELECT channel FROM orders GROUP BY channel UNION SELECT channel FROM retention"
    )
    found: dict[str, int | None] = {channel: USUAL_DAYS for (channel,) in rows.fetchall()}
    found.update(connection.execute("SELECT channel, days FROM retention").fetchall())
    return dict(sorted(found.items()))


def set_days(connection: Connection, channel: str, days: int | None) -> None:
    """Let things of a channel stay so many days, or for good."""
    connection.execute(
        "INSERT INTO retention (channel, days) VALUES (?, ?)"
        " ON CONFLICT (channel) DO UPDATE SET days = excluded.days",
        (channel, days),
    )


def put_days_back(connection: Connection, days: Mapping[str, int | None]) -> None:
    """Let everything stay as long as ``days`` says; what it does not name, as usual."""
    connection.execute("DELETE FROM retention")
    for channel, number in days.items():
        if number != USUAL_DAYS:
            set_days(connection, channel, number)


def soonest(today: date, days: int) -> date:
    """Return the day so many days from today, as late as the calendar goes."""
    return today + timedelta(days=min(days, (date.max - today).days))

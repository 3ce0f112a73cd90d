"""The fingerprint tables: which notes share something with a draft, kept up with every save.

Only finished and printed notes inside a parcel are in them; an outside is a hello, and hellos
are alike. A note that is reopened, deleted or forgotten leaves nothing behind, whoever removes
it: the file sees to that by itself.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from handnote.checks.fingerprints import RECIPE, fingerprints
from handnote.checks.plain_note import lay_bare
from handnote.domain.likeness import Said
from handnote.domain.note import NoteId
from handnote.domain.order import OrderId
from handnote.domain.person import PersonId
from handnote.storage.connection import Connection, Row, fingerprint

_NEWEST = 100
"""Notes looked at for each number they share; the newest, where there are more."""

_COUNTED = 1000
_HAS_WORDS = "trim(note.text, char(9, 10, 32)) <> ''"
_SAID = """
SELECT note.seq, note.id, note.order_id, note.person_id, note.text, note.head_n,
  note.state = 'finished' AND orders.let_be IS NULL, person.name, orders.buyer, orders.recipient,
  (SELECT group_concat(title || ' ' || variation, char(10)) FROM item
   WHERE item.order_id = note.order_id)
FROM note JOIN orders ON orders.id = note.order_id JOIN person ON person.id = note.person_id
"""


@dataclass(frozen=True, slots=True)
class PastSaid:
    """What a note said, with what to leave out of it. ``version`` rises with every save."""

    seq: int
    note_id: NoteId
    order_id: OrderId
    person_id: PersonId
    said: Said
    version: int
    is_waiting: bool
    """Whether it is finished and waits to be printed."""


def add(connection: Connection, note_id: NoteId, seq: int) -> None:
    """Remember what a note is found by."""
    row = connection.execute(f"{_SAID} WHERE note.id = ?", (note_id,)).fetchone()
    keep(connection, seq, fingerprints(lay_bare(_past(row).said)))


def keep(connection: Connection, seq: int, numbers: Iterable[int]) -> None:
    """Replace the numbers of the note at this place of the history."""
    remove(connection, seq)
    kept = [as_kept(number) for number in numbers]
    _note_down(connection, seq, kept)
    connection.executemany(
        "INSERT INTO fingerprint (number, seq) VALUES (?, ?)", ((one, seq) for one in kept)
    )


def remove(connection: Connection, seq: int) -> None:
    """Forget what the note at this place is found by."""
    connection.execute("DELETE FROM fingerprinted WHERE seq = ?", (seq,))


def as_kept(number: int) -> bytes:
    """Return a number as the tables hold it."""
    return number.to_bytes(4, "big", signed=True)


def said_for(connection: Connection, order_id: OrderId, text: str) -> tuple[PersonId, Said] | None:
    """Return a draft with what to leave out of it, and whom it is for; None without the order."""
    row = connection.execute(
        "SELECT person_id, person.name, buyer, recipient,"
        " (SELECT group_concat(title || ' ' || variation, char(10)) FROM item"
        "  WHERE item.order_id = orders.id)"
        " FROM orders JOIN person ON person.id = person_id WHERE orders.id = ?",
        (order_id,),
    ).fetchone()
    return None if row is None else (PersonId(row[0]), _said(text, row[1:]))


def sharing(
    connection: Connection, numbers: Iterable[int], *, besides: OrderId, limit: int
) -> tuple[int, ...]:
    """Return the places of notes that share most of these numbers, without this order's own."""
    shared = Counter[int]()
    for number in numbers:
        rows = connection.execute(
            "SELECT seq FROM fingerprint WHERE number = ? ORDER BY seq DESC LIMIT ?",
            (as_kept(number), _NEWEST),
        )
        shared.update(seq for (seq,) in rows)
    own = connection.execute("SELECT seq FROM note WHERE order_id = ?", (besides,))
    for (seq,) in own.fetchall():
        shared.pop(seq, None)
    likest = sorted(shared.items(), key=lambda one: (-one[1], -one[0]))
    return tuple(seq for seq, _ in likest[:limit])


def at_places(connection: Connection, places: Collection[int]) -> tuple[PastSaid, ...]:
    """Return what the notes at these places of the history said."""
    marks = ", ".join("?" * len(places))
    rows = connection.execute(f"{_SAID} WHERE note.seq IN ({marks})", tuple(places))
    return tuple(_past(row) for row in rows)


def to_person(
    connection: Connection, person_id: PersonId, *, besides: OrderId, limit: int
) -> tuple[PastSaid, ...]:
    """Return what was said to somebody inside a parcel, newest first."""
    rows = connection.execute(
        f"{_SAID} WHERE note.person_id = ? AND note.order_id <> ? AND note.state <> 'draft'"
        " AND note.side = 'inside' ORDER BY note.seq DESC LIMIT ?",
        (person_id, besides, limit),
    )
    return tuple(_past(row) for row in rows)


def waiting(connection: Connection) -> tuple[PastSaid, ...]:
    """Return what the notes say that wait to be printed inside a parcel."""
    rows = connection.execute(
        f"{_SAID} WHERE note.state = 'finished' AND note.side = 'inside' AND {_HAS_WORDS}"
        " AND orders.let_be IS NULL ORDER BY note.seq"
    )
    return tuple(_past(row) for row in rows)


def newest(connection: Connection, limit: int) -> tuple[PastSaid, ...]:
    """Return what the last notes inside a parcel say, newest first."""
    rows = connection.execute(
        f"{_SAID} WHERE note.state <> 'draft' AND note.side = 'inside' AND {_HAS_WORDS}"
        " ORDER BY note.seq DESC LIMIT ?",
        (limit,),
    )
    return tuple(_past(row) for row in rows)


def times_said(connection: Connection, number: int, *, besides: OrderId) -> tuple[int, int] | None:
    """Return in how many notes a sentence stands, and the place of the newest; None for none.

    Beyond a thousand nobody counts.
    """
    count, last = connection.execute(
        "SELECT count(*), max(seq) FROM (SELECT seq FROM fingerprint WHERE number = ?"
        " AND seq NOT IN (SELECT seq FROM note WHERE order_id = ?)"
        " ORDER BY seq DESC LIMIT ?)",
        (as_kept(number), besides, _COUNTED),
    ).fetchone()
    return (count, last) if count else None


def not_yet(connection: Connection, bottom: int, top: int, *, wanted: int) -> tuple[PastSaid, ...]:
    """Return notes at these places of which today's numbers are not written down, newest first."""
    rows = connection.execute(
        f"{_SAID} LEFT JOIN fingerprinted ON fingerprinted.seq = note.seq"
        " WHERE note.seq >= ? AND note.seq < ? AND note.state <> 'draft' AND side = 'inside'"
        " AND ifnull(recipe, 0) <> ? ORDER BY note.seq DESC LIMIT ?",
        (bottom, top, RECIPE, wanted),
    )
    return tuple(_past(row) for row in rows)


def note_down(connection: Connection, read: Sequence[tuple[PastSaid, Iterable[int]]]) -> None:
    """Write down the numbers of notes that still say what they said, for ``look_up``.

    Nothing finds them by these yet. The others were saved meanwhile, and kept at that.
    """
    for past, numbers in read:
        unchanged = connection.execute(
            "SELECT 1 FROM note WHERE seq = ? AND id = ? AND head_n = ? AND state <> 'draft'",
            (past.seq, past.note_id, past.version),
        )
        if unchanged.fetchone() is not None:
            remove(connection, past.seq)
            _note_down(connection, past.seq, [as_kept(number) for number in numbers])


def noted_down(connection: Connection, bottom: int, top: int) -> list[tuple[bytes, int]]:
    """Return what is written down of these places: all numbers of a note as one, and its place."""
    return connection.execute(
        "SELECT numbers, seq FROM fingerprinted WHERE seq >= ? AND seq < ?", (bottom, top)
    ).fetchall()


def in_rising_order(
    written: Iterable[tuple[bytes, int]], at_least: int
) -> Iterator[list[tuple[bytes, int]]]:
    """Yield each number with its place, the smallest first, in parts of ``at_least`` so many.

    Sorted by their first byte and only then in full: one long sort would let no other thread
    run, and the window would stand still.
    """
    heaps: list[list[tuple[bytes, int]]] = [[] for _ in range(256)]
    for numbers, seq in written:
        for start in range(0, len(numbers), 4):
            heaps[numbers[start]].append((numbers[start : start + 4], seq))
    part: list[tuple[bytes, int]] = []
    for heap in heaps:
        part += sorted(heap)
        if len(part) >= at_least:
            yield part
            part = []
    if part:
        yield part


def let_find(connection: Connection, numbers: Iterable[tuple[bytes, int]]) -> None:
    """Let notes be found by these numbers, unless they were removed or changed meanwhile."""
    connection.executemany(
        "INSERT OR IGNORE INTO fingerprint (number, seq) SELECT ?1, ?2 WHERE EXISTS"
        " (SELECT 1 FROM fingerprinted WHERE seq = ?2 AND instr(numbers, ?1))",
        numbers,
    )


def set_down_to(connection: Connection, place: int) -> None:
    """Remember that all notes from this place on are found by today's recipe."""
    connection.execute("UPDATE fingerprinting SET recipe = ?, down_to = ?", (RECIPE, place))


def _note_down(connection: Connection, seq: int, kept: Sequence[bytes]) -> None:
    connection.execute(
        "INSERT INTO fingerprinted (seq, recipe, numbers) VALUES (?, ?, ?)",
        (seq, RECIPE, b"".join(kept)),
    )


def last_place(connection: Connection) -> int:
    """Return the newest place of the history; 0 where there is none."""
    (last,) = connection.execute("SELECT ifnull(max(seq), 0) FROM note").fetchone()
    return int(last)


def down_to(connection: Connection) -> int:
    """Return the place from which on all notes are kept by today's recipe; 0 for all."""
    recipe, place = connection.execute("SELECT recipe, down_to FROM fingerprinting").fetchone()
    return int(place) if recipe == RECIPE else 2**63 - 1


def mean(connection: Connection, one: NoteId, other: NoteId) -> None:
    """Remember that two notes are meant to say the same, as they are now."""
    first, second = sorted((one, other))
    connection.execute(
        "INSERT INTO meant_alike (one, one_sha256, other, other_sha256)"
        " SELECT a.id, a.sha256, b.id, b.sha256 FROM note AS a, note AS b"
        " WHERE a.id = ? AND b.id = ?"
        " ON CONFLICT DO UPDATE SET one_sha256 = excluded.one_sha256,"
        " other_sha256 = excluded.other_sha256",
        (first, second),
    )


def mean_no_more(connection: Connection, one: NoteId, other: NoteId) -> None:
    """Ask about two notes again."""
    connection.execute("DELETE FROM meant_alike WHERE (one, other) = (?, ?)", sorted((one, other)))


def meant(connection: Connection) -> frozenset[frozenset[NoteId]]:
    """Return the pairs that are meant and still say what they said then."""
    rows = connection.execute(
        "SELECT one, other FROM meant_alike"
        " JOIN note AS a ON a.id = one AND a.sha256 = one_sha256"
        " JOIN note AS b ON b.id = other AND b.sha256 = other_sha256"
    )
    return frozenset(frozenset({NoteId(one), NoteId(other)}) for one, other in rows)


def meant_with(connection: Connection, order_id: OrderId, text: str) -> frozenset[NoteId]:
    """Return the notes this order's note is meant to be like while it says ``text``."""
    drawn = connection.execute(
        "SELECT ink, signature FROM note WHERE order_id = ? AND side = 'inside'", (order_id,)
    ).fetchone()
    rows = connection.execute(
        "SELECT theirs.id FROM note AS own JOIN meant_alike"
        " ON (one = own.id AND one_sha256 = ?1) OR (other = own.id AND other_sha256 = ?1)"
        " JOIN note AS theirs ON theirs.id = iif(one = own.id, other, one)"
        " AND theirs.sha256 = iif(one = own.id, other_sha256, one_sha256)"
        " WHERE own.order_id = ?2 AND own.side = 'inside'",
        (fingerprint(text, *(drawn or ())), order_id),
    )
    return frozenset(NoteId(note_id) for (note_id,) in rows)


def let_stand(connection: Connection, number: int) -> None:
    """Remember that a sentence is meant for everybody."""
    connection.execute(
        "INSERT INTO standing_sentence VALUES (?) ON CONFLICT DO NOTHING", (as_kept(number),)
    )


def let_stand_no_more(connection: Connection, number: int) -> None:
    """Say again in how many notes a sentence stands."""
    connection.execute("DELETE FROM standing_sentence WHERE number = ?", (as_kept(number),))


def stands(connection: Connection, number: int) -> bool:
    """Whether a sentence is meant for everybody."""
    row = connection.execute(
        "SELECT 1 FROM standing_sentence WHERE number = ?", (as_kept(number),)
    ).fetchone()
    return row is not None


def _past(row: Row) -> PastSaid:
    seq, note_id, order_id, person_id, text, version, is_waiting, *about = row
    return PastSaid(
        seq=seq,
        note_id=NoteId(note_id),
        order_id=OrderId(order_id),
        person_id=PersonId(person_id),
        said=_said(text, about),
        version=version,
        is_waiting=bool(is_waiting),
    )


def _said(text: str, about: Sequence[str | None]) -> Said:
    *names, things = about
    known = dict.fromkeys(name for name in names if name)
    return Said(text, tuple(known), tuple((things or "").split("\n")))

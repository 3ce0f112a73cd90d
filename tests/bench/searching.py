"""Searching all the notes there are while the words are still being typed."""

from collections.abc import Iterator, Sequence
from contextlib import closing

from handnote.bootstrap import open_desk
from handnote.domain.wanted import Wanted
from handnote.storage.connection import Connection, connect
from handnote.storage.note_index import match
from handnote.storage.opening import NAME
from tests.bench.measurement import Measurement, ms, seconds, spread
from tests.bench.shops import Shops
from tests.bench.size import Size
from tests.bench.words import QUERIES

_SHOWN = 60


def measure(shops: Shops, size: Size) -> Iterator[Measurement]:
    """Every beginning of every query, as the History place asks for it."""
    shop = shops.shop(size.many_notes, size.waiting)
    took, least = [], []
    desk = open_desk(shop)
    try:
        search = desk.past_notes.search
        if not search(QUERIES[0]).notes or search(QUERIES[-1]).notes:
            raise RuntimeError("somebody was thanked, and nobody bought a xylophone")
        with closing(connect(shop / NAME, may_write=False)) as bare:
            for query in list(_beginnings(QUERIES[: size.queries])) * size.rounds:
                took.append(seconds(search, query, limit=_SHOWN))
                least.append(seconds(floor, bare, query))
    finally:
        desk.close()
    name = f"search {size.many_notes:,} notes as you type"
    yield from spread(name, took, least, aim="≤ 20 ms")
    yield ms(f"{name}, slowest", max(took), max(least))


def floor(bare: Connection, query: str) -> list[tuple[int]]:
    """The same index asked for numbers alone, on a connection of its own, in this thread."""
    return bare.execute(
        "SELECT rowid FROM note_index WHERE note_index MATCH ? ORDER BY rowid DESC LIMIT ?",
        (match(Wanted(query)), _SHOWN),
    ).fetchall()


def _beginnings(queries: Sequence[str]) -> Iterator[str]:
    """What the field holds after each letter from the second on."""
    for query in queries:
        yield from (query[:end] for end in range(2, len(query) + 1))

"""Whether a draft was said before, at every pause in typing, and a batch before it is printed."""

import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from handnote.checks.alike_notes import alike_pairs
from handnote.domain.likeness import Said
from handnote.domain.order import OrderId
from handnote.services.sameness import Sameness
from handnote.storage.clock import SystemClock
from handnote.storage.connection import Connection, connect
from handnote.storage.opening import NAME
from handnote.storage.store import open_store
from tests.bench.histories import Teller, Told, write_history
from tests.bench.measurement import Measurement, ms, seconds, spread
from tests.bench.shops import Shops
from tests.bench.size import Size
from tests.bench.words import Scribe


def measure(shops: Shops, size: Size) -> Iterator[Measurement]:
    """A history read in, asked of copies and of new notes, and alike pairs of a thousand notes."""
    with TemporaryDirectory(dir=shops.folder) as home:
        yield from measure_in(Path(home), size.notes, size.opens)
    tenth = max(2, size.notes // 100)
    few, many = batch(tenth), batch(10 * tenth)
    least = 10 * seconds(alike_pairs, few)
    yield ms(f"alike pairs of {10 * tenth:,} notes", seconds(alike_pairs, many), least)


def measure_in(folder: Path, count: int, questions: int) -> Iterator[Measurement]:
    """The same for a history of ``count`` notes, kept in ``folder``."""
    told = Teller(count).notes()
    folder.mkdir(parents=True, exist_ok=True)
    shop = folder / "shop"
    if not shop.exists():
        write_history(shop, told)
    before = (shop / NAME).stat().st_size
    with sameness(shop) as same:
        start = time.perf_counter()
        same.catch_up(lambda *_: None, lambda: True)
        took = time.perf_counter() - start
        if (shop / NAME).stat().st_size > before:
            yield ms(f"read one of {count:,} old notes in", took / count)
            kept = ((shop / NAME).stat().st_size - before) / count
            yield Measurement(f"kept for each of {count:,} notes", kept, "B", aim="≤ 400 B")
        yield from _questions(same, shop, told, questions)


def _questions(
    same: Sameness, shop: Path, told: list[Told], questions: int
) -> Iterator[Measurement]:
    count = len(told)
    order_id = OrderId(f"order-{count:08}")
    for kind, drafts in (("copies", _copies(told, questions)), ("new notes", _new(questions))):
        took, least, found = [], [], 0
        with closing(connect(shop / NAME, may_write=False)) as bare:
            for draft in drafts:
                start = time.perf_counter()
                found += same.worst(order_id, draft) is not None
                took.append(time.perf_counter() - start)
                least.append(seconds(_floor, bare, count))
        aim = "≤ 15 ms" if count <= 100_000 else "≤ 40 ms"
        yield from spread(f"said before among {count:,}? {kind}", took, least, aim=aim)
        right = found if kind == "copies" else questions - found
        yield Measurement(f"{kind} told rightly among {count:,}", 100 * right / questions, "%")


def _copies(told: list[Told], questions: int) -> list[str]:
    """Notes of the history with another name and one word changed."""
    dice = Random(3)
    drafts = []
    for _ in range(questions):
        note = dice.choice(told)
        words = note.text.replace(note.name.split()[0], "Inês").split()
        words[dice.randrange(1, len(words))] = "kettle"
        drafts.append(" ".join(words))
    return drafts


def _new(questions: int) -> list[str]:
    scribe = Scribe(99)
    return [f"Thank you so much for your order! {scribe.note(25)}" for _ in range(questions)]


def _floor(bare: Connection, count: int) -> object:
    """Thirty notes fetched by their place, on a connection of their own, in this thread."""
    step = max(1, count // 30)
    return [
        bare.execute("SELECT text FROM note WHERE seq = ?", (seq,)).fetchone()
        for seq in range(1, count, step)
    ]


def batch(count: int) -> list[tuple[int, Said]]:
    """Notes as different as the history's."""
    told = Teller(count).notes()
    return [(n, Said(note.text, (note.name,), (note.thing,))) for n, note in enumerate(told)]


@contextmanager
def sameness(shop: Path) -> Iterator[Sameness]:
    """The service over a shop."""
    store = open_store(shop, clock=SystemClock())
    try:
        yield Sameness(store)
    finally:
        store.close()


if __name__ == "__main__":
    # python -m tests.bench.saying_again 1000000 build/a-million: kept there for the next time
    for measurement in measure_in(Path(sys.argv[2]), int(sys.argv[1]), 300):
        print(measurement.line(), flush=True)

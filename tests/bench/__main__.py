"""``make bench``: measure, print a line for each number, and keep them in build/bench.json."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench import (
    coming_back,
    importing,
    inking,
    keystrokes,
    listening,
    opening,
    piles,
    printing,
    saving,
    saying_again,
    searching,
    seeing,
    sheets,
    spelling,
    stocks,
    terminal,
    windows,
)
from tests.bench.measurement import Measurement
from tests.bench.screen import Screen, some_screen
from tests.bench.shops import Shops
from tests.bench.size import FULL, Size

_BUILD = Path(__file__).parents[2] / "build"


def main() -> int:
    """Measure everything at full size."""
    shops = Shops(_BUILD / "bench-data")
    shops.folder.mkdir(parents=True, exist_ok=True)
    with some_screen() as screen:
        print(f"Windows are drawn on: {screen.name}. Numbers are medians unless they say.")
        found = []
        for measurement in everything(shops, FULL, screen):
            print(measurement.line(), flush=True)
            found.append(measurement)
    write(found, _BUILD / "bench.json")
    return 0


def everything(shops: Shops, size: Size, screen: Screen) -> Iterator[Measurement]:
    """Every benchmark there is, one after the other."""
    yield from windows.measure(shops, size, screen)
    yield from keystrokes.measure(size)
    yield from inking.measure(size, screen)
    yield from listening.measure(size)
    yield from spelling.measure(size)
    yield from seeing.measure(size)
    yield from sheets.measure(size)
    yield from printing.measure(size, screen)
    yield from piles.measure(shops, size, screen)
    yield from searching.measure(shops, size)
    yield from saying_again.measure(shops, size)
    yield from coming_back.measure(shops, size, screen)
    yield from stocks.measure(size)
    yield from saving.measure(shops, size)
    yield from importing.measure(shops, size)
    yield from opening.measure(shops, size)
    yield from terminal.measure(size)


def write(found: list[Measurement], file: Path) -> None:
    """The same for other programs."""
    told = [measurement.as_told() for measurement in found]
    file.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())

"""The benchmarks run, and tell what they promise to tell. How long it took is for people."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from handnote.bootstrap import open_desk
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
from tests.bench.__main__ import write
from tests.bench.measurement import Measurement, ms, p95, spread
from tests.bench.screen import OFFSCREEN
from tests.bench.shops import Shops
from tests.bench.size import TINY
from tests.bench.words import Scribe

Benchmark = Callable[[Shops], Iterator[Measurement]]

BENCHMARKS: dict[str, Benchmark] = {
    "windows": lambda shops: windows.measure(shops, TINY, OFFSCREEN),
    "keystrokes": lambda _: keystrokes.measure(TINY),
    "coming_back": lambda shops: coming_back.measure(shops, TINY, OFFSCREEN),
    "inking": lambda _: inking.measure(TINY, OFFSCREEN),
    "listening": lambda _: listening.measure(TINY),
    "spelling": lambda _: spelling.measure(TINY),
    "seeing": lambda _: seeing.measure(TINY),
    "sheets": lambda _: sheets.measure(TINY),
    "printing": lambda _: printing.measure(TINY, OFFSCREEN),
    "piles": lambda shops: piles.measure(shops, TINY, OFFSCREEN),
    "searching": lambda shops: searching.measure(shops, TINY),
    "saying again": lambda shops: saying_again.measure(shops, TINY),
    "stocks": lambda _: stocks.measure(TINY),
    "saving": lambda shops: saving.measure(shops, TINY),
    "importing": lambda shops: importing.measure(shops, TINY),
    "opening": lambda shops: opening.measure(shops, TINY),
    "terminal": lambda _: terminal.measure(TINY),
}


@pytest.fixture(scope="module")
def shops(tmp_path_factory: pytest.TempPathFactory) -> Shops:
    """A folder of our own to build small shops in."""
    return Shops(tmp_path_factory.mktemp("shops"))


@pytest.mark.parametrize("subject", BENCHMARKS)
def test_a_benchmark_tells_a_number_beside_its_floor(subject: str, shops: Shops) -> None:
    found = list(BENCHMARKS[subject](shops))
    assert found
    assert all(it.value > 0 for it in found)
    assert all(it.floor > 0 for it in found if it.floor is not None)
    assert any(it.floor for it in found)
    assert len({it.name for it in found}) == len(found)


def test_the_file_says_of_each_its_name_value_unit_floor_and_ratio(tmp_path: Path) -> None:
    write([ms("start", 0.3, 0.2), Measurement("rows", 7.0, "")], tmp_path / "bench.json")
    assert json.loads((tmp_path / "bench.json").read_text("utf-8")) == [
        {"name": "start", "value": 300.0, "unit": "ms", "floor": 200.0, "ratio": 1.5},
        {"name": "rows", "value": 7.0, "unit": "", "floor": None, "ratio": None},
    ]


def test_a_line_says_how_many_times_the_floor_it_is_and_what_was_aimed_at() -> None:
    line = ms("start to a label", 0.3, 0.2, aim="≤ 1.3×").line()
    assert " ".join(line.split()) == "start to a label 300.0 ms floor 200.0 ms 1.50× aim ≤ 1.3×"


def test_the_95th_percentile_is_what_95_of_100_do_not_exceed() -> None:
    assert p95([float(number) for number in range(100, 0, -1)]) == 95
    assert [it.value for it in spread("keys", [0.001, 0.002, 0.009], [0.001])] == [2, 9]


def test_a_shop_holds_what_was_asked_and_is_built_once(shops: Shops) -> None:
    shop = shops.shop(notes=25, waiting=3)
    (built,) = (file.stat() for file in shop.glob("*.db"))
    assert shops.shop(notes=25, waiting=3) == shop
    assert [file.stat().st_ino for file in shop.glob("*.db")] == [built.st_ino]
    desk = open_desk(shop)
    assert (desk.past_notes.count(), len(desk.inbox.pile())) == (25, 3)
    desk.close()


def test_writing_in_a_copy_leaves_the_shop_as_it_was(shops: Shops) -> None:
    before = {file.name: file.read_bytes() for file in shops.shop(25, 3).iterdir()}
    with shops.copy(25, 3) as shop:
        desk = open_desk(shop)
        desk.inbox.add_by_hand("Ida", "green scarf")
        desk.close()
    assert not shop.exists()
    assert {file.name: file.read_bytes() for file in shops.shop(25, 3).iterdir()} == before


def test_the_scribe_repeats_herself_only_when_asked_to() -> None:
    notes = [Scribe(seed=1).note(40), *(scribe.note(40) for scribe in [Scribe(seed=1)] * 2)]
    assert notes[0] == notes[1] != notes[2]
    assert [len(note.split()) for note in notes] == [40, 40, 40]


def test_an_order_file_has_as_many_rows_as_asked(tmp_path: Path) -> None:
    file = importing.write_shopify_file(tmp_path / "orders.csv", 30)
    assert importing.floor(file) == 31

"""A stock written to a file comes back as it was; a hostile file gets a sentence."""

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.domain.problem import Problem, StockTrouble
from handnote.domain.stock import OWN, OWN_GRADE, Stock
from handnote.sheets.measures import troubles_of
from handnote.sheets.stock_file import LARGEST, read_bytes, stocks_from, stocks_text
from handnote.sheets.stocks import StockCatalogue

EVERY = StockCatalogue().search("", 10_000, unverified=True)

ONE = """
[[stock]]
name = "Market"
page_width = 210
page_height = 297
width = 63.5
height = 38.1
left = 7
top = 15
"""


def as_own(stock: Stock, name: str) -> Stock:
    return replace(stock, brand=OWN, part=name, grade=OWN_GRADE, equivalents=())


@given(st.sampled_from(EVERY), st.sampled_from(EVERY))
def test_every_stock_comes_back_as_it_was_written(one: Stock, other: Stock) -> None:
    # Four of three thousand have a name that is longer than an own one, or ends in a blank.
    stocks = as_own(one, one.name[:60].strip()), as_own(other, other.name[:60].strip())
    assert stocks_from(stocks_text(stocks).encode(), "mine.toml") == stocks


@pytest.mark.parametrize("name", ['a "quoted" \\ name', "حب", "line\nbreak", "🎁", "[[stock]]"])
def test_a_name_is_only_a_name(name: str) -> None:
    (stock,) = stocks_from(stocks_text([as_own(EVERY[0], name)]).encode(), "mine.toml")
    assert stock.part == " ".join(name.split())


def test_a_few_lines_by_hand_are_enough() -> None:
    (stock,) = stocks_from(ONE.encode(), "mine.toml")
    assert stock.name == "Own Market"
    assert stock.slots == 1
    assert not troubles_of(stock)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("width = 63.5|width = nan", StockTrouble.WRONG_FIGURE),
        ("width = 63.5|width = -inf", StockTrouble.WRONG_FIGURE),
        ('width = 63.5|width = "wide"', StockTrouble.WRONG_FIGURE),
        ("width = 63.5|width = true", StockTrouble.WRONG_FIGURE),
        ("width = 63.5|", StockTrouble.WRONG_FIGURE),
        ("width = 63.5|width = 63.5\nacross = 99999999999", StockTrouble.WRONG_FIGURE),
        ("width = 63.5|width = 63.5\nacross = 1.5", StockTrouble.WRONG_FIGURE),
        ('width = 63.5|width = 63.5\nshape = "star"', StockTrouble.WRONG_FIGURE),
        ("width = 63.5|width = 63.5\nshape = [1]", StockTrouble.WRONG_FIGURE),
        ('name = "Market"|name = " "', StockTrouble.WRONG_FIGURE),
        ('name = "Market"|name = 5', StockTrouble.WRONG_FIGURE),
        ("[[stock]]|[stock]", StockTrouble.NOT_STOCKS),
        ("[[stock]]|", StockTrouble.NOT_STOCKS),
        ("[[stock]]|stock = [1, 2]\n", StockTrouble.NOT_STOCKS),
        ("[[stock]]|a = " + "[" * 5000 + "]" * 5000, StockTrouble.NOT_STOCKS),
        ("[[stock]]|\x00", StockTrouble.NOT_STOCKS),
    ],
)
def test_a_wrong_file_gets_a_problem(change: str, code: StockTrouble) -> None:
    old, new = change.split("|")
    with pytest.raises(Problem) as told:
        stocks_from(ONE.replace(old, new).encode(), "mine.toml")
    assert told.value.code is code


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_stocks_or_a_problem(data: bytes) -> None:
    with suppress(Problem):
        assert stocks_from(data, "odd.toml")


def test_a_file_too_large_missing_or_no_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b" " * (LARGEST + 1))
    os.mkfifo(tmp_path / "pipe")
    for name, code in (
        ("large", StockTrouble.TOO_LARGE),
        ("missing", StockTrouble.UNREADABLE),
        ("pipe", StockTrouble.NOT_STOCKS),
        (".", StockTrouble.NOT_STOCKS),
    ):
        with pytest.raises(Problem) as told:
            read_bytes(tmp_path / name)
        assert told.value.code is code


def test_sticky_notes_of_her_own_keep_their_wider_margin() -> None:
    sticky = StockCatalogue().find("Sticky 76x76 on A4")
    (own,) = stocks_from(stocks_text([sticky]).encode(), "own.toml")
    assert own.brand == OWN
    assert (own.medium, own.safe, own.grid) == (sticky.medium, sticky.safe, sticky.grid)

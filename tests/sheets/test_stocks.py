"""The catalogue finds the stock that is meant, and says what is near when there is none."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handnote.config.resources import resource
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.stock import Stock
from handnote.sheets.stock_table import read_rows
from handnote.sheets.stocks import OFFERED, StockCatalogue

CATALOGUE = StockCatalogue()
ROWS = read_rows(resource("stocks", "stocks.tsv"))


def found(part: str) -> str:
    stock = CATALOGUE.find(part)
    return f"{stock.brand} {stock.part}"


def searched(query: str, limit: int = 3) -> list[str]:
    return [f"{stock.brand} {stock.part}" for stock in CATALOGUE.search(query, limit)]


def test_nothing_is_read_before_the_first_question(tmp_path: Path) -> None:
    missing = StockCatalogue(tmp_path / "none.tsv")
    with pytest.raises(FileNotFoundError):
        missing.find("L7163")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("L7163", "Avery L7163"),
        ("avery l-7163", "Avery L7163"),
        ("Zweckform L7163", "Avery Zweckform L7163"),
        ("Avery Zweckform 3474", "Avery Zweckform 3474"),
        ("Herma 4678", "Herma 4678"),
        ("4678", "Herma 4678"),
        ("8163", "Avery 8163"),
        ("7163", "Avery L7163"),
        ("5163", "Avery 5163"),
        ("OL875", "Online Labels OL875"),
        ("DK-11201", "Brother DK-11201"),
        ("dymo 99010", "Dymo 99010"),
        ("4x6in", "Thermal 4x6in"),
        ("card a6", "Card A6"),
        ("A6 on A4", "Card A6 on A4"),
        ("sticky 76 x 76 on a4", "Sticky 76x76 on A4"),
    ],
)
def test_finds_the_stock_that_is_meant(typed: str, meant: str) -> None:
    assert found(typed) == meant


def test_another_number_of_the_same_die_has_the_same_figures() -> None:
    bought, known = CATALOGUE.find("8163"), CATALOGUE.find("5163")
    assert (bought.grid, bought.width, bought.height) == (known.grid, known.width, known.height)
    assert "5163" in bought.equivalents
    assert "8163" in known.equivalents
    assert "8163" not in bought.equivalents


@pytest.mark.parametrize(
    ("typed", "near"), [("L7613", "Avery L7163"), ("hurma 4678", "Herma 4678"), ("xyzzy", "")]
)
def test_an_unknown_number_is_told_with_the_nearest_ones(typed: str, near: str) -> None:
    with pytest.raises(Problem) as told:
        CATALOGUE.find(f" {typed} ")
    assert told.value.code is AskTrouble.NO_SUCH_STOCK
    assert told.value.facts["part"] == typed
    assert near in str(told.value.facts["near"])
    assert str(told.value.facts["near"]).count(",") <= 2
    assert bool(told.value.facts["near"]) is bool(near)


@settings(max_examples=30)
@given(st.text(max_size=30))
def test_any_text_finds_a_stock_or_a_problem(text: str) -> None:
    with suppress(Problem):
        assert CATALOGUE.find(text).part


def test_every_stock_is_found_by_its_brand_and_number() -> None:
    for row in ROWS:
        stock = CATALOGUE.find(f"{row.brand} {row.part}")
        assert (stock.brand, stock.part) == (row.brand, row.part)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("7163", "Avery L7163"),
        ("7160", "Avery 7160"),
        ("99x38", "Avery L7163"),
        ("2x4", "Avery 5163"),
        ("round a4", "Herma 4476"),
        ("21 per sheet", "Avery L7160"),
        ("Herma 4678", "Herma 4678"),
        ("5195", "Avery 5195"),
    ],
)
def test_the_likeliest_stock_comes_first(query: str, first: str) -> None:
    assert searched(query)[0] == first


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("sticky 76", {"Sticky 76x76 on A4", "Sticky 76x127 on Letter"}),
        ("sticky 3 x 3 in", {"Sticky 76x76 on A4", "Sticky 76x76 on Letter"}),
        ("sticky notes a4", {"Sticky 51x38 on A4", "Sticky 76x76 on A4", "Sticky 76x127 on A4"}),
        ("a6", {"Card A6", "Card A6 on A4", "Card A5 folded", "Card A5 folded wide"}),
        ("a7", {"Card A7 on A4"}),
        ("folded card", {"Card A5 folded", "Card Half Letter folded wide"}),
        ("cut marks", {"Plain 95x55 on A4", "Card A7 on A4", "Card Quarter Letter"}),
        ("plain paper letter", {"Plain 95x51 on Letter"}),
        ("quarter letter", {"Card Quarter Letter"}),
    ],
)
def test_cards_plain_paper_and_sticky_notes_are_found_by_words(query: str, names: set[str]) -> None:
    assert names <= set(searched(query, 30))


def test_core_stocks_come_before_others() -> None:
    core = [stock.name for stock in CATALOGUE.core()]
    ranks = [stock.name not in core for stock in CATALOGUE.search("a4", 500)]
    assert ranks == sorted(ranks)
    assert ranks[0] is False


def test_nothing_typed_shows_the_core_stocks() -> None:
    assert set(CATALOGUE.search("", 500)) == set(CATALOGUE.core())
    assert len(CATALOGUE.core()) == 73


def test_no_more_are_shown_than_asked_for() -> None:
    assert len(CATALOGUE.search("a4", 7)) == 7
    assert CATALOGUE.search("no such thing") == ()


def test_what_nobody_confirmed_is_found_only_when_asked_for() -> None:
    core = set(CATALOGUE.core())
    quiet = CATALOGUE.search("label", 5000) + CATALOGUE.search("a4", 5000)
    assert {stock.grade for stock in quiet if stock not in core} == {"A", "B"}
    told = CATALOGUE.search("a4", 5000, unverified=True)
    assert {stock.grade for stock in told} == {"A", "B", "C", "D"}
    assert set(CATALOGUE.search("", 5000, unverified=True)) > set(quiet)
    assert len(CATALOGUE.search("", 5000, unverified=True)) == len(ROWS)


def test_all_that_is_found_is_what_a_search_finds_without_an_end() -> None:
    found = CATALOGUE.search_all("a4 rectangle", unverified=True)
    assert len(found) > 500
    assert [found[number] for number in range(40)] == list(
        CATALOGUE.search("a4 rectangle", 40, unverified=True)
    )


def test_an_equivalent_number_finds_the_stocks_that_share_its_die() -> None:
    assert {"Avery 5160", "Avery 8160", "Avery 5260"} <= set(searched("5160", 50))
    assert searched("8160")[0] == "Avery 8160"


def test_her_own_and_marked_stocks_come_first_and_alone_when_asked() -> None:
    market = replace(CATALOGUE.find("L7163"), brand="Own", part="Market 5160", equivalents=())
    names = frozenset({"Herma 4678", "Own Market 5160", "gone away"})
    catalogue = StockCatalogue(own=lambda: [market], mine=lambda: names)
    herma = catalogue.find("Herma 4678")
    assert catalogue.find("market 5160") == catalogue.find("own market 5160") == market
    assert catalogue.search("", 2) == (market, herma)
    assert catalogue.search("99x38", 2) == (market, herma)
    assert catalogue.search("", 50, only_mine=True) == (market, herma)
    assert catalogue.search("a4 round", 50, only_mine=True) == ()
    assert catalogue.offered()[:3] == (market, herma, CATALOGUE.find("L7163"))


def test_her_own_stock_is_meant_by_a_bare_number_and_the_maker_still_names_his() -> None:
    own = replace(CATALOGUE.find("L7163"), brand="Own", part="5160")
    catalogue = StockCatalogue(own=lambda: [own])
    assert catalogue.find("5160") == own
    assert catalogue.find("own 5160") == own
    assert catalogue.find("Avery 5160").brand == "Avery"
    assert "Avery" in {stock.brand for stock in catalogue.offered() if stock.part == "5160"}


def test_her_own_copy_of_a_product_does_not_stand_in_for_it() -> None:
    """A file of gLabels' templates may hold every product there is."""
    copy = replace(CATALOGUE.find("L7163"), brand="Own", part="Avery L7163")
    catalogue = StockCatalogue(own=lambda: [copy])
    assert catalogue.find("Avery L7163").brand == "Avery"
    assert catalogue.find("Own Avery L7163") == copy


def test_a_file_of_thousands_does_not_fill_what_is_offered_first() -> None:
    one = replace(CATALOGUE.find("L7163"), brand="Own")
    many = tuple(replace(one, part=f"mine {number}") for number in range(2000))
    names = frozenset(stock.name for stock in many)
    catalogue = StockCatalogue(own=lambda: many, mine=lambda: names)
    assert len(catalogue.offered()) == 30 + len(OFFERED)
    assert catalogue.find("mine 1999") == many[-1]
    assert len(catalogue.search_all("mine")) == 2000


def test_own_stocks_are_looked_through_again_when_they_change() -> None:
    one = replace(CATALOGUE.find("L7163"), brand="Own", part="mine")
    shelf: list[tuple[Stock, ...]] = [(one,)]
    catalogue = StockCatalogue(own=lambda: shelf[0])
    assert catalogue.find("mine") == one
    shelf[0] = ()
    with pytest.raises(Problem):
        catalogue.find("own mine")


def test_a_name_is_known_to_ship_or_not() -> None:
    assert CATALOGUE.has("avery l7163")
    assert not CATALOGUE.has("Market labels")


def test_ten_are_offered_and_the_first_of_each_page_is_the_common_one() -> None:
    offered = CATALOGUE.offered()
    assert [stock.part for stock in offered] == list(OFFERED)
    assert len({stock.part for stock in offered}) == 10
    assert [stock.page_width for stock in offered] == [210.0] * 5 + [215.9] * 5
    assert all(stock.brand == "Avery" for stock in offered)

"""A seller's own stocks last, are found, and never break what was printed on them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from handnote.bootstrap import open_desk
from handnote.domain.problem import Problem, StockTrouble
from handnote.domain.stock import Stock
from handnote.services.desk import Desk
from handnote.services.undo import UndoCode
from handnote.sheets.measures import Page, Typed, measured
from handnote.sheets.stock_file import stocks_text
from handnote.storage.own_stocks import Shelf, peek
from tests.services.desk import proof_of
from tests.sheets.test_glabels import FILE

MARKET = Typed("Market 12", Page.A4, width="63.5", height="72", left="7.2", top="4.5",
               step_x="66.04", step_y="72", across="3", down="4")  # fmt: skip


def stock(**changes: str) -> Stock:
    found = measured(replace(MARKET, **changes)).stock  # type: ignore[arg-type]  # fields by name
    assert found
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(tmp_path / "desk")
    yield opened
    opened.close()


def test_what_she_measured_is_there_another_day_and_found_everywhere(tmp_path: Path) -> None:
    first = open_desk(tmp_path)
    first.own_stocks.put(stock())
    first.preferences.print_on(stock().name)
    first.close()
    second = open_desk(tmp_path)
    assert second.own_stocks.own() == (stock(),)
    assert second.stock == second.catalogue.find("market-12") == stock()
    assert second.catalogue.search("63.5x72")[0] == stock()
    assert second.catalogue.offered()[0] == stock()
    second.close()


def test_sticky_notes_of_hers_keep_their_wider_margin(desk: Desk, tmp_path: Path) -> None:
    shipped = desk.catalogue.find("Sticky 76x76 on A4")
    file = tmp_path / "sticky.toml"
    file.write_text(stocks_text([shipped]), "utf-8")
    desk.own_stocks.bring_in(file)
    (own,) = desk.own_stocks.own()
    assert (own.medium, own.safe) == (shipped.medium, shipped.safe)


def test_it_is_read_while_a_window_has_the_desk(desk: Desk) -> None:
    assert peek(desk.folder).own == ()
    desk.own_stocks.put(stock())
    desk.own_stocks.mark("Herma 4678", is_mine=True)
    assert peek(desk.folder) == Shelf((stock(),), frozenset({"Own Market 12", "Herma 4678"}))


def test_nothing_is_made_by_looking(tmp_path: Path) -> None:
    assert peek(tmp_path / "nowhere") == ((), frozenset())
    assert not (tmp_path / "nowhere").exists()
    (tmp_path / "handnote.db").write_bytes(b"something else entirely")
    assert peek(tmp_path) == ((), frozenset())


def test_it_is_changed_and_renamed_in_its_place(desk: Desk) -> None:
    desk.own_stocks.put(stock())
    desk.own_stocks.put(stock(name="Fair 12", left="8"), instead_of="Market 12")
    assert desk.own_stocks.own() == (stock(name="Fair 12", left="8"),)


def test_two_of_hers_cannot_have_one_name_however_it_is_typed(desk: Desk) -> None:
    desk.own_stocks.put(stock())
    with pytest.raises(Problem) as told:
        desk.own_stocks.put(stock(name="market-12", left="8"))
    assert told.value.code is StockTrouble.NAME_TAKEN
    desk.own_stocks.put(stock(left="8"), instead_of="Market 12")
    assert len(desk.own_stocks.own()) == 1


def test_one_that_cannot_be_is_never_kept(desk: Desk) -> None:
    with pytest.raises(Problem) as told:
        desk.own_stocks.put(stock(across="9"))
    assert told.value.code is StockTrouble.IMPOSSIBLE
    assert desk.own_stocks.own() == ()


def test_taken_away_it_breaks_nothing_and_can_be_put_back(desk: Desk) -> None:
    desk.own_stocks.put(stock())
    desk.preferences.print_on("Own Market 12")
    desk.printing.record(proof_of([], stock=desk.stock))
    desk.own_stocks.take_away("Market 12")
    assert desk.own_stocks.own() == ()
    assert desk.stock.name == "Avery L7163"
    assert desk.printing.runs()[0].stock_name == "Own Market 12"
    assert desk.catalogue.offered()[0].name == "Avery L7163"
    undone = desk.undo.undo()
    assert undone is not None
    assert undone[0] is UndoCode.STOCK_GONE
    assert desk.own_stocks.own() == (stock(),)
    assert desk.stock == stock()


def test_what_is_not_hers_cannot_be_taken_away(desk: Desk) -> None:
    with pytest.raises(Problem) as told:
        desk.own_stocks.take_away("L7163")
    assert told.value.code is StockTrouble.NOT_OWN


def test_hers_are_those_she_marked_printed_on_or_measured(desk: Desk) -> None:
    desk.own_stocks.mark("Herma 4678", is_mine=True)
    desk.own_stocks.mark("Avery 5160", is_mine=True)
    desk.own_stocks.mark("Avery 5160", is_mine=False)
    desk.printing.record(proof_of([], stock=desk.catalogue.find("L7160")))
    desk.own_stocks.put(stock())
    names = [one.name for one in desk.catalogue.mine()]
    assert names == ["Own Market 12", "Avery L7160", "Herma 4678"]
    assert desk.own_stocks.marked() == {"Herma 4678"}


def test_a_file_of_hers_comes_back_and_only_once(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "market.toml"
    desk.own_stocks.put(stock())
    desk.own_stocks.write_out(stock(), file)
    assert desk.own_stocks.bring_in(file).stocks == (stock(),)
    assert desk.own_stocks.own() == (stock(),)


def test_another_sheet_of_the_same_name_gets_a_number(desk: Desk, tmp_path: Path) -> None:
    desk.own_stocks.put(stock())
    file = tmp_path / "market.toml"
    file.write_text(stocks_text([stock(left="8")]), "utf-8")
    for _ in range(2):
        desk.own_stocks.bring_in(file)
        assert [one.part for one in desk.own_stocks.own()] == ["Market 12", "Market 12 (2)"]


def test_templates_of_glabels_are_brought_in_and_the_rest_is_named(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "shop.template"
    off_the_page = FILE.replace('nx="4"', 'nx="5"')
    file.write_text(off_the_page, "utf-8")
    found = desk.own_stocks.bring_in(file)
    assert [one.part for one in found.stocks] == ["Avery 5160", "Avery 8160", "Shop oval"]
    assert ("Shop round 40", "impossible") in found.left_out
    assert desk.catalogue.find("Shop oval").brand == "Own"
    assert desk.catalogue.find("Own Avery 5160").brand == "Own"
    assert desk.catalogue.find("Avery 5160").brand == "Avery"


def test_a_file_with_nothing_to_use_says_why(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "market.toml"
    file.write_text(stocks_text([stock(across="9")]), "utf-8")
    with pytest.raises(Problem) as told:
        desk.own_stocks.bring_in(file)
    assert told.value.code is StockTrouble.NONE_USABLE
    assert told.value.facts["kind"] == "impossible"
    assert desk.own_stocks.own() == ()


def test_one_brought_in_is_found_by_its_number_unless_a_product_has_it(desk: Desk) -> None:
    desk.own_stocks.put(stock(name="Odd X1"))
    desk.own_stocks.put(stock(name="Odd 5160"))
    assert desk.catalogue.find("x1").name == "Own Odd X1"
    assert desk.catalogue.find("5160").name == "Avery 5160"
    assert desk.catalogue.find("odd 5160").name == "Own Odd 5160"

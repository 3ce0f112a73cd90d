"""Sheets remember which of their labels are gone, and all that is said of them can be undone."""

import pytest

from handnote.domain.sheet import SheetId
from handnote.services.undo import UndoCode
from handnote.sheets.stocks import StockCatalogue
from tests.services.desk import EVENING, STOCK, Desk, add_three_orders, proof_of


def pictures(desk: Desk) -> list[str]:
    return ["".join(sheet.fates) for sheet in desk.sheets.open_of(STOCK)]


def only_sheet(desk: Desk) -> SheetId:
    (sheet,) = desk.sheets.open_of(STOCK)
    return sheet.id


def undone(desk: Desk) -> UndoCode:
    taken_back = desk.undo.undo()
    assert taken_back is not None
    return taken_back[0]


def test_a_sheet_is_remembered_from_the_first_label_struck_out(desk: Desk) -> None:
    assert desk.sheets.open_of(STOCK) == ()
    changes = desk.sheets.strike_out(STOCK, None, 2)
    (sheet,) = desk.sheets.open_of(STOCK)
    assert changes.sheets == {sheet.id}
    assert (sheet.stock_name, sheet.begun_at, sheet.left) == ("Avery L7163", EVENING, 13)
    assert sheet.as_open().used == {2}
    assert undone(desk) is UndoCode.STRIKE_OUT
    assert desk.sheets.open_of(STOCK) == ()


def test_a_label_is_struck_out_and_given_back(desk: Desk) -> None:
    desk.sheets.strike_out(STOCK, None, 2)
    desk.sheets.strike_out(STOCK, only_sheet(desk), 5)
    assert pictures(desk) == ["..x..x........"]
    desk.sheets.give_back(STOCK, only_sheet(desk), 2)
    assert pictures(desk) == [".....x........"]
    assert undone(desk) is UndoCode.GIVE_BACK
    assert undone(desk) is UndoCode.STRIKE_OUT
    assert pictures(desk) == ["..x..........."]


def test_starting_at_a_label_strikes_out_the_ones_before_it(desk: Desk) -> None:
    desk.sheets.start_at(STOCK, None, 4)
    assert pictures(desk) == ["xxxx.........."]
    desk.sheets.start_at(STOCK, only_sheet(desk), 2)
    assert pictures(desk) == ["xx............"]
    assert undone(desk) is UndoCode.START_AT
    assert pictures(desk) == ["xxxx.........."]
    assert not desk.sheets.start_at(STOCK, only_sheet(desk), 4)


def test_starting_earlier_does_not_bring_printed_labels_back(desk: Desk) -> None:
    add_three_orders(desk)
    for order in desk.inbox.orders():
        desk.finish(order.id, "Dear you")
    desk.printing.record(proof_of(desk.printing.to_print()))
    desk.sheets.start_at(STOCK, only_sheet(desk), 6)
    assert pictures(desk) == ["pppxxx........"]
    desk.sheets.start_at(STOCK, only_sheet(desk), 1)
    assert pictures(desk) == ["ppp..........."]


def test_nothing_is_remembered_of_a_new_sheet_begun_at_its_first_label(desk: Desk) -> None:
    assert not desk.sheets.start_at(STOCK, None, 0)
    assert not desk.undo.can_undo


def test_undoing_a_strike_leaves_a_label_gone_that_was_printed_on_since(desk: Desk) -> None:
    add_three_orders(desk)
    desk.sheets.start_at(STOCK, None, 3)
    desk.sheets.give_back(STOCK, only_sheet(desk), 1)
    desk.finish(desk.inbox.orders()[0].id, "Dear you")
    open_sheets = [sheet.as_open() for sheet in desk.sheets.open_of(STOCK)]
    desk.printing.record(proof_of(desk.printing.to_print(), open_sheets))
    assert pictures(desk) == ["xpx..........."]
    assert undone(desk) is UndoCode.FINISH
    assert undone(desk) is UndoCode.GIVE_BACK
    assert pictures(desk) == ["xpx..........."]


def test_several_sheets_of_several_stocks_are_kept_apart_oldest_first(desk: Desk) -> None:
    other = StockCatalogue().find("5163")
    desk.sheets.strike_out(STOCK, None, 0)
    desk.sheets.strike_out(other, None, 1)
    desk.clock.move(days=1)
    desk.sheets.strike_out(STOCK, None, 2)
    assert pictures(desk) == ["x.............", "..x..........."]
    assert ["".join(sheet.fates) for sheet in desk.sheets.open_of(other)] == [".x........"]
    assert [sheet.stock_name for sheet in desk.sheets.every_open()] == [
        "Avery L7163",
        "Avery 5163",
        "Avery L7163",
    ]


def test_a_sheet_is_fed_the_other_way_round_until_it_is_not(desk: Desk) -> None:
    desk.sheets.strike_out(STOCK, None, 0)
    desk.sheets.turn(only_sheet(desk), is_turned=True)
    assert desk.sheets.open_of(STOCK)[0].as_open().is_turned
    assert undone(desk) is UndoCode.TURN_SHEET
    assert not desk.sheets.open_of(STOCK)[0].as_open().is_turned


def test_a_sheet_thrown_away_is_not_filled_and_can_be_fetched_from_the_bin(desk: Desk) -> None:
    desk.sheets.strike_out(STOCK, None, 0)
    desk.sheets.throw_away(only_sheet(desk))
    assert desk.sheets.open_of(STOCK) == ()
    assert undone(desk) is UndoCode.THROW_AWAY
    assert pictures(desk) == ["x............."]


def test_a_full_sheet_is_no_open_sheet(desk: Desk) -> None:
    desk.sheets.start_at(STOCK, None, 13)
    desk.sheets.strike_out(STOCK, only_sheet(desk), 13)
    assert desk.sheets.every_open() == ()


def test_a_sheet_that_never_was_is_a_mistake_of_ours(desk: Desk) -> None:
    with pytest.raises(LookupError):
        desk.sheets.strike_out(STOCK, SheetId("none"), 0)
    assert not desk.undo.can_undo


def test_open_sheets_are_found_without_reading_the_others(desk: Desk) -> None:
    plan = desk.store.read(
        lambda connection: connection.execute(
            "EXPLAIN QUERY PLAN SELECT id FROM sheet WHERE stock_part = ? AND is_thrown_away = 0"
            " AND instr(picture, '.') AND picture GLOB '*[psx]*' ORDER BY seq",
            ("Avery L7163",),
        ).fetchall()
    )
    assert "sheet_open" in plan[0][3]

"""Notes go onto labels in order, one each, on no more sheets than they need."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.config.resources import resource
from handnote.domain.note import NoteId
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.sheet import OpenSheet, Sheet
from handnote.domain.stock import Grid, Shape, Stock
from handnote.domain.units import Mm
from handnote.sheets.imposition import begun_at, corners, impose, with_gone
from handnote.sheets.stock_table import read_rows

ROWS = read_rows(resource("stocks", "stocks.tsv"))
STOCKS = tuple(row.stock(()) for row in ROWS)
ROUNDING = 1e-9
EXACT = 0.01

SIX = Stock(
    brand="Test",
    part="six",
    title="two by three",
    page_width=Mm(100),
    page_height=Mm(100),
    width=Mm(40),
    height=Mm(25),
    shape=Shape.RECTANGLE,
    corner=Mm(0),
    grid=Grid(Mm(5), Mm(5), Mm(50), Mm(30), 2, 3),
    grade="A",
)


def notes(names: str) -> list[NoteId]:
    return [NoteId(name) for name in names.split()]


def drawn(sheets: tuple[Sheet, ...]) -> str:
    """Sheets as they lie: a name on each label, # where one was gone, . where one is free."""
    pages = []
    for sheet in sheets:
        labels = ["#" if slot in sheet.used else "." for slot in range(sheet.stock.slots)]
        for placement in sheet.placements:
            labels[placement.slot] = placement.note_id
        across = sheet.stock.grid.across
        rows = [labels[at : at + across] for at in range(0, len(labels), across)]
        pages.append("\n".join(" ".join(row) for row in rows))
    return "\n--\n".join(pages) + "\n"


def as_fed(sheets: tuple[Sheet, ...]) -> str:
    """Turned sheets as they lie in the printer: a name where it is printed, . where nothing is."""
    pages = []
    for sheet in sheets:
        at = dict.fromkeys(((top, left) for left, top in corners(SIX, is_turned=True)), ".")
        at |= {(one.top, one.left): one.note_id for one in sheet.placements}
        names = [name for _, name in sorted(at.items())]
        pages.append("\n".join(" ".join(names[row : row + 2]) for row in (0, 2, 4)))
    return "\n--\n".join(pages) + "\n"


def gone(*slots: int, is_turned: bool = False) -> OpenSheet:
    return OpenSheet(frozenset(slots), is_turned=is_turned)


def test_notes_fill_the_rows_in_order() -> None:
    assert drawn(impose(notes("a b c"), SIX)) == dedent("""\
        a b
        c .
        . .
        """)


def test_a_part_used_sheet_is_begun_where_it_was_left() -> None:
    assert drawn(impose(notes("a b c d"), SIX, [begun_at(4, SIX)])) == dedent("""\
        # #
        # a
        b c
        --
        d .
        . .
        . .
        """)


def test_leftovers_are_filled_first_and_in_their_order() -> None:
    open_sheets = [gone(0, 3), gone(0, 1, 2, 3, 4, 5), gone(1, 2, 4, 5)]
    assert drawn(impose(notes("a b c d e f g"), SIX, open_sheets)) == dedent("""\
        # a
        b #
        c d
        --
        e #
        # f
        # #
        --
        g .
        . .
        . .
        """)


def test_a_turned_sheet_takes_the_same_labels_and_is_read_as_it_is_fed() -> None:
    sheets = impose(notes("a b"), SIX, [gone(0, 1, 2, is_turned=True)])
    assert drawn(sheets) == dedent("""\
        # #
        # b
        a .
        """)
    assert as_fed(sheets) == dedent("""\
        . a
        b .
        . .
        """)


def test_a_placement_is_where_the_die_is() -> None:
    (sheet,) = impose(notes("a"), SIX, [begun_at(4, SIX)])
    (placement,) = sheet.placements
    assert (placement.left, placement.top) == (Mm(55), Mm(35))


def test_on_a_turned_sheet_uneven_margins_change_sides() -> None:
    uneven = replace(SIX, page_width=Mm(107), page_height=Mm(111))
    (sheet,) = impose(notes("a"), uneven, [gone(is_turned=True)])
    (placement,) = sheet.placements
    assert (placement.slot, placement.left, placement.top) == (0, Mm(62), Mm(81))


def test_no_notes_need_no_sheet() -> None:
    assert impose([], SIX) == ()
    assert impose([], SIX, [gone(1)]) == ()


@pytest.mark.parametrize("label", [0, -1, 7, 10**12])
def test_a_label_the_sheet_does_not_have_is_told_as_people_count(label: int) -> None:
    with pytest.raises(Problem) as told:
        begun_at(label, SIX)
    assert told.value.code is AskTrouble.NO_SUCH_LABEL
    assert told.value.facts == {"label": label, "slots": 6}
    with pytest.raises(Problem) as told:
        with_gone([2, label], SIX)
    assert told.value.facts == {"label": label, "slots": 6}


def test_labels_gone_are_counted_from_one() -> None:
    assert with_gone([6, 1], SIX) == gone(0, 5)


@st.composite
def open_sheets(draw: st.DrawFn, stock: Stock) -> list[OpenSheet]:
    slots = st.frozensets(st.integers(0, stock.slots - 1))
    return draw(st.lists(st.builds(OpenSheet, slots, st.booleans()), max_size=4))


@given(st.sampled_from(STOCKS), st.integers(0, 60), st.data())
def test_every_note_has_a_free_label_of_its_own_and_leftovers_go_first(
    stock: Stock, count: int, data: st.DataObject
) -> None:
    before = data.draw(open_sheets(stock))
    names = [NoteId(str(n)) for n in range(count)]
    sheets = impose(names, stock, before)

    assert [one.note_id for sheet in sheets for one in sheet.placements] == names
    with_room = [sheet for sheet in before if len(sheet.used) < stock.slots]
    rooms = [stock.slots - len(sheet.used) for sheet in with_room]
    rooms += [stock.slots] * (count + 1)
    needed = next(n for n in range(count + 2) if sum(rooms[:n]) >= count)
    assert len(sheets) == needed
    for page, sheet in enumerate(sheets):
        told = with_room[page] if page < len(with_room) else OpenSheet()
        assert (sheet.used, sheet.is_turned) == (told.used, told.is_turned)
        slots = {one.slot for one in sheet.placements}
        assert len(slots) == len(sheet.placements)
        free = [slot for slot in range(stock.slots) if slot not in sheet.used]
        assert slots == set(free[: len(slots)])
        if page + 1 < len(sheets):
            assert slots == set(free)


@given(st.sampled_from(STOCKS), st.integers(1, 60), st.data())
def test_placements_are_inside_the_page_and_exact(
    stock: Stock, count: int, data: st.DataObject
) -> None:
    before = data.draw(open_sheets(stock))
    for sheet in impose([NoteId(str(n)) for n in range(count)], stock, before):
        for one in sheet.placements:
            row, column = divmod(one.slot, stock.grid.across)
            left = exact(stock.grid.left) + column * exact(stock.grid.pitch_x)
            top = exact(stock.grid.top) + row * exact(stock.grid.pitch_y)
            if sheet.is_turned:
                left = exact(stock.page_width) - left - exact(stock.width)
                top = exact(stock.page_height) - top - exact(stock.height)
            assert abs(Decimal(one.left) - left) < Decimal("0.001")
            assert abs(Decimal(one.top) - top) < Decimal("0.001")
            assert -ROUNDING <= one.left <= stock.page_width - stock.width + ROUNDING
            assert -ROUNDING <= one.top <= stock.page_height - stock.height + ROUNDING
        in_reading_order = [(round(one.top, 6), round(one.left, 6)) for one in sheet.placements]
        assert in_reading_order == sorted(in_reading_order)


def test_every_label_of_every_stock_lies_where_the_table_says_and_touches_no_other() -> None:
    """Each of the products that ship, whole sheets, to a hundredth of a millimetre."""
    for row in ROWS:
        stock = row.stock(())
        (sheet,) = impose([NoteId(str(n)) for n in range(stock.slots)], stock)
        assert [one.slot for one in sheet.placements] == list(range(stock.slots)), row
        lefts, tops = [], []
        for one in sheet.placements:
            down, across = divmod(one.slot, int(row.across))
            left = Decimal(row.left) + across * Decimal(row.pitch_x)
            top = Decimal(row.top) + down * Decimal(row.pitch_y)
            assert abs(one.left - float(left)) <= EXACT, row
            assert abs(one.top - float(top)) <= EXACT, row
            assert left >= 0, row
            assert left + Decimal(row.width) <= Decimal(row.page_width), row
            assert top >= 0, row
            assert top + Decimal(row.height) <= Decimal(row.page_height), row
            lefts.append(one.left)
            tops.append(one.top)
        assert are_apart(lefts, stock.width), row
        assert are_apart(tops, stock.height), row


def are_apart(edges: list[Mm], size: Mm) -> bool:
    """Whether labels that do not begin at the same line have room for their size between."""
    lines = sorted(set(edges))
    return all(after - before >= size - ROUNDING for before, after in pairwise(lines))


@given(st.sampled_from(STOCKS), st.booleans())
def test_no_two_labels_share_paper(stock: Stock, is_turned: bool) -> None:
    names = [NoteId(str(n)) for n in range(stock.slots)]
    (sheet,) = impose(names, stock, [OpenSheet(is_turned=is_turned)])
    for number, one in enumerate(sheet.placements):
        for other in sheet.placements[number + 1 :]:
            apart_x = abs(one.left - other.left) >= stock.width - ROUNDING
            apart_y = abs(one.top - other.top) >= stock.height - ROUNDING
            assert apart_x or apart_y


@given(st.sampled_from(STOCKS))
def test_a_sheet_turned_twice_lies_as_before(stock: Stock) -> None:
    turned = corners(stock, is_turned=True)
    for (left, top), (far_left, far_top) in zip(corners(stock), turned, strict=True):
        assert left == pytest.approx(stock.page_width - far_left - stock.width)
        assert top == pytest.approx(stock.page_height - far_top - stock.height)


def exact(length: Mm) -> Decimal:
    """A figure of the table as it is written there."""
    return Decimal(repr(float(length)))

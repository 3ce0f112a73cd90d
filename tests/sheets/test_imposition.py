"""Notes go onto labels in order, one each, on no more sheets than they need."""

from decimal import Decimal
from itertools import pairwise
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.config.resources import resource
from handnote.domain.note import NoteId
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.sheet import Sheet
from handnote.domain.stock import Grid, Shape, Stock
from handnote.domain.units import Mm
from handnote.sheets.imposition import impose
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


def test_notes_fill_the_rows_in_order() -> None:
    assert drawn(impose(notes("a b c"), SIX)) == dedent("""\
        a b
        c .
        . .
        """)


def test_a_part_used_sheet_is_begun_where_it_was_left() -> None:
    assert drawn(impose(notes("a b c d"), SIX, start=3)) == dedent("""\
        # #
        # a
        b c
        --
        d .
        . .
        . .
        """)


def test_a_placement_is_where_the_die_is() -> None:
    (sheet,) = impose(notes("a"), SIX, start=3)
    (placement,) = sheet.placements
    assert (placement.left, placement.top) == (Mm(55), Mm(35))


def test_no_notes_need_no_sheet() -> None:
    assert impose([], SIX) == ()


@pytest.mark.parametrize("start", [-1, 6, 700])
def test_a_label_the_sheet_does_not_have_is_told_as_people_count(start: int) -> None:
    with pytest.raises(Problem) as told:
        impose(notes("a"), SIX, start=start)
    assert told.value.code is AskTrouble.NO_SUCH_LABEL
    assert told.value.facts == {"label": start + 1, "slots": 6}


@given(st.sampled_from(STOCKS), st.integers(0, 60), st.data())
def test_every_note_has_a_label_of_its_own_inside_the_page(
    stock: Stock, count: int, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, stock.slots - 1))
    names = [NoteId(str(n)) for n in range(count)]
    sheets = impose(names, stock, start=start)

    assert [one.note_id for sheet in sheets for one in sheet.placements] == names
    assert len(sheets) == (-(-(start + count) // stock.slots) if count else 0)
    origins = list(stock.grid.origins())
    for page, sheet in enumerate(sheets):
        slots = [one.slot for one in sheet.placements]
        assert slots == sorted(set(slots))
        assert sheet.used == (frozenset(range(start)) if page == 0 else frozenset())
        assert not sheet.used & set(slots)
        for one in sheet.placements:
            assert (one.left, one.top) == origins[one.slot]
            assert 0 <= one.left <= stock.page_width - stock.width + ROUNDING
            assert 0 <= one.top <= stock.page_height - stock.height + ROUNDING


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


@given(st.sampled_from(STOCKS))
def test_no_two_labels_share_paper(stock: Stock) -> None:
    (sheet,) = impose([NoteId(str(n)) for n in range(stock.slots)], stock)
    for one in sheet.placements:
        for other in sheet.placements[one.slot + 1 :]:
            apart_x = abs(one.left - other.left) >= stock.width - ROUNDING
            apart_y = abs(one.top - other.top) >= stock.height - ROUNDING
            assert apart_x or apart_y

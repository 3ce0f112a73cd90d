"""Six ruler measures make a stock, or the reason why not; what is odd is asked about."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.domain.stock import Medium, Shape
from handnote.domain.units import Mm
from handnote.sheets.measures import (
    LOPSIDED,
    Doubt,
    Measure,
    Measured,
    Page,
    Trouble,
    Typed,
    doubts_of,
    measured,
    troubles_of,
)
from handnote.sheets.stocks import StockCatalogue

L7160 = Typed(
    name="Market labels",
    page=Page.A4,
    width="63,5",
    height="38.1",
    left="7.2",
    top="15.15",
    step_x="66.04",
    step_y="38.1",
    across="3",
    down="7",
)
ROUNDING = 0.011


def said(found: Measured) -> list[tuple[str, str]]:
    return [(remark.code, remark.about) for remark in found.troubles]


def test_a_sheet_on_the_shelf_is_measured_as_it_is() -> None:
    found = measured(L7160)
    assert found.troubles == found.doubts == ()
    assert found.stock
    known = StockCatalogue().find("L7160")
    assert found.stock.name == "Own Market labels"
    assert (found.stock.width, found.stock.height) == (63.5, 38.1)
    assert found.stock.grid == known.grid
    assert (found.stock.page_width, found.stock.page_height) == (Mm(210), Mm(297))


def test_a_gap_is_as_good_as_a_pitch() -> None:
    by_gap = replace(L7160, step_x="2.54", step_y="0", is_gap=True)
    assert measured(by_gap) == measured(L7160)


def test_inches_and_their_fractions_are_as_good_as_millimetres() -> None:
    found = measured(
        Typed("5160", Page.LETTER, width="2 5/8", height="1", left="3/16", top="½",
              step_x="2 3/4", step_y="1", across="3", down="10", inches=True)
    )  # fmt: skip
    assert found.troubles == ()
    assert found.stock
    assert found.stock.width == pytest.approx(66.675)
    assert found.stock.slots == 30


def test_a_round_label_needs_one_measure_less() -> None:
    found = measured(replace(L7160, shape=Shape.ROUND, width="38", height="", step_y="40"))
    assert found.stock
    assert (found.stock.width, found.stock.height, found.stock.corner) == (Mm(38), Mm(38), Mm(0))


def test_a_roll_is_its_label() -> None:
    found = measured(Typed("Thermal", Page.ROLL, width="57", height="32"))
    assert found.troubles == found.doubts == ()
    assert found.stock
    assert found.stock.medium is Medium.ROLL
    assert (found.stock.page_width, found.stock.page_height) == (Mm(57), Mm(32))
    assert found.stock.slots == 1


def test_a_single_label_needs_no_step() -> None:
    one = replace(L7160, across="1", down="1", step_x="", step_y="", left="73", top="129")
    assert measured(one).troubles == ()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": " "}, ("no-name", "name")),
        ({"name": "- . –"}, ("no-name", "name")),
        ({"width": "wide"}, ("no-length", "width")),
        ({"width": ""}, ("no-length", "width")),
        ({"width": "0"}, ("too-small", "width")),
        ({"height": "-4"}, ("below-zero", "height")),
        ({"left": "-1"}, ("below-zero", "left")),
        ({"height": "3"}, ("too-small", "height")),
        ({"width": "300"}, ("too-large", "width")),
        ({"across": "4"}, ("off-page", "across")),
        ({"down": "8"}, ("off-page", "down")),
        ({"left": "14.45"}, ("off-page", "across")),
        ({"step_x": "60"}, ("overlap", "step-x")),
        ({"step_y": "38"}, ("overlap", "step-y")),
        ({"across": "0"}, ("no-count", "across")),
        ({"across": "two"}, ("no-count", "across")),
        ({"down": "1.5"}, ("no-count", "down")),
        ({"down": "9999999999"}, ("too-many", "down")),
        ({"page": Page.OTHER, "page_width": "nan"}, ("no-length", "page-width")),
        ({"page": Page.OTHER, "page_width": "9000", "page_height": "297"},
         ("too-large", "page-width")),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_the_reason(
    wrong: dict[str, str], told: tuple[str, str]
) -> None:
    assert told in said(measured(replace(L7160, **wrong)))  # type: ignore[arg-type]  # fields by name


def test_too_many_labels_are_refused() -> None:
    page = replace(L7160, page=Page.OTHER, page_width="1000", page_height="1000", left="0", top="0")
    many = replace(page, width="5", height="5", step_x="5", step_y="5", across="40", down="40")
    assert said(measured(many)) == [("too-many", "across")]


@pytest.mark.parametrize(
    ("moved", "code", "by"),
    [
        ({"left": "6.05"}, Doubt.LEFT_OF_MIDDLE, 2.32),
        ({"left": "8.4"}, Doubt.RIGHT_OF_MIDDLE, 2.38),
        ({"top": "14"}, Doubt.ABOVE_MIDDLE, 2.3),
        ({"top": "16.5"}, Doubt.BELOW_MIDDLE, 2.7),
    ],
)
def test_a_lopsided_sheet_is_asked_about_and_not_refused(
    moved: dict[str, str], code: Doubt, by: float
) -> None:
    found = measured(replace(L7160, **moved))  # type: ignore[arg-type]  # fields by name
    assert found.troubles == ()
    (doubt,) = found.doubts
    assert doubt.code is code
    assert doubt.by == pytest.approx(by)


def test_nothing_is_wrong_with_any_product_that_ships() -> None:
    catalogue = StockCatalogue()
    every = catalogue.search("", 10_000, unverified=True)
    assert len(every) > 2900
    strange = [stock.name for stock in every if troubles_of(stock)]
    assert strange == []
    assert any(list(doubts_of(stock)) for stock in every)


figures = st.one_of(
    st.floats(-20, 400).map(lambda value: f"{value:.2f}"),
    st.sampled_from(["", "0", "abc", "1/0", "1e9", "9" * 30, "2 5/8", "½"]),
)
counts = st.one_of(st.integers(-2, 60).map(str), st.sampled_from(["", "x", "1.0", "9" * 5000]))


@given(
    st.builds(
        Typed, name=st.text(max_size=8), page=st.sampled_from(Page), page_width=figures,
        page_height=figures, shape=st.sampled_from(Shape), width=figures, height=figures,
        left=figures, top=figures, step_x=figures, step_y=figures, across=counts, down=counts,
        is_gap=st.booleans(), inches=st.booleans(),
    )
)  # fmt: skip
def test_whatever_is_typed_is_refused_or_makes_labels_apart_inside_the_page(typed: Typed) -> None:
    found = measured(typed)
    assert bool(found.troubles) or found.stock is not None
    if found.troubles or found.stock is None:
        assert found.doubts == ()
        return
    stock = found.stock
    places = list(stock.grid.origins())
    assert len(places) == len(set(places)) == stock.slots <= 1000
    assert min(left for left, _ in places) >= 0
    assert min(top for _, top in places) >= 0
    assert max(left for left, _ in places) + stock.width <= stock.page_width + ROUNDING
    assert max(top for _, top in places) + stock.height <= stock.page_height + ROUNDING
    assert stock.grid.pitch_x >= stock.width - ROUNDING
    assert stock.grid.pitch_y >= stock.height - ROUNDING
    right = stock.page_width - places[-1][0] - stock.width
    is_lopsided = abs(stock.grid.left - right) > LOPSIDED
    assert is_lopsided == any(doubt.about is Measure.LEFT for doubt in found.doubts)


@given(st.floats(10, 90), st.floats(10, 90), st.integers(1, 4), st.integers(1, 5), st.booleans())
def test_a_sheet_that_can_be_is_never_refused(
    width: float,
    height: float,
    across: int,
    down: int,
    is_gap: bool,
) -> None:
    gap = 1.25
    typed = Typed(
        "Mine", Page.OTHER, width=f"{width:.2f}", height=f"{height:.2f}", left="3", top="4",
        page_width=f"{across * (round(width, 2) + gap) + 6:.2f}",
        page_height=f"{down * (round(height, 2) + gap) + 8:.2f}",
        step_x=f"{gap if is_gap else round(width, 2) + gap:.2f}",
        step_y=f"{gap if is_gap else round(height, 2) + gap:.2f}",
        across=str(across), down=str(down), is_gap=is_gap,
    )  # fmt: skip
    assert measured(typed).troubles == ()


def test_the_reasons_have_all_been_seen() -> None:
    """Each trouble above is told for something; none is only a name."""
    told = {"no-name", "no-length", "too-small", "below-zero", "too-large", "off-page", "overlap"}
    assert told | {"no-count", "too-many"} == set(Trouble)

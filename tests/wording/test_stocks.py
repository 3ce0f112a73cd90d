"""Stocks are spoken of as what they are: whose, how sure, and how long their print lasts."""

from dataclasses import replace

import pytest

from handnote.domain.problem import Problem, StockTrouble
from handnote.domain.stock import OWN, OWN_GRADE, Medium, Shape
from handnote.sheets.measures import Doubt, Measure, Page, Remark, Trouble
from handnote.sheets.stocks import StockCatalogue
from handnote.wording import measures, stocks
from handnote.wording.problems import sentence

CATALOGUE = StockCatalogue()
FACTS = {"name": "shop.xml", "stock": "Market", "what": "width", "why": "no", "kind": "label-cd"}


@pytest.mark.parametrize("code", StockTrouble)
def test_every_trouble_has_a_whole_sentence(code: StockTrouble) -> None:
    said = sentence(Problem(code, **FACTS))
    assert said.endswith(".")
    assert "{" not in said
    assert "shop.xml" in said or "Market" in said


@pytest.mark.parametrize("about", Measure)
@pytest.mark.parametrize("code", [*Trouble, *Doubt])
def test_every_remark_that_is_made_has_a_sentence(code: Trouble | Doubt, about: Measure) -> None:
    sides: dict[Trouble | Doubt, set[Measure]] = {
        Trouble.OFF_PAGE: {Measure.ACROSS, Measure.DOWN},
        Trouble.OVERLAP: {Measure.STEP_X, Measure.STEP_Y},
    }
    if about in sides.get(code, {about}):
        said = measures.remark(Remark(code, about, 2.345))
        assert said.endswith((".", "?"))
        assert "{" not in said
        assert measures.MEASURES[about] in said or "2.3" in said or code is Trouble.NO_NAME


def test_everything_to_choose_has_words() -> None:
    assert set(measures.PAGES) == set(Page)
    assert set(measures.SHAPES) == set(Shape)
    sheet = CATALOGUE.find("L7163")
    for medium in Medium:
        assert isinstance(stocks.medium(replace(sheet, medium=medium)), str)
    assert {stocks.grade(replace(sheet, grade=grade)) for grade in ("A", "B", "C", "D")}


def test_under_the_stock_in_use_stands_what_there_is_to_know() -> None:
    sheet, roll = CATALOGUE.find("L7163"), CATALOGUE.find("4x6in")
    own = replace(sheet, brand=OWN, part="Market", grade=OWN_GRADE)
    assert stocks.about(sheet, is_verified=True) == "99.1 × 38.1 mm. Fits Avery L7163."
    assert stocks.about(own, is_verified=True) == "99.1 × 38.1 mm. Your own measures."
    assert stocks.THERMAL in stocks.about(roll, is_verified=True)
    doubtful = replace(sheet, part="X1", grade="D")
    assert "Print a test page" in stocks.about(doubtful, is_verified=False)


def test_a_row_says_name_sizes_and_how_sure_they_are() -> None:
    assert stocks.row(CATALOGUE.find("L7160")) == (
        "Avery L7160 · Mailing labels",
        "63.5 × 38.1 mm (2.50 × 1.50 in) · 21 on A4",
        "One source · same as 7160, J8160",
    )
    assert stocks.row(CATALOGUE.find("DK-22205"))[1].endswith("· tape cut to length")


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (
            "Plain 95x55 on A4",
            (
                "95.0 × 55.0 mm. Laid out by handnote; nothing is die-cut."
                " Lines to cut along are always printed on it."
            ),
        ),
        (
            "Card A5 folded",
            (
                "105.0 × 148.0 mm. Laid out by handnote; nothing is die-cut."
                " Two lines at its edges always show where to fold."
            ),
        ),
        ("Card A6", "105.0 × 148.0 mm. Laid out by handnote; nothing is die-cut."),
        (
            "Sticky 76x76 on A4",
            (
                "76.0 × 76.0 mm. Laid out by handnote; you stick the notes on. Print the"
                " carrier page first and stick your notes on its outlines. Then feed that page,"
                " and the notes are printed."
            ),
        ),
    ],
)
def test_of_our_own_layouts_it_is_said_whose_they_are_and_what_is_printed(
    part: str, said: str
) -> None:
    assert stocks.about(StockCatalogue().find(part), is_verified=True) == said

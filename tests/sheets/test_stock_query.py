"""What a seller types finds the labels in front of them."""

import pytest

from handnote.sheets.stock_entry import entries
from handnote.sheets.stock_query import claims
from handnote.sheets.stock_table import Row

LETTER = {"page_width": "215.9", "page_height": "279.4"}
L7163 = Row(
    core="UK",
    brand="Avery",
    part="L7163",
    same_as="7163",
    title="Mailing labels",
    medium="sheet",
    page_width="210",
    page_height="297",
    shape="rounded",
    width="99.06",
    height="38.1",
    corner="1.764",
    left="4.67",
    top="15.15",
    pitch_x="101.6",
    pitch_y="38.1",
    across="2",
    down="7",
    unprinted_x="",
    unprinted_y="",
    shortest="",
    longest="",
    turned="",
    thermal="",
    grade="C",
    sources="glabels",
)
S5163 = L7163._replace(part="5163", same_as="", width="101.6", height="50.8", down="5", **LETTER)
CIRCLE = L7163._replace(
    part="4476", brand="Herma", shape="round", width="40", height="40", same_as=""
)
OVAL = CIRCLE._replace(part="4799", shape="ellipse", width="96", height="63.5")
SQUARE = CIRCLE._replace(part="22806", brand="Avery", shape="rectangle", down="5", **LETTER)
CARD = L7163._replace(
    brand="Card", part="four", same_as="", width="148.5", height="105", title="", across="1"
)
ALL = {
    "L7163": L7163,
    "5163": S5163,
    "circle": CIRCLE,
    "oval": OVAL,
    "square": SQUARE,
    "card": CARD,
}
ENTRIES = dict(zip(ALL, entries(["\t".join(row) for row in ALL.values()]), strict=True))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("L7163", "L7163"),
        ("l-7163", "L7163"),
        ("7163", "L7163"),
        ("avery", "L7163 5163 square"),
        ("herma 4476", "circle"),
        ("mailing", "L7163 5163 circle oval square"),
        ("99x38", "L7163"),
        ("99.1 x 38.1", "L7163"),
        ("99,1×38,1 mm", "L7163"),
        ("38x99", "L7163"),
        ("100x38", ""),
        ("4x2", "5163"),
        ("2 x 4 in", "5163"),
        ('4" x 2"', "5163"),
        ("3 9/10 x 1 1/2 in", "L7163"),
        ("3 9/10 in x 1-1/2 in", "L7163"),
        ("labels 99 x 38 mm", "L7163"),
        ("sheet 4x2", "5163"),
        ("roll 4x2", ""),
        ("1/0 x 2", ""),
        ("101.6", "5163"),
        ("a4", "L7163 circle oval card"),
        ("letter", "5163 square"),
        ("a6", "card"),
        ("a7", ""),
        ("round", "circle"),
        ("oval a4", "oval"),
        ("square", "square"),
        ("count 10", "5163 square"),
        ("10 per sheet", "5163 square"),
        ("14-up", "L7163 circle oval"),
        ("14 labels per sheet, a4, 40x40", "circle"),
        ("14", "L7163 circle oval"),
        ("516", "5163"),
        ("L7163, A4", "L7163"),
        ("L7163 letter", ""),
        ("nothing like it", ""),
    ],
)
def test_every_word_of_the_query_counts(query: str, found: str) -> None:
    wanted = claims(query)
    kept = [name for name, entry in ENTRIES.items() if all(claim(entry) for claim in wanted)]
    assert kept == found.split()


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        ",",
        "\N{GREEK SMALL LETTER ALPHA}",
        "((",
        "9" * 5000,
        "1/0 x 1/0",
        "9" * 5000 + "x1",
    ],
)
def test_any_text_is_a_query(query: str) -> None:
    for claim in claims(query):
        claim(ENTRIES["L7163"])

"""Template files of gLabels are read as they are written, and not trusted."""

from contextlib import suppress
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.domain.problem import Problem, StockTrouble
from handnote.domain.stock import Shape, Stock
from handnote.domain.units import Mm
from handnote.sheets.glabels import LeftOut, glabels_stocks, is_xml
from handnote.sheets.measures import troubles_of

FILE = """\
<?xml version="1.0"?>
<Glabels-templates xmlns="http://glabels.org/xmlns/3.0/">
  <Template brand="Avery" part="5160" size="US-Letter" _description="Address labels">
    <Meta category="label"/>
    <Label-rectangle id="0" width="189pt" height="72pt" round="5pt" x_waste="4.5pt">
      <Markup-margin size="5pt"/>
      <Layout nx="3" ny="10" x0="13.5pt" y0="36pt" dx="198pt" dy="72pt"/>
    </Label-rectangle>
  </Template>
  <Template brand="Avery" part="8160" equiv="5160"/>
  <Template brand="Shop" part="round 40" size="A4" description="Stickers">
    <Label-round id="0" radius="20mm" waste="0pt">
      <Layout nx="4" ny="6" x0="1cm" y0="10mm" dx="50mm" dy="46mm"/>
    </Label-round>
  </Template>
  <Template brand="Shop" part="oval" size="Other" width="8.5in" height="11in">
    <Label-ellipse id="0" width="4in" height="12pc">
      <Layout nx="2" ny="5" x0="0.25in" y0="36" dx="4in" dy="2in"/>
    </Label-ellipse>
  </Template>
  <Template brand="Avery" part="CD" size="A4">
    <Label-cd id="0" radius="58.5mm" hole="20mm">
      <Layout nx="1" ny="2" x0="46mm" y0="21mm" dx="0mm" dy="137mm"/>
    </Label-cd>
  </Template>
  <Template brand="Avery" part="two" size="A4">
    <Label-rectangle id="0" width="50mm" height="20mm">
      <Layout nx="1" ny="2" x0="10mm" y0="10mm" dx="0mm" dy="30mm"/>
      <Layout nx="1" ny="2" x0="90mm" y0="10mm" dx="0mm" dy="30mm"/>
    </Label-rectangle>
  </Template>
  <Template brand="Avery" part="lost" equiv="nowhere"/>
</Glabels-templates>
"""


def read(text: str) -> tuple[tuple[Stock, ...], tuple[LeftOut, ...]]:
    return glabels_stocks(text.encode(), "templates.xml")


def test_templates_are_read_with_their_units_pages_and_shapes() -> None:
    stocks, _ = read(FILE)
    address, other, round_, oval = stocks
    assert address.name == "Own Avery 5160"
    assert (address.width, address.height, address.corner) == (Mm(66.675), Mm(25.4), Mm(1.764))
    assert address.shape is Shape.ROUNDED
    assert (address.page_width, address.page_height) == pytest.approx((215.9, 279.4))
    assert (address.grid.left, address.grid.top) == pytest.approx((4.763, 12.7), abs=0.01)
    assert address.slots == 30
    assert (other.part, other.grid) == ("Avery 8160", address.grid)
    assert round_.shape is Shape.ROUND
    assert (round_.width, round_.height) == (Mm(40), Mm(40))
    assert (round_.grid.left, round_.grid.top) == (Mm(10), Mm(10))
    assert oval.shape is Shape.ELLIPSE
    assert (oval.height, oval.grid.top) == (Mm(50.8), Mm(12.7))
    assert (oval.page_width, oval.page_height) == pytest.approx((215.9, 279.4))
    assert not [stock.part for stock in stocks if troubles_of(stock)]


def test_what_is_not_one_grid_of_labels_is_left_out_by_name() -> None:
    _, left_out = read(FILE)
    assert left_out == (
        LeftOut("Avery CD", "label-cd"),
        LeftOut("Avery two", "label-rectangle"),
        LeftOut("Avery lost", ""),
    )


def test_one_template_alone_is_a_file_too() -> None:
    start, end = FILE.index("<Template"), FILE.index("</Template>") + len("</Template>")
    (only,), _ = read(FILE[start:end])
    assert only.part == "Avery 5160"


LAUGHS = dedent("""\
    <?xml version="1.0"?>
    <!DOCTYPE lolz [
      <!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
    ]>
    <Glabels-templates><Template brand="&d;" part="1"/></Glabels-templates>
    """)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LAUGHS, StockTrouble.HOSTILE),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', StockTrouble.HOSTILE),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', StockTrouble.HOSTILE),
        ('<!DOCTYPE a [<!ENTITY % x SYSTEM "http://a/"> %x;]><a/>', StockTrouble.HOSTILE),
        ("<a>" * 40 + "</a>" * 40, StockTrouble.HOSTILE),
        ("<a>" + "<b/>" * 60_000 + "</a>", StockTrouble.HOSTILE),
        ("<a>&x;</a>", StockTrouble.NOT_STOCKS),
        ("<a>", StockTrouble.NOT_STOCKS),
        ("<html><body/></html>", StockTrouble.NOT_STOCKS),
        ("", StockTrouble.NOT_STOCKS),
        ('<?xml version="1.0" encoding="no-such"?><a/>', StockTrouble.NOT_STOCKS),
    ],
    ids=lambda value: None if isinstance(value, StockTrouble) else value[:20],
)
def test_a_hostile_or_foreign_file_gets_a_problem(text: str, code: StockTrouble) -> None:
    with pytest.raises(Problem) as told:
        read(text)
    assert told.value.code is code


@pytest.mark.parametrize(
    "figure", ["", "wide", "nan", "1e999mm", "12px", "-", "5 5mm", "0x5", "1" * 5000]
)
def test_a_figure_that_is_none_leaves_its_template_out(figure: str) -> None:
    stocks, left_out = read(FILE.replace('width="189pt"', f'width="{figure}"'))
    impossible = [stock.part for stock in stocks if troubles_of(stock)]
    gone = {one.name for one in left_out} | set(impossible)
    assert {"Avery 5160", "Avery 8160"} <= gone
    assert "Shop oval" not in gone


@given(st.sampled_from(FILE.split('"')[1::2]), st.text(max_size=12))
def test_any_value_in_the_file_is_read_or_refused(value: str, instead: str) -> None:
    with suppress(Problem):
        stocks, left_out = read(FILE.replace(f'"{value}"', f'"{instead}"', 1))
        assert 5 <= len(stocks) + len(left_out) <= 7


def test_xml_is_told_from_other_files() -> None:
    assert is_xml(b"\xef\xbb\xbf \n<?xml version='1.0'?>")
    assert not is_xml(b"[[stock]]")

"""Ink to plotters and other programs, and from files nobody can vouch for."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from handnote.domain.drawing import Drawing, Point, Stroke
from handnote.domain.ink import Ink
from handnote.domain.problem import AskTrouble, InkTrouble, Problem
from handnote.domain.units import Mm
from handnote.ink.sheet_files import drawing_from_inkml, inkml, svg
from tests.ink.handwriting import note

SVG = "{http://www.w3.org/2000/svg}"
TWO = Drawing(
    Mm(99.1),
    Mm(38.1),
    (
        Stroke((Point(Mm(10), Mm(5), 0.2), Point(Mm(20.5), Mm(5.25), 0.9)), Mm(0.7), Ink.SEPIA),
        Stroke((Point(Mm(50), Mm(19)),), Mm(0.3), Ink.BLACK),
    ),
)


_SCRIBBLE = ",".join(f"{n * n % 89} {n * n * 17 % 37}" for n in range(30_000))


def read(tmp_path: Path, text: str | bytes) -> Drawing:
    path = tmp_path / "note.inkml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return drawing_from_inkml(path)


def test_an_svg_has_the_middles_of_the_lines_open_and_in_millimetres() -> None:
    root = ET.fromstring(svg(TWO))
    assert (root.get("width"), root.get("height")) == ("99.1mm", "38.1mm")
    assert root.get("viewBox") == "0 0 99.1 38.1"
    paths = root.findall(f".//{SVG}path")
    assert [path.get("d") for path in paths] == [
        "M10.00 5.00 L20.50 5.25",
        "M50.00 19.00 L50.00 19.00",
    ]
    assert root.find(f"{SVG}g").get("fill") == "none"  # type: ignore[union-attr]
    assert not any("z" in (path.get("d") or "").casefold() for path in paths)
    assert paths[0].get("stroke") == "#543a26"


def test_an_svg_of_a_whole_note_has_each_point_there_is() -> None:
    whole = note(5)
    places = re.findall(r"[ML]([\d.]+) ([\d.]+)", svg(whole))
    kept = [point for stroke in whole.strokes for point in stroke.points]
    assert len(places) >= len(kept)


def test_inkml_comes_back_as_it_went(tmp_path: Path) -> None:
    for drawing in (TWO, note(6)):
        back = read(tmp_path, inkml(drawing))
        assert (back.width, back.height) == (drawing.width, drawing.height)
        assert [s.ink for s in back.strokes] == [s.ink for s in drawing.strokes]
        assert [s.nib for s in back.strokes] == [s.nib for s in drawing.strokes]
        for ours, theirs in zip(drawing.strokes, back.strokes, strict=True):
            assert theirs.points[0].x == pytest.approx(ours.points[0].x, abs=0.01)
            assert theirs.points[-1].pressure == pytest.approx(ours.points[-1].pressure, abs=0.01)


def test_inkml_without_units_or_brushes_is_put_on_a_common_label(tmp_path: Path) -> None:
    drawing = read(
        tmp_path,
        '<ink xmlns="http://www.w3.org/2003/InkML">'
        "<trace>10 0, 9 14, 8 28, 7 42, 6 56, 6 70, 8 84, 8 98</trace>"
        "<trace>130 155, 144 159, 158 160, 170 154, 179 143</trace></ink>",
    )
    assert len(drawing.strokes) == 2
    assert 80 < max(drawing.width, drawing.height) < 100


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", InkTrouble.NOT_INK),
        ("not xml at all", InkTrouble.NOT_INK),
        ("<html><trace>1 2</trace></html>", InkTrouble.NOT_INK),
        ('<ink xmlns="http://www.w3.org/2003/InkML"><trace>1 2', InkTrouble.NOT_INK),
        ('<ink xmlns="http://www.w3.org/2003/InkML"/>', InkTrouble.NO_INK),
        ("<ink><trace>NaN inf, x y</trace></ink>", InkTrouble.NO_INK),
        ('<!DOCTYPE ink SYSTEM "http://example.com/a.dtd"><ink/>', InkTrouble.HOSTILE),
        (
            '<!DOCTYPE ink [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><ink>&b;</ink>',
            InkTrouble.HOSTILE,
        ),
        (
            '<!DOCTYPE ink [<!ENTITY x SYSTEM "file:///etc/passwd">]><ink>&x;</ink>',
            InkTrouble.HOSTILE,
        ),
        ("<ink>" + "<a>" * 100 + "</a>" * 100 + "</ink>", InkTrouble.HOSTILE),
        ("<ink>" + "<trace>1 2</trace>" * 2000 + "</ink>", InkTrouble.TOO_LARGE),
        (
            f"<ink><trace>{_SCRIBBLE}</trace></ink>",
            InkTrouble.TOO_LARGE,
        ),
    ],
)
def test_a_file_that_is_no_good_gets_a_sentence(
    tmp_path: Path, text: str, code: InkTrouble
) -> None:
    with pytest.raises(Problem) as met:
        read(tmp_path, text)
    assert met.value.code is code


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"\x00" * 500, b'<?xml version="1.0" encoding="x"?>']
)
def test_bytes_that_are_no_text_get_a_sentence_too(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Problem) as met:
        read(tmp_path, data)
    assert met.value.code is InkTrouble.NOT_INK


def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(Problem) as met:
        drawing_from_inkml(tmp_path / "gone.inkml")
    assert met.value.code is AskTrouble.CANNOT_READ_FILE


def test_odd_numbers_in_a_file_are_passed_over(tmp_path: Path) -> None:
    drawing = read(
        tmp_path,
        "<ink><traceFormat><channel name='X' units='mm'/><channel name='Y' units='mm'/>"
        "<channel name='F' max='1024'/></traceFormat>"
        "<trace>10 10 512, NaN 3 1, 1e300 4 4, 20 10 99999, 30 12 -4</trace></ink>",
    )
    (stroke,) = drawing.strokes
    assert [round(point.pressure, 2) for point in stroke.points] == [0.5, 1.0, 0.0]

"""The PDF: exact pages, embedded subsets, text as typed, the same bytes twice."""

import os
import re
import subprocess
import sys
from pathlib import Path
from zlib import decompress

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from handnote.domain.marks import Marks
from handnote.domain.note import NoteId
from handnote.domain.sheet import Placement, Sheet
from handnote.domain.stock import Grid, Shape, Stock
from handnote.domain.units import POINT, Mm
from handnote.pdf.sheets_pdf import render
from handnote.typeset.typeset_note import TypesetNote
from tests.typeset.stand import NOTE, typeset

STOCK = Stock(
    brand="Avery",
    part="L7163",
    title="",
    page_width=Mm(210),
    page_height=Mm(297),
    width=Mm(99.06),
    height=Mm(38.1),
    shape=Shape.ROUNDED,
    corner=Mm(2),
    grid=Grid(Mm(4.67), Mm(15.15), Mm(101.6), Mm(38.1), 2, 7),
    grade="C",
)
NOTES = {
    "latin": NOTE,
    "accents": "Zoë, the crème glaze ran; naïve façade, Übergrößen, Łódź, čšž",
    "vietnamese": "Nguyễn Thị, cảm ơn bạn rất nhiều, tôi rất thích",
    "greek": "Ελένη, ευχαριστώ πολύ για την παραγγελία",
    "cyrillic": "Спасибо, Олена! Дякую за замовлення, їжак ґанок",
    "ligatures": "fi fl ffi office waffle affluent",
    "signs": "2 × 3 = 6 & <b>bold</b> {{name}} “quoted” (or not) 50 % – a/b",
}


def sheet(notes: dict[str, TypesetNote]) -> Sheet:
    origins = list(STOCK.grid.origins())
    placed = [Placement(NoteId(key), slot, *origins[slot]) for slot, key in enumerate(notes)]
    return Sheet(STOCK, tuple(placed))


def pdf(texts: dict[str, str], hand: str = "caveat", *, outlines: bool = False) -> bytes:
    notes = {key: typeset(text, hand, sign_off="") for key, text in texts.items()}
    by_id = {NoteId(key): note for key, note in notes.items()}
    return render([sheet(notes)], by_id, marks=Marks(outlines=outlines))


def text_of(data: bytes, slot: int) -> str:
    """What a reader copies from one label."""
    left, top = list(STOCK.grid.origins())[slot]
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[0].get_textpage()
        bottom = STOCK.page_height - top - STOCK.height
        said = page.get_text_bounded(
            left=left / POINT,
            bottom=bottom / POINT,
            right=(left + STOCK.width) / POINT,
            top=(bottom + STOCK.height) / POINT,
        )
    finally:
        document.close()
    return " ".join(said.split())


@pytest.mark.parametrize("hand", ["caveat", "playpen-sans", "kalam", "patrick-hand"])
def test_text_is_copied_as_it_was_typed(hand: str) -> None:
    data = pdf(NOTES, hand)
    for slot, text in enumerate(NOTES.values()):
        assert text_of(data, slot) == text


def test_the_page_is_the_stocks_page_to_a_hundredth_of_a_point() -> None:
    document = pypdfium2.PdfDocument(pdf(NOTES))
    width, height = document[0].get_size()
    document.close()
    assert width == pytest.approx(210 / POINT, abs=0.01)
    assert height == pytest.approx(297 / POINT, abs=0.01)


def test_viewers_are_asked_not_to_scale_and_find_nothing_active() -> None:
    data = pdf(NOTES)
    assert b"/PrintScaling /None" in data
    for active in (b"/JavaScript", b"/JS", b"/OpenAction", b"/AA", b"/URI", b"/Launch", b"/Annots"):
        assert not re.search(active + rb"\b", _objects(data))


def test_no_name_and_no_path_is_in_the_metadata() -> None:
    data = pdf(NOTES)
    for secret in (b"Zo", b"Anna", str(Path.home()).encode(), b"anonymous"):
        assert secret not in _objects(data)


def test_only_what_is_used_is_embedded() -> None:
    data = pdf({"short": "Jo"})
    assert len(data) < 8_000
    assert b"+Caveat-Regular" in data
    assert b"Helvetica" not in data


def test_a_thousand_notes_share_one_subset() -> None:
    notes = {str(i): typeset(f"{NOTE} {i}") for i in range(60)}
    pages = [sheet(dict(list(notes.items())[i : i + 14])) for i in range(0, 60, 14)]
    data = render(pages, {NoteId(key): note for key, note in notes.items()})
    assert data.count(b"/FontFile2") == 1


def test_equal_input_gives_equal_bytes_whatever_the_day_the_zone_or_the_home(
    tmp_path: Path,
) -> None:
    hostile = tmp_path / "home"
    hostile.mkdir()
    (hostile / ".reportlab_settings").write_text("useA85=1\ninvariant=0\npageCompression=0\n")
    here = _digest({})
    there = _digest({"TZ": "Pacific/Auckland", "HOME": str(hostile), "RL_useA85": "1"})
    assert here == there


def _digest(changed: dict[str, str]) -> str:
    program = (
        "import hashlib; from tests.pdf.test_sheets_pdf import NOTES, pdf;"
        "print(hashlib.sha256(pdf(NOTES)).hexdigest())"
    )
    root = Path(__file__).resolve().parents[2]
    said = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **changed, "PYTHONPATH": f"{root}{os.pathsep}{root / 'src'}"},
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
    )
    return said.stdout.strip()


def test_each_label_lies_where_the_stock_says_to_a_tenth_of_a_millimetre() -> None:
    data = pdf({str(slot): "" for slot in range(14)}, outlines=True)
    image = _ink(data, dots_per_mm=20)
    for left, top in STOCK.grid.origins():
        middle_x, middle_y = left + STOCK.width / 2, top + STOCK.height / 2
        assert _is_edge(image, left, middle_y, 20)
        assert _is_edge(image, left + STOCK.width, middle_y, 20)
        assert _is_edge(image, middle_x, top, 20)
        assert _is_edge(image, middle_x, top + STOCK.height, 20)


def test_outlines_are_drawn_only_where_a_note_is() -> None:
    data = pdf({"one": "Jo"}, outlines=True)
    left, top = list(STOCK.grid.origins())[5]
    image = _ink(data, dots_per_mm=20)
    assert not _is_edge(image, left, top + STOCK.height / 2, 20)


def test_glyphs_of_the_page_are_those_of_the_typesetter() -> None:
    """The content stream, read back, names the glyphs and places the screen draws too."""
    note = typeset(NOTE, sign_off="")
    data = render([sheet({"a": note})], {NoteId("a"): note})
    pens = [
        (float(x), float(y))
        for x, y in re.findall(rb" 0 0 [\d.]+ ([\d.]+) ([\d.]+) Tm", _content(data))
    ]
    left, top = next(STOCK.grid.origins())
    expected = [
        (
            (left + line.runs[0].left) / POINT,
            (STOCK.page_height - top - line.baseline) / POINT,
        )
        for line in note.lines
    ]
    assert pens == [pytest.approx(place, abs=0.006) for place in expected]
    shown = b"".join(re.findall(rb"<([0-9A-F]+)>", _content(data)))
    assert len(shown) // 4 == sum(len(run.glyphs) for line in note.lines for run in line.runs)


def _objects(data: bytes) -> bytes:
    """The file without its compressed streams, whose bytes say nothing."""
    return re.sub(rb"stream\r?\n.*?endstream", b"", data, flags=re.DOTALL)


def _content(data: bytes) -> bytes:
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            content = decompress(match[1])
        except Exception:  # not a compressed stream
            continue
        if b" Tm" in content:
            return content
    raise AssertionError("no page content found")


def _ink(data: bytes, dots_per_mm: int) -> tuple[bytes, int, int]:
    document = pypdfium2.PdfDocument(data)
    bitmap = document[0].render(scale=dots_per_mm * 25.4 / 72, grayscale=True)
    image = bytes(bitmap.buffer), bitmap.stride, bitmap.height
    document.close()
    return image


def _is_edge(image: tuple[bytes, int, int], x: float, y: float, dots: int) -> bool:
    """Whether there is ink within a tenth of a millimetre of this place."""
    pixels, stride, height = image
    near = range(-2, 3)
    return any(
        pixels[min(height - 1, round(y * dots) + dy) * stride + round(x * dots) + dx] < 240
        for dx in near
        for dy in near
    )

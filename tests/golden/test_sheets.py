"""Whole sheets, written out: every line with its place, its size and its glyphs.

``make goldens`` writes the files anew; their difference is read like code.
"""

import os
from pathlib import Path

import pytest

from handnote.config.resources import font_packs, resource
from handnote.domain.note import NoteId
from handnote.domain.units import POINT
from handnote.services.proofing import Proofing
from handnote.sheets.imposition import impose
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.hands import Hands
from handnote.typeset.typeset_note import Line
from tests.typeset.languages_of_europe import NOTES

EXPECTED = Path(__file__).parent / "expected"
STOCKS = ("L7163", "5163", "5160", "L7160")


@pytest.mark.parametrize("hand", ["caveat", "playpen-sans", "kalam", "patrick-hand"])
@pytest.mark.parametrize("part", STOCKS)
def test_a_sheet_is_set_as_it_was_looked_at(part: str, hand: str) -> None:
    said = written_out(part, hand)
    file = EXPECTED / f"{part}-{hand}.txt"
    if os.environ.get("HANDNOTE_GOLDENS") == "write":
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")


def written_out(part: str, hand: str) -> str:
    """The sheet as text: millimetres from the page's top left corner, sizes in points."""
    proofing = Proofing(Hands(resource("fonts"), font_packs()))
    stock = StockCatalogue().find(part)
    rows = [f"{stock.brand} {stock.part}, {stock.page_width:g} × {stock.page_height:g} mm, {hand}"]
    (sheet,) = impose([NoteId(name) for name in NOTES], stock)
    for placement in sheet.placements:
        note = proofing.typeset(NOTES[placement.note_id], hand, stock, "Anna", drift=0.0)
        state = "fits" if note.fits else f"{note.overflow} words too long"
        rows.append("")
        rows.append(
            f"label {placement.slot + 1} at {placement.left:.2f} {placement.top:.2f}: "
            f"{note.size / POINT:.1f} pt, {state}"
        )
        rows += [_line(note.text, line) for line in note.lines]
        if note.sign_off:
            rows.append(_line("Anna", note.sign_off))
    return "\n".join(rows) + "\n"


def _line(text: str, line: Line) -> str:
    faces = "+".join(f"{run.face.id}:{sum(run.glyphs) % 10_000}" for run in line.runs)
    return (
        f"  {line.left:6.2f} {line.baseline:6.2f} {line.width:6.2f}  "
        f"{text[line.start : line.end].rstrip()}  [{faces}]"
    )

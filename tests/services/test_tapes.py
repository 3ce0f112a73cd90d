"""A tape is cut as long as the note asks; a roll's page is its label; neither is remembered."""

import re
from dataclasses import replace
from itertools import pairwise

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from handnote.config.resources import font_packs, resource
from handnote.domain.calibration import Calibration, Paper
from handnote.domain.stock import Medium, Stock
from handnote.domain.units import Mm
from handnote.pdf.aim import aimed
from handnote.services.proofing import Proof, Proofing
from handnote.sheets.label_shape import label_of, safe_area
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.hands import Hands
from tests.services.desk import Desk, add_three_orders, proof_of
from tests.services.test_proofing import note

CATALOGUE = StockCatalogue()
TAPE = CATALOGUE.find("DK-22205")
ON_ITS_SIDE = CATALOGUE.find("DK-22210")
WORDS = "The kiln ran hot and yours came out bluer than the rest. "


@pytest.fixture(scope="module")
def proofing() -> Proofing:
    return Proofing(Hands(resource("fonts"), font_packs()))


def pages(proof: Proof) -> list[tuple[float, float]]:
    """Width and height of every page, in mm."""
    document = pypdfium2.PdfDocument(proof.pdf)
    sizes = [tuple(round(side * 25.4 / 72, 2) for side in page.get_size()) for page in document]
    document.close()
    return sizes


@pytest.mark.parametrize("stock", [TAPE, ON_ITS_SIDE])
def test_a_longer_note_gets_a_longer_label_and_every_word_of_it(
    proofing: Proofing, stock: Stock
) -> None:
    notes = [note(WORDS * count, count) for count in (1, 2, 4)]
    proof = proofing.proof(notes, stock)
    assert not proof.left_out
    lengths = [width if stock.turned else height for width, height in pages(proof)]
    assert all(shorter < longer for shorter, longer in pairwise(lengths))
    across = {height if stock.turned else width for width, height in pages(proof)}
    assert across == {stock.height if stock.turned else stock.width}
    document = pypdfium2.PdfDocument(proof.pdf)
    for page, each in zip(document, notes, strict=True):
        said = page.get_textpage().get_text_range()
        assert " ".join(said.split()).startswith(" ".join(each.text.split()))
    document.close()


def test_a_tape_is_no_longer_than_it_has_to_be(proofing: Proofing) -> None:
    text = WORDS.strip()
    set_on_tape = proofing.typeset(text, "caveat", TAPE, "Anna", drift=0.0)
    label = label_of(TAPE, set_on_tape.area)
    assert safe_area(label) == pytest.approx(
        (
            set_on_tape.area.left,
            set_on_tape.area.top,
            set_on_tape.area.width,
            set_on_tape.area.height,
        )
    )
    largest = proofing.hands.find("caveat").largest
    assert set_on_tape.size == pytest.approx(largest, abs=0.2)
    tighter = proofing.typeset(text, "caveat", _cut_sheet(label, 1.0), "Anna", drift=0.0)
    assert not tighter.fits or tighter.size < set_on_tape.size


def _cut_sheet(label: Stock, less: float) -> Stock:
    """The same label a little shorter, as a roll of cut labels would have it."""
    shorter = label.cut(Mm(label.height - less))
    return replace(shorter, medium=Medium.ROLL)


def test_what_no_tape_holds_is_left_out_and_named(proofing: Proofing) -> None:
    proof = proofing.proof([note(WORDS * 60, 1), note("Jo, short.", 2)], ON_ITS_SIDE)
    assert [gone.note.id for gone in proof.left_out] == ["note 1"]
    assert len(pages(proof)) == 1


def test_a_page_of_another_length_is_aimed_by_its_upper_edge(proofing: Proofing) -> None:
    notes = [note("Jo, short.", 1), note(WORDS * 4, 2)]
    proof = proofing.proof(notes, TAPE)
    paper = Paper(proof.sheets[0].stock.page_width, proof.sheets[0].stock.page_height)
    made = Calibration(shift_x=Mm(0), shift_y=Mm(-2.0), scale_y=0.95)
    before, after = (_tops(pdf) for pdf in (proof.pdf, aimed(proof.pdf, paper, made)))
    assert pages(proof)[0][1] + 10 < pages(proof)[1][1]
    for here, there in zip(before, after, strict=True):
        # Counted from the upper edge of both: from the lower one a longer page would be off.
        assert there == pytest.approx(made.aim(paper, Mm(0), Mm(here))[1], abs=0.15)


def _tops(pdf: bytes) -> list[float]:
    """How far below its page's upper edge the ink of each page begins, in mm."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        bitmap = page.render(scale=20 * 25.4 / 72, grayscale=True)
        rows = bytes(bitmap.buffer)
        first = next(
            row
            for row in range(bitmap.height)
            if min(rows[row * bitmap.stride : row * bitmap.stride + bitmap.width]) < 128
        )
        found.append(first / 20)
    document.close()
    return found


def test_of_a_roll_no_sheet_is_remembered(desk: Desk) -> None:
    orders = add_three_orders(desk)
    for name, order_id in orders.items():
        desk.finish(order_id, f"{name}, hello.")
    for stock in (TAPE, CATALOGUE.find("DK-11209")):
        run = desk.printing.record(proof_of(desk.printing.ready(), stock=stock))
        assert run.sheets == ()
        assert [label.sheet for label in run.labels] == [0, 1, 2]
        desk.printing.answer(run.id, [run.labels[0].note_id])
        assert desk.sheets.every_open() == ()
        assert [n.id for n in desk.printing.ready()] == [run.labels[0].note_id]
        assert desk.undo.undo() is not None
        desk.printing.nothing_printed(run.id)


@pytest.mark.parametrize("part", ["DK-11209", "30252", "Thermal 4x6in"])
def test_a_page_of_a_roll_is_exactly_its_label(proofing: Proofing, part: str) -> None:
    stock = CATALOGUE.find(part)
    proof = proofing.proof([note("Jo, one.", 1), note("Jo, two.", 2)], stock)
    exact = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", proof.pdf)
    sizes = {(float(width) * 25.4 / 72, float(height) * 25.4 / 72) for width, height in exact}
    assert len(exact) == 2
    assert list(sizes) == [pytest.approx((stock.width, stock.height), abs=0.001)]

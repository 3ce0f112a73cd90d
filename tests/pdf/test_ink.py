"""Ink on paper: where the pen went, as wide as it was pressed, in its own colour."""

import math
from datetime import date

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from handnote.config.resources import resource
from handnote.domain.drawing import Drawing, Point, Sample, Stroke
from handnote.domain.ink import Ink
from handnote.domain.note import MadeBy, Note, NoteId, NoteState
from handnote.domain.order import OrderId
from handnote.domain.person import PersonId
from handnote.domain.units import Mm
from handnote.ink.codec import encode
from handnote.services.proofing import Proof, Proofing
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.hands import Hands
from tests.ink.handwriting import HEIGHT, WIDTH, stroke_of, written

STOCK = StockCatalogue().find("L7163")
DPI = 1200
PIXEL = 25.4 / DPI


@pytest.fixture(scope="module")
def proofing() -> Proofing:
    return Proofing(Hands(resource("fonts"), []))


def inked(*strokes: Stroke, text: str = "", made_by: MadeBy = MadeBy.INK) -> Note:
    return Note(
        id=NoteId("n"),
        order_id=OrderId("o"),
        person_id=PersonId("p"),
        person="Jo",
        text=text,
        sign_off="",
        state=NoteState.FINISHED,
        made_by=made_by,
        hand="caveat",
        written_on=date(2026, 11, 22),
        ink=encode(Drawing(WIDTH, HEIGHT, strokes)),
    )


class Paper:
    """The first label of a proof, pixel by pixel; places are in mm from the label's corner."""

    def __init__(self, proof: Proof) -> None:
        placed = proof.sheets[0].placements[0]
        self.left, self.top = placed.left, placed.top
        document = pypdfium2.PdfDocument(proof.pdf)
        page = document[0]
        width, height = page.get_size()
        scale = DPI / 72
        crop = (
            self.left / 25.4 * 72,
            height - (self.top + HEIGHT) / 25.4 * 72,
            width - (self.left + WIDTH) / 25.4 * 72,
            self.top / 25.4 * 72,
        )
        self.bitmap = page.render(scale=scale, crop=crop, rev_byteorder=True)
        self.buffer = bytes(self.bitmap.buffer)
        self.stride, self.bands = self.bitmap.stride, self.bitmap.n_channels
        self.width, self.height = self.bitmap.width, self.bitmap.height
        self.document = document

    def colour(self, x: float, y: float) -> tuple[int, int, int]:
        column = min(self.width - 1, max(0, int(x / PIXEL)))
        row = min(self.height - 1, max(0, int(y / PIXEL)))
        at = row * self.stride + column * self.bands
        return self.buffer[at], self.buffer[at + 1], self.buffer[at + 2]

    def is_inked(self, x: float, y: float) -> bool:
        return sum(self.colour(x, y)) < 600

    def close(self) -> None:
        self.bitmap.close()
        self.document.close()


def test_the_printed_line_runs_where_the_pen_went(proofing: Proofing) -> None:
    """Across the path the ink's middle is the pen's place, to a tenth of a millimetre."""
    paths = [
        [
            Sample(
                15 + 3 * number + 8 * math.cos(step / 18 + number),
                19 + 9 * math.sin(step / 23),
                0.5 + 0.4 * math.sin(step / 30),
                step * 5,
            )
            for step in range(220)
        ]
        for number in range(0, 20, 10)
    ]
    for path in paths:
        paper = Paper(proofing.proof([inked(stroke_of(path, nib=0.5))], STOCK))
        worst, seen = 0.0, 0
        for before, here, after in zip(path[10:], path[11:-11], path[12:], strict=False):
            dx, dy = after.x - before.x, after.y - before.y
            long = math.hypot(dx, dy)
            if long < 0.05:
                continue
            nx, ny = -dy / long, dx / long
            edges = []
            for sign in (1, -1):
                reach = 0.0
                while paper.is_inked(here.x + sign * nx * reach, here.y + sign * ny * reach):
                    reach += PIXEL / 2
                    if reach > 0.6:
                        break
                edges.append(reach)
            if sum(edges) > 0.5 * (0.5 + here.pressure) + 0.1:
                continue  # another part of the line crosses here
            seen += 1
            worst = max(worst, abs(edges[0] - edges[1]) / 2)
            assert edges != [0.0, 0.0], "no ink where the pen was"
        paper.close()
        assert seen > 150
        assert worst < 0.1, worst


def test_a_whole_note_is_covered_and_nothing_beyond_it(proofing: Proofing) -> None:
    paths = written(6)
    strokes = [stroke_of(path) for path in paths]
    paper = Paper(proofing.proof([inked(*strokes)], STOCK))
    missed = [s for path in paths for s in path if not paper.is_inked(s.x, s.y)]
    assert len(missed) <= 0.002 * sum(map(len, paths))
    for x in range(2, 98):
        for y in range(1, 37):
            nearest = min(math.hypot(s.x - x, s.y - y) for path in paths for s in path)
            if nearest > 0.375 + 0.1:  # the widest line there is of this nib, and a tenth
                assert not paper.is_inked(x, y)
    paper.close()


def width_at(paper: Paper, x: float) -> float:
    inked_rows = [y for y in range(int(HEIGHT / PIXEL)) if paper.is_inked(x, y * PIXEL)]
    return len(inked_rows) * PIXEL


def test_pressure_changes_the_width_of_the_line(proofing: Proofing) -> None:
    line = Stroke(
        tuple(Point(Mm(10 + step), Mm(19), step / 60) for step in range(61)), Mm(1.0), Ink.BLACK
    )
    paper = Paper(proofing.proof([inked(line)], STOCK))
    light, middle, hard = (width_at(paper, x) for x in (12, 40, 68))
    paper.close()
    assert light == pytest.approx(0.5 + 2 / 60, abs=0.06)
    assert middle == pytest.approx(1.0, abs=0.06)
    assert hard == pytest.approx(1.5 - 2 / 60, abs=0.06)


def test_each_stroke_is_in_its_own_ink_and_type_in_its_own(proofing: Proofing) -> None:
    strokes = [
        Stroke((Point(Mm(10), Mm(y)), Point(Mm(30), Mm(y))), Mm(1.0), ink)
        for y, ink in ((30.0, Ink.BURGUNDY), (33.0, Ink.FOREST_GREEN))
    ]
    note = inked(*strokes, text="Ana, the fox", made_by=MadeBy.FONT)
    paper = Paper(proofing.proof([note], STOCK))
    assert paper.colour(20, 30) == Ink.BURGUNDY.rgb
    assert paper.colour(20, 33) == Ink.FOREST_GREEN.rgb
    seen = {paper.colour(x / 10, 15) for x in range(60, 500)} - {(255, 255, 255)}
    paper.close()
    assert Ink.BLUE_BLACK.rgb in seen


def test_a_sharp_turn_leaves_no_hole_and_no_spike(proofing: Proofing) -> None:
    zigzag = Stroke(
        tuple(Point(Mm(20 + 0.3 * n), Mm(15 if n % 2 else 20), 1.0) for n in range(40)), Mm(1.0)
    )
    paper = Paper(proofing.proof([inked(zigzag)], STOCK))
    for n in range(40):
        assert paper.is_inked(20 + 0.3 * n, 15 if n % 2 else 20)
    assert not any(paper.is_inked(x / 10, y) for x in range(150, 380) for y in (14.0, 21.0))
    for n in range(39):
        for share in (0.1, 0.3, 0.5, 0.7, 0.9):
            x = 20 + 0.3 * (n + share)
            a, b = (15, 20) if n % 2 else (20, 15)
            assert paper.is_inked(x, a + (b - a) * share)
    paper.close()


def test_a_dot_is_round(proofing: Proofing) -> None:
    dot = Stroke((Point(Mm(50), Mm(19), 0.5),), Mm(1.0))
    paper = Paper(proofing.proof([inked(dot)], STOCK))
    for angle in range(0, 360, 15):
        dx, dy = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        assert paper.is_inked(50 + 0.45 * dx, 19 + 0.45 * dy)
        assert not paper.is_inked(50 + 0.55 * dx, 19 + 0.55 * dy)
    paper.close()

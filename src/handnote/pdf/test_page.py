"""The test page as PDF: lines that stand exactly where they say, and what to do with them."""

from collections.abc import Iterator
from dataclasses import dataclass

from handnote.domain.calibration import Paper
from handnote.domain.stock import Stock
from handnote.domain.units import POINT, Mm
from handnote.pdf.document import Document
from handnote.pdf.note_operators import Origin, line_operators
from handnote.pdf.outline import die_line
from handnote.pdf.strokes import arrow, path
from handnote.sheets.calibration import inset
from handnote.sheets.label_shape import UNPRINTED
from handnote.sheets.test_page import PageWords, Spot, line_length, spots
from handnote.typeset.itemise import Chain
from handnote.typeset.paragraph import Paragraph, paragraph

_OUTLINE = "0.75 G 0.3 w"
_FRAME = "0 G 0.5 w"
_INK = "0 g"
_ARROW = Mm(1.2)
_TEXT_SIZES = (Mm(3.6), Mm(3.0), Mm(2.5), Mm(2.1))
_SMALL = Mm(2.6)
_GAP = Mm(2.5)
_TICK = Mm(2.0)
_FOOT_OF_ADVICE = 0.62
"""Where the line that proves the scale stands, as a share of the page's height."""

_HEAD_OF_ADVICE = 0.26
_BESIDE_ADVICE = 0.12
_LETTERS_DEPTH = Mm(4.0)
"""How far below the frame the letters at its top reach."""

_ROOM_FOR_READINGS = Mm(120.0)


def test_page(stock: Stock, words: PageWords, chain: Chain) -> bytes:
    """One page to print on plain paper; equal input, equal bytes.

    A page too small for what to do carries the frame, its letters and the line alone.
    """
    paper = Paper(stock.page_width, stock.page_height)
    document = Document("Test page", paper)
    page = _Page(document, paper, chain)
    parts = [f"q {_OUTLINE}"]
    parts += [f"{die_line(stock, left, top)} S" for left, top in stock.grid.origins()]
    parts.append(f"Q {_INK} {_FRAME} {_frame(paper)}")
    for spot in spots(paper):
        parts.append(_arrow(spot, paper))
        parts += page.letter(spot, words)
    if line_length(paper):
        parts += page.line(words)
    parts += page.advice(words)
    document.add(parts)
    return document.finish()


@dataclass(frozen=True, slots=True)
class _Page:
    document: Document
    paper: Paper
    chain: Chain

    def letter(self, spot: Spot, words: PageWords) -> Iterator[str]:
        """A letter on the inner side of the frame, with what should be read there."""
        is_roomy = min(self.paper.width, self.paper.height) >= _ROOM_FOR_READINGS
        text = f"{spot.letter}  {words.reading}" if is_roomy else spot.letter
        said = self._set(text, _SMALL, self.paper.width)
        left = spot.x - said.width / 2 - spot.step_x * (said.width / 2 + 1.5)
        top = spot.y - said.height / 2 - spot.step_y * (said.height / 2 + 0.5)
        yield from self._drawn(said, Mm(left), Mm(top))

    def line(self, words: PageWords) -> Iterator[str]:
        """The line that proves the scale, its ends marked, with its length below."""
        long = line_length(self.paper)
        left = Mm((self.paper.width - long) / 2)
        top = Mm(self.paper.height * _FOOT_OF_ADVICE)
        right = Mm(left + long)
        yield path(self.paper, (left, top), (right, top))
        for x in (left, right):
            yield path(self.paper, (x, Mm(top - _TICK)), (x, Mm(top + _TICK)))
        said = self._set(words.line, _SMALL, self.paper.width)
        middle = Mm((self.paper.width - said.width) / 2)
        yield from self._drawn(said, middle, Mm(top + 0.6))

    def advice(self, words: PageWords) -> Iterator[str]:
        """The title and what to do, as large as it goes above the line; nothing where it does not.

        What is too small to be read is no advice.
        """
        for size in _TEXT_SIZES:
            left = Mm(inset(self.paper) + self.paper.width * _BESIDE_ADVICE)
            width = Mm(self.paper.width - 2 * left)
            said = [self._set(text, size, width) for text in (words.title, *words.advice)]
            height = sum(text.height + _GAP for text in said)
            foot = self.paper.height * _FOOT_OF_ADVICE - 2 * _TICK
            top = Mm(min(self.paper.height * _HEAD_OF_ADVICE, foot - height))
            if top > inset(self.paper) + _LETTERS_DEPTH:
                for text in said:
                    yield from self._drawn(text, left, top)
                    top = Mm(top + text.height + _GAP)
                return

    def _set(self, text: str, size: Mm, width: Mm) -> Paragraph:
        return paragraph(text, self.chain, size=size, width=width)

    def _drawn(self, said: Paragraph, left: Mm, top: Mm) -> Iterator[str]:
        origin = Origin(left, top, self.paper.height)
        return line_operators(said.lines, origin, self.document.font_for)


def _frame(paper: Paper) -> str:
    edge = inset(paper) / POINT
    width, height = paper.width / POINT - 2 * edge, paper.height / POINT - 2 * edge
    return f"{edge:.4f} {edge:.4f} {width:.4f} {height:.4f} re S"


def _arrow(spot: Spot, paper: Paper) -> str:
    """From the frame to as near the edge as a printer reaches, its head there."""
    reach = inset(paper) - UNPRINTED - 0.5
    tip = Mm(spot.x + spot.step_x * reach), Mm(spot.y + spot.step_y * reach)
    return arrow(paper, (spot.x, spot.y), tip, head=_ARROW)

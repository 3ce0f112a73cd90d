"""The carrier page as PDF: an outline where each sticky note goes, and which way it is fed."""

from collections.abc import Iterator
from dataclasses import dataclass

from handnote.domain.calibration import Paper
from handnote.domain.stock import Stock
from handnote.domain.units import Mm
from handnote.pdf.document import Document
from handnote.pdf.note_operators import Origin, line_operators
from handnote.pdf.outline import die_line
from handnote.pdf.strokes import arrow, path
from handnote.sheets.carrier import CarrierWords
from handnote.sheets.label_shape import UNPRINTED
from handnote.typeset.itemise import Chain
from handnote.typeset.paragraph import paragraph

_OUTLINE = "0.35 G 0.3 w"
_ARROWS = "0 G 0.6 w"
_INK = "0 g"
_TEXT = Mm(2.8)
_HEAD = Mm(2.0)
_LONG = Mm(6.0)
_AIR = Mm(1.0)
_BESIDE = Mm(12.0)
"""How far from the side edges of the page its words keep."""


def carrier(stock: Stock, words: CarrierWords, chain: Chain) -> bytes:
    """One page to stick notes of ``stock`` onto; equal input, equal bytes."""
    paper = Paper(stock.page_width, stock.page_height)
    document = Document("Carrier page", paper)
    page = _Page(document, paper, chain)
    parts = [f"q {_OUTLINE}"]
    parts += [f"{die_line(stock, left, top)} S" for left, top in stock.grid.origins()]
    parts.append(f"Q {_INK} {_ARROWS}")
    for left, top in stock.grid.origins():
        parts += page.place(stock, words, left, top)
    parts += page.edges(stock, words)
    document.add(parts)
    return document.finish()


@dataclass(frozen=True, slots=True)
class _Page:
    document: Document
    paper: Paper
    chain: Chain

    def place(self, stock: Stock, words: CarrierWords, left: Mm, top: Mm) -> Iterator[str]:
        """Within an outline, which edge of the note is up: an arrow to it, and words under that."""
        middle = Mm(left + stock.width / 2)
        tail, tip = Mm(top + _AIR + _LONG), Mm(top + _AIR)
        yield arrow(self.paper, (middle, tail), (middle, tip), head=_HEAD)
        yield from self._centred(words.glue, middle, Mm(tail + _AIR), Mm(stock.width - 4 * _AIR))

    def edges(self, stock: Stock, words: CarrierWords) -> Iterator[str]:
        """At the upper edge an arrow out of the page, below the last outline what to do."""
        tip = Mm(UNPRINTED + _AIR)
        foot = Mm(min(tip + _LONG, stock.grid.top - _AIR))
        width = Mm(self.paper.width - 2 * _BESIDE)
        yield path(self.paper, (_BESIDE, tip), (Mm(self.paper.width - _BESIDE), tip))
        for x in (_BESIDE, Mm(self.paper.width - _BESIDE)):
            yield arrow(self.paper, (x, foot), (x, tip), head=_HEAD)
        middle = Mm(self.paper.width / 2)
        yield from self._centred(words.feed, middle, Mm(tip + _AIR), width)
        *_, (_, last) = stock.grid.origins()
        below = Mm(last + stock.height + 2 * _AIR)
        yield from self._centred(words.advice, middle, below, width)

    def _centred(self, text: str, middle: Mm, top: Mm, width: Mm) -> Iterator[str]:
        said = paragraph(text, self.chain, size=_TEXT, width=width)
        origin = Origin(Mm(middle - said.width / 2), top, self.paper.height)
        return line_operators(said.lines, origin, self.document.font_for)

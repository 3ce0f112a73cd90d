"""What a key sheet says, as a list: for rolls, for small labels, and for what did not fit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from handnote.domain.calibration import Paper
from handnote.domain.units import POINT, Mm
from handnote.pdf.document import Document
from handnote.pdf.key_square import Chains, SetPart, SetSquare, set_freely
from handnote.pdf.note_operators import Origin, line_operators
from handnote.pdf.tea_cup import WIDE as CUP_WIDE
from handnote.pdf.tea_cup import tea_cup
from handnote.sheets.key_sheet import KeyText
from handnote.typeset.paragraph import Paragraph, Passage

_MARGIN = Mm(15.0)
_NUMBER_WIDE = Mm(16.0)
_TITLE, _ABOUT, _NUMBER = Mm(4.4), Mm(3.2), Mm(3.0)
_AIR = Mm(2.0)
_RULE = "0.8 G 0.3 w"
_QUIET = 0.4


@dataclass(frozen=True, slots=True)
class Row:
    """One label by its number on its sheet or roll, counted from 1, and what it is for."""

    number: int
    text: KeyText
    rests: bool = False

    @property
    def said_number(self) -> str:
        """Its number, and its parcel mark if it has one."""
        return f"{self.number}  {self.text.mark}" if self.text.mark else str(self.number)


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets plain lines on the pages of one document."""

    document: Document
    paper: Paper
    chains: Chains

    def strong(self, text: str, size: Mm, width: Mm) -> Paragraph:
        """A heading."""
        return Passage(text, self.chains.strong).on(1, size, width)

    def one_line(self, text: str, size: Mm, width: Mm) -> Paragraph:
        """One line, shortened where it is too long."""
        return Passage(text, self.chains.plain).on(1, size, width)

    def draw(self, said: Paragraph, left: Mm, top: Mm, *, grey: float = 0.08) -> Iterator[str]:
        """The operators that put it there on the page."""
        yield f"{grey:g} g"
        origin = Origin(left, top, self.paper.height)
        yield from line_operators(said.lines, origin, self.document.font_for)


class KeyList:
    """As many pages as the rows need; a row is parted only if it is longer than a page."""

    def __init__(self, setter: Setter, title: str, about: str, page: str) -> None:
        self._setter = setter
        self._title = title
        self._about = about
        self._page = page
        self._paper = setter.paper
        self._left = Mm(_MARGIN + _NUMBER_WIDE)

    def show(self, rows: Iterable[Row]) -> int:
        """Put the rows on pages, and those into the document; return how many."""
        width = Mm(self._paper.width - _MARGIN - self._left)
        room = self._paper.height - 2 * _MARGIN - self._head_height
        pages: list[list[tuple[Row, SetSquare]]] = [[]]
        used = 0.0
        for row in rows:
            whole = set_freely(row.text, self._setter.chains, width)
            for piece in _pieces(whole, Mm(room - 2 * _AIR)):
                if used + piece.height + 2 * _AIR > room and pages[-1]:
                    pages.append([])
                    used = 0.0
                pages[-1].append((row, piece))
                used += piece.height + 2 * _AIR
        for number, page in enumerate(pages, 1):
            self._setter.document.add([*self._head(number, len(pages)), *self._drawn(page)])
        return len(pages)

    @property
    def _head_height(self) -> float:
        return self._title_set(Mm(self._paper.width)).height + _AIR

    def _title_set(self, width: Mm) -> Paragraph:
        return self._setter.strong(self._title, _TITLE, width)

    def _head(self, number: int, of: int) -> Iterator[str]:
        """What this is, for which labels, and which page of how many."""
        width = Mm(self._paper.width - 2 * _MARGIN)
        title = self._title_set(width)
        yield from self._setter.draw(title, _MARGIN, _MARGIN)
        page = self._setter.one_line(self._page.format(page=number, of=of), _ABOUT, width)
        level = title.lines[0].baseline
        yield from self._beside(page, Mm(self._paper.width - _MARGIN - page.width), level)
        if self._about:
            left = Mm(_MARGIN + title.width + _AIR)
            room = Mm(self._paper.width - _MARGIN - page.width - _AIR - left)
            yield from self._beside(self._setter.one_line(self._about, _ABOUT, room), left, level)

    def _beside(self, said: Paragraph, left: Mm, baseline: Mm) -> Iterator[str]:
        top = Mm(_MARGIN + baseline - said.lines[0].baseline)
        yield from self._setter.draw(said, left, top, grey=_QUIET)

    def _drawn(self, page: Sequence[tuple[Row, SetSquare]]) -> Iterator[str]:
        top = _MARGIN + self._head_height
        last: Row | None = None
        for row, piece in page:
            yield self._rule(Mm(top))
            at = Mm(top + _AIR)
            if row is not last:
                number = self._setter.one_line(row.said_number, _NUMBER, _NUMBER_WIDE)
                level = Mm(at + piece.parts[0].said.lines[0].baseline - number.lines[0].baseline)
                yield from self._setter.draw(number, _MARGIN, level, grey=_QUIET)
            if row.rests:
                cup = Mm(self._paper.width - _MARGIN - CUP_WIDE)
                yield tea_cup(cup, at, self._paper.height)
            for part in piece.parts:
                yield from self._setter.draw(
                    part.said, self._left, Mm(at + part.top), grey=part.grey
                )
            top += piece.height + 2 * _AIR
            last = row

    def _rule(self, top: Mm) -> str:
        y = (self._paper.height - top) / POINT
        left, right = _MARGIN / POINT, (self._paper.width - _MARGIN) / POINT
        return f"q {_RULE} {left:.3f} {y:.3f} m {right:.3f} {y:.3f} l S Q"


def _pieces(square: SetSquare, room: Mm) -> Iterator[SetSquare]:
    """A square, or its lines in as many pieces as pages are needed for it."""
    if square.height <= room:
        yield square
        return
    held: list[SetPart] = []
    start = end = 0.0
    for part in square.parts:
        leading = part.said.height / len(part.said.lines)
        for number, line in enumerate(part.said.lines):
            top = part.top + number * leading
            if top + leading - start > room and held:
                yield SetSquare(tuple(held), Mm(end - start))
                held, start = [], top
            end = top + leading
            alone = Paragraph((line,), Mm(leading), line.width)
            held.append(SetPart(alone, Mm(part.top - start), part.grey))
    yield SetSquare(tuple(held), Mm(end - start))

"""The pick list as PDF: names and items in any script, a box to tick on each line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from handnote.domain.calibration import Paper
from handnote.domain.units import POINT, Mm
from handnote.pdf.document import Document
from handnote.pdf.note_operators import Origin, line_operators
from handnote.sheets.pick_list import PickRow, PickWords
from handnote.typeset.itemise import Chain
from handnote.typeset.paragraph import Paragraph, paragraph

_MARGIN = Mm(15.0)
_TITLE = Mm(4.4)
_TEXT = Mm(3.4)
_AIR = Mm(1.6)
_BETWEEN = Mm(3.0)
_BOX = Mm(3.4)
_TO_BOX = Mm(6.5)
_MARK = Mm(13.0)
_LABEL = Mm(34.0)
_NAME_SHARE = 0.4
"""How much of what is left the name has; the rest is for the items."""

_RULE = "0.7 G 0.3 w"
_BOX_LINE = "0.3 G 0.5 w"
_INK = "0 g"


def pick_list(rows: Iterable[PickRow], words: PickWords, paper: Paper, chain: Chain) -> bytes:
    """As many pages as the rows need; a row is never parted. Equal input, equal bytes."""
    document = Document("Pick list", paper)
    page = _Page(document, words, _Columns.of(paper, chain))
    for row in rows:
        page.add(row)
    page.finish()
    return document.finish()


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where each column begins, and how wide it is."""

    paper: Paper
    chain: Chain
    places: tuple[tuple[Mm, Mm], ...]

    @classmethod
    def of(cls, paper: Paper, chain: Chain) -> "_Columns":
        """The columns of a page: mark, label, name, items."""
        left = _MARGIN + _TO_BOX
        rest = paper.width - _MARGIN - left - _MARK - _LABEL
        widths = (_MARK, _LABEL, rest * _NAME_SHARE, rest * (1 - _NAME_SHARE))
        places = []
        for width in widths:
            places.append((Mm(left), Mm(width - _BETWEEN)))
            left += width
        return cls(paper, chain, tuple(places))

    def cells(self, row: PickRow) -> list[Paragraph]:
        """The row's texts, each as wide as its column."""
        said = (row.mark, row.label, row.name, row.what)
        return [
            paragraph(text, self.chain, size=_TEXT, width=width)
            for text, (_, width) in zip(said, self.places, strict=True)
        ]


class _Page:
    """The page that is being filled; a full one goes into the document."""

    def __init__(self, document: Document, words: PickWords, columns: _Columns) -> None:
        self._document = document
        self._words = words
        self._columns = columns
        self._paper = columns.paper
        self._number = 0
        self._top = _MARGIN
        self._has_rows = False
        self._operators: list[str] = []
        self._begin()

    def add(self, row: PickRow) -> None:
        """One more row, on this page or the next."""
        cells = self._columns.cells(row)
        height = max(cell.height for cell in cells) + 2 * _AIR
        if self._top + height > self._paper.height - _MARGIN and self._has_rows:
            self.finish()
            self._begin()
        self._operators.append(_box(self._paper, Mm(self._top + _AIR)))
        self._draw(cells, Mm(self._top + _AIR))
        self._top = Mm(self._top + height)
        self._rule()
        self._has_rows = True

    def finish(self) -> None:
        """This page is done."""
        self._document.add(self._operators)

    def _begin(self) -> None:
        self._operators = [_INK]
        self._number += 1
        self._has_rows = False
        width = Mm(self._paper.width - 2 * _MARGIN)
        chain = self._columns.chain
        number = paragraph(
            self._words.page.format(page=self._number), chain, size=_TEXT, width=width
        )
        title = paragraph(
            self._words.title, chain, size=_TITLE, width=Mm(width - number.width - _BETWEEN)
        )
        self._operators += self._set(title, _MARGIN, _MARGIN)
        left = Mm(self._paper.width - _MARGIN - number.width)
        level = Mm(_MARGIN + title.lines[0].baseline - number.lines[0].baseline)
        self._operators += self._set(number, left, level)
        self._top = Mm(_MARGIN + title.height + _BETWEEN)
        headings = self._columns.cells(self._words.headings)
        self._draw(headings, self._top)
        self._top = Mm(self._top + max(cell.height for cell in headings) + _AIR)
        self._rule()

    def _draw(self, cells: Sequence[Paragraph], top: Mm) -> None:
        for cell, (left, _) in zip(cells, self._columns.places, strict=True):
            self._operators += self._set(cell, left, top)

    def _set(self, said: Paragraph, left: Mm, top: Mm) -> Iterator[str]:
        origin = Origin(left, top, self._paper.height)
        return line_operators(said.lines, origin, self._document.font_for)

    def _rule(self) -> None:
        y = (self._paper.height - self._top) / POINT
        left, right = _MARGIN / POINT, (self._paper.width - _MARGIN) / POINT
        self._operators.append(f"{_RULE} {left:.3f} {y:.3f} m {right:.3f} {y:.3f} l S")


def _box(paper: Paper, top: Mm) -> str:
    side = _BOX / POINT
    bottom = (paper.height - top) / POINT - side
    return f"{_BOX_LINE} {_MARGIN / POINT:.3f} {bottom:.3f} {side:.3f} {side:.3f} re S"

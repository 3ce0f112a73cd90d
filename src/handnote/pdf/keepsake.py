"""A keepsake as PDF: a title page, the notes on their labels, and a last line.

Nothing is ever parted that belongs together: a chapter's name and its first label, a label and
whom it went to. Only what was written back may run on to the next page, line by line.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from handnote.domain.calibration import Paper
from handnote.domain.progress import Hear
from handnote.domain.units import POINT, Mm
from handnote.pdf.document import Document
from handnote.pdf.note_operators import Origin, line_operators, note_operators
from handnote.pdf.outline import die_line
from handnote.pdf.photo import Jpeg, read_jpeg
from handnote.sheets.keepsake import Book, Leaf
from handnote.typeset.itemise import Chain
from handnote.typeset.paragraph import Paragraph, paragraph

_MARGIN = Mm(17.0)
_FOOT = Mm(20.0)
_TITLE = Mm(15.0)
_SUBTITLE = Mm(3.6)
_CHAPTER = Mm(4.2)
_NAME = Mm(3.1)
_SMALL = Mm(2.6)
_SAID = Mm(3.0)
_INDENT = Mm(6.0)
_TITLE_AT = 0.36
"""How far down the page the title stands: a little above its middle, as on any book."""

_TALLEST = 0.45
"""How much of a page's height one label takes at most."""

_NARROWEST = 0.55
"""How much of the page's width the column takes at least."""

_NEARLY = 1.08
"""How far a photo may be from the shape of its label and still fill it."""

_BETWEEN = Mm(9.0)
_BEFORE_CHAPTER = Mm(4.0)
_TEXT = "0.17 g"
_MUTED = "0.42 g"
_EDGE = "0.8 G 0.35 w"
_RULE = "0.8 G 0.4 w"


@dataclass(frozen=True, slots=True)
class _Part:
    """Something that stands on one page, drawn from its top edge down, both in mm."""

    height: Mm
    draw: Callable[[Mm], Iterator[str]]
    stays_with_next: bool = False
    is_air: bool = False
    """Nothing but room, which a page does not begin with."""


def keepsake(book: Book, paper: Paper, hear: Hear) -> bytes:
    """The whole book; equal input, equal bytes. ``hear`` is told how many notes are set."""
    return _Press(book, paper).print(hear)


class _Press:
    """Fills pages one after the other."""

    def __init__(self, book: Book, paper: Paper) -> None:
        self._book = book
        self._paper = paper
        self._document = Document(book.title, paper)
        self._width = Mm(paper.width - 2 * _MARGIN)
        self._left = _MARGIN
        self._ink = " ".join(f"{value / 255:.4f}" for value in book.ink.rgb) + " rg"
        self._page: list[str] = []
        self._top = _MARGIN
        self._number = 1

    def print(self, hear: Hear) -> bytes:
        """All pages, in order."""
        self._add_title()
        chapter, count = "", 0
        for count, leaf in enumerate(self._book.leaves, 1):
            if count == 1:
                self._narrow_to(leaf)
            self._add(list(self._parts(leaf, is_first=leaf.chapter != chapter)))
            chapter = leaf.chapter
            hear(count)
        self._finish_page()
        self._add_colophon()
        return self._document.finish()

    def _narrow_to(self, leaf: Leaf) -> None:
        """A column as wide as her labels, in the middle of the page."""
        wide = Mm(leaf.label.width * self._scale(leaf))
        self._width = min(self._width, max(wide, Mm(self._width * _NARROWEST)))
        self._left = Mm((self._paper.width - self._width) / 2)

    def _scale(self, leaf: Leaf) -> float:
        """Labels are shown at their true size, if there is room for it."""
        most = self._paper.height * _TALLEST
        room = self._paper.width - 2 * _MARGIN
        return min(1.0, room / leaf.label.width, most / leaf.label.height)

    def _add_title(self) -> None:
        title = self._set(self._book.title, self._book.hand, _TITLE)
        subtitle = self._set(self._book.subtitle, self._book.plain, _SUBTITLE)
        top = Mm(self._paper.height * _TITLE_AT - title.height / 2)
        under = Mm(top + title.height + _BETWEEN)
        self._document.add(
            [
                self._ink,
                *self._centred(title, top),
                _MUTED,
                *self._centred(subtitle, under),
            ]
        )

    def _add_colophon(self) -> None:
        said = self._set(self._book.colophon, self._book.plain, _SMALL)
        top = Mm(self._paper.height - _FOOT - said.height)
        self._document.add([_MUTED, *self._centred(said, top)])

    def _add(self, parts: list[_Part]) -> None:
        together: list[_Part] = []
        for part in parts:
            together.append(part)
            if not part.stays_with_next:
                self._place(together)
                together = []
        self._place(together)

    def _place(self, parts: list[_Part]) -> None:
        height = sum(part.height for part in parts)
        if self._page and self._top + height > self._paper.height - _FOOT:
            self._finish_page()
        for part in parts:
            if part.is_air and not self._page:
                continue
            self._page += part.draw(self._top)
            self._top = Mm(self._top + part.height)

    def _finish_page(self) -> None:
        if not self._page:
            return
        self._number += 1
        number = self._set(str(self._number), self._book.plain, _SMALL)
        foot = self._centred(number, Mm(self._paper.height - _FOOT / 2 - number.height / 2))
        self._document.add([*self._page, _MUTED, *foot])
        self._page, self._top = [], _MARGIN

    def _parts(self, leaf: Leaf, *, is_first: bool) -> Iterator[_Part]:
        if is_first:
            yield _Part(_BEFORE_CHAPTER, lambda _: iter(()), stays_with_next=True, is_air=True)
            yield self._chapter(leaf.chapter)
        yield self._heading(leaf)
        if photo := read_jpeg(leaf.photo):
            yield self._photographed(leaf, photo)
            if leaf.text:
                yield self._under(leaf.text)
        else:
            yield self._label(leaf) if leaf.can_be_drawn else self._plain(leaf)
        facts = self._set(leaf.facts, self._book.plain, _SMALL)
        yield _Part(
            Mm(facts.height + 1.5),
            lambda top: self._drawn(facts, _MUTED, self._left, Mm(top + 1.5)),
            stays_with_next=bool(leaf.answers),
        )
        for answer in leaf.answers:
            yield from self._answer(answer.heading, answer.words)
        yield _Part(_BETWEEN, lambda _: iter(()), is_air=True)

    def _chapter(self, name: str) -> _Part:
        said = self._set(name, self._book.plain, _CHAPTER)

        def draw(top: Mm) -> Iterator[str]:
            yield from self._drawn(said, _TEXT, self._left, top)
            y = (self._paper.height - top - said.height - 1.2) / POINT
            left, right = self._left / POINT, (self._left + self._width) / POINT
            yield f"{_RULE} {left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S"

        return _Part(Mm(said.height + 6.0), draw, stays_with_next=True)

    def _heading(self, leaf: Leaf) -> _Part:
        day = self._set(leaf.day, self._book.plain, _SMALL)
        room = Mm(self._width - day.width - 4.0)
        name = paragraph(leaf.person, self._book.plain, size=_NAME, width=room)

        def draw(top: Mm) -> Iterator[str]:
            yield from self._drawn(name, _TEXT, self._left, top)
            level = Mm(top + name.lines[0].baseline - day.lines[0].baseline)
            left = Mm(self._left + self._width - day.width)
            yield from self._drawn(day, _MUTED, left, level)

        return _Part(Mm(name.height + 1.5), draw, stays_with_next=True)

    def _label(self, leaf: Leaf) -> _Part:
        label, scale = leaf.label, self._scale(leaf)
        height = Mm(label.height * scale)
        # A label by itself is a page of its own size, and so has its own corner at the origin.
        page = Origin(Mm(0.0), Mm(0.0), label.height)

        def draw(top: Mm) -> Iterator[str]:
            left = self._left / POINT
            bottom = (self._paper.height - top - height) / POINT
            yield f"q {scale:.5f} 0 0 {scale:.5f} {left:.3f} {bottom:.3f} cm {_EDGE}"
            below = Mm(label.page_height - label.height)
            yield f"q 1 0 0 1 0 {-below / POINT:.3f} cm {die_line(label, Mm(0.0), Mm(0.0))} S Q"
            yield f"Q q {scale:.5f} 0 0 {scale:.5f} {left:.3f} {bottom:.3f} cm {self._ink}"
            # In a stack of their own, so that what letters are drawn with ends with the label.
            yield from note_operators(leaf.typeset, page, self._document.font_for)
            yield "Q"

        return _Part(height, draw, stays_with_next=True)

    def _photographed(self, leaf: Leaf, photo: Jpeg) -> _Part:
        """The label as a pen wrote it, its photo on the label's paper."""
        label, scale = leaf.label, self._scale(leaf)
        height = Mm(label.height * scale)
        least, most = sorted((label.width / photo.width, label.height / photo.height))
        # A little of the sheet beside the label is in its photo, and may go.
        fills = most if most < least * _NEARLY else least
        wide, high = photo.width * fills / POINT, photo.height * fills / POINT

        def draw(top: Mm) -> Iterator[str]:
            left = self._left / POINT
            bottom = (self._paper.height - top - height) / POINT
            below = Mm(label.page_height - label.height)
            edge = die_line(label, Mm(0.0), Mm(0.0))
            moved = f"1 0 0 1 0 {-below / POINT:.3f} cm"
            placed = f"{scale:.5f} 0 0 {scale:.5f} {left:.3f} {bottom:.3f} cm"
            x, y = (label.width / POINT - wide) / 2, (label.height / POINT - high) / 2
            name = self._document.name_of(photo)
            yield f"q {placed} q {moved} {edge} W n 1 0 0 1 0 {below / POINT:.3f} cm"
            yield f"{wide:.3f} 0 0 {high:.3f} {x:.3f} {y:.3f} cm /{name} Do Q"
            yield f"{_EDGE} {moved} {edge} S Q"

        return _Part(height, draw, stays_with_next=True)

    def _under(self, gist: str) -> _Part:
        said = self._set(gist, self._book.plain, _SMALL)
        return _Part(
            Mm(said.height + 1.5),
            lambda top: self._drawn(said, _TEXT, self._left, Mm(top + 1.5)),
            stays_with_next=True,
        )

    def _plain(self, leaf: Leaf) -> _Part:
        words = "\n".join(filter(None, (leaf.text, leaf.sign_off)))
        said = self._set(words, self._book.plain, _SAID)
        return _Part(said.height, lambda top: self._drawn(said, self._ink, self._left, top))

    def _answer(self, heading: str, words: str) -> Iterator[_Part]:
        width = Mm(self._width - _INDENT)
        above = paragraph(heading, self._book.plain, size=_SMALL, width=width)
        said = paragraph(words, self._book.plain, size=_SAID, width=width)
        yield _Part(Mm(3.0), lambda _: iter(()), stays_with_next=True)
        yield _Part(above.height, self._beside(above, _MUTED), stays_with_next=True)
        line = Mm(said.height / max(1, len(said.lines)))
        for number, _ in enumerate(said.lines):
            part = _only(said, number, line)
            yield _Part(line, self._beside(part, _TEXT))

    def _beside(self, said: Paragraph, colour: str) -> Callable[[Mm], Iterator[str]]:
        """Lines with a rule at their left, as in a letter that quotes another."""

        def draw(top: Mm) -> Iterator[str]:
            x = (self._left + _INDENT / 2) / POINT
            upper = (self._paper.height - top) / POINT
            lower = upper - said.height / POINT
            yield f"{_RULE} {x:.2f} {upper:.2f} m {x:.2f} {lower:.2f} l S"
            yield from self._drawn(said, colour, Mm(self._left + _INDENT), top)

        return draw

    def _set(self, text: str, chain: Chain, size: Mm) -> Paragraph:
        return paragraph(text, chain, size=size, width=self._width)

    def _centred(self, said: Paragraph, top: Mm) -> Iterator[str]:
        for line in said.lines:
            left = Mm((self._paper.width - line.width) / 2 - line.left)
            origin = Origin(left, top, self._paper.height)
            yield from line_operators([line], origin, self._document.font_for)

    def _drawn(self, said: Paragraph, colour: str, left: Mm, top: Mm) -> Iterator[str]:
        yield colour
        origin = Origin(left, top, self._paper.height)
        yield from line_operators(said.lines, origin, self._document.font_for)


def _only(said: Paragraph, number: int, height: Mm) -> Paragraph:
    """One line of a paragraph, as a paragraph that begins where that line does."""
    line = said.lines[number]
    runs = tuple(run._replace(baseline=Mm(run.baseline - number * height)) for run in line.runs)
    moved = replace(line, baseline=Mm(line.baseline - number * height), runs=runs)
    return Paragraph((moved,), height, line.width)

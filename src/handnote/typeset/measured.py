"""A text shaped and measured at one em, before any line is broken."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple, cast

from handnote.domain.units import Mm
from handnote.typeset import bidi
from handnote.typeset.breaks import Piece, pieces
from handnote.typeset.face import Face, Shaped
from handnote.typeset.itemise import Chain, itemise
from handnote.typeset.typeset_note import GlyphRun, Line, Missing
from handnote.typeset.variation import Variation

_MISSING_WIDTH = 0.7
"""Room shown on screen for a character that cannot be printed, in ems."""


_JOINED = (("\u0600", "\u08ff"), ("\u0900", "\u09ff"), ("\ufb50", "\ufefc"))


@dataclass(frozen=True, slots=True)
class _Part:
    """One shaped stretch of one direction; ``face`` None where nothing can be printed.

    ``scale`` makes a face that stands in as large as the hand it stands in for.
    """

    start: int
    end: int
    face: Face | None
    shaped: Shaped | None
    scale: float

    @property
    def advance(self) -> float:
        """Width in ems of the hand."""
        return self.shaped.advance * self.scale if self.shaped else _MISSING_WIDTH


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a line goes: its left edge and baseline in mm, its em, the width it may take.

    ``number`` is which line it is, from 0; ``variation`` how far from perfect it may be.
    """

    left: Mm
    baseline: Mm
    size: Mm
    most: Mm
    number: int = 0
    variation: Variation | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A text in ems: ``pens[i]`` is where character ``i`` starts on one endless line.

    Characters are in the order they are typed, whatever the direction they are read in.
    ``levels`` are their bidi levels, empty where all run from left to right.
    """

    text: str
    pens: tuple[float, ...]
    pieces: tuple[Piece, ...]
    parts: tuple[_Part, ...]
    levels: tuple[int, ...] = ()

    def width(self, start: int, end: int) -> float:
        """Advance of ``text[start:end]`` in ems."""
        return self.pens[end] - self.pens[start]

    def reads_right_to_left(self, index: int) -> bool:
        """Whether the paragraph with this character begins at the right."""
        if not self.levels:
            return False
        start = self.text.rfind("\n", 0, index) + 1
        end = self.text.find("\n", start)
        return bool(bidi.paragraph_level(self.text[start : end if end >= 0 else None]) & 1)

    def line(self, start: int, end: int, setting: Setting) -> Line:
        """``text[start:end]`` as a line on the label; white space at its end draws nothing."""
        ink_end = start + len(self.text[start:end].rstrip())
        shifts = self._shifts(start, ink_end, setting)
        width = Mm((self.width(start, ink_end) + shifts[-1]) * setting.size)
        is_rtl = self.reads_right_to_left(start)
        left = _margin(setting, width, is_rtl=is_rtl)
        drawing = _Drawing(self, setting, left, start, ink_end, shifts)
        for first, last, level in self._visual_order(start, end, ink_end, is_rtl=is_rtl):
            drawing.draw(first, last, is_rtl=bool(level & 1))
        return drawing.finished(end, width, is_rtl=is_rtl)

    def parts_between(self, start: int, end: int, *, is_rtl: bool) -> Iterator[_Part]:
        """The parts that have something of ``text[start:end]``, from left to right."""
        for part in reversed(self.parts) if is_rtl else self.parts:
            if part.start < end and part.end > start:
                yield part

    def _visual_order(
        self, start: int, end: int, ink_end: int, *, is_rtl: bool
    ) -> Iterator[tuple[int, int, int]]:
        if not self.levels:
            yield start, ink_end, 0
            return
        levels = bidi.line_levels(self.levels, self.text, start, end, int(is_rtl))
        for run in bidi.visual_runs(levels, start, ink_end):
            yield run.start, run.end, run.level

    def _shifts(self, start: int, end: int, setting: Setting) -> list[float]:
        """How far each character is moved by grown words and wide gaps, in ems; one more.

        Nothing ever moves to the left, or viewers take the space between two words for none.
        """
        if setting.variation is None or self.levels:
            return [0.0] * (end - start + 1)
        shifts: list[float] = []
        moved = 0.0
        for first, last in _word_spans(self.text, start, end):
            growth = 0.0
            if not _holds_hands(self.text[first:last]):
                growth = setting.variation.growth(first)
            here = self.pens[first]
            shifts += [moved + (self.pens[at] - here) * growth for at in range(first, last)]
            moved += self.width(first, last) * growth + setting.variation.gap(first)
        shifts.append(moved)
        return shifts


def _margin(setting: Setting, width: Mm, *, is_rtl: bool) -> Mm:
    """The line's left edge: the margin wanders, but never out of the area."""
    slack = max(0.0, setting.most - width)
    drift = 0.0
    if setting.variation:
        drift = min(slack, setting.variation.margin(setting.number) * setting.size)
    return Mm(setting.left + (slack - drift if is_rtl else drift))


class _Drawing:
    """A line being drawn, part by part, from left to right."""

    def __init__(
        self,
        text: Measured,
        setting: Setting,
        left: Mm,
        start: int,
        ink_end: int,
        shifts: Sequence[float],
    ) -> None:
        self._text = text
        self._setting = setting
        self._start = start
        self._shifts = shifts
        self._left = left
        self._x = float(left)
        self._runs: list[GlyphRun] = []
        self._missing: list[Missing] = []
        self._heads = [0.0] * (ink_end - start)
        self._tails = [0.0] * (ink_end - start)
        variation = setting.variation
        self._slope = math.tan(variation.slope(setting.number)) if variation else 0.0

    def draw(self, start: int, end: int, *, is_rtl: bool) -> None:
        """Draw ``text[start:end]``, all of one direction, where the last stretch ended."""
        size = self._setting.size
        for part in self._text.parts_between(start, end, is_rtl=is_rtl):
            first, last = max(start, part.start), min(end, part.end)
            moved = self._shifts[last - self._start] - self._shifts[first - self._start]
            width = (self._text.width(first, last) + moved) * size
            if part.face and part.shaped:
                self._draw_run(part, part.face, part.shaped, (first, last), is_rtl=is_rtl)
            else:
                text = self._text.text[first:last]
                self._missing.append(Missing(text, first, Mm(self._x), Mm(self._x + width)))
            self._note_edges(first, last, width, is_rtl=is_rtl)
            self._x += width

    def finished(self, end: int, width: Mm, *, is_rtl: bool) -> Line:
        """The line, with carets for its closing white space too."""
        setting = self._setting
        size = setting.size
        blank = self._start + len(self._heads)
        carets, tails = self._heads, self._tails
        step = -1 if is_rtl else 1
        edge = self._left if is_rtl else self._left + width
        for index in range(blank, end):
            carets.append(edge + step * self._text.width(blank, index) * size)
            tails.append(edge + step * self._text.width(blank, index + 1) * size)
        is_at_end = tails[-1] if tails else edge
        return Line(
            start=self._start,
            end=end,
            left=self._left,
            baseline=setting.baseline,
            width=width,
            runs=tuple(self._runs),
            carets=_mm([*carets, is_at_end]),
            tails=_mm(tails) if self._text.levels else (),
            missing=tuple(self._missing),
            is_rtl=is_rtl,
        )

    def _note_edges(self, first: int, last: int, width: float, *, is_rtl: bool) -> None:
        """Where the caret stands before and behind each character."""
        pens, shifts, size, line = self._text.pens, self._shifts, self._setting.size, self._start
        origin = pens[first] + shifts[first - line]
        edges = [
            (pens[index] + shifts[index - line] - origin) * size for index in range(first, last + 1)
        ]
        if is_rtl:
            edges = [width - edge for edge in edges]
        for index, (head, tail) in enumerate(pairwise(edges), start=first - line):
            self._heads[index] = self._x + head
            self._tails[index] = self._x + tail

    def _draw_run(
        self, part: _Part, face: Face, shaped: Shaped, span: tuple[int, int], *, is_rtl: bool
    ) -> None:
        inside = _glyphs_between(shaped, span[0] - part.start, span[1] - part.start)
        if not inside:
            return
        indices = [part.start + shaped.clusters[glyph] for glyph in inside]
        texts = _texts(self._text.text, indices, span[1])
        size = self._setting.size * part.scale
        origin = self._x - shaped.pens[inside.start] * size
        x = [origin + at * size for at in shaped.x[inside.start : inside.stop]]
        y = [at * size for at in shaped.y[inside.start : inside.stop]]
        glyphs = shaped.glyphs[inside.start : inside.stop]
        if self._setting.variation is None:
            baseline = self._setting.baseline
            heights = _mm([baseline - rise for rise in y])
            run = GlyphRun(face, Mm(size), glyphs, _mm(x), heights, texts, baseline)
            self._runs.append(replace(run, is_rtl=True) if is_rtl else run)
            return
        base = self._shifts[span[0] - self._start]
        for word in _words(texts):
            w = slice(word.start, word.stop)
            moved = self._shifts[min(indices[w]) - self._start] - base
            places = [at + moved * self._setting.size for at in x[w]]
            said = _Word(face, size, glyphs[w], places, y[w], texts[w], indices[w], is_rtl)
            self._runs.append(self._drifting(said))

    def _drifting(self, word: "_Word") -> GlyphRun:
        """One word on the label, straying as a hand does.

        A word leans and grows as one, its letters rise and fall; letters that hold hands
        rise and fall together.
        """
        variation = self._setting.variation
        assert variation is not None
        x0, first = word.x[0], min(word.indices)
        baseline = self._setting.baseline - self._slope * (x0 - self._left)
        joins = _holds_hands("".join(word.texts)) or word.is_rtl
        grown = 1.0 if joins else 1 + variation.growth(first)
        turn = self._slope if joins else self._slope + variation.turn(first)
        rises = variation.rises([first] * len(word.indices) if joins else word.indices)
        size = word.size * grown
        return GlyphRun(
            word.face,
            Mm(size),
            word.glyphs,
            _mm([x0 + (x - x0) * grown for x in word.x]),
            _mm([baseline - y * grown - up * size for y, up in zip(word.y, rises, strict=True)]),
            word.texts,
            Mm(baseline),
            turn,
            word.is_rtl,
        )


class _Word(NamedTuple):
    """A word's glyphs before they stray; ``x`` in mm on the label, ``y`` in mm, up."""

    face: Face
    size: float
    glyphs: tuple[int, ...]
    x: list[float]
    y: list[float]
    texts: tuple[str, ...]
    indices: list[int]
    is_rtl: bool


def _mm(lengths: Sequence[float]) -> tuple[Mm, ...]:
    return cast("tuple[Mm, ...]", tuple(lengths))


def _holds_hands(text: str) -> bool:
    """Whether a word is of a script whose letters join: Arabic, Devanagari, Bengali."""
    return not text.isascii() and any(a <= character <= b for character in text for a, b in _JOINED)


def _word_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Words with the blanks behind them, as (start, end) in the text."""
    first = start
    for index in range(start + 1, end):
        if text[index - 1] == " " and text[index] != " ":
            yield first, index
            first = index
    if first < end:
        yield first, end


def _words(texts: Sequence[str]) -> list[range]:
    """Words with the blanks behind them, as ranges of glyphs."""
    starts = [0]
    starts += [
        number
        for number in range(1, len(texts))
        if texts[number - 1] == " " and texts[number] != " "
    ]
    return [range(first, last) for first, last in pairwise([*starts, len(texts)])]


def _glyphs_between(shaped: Shaped, start: int, end: int) -> range:
    """The glyphs of characters ``start`` to ``end``: one stretch, for clusters never cross."""
    if start == 0 and end > max(shaped.clusters, default=0):
        return range(len(shaped.glyphs))
    inside = [number for number, at in enumerate(shaped.clusters) if start <= at < end]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _texts(text: str, indices: list[int], end: int) -> tuple[str, ...]:
    """What each glyph says; the first glyph of a cluster says all of it."""
    starts = sorted(set(indices))
    ends = dict(zip(starts, [*starts[1:], end], strict=True))
    said = []
    previous = -1
    for index in indices:
        said.append(text[index : ends[index]] if index != previous else "")
        previous = index
    return tuple(said)


def measure(text: str, chain: Chain) -> Measured:
    """Shape ``text`` with the faces of ``chain`` and measure every place in it."""
    pens: list[float] = []
    parts: list[_Part] = []
    levels: list[int] = []
    pen = 0.0
    start = 0
    for paragraph in text.split("\n"):
        theirs = bidi.levels(paragraph)
        for first, last, face in _stretches(paragraph, theirs, chain):
            part = _part(paragraph[first:last], start + first, face, theirs[first], chain.hands[0])
            parts.append(part)
            pens.extend(pen + place for place in _pens(part))
            pen += part.advance
        pens.append(pen)  # the line end itself
        levels.extend((*theirs, 0))
        start += len(paragraph) + 1
    kept = tuple(levels[: len(text)]) if any(levels) else ()
    return Measured(text, tuple(pens), pieces(text) if text else (), tuple(parts), kept)


def _stretches(
    paragraph: str, levels: Sequence[int], chain: Chain
) -> Iterator[tuple[int, int, Face | None]]:
    """Stretches of one face and one direction, as typed."""
    for stretch in itemise(paragraph, chain):
        start = stretch.start
        for index in range(stretch.start + 1, stretch.end):
            if levels[index] != levels[index - 1]:
                yield start, index, stretch.face
                start = index
        yield start, stretch.end, stretch.face


def _part(said: str, start: int, face: Face | None, level: int, hand: Face) -> _Part:
    if face is None:
        return _Part(start, start + len(said), None, None, 1.0)
    shaped = face.shape(said, is_rtl=bool(level & 1))
    scale = face.natural_size / hand.natural_size
    return _Part(start, start + len(said), face, shaped, scale)


def _pens(part: _Part) -> list[float]:
    """Where each character starts, in ems from the part's start, in the order of typing.

    Inside a cluster the width is shared out evenly.
    """
    length = part.end - part.start
    if part.shaped is None:
        return [_MISSING_WIDTH * index / length for index in range(length)]
    shaped, scale = part.shaped, part.scale
    if shaped.clusters == tuple(range(length)):
        return [pen * scale for pen in shaped.pens]
    advances: dict[int, float] = {}
    for cluster, (pen, after) in zip(
        shaped.clusters, pairwise((*shaped.pens, shaped.advance)), strict=True
    ):
        advances[cluster] = advances.get(cluster, 0.0) + after - pen
    pens: list[float] = []
    here = 0.0
    for first, after in pairwise([*sorted(advances), length]):
        step = advances[first] / (after - first)
        pens.extend((here + step * index) * scale for index in range(after - first))
        here += advances[first]
    return pens

"""A text shaped and measured at one em, before any line is broken."""

import math
import re
from bisect import bisect_left
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


_JOINED = re.compile("[\u0600-\u08ff\u0900-\u09ff\ufb50-\ufefc]")


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
    Carets are for the screen; paper does without.
    """

    left: Mm
    baseline: Mm
    size: Mm
    most: Mm
    number: int = 0
    variation: Variation | None = None
    with_carets: bool = True


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
        shifts, share = self._shifts(start, ink_end, setting)
        width = Mm((self.width(start, ink_end) + shifts[-1]) * setting.size)
        is_rtl = self.reads_right_to_left(start)
        left = _margin(setting, width, is_rtl=is_rtl)
        drawing = _Drawing(self, setting, left, (start, ink_end), shifts, share)
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

    def _shifts(self, start: int, end: int, setting: Setting) -> tuple[list[float], float]:
        """How far grown words and wide gaps move each character and the end, in ems.

        On a line with too little room for it they grow by a share, which is told too.
        """
        if setting.variation is None or self.levels:
            return [0.0] * (end - start + 1), 1.0
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
        room = max(0.0, setting.most / setting.size - self.width(start, end))
        if moved <= room:
            return shifts, 1.0
        share = room / moved
        return [shift * share for shift in shifts], share


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
        span: tuple[int, int],
        shifts: Sequence[float],
        share: float,
    ) -> None:
        start, ink_end = span
        self._text = text
        self._setting = setting
        self._start = start
        self._shifts = shifts
        self._share = share
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
            if self._setting.with_carets:
                self._note_edges(first, last, width, is_rtl=is_rtl)
            self._x += width

    def finished(self, end: int, width: Mm, *, is_rtl: bool) -> Line:
        """The line, with carets for its closing white space too."""
        setting = self._setting
        if not setting.with_carets:
            runs, missing = tuple(self._runs), tuple(self._missing)
            place = self._start, end, self._left, setting.baseline, width
            return Line(*place, runs, (), (), missing, is_rtl)
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
        perfect = _Run(face, size, glyphs, x, y, texts, indices, is_rtl)
        self._drift(perfect, self._setting.variation, self._shifts[span[0] - self._start])

    def _drift(self, run: "_Run", variation: Variation, base: float) -> None:
        """Put a run on the label word by word, straying as a hand does.

        A word leans and grows as one, its letters rise and fall; letters that hold hands
        rise and fall together.
        """
        joins = run.is_rtl or _holds_hands(self._text.text[min(run.indices) : max(run.indices) + 1])
        rises = variation.rises(run.indices)
        em, left, start = self._setting.size, self._left, self._start
        for first, last in _words(run.texts):
            at = min(run.indices[first], run.indices[last - 1])
            pen = run.x[first]
            x0 = pen + (self._shifts[at - start] - base) * em
            baseline = self._setting.baseline - self._slope * (x0 - left)
            if joins:
                grown, turn, ups = 1.0, self._slope, [rises[first]] * (last - first)
            else:
                grown = 1 + variation.growth(at) * self._share
                turn, ups = self._slope + variation.turn(at), rises[first:last]
            size = run.size * grown
            x = [x0 + (x - pen) * grown for x in run.x[first:last]]
            y = [baseline - y * grown - up * size for y, up in zip(run.y[first:last], ups)]
            glyphs, texts = run.glyphs[first:last], run.texts[first:last]
            self._runs.append(
                GlyphRun(
                    run.face,
                    Mm(size),
                    glyphs,
                    _mm(x),
                    _mm(y),
                    texts,
                    Mm(baseline),
                    turn,
                    run.is_rtl,
                )
            )


class _Run(NamedTuple):
    """Glyphs before they stray; ``x`` in mm on the label, ``y`` in mm, up."""

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
    return _JOINED.search(text) is not None


def _word_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Words with the blanks behind them, as (start, end) in the text."""
    first = start
    for index in range(start + 1, end):
        if text[index - 1] == " " and text[index] != " ":
            yield first, index
            first = index
    if first < end:
        yield first, end


def _words(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Words with the blanks behind them, as (start, end) in the glyphs."""
    starts = [0]
    starts += [
        number
        for number in range(1, len(texts))
        if texts[number - 1] == " " and texts[number] != " "
    ]
    return list(pairwise([*starts, len(texts)]))


def _glyphs_between(shaped: Shaped, start: int, end: int) -> range:
    """The glyphs of characters ``start`` to ``end``: one stretch, for clusters never cross."""
    clusters = shaped.clusters
    if not clusters or clusters[0] <= clusters[-1]:
        return range(bisect_left(clusters, start), bisect_left(clusters, end))
    inside = [number for number, at in enumerate(clusters) if start <= at < end]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _texts(text: str, indices: list[int], end: int) -> tuple[str, ...]:
    """What each glyph says; the first glyph of a cluster says all of it."""
    if len(indices) == end - indices[0] and indices[-1] == end - 1:
        return tuple(text[indices[0] : end])  # a glyph a character, as nearly always
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

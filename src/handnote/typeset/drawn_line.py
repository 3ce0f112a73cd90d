"""A measured line put on its label: every glyph in its place, straying as a hand does."""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add, neg
from typing import NamedTuple, cast

from handnote.domain.units import Mm
from handnote.typeset.face import Face, Shaped
from handnote.typeset.measured import Measured, Part
from handnote.typeset.typeset_note import GlyphRun, Line, Missing
from handnote.typeset.variation import Variation

_JOINED = re.compile("[\u0600-\u08ff\u0900-\u09ff\ufb50-\ufefc]")
"""Scripts whose letters hold hands: Arabic, Devanagari, Bengali."""

_WORD = re.compile("[^ ]+ *| +")
"""A word with the blanks behind it."""


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


def draw_line(text: Measured, start: int, end: int, setting: Setting) -> Line:
    """``text.text[start:end]`` as a line on the label; white space at its end draws nothing."""
    ink_end = start + len(text.text[start:end].rstrip())
    words, widened = _words(text, start, ink_end, setting)
    width = Mm((text.width(start, ink_end) + widened) * setting.size)
    is_rtl = text.reads_right_to_left(start)
    left = _margin(setting, width, is_rtl=is_rtl)
    drawing = _Drawing(text, setting, left, words)
    for first, last, level in text.visual_order(start, end, ink_end, is_rtl=is_rtl):
        drawing.draw(first, last, is_rtl=bool(level & 1))
    span = start, ink_end, end
    edges = drawing.edges(span, width, is_rtl=is_rtl) if setting.with_carets else ((), ())
    return Line(
        start=start,
        end=end,
        left=left,
        baseline=setting.baseline,
        width=width,
        runs=tuple(drawing.runs),
        carets=edges[0],
        tails=edges[1],
        missing=tuple(drawing.missing),
        is_rtl=is_rtl,
    )


class _Word(NamedTuple):
    """A word as a hand places it: how far it moves (ems), grows, and leans (radians)."""

    start: int
    end: int
    shift: float = 0.0
    growth: float = 0.0
    turn: float = 0.0
    holds_hands: bool = False

    def moves(self, pens: Sequence[float], index: int) -> float:
        """How far a character of this word, or the end of it, is from its pen, in ems."""
        return self.shift + (pens[index] - pens[self.start]) * self.growth


def _words(text: Measured, start: int, end: int, setting: Setting) -> tuple[list[_Word], float]:
    """The words of a line as a hand places them, and how much wider they are, in ems.

    Where directions mix, words keep their places and their size; on a line with too little
    room they grow and part by a share.
    """
    variation = setting.variation
    if variation is None:
        return [_Word(start, end)], 0.0
    bounds = [word.span() for word in _WORD.finditer(text.text, start, end)]
    any_hold = _JOINED.search(text.text, start, end) is not None
    holding = [any_hold and _JOINED.search(text.text, *word) is not None for word in bounds]
    turns = [0.0 if holds else variation.turn(at) for (at, _), holds in zip(bounds, holding)]
    if text.levels:
        return [
            _Word(*word, 0.0, 0.0, turn, holds)
            for word, turn, holds in zip(bounds, turns, holding, strict=True)
        ], 0.0
    growths = [0.0 if holds else variation.growth(at) for (at, _), holds in zip(bounds, holding)]
    wider = [
        text.width(*word) * growth + (variation.gap(word[0]) if word[1] < end else 0.0)
        for word, growth in zip(bounds, growths, strict=True)
    ]
    room = max(0.0, setting.most / setting.size - text.width(start, end))
    share = min(1.0, room / sum(wider)) if sum(wider) > 0 else 1.0
    words = [
        _Word(*word, shift * share, growth * share, turn, holds)
        for word, shift, growth, turn, holds in zip(
            bounds, accumulate(wider, initial=0.0), growths, turns, holding, strict=False
        )
    ]
    return words, sum(wider) * share


def _margin(setting: Setting, width: Mm, *, is_rtl: bool) -> Mm:
    """The line's left edge: the margin wanders, but never out of the area."""
    slack = max(0.0, setting.most - width)
    drift = 0.0
    if setting.variation:
        drift = min(slack, setting.variation.margin(setting.number) * setting.size)
    return Mm(setting.left + (slack - drift if is_rtl else drift))


class _Drawing:
    """A line being drawn, part by part, from left to right."""

    def __init__(self, text: Measured, setting: Setting, left: Mm, words: Sequence[_Word]) -> None:
        self.runs: list[GlyphRun] = []
        self.missing: list[Missing] = []
        self._text = text
        self._setting = setting
        self._left = left
        self._x = float(left)
        self._words = words
        self._drawn: list[tuple[int, int, float, bool]] = []
        variation = setting.variation
        self._slope = math.tan(variation.slope(setting.number)) if variation else 0.0

    def draw(self, start: int, end: int, *, is_rtl: bool) -> None:
        """Draw ``text[start:end]``, all of one direction, where the last stretch ended."""
        for part in self._text.parts_between(start, end, is_rtl=is_rtl):
            first, last = max(start, part.start), min(end, part.end)
            width = (self._place(last) - self._place(first)) * self._setting.size
            if part.face and part.shaped:
                self._draw_part(part, part.face, part.shaped, (first, last), is_rtl=is_rtl)
            else:
                text = self._text.text[first:last]
                self.missing.append(Missing(text, first, Mm(self._x), Mm(self._x + width)))
            self._drawn.append((first, last, self._x, is_rtl))
            self._x += width

    def edges(
        self, span: tuple[int, int, int], width: Mm, *, is_rtl: bool
    ) -> tuple[tuple[Mm, ...], tuple[Mm, ...]]:
        """Where the caret stands before and behind each character, the white space too.

        ``span`` is where the line starts, its ink ends, and it ends.
        """
        start, ink_end, end = span
        size, pens = self._setting.size, self._text.pens
        heads, tails = [0.0] * (end - start), [0.0] * (end - start)
        for first, last, left, is_backwards in self._drawn:
            origin = self._place(first)
            places = [(place - origin) * size for place in self._places(first, last)]
            if is_backwards:
                places = [places[-1] - place for place in places]
            heads[first - start : last - start] = [left + place for place in places[:-1]]
            tails[first - start : last - start] = [left + place for place in places[1:]]
        step = -size if is_rtl else size
        edge = self._left if is_rtl else self._left + width
        for index in range(ink_end, end):
            heads[index - start] = edge + step * (pens[index] - pens[ink_end])
            tails[index - start] = edge + step * (pens[index + 1] - pens[ink_end])
        carets = _mm([*heads, tails[-1] if tails else edge])
        return carets, _mm(tails) if self._text.levels else ()

    def _places(self, first: int, last: int) -> list[float]:
        """``_place`` of every character from ``first`` to ``last``."""
        pens = self._text.pens
        places: list[float] = []
        for word in self._words:
            start, end = max(first, word.start), min(last, word.end)
            away, grown = word.shift - pens[word.start] * word.growth, 1 + word.growth
            places += [away + pens[index] * grown for index in range(start, end)]
        return [*places, self._place(last)]

    def _place(self, index: int) -> float:
        """Where a character stands on one endless line once its word has moved, in ems."""
        number = bisect_right(self._words, index, key=_start) - 1
        moved = self._words[number].moves(self._text.pens, index) if number >= 0 else 0.0
        return self._text.pens[index] + moved

    def _draw_part(
        self, part: Part, face: Face, shaped: Shaped, span: tuple[int, int], *, is_rtl: bool
    ) -> None:
        """Put a stretch on the label word by word, straying as a hand does.

        A word leans and grows as one and its letters rise and fall.
        """
        first, last = span
        pens, setting = self._text.pens, self._setting
        size = setting.size * part.scale
        inside = _glyphs_between(shaped, first - part.start, last - part.start)
        if not inside:
            return
        moved = self._place(first) - pens[first]
        origin = self._x - shaped.pens[inside.start] * size - moved * setting.size
        ups = self._ups(part, shaped, inside)
        for word in reversed(self._words) if is_rtl else self._words:
            start, end = max(first, word.start), min(last, word.end)
            if start >= end:
                continue
            glyphs = _glyphs_between(shaped, start - part.start, end - part.start)
            if not glyphs:
                continue
            here = slice(glyphs.start, glyphs.stop)
            pen = shaped.pens[glyphs.start]
            left = origin + pen * size + word.moves(pens, start) * setting.size
            run = GlyphRun(
                face,
                Mm(size * (1 + word.growth)),
                Mm(left),
                Mm(setting.baseline - self._slope * (left - self._left)),
                shaped.glyphs[here],
                shaped.x[here],
                self._held_ups(shaped.y[here], start)
                if word.holds_hands or is_rtl
                else ups[glyphs.start - inside.start : glyphs.stop - inside.start],
                part.texts[here],
                pen,
                self._slope if is_rtl else self._slope + word.turn,
                is_rtl,
            )
            self.runs.append(run)

    def _ups(self, part: Part, shaped: Shaped, glyphs: range) -> tuple[float, ...]:
        """How far glyphs stand above the baseline, in ems; a mark rises with its letter."""
        ups = shaped.y[glyphs.start : glyphs.stop]
        variation = self._setting.variation
        if variation is None:
            return ups
        clusters = shaped.clusters[glyphs.start : glyphs.stop]
        first, last = min(clusters[0], clusters[-1]), max(clusters[0], clusters[-1])
        rises = variation.rises(part.start + first, last - first + 1)
        if clusters != tuple(range(first, last + 1)):
            rises = tuple([rises[cluster - first] for cluster in clusters])
        return tuple(map(add, rises, ups)) if any(ups) else rises

    def _held_ups(self, ups: tuple[float, ...], word: int) -> tuple[float, ...]:
        """The same where letters hold hands and the word at this character rises as one."""
        variation = self._setting.variation
        if variation is None:
            return ups
        (rise,) = variation.rises(word, 1)
        return tuple([rise + up for up in ups])


def _start(word: _Word) -> int:
    return word.start


def _mm(lengths: Sequence[float]) -> tuple[Mm, ...]:
    return cast("tuple[Mm, ...]", tuple(lengths))


def _glyphs_between(shaped: Shaped, start: int, end: int) -> range:
    """The glyphs of characters ``start`` to ``end``: one stretch, for clusters never cross."""
    clusters = shaped.clusters
    if not clusters or clusters[0] <= clusters[-1]:
        return range(bisect_left(clusters, start), bisect_left(clusters, end))
    # They descend: those at ``end`` and beyond come first.
    return range(bisect_right(clusters, -end, key=neg), bisect_right(clusters, -start, key=neg))

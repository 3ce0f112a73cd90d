"""A text shaped and measured at one em, before any line is broken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from handnote.typeset import bidi
from handnote.typeset.breaks import Piece, pieces
from handnote.typeset.face import Face, Shaped
from handnote.typeset.itemise import Chain, itemise

_MISSING_WIDTH = 0.7
"""Room shown on screen for a character that cannot be printed, in ems."""


@dataclass(frozen=True, slots=True)
class Part:
    """One shaped stretch of one direction; ``face`` None where nothing can be printed.

    ``texts`` is what each glyph says. ``scale`` makes a face that stands in as large as the
    hand it stands in for.
    """

    start: int
    end: int
    face: Face | None
    shaped: Shaped | None
    texts: tuple[str, ...]
    scale: float

    @property
    def advance(self) -> float:
        """Width in ems of the hand."""
        return self.shaped.advance * self.scale if self.shaped else _MISSING_WIDTH


@dataclass(frozen=True, slots=True)
class Measured:
    """A text in ems: ``pens[i]`` is where character ``i`` starts on one endless line.

    Characters are in the order they are typed, whatever the direction they are read in.
    ``levels`` are their bidi levels, empty where all run from left to right.
    """

    text: str
    pens: tuple[float, ...]
    pieces: tuple[Piece, ...]
    parts: tuple[Part, ...]
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

    def parts_between(self, start: int, end: int, *, is_rtl: bool) -> Iterator[Part]:
        """The parts that have something of ``text[start:end]``, from left to right."""
        for part in reversed(self.parts) if is_rtl else self.parts:
            if part.start < end and part.end > start:
                yield part

    def visual_order(
        self, start: int, end: int, ink_end: int, *, is_rtl: bool
    ) -> Iterator[tuple[int, int, int]]:
        """Stretches of one direction of a line from left to right: start, end and level."""
        if not self.levels:
            yield start, ink_end, 0
            return
        levels = bidi.line_levels(self.levels, self.text, start, end, int(is_rtl))
        for run in bidi.visual_runs(levels, start, ink_end):
            yield run.start, run.end, run.level


def measure(text: str, chain: Chain) -> Measured:
    """Shape ``text`` with the faces of ``chain`` and measure every place in it."""
    pens: list[float] = []
    parts: list[Part] = []
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


def _part(said: str, start: int, face: Face | None, level: int, hand: Face) -> Part:
    if face is None:
        return Part(start, start + len(said), None, None, (), 1.0)
    shaped = face.shape(said, is_rtl=bool(level & 1))
    scale = face.natural_size / hand.natural_size
    return Part(start, start + len(said), face, shaped, _texts(said, shaped), scale)


def _texts(said: str, shaped: Shaped) -> tuple[str, ...]:
    """What each glyph says; the first glyph of a cluster says all of it."""
    clusters = shaped.clusters
    if clusters == tuple(range(len(said))):
        return tuple(said)  # a glyph a character, as nearly always
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(said)], strict=True))
    firsts = (before != cluster for before, cluster in pairwise((-1, *clusters)))
    return tuple(
        said[cluster : ends[cluster]] if first else ""
        for cluster, first in zip(clusters, firsts, strict=True)
    )


def _pens(part: Part) -> list[float]:
    """Where each character starts, in ems from the part's start, in the order of typing.

    Inside a cluster the width is shared out evenly.
    """
    length = part.end - part.start
    if part.shaped is None:
        return [_MISSING_WIDTH * index / length for index in range(length)]
    shaped, scale = part.shaped, part.scale
    if shaped.clusters == tuple(range(length)):
        return [pen * scale for pen in shaped.pens]
    advances = dict.fromkeys(shaped.clusters, 0.0)
    ends = (*shaped.pens[1:], shaped.advance)
    for cluster, pen, end in zip(shaped.clusters, shaped.pens, ends, strict=True):
        advances[cluster] += end - pen
    widths = [advances[cluster] * scale for cluster in sorted(advances)]
    if len(widths) == length:
        return list(accumulate(widths[:-1], initial=0.0))
    pens: list[float] = []
    here = 0.0
    for width, (first, after) in zip(widths, pairwise([*sorted(advances), length]), strict=True):
        pens.extend(here + width * index / (after - first) for index in range(after - first))
        here += width
    return pens

"""A text shaped and measured at one em, before any line is broken."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from handnote.domain.units import Mm
from handnote.typeset.breaks import Piece, pieces
from handnote.typeset.face import Face, Shaped
from handnote.typeset.itemise import itemise
from handnote.typeset.typeset_note import GlyphRun, Line, Missing

_MISSING_WIDTH = 0.7
"""Room shown on screen for a character that cannot be printed, in ems."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One shaped stretch and where it stands; ``face`` None where nothing can be printed.

    ``scale`` makes a face that stands in as large as the hand it stands in for.
    """

    start: int
    end: int
    left: float
    face: Face | None
    shaped: Shaped | None
    scale: float

    @property
    def advance(self) -> float:
        """Width in ems of the hand."""
        return self.shaped.advance * self.scale if self.shaped else _MISSING_WIDTH


@dataclass(frozen=True, slots=True)
class Measured:
    """A text in ems: ``pens[i]`` is where character ``i`` starts on one endless line.

    Lengths at any size are these times the em, for the shaping is unhinted.
    """

    text: str
    pens: tuple[float, ...]
    pieces: tuple[Piece, ...]
    parts: tuple[_Part, ...]

    def width(self, start: int, end: int) -> float:
        """Advance of ``text[start:end]`` in ems."""
        return self.pens[end] - self.pens[start]

    def line(self, start: int, end: int, *, left: Mm, baseline: Mm, size: Mm) -> Line:
        """``text[start:end]`` as a line on the label; white space at its end draws nothing."""
        ink_end = start + len(self.text[start:end].rstrip())
        origin = self.pens[start]
        runs, missing = [], []
        for part in self.parts:
            if part.end <= start or part.start >= ink_end:
                continue
            shift = left + (part.left - origin) * size
            if part.face and part.shaped:
                run = self._run(part, max(start, part.start), ink_end, (shift, baseline, size))
                if run:
                    runs.append(run)
            else:
                right = Mm(left + (self.pens[part.end] - origin) * size)
                missing.append(
                    Missing(self.text[part.start : part.end], part.start, Mm(shift), right)
                )
        carets = tuple(Mm(left + (pen - origin) * size) for pen in self.pens[start : end + 1])
        width = Mm(self.width(start, ink_end) * size)
        return Line(start, end, left, baseline, width, tuple(runs), carets, tuple(missing))

    def _run(
        self, part: _Part, start: int, end: int, place: tuple[float, float, float]
    ) -> GlyphRun | None:
        assert part.face is not None
        assert part.shaped is not None
        shift, baseline, size = place
        size *= part.scale
        shaped = part.shaped
        first = bisect_left(shaped.clusters, start - part.start)
        last = bisect_left(shaped.clusters, end - part.start)
        if first >= last:
            return None
        return GlyphRun(
            part.face,
            Mm(size),
            shaped.glyphs[first:last],
            tuple([Mm(shift + x * size) for x in shaped.x[first:last]]),
            tuple([Mm(baseline - y * size) for y in shaped.y[first:last]]),
            tuple([Mm(shift + pen * size) for pen in shaped.pens[first:last]]),
            self._texts(part, first, last, end),
        )

    def _texts(self, part: _Part, first: int, last: int, end: int) -> tuple[str, ...]:
        assert part.shaped is not None
        clusters = part.shaped.clusters
        ends = [*clusters[first + 1 : last], end - part.start]
        text, base = self.text, part.start
        said = [text[base + a : base + b] for a, b in zip(clusters[first:last], ends)]
        # Glyphs of one cluster share its start; the text belongs to the first of them.
        for index in range(len(said) - 1, 0, -1):
            if clusters[first + index] == clusters[first + index - 1]:
                said[index - 1], said[index] = said[index], ""
        return tuple(said)


def measure(text: str, chain: Sequence[Face]) -> Measured:
    """Shape ``text`` with the faces of ``chain`` and measure every place in it."""
    pens: list[float] = []
    parts: list[_Part] = []
    pen = 0.0
    start = 0
    for paragraph in text.split("\n"):
        for stretch in itemise(paragraph, chain):
            said = paragraph[stretch.start : stretch.end]
            scale = _scale(stretch.face, chain[0])
            part = _part(said, start + stretch.start, (pen, scale), stretch.face)
            parts.append(part)
            pens.extend(_pens(part, len(said)))
            pen += part.advance
        pens.append(pen)  # the line end itself
        start += len(paragraph) + 1
    return Measured(text, tuple(pens), pieces(text) if text else (), tuple(parts))


def _scale(face: Face | None, hand: Face) -> float:
    return face.natural_size / hand.natural_size if face else 1.0


def _part(said: str, start: int, place: tuple[float, float], face: Face | None) -> _Part:
    left, scale = place
    shaped = face.shape(said) if face else None
    return _Part(start, start + len(said), left, face, shaped, scale)


def _pens(part: _Part, length: int) -> list[float]:
    """Where each character starts; inside a cluster the width is shared out evenly."""
    if part.shaped is None:
        return [part.left + _MISSING_WIDTH * index / length for index in range(length)]
    shaped = part.shaped
    if shaped.clusters == tuple(range(length)):
        left, scale = part.left, part.scale
        return [left + pen * scale for pen in shaped.pens]
    starts = dict(zip(reversed(shaped.clusters), reversed(shaped.pens)))
    bounds = [*sorted(starts), length]
    pens: list[float] = []
    for first, after in pairwise(bounds):
        here, there = starts[first], starts.get(after, shaped.advance)
        step = (there - here) / (after - first)
        pens.extend(
            part.left + (here + step * index) * part.scale for index in range(after - first)
        )
    return pens

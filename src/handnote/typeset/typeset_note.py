"""A note as it will stand on its label: every glyph in its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from handnote.domain.drawing import Outline
from handnote.domain.units import Mm
from handnote.typeset.face import Face

_TOUCHING = 0.01


@dataclass(frozen=True, slots=True)
class Area:
    """Where on a label writing may stand, in mm from the label's top left corner."""

    left: Mm
    top: Mm
    width: Mm
    height: Mm

    @property
    def right(self) -> Mm:
        """The right edge."""
        return Mm(self.left + self.width)

    @property
    def bottom(self) -> Mm:
        """The bottom edge."""
        return Mm(self.top + self.height)


class GlyphRun(NamedTuple):
    """Glyphs of one face on one line, from left to right whatever way they are read.

    Its origin is ``left`` and ``baseline``, its em ``size``, all in mm on the label; ``x`` and
    ``y`` are in ems, ``y`` up from the baseline, and ``x`` counts from ``pen`` on. ``texts[i]``
    is what glyph i says: the first glyph of a cluster carries the cluster's whole text, the
    others none. The whole run is drawn turned by ``turn`` radians anticlockwise about its origin.

    A tuple, because a sheet has hundreds of them and is waited for.
    """

    face: Face
    size: Mm
    left: Mm
    baseline: Mm
    glyphs: tuple[int, ...]
    x: tuple[float, ...]
    y: tuple[float, ...]
    texts: tuple[str, ...]
    pen: float
    turn: float = 0.0
    is_rtl: bool = False

    def places(self) -> Iterator[tuple[Mm, Mm]]:
        """Where each glyph stands before the turn, in mm from the label's top left corner."""
        for x, y in zip(self.x, self.y, strict=True):
            yield Mm(self.left + (x - self.pen) * self.size), Mm(self.baseline - y * self.size)


@dataclass(frozen=True, slots=True)
class Missing:
    """Characters no face here can print, and where they would stand."""

    text: str
    start: int
    left: Mm
    right: Mm


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a note: ``text[start:end]``, its white space included.

    ``carets[i]`` is the x of the caret before character ``start + i``; the last one is the
    line's end; there are none on a line set for paper alone. ``tails[i]`` is where that
    character ends, told only where directions mix. ``is_rtl`` is whether the line begins at
    the right.
    """

    start: int
    end: int
    left: Mm
    baseline: Mm
    width: Mm
    runs: tuple[GlyphRun, ...]
    carets: tuple[Mm, ...]
    tails: tuple[Mm, ...] = ()
    missing: tuple[Missing, ...] = ()
    is_rtl: bool = False

    def stretches(self, start: int, end: int) -> list[tuple[Mm, Mm]]:
        """Left and right edges of what ``text[start:end]`` covers on this line.

        One stretch where all runs one way, several where directions mix; none outside.
        """
        found: list[tuple[Mm, Mm]] = []
        for index in range(max(start, self.start), min(end, self.end)):
            place = index - self.start
            head = self.carets[place]
            tail = self.tails[place] if self.tails else self.carets[place + 1]
            left, right = min(head, tail), max(head, tail)
            if found and abs(found[-1][1] - left) < _TOUCHING:
                found[-1] = (found[-1][0], right)
            elif found and abs(found[-1][0] - right) < _TOUCHING:
                found[-1] = (left, found[-1][1])
            else:
                found.append((left, right))
        return found


@dataclass(frozen=True, slots=True)
class TypesetNote:
    """A note set in a hand. It is printed only if it ``fits`` and nothing is ``missing``.

    ``size`` is the em and ``ascent`` and ``descent`` the reach of a line, all in mm.
    ``words`` counts all there are, ``overflow`` those that did not go in, ``room`` about how
    many more would. ``ink`` is what stands on the label besides: writing, a drawing, a
    sign-off; ``is_damaged`` where that could not be read.
    """

    text: str
    area: Area
    size: Mm
    ascent: Mm
    descent: Mm
    leading: Mm
    lines: tuple[Line, ...]
    sign_off: Line | None
    overflow: int
    room: int
    words: int
    ink: tuple[Outline, ...] = ()
    is_damaged: bool = False

    @property
    def fits(self) -> bool:
        """Whether every word stands inside the area."""
        return self.overflow == 0

    @property
    def missing(self) -> tuple[str, ...]:
        """What cannot be printed in this hand, each once, in reading order."""
        lines = [*self.lines, *([self.sign_off] if self.sign_off else [])]
        return tuple(dict.fromkeys(gap.text for line in lines for gap in line.missing))

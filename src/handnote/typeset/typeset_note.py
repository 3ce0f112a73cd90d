"""A note as it will stand on its label: every glyph in its place."""

from dataclasses import dataclass

from handnote.domain.units import Mm
from handnote.typeset.face import Face


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


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face on one line, in mm on the label; ``size`` is the em.

    ``texts[i]`` is what glyph i says: the first glyph of a cluster carries the cluster's
    whole text, the others none.
    """

    face: Face
    size: Mm
    glyphs: tuple[int, ...]
    x: tuple[Mm, ...]
    y: tuple[Mm, ...]
    pens: tuple[Mm, ...]
    texts: tuple[str, ...]


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
    line's end.
    """

    start: int
    end: int
    left: Mm
    baseline: Mm
    width: Mm
    runs: tuple[GlyphRun, ...]
    carets: tuple[Mm, ...]
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class TypesetNote:
    """A note set in a hand. It is printed only if it ``fits`` and nothing is ``missing``.

    ``size`` is the em and ``ascent`` and ``descent`` the reach of a line, all in mm.
    ``overflow`` counts the words that did not go in, ``room`` about how many more would.
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

    @property
    def fits(self) -> bool:
        """Whether every word stands inside the area."""
        return self.overflow == 0

    @property
    def missing(self) -> tuple[str, ...]:
        """What cannot be printed in this hand, each once, in reading order."""
        lines = [*self.lines, *([self.sign_off] if self.sign_off else [])]
        return tuple(dict.fromkeys(gap.text for line in lines for gap in line.missing))

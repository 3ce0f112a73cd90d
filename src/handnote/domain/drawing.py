"""Drawings: what was written or drawn on a label with a pen, as the pen went."""

from dataclasses import dataclass
from typing import NamedTuple

from handnote.domain.ink import Ink
from handnote.domain.units import Mm

NIBS = (Mm(0.3), Mm(0.5), Mm(0.7), Mm(1.0))
"""The widths of line one can buy a pen for."""

USUAL_NIB = Mm(0.5)

MOST_STROKES = 1500
MOST_POINTS = 20_000
"""What a drawing may hold: five labels crammed with the smallest writing."""

LONGEST_SIDE = Mm(1000)
"""The longest label one can draw on."""

EVEN = 0.5
"""The pressure of a pen that tells none: its line is as wide as its nib."""


class Sample(NamedTuple):
    """What a pen said of itself: its place in mm, its pressure of 1, and when, in ms."""

    x: float
    y: float
    pressure: float
    at: float


class Point(NamedTuple):
    """A place on the path of a pen in mm from the label's top left corner, pressed 0 to 1."""

    x: Mm
    y: Mm
    pressure: float = EVEN


@dataclass(frozen=True, slots=True)
class Stroke:
    """From the pen's touching the paper to its leaving it; at least one point."""

    points: tuple[Point, ...]
    nib: Mm = USUAL_NIB
    ink: Ink = Ink.BLUE_BLACK

    def radius(self, pressure: float) -> float:
        """Half the width of the line where the pen is pressed so hard."""
        return self.nib * (0.25 + pressure / 2)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Strokes in the order they were made, on a label so wide and so high."""

    width: Mm
    height: Mm
    strokes: tuple[Stroke, ...] = ()

    @property
    def points(self) -> int:
        """How many points it has in all."""
        return sum(len(stroke.points) for stroke in self.strokes)


class Outline(NamedTuple):
    """A closed shape to be filled with an ink: corners in mm on the label, clockwise on paper."""

    ink: Ink
    corners: tuple[tuple[float, float], ...]

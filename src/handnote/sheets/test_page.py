"""The test page: a frame to measure at, over the outlines of the labels."""

from dataclasses import dataclass

from handnote.domain.calibration import Paper
from handnote.domain.units import Mm
from handnote.sheets.calibration import inset

LETTERS = "ABCDEFGH"
"""The places to measure: two at the left, two at the right, two above, two below."""

_LONGEST_LINE = Mm(100.0)
_SHORTEST_LINE = Mm(20.0)
_NEAR_THE_CORNER = 0.2
_AIR = Mm(4.0)


@dataclass(frozen=True, slots=True)
class PageWords:
    """What a test page says: its title, the length of its line, and what to do."""

    title: str
    line: str
    reading: str
    """What should be read at each letter."""
    advice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the frame to measure at, and the way from there to the edge of the paper."""

    letter: str
    x: Mm
    y: Mm
    step_x: int
    step_y: int


def spots(paper: Paper) -> tuple[Spot, ...]:
    """Where to measure, in the order of the letters."""
    edge = inset(paper)
    width, height = paper.width, paper.height
    columns = _near_the_ends(edge, Mm(width - edge))
    rows = _near_the_ends(edge, Mm(height - edge))
    places = [
        *((edge, y, -1, 0) for y in rows),
        *((Mm(width - edge), y, 1, 0) for y in rows),
        *((x, edge, 0, -1) for x in columns),
        *((x, Mm(height - edge), 0, 1) for x in columns),
    ]
    return tuple(Spot(letter, *place) for letter, place in zip(LETTERS, places, strict=True))


def line_length(paper: Paper) -> Mm:
    """How long the line is that proves the scale: 100 mm, or whole centimetres that go in.

    0 where it would be too short to prove anything.
    """
    room = paper.width - 2 * inset(paper) - 2 * _AIR
    long = min(_LONGEST_LINE, Mm(room // 10 * 10))
    return long if long >= _SHORTEST_LINE else Mm(0.0)


def _near_the_ends(start: Mm, end: Mm) -> tuple[Mm, Mm]:
    away = (end - start) * _NEAR_THE_CORNER
    return Mm(start + away), Mm(end - away)

"""From what a seller reads off a test page to a calibration, and what to tell her of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from handnote.domain.calibration import Calibration, Paper
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.units import Mm

FURTHEST = Mm(10.0)
"""The largest shift that is made good; beyond it something else is the matter."""

LARGEST_SCALING = 0.03
"""The furthest from 100 % that is made good: a viewer's "fit to page" is more."""

TOLD_SCALING = 0.005
"""From here on she is told that something scales: no printer's own pull is this strong."""

TOLD_UNEVENNESS = Mm(0.5)
"""From here on the two numbers of a side differ by more than a ruler's reading does."""

_INSET = Mm(15.0)
_ROOMY = Mm(90.0)
_NARROW_INSET = Mm(6.0)


class Advice(StrEnum):
    """What the numbers say beyond the calibration. The words live in ``handnote.wording``."""

    SCALES = "scales"
    UNEVEN = "uneven"


@dataclass(frozen=True, slots=True)
class Readings:
    """How far the test page's lines are from the edges of the paper, twice on each side.

    The left and right side are read above and below, the top and bottom at the left and right.
    """

    left: tuple[Mm, Mm]
    right: tuple[Mm, Mm]
    top: tuple[Mm, Mm]
    bottom: tuple[Mm, Mm]

    def sides(self) -> Iterator[tuple[Mm, Mm]]:
        """The pairs in the order of the letters on the test page."""
        yield from (self.left, self.right, self.top, self.bottom)

    @property
    def unevenness(self) -> Mm:
        """The largest difference between the two numbers of one side."""
        return Mm(max(abs(one - other) for one, other in self.sides()))


def inset(paper: Paper) -> Mm:
    """How far from the edges the lines of a test page stand: the number she should read."""
    return _INSET if min(paper.width, paper.height) >= _ROOMY else _NARROW_INSET


def calibration(readings: Readings, paper: Paper) -> Calibration:
    """What the printer did, from where its lines came to stand.

    The two numbers of a side count as their mean. Raises ``PRINTER_SCALES`` or
    ``PRINTER_SHIFTS`` where it is more than can be made good.
    """
    left, right, top, bottom = (sum(pair) / 2 for pair in readings.sides())
    margin = 2 * inset(paper)
    found = Calibration(
        shift_x=Mm((left - right) / 2),
        shift_y=Mm((top - bottom) / 2),
        scale_x=(paper.width - left - right) / (paper.width - margin),
        scale_y=(paper.height - top - bottom) / (paper.height - margin),
    )
    _check(found)
    return found


def expected(made: Calibration, paper: Paper) -> Readings:
    """What she would read off a test page from a printer that does this."""
    edge = inset(paper)
    left, top = made.lands(paper, edge, edge)
    far_x, far_y = made.lands(paper, Mm(paper.width - edge), Mm(paper.height - edge))
    right, bottom = Mm(paper.width - far_x), Mm(paper.height - far_y)
    return Readings((left, left), (right, right), (top, top), (bottom, bottom))


def advice(readings: Readings, made: Calibration) -> tuple[Advice, ...]:
    """What to look into besides, the most likely first."""
    scales = max(abs(made.scale_x - 1), abs(made.scale_y - 1)) > TOLD_SCALING
    uneven = readings.unevenness > TOLD_UNEVENNESS
    told = ((Advice.SCALES, scales), (Advice.UNEVEN, uneven))
    return tuple(each for each, is_so in told if is_so)


def _check(made: Calibration) -> None:
    scaling = max(abs(made.scale_x - 1), abs(made.scale_y - 1))
    if scaling > LARGEST_SCALING:
        worst = max(made.scale_x, made.scale_y, key=lambda scale: abs(scale - 1))
        raise Problem(AskTrouble.PRINTER_SCALES, percent=f"{worst * 100:.1f}")
    shift = max(abs(made.shift_x), abs(made.shift_y))
    if shift > FURTHEST:
        raise Problem(AskTrouble.PRINTER_SHIFTS, shift=f"{shift:.1f}")

"""Calibration: where a printer puts things, measured against where they should be."""

from dataclasses import dataclass
from datetime import date

from handnote.domain.units import Mm

_NONE = Mm(0.0)


@dataclass(frozen=True, slots=True)
class Paper:
    """The size of a page."""

    width: Mm
    height: Mm


@dataclass(frozen=True, slots=True)
class Calibration:
    """What one printer does to one size of paper.

    The middle of the page lands ``shift`` to the right and below where it should, and
    everything comes out ``scale`` times as large as it should.
    """

    shift_x: Mm = _NONE
    shift_y: Mm = _NONE
    scale_x: float = 1.0
    scale_y: float = 1.0

    def lands(self, paper: Paper, x: Mm, y: Mm) -> tuple[Mm, Mm]:
        """Where the printer puts what was meant for ``x`` and ``y``."""
        middle_x, middle_y = paper.width / 2, paper.height / 2
        return (
            Mm(middle_x + self.shift_x + (x - middle_x) * self.scale_x),
            Mm(middle_y + self.shift_y + (y - middle_y) * self.scale_y),
        )

    def aim(self, paper: Paper, x: Mm, y: Mm) -> tuple[Mm, Mm]:
        """Where to send what is to land at ``x`` and ``y``: the way back from ``lands``."""
        middle_x, middle_y = paper.width / 2, paper.height / 2
        return (
            Mm(middle_x + (x - middle_x - self.shift_x) / self.scale_x),
            Mm(middle_y + (y - middle_y - self.shift_y) / self.scale_y),
        )


@dataclass(frozen=True, slots=True)
class MeasuredPrinter:
    """A printer as it was measured, and the day that was."""

    printer: str
    made: Calibration
    measured_on: date

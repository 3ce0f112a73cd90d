"""Label stocks: products one can buy, and where their labels sit."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from handnote.domain.units import Mm

SAFE = Mm(3.0)
"""How far writing stays from a label's edge: a printer's drift and a die's slack together."""


class Shape(StrEnum):
    """The outline of one label."""

    RECTANGLE = "rectangle"
    ROUNDED = "rounded"
    ROUND = "round"
    ELLIPSE = "ellipse"


@dataclass(frozen=True, slots=True)
class Grid:
    """Where a sheet's labels sit: the first one, and the pitch to the next."""

    left: Mm
    top: Mm
    pitch_x: Mm
    pitch_y: Mm
    across: int
    down: int

    def __post_init__(self) -> None:
        if self.across < 1 or self.down < 1:
            raise ValueError("a sheet has at least one label")

    def origins(self) -> Iterator[tuple[Mm, Mm]]:
        """Top-left corner of every label, row by row."""
        for row in range(self.down):
            for column in range(self.across):
                yield Mm(self.left + column * self.pitch_x), Mm(self.top + row * self.pitch_y)


@dataclass(frozen=True, slots=True)
class Stock:
    """A label product. ``grade`` says how well its figures are confirmed, A best.

    ``safe`` is how far writing stays from a label's edge.
    """

    brand: str
    part: str
    title: str
    page_width: Mm
    page_height: Mm
    width: Mm
    height: Mm
    shape: Shape
    corner: Mm
    grid: Grid
    grade: str
    equivalents: tuple[str, ...] = ()
    safe: Mm = SAFE

    @property
    def name(self) -> str:
        """What it is called everywhere: maker and number. The catalogue finds it by this."""
        return f"{self.brand} {self.part}"

    @property
    def slots(self) -> int:
        """How many labels a sheet carries."""
        return self.grid.across * self.grid.down

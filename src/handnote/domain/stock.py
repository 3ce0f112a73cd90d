"""Label stocks: products one can buy, and where their labels sit."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from handnote.domain.units import Mm

SAFE = Mm(3.0)
"""How far writing stays from a label's edge: a printer's drift and a die's slack together."""

SAFE_BY_HAND = Mm(5.0)
"""The same on sticky notes, which stand where a hand has stuck them."""

NONE = Mm(0)

OWN = "Own"
"""The maker's name of every stock that a seller measured herself; no product here has it."""

OWN_GRADE = "own"

OURS = frozenset(("Card", "Plain", "Sticky"))
"""What stands in a maker's place on layouts that handnote made: nothing of them is die-cut."""


class Shape(StrEnum):
    """The outline of one label."""

    RECTANGLE = "rectangle"
    ROUNDED = "rounded"
    ROUND = "round"
    ELLIPSE = "ellipse"


class Medium(StrEnum):
    """What a stock is made of, which decides how it goes through a printer."""

    SHEET = "sheet"
    CARD = "card"
    PLAIN = "plain"
    """Paper without glue: a note beside the parcel's things."""
    STICKY = "sticky"
    """Sticky notes."""
    FORM = "form"
    """Paper folded like a fan with holes at its edges; the page is one row of labels."""
    ROLL = "roll"
    """Labels cut to size, one after the other; the page is one label."""
    CONTINUOUS = "continuous"
    """A tape the printer cuts where it is told; the page is one label."""


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


def safe_on(medium: Medium) -> Mm:
    """How far writing stays from the edge of a label of this kind."""
    return SAFE_BY_HAND if medium is Medium.STICKY else SAFE


@dataclass(frozen=True, slots=True)
class Stock:
    """A label product. ``grade`` says how well its figures are confirmed, A best, E impossible.

    ``safe`` is how far writing stays from a label's edge, whatever prints it. ``unprinted_x``
    and ``unprinted_y`` are how near the side edges, and the upper and lower edge, of its page
    the stock's own printers reach; 0 where nothing is known of them.

    On a roll the page *is* the label: page size and label size are equal, the grid is one by
    one at 0, 0, and every note gets a page of its own. All sizes are as the label is read.
    ``turned`` says that it leaves the printer on its side, because it is longer than the roll
    is wide: such a page goes to a printer of rolls turned by a quarter (paper ``page_height``
    wide), while its own figures stay as they are. A continuous roll has the length it is
    usually cut to; ``cut`` gives it another between ``shortest`` and ``longest``.
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
    medium: Medium = Medium.SHEET
    unprinted_x: Mm = NONE
    unprinted_y: Mm = NONE
    shortest: Mm = NONE
    longest: Mm = NONE
    turned: bool = False
    thermal: bool = False

    @property
    def name(self) -> str:
        """What it is called everywhere: maker and number. The catalogue finds it by this."""
        return f"{self.brand} {self.part}"

    @property
    def slots(self) -> int:
        """How many labels a sheet carries."""
        return self.grid.across * self.grid.down

    @property
    def is_roll(self) -> bool:
        """Whether every label is a page of its own."""
        return self.medium in (Medium.ROLL, Medium.CONTINUOUS)

    @property
    def is_ours(self) -> bool:
        """Whether handnote made the layout, for paper, cards and sticky notes of any maker."""
        return self.brand in OURS

    @property
    def is_folded(self) -> bool:
        """Whether it is a card to be folded once, with the writing on one half of its inside."""
        halves = {(self.page_width / 2, self.page_height), (self.page_width, self.page_height / 2)}
        return self.is_ours and self.slots == 1 and (self.width, self.height) in halves

    @property
    def needs_marks(self) -> bool:
        """Whether nobody could cut or fold it right without marks: nothing else shows where."""
        is_part = (self.width, self.height) != (self.page_width, self.page_height)
        is_uncut = self.medium is Medium.PLAIN or (self.is_ours and self.medium is Medium.CARD)
        return is_part and is_uncut

    @property
    def is_used_at_once(self) -> bool:
        """Whether nothing is left of a page once it was printed on: it is cut, or stuck anew."""
        return self.is_ours or self.medium in (Medium.PLAIN, Medium.STICKY)

    def cut(self, length: Mm) -> "Stock":
        """This continuous roll with its labels cut to ``length``, or to the nearest it allows.

        A tape that is read on its side grows in width, any other in height.
        """
        if self.medium is not Medium.CONTINUOUS:
            raise ValueError(f"{self.name} cannot be cut to another length")
        cut = Mm(min(max(length, self.shortest), self.longest))
        if self.turned:
            grid = replace(self.grid, pitch_x=cut)
            return replace(self, page_width=cut, width=cut, grid=grid)
        grid = replace(self.grid, pitch_y=cut)
        return replace(self, page_height=cut, height=cut, grid=grid)

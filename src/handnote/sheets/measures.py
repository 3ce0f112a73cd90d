"""A seller's own label sheet: what her ruler says, whether it can be, and what is odd about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from handnote.domain.plain_text import clean_line
from handnote.domain.stock import OWN, OWN_GRADE, Grid, Medium, Shape, Stock
from handnote.domain.units import Mm
from handnote.sheets.lengths import read_length
from handnote.sheets.stock_table import plain

LOPSIDED = 1.0
"""How far a sheet may be off the middle of its page before somebody asks, in mm."""

LONGEST_NAME = 60
MOST_LABELS = 1000
_SMALLEST, _LARGEST_PAGE = 5.0, 2000.0
_MOST_IN_A_ROW = 3
"""Digits of a number of labels."""

_SLACK = 0.011
"""What rounding to a hundredth of a millimetre may add up to."""


class Page(StrEnum):
    """What a seller can say her sheet is."""

    A4 = "A4"
    LETTER = "Letter"
    OTHER = "other"
    ROLL = "roll"


PAGES = {Page.A4: (Mm(210.0), Mm(297.0)), Page.LETTER: (Mm(215.9), Mm(279.4))}


class Measure(StrEnum):
    """A thing to measure or count."""

    NAME = "name"
    PAGE_WIDTH = "page-width"
    PAGE_HEIGHT = "page-height"
    WIDTH = "width"
    HEIGHT = "height"
    LEFT = "left"
    TOP = "top"
    ACROSS = "across"
    DOWN = "down"
    STEP_X = "step-x"
    STEP_Y = "step-y"


class Trouble(StrEnum):
    """Why a sheet cannot be."""

    NO_NAME = "no-name"
    NO_LENGTH = "no-length"
    NO_COUNT = "no-count"
    TOO_SMALL = "too-small"
    TOO_LARGE = "too-large"
    BELOW_ZERO = "below-zero"
    OFF_PAGE = "off-page"
    OVERLAP = "overlap"
    TOO_MANY = "too-many"


class Doubt(StrEnum):
    """What is odd about a sheet that can be."""

    LEFT_OF_MIDDLE = "left-of-middle"
    RIGHT_OF_MIDDLE = "right-of-middle"
    ABOVE_MIDDLE = "above-middle"
    BELOW_MIDDLE = "below-middle"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say of one measure; ``by`` is how many millimetres it is about."""

    code: Trouble | Doubt
    about: Measure
    by: float = 0.0


@dataclass(frozen=True, slots=True)
class Typed:
    """Six ruler measures and what goes with them, letter for letter as typed.

    ``step_x`` and ``step_y`` go from the edge of one label to the same edge of the next, or with
    ``is_gap`` from the end of one to the beginning of the next. Lengths without a unit are in
    mm, or in ``inches``.
    """

    name: str
    page: Page = Page.A4
    page_width: str = ""
    page_height: str = ""
    shape: Shape = Shape.ROUNDED
    width: str = ""
    height: str = ""
    left: str = ""
    top: str = ""
    step_x: str = ""
    step_y: str = ""
    across: str = "1"
    down: str = "1"
    is_gap: bool = False
    inches: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """What the measures come to: a stock as far as it can be drawn, and what there is to say."""

    stock: Stock | None
    troubles: tuple[Remark, ...]
    doubts: tuple[Remark, ...] = ()


def measured(typed: Typed) -> Measured:
    """The stock that was measured, with the reasons why it cannot be or may not be meant.

    Without troubles there is a stock; with some there may be one, to draw where it goes wrong.
    """
    reading = _Reading(typed)
    stock = reading.stock()
    if stock is None:
        return Measured(None, tuple(reading.troubles))
    troubles = (*reading.troubles, *troubles_of(stock))
    return Measured(stock, troubles, () if troubles else tuple(doubts_of(stock)))


def troubles_of(stock: Stock) -> tuple[Remark, ...]:
    """Why this stock cannot be printed: none for one whose labels lie apart inside its page."""
    numbers = (stock.page_width, stock.page_height, stock.width, stock.height, stock.corner)
    grid = stock.grid
    if not all(map(isfinite, (*numbers, grid.left, grid.top, grid.pitch_x, grid.pitch_y))):
        return (Remark(Trouble.NO_LENGTH, Measure.WIDTH),)
    return (*_sizes(stock), *_places(stock))


def doubts_of(stock: Stock) -> Iterator[Remark]:
    """What is odd about a stock that can be: labels nearer to one side of the page."""
    if stock.is_roll:
        return
    grid = stock.grid
    right = stock.page_width - grid.left - _span(grid.across, grid.pitch_x, stock.width)
    below = stock.page_height - grid.top - _span(grid.down, grid.pitch_y, stock.height)
    if abs(grid.left - right) > LOPSIDED:
        code = Doubt.LEFT_OF_MIDDLE if grid.left < right else Doubt.RIGHT_OF_MIDDLE
        yield Remark(code, Measure.LEFT, abs(grid.left - right))
    if abs(grid.top - below) > LOPSIDED:
        code = Doubt.ABOVE_MIDDLE if grid.top < below else Doubt.BELOW_MIDDLE
        yield Remark(code, Measure.TOP, abs(grid.top - below))


def own_name(name: str) -> str:
    """A stock's name as it is kept: one clean line; empty where nobody could ask for it."""
    line = clean_line(name, LONGEST_NAME).strip()
    return line if plain(line) else ""


def _sizes(stock: Stock) -> Iterator[Remark]:
    for about, length, largest in (
        (Measure.PAGE_WIDTH, stock.page_width, _LARGEST_PAGE),
        (Measure.PAGE_HEIGHT, stock.page_height, _LARGEST_PAGE),
        (Measure.WIDTH, stock.width, stock.page_width + _SLACK),
        (Measure.HEIGHT, stock.height, stock.page_height + _SLACK),
    ):
        if length < _SMALLEST:
            yield Remark(Trouble.TOO_SMALL, about, _SMALLEST)
        elif length > largest:
            yield Remark(Trouble.TOO_LARGE, about, largest)
    if stock.slots > MOST_LABELS:
        yield Remark(Trouble.TOO_MANY, Measure.ACROSS, MOST_LABELS)


def _places(stock: Stock) -> Iterator[Remark]:
    grid = stock.grid
    for side, start, step, size, count, page in (
        ((Measure.LEFT, Measure.STEP_X, Measure.ACROSS), grid.left, grid.pitch_x, stock.width,
         grid.across, stock.page_width),
        ((Measure.TOP, Measure.STEP_Y, Measure.DOWN), grid.top, grid.pitch_y, stock.height,
         grid.down, stock.page_height),
    ):  # fmt: skip
        margin, pitch, number = side
        over = start + _span(count, step, size) - page
        if start < 0:
            yield Remark(Trouble.BELOW_ZERO, margin)
        if count > 1 and step < size - _SLACK:
            yield Remark(Trouble.OVERLAP, pitch, size - step)
        elif over > _SLACK and size <= page:
            yield Remark(Trouble.OFF_PAGE, number, over)


def _span(count: int, pitch: float, size: float) -> float:
    return (count - 1) * pitch + size


class _Reading:
    """Takes typed measures one by one and keeps what is wrong with them."""

    def __init__(self, typed: Typed) -> None:
        self._typed = typed
        self.troubles: list[Remark] = []

    def stock(self) -> Stock | None:
        typed = self._typed
        name = own_name(typed.name)
        if not name:
            self.troubles.append(Remark(Trouble.NO_NAME, Measure.NAME))
        is_round = typed.shape is Shape.ROUND
        width = self._length(Measure.WIDTH, typed.width)
        height = width if is_round else self._length(Measure.HEIGHT, typed.height)
        page = self._page(width, height)
        grid = self._grid(width, height)
        if page is None or grid is None or width is None or height is None:
            return None
        return Stock(
            brand=OWN,
            part=name,
            title="",
            page_width=page[0],
            page_height=page[1],
            width=width,
            height=height,
            shape=typed.shape,
            corner=Mm(min(2.0, width / 4, height / 4) if typed.shape is Shape.ROUNDED else 0.0),
            grid=grid,
            grade=OWN_GRADE,
            medium=Medium.ROLL if typed.page is Page.ROLL else Medium.SHEET,
        )

    def _page(self, width: Mm | None, height: Mm | None) -> tuple[Mm, Mm] | None:
        typed = self._typed
        if typed.page in PAGES:
            return PAGES[typed.page]
        if typed.page is Page.ROLL:
            return (width, height) if width and height else None
        across = self._length(Measure.PAGE_WIDTH, typed.page_width)
        down = self._length(Measure.PAGE_HEIGHT, typed.page_height)
        return (across, down) if across and down else None

    def _grid(self, width: Mm | None, height: Mm | None) -> Grid | None:
        typed = self._typed
        if typed.page is Page.ROLL:
            return Grid(Mm(0), Mm(0), width, height, 1, 1) if width and height else None
        left = self._length(Measure.LEFT, typed.left, may_be_nothing=True)
        top = self._length(Measure.TOP, typed.top, may_be_nothing=True)
        across = self._count(Measure.ACROSS, typed.across)
        down = self._count(Measure.DOWN, typed.down)
        pitch_x = self._pitch(Measure.STEP_X, typed.step_x, width, across)
        pitch_y = self._pitch(Measure.STEP_Y, typed.step_y, height, down)
        if left is None or top is None or not across or not down or not pitch_x or not pitch_y:
            return None
        return Grid(left, top, pitch_x, pitch_y, across, down)

    def _pitch(self, about: Measure, text: str, size: Mm | None, count: int | None) -> Mm | None:
        """From one label to the next; where there is one only, its own size."""
        if count == 1:
            return size
        typed = self._typed
        step = self._length(about, text, may_be_nothing=typed.is_gap)
        if step is None or size is None:
            return None
        return Mm(round(size + step, 3)) if typed.is_gap else step

    def _length(self, about: Measure, text: str, *, may_be_nothing: bool = False) -> Mm | None:
        length = read_length(text, inches=self._typed.inches)
        if length is None:
            self.troubles.append(Remark(Trouble.NO_LENGTH, about))
            return None
        if length < 0:
            self.troubles.append(Remark(Trouble.BELOW_ZERO, about))
            return None
        if not length and not may_be_nothing:
            self.troubles.append(Remark(Trouble.TOO_SMALL, about, _SMALLEST))
            return None
        return Mm(round(length, 3))

    def _count(self, about: Measure, text: str) -> int | None:
        typed = text.strip()
        if not (typed.isascii() and typed.isdecimal()) or not int(typed[: _MOST_IN_A_ROW + 1]):
            self.troubles.append(Remark(Trouble.NO_COUNT, about))
            return None
        if len(typed.lstrip("0")) > _MOST_IN_A_ROW:
            self.troubles.append(Remark(Trouble.TOO_MANY, about, MOST_LABELS))
            return None
        return int(typed)

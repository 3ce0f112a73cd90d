"""The table of label stocks that ships with handnote: a product a line, figures in millimetres."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from handnote.domain.stock import Grid, Medium, Shape, Stock, safe_on
from handnote.domain.units import Mm

_IGNORED = " -–/._®™"


class Row(NamedTuple):
    """A line of the table as it is written; figures are read when a stock is asked for.

    A tuple of strings, because reading three thousand lines must not delay a window.
    """

    core: str
    brand: str
    part: str
    same_as: str
    """The part whose die this one shares, for the vendor's other numbers and packet sizes."""
    grade: str
    medium: str
    title: str
    page_width: str
    page_height: str
    shape: str
    width: str
    height: str
    corner: str
    left: str
    top: str
    pitch_x: str
    pitch_y: str
    across: str
    down: str
    unprinted_x: str
    unprinted_y: str
    shortest: str
    longest: str
    turned: str
    thermal: str
    sources: str

    def stock(self, equivalents: tuple[str, ...]) -> Stock:
        """The product of this line."""
        medium = Medium(self.medium)
        return Stock(
            brand=self.brand,
            part=self.part,
            title=self.title,
            page_width=_mm(self.page_width),
            page_height=_mm(self.page_height),
            width=_mm(self.width),
            height=_mm(self.height),
            shape=Shape(self.shape),
            corner=_mm(self.corner),
            grid=Grid(
                left=_mm(self.left),
                top=_mm(self.top),
                pitch_x=_mm(self.pitch_x),
                pitch_y=_mm(self.pitch_y),
                across=int(self.across),
                down=int(self.down),
            ),
            grade=self.grade,
            equivalents=equivalents,
            safe=safe_on(medium),
            medium=medium,
            unprinted_x=_mm(self.unprinted_x),
            unprinted_y=_mm(self.unprinted_y),
            shortest=_mm(self.shortest),
            longest=_mm(self.longest),
            turned=bool(self.turned),
            thermal=bool(self.thermal),
        )


def read_lines(table: Path) -> list[str]:
    """Every line of ``table`` under its heading, in the file's order, not yet taken apart."""
    heading, *lines = table.read_text("utf-8").splitlines()
    if heading.split("\t") != list(Row._fields):
        raise ValueError(f"{table.name} has other columns than expected")
    return lines


def row_of(line: str) -> Row:
    """A line taken apart."""
    return Row._make(line.split("\t"))


def read_rows(table: Path) -> tuple[Row, ...]:
    """Every product of ``table``, in the file's order."""
    return tuple(row_of(line) for line in read_lines(table))


def plain(part: str) -> str:
    """A part number or brand as people type it: without capitals, spaces, hyphens or dots."""
    part = part.casefold()
    for letter in _IGNORED:
        part = part.replace(letter, "")
    return part


def plain_all(parts: Iterable[str]) -> list[str]:
    """Every part made plain; all at once, which is ten times as fast as one by one."""
    return plain("\n".join(parts)).split("\n")


def brand_names(brand: str) -> tuple[str, ...]:
    """What a maker is called in plain: a long name also by its last word, as Zweckform."""
    last = brand.split()[-1:]
    return tuple(dict.fromkeys(plain(name) for name in (brand, *last)))


def _mm(figure: str) -> Mm:
    return Mm(float(figure or 0))

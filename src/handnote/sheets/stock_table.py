"""The table of label stocks that ships with handnote: a product a line, figures in millimetres."""

from pathlib import Path
from typing import NamedTuple

from handnote.domain.stock import Grid, Shape, Stock
from handnote.domain.units import Mm

_IGNORED = str.maketrans("", "", " -–/._®™")


class Row(NamedTuple):
    """A line of the table as it is written; figures are read when a stock is asked for.

    A tuple of strings, because reading two thousand lines must not delay a window.
    """

    core: str
    brand: str
    part: str
    same_as: str
    """The part whose die this one shares, for the vendor's other numbers and packet sizes."""
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
    grade: str
    sources: str

    def stock(self, equivalents: tuple[str, ...]) -> Stock:
        """The product of this line."""
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
        )

    @property
    def slots(self) -> int:
        """How many labels a sheet carries."""
        return int(self.across) * int(self.down)


def read_rows(table: Path) -> tuple[Row, ...]:
    """Every line of ``table`` under its heading, in the file's order."""
    heading, *lines = table.read_text("utf-8").splitlines()
    if heading.split("\t") != list(Row._fields):
        raise ValueError(f"{table.name} has other columns than expected")
    return tuple(Row._make(line.split("\t")) for line in lines)


def plain(part: str) -> str:
    """A part number or brand as people type it: without capitals, spaces, hyphens or dots."""
    return part.casefold().translate(_IGNORED)


def names_of(row: Row) -> tuple[str, ...]:
    """Every plain spelling of this product: alone and after its brand.

    A long brand is also known by its last word: Avery Zweckform as Zweckform.
    """
    part, brand = plain(row.part), plain(row.brand)
    names = (part, brand + part)
    return (*names, plain(row.brand.split()[-1]) + part) if " " in row.brand else names


def _mm(figure: str) -> Mm:
    return Mm(float(figure))

"""What a search looks at of a stock, made ready once for all of the table."""

from collections.abc import Sequence
from typing import NamedTuple

from handnote.domain.stock import Stock
from handnote.sheets.stock_table import Row, plain, plain_all

VERIFIED = frozenset("AB")
"""The grades whose figures two sources confirm, or one that is symmetrical."""


UNVERIFIED = frozenset("CD")
"""The grades of which no two sources agree, or the only one is lopsided."""


class Entry(NamedTuple):
    """A stock as a search sees it. ``name`` is its maker and number."""

    name: str
    number: str
    same_as: str
    words: str
    width: float
    height: float
    page_width: float
    page_height: float
    shape: str
    slots: int
    is_core: bool
    is_verified: bool


def entries(lines: Sequence[str]) -> list[Entry]:
    """An entry for each line of the table; column by column, which is quicker than by rows."""
    columns = zip(*(line.split("\t") for line in lines), strict=True)
    table = Row._make(columns)  # a row of columns instead of cells
    numbers = [list(map(float, column)) for column in (
        table.width, table.height, table.page_width, table.page_height
    )]  # fmt: skip
    words = map(_words, table.brand, table.title, table.medium, table.thermal)
    slots = map(_product, table.across, table.down)
    verified = (grade in VERIFIED for grade in table.grade)
    return list(
        map(
            Entry._make,
            zip(
                map(_name, table.brand, table.part),
                plain_all(table.part),
                plain_all(table.same_as),
                "\n".join(words).casefold().split("\n"),
                *numbers,
                table.shape,
                slots,
                map(bool, table.core),
                verified,
                strict=True,
            ),
        )
    )


def entry_of(stock: Stock) -> Entry:
    """The entry of a stock that is not in the table."""
    return Entry(
        name=stock.name,
        number=plain(stock.part),
        same_as="",
        words=_words(stock.brand, f"{stock.title} {stock.part}", stock.medium, "").casefold(),
        width=stock.width,
        height=stock.height,
        page_width=stock.page_width,
        page_height=stock.page_height,
        shape=stock.shape,
        slots=stock.slots,
        is_core=True,
        is_verified=True,
    )


def _name(brand: str, part: str) -> str:
    return f"{brand} {part}"


def _words(brand: str, title: str, medium: str, thermal: str) -> str:
    return f"{brand} {title} {medium}{' thermal' if thermal else ''}"


def _product(across: str, down: str) -> int:
    return int(across) * int(down)

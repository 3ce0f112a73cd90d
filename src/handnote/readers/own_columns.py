"""A table whose columns a seller has named herself, read as if there were a profile of it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handnote.domain.order import BY_HAND
from handnote.domain.plain_text import clean_line
from handnote.domain.problem import FileTrouble, Problem
from handnote.readers.column_names import cancelled_words, fold_column, total_words
from handnote.readers.days import DayOrder, read_day
from handnote.readers.folding import fold_name
from handnote.readers.gathering import is_shortened
from handnote.readers.header import Header, Layout, Place
from handnote.readers.profile import Profile, Role, profiles
from handnote.readers.record import Record
from handnote.readers.skipped import SkipReason
from handnote.readers.unknown_table import Places, UnknownTable

OWN_COLUMNS = "own-columns"
SHOP_LIMIT = 40

_MADE_NUMBER = 12
_PEOPLE = (Role.RECIPIENT, Role.BUYER)
_NOTHING = frozenset(
    {
        "-",
        "--",
        "—",
        "–",
        "N/A",
        "n/a",
        "null",
        "NULL",
        "None",
        "No",
        "no",
        "False",
        "false",
        "FALSE",
    }
    | {"Nein", "nein", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}
)

_FOOTERS = (
    re.compile(r"\d*\s*record\(s\) downloaded", re.IGNORECASE),
    re.compile(r"seller id\s*:", re.IGNORECASE),
)
"""What eBay writes below its reports in every language."""

Sign = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which column is what, as a seller said, and what she calls the shop the table is from.

    ``has_names`` is false where the first row is an order already.
    """

    columns: Places
    shop: str
    has_names: bool = True


Decide = Callable[[UnknownTable], ColumnMap | None]
"""Says which column is what in a table nobody knows, or that it has to be asked."""


def suggested_shop(file: str) -> str:
    """What a shop may be called whose file has this name: its words, without dates and counts."""
    stem = file.rsplit(".", 1)[0]
    words = [word for word in re.findall(r"[^\W\d_]+", stem) if len(word) > 1]
    kept = [word for word in words if word.casefold() not in _FILE_WORDS]
    return clean_line(" ".join(kept or words), SHOP_LIMIT) or "My list"


_FILE_WORDS = frozenset(
    {"order", "orders", "export", "exports", "report", "download", "csv", "sales", "sold", "items"}
    | {"bestellungen", "auftraege", "commandes", "pedidos", "ordini", "bestellingen", "list"}
    | {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "copy"}
)


def header_for(table: UnknownTable, chosen: ColumnMap) -> Header:
    """The header of a table by what the seller said of it."""
    width = len(table.head.names)
    cells = {
        role: (Place(places, " " if len(places) > 1 else ""),)
        for role, places in chosen.columns.items()
        if all(place < width for place in places)
    }
    needed = [cells[role][0].cells[0] for role in (*_PEOPLE, Role.TITLE) if role in cells]
    if not needed:
        raise Problem(FileTrouble.COLUMNS_NEEDED, name=table.file)
    dates = DayOrder.MONTH_FIRST if table.month_first else DayOrder.DAY_FIRST
    return Header(
        line=table.head.line if chosen.has_names else table.head.line - 1,
        last=table.head.names[-1],
        delimiter=table.head.delimiter,
        profile=Profile(
            id=OWN_COLUMNS,
            channel=channel_of(chosen.shop),
            name=chosen.shop,
            found_in="",
            columns={},
            needs=(),
            dates=dates,
            missing=_NOTHING,
            cancelled=cancelled_words(),
            footers=_FOOTERS,
            entities=True,
            variation_in_brackets=True,
            titles_may_list=True,
        ),
        layout=Layout(
            width=width,
            cells=cells,
            noted=(),
            parcel_signs=(),
            counter_signs=(),
            dates=dates,
            reach=1 + min(needed),
        ),
        names=tuple(map(fold_column, table.head.names)) if chosen.has_names else ("",),
    )


def channel_of(shop: str) -> str:
    """Where a shop of this name sells: a marketplace known by that name is that marketplace."""
    said = clean_line(shop, SHOP_LIMIT) or "My list"
    for profile in profiles():
        if said.casefold() in {profile.channel, profile.name.casefold()}:
            return profile.channel
    return said.capitalize() if said == BY_HAND else said


class OwnNumbers:
    """The number of each row's order: its own, that of the row above, or one that is made.

    A number that is made is the same whenever the file is read again.
    """

    def __init__(self, header: Header, *, file: str, sign: Sign) -> None:
        self._names = header.names
        self._first = next((at for at, name in enumerate(header.names) if name), 0)
        self._channel = header.profile.channel
        self._file = file
        self._sign = sign
        self._alone: set[str] = set()

    def of(self, record: Record, last: str) -> str | SkipReason:
        """The number of a row's order; changes nothing. ``last`` is that of the row above."""
        number = record.code(Role.NUMBER)
        if is_shortened(number):
            raise Problem(FileTrouble.NUMBERS_SHORTENED, name=self._file, number=number)
        person, title = self._person(record), record.line(Role.TITLE)
        if self.is_header(record.cells) or _adds_up(number, person, title) or _ends(record.cells):
            return SkipReason.NOBODY
        if number and (person or title):
            return number
        if title and not person and last:
            return last
        return self._made(record, person, title) if person or title else SkipReason.NOBODY

    def claim(self, number: str, record: Record) -> str:
        """That number for this row: where only a name is known, the same name is another order."""
        if record.line(Role.TITLE) or record.code(Role.NUMBER):
            return number
        claimed, count = number, 1
        while claimed in self._alone:
            count += 1
            claimed = f"{number}-{count}"
        self._alone.add(claimed)
        return claimed

    def is_header(self, cells: Sequence[str]) -> bool:
        """Whether a row only repeats the names of the columns."""
        first = self._first
        if len(cells) <= first or fold_column(cells[first]) != self._names[first]:
            return False
        return tuple(map(fold_column, cells)) == self._names

    def _person(self, record: Record) -> str:
        return next((name for role in _PEOPLE if (name := record.line(role))), "")

    def _made(self, record: Record, person: str, title: str) -> str:
        day = record.line(Role.ORDERED_ON)
        country = record.line(Role.COUNTRY)
        parts = [self._channel, fold_name(person), country]
        if person and read_day(day):
            # One person's things of one day go into one parcel.
            parts.append(day)
        else:
            kept = (Role.VARIATION, Role.PERSONALISATION, Role.WORDS, Role.GIFT, Role.SHIP_BY)
            parts += [day, title, *map(record.line, kept)]
        return self._sign("|".join(parts))[:_MADE_NUMBER].upper()


def _ends(cells: Sequence[str]) -> bool:
    """Whether a row is the end of a shop's report and nobody's order."""
    text = " ".join(filled for cell in cells[:3] if (filled := clean_line(cell)))
    return any(footer.match(text) for footer in _FOOTERS)


def _adds_up(number: str, person: str, title: str) -> bool:
    """Whether a row only says what all the others come to."""
    said = [fold_column(text) for text in (number, person, title) if text]
    return len(said) == 1 and said[0] in total_words()

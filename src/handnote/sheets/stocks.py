"""The catalogue of label stocks: find one by its number, or search as the packet describes it."""

from collections import defaultdict
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from handnote.config.resources import resource
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.stock import Stock
from handnote.sheets.stock_query import claims
from handnote.sheets.stock_table import Row, names_of, plain, read_rows

OFFERED = (
    "L7163", "L7160", "L7162", "L7164", "L7165",  # A4
    "5163", "5160", "5162", "5164", "5168",  # Letter
)  # fmt: skip
"""The ten a window offers before anybody searches: labels with room for a sentence or two."""

_FIRST_BRAND = "Avery"
"""Whose product is meant when several makers use one number."""


class StockCatalogue:
    """Every stock handnote ships. The table is read at the first question, not before."""

    def __init__(self, table: Path | None = None) -> None:
        self._table = table or resource("stocks", "stocks.tsv")

    def find(self, part: str) -> Stock:
        """The stock with this number, however it is typed and with or without its brand.

        A number of several makers means the best known product; an unknown one raises
        ``NO_SUCH_STOCK`` with the nearest ones named.
        """
        name = plain(part)
        if not (rows := self._named.get(name)):
            near = ", ".join(self._nearest(name))
            raise Problem(AskTrouble.NO_SUCH_STOCK, part=part.strip(), near=near)
        return self._stock(min(rows, key=_standing))

    def search(self, query: str, limit: int = 20) -> tuple[Stock, ...]:
        """Stocks that are all ``query`` says, the most likely first; nothing typed means core."""
        wanted = claims(query)
        meant = self._named.get(plain(query), [])
        rows = (
            (row for row in self._rows if all(claim(row) for claim in wanted))
            if wanted
            else (row for row in self._rows if row.core)
        )
        best = sorted(rows, key=lambda row: (row not in meant, _standing(row)))
        return tuple(self._stock(row) for row in best[:limit])

    def core(self) -> tuple[Stock, ...]:
        """The stocks small sellers are likeliest to have, in the table's order."""
        return tuple(self._stock(row) for row in self._rows if row.core)

    def offered(self) -> tuple[Stock, ...]:
        """The ten a window shows first."""
        return tuple(self.find(part) for part in OFFERED)

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        return read_rows(self._table)

    @cached_property
    def _named(self) -> dict[str, list[Row]]:
        """Rows by every plain name they go by, and by that of the die they share."""
        named: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self._rows:
            for name in names_of(row):
                named[name].append(row)
        for root, rows in self._sharing.items():
            if all(row.part != root[1] for row in rows):
                # The die's first number is not in the table; its other numbers answer for it.
                named[plain(root[1])].extend(rows)
                named[plain("".join(root))].extend(rows)
        return dict(named)

    @cached_property
    def _sharing(self) -> dict[tuple[str, str], list[Row]]:
        """Rows by the die they share with others of their brand."""
        sharing: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self._rows:
            if row.same_as:
                sharing[row.brand, row.same_as].append(row)
        return dict(sharing)

    def _stock(self, row: Row) -> Stock:
        family = self._sharing.get((row.brand, row.same_as), [])
        parts = dict.fromkeys((row.same_as, *(other.part for other in family)))
        return row.stock(tuple(part for part in parts if part not in ("", row.part)))

    def _nearest(self, name: str) -> tuple[str, ...]:
        close = get_close_matches(name, self._named, n=20, cutoff=0.75)
        rows = sorted((min(self._named[one], key=_standing) for one in close), key=_standing)
        return tuple(dict.fromkeys(f"{row.brand} {row.part}" for row in rows))[:3]


def _standing(row: Row) -> tuple[bool, bool, bool]:
    """Smaller for what is likelier to be meant; the table's order decides the rest."""
    is_first_brand = row.brand == _FIRST_BRAND
    return not row.core, not (is_first_brand and row.part in OFFERED), not is_first_brand

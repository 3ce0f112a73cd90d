"""The catalogue of label stocks: find one by its number, or search as the packet describes it."""

from collections.abc import Callable, Sequence, Set
from functools import cached_property, lru_cache
from pathlib import Path

from handnote.config.resources import resource
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.stock import Medium, Stock
from handnote.sheets.stock_entry import UNVERIFIED, VERIFIED, Entry, entries, entry_of
from handnote.sheets.stock_index import StockIndex
from handnote.sheets.stock_query import Claim, claims
from handnote.sheets.stock_table import plain, read_lines, row_of

OFFERED = (
    "L7163", "L7160", "L7162", "L7164", "L7165",  # A4
    "5163", "5160", "5162", "5164", "5168",  # Letter
)  # fmt: skip
"""The ten a window offers before anybody searches: labels with room for a sentence or two."""

_MOST_OF_HERS = 30
"""How many of hers a window offers before anybody searches."""

_OFFERED = {part: place for place, part in enumerate(OFFERED)}

_FIRST_BRAND = "Avery"
"""Whose product is meant when several makers use one number."""


def _nothing() -> tuple[Stock, ...]:
    return ()


def _nobody() -> frozenset[str]:
    return frozenset()


class StockCatalogue:
    """Every stock handnote ships, and the seller's own. The table is read when first asked for.

    ``own`` tells the stocks she measured herself; ``mine`` the names of those she marked or has
    printed on. Both are asked every time, so that the catalogue is never behind.
    """

    def __init__(
        self,
        table: Path | None = None,
        *,
        own: Callable[[], Sequence[Stock]] = _nothing,
        mine: Callable[[], Set[str]] = _nobody,
    ) -> None:
        self._table = table or resource("stocks", "stocks.tsv")
        self._own = own
        self._mine = mine
        self._last: _Hers | None = None

    def find(self, part: str) -> Stock:
        """The stock with this number, however it is typed and with or without its brand.

        A bare number means her own stock of that name, if she has one, and else the best known
        product; a maker's name and number always mean that maker's. An unknown one raises
        ``NO_SUCH_STOCK`` with the nearest ones named.
        """
        name = plain(part)
        own = self._hers.named
        places = self._index.named(name)
        if name in own and not any(self._index.is_full_name(name, place) for place in places):
            return own[name]
        if places:
            return self._stock(min(places, key=self._standing))
        if name in self._hers.by_last_word:
            return self._hers.by_last_word[name]
        near = ", ".join(self._nearest(name))
        raise Problem(AskTrouble.NO_SUCH_STOCK, part=part.strip(), near=near)

    def has(self, name: str) -> bool:
        """Whether a product that ships goes by this name."""
        return bool(self._index.named(plain(name)))

    def is_verified(self, stock: Stock) -> bool:
        """Whether a stock's figures are confirmed, or it is among those many have."""
        places = self._index.named(plain(stock.name))
        is_core = any(self._index.core[place] for place in places)
        return is_core or stock.grade not in UNVERIFIED

    def search(
        self, query: str, limit: int = 20, *, unverified: bool = False, only_mine: bool = False
    ) -> tuple[Stock, ...]:
        """Stocks that are all ``query`` says, the most likely first; nothing typed means core.

        Stocks whose figures nobody confirmed are left out unless ``unverified``; ``only_mine``
        leaves out all but the seller's.
        """
        found = self.search_all(query, unverified=unverified, only_mine=only_mine)
        return tuple(found[place] for place in range(min(limit, len(found))))

    def search_all(
        self, query: str, *, unverified: bool = False, only_mine: bool = False
    ) -> "Found":
        """All that ``search`` would find if it never stopped, each made when it is looked at."""
        asked = claims(query)
        mine = self._mine()
        own = [stock for entry, stock in self._hers.entries if _is_meant(entry, asked)]
        exact = frozenset(self._index.named(plain(query)) if asked else ())
        ranks = self._ranks
        is_wide = bool(asked) or unverified or only_mine
        places = [
            (place not in exact, entry.name not in mine, ranks[place], place)
            for place, entry in enumerate(self._entries)
            if (entry.is_core or (is_wide and (unverified or entry.is_verified)))
            and (not only_mine or entry.name in mine)
            and _is_meant(entry, asked)
        ]
        places.sort()
        return Found(own, [place for *_, place in places], self._stock)

    def make_ready(self) -> None:
        """Read what the first search needs, for whoever has a moment to spare before it."""
        self.search("", 1)

    def core(self) -> tuple[Stock, ...]:
        """The stocks small sellers are likeliest to have, in the table's order."""
        return tuple(self._stock(place) for place, core in enumerate(self._index.core) if core)

    def mine(self) -> tuple[Stock, ...]:
        """The seller's own stocks, then those she marked or has printed on."""
        own = self._own()
        names = self._mine() - {stock.name for stock in own}
        return (*own, *(self.find(name) for name in sorted(names) if self.has(name)))

    def offered(self) -> tuple[Stock, ...]:
        """What a window shows first: the seller's own choice, then ten that many have."""
        usual = (self.find(f"{_FIRST_BRAND} {part}") for part in OFFERED)
        return tuple(dict.fromkeys((*self.mine()[:_MOST_OF_HERS], *usual)))

    @property
    def _hers(self) -> "_Hers":
        """Her own stocks, looked through anew only when they are others than before."""
        own = self._own()
        if self._last is None or self._last.own is not own:
            self._last = _Hers(own)
        return self._last

    @cached_property
    def _lines(self) -> list[str]:
        return read_lines(self._table)

    @cached_property
    def _index(self) -> StockIndex:
        return StockIndex(self._lines)

    @cached_property
    def _entries(self) -> list[Entry]:
        return entries(self._lines)

    def _stock(self, place: int) -> Stock:
        return row_of(self._lines[place]).stock(self._index.equivalents(place))

    @cached_property
    def _ranks(self) -> list[int]:
        """The standing of every place as one number."""
        ranks = [0] * len(self._lines)
        for rank, place in enumerate(sorted(range(len(ranks)), key=self._standing)):
            ranks[place] = rank
        return ranks

    def _standing(self, place: int) -> tuple[bool, int, bool, bool, bool, int]:
        """Smaller for what is likelier to be meant; the table's order decides the rest."""
        index = self._index
        is_first_brand = index.brands[place] == _FIRST_BRAND
        return (
            not index.core[place],
            _OFFERED.get(index.parts[place], len(OFFERED)) if is_first_brand else len(OFFERED),
            index.grades[place] not in VERIFIED,
            index.media[place] == Medium.FORM,
            not is_first_brand,
            place,
        )

    def _nearest(self, name: str) -> tuple[str, ...]:
        places = sorted(self._index.nearest(name), key=self._standing)
        entries = (self._entries[place] for place in places)
        names = (one.name for one in entries if one.is_core or one.is_verified)
        return tuple(dict.fromkeys(names))[:3]


class _Hers:
    """Own stocks made ready to be found; a file may have brought thousands."""

    def __init__(self, own: Sequence[Stock]) -> None:
        self.own = own
        self.entries = [(entry_of(stock), stock) for stock in own]
        self.by_last_word = {plain(stock.part.split()[-1]): stock for stock in own}
        """For one brought in with its maker's name: the number alone, if no product has it."""
        self.named = {plain(stock.part): stock for stock in own}
        self.named |= {plain(stock.name): stock for stock in own}


class Found:
    """Stocks in order. Thousands cost nothing until somebody looks at one."""

    def __init__(
        self, own: Sequence[Stock], places: Sequence[int], make: Callable[[int], Stock]
    ) -> None:
        self._own = own
        self._places = places
        self._make = lru_cache(maxsize=256)(make)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._own) + len(self._places)

    def __getitem__(self, number: int) -> Stock:
        """The stock at this place of the order, from 0."""
        if number < len(self._own):
            return self._own[number]
        return self._make(self._places[number - len(self._own)])


def _is_meant(entry: Entry, asked: Sequence[Claim]) -> bool:
    return all(claim(entry) for claim in asked)

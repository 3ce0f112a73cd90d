"""Names of stocks, plain and quick: which lines of the table a typed number can mean."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property

from handnote.sheets.stock_table import brand_names, plain, plain_all


class StockIndex:
    """Finds places in the table by part number, alone or after its maker's name.

    Only the first columns are looked at, and numbers are made plain all at once: a start
    that only wants one stock pays for no more.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        columns = zip(*(line.split("\t", 6)[:6] for line in lines), strict=True)
        self.core, self.brands, self.parts, self.same_as, self.grades, self.media = columns

    def named(self, name: str) -> list[int]:
        """Every place that ``name``, which is plain, can mean."""
        places = list(self._by_part.get(name, ()))
        for called, brands in self._called.items():
            if name.startswith(called):
                rest = self._by_part.get(name[len(called) :], ())
                places += [place for place in rest if self.brands[place] in brands]
        return list(dict.fromkeys(places))

    def is_full_name(self, name: str, place: int) -> bool:
        """Whether ``name`` is the maker's name and number of the product at ``place``."""
        number = self.numbers[place]
        return any(name == called + number for called in brand_names(self.brands[place]))

    def nearest(self, name: str) -> list[int]:
        """Places whose plain name is nearly ``name``."""
        full: defaultdict[str, list[int]] = defaultdict(list)
        for part, places in self._by_part.items():
            for place in places:
                for called in ("", *brand_names(self.brands[place])):
                    full[called + part].append(place)
        close = get_close_matches(name, full, n=20, cutoff=0.75)
        return [place for one in close for place in full[one]]

    def equivalents(self, place: int) -> tuple[str, ...]:
        """The other numbers of the die at ``place``: its first number, then the usual ones."""
        root = self.same_as[place]
        family = self._sharing.get((self.brands[place], root), ())
        usual = sorted(family, key=lambda other: not self.core[other])
        parts = dict.fromkeys((root, *(self.parts[other] for other in usual)))
        return tuple(part for part in parts if part not in ("", self.parts[place]))

    @cached_property
    def numbers(self) -> list[str]:
        """Every part number, plain."""
        return plain_all(self.parts)

    @cached_property
    def _by_part(self) -> Mapping[str, list[int]]:
        by_part: defaultdict[str, list[int]] = defaultdict(list)
        for place, number in enumerate(self.numbers):
            by_part[number].append(place)
        for root, places in self._rootless():
            by_part[root].extend(places)
        return dict(by_part)

    def _rootless(self) -> Iterator[tuple[str, list[int]]]:
        """Dies whose first number is not in the table; their other numbers answer for it."""
        known = set(zip(self.brands, self.parts, strict=True))
        for (brand, root), places in self._sharing.items():
            if (brand, root) not in known:
                yield plain(root), places

    @cached_property
    def _sharing(self) -> Mapping[tuple[str, str], list[int]]:
        """Places by the die they share with others of their brand."""
        sharing: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for place, (brand, root) in enumerate(zip(self.brands, self.same_as, strict=True)):
            if root:
                sharing[brand, root].append(place)
        return dict(sharing)

    @cached_property
    def _called(self) -> Mapping[str, set[str]]:
        called: defaultdict[str, set[str]] = defaultdict(set)
        for brand in set(self.brands):
            for name in brand_names(brand):
                called[name].add(brand)
        return dict(called)

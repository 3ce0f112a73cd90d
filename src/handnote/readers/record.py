"""One row seen through a profile: the columns that have a role, and no others."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from handnote.domain.order import Item
from handnote.readers.cells import is_broken, line, meant, whole_number, words
from handnote.readers.days import read_day
from handnote.readers.folding import fold_header
from handnote.readers.header import Layout, Place
from handnote.readers.profile import Profile, Role

_BUYER = re.compile(r"(.*?)\s*\(([^()]*)\)[\s\"']*")
_USER_NAME = re.compile(r"[A-Za-z0-9_.-]+")
_NUMBER_WITH_POINT = re.compile(r"(\d+)\.0+")
_DETAIL_NAME = re.compile(r"[^\s:][^:]*:")
_DAYS = (Role.ORDERED_ON, Role.SHIP_BY, Role.SENT_ON)
_NUMBER_LIMIT = 64
_LISTED_LIMIT = 100_000
_BRACKETS = ("[]", "()")
_NO = frozenset({"no", "false", "0", "none"})


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of a row by role. It lives no longer than the row is looked at."""

    profile: Profile
    layout: Layout
    cells: Sequence[str]

    def text(self, role: Role) -> str:
        """The first filled cell with that role, as it was meant; not yet cleaned."""
        for place in self.layout.cells.get(role, ()):
            text = self._joined(place) if place.glue else self._cell(place.cells[0])
            if text:
                return text
        return ""

    def line(self, role: Role) -> str:
        """That text on one line."""
        return line(text) if (text := self.text(role)) else ""

    def words(self, role: Role) -> str:
        """That text with its lines."""
        return words(text) if (text := self.text(role)) else ""

    def code(self, role: Role) -> str:
        """That text as an identifier: no space round it, no decimal point a program added."""
        text = self.line(role).strip("\ufeff")
        if text.isalnum():
            return text if len(text) <= _NUMBER_LIMIT else ""
        found = _NUMBER_WITH_POINT.fullmatch(text)
        return (found[1] if found else text) if len(text) <= _NUMBER_LIMIT else ""

    def tag(self, role: Role) -> str:
        """That text folded, to be looked up in a profile's lists."""
        return fold_header(text) if (text := self.line(role)) else ""

    def is_aligned(self) -> bool:
        """Whether the row's numbers and days stand where its header says."""
        days = all(not (text := self.text(role)) or read_day(text) for role in _DAYS)
        if Role.QUANTITY not in self.layout.cells:
            return days
        return days and whole_number(self.text(Role.QUANTITY)) is not None

    def is_broken(self) -> bool:
        """Whether a cell that is kept holds bytes that are no letters."""
        return any(is_broken(self.text(role)) for role in self.layout.cells)

    def buyer(self) -> tuple[str, str]:
        """The buyer's name and the shop's own identity for them, each possibly empty."""
        name, identity = self.line(Role.BUYER), self.line(Role.IDENTITY)
        if not self.profile.buyer_in_brackets:
            return name, identity
        if found := _BUYER.fullmatch(name):
            return found[1], found[2]
        return ("", name) if _USER_NAME.fullmatch(name) else (name, "")

    def items(self) -> tuple[Item, ...]:
        """The items this row is about; a row that only sums up an order has none."""
        if Role.ITEMS in self.layout.cells:
            return self._listed()
        title = self._title()
        if not title:
            return ()
        variation, personalisation = self._variation()
        # A shop sells the same things again and again: one string for all of them.
        return (Item(sys.intern(title), self._quantity(), variation, personalisation),)

    def is_sale(self) -> bool:
        """Whether the row says of itself that something was sold, where rows say such things."""
        return all(
            role not in self.layout.cells or what.fullmatch(self.tag(role))
            for role, what in self.profile.sales.items()
        )

    def is_filled(self, places: tuple[int, ...]) -> bool:
        """Whether anything at all stands in one of these cells; what it is goes nowhere."""
        return any(place < len(self.cells) and self.cells[place].strip() for place in places)

    def details(self) -> str:
        """What was filled in at checkout, without what an app noted there for itself."""
        kept: list[str] = []
        is_hidden = False
        hidden = self.profile.hidden_details
        for detail in self._told_details().splitlines():
            if _DETAIL_NAME.match(detail.lstrip()):
                is_hidden = bool(hidden) and detail.lstrip().startswith(hidden)
            if not is_hidden:
                kept.append(detail)
        for place, name in self.layout.noted:
            noted = line(self._cell(place))
            if noted and fold_header(noted) not in _NO:
                kept.append(f"{name}: {noted}")
        return "\n".join(kept).strip()

    def _joined(self, place: Place) -> str:
        return place.glue.join(filter(None, map(self._cell, place.cells)))

    def _cell(self, place: int) -> str:
        if place < len(self.cells) and (cell := self.cells[place]):
            text = meant(cell, entities=self.profile.entities)
            if text not in self.profile.missing:
                return text
        return ""

    def _title(self) -> str:
        title = self.text(Role.TITLE)
        return line(title.splitlines()[0] if title and self.profile.first_line_is_title else title)

    def _all(self, role: Role) -> list[str]:
        places = self.layout.cells.get(role, ())
        return [text for place in places if (text := self._joined(place))]

    def _told_details(self) -> str:
        told = self.words(Role.DETAILS)
        if not (pairs := self.profile.pairs):
            return told
        return "\n".join(f"{name}: {value}" for name, value in pairs.findall(told) if value)

    def _listed(self) -> tuple[Item, ...]:
        listing = self.profile.items
        if not listing:
            return ()
        cells = [text[:_LISTED_LIMIT] for text in self._all(Role.ITEMS)]
        each = [told for text in cells for told in listing.between.split(text)]
        return tuple(
            Item(
                sys.intern(title),
                whole_number(_found(listing.quantity, told)) or 1,
                self._chosen(_found(listing.variation, told)),
            )
            for told in each
            if (title := line(_found(listing.title, told)))
        )

    def _quantity(self) -> int:
        for text in self._all(Role.QUANTITY):
            # What came back is counted below nothing.
            if number := whole_number(text.strip().removeprefix("-")):
                return number
        return 1

    def _variation(self) -> tuple[str, str]:
        cells = self.layout.cells
        if Role.VARIATION not in cells and Role.PERSONALISATION not in cells:
            return "", ""
        told = ", ".join(filter(None, map(self._chosen, self._all(Role.VARIATION))))
        personalisation = self.words(Role.PERSONALISATION)
        label = self.profile.personalisation
        if label and (found := label.search(told)):
            personalisation = personalisation or told[found.end() :].strip()
            told = told[: found.start()].rstrip(" ,\n")
        if fold_header(personalisation) in self.profile.nothing:
            personalisation = ""
        return told, personalisation

    def _chosen(self, told: str) -> str:
        chosen = words(told)
        if self.profile.variation_in_brackets and chosen[:1] + chosen[-1:] in _BRACKETS:
            chosen = chosen[1:-1].strip()
        is_nothing = bool(self.profile.nothing) and fold_header(chosen) in self.profile.nothing
        return "" if is_nothing else chosen


def _found(what: re.Pattern[str] | None, text: str) -> str:
    found = what.search(text) if what else None
    return found[1] if found else ""

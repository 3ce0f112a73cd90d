"""One row seen through a profile: the columns that have a role, and no others."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from handnote.domain.order import Item
from handnote.readers.cells import is_broken, line, meant, whole_number, words
from handnote.readers.days import read_day
from handnote.readers.folding import fold_header
from handnote.readers.header import Layout
from handnote.readers.profile import Profile, Role

_BUYER = re.compile(r"(.*?)\s*\(([^()]*)\)[\s\"']*")
_USER_NAME = re.compile(r"[A-Za-z0-9_.-]+")
_NUMBER_WITH_POINT = re.compile(r"(\d+)\.0+")
_DETAIL_NAME = re.compile(r"[^\s:][^:]*:")
_DAYS = (Role.ORDERED_ON, Role.SHIP_BY, Role.SENT_ON)
_NUMBER_LIMIT = 64


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of a row by role. It lives no longer than the row is looked at."""

    profile: Profile
    layout: Layout
    cells: Sequence[str]

    def text(self, role: Role) -> str:
        """The first filled cell with that role, as it was meant; not yet cleaned."""
        for place in self.layout.cells.get(role, ()):
            if place < len(self.cells) and (cell := self.cells[place]):
                text = meant(cell, entities=self.profile.entities)
                if text and text not in self.profile.missing:
                    return text
        return ""

    def line(self, role: Role) -> str:
        """That text on one line."""
        return line(self.text(role))

    def words(self, role: Role) -> str:
        """That text with its lines."""
        return words(self.text(role))

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

    def item(self) -> Item | None:
        """The item this row is about; a row that only sums up an order has none."""
        title = self.line(Role.TITLE)
        if not title:
            return None
        variation, personalisation = self._variation()
        # A shop sells the same things again and again: one string for all of them.
        return Item(sys.intern(title), self._quantity(), variation, personalisation)

    def details(self) -> str:
        """What was filled in at checkout, without what an app noted there for itself."""
        kept: list[str] = []
        is_hidden = False
        hidden = self.profile.hidden_details
        for detail in self.words(Role.DETAILS).splitlines():
            if _DETAIL_NAME.match(detail.lstrip()):
                is_hidden = bool(hidden) and detail.lstrip().startswith(hidden)
            if not is_hidden:
                kept.append(detail)
        return "\n".join(kept).strip()

    def _quantity(self) -> int:
        for place in self.layout.cells.get(Role.QUANTITY, ()):
            if place < len(self.cells) and (number := whole_number(self.cells[place].strip())):
                return number
        return 1

    def _variation(self) -> tuple[str, str]:
        variation = self.words(Role.VARIATION)
        if not variation:
            return "", ""
        if self.profile.variation_in_brackets and variation[:1] + variation[-1:] == "[]":
            variation = variation[1:-1].strip()
        label = self.profile.personalisation
        if not label or not (found := label.search(variation)):
            return variation, ""
        personalisation = variation[found.end() :].strip()
        if fold_header(personalisation) in self.profile.nothing:
            personalisation = ""
        return variation[: found.start()].rstrip(" ,\n"), personalisation

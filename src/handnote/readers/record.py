"""One row seen through a profile: the columns that have a role, and no others."""

import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from handnote.domain.order import Item
from handnote.domain.plain_text import clean_line, clean_words
from handnote.readers.cells import is_broken, meant, whole_number
from handnote.readers.days import Slashed, read_day
from handnote.readers.folding import fold_header
from handnote.readers.header import Layout, Place
from handnote.readers.listed import Listed, listed
from handnote.readers.profile import Profile, Role

T = TypeVar("T")

_REMEMBERED = 5000
"""Different texts remembered of a file; the first rows tell which come again."""

_BUYER = re.compile(r"(.*?)\s*\(([^()]*)\)[\s\"']*")
_USER_NAME = re.compile(r"[A-Za-z0-9_.-]+")
_NUMBER_WITH_POINT = re.compile(r"(\d+)\.0+")
_DETAIL_NAME = re.compile(r"[^\s:][^:]*:")
_DAYS = (Role.ORDERED_ON, Role.SHIP_BY, Role.SENT_ON)
_NUMBER_LIMIT = 64
_LISTED_LIMIT = 100_000
_BRACKETS = ("[]", "()")
_NO = frozenset({"no", "false", "0", "none"})


class _Once(dict[str, T]):
    """What is made of a text, made once for as many texts as are worth remembering."""

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> T:
        made = self._make(text)
        if len(self) < _REMEMBERED:
            self[text] = made
        return made


class Understanding:
    """What the cells of one file mean. Countries, days and titles come again in row after row.

    It is thrown away with the reading, and with it the cells it was asked about.
    """

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.text = _Once(self._text)
        self.line = _Once(clean_line)
        self.tag = _Once(lambda text: fold_header(clean_line(text)))
        self.day = _Once(read_day)

    def _text(self, cell: str) -> str:
        text = meant(cell, entities=self.profile.entities)
        return "" if text in self.profile.missing else text


class Record:
    """The cells of a row by role. It lives no longer than the row is looked at."""

    __slots__ = ("_texts", "_understood", "cells", "layout", "profile")

    def __init__(self, understood: Understanding, layout: Layout, cells: Sequence[str]) -> None:
        self.profile = understood.profile
        self.layout = layout
        self.cells = cells
        self._understood = understood
        self._texts: dict[Role, str] = {}
        width, meaning, texts = len(cells), understood.text, self._texts
        for role, place in layout.every:
            first = place.cells[0]
            if role in texts or (first >= width and not place.glue):
                continue
            if place.glue:
                text = self._joined(place)
            else:
                text = meaning[cell] if (cell := cells[first]) else ""
            if text:
                texts[role] = text

    def text(self, role: Role) -> str:
        """The first filled cell with that role, as it was meant; not yet cleaned."""
        return self._texts.get(role, "")

    def line(self, role: Role) -> str:
        """That text on one line."""
        return self._understood.line[self._texts[role]] if role in self._texts else ""

    def words(self, role: Role) -> str:
        """That text with its lines."""
        return clean_words(self._texts[role]) if role in self._texts else ""

    def day(self, role: Role) -> date | Slashed | None:
        """The day that text begins with."""
        return self._understood.day[self._texts[role]] if role in self._texts else None

    def code(self, role: Role) -> str:
        """That text as an identifier: no space round it, no decimal point a program added."""
        text = self.line(role).strip("\ufeff")
        if text.isalnum():
            return text if len(text) <= _NUMBER_LIMIT else ""
        found = _NUMBER_WITH_POINT.fullmatch(text)
        return (found[1] if found else text) if len(text) <= _NUMBER_LIMIT else ""

    def tag(self, role: Role) -> str:
        """That text folded, to be looked up in a profile's lists."""
        return self._understood.tag[self._texts[role]] if role in self._texts else ""

    def is_aligned(self) -> bool:
        """Whether the row's numbers and days stand where its header says."""
        days = all(not self.text(role) or self.day(role) for role in _DAYS)
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
        if self.profile.titles_may_list and (several := self._several()):
            one, *others = several
            chosen = ", ".join(filter(None, (one.variation, variation)))
            return (
                Item(sys.intern(one.title), one.quantity, chosen, personalisation),
                *(Item(sys.intern(each.title), each.quantity, each.variation) for each in others),
            )
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
        if Role.DETAILS not in self._texts and not self.layout.noted:
            return ""
        kept: list[str] = []
        is_hidden = False
        hidden = self.profile.hidden_details
        for detail in self._told_details().splitlines():
            if _DETAIL_NAME.match(detail.lstrip()):
                is_hidden = bool(hidden) and detail.lstrip().startswith(hidden)
            if not is_hidden:
                kept.append(detail)
        for place, name in self.layout.noted:
            noted = clean_line(self._cell(place))
            if noted and fold_header(noted) not in _NO:
                kept.append(f"{name}: {noted}")
        return "\n".join(kept).strip()

    def _joined(self, place: Place) -> str:
        return place.glue.join(filter(None, map(self._cell, place.cells)))

    def _cell(self, place: int) -> str:
        cells = self.cells
        return self._understood.text[cell] if place < len(cells) and (cell := cells[place]) else ""

    def _title(self) -> str:
        title = self.text(Role.TITLE)
        return clean_line(
            title.splitlines()[0] if title and self.profile.first_line_is_title else title
        )

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
            if (title := clean_line(_found(listing.title, told)))
        )

    def _several(self) -> tuple[Listed, ...]:
        told = listed(self.text(Role.TITLE))
        if len(told) == 1 and self.text(Role.QUANTITY) and told[0].quantity != self._quantity():
            return ()  # a cell of its own says how many: "2 x" is part of a name
        return told

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
        chosen = clean_words(told)
        if self.profile.variation_in_brackets and chosen[:1] + chosen[-1:] in _BRACKETS:
            chosen = chosen[1:-1].strip()
        is_nothing = bool(self.profile.nothing) and fold_header(chosen) in self.profile.nothing
        return "" if is_nothing else chosen


def _found(what: re.Pattern[str] | None, text: str) -> str:
    found = what.search(text) if what else None
    return found[1] if found else ""

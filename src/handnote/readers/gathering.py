"""Rows into orders: joined by order number, wherever in the file they stand."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from handnote.domain.order import IncomingOrder, Item
from handnote.readers.days import DayOrder, Slashed, settle
from handnote.readers.folding import fold_name
from handnote.readers.profile import Profile, Role
from handnote.readers.record import Record

Sign = Callable[[str], str]
"""Turns a buyer's identity into an opaque key."""

_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_LETTERS_LOST = re.compile(r"[?\s.,'()-]*\?\?[?\s.,'()-]*")

_SHORT = 6
_IN_PART = (
    "part",
    "teil",
    "parci",
    "parz",
    "czesc",
    "castec",
    "delvis",
    "gedeelt",
    "kismi",
    "一部",
)
"""What folded states have in them where only some of an order came back."""

_Day = date | Slashed


@dataclass(slots=True)
class _Draft:
    """An order while its rows come in. It never holds a cell that is not kept."""

    number: str
    buyer: str = ""
    recipient: str = ""
    buyer_key: str = ""
    words: str = ""
    gift: str = ""
    details: str = ""
    country: str = ""
    ordered_on: _Day | None = None
    ship_by: _Day | None = None
    sent_on: _Day | None = None
    status: str = ""
    fulfilment: str = ""
    is_called_off: bool = False
    needs_parcel: bool | None = None
    is_told: bool = False
    is_sent_somewhere: bool = False
    is_handed_over: bool = False
    part: int = 0
    items: tuple[Item, ...] = ()
    listed: tuple[Item, ...] = ()
    taken_back: tuple[Item, ...] = ()


class Gathering:
    """The orders of one file, in the order in which they first appear."""

    def __init__(self, profile: Profile, *, shop: str, sign: Sign) -> None:
        self._profile = profile
        self._shop = shop
        self._has_kinds = bool(profile.item_rows or profile.taken_back)
        self._sign = sign
        self._part = 0
        self._drafts: dict[str, _Draft] = {}
        self._lines: set[tuple[str, str]] = set()
        self._largest_first = 0
        self._largest_second = 0
        self._tells_of_parcels = False
        self._wordy_cancelled = tuple(word for word in profile.cancelled if len(word) > _SHORT)

    def add(self, record: Record, number: str) -> None:
        """Take what a note needs from a row; of two values for one order, the first stays."""
        key = _key(number)
        draft = self._drafts.get(key)
        if draft is None:
            draft = self._drafts[key] = _Draft(number)
        kind = record.tag(Role.KIND) if self._has_kinds else ""
        draft.is_told = draft.is_told or kind not in self._profile.item_rows
        self._add_people(draft, record)
        draft.words = draft.words or record.words(Role.WORDS)
        draft.gift = draft.gift or record.words(Role.GIFT)
        draft.details = draft.details or record.details()
        draft.country = draft.country or record.line(Role.COUNTRY)
        draft.ordered_on = draft.ordered_on or self._day(record, Role.ORDERED_ON)
        draft.ship_by = draft.ship_by or self._day(record, Role.SHIP_BY)
        draft.sent_on = draft.sent_on or self._day(record, Role.SENT_ON)
        draft.status = draft.status or record.tag(Role.STATUS)
        draft.fulfilment = draft.fulfilment or record.tag(Role.FULFILMENT)
        draft.is_called_off = draft.is_called_off or bool(record.text(Role.CANCELLED_AT))
        self._add_items(draft, record, kind)
        self._add_parcel(draft, record)

    def begin_part(self) -> None:
        """Begin another report pasted into the file; orders it repeats keep their items."""
        self._part += 1

    def hand_over(self, usual: DayOrder) -> tuple[IncomingOrder, ...]:
        """All orders, which are then gone from here.

        Days that could be read in two ways are read as the file as a whole asks.
        """
        order = settle(
            usual, largest_first=self._largest_first, largest_second=self._largest_second
        )
        drafts = self._drafts
        told = (drafts.pop(key) for key in list(drafts))
        return tuple(self._order(draft, order) for draft in told if draft.is_told)

    def lost_letters(self) -> int:
        """How many orders have nothing but question marks where a name was."""
        return sum(
            any(_LETTERS_LOST.fullmatch(name) for name in (draft.buyer, draft.recipient) if name)
            for draft in self._drafts.values()
        )

    def _add_people(self, draft: _Draft, record: Record) -> None:
        if draft.buyer and draft.recipient and draft.buyer_key:
            return
        recipient = record.line(Role.RECIPIENT)
        buyer, identity = record.buyer()
        draft.buyer = draft.buyer or buyer
        draft.recipient = draft.recipient or recipient
        name = buyer or recipient
        if identity and name and not draft.buyer_key:
            # One account used under two names is two people: the name is part of the key.
            draft.buyer_key = self._sign(
                f"{self._profile.channel}|{identity.casefold()}|{fold_name(name)}"
            )

    def _add_items(self, draft: _Draft, record: Record, kind: str) -> None:
        items = record.items()
        if not items:
            return
        if kind in self._profile.taken_back:
            draft.taken_back += items
            return
        draft.part = draft.part if draft.items else self._part
        line = record.code(Role.LINE)
        if is_shortened(line):
            line = ""
        if (draft.number, line) in self._lines or not (line or draft.part == self._part):
            return
        if kind in self._profile.item_rows:
            draft.listed += items
        else:
            draft.items += items
        if line:
            self._lines.add((draft.number, line))

    def _add_parcel(self, draft: _Draft, record: Record) -> None:
        layout = record.layout
        parcel = record.tag(Role.PARCEL)
        if parcel or (Role.PARCEL in layout.cells and record.text(Role.TITLE)):
            draft.needs_parcel = bool(draft.needs_parcel) or parcel not in self._profile.no_parcel
        if layout.parcel_signs and record.is_filled(layout.parcel_signs):
            draft.is_sent_somewhere = self._tells_of_parcels = True
        if layout.counter_signs and record.is_filled(layout.counter_signs):
            draft.is_handed_over = True

    def _day(self, record: Record, role: Role) -> _Day | None:
        day = record.day(role)
        if isinstance(day, Slashed):
            self._largest_first = max(self._largest_first, day.first)
            self._largest_second = max(self._largest_second, day.second)
        return day

    def _order(self, draft: _Draft, order: DayOrder) -> IncomingOrder:
        profile = self._profile
        is_sent = not profile.sent or draft.fulfilment in profile.sent
        sold = draft.listed or draft.items
        items = _without(sold, draft.taken_back)
        return IncomingOrder(
            channel=profile.channel,
            shop=self._shop,
            number=draft.number,
            buyer=draft.buyer or draft.recipient,
            recipient=draft.recipient,
            items=items or sold or draft.taken_back,
            words=draft.words,
            gift_message=draft.gift,
            details=draft.details,
            ordered_on=_on(draft.ordered_on, order),
            ship_by=_on(draft.ship_by, order),
            sent_on=_on(draft.sent_on, order) if is_sent else None,
            country=draft.country,
            is_cancelled=self._is_called_off(draft) or bool(draft.taken_back and not items),
            needs_parcel=self._needs_parcel(draft),
            buyer_key=draft.buyer_key,
        )

    def _is_called_off(self, draft: _Draft) -> bool:
        said = {draft.status, draft.fulfilment}
        if draft.is_called_off or not said.isdisjoint(self._profile.cancelled):
            return True
        # "Cancelled by buyer"; but what is refunded in part still goes out.
        return self._profile.titles_may_list and any(
            tag.startswith(self._wordy_cancelled) and not any(map(tag.__contains__, _IN_PART))
            for tag in said
        )

    def _needs_parcel(self, draft: _Draft) -> bool:
        # A file that says of no order where it goes was made without those columns filled.
        goes_nowhere = self._tells_of_parcels and not draft.is_sent_somewhere
        return draft.needs_parcel is not False and not (goes_nowhere or draft.is_handed_over)


def _without(items: tuple[Item, ...], taken_back: tuple[Item, ...]) -> tuple[Item, ...]:
    left = list(items)
    for item in taken_back:
        if item in left:
            left.remove(item)
    return tuple(left)


def is_shortened(number: str) -> bool:
    """Whether a spreadsheet has turned a long number into something like 4.05E+11."""
    return _SHORTENED.fullmatch(number) is not None


def _key(number: str) -> str:
    folded = number.casefold()
    return folded.lstrip("0") or "0" if folded.isdigit() else folded


def _on(day: _Day | None, order: DayOrder) -> date | None:
    return day.on(order) if isinstance(day, Slashed) else day

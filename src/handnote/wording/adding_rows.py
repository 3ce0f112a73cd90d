"""The list on the sheet before orders are added: what changed of each, and who is new."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, overload

from handnote.domain.correction import Fact
from handnote.domain.order import IncomingOrder, Item
from handnote.wording import desk

if TYPE_CHECKING:
    from handnote.services.import_plan import ChangedOrder, ImportPlan

LISTED = 1000
"""Rows a list has at most; nobody reads on, and the last one says how many more there are."""

_LONGEST = 60
_NAMES = {
    "buyer": "bought by",
    "recipient": "going to",
    "items": "items",
    "words": "they wrote",
    "gift_message": "gift message",
    "details": "from the checkout",
    "ordered_on": "ordered",
    "ship_by": "to send by",
    "sent_on": "sent",
    "country": "country",
}
_FACTS = {fact.value: fact for fact in Fact if fact is not Fact.TITLE} | {"items": Fact.TITLE}


class Rows(Sequence[str]):
    """A row for each order that changes and then for each new one, worded when it is asked for."""

    def __init__(self, plan: "ImportPlan") -> None:
        flagged = {known.order_id for known in plan.called_off}
        others = (known for known in plan.changed if known.order_id not in flagged)
        self._changed = (*plan.called_off, *others)
        self._new = plan.new
        self._today = plan.today
        self._coming_back = plan.coming_back
        self._all = len(self._changed) + len(self._new)

    def __len__(self) -> int:
        """How many rows there are, the last of which may tell of more."""
        return min(self._all, LISTED + 1)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        """One row in words."""
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        if place == LISTED:
            return f"… and {self._all - LISTED:,} more".replace(",", " ")
        if place < len(self._changed):
            return changed(self._changed[place], self._today)
        told = self._new[place - len(self._changed)]
        return new(told, self._coming_back.get(told.key, 0))


def new(told: IncomingOrder, nth: int = 0) -> str:
    """An order that was never here: whose it is, what it is, and why it may get no note.

    ``nth`` says which order of this person it is, where they come back.
    """
    parts = [
        desk.isolated(told.recipient or told.buyer or desk.SOMEBODY),
        desk.isolated(_items(told.items) or told.number),
        f"back, {desk.nth(nth)}" if nth > 1 else "",
        "" if told.needs_parcel else "no parcel, so it is set apart",
    ]
    return " · ".join(part for part in parts if part)


def changed(known: "ChangedOrder", today: date) -> str:
    """What a shop now says otherwise of an order, in plain words."""
    who = desk.isolated(known.before.recipient or known.before.buyer or desk.SOMEBODY)
    return f"{who}, {known.before.number}: {'; '.join(changes(known, today))}"


def changes(known: "ChangedOrder", today: date) -> list[str]:
    """Each thing a shop now says otherwise of an order; what the seller put right stays."""
    said = []
    hers = {one.fact for one in known.corrections}
    for name in known.changed:
        before, after = getattr(known.before, name), getattr(known.after, name)
        if name == "is_cancelled":
            said.append("cancelled; your note is kept" if known.has_note else "cancelled")
        elif name == "needs_parcel":
            said.append("needs no parcel any more")
        elif name in _NAMES:
            was = f", was {_told(before, today)}" if before else ""
            stays = " (what you put right stays)" if _FACTS.get(name) in hers else ""
            said.append(f"{_NAMES[name]} {_told(after, today)}{was}{stays}")
    return said


def _told(value: object, today: date) -> str:
    if isinstance(value, date):
        return desk.day(value, today)
    if isinstance(value, tuple):
        return desk.isolated(_items(value))
    text = " ".join(str(value).split())
    return desk.quoted(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _items(items: Iterable[Item]) -> str:
    named = [desk.item(item) for item in items]
    text = ", ".join(named[:3])
    more = len(named) - 3
    text = text if len(text) <= 2 * _LONGEST else f"{text[: 2 * _LONGEST]}…"
    return f"{text} and {more} more" if more > 0 else text

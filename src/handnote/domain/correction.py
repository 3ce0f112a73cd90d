"""Corrections: what the seller knows better of an order than its shop, and who said what."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from handnote.domain.order import IncomingOrder, Item


class Fact(StrEnum):
    """What of an order a seller can put right. The words for each live in ``wording``."""

    RECIPIENT = "recipient"
    BUYER = "buyer"
    WORDS = "words"
    COUNTRY = "country"
    SHIP_BY = "ship_by"
    TITLE = "title"
    """What one item is called; which one is told by its place."""


class ToldBy(StrEnum):
    """Where a fact came from."""

    SHOP = "shop"
    SELLER = "seller"


@dataclass(frozen=True, slots=True)
class Correction:
    """One fact as the seller says it, beside what the shop said last; days as ISO text."""

    fact: Fact
    value: str
    told: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class KnownFact:
    """One fact of an order as it is known now, by whom it was told, and what the shop says."""

    fact: Fact
    value: str
    told_by: ToldBy
    told: str
    place: int = 0


def value_of(order: IncomingOrder, fact: Fact, place: int = 0) -> str:
    """Return one fact of an order as text; a day as ISO text, empty where it is not known."""
    if fact is Fact.TITLE:
        return order.items[place].title if place < len(order.items) else ""
    value: str | date | None = getattr(order, fact.value)
    return "" if value is None else str(value)


def with_value(order: IncomingOrder, fact: Fact, value: str, place: int = 0) -> IncomingOrder:
    """Return the order with one fact another; an item that is not there is not made."""
    if fact is Fact.TITLE:
        return replace(order, items=_retitled(order.items, place, value))
    if fact is Fact.SHIP_BY:
        return replace(order, ship_by=date.fromisoformat(value) if value else None)
    # A dataclass field cannot be named by a variable without a mapping; the facts are its names.
    return replace(order, **{fact.value: value})  # type: ignore[arg-type]


def corrected(order: IncomingOrder, corrections: Iterable[Correction]) -> IncomingOrder:
    """Return what a shop told with what the seller says instead."""
    for one in corrections:
        order = with_value(order, one.fact, one.value, one.place)
    return order


def as_told(order: IncomingOrder, corrections: Iterable[Correction]) -> IncomingOrder:
    """Return what the shop told of a corrected order: the way back from ``corrected``."""
    for one in corrections:
        order = with_value(order, one.fact, one.told, one.place)
    return order


def heard(corrections: Iterable[Correction], told: IncomingOrder) -> tuple[Correction, ...]:
    """Return the corrections once the shop tells the order anew: hers stay, its own is noted.

    A title goes with its item where the shop lists the items in another sequence; that of an
    item that is no longer there is dropped.
    """
    kept = []
    taken: set[int] = set()
    for one in corrections:
        if one.fact is not Fact.TITLE:
            kept.append(replace(one, told=value_of(told, one.fact)))
            continue
        place = _place_of(one, told.items, taken)
        if place is not None:
            taken.add(place)
            kept.append(replace(one, place=place, told=told.items[place].title))
    return tuple(kept)


def _place_of(one: Correction, items: tuple[Item, ...], taken: set[int]) -> int | None:
    alike = [place for place, item in enumerate(items) if item.title == one.told]
    wanted = sorted(alike, key=lambda place: place != one.place)
    if one.place < len(items):
        wanted.append(one.place)
    return next((place for place in wanted if place not in taken), None)


def _retitled(items: tuple[Item, ...], place: int, title: str) -> tuple[Item, ...]:
    return tuple(
        replace(item, title=title) if number == place else item for number, item in enumerate(items)
    )

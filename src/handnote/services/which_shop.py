"""Which of her shops an order file is of, where each of them counts its orders from one.

A Shopify store's ``#1001`` is somebody else's in the next store. A file says nothing of its
store, so the orders tell: numbers that are here already with the same people and things speak
for a shop, numbers that are somebody else's speak against it. The seller is asked only where
that leaves a doubt, and what she answers is remembered for files of this kind and folder.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from handnote.domain.order import IncomingOrder
from handnote.storage import orders, shops
from handnote.storage.connection import Connection

if TYPE_CHECKING:
    from handnote.readers.order_file import OrderFile

T = TypeVar("T")

_A_DAY = timedelta(days=1)
_AT_ONCE = 250
_CLASHES_SHOWN = 3


class Read(Protocol):
    """Answers one question about the seller's file."""

    def __call__(self, work: Callable[[Connection], T], /) -> T:
        """Return what ``work`` returns."""
        ...


@dataclass(frozen=True, slots=True)
class Placed:
    """A file with its orders in the shop they are taken to be of, and whether to ask."""

    file: "OrderFile"
    shop: str = ""
    key: str = ""
    choices: tuple[str, ...] = ()
    clash: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for a shop and what against it."""

    same: int
    others: tuple[str, ...]


def folder_of(path: Path) -> str:
    """Return the folder a file lies in, as ``shop_key`` wants it."""
    return str(path.absolute().parent)


def shop_key(file: "OrderFile", sign: Callable[[str], str]) -> str:
    """Return what stands for this kind of file from this folder; signed, so it says neither."""
    return sign(f"shop|{file.channel}|{file.header}|{file.folder}")


def place(
    read: Read,
    files: Sequence[tuple["OrderFile", str]],
    said: Mapping[str, str],
) -> list[Placed]:
    """Put each file's orders into their shop. ``said`` is what the seller answered, by key.

    ``read`` answers one question about the seller's file; saves may come in between.
    """
    here: dict[tuple[str, str, str], IncomingOrder] = {}
    placed = []
    for file, key in files:
        one = _place(read, file, key, (said, here))
        here |= {order.key: order for order in one.file.orders}
        placed.append(one)
    return placed


def is_another(known: IncomingOrder, told: IncomingOrder) -> bool:
    """Whether two orders of one number cannot be the same one."""
    days = known.ordered_on, told.ordered_on
    # An export may be in another time zone than the last; two orders two days apart are two.
    if days[0] and days[1] and abs(days[0] - days[1]) > _A_DAY:
        return True
    names = _names(known), _names(told)
    titles = {item.title for item in known.items}, {item.title for item in told.items}
    return _differ(*names) and _differ(*titles)


def _place(
    read: Read,
    file: "OrderFile",
    key: str,
    told: tuple[Mapping[str, str], Mapping[tuple[str, str, str], IncomingOrder]],
) -> Placed:
    said, here = told
    if not file.numbers_per_shop or not file.orders:
        return Placed(file)
    if key in said:
        return Placed(_of_shop(file, said[key]), said[key], key)
    kept = read(lambda connection: shops.known(connection, file.channel))
    known = dict.fromkeys((*kept, *_shops_of(here, file.channel)))
    if not known:
        return Placed(file, key=key)
    evidence = {shop: _evidence(read, file, shop, here) for shop in known}
    fitting = [shop for shop, told in evidence.items() if not told.others]
    surest = [shop for shop in fitting if evidence[shop].same]
    remembered = read(lambda connection: shops.remembered(connection, key))
    usual = [shop for shop in remembered if shop in fitting]
    for choice in (surest, usual if len(usual) == 1 else [], fitting if len(known) == 1 else []):
        if len(choice) == 1:
            return Placed(_of_shop(file, choice[0]), choice[0], key)
    likeliest = min(known, key=lambda shop: len(evidence[shop].others))
    clash = evidence[likeliest].others[:_CLASHES_SHOWN]
    return Placed(_of_shop(file, likeliest), likeliest, key, tuple(known), clash)


def _evidence(
    read: Read,
    file: "OrderFile",
    shop: str,
    here: Mapping[tuple[str, str, str], IncomingOrder],
) -> _Evidence:
    same, others = 0, []
    for start in range(0, len(file.orders), _AT_ONCE):
        some = file.orders[start : start + _AT_ONCE]
        keys = [(order.channel, shop, order.number) for order in some]
        kept = read(partial(_told, keys))
        for order, key, known in zip(some, keys, kept, strict=True):
            if (before := known or here.get(key)) is None:
                continue
            if is_another(before, order):
                others.append(order.number)
            else:
                same += 1
    return _Evidence(same, tuple(others))


def _told(
    keys: Sequence[tuple[str, str, str]], connection: Connection
) -> list[IncomingOrder | None]:
    found = [orders.find(connection, key) for key in keys]
    return [None if known is None else orders.told(connection, known) for known in found]


def _of_shop(file: "OrderFile", shop: str) -> "OrderFile":
    if all(order.shop == shop for order in file.orders):
        return file
    return replace(file, orders=tuple(replace(order, shop=shop) for order in file.orders))


def _shops_of(here: Mapping[tuple[str, str, str], IncomingOrder], channel: str) -> list[str]:
    return [key[1] for key in here if key[0] == channel]


def _names(order: IncomingOrder) -> set[str]:
    return {name.casefold() for name in (order.buyer, order.recipient) if name}


def _differ(one: set[str], other: set[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)

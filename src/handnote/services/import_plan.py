"""An import before it happens: what the files hold, beside what is already here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from handnote.domain.correction import Correction
from handnote.domain.order import IncomingOrder, Item, LetBe, OrderId, looks_like_gift
from handnote.domain.plain_text import clean_line, clean_words
from handnote.domain.problem import Problem

if TYPE_CHECKING:
    from handnote.readers.order_file import OrderFile

SEVERAL = "several"
"""The channel of a plan whose files come from more than one."""

_LONG_AGO = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class FileLook:
    """One order file as it was found. ``already_added_on`` is the day this very file came in."""

    name: str
    channel: str
    encoding: str
    encoding_is_sure: bool
    looks_cut: bool
    already_added_on: date | None
    sha256: str
    orders: int
    skipped: int
    shop: str = ""
    """The shop the orders are taken to be of; empty for the one that needs no name."""
    shop_key: str = ""
    """What stands for this kind of file from this folder; empty where a channel needs no shop."""
    shops: tuple[str, ...] = ()
    """Where a file could be of several shops: those known of its channel, to choose from."""
    clash: tuple[str, ...] = ()
    """Numbers in the file that are those of other orders here."""
    last: str = ""
    """The number of the last order in it; empty where orders have none of their own."""


class LeftOut(NamedTuple):
    """A file that could not be read, while others could."""

    name: str
    problem: Problem


class Skipped(NamedTuple):
    """One record of a file that is no order, and why."""

    file: str
    row: int
    why: StrEnum


class Told(NamedTuple):
    """An order, and the SHA-256 of the file that told it first."""

    file: str
    order: IncomingOrder


@dataclass(frozen=True, slots=True)
class ChangedOrder:
    """An order that is already here and of which the shop now says something else."""

    order_id: OrderId
    before: IncomingOrder
    after: IncomingOrder
    corrections: tuple[Correction, ...] = ()
    """What the seller put right of it, which stays."""
    has_note: bool = False
    """Whether a note was written for it, which stays too."""

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the fields that differ."""
        names = (one.name for one in fields(IncomingOrder))
        return tuple(
            name for name in names if getattr(self.before, name) != getattr(self.after, name)
        )


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What adding these files would do. ``told`` is every order in them, once."""

    files: tuple[FileLook, ...]
    told: tuple[Told, ...]
    new: tuple[IncomingOrder, ...]
    """Orders never seen before, without the cancelled ones, which are added all the same."""
    changed: tuple[ChangedOrder, ...]
    same: int
    cancelled: int
    skipped: tuple[Skipped, ...]
    known_people: int
    gifts: int
    sent: int
    no_parcel: int
    no_note: int = 0
    """New orders of people who ask for no note; those are passed over."""
    coming_back: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    """By their keys, the new orders of people known before, and which order of theirs it is."""
    ran_out: int = 0
    """Orders that were here and ran out: they are not added again."""
    today: date = date.min
    left_out: tuple[LeftOut, ...] = ()

    @property
    def asks(self) -> FileLook | None:
        """The first file of which the seller has to say which shop it is of."""
        return next((file for file in self.files if file.shops), None)

    @property
    def called_off(self) -> tuple[ChangedOrder, ...]:
        """Orders with a note that their shop has cancelled since."""
        return tuple(
            known for known in self.changed if known.has_note and "is_cancelled" in known.changed
        )

    @property
    def channel(self) -> str:
        """The one channel of all files, or ``SEVERAL``."""
        channels = {file.channel for file in self.files}
        return channels.pop() if len(channels) == 1 else SEVERAL


def merge(known: IncomingOrder, told: IncomingOrder) -> IncomingOrder:
    """Return what is known of an order once ``told`` is heard: empty never overwrites.

    A file that cannot tell who the buyer is puts the recipient there, so only one that can
    renames anybody. Of two lists of items the fuller one stays, and that an order was
    cancelled or needs no parcel is never unsaid by a file that does not speak of it.
    """
    return replace(
        known,
        buyer=told.buyer if told.buyer_key and told.buyer else known.buyer or told.buyer,
        recipient=told.recipient or known.recipient,
        items=told.items if len(told.items) >= len(known.items) else known.items,
        words=told.words or known.words,
        gift_message=told.gift_message or known.gift_message,
        details=told.details or known.details,
        ordered_on=told.ordered_on or known.ordered_on,
        ship_by=told.ship_by or known.ship_by,
        sent_on=told.sent_on or known.sent_on,
        country=told.country or known.country,
        is_cancelled=told.is_cancelled or known.is_cancelled,
        needs_parcel=told.needs_parcel and known.needs_parcel,
    )


def join(files: "Iterable[OrderFile]") -> tuple[Told, ...]:
    """Return each order once, with all that its files tell of it: Etsy's two are halves of one."""
    # The readers take 30 ms to load: a start without an order file does not wait for them.
    from handnote.readers.merge import merge_orders

    told = [Told(file.sha256, clean(order)) for file in files for order in file.orders]
    first_file = {order.key: file for file, order in reversed(told)}
    merged = merge_orders(order for _, order in told)
    return tuple(Told(first_file[order.key], order) for order in merged)


def clean(told: IncomingOrder) -> IncomingOrder:
    """Return an order whose every text is safe to keep: the very same one where it was."""
    cleaned = replace(
        told,
        channel=clean_line(told.channel),
        shop=clean_line(told.shop),
        number=clean_line(told.number),
        buyer=clean_line(told.buyer),
        recipient=clean_line(told.recipient),
        country=clean_line(told.country),
        words=clean_words(told.words),
        gift_message=clean_words(told.gift_message),
        details=clean_words(told.details),
        items=tuple(_clean_item(item) for item in told.items),
    )
    return told if cleaned == told else cleaned


def _clean_item(item: Item) -> Item:
    return Item(
        title=clean_line(item.title),
        quantity=item.quantity,
        variation=clean_words(item.variation),
        personalisation=clean_words(item.personalisation),
    )


def is_gift(told: IncomingOrder) -> bool:
    """Whether somebody other than the buyer opens the parcel, as far as the shop says."""
    return looks_like_gift(told.buyer, told.recipient, told.gift_message)


def let_be_from_the_start(told: IncomingOrder, today: date) -> LetBe | None:
    """Return why a new order needs no note: cancelled, long sent, or nothing to put it in."""
    if told.is_cancelled:
        return LetBe.CANCELLED
    if told.sent_on is not None and told.sent_on < today - _LONG_AGO:
        return LetBe.SENT
    return None if told.needs_parcel else LetBe.NO_PARCEL

"""Several readings of the same order made one: Etsy's two files, or months that overlap."""

from collections.abc import Iterable
from dataclasses import replace

from handnote.domain.order import IncomingOrder


def merge_orders(orders: Iterable[IncomingOrder]) -> tuple[IncomingOrder, ...]:
    """Each order once, in the order of first appearance, with all that any reading knew.

    What an earlier reading says stays; the list of items is the fullest there is.
    """
    merged: dict[tuple[str, str, str], IncomingOrder] = {}
    for order in orders:
        known = merged.get(order.key)
        merged[order.key] = _joined(known, order) if known else order
    return tuple(merged.values())


def _joined(one: IncomingOrder, other: IncomingOrder) -> IncomingOrder:
    namer = max((one, other), key=_knows_buyer)
    return replace(
        one,
        buyer=namer.buyer,
        buyer_key=namer.buyer_key,
        recipient=one.recipient or other.recipient,
        items=max((one.items, other.items), key=len),
        words=one.words or other.words,
        gift_message=one.gift_message or other.gift_message,
        details=one.details or other.details,
        ordered_on=one.ordered_on or other.ordered_on,
        ship_by=one.ship_by or other.ship_by,
        sent_on=one.sent_on or other.sent_on,
        country=one.country or other.country,
        is_cancelled=one.is_cancelled or other.is_cancelled,
        needs_parcel=one.needs_parcel and other.needs_parcel,
    )


def _knows_buyer(order: IncomingOrder) -> tuple[bool, bool, bool]:
    # Where a file has no buyer, the recipient stands in; a name of its own is worth more.
    return bool(order.buyer_key), order.buyer != order.recipient, bool(order.buyer)

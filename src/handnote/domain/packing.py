"""Packing orders: how a pile is sorted, and the places a seller gives her parcels herself."""

from collections.abc import Mapping
from enum import StrEnum

from handnote.domain.order import OrderId


class PackingOrder(StrEnum):
    """What the pile is sorted by; labels come off their sheets in the same order."""

    SHIP_BY = "ship-by"
    ARRIVAL = "arrival"
    SHOP = "shop"
    ARRANGED = "arranged"


def numbered(places: Mapping[OrderId, float | None]) -> dict[OrderId, float]:
    """Every order with a place: those that had none follow the last, in the order given."""
    last = max((place for place in places.values() if place is not None), default=0.0)
    filled = {}
    for order_id, place in places.items():
        if place is None:
            last += 1
        filled[order_id] = last if place is None else place
    return filled


def moved(
    places: Mapping[OrderId, float | None], moving: OrderId, to: OrderId
) -> dict[OrderId, float]:
    """The places to change so that ``moving`` stands where ``to`` stood; the others close up.

    ``places`` are in packing order. One place is changed where there is room for another
    between its new neighbours, which there is some fifty times in a row at one spot.
    """
    ids = list(places)
    end = ids.index(to)
    ids.remove(moving)
    ids.insert(end, moving)
    now = numbered(places)
    above = now[ids[end - 1]] if end > 0 else now[ids[end + 1]] - 2
    below = now[ids[end + 1]] if end + 1 < len(ids) else above + 2
    now[moving] = (above + below) / 2
    if not above < now[moving] < below:
        now = {order_id: float(number) for number, order_id in enumerate(ids, 1)}
    return {order_id: place for order_id, place in now.items() if places[order_id] != place}

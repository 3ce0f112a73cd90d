"""``handnote orders``: what waits on the desk, and finding one order by what it is called."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from handnote.cli.columns import table
from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.domain.order import Item, Order, OrderId
from handnote.domain.problem import Problem
from handnote.wording import desk as desk_wording
from handnote.wording import terminal as wording

if TYPE_CHECKING:
    from handnote.services.inbox import Inbox

_SHORT_ID = 8


def show_orders(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Show the pile in packing order, or every order there is to other programs."""
    with desk_of(options, makers) as desk:
        if options.json:
            terminal.tell([order_as_told(order) for order in desk.inbox.orders()])
            return 0
        pile = desk.inbox.pile()
    lines = _lines(pile, makers.now().date(), terminal.room) if pile else [wording.NO_ORDERS]
    for line in lines:
        terminal.say(line)
    return 0


def order_as_told(order: Order) -> dict[str, object]:
    """An order for other programs."""
    return {
        "id": order.id,
        "channel": order.channel,
        "shop": order.shop,
        "order_id": order.number,
        "buyer": order.buyer,
        "recipient": order.recipient,
        "items": [_item_as_told(item) for item in order.items],
        "words": order.words,
        "gift_message": order.gift_message,
        "ship_by": order.ship_by.isoformat() if order.ship_by else None,
        "country": order.country,
        "state": order.state.value,
    }


def find_order(inbox: "Inbox", reference: str) -> Order:
    """The order with this number or id; an order that has no number goes by its id's beginning."""
    try:
        return inbox.find_order(reference)
    except Problem:
        beginning = reference.strip().casefold()
        found = [order for order in inbox.orders() if order.id.startswith(beginning)]
        if len(beginning) < _SHORT_ID or len(found) != 1:
            raise
        return found[0]


def _lines(pile: Sequence[Order], today: date, room: int) -> list[str]:
    rows = [
        (
            order.number or short(order.id),
            desk_wording.name_of(order),
            desk_wording.items_in_short(order),
            desk_wording.goes_out(order.ship_by, today),
            wording.state(order),
        )
        for order in pile
    ]
    return table(wording.ORDER_HEADINGS, rows, copied=0, room=room)


def short(order_id: OrderId) -> str:
    """As much of an id as tells it from the others of one desk."""
    return order_id[:_SHORT_ID]


def _item_as_told(item: Item) -> dict[str, object]:
    return {
        "title": item.title,
        "quantity": item.quantity,
        "variation": item.variation,
        "personalisation": item.personalisation,
    }

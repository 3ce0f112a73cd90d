"""The sheet on which a pasted order is looked at, and what the terminal says of one."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from handnote.domain.order import Item, Order
from handnote.wording import desk
from handnote.wording.adding import NOT_KEPT

if TYPE_CHECKING:
    from handnote.readers.pasted import Pasted
    from handnote.services.pasting import PasteLook

TITLE = "An order you pasted"
ABOUT = "Put right what was misread. Nothing is added until you say so."
WHO = "For"
BOUGHT_BY = "Bought by"
WHAT = "What"
WHAT_HINT = "One thing a line, like: 2 × Blue mug"
GIFT_MESSAGE = "Gift message"
NUMBER = "Order number"
NUMBER_HINT = "If there is one"
SOLD_ON = "Sold on"
SEND_BY = "Send by"
SEND_BY_HINT = "Like 30 November"
COUNTRY = "Country"
NOT_PLACED = "What is this? Tick what they wrote to you; the rest is forgotten."
KEEP_THEIR_WORDS = "Keep what they wrote"
OPEN_IT = "Open that order"
READING = "Reading what you pasted…"
NOTHING_TOLD = "Say at least who it is for, or what they ordered."


def already_here(order: Order) -> str:
    """Why an order is not added a second time."""
    return (
        f"Order {order.number} is here already, for {desk.name_of(order)}. It is not added twice."
    )


def day_in_doubt(told: str) -> str:
    """A day nobody can be sure of."""
    return f"Which day is “{told}”? Write it with the month as a word, like 3 April."


def not_kept(left_out: int) -> str:
    """That private lines are gone, where there were any."""
    return NOT_KEPT if left_out else ""


def day(when: date | None) -> str:
    """A day so that it reads back as the same day."""
    return "" if when is None else desk.day(when, date.min)


def items_text(items: tuple[Item, ...]) -> str:
    """Things one a line; how each is to be stands indented below it, an engraving in quotes."""
    lines = []
    for item in items:
        first, *more = desk.item_lines(item)
        lines.append(first)
        lines += [f"    {line}" for told in more for line in told.split("\n")]
    return "\n".join(lines)


def told(look: "PasteLook") -> Iterator[str]:
    """A paste in a terminal."""
    pasted: Pasted = look.pasted
    order = pasted.order
    parts = [
        (WHO, order.recipient or order.buyer),
        (BOUGHT_BY, order.buyer if order.recipient and order.buyer != order.recipient else ""),
        *((WHAT, line) for item in order.items for line in desk.item_lines(item)),
        ("They wrote", desk.quoted(order.words) if order.words else ""),
        (GIFT_MESSAGE, desk.quoted(order.gift_message) if order.gift_message else ""),
        (NUMBER, order.number),
        (SOLD_ON, desk.channel(order.channel)),
        (SEND_BY, day(order.ship_by)),
        (COUNTRY, order.country),
        *(("Not placed", line) for line in pasted.unplaced),
    ]
    yield from (f"{label}: {said}" for label, said in parts if said)
    if pasted.day_in_doubt:
        yield day_in_doubt(pasted.day_in_doubt)
    if pasted.left_out:
        yield NOT_KEPT
    if look.known:
        yield already_here(look.known)


ONLY_LOOKED = "This was only a look; nothing was added. To add it, say --yes."


def added(name: str) -> str:
    """After a pasted order was added."""
    return f"Added, for {name}." if name else "Added."

"""``handnote paste``: one order from whatever is piped in."""

from argparse import Namespace
from typing import TYPE_CHECKING

from handnote.cli.columns import harmless
from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.domain.problem import AskTrouble, Problem
from handnote.wording import pasting as wording

if TYPE_CHECKING:
    from handnote.domain.order import OrderId
    from handnote.services.pasting import PasteLook

_MOST_BYTES = 4_000_000


def paste_order(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Tell what was understood, and add it only with ``--yes``; never an order twice."""
    text = _as_text(terminal.listen(_MOST_BYTES))
    with desk_of(options, makers) as desk:
        look = desk.pasting.look(text)
        told = look.pasted.order
        if options.yes and not (told.buyer or told.recipient or told.items):
            raise Problem(AskTrouble.NOTHING_PASTED)
        added = desk.pasting.add(told) if options.yes else None
    if options.json:
        terminal.tell(look_as_told(look, added))
        return 0
    for line in wording.told(look):
        terminal.say(harmless(line))
    name = told.recipient or told.buyer
    terminal.say(harmless(wording.added(name)) if options.yes else wording.ONLY_LOOKED)
    return 0


def look_as_told(look: "PasteLook", added: "OrderId | None") -> dict[str, object]:
    """A paste for other programs; ``added`` is the new order's id, or null."""
    order = look.pasted.order
    return {
        "channel": order.channel,
        "order_id": order.number,
        "buyer": order.buyer,
        "recipient": order.recipient,
        "items": [
            {
                "title": item.title,
                "quantity": item.quantity,
                "variation": item.variation,
                "personalisation": item.personalisation,
            }
            for item in order.items
        ],
        "words": order.words,
        "gift_message": order.gift_message,
        "ship_by": order.ship_by.isoformat() if order.ship_by else None,
        "country": order.country,
        "unplaced": list(look.pasted.unplaced),
        "left_out": look.pasted.left_out,
        "already_here": look.known.id if look.known else None,
        "added": added,
    }


def _as_text(piped: bytes) -> str:
    """UTF-8, or UTF-16 where it says so, or what Western mail programs write."""
    if piped[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return piped.decode("utf-16", "replace")
    try:
        return piped.decode("utf-8-sig")
    except UnicodeDecodeError:
        return piped.decode("cp1252", "replace")

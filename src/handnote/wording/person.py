"""What the window says of whoever gets the note: their name, what they wrote, what to ask."""

from handnote.domain.names.greeting import Greeting
from handnote.domain.order import BY_HAND, Order

THEY_WROTE = "What they wrote"
THEY_WROTE_MENU = "What they wrote…"
NOT_KNOWN = "Not known here: what came from the shop may leave it out. Paste it if they wrote."
CALL_THEM = "Call them"
CALL_THEM_MENU = "What to call them…"
CALL_TITLE = "What do you call them?"
CALL_HINT = "As a friend would say it"
CALL_ABOUT = (
    "For your eyes only; it is never put into a note. Leave it empty to have it guessed again."
)
KEEP = "Keep"

_ASK = "What would you call them? Alt+N"


def for_whom(greeting: Greeting, name: str) -> str:
    """Who it is for, the way they are called; the shop's whole name where that is in doubt."""
    return greeting.call or name


def as_the_shop_has_it(greeting: Greeting, name: str) -> str:
    """The whole name under the short one; nothing where they are the same or all is in doubt."""
    return name if greeting.call and greeting.call != name else ""


def doubt(greeting: Greeting, name: str) -> str:
    """The question where a name does not tell what to call them; none where there is no name."""
    return _ASK if greeting.doubt and name else ""


def who_said(order: Order) -> str:
    """Where the words come from."""
    if not order.words:
        return ""
    if order.words_are_hers:
        return "you wrote this down"
    return "" if order.channel == BY_HAND else "the shop said"


def spoken_words(order: Order) -> str:
    """The box of their words read aloud, with where they come from."""
    return ", ".join(part for part in (THEY_WROTE, who_said(order)) if part)


def called_for(name: str) -> str:
    """On the sheet that asks: the name as the shop has it."""
    return f"The shop has “{name}”."

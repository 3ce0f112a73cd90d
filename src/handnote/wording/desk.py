"""What the window says about orders, people and notes."""

from collections.abc import Sequence
from datetime import date

from handnote.domain.finding import Concern, Finding
from handnote.domain.note import MadeBy, Note, NoteState, Side
from handnote.domain.order import BY_HAND, Item, LetBe, Order, OrderState
from handnote.readers.channels import channel_name
from handnote.wording.ink import INK_DAMAGED
from handnote.wording.modes import made_by

SOMEBODY = "Somebody"
A_NOTE = "A note"
_NAMED = 3

_BY_HAND = "By hand"

_STATES = {
    OrderState.TO_WRITE: "to write",
    OrderState.DRAFT: "draft",
    OrderState.FINISHED: "ready",
    OrderState.LET_BE: "let be",
    OrderState.PRINTED: "printed",
}

_LET_BE = {
    LetBe.CHOSEN: "let be",
    LetBe.CANCELLED: "cancelled",
    LetBe.SENT: "already sent",
    LetBe.NO_PARCEL: "no parcel",
    LetBe.WISHED: "asks for no note",
}

CJK_PACK = (
    "The letters for Chinese, Japanese and Korean are a package of their own, "
    "handnote-fonts-cjk, for they are five times as large as all the rest."
)
_CJK = (
    ("\u1100", "\u11ff"),
    ("\u2e80", "\u9fff"),
    ("\uac00", "\ud7af"),
    ("\uf900", "\ufaff"),
    ("\uff00", "\uffef"),
    ("\U00020000", "\U0003ffff"),
)
"""Where the characters of Chinese, Japanese and Korean lie, roughly."""

TAKE_BACK_FIRST = "This order is let be. Alt+L takes it back."
NOTHING_WRITTEN = "Nothing is written yet. Alt+L lets this order be."

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def name_of(order: Order) -> str:
    """Whose note this is; a walk-in may have no name."""
    return order.addressee or SOMEBODY


def nameless(order: Order) -> str:
    """An order while names are hidden: by what was sold."""
    return items_of(order) or "An order"


def items_of(order: Order) -> str:
    """What was sold, in as few words as tell one order from another."""
    if not order.items:
        return ""
    count = sum(item.quantity for item in order.items)
    return order.items[0].title if len(order.items) == 1 else f"The order of {count} things"


def channel(name: str) -> str:
    """A channel as its own makers spell it."""
    return _BY_HAND if name == BY_HAND else channel_name(name)


def shop(of_channel: str, name: str) -> str:
    """A shop and where it is."""
    return f"{name}, {channel(of_channel)}" if name else channel(of_channel)


def item(line: Item) -> str:
    """One line of an order."""
    return f"{line.quantity} × {line.title}" if line.quantity != 1 else line.title


def item_lines(line: Item) -> list[str]:
    """One line of an order with how it is to be: its variation, its personalisation."""
    lines = [item(line)]
    if line.variation:
        lines.append(line.variation)
    if line.personalisation:
        lines.append(quoted(line.personalisation))
    return lines


def items_in_short(order: Order) -> str:
    """The first item, and that there are more."""
    if not order.items:
        return "Order " + order.number if order.number else ""
    first = order.items[0]
    text = first.title + (f" · {first.quantity}" if first.quantity != 1 else "")
    more = len(order.items) - 1
    return f"{text} and {more} more" if more else text


def day(when: date, today: date) -> str:
    """A day in words, with its year where that is another one."""
    text = f"{when.day} {_MONTHS[when.month - 1]}"
    return text if when.year == today.year else f"{text} {when.year}"


def month(when: date) -> str:
    """The heading of a month."""
    return f"{_MONTHS[when.month - 1]} {when.year}"


def short_day(when: date) -> str:
    """A day where there is little room."""
    return f"{when.day} {_MONTHS[when.month - 1][:3]}"


def goes_out(ship_by: date | None, today: date) -> str:
    """When a parcel must go, in as few words as a glance takes."""
    if ship_by is None:
        return ""
    days = (ship_by - today).days
    if days < 0:
        return "overdue"
    if days == 0:
        return "send today"
    if days == 1:
        return "tomorrow"
    return _DAYS[ship_by.weekday()] if days < 7 else short_day(ship_by)


def standing(order: Order, today: date) -> str:
    """What a row of the pile says at its right: its state, or else when it goes out."""
    if order.let_be:
        return _LET_BE[order.let_be]
    if order.is_cancelled and order.state is not OrderState.TO_WRITE:
        return _LET_BE[LetBe.CANCELLED]
    if order.state in (OrderState.FINISHED, OrderState.PRINTED):
        return _STATES[order.state]
    return goes_out(order.ship_by, today)


def nth(number: int) -> str:
    """Which order of this person's it is; empty for the first."""
    if number < 2:
        return ""
    teen = 10 <= number % 100 <= 20
    ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending} order"


def parcel(number: int) -> str:
    """Which parcel of its order it is; empty for the first."""
    return f"parcel {number}" if number > 1 else ""


def spoken_row(order: Order, today: date) -> str:
    """A row of the pile read aloud."""
    parts = [
        name_of(order),
        items_in_short(order),
        _STATES[order.state],
        standing(order, today),
        parcel(order.parcel),
        nth(order.nth),
        "gift" if order.is_gift else "",
    ]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def spoken_nameless_row(order: Order, today: date) -> str:
    """A row of the pile read aloud while names are hidden."""
    parts = [nameless(order), channel(order.channel), _STATES[order.state], standing(order, today)]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def where_and_when(order: Order, today: date) -> str:
    """Where an order came from, and when."""
    parts = [channel(order.channel)]
    if order.ordered_on:
        parts.append(day(order.ordered_on, today))
    parts += [parcel(order.parcel), "cancelled since" if order.is_cancelled else ""]
    parts = [part for part in parts if part]
    return " · ".join(parts)


def since(country: str, first_order: date | None, number: int) -> str:
    """The line under a person's name."""
    known = (
        f"buying since {_MONTHS[first_order.month - 1]} {first_order.year}"
        if first_order and number > 1
        else "first order"
    )
    return " · ".join(part for part in (country, known) if part)


def gift_line(order: Order) -> str:
    """That somebody else opens the parcel, and who bought it; a company is not given presents."""
    if not order.is_for_another:
        return "A gift" if order.is_gift else ""
    bought = f"bought by {order.buyer}"
    return f"A gift, {bought}" if order.is_gift else bought[0].upper() + bought[1:]


def isolated(text: str) -> str:
    """Somebody's name inside a sentence: it turns nothing around it, whichever way it runs."""
    return f"\u2068{text}\u2069" if text and not text.isascii() else text


def quoted(words: str) -> str:
    """Somebody's own words, marked as such."""
    return f"“{words}”"


def fit(words: int, overflow: int, room: int, side: Side = Side.INSIDE) -> str:
    """How much room the label has left; a note on the outside is not signed."""
    if overflow:
        return "1 word too long" if overflow == 1 else f"{overflow} words too long"
    if not words:
        return "About 20 words look best; more get smaller"
    count = "1 word" if words == 1 else f"{words} words"
    if room > 12:
        to_spare = "sign" if side is Side.INSIDE else "spare"
        return f"{count}, fits with room to {to_spare}"
    return f"{count}, fits; room for about {room} more" if room else f"{count}, fits just so"


def finding(found: Finding) -> str:
    """Why a note cannot be printed as it is, and what to do."""
    if found.concern is Concern.INK_DAMAGED:
        return INK_DAMAGED
    if found.concern is Concern.DOES_NOT_FIT:
        words = "1 word" if found.count == 1 else f"{found.count} words"
        return f"{words} too long for this label. Shorten it, or choose a larger label."
    shown = " ".join(found.characters[:8])
    said = f"No hand here can write {shown}."
    if any(first <= character[0] <= last for character in found.characters for first, last in _CJK):
        return f"{said} {CJK_PACK}"
    return f"{said} Leave it out, or write it by pen."


def called_off(waiting: Sequence[Note]) -> list[str]:
    """Whose finished notes are not printed and why, and how they are all the same."""
    said = [f"{note.person or SOMEBODY}: the order was cancelled" for note in waiting[:_NAMED]]
    if more := len(waiting[_NAMED:]):
        said.append(f"and {more} more")
    one = len(waiting) == 1
    said.append(
        f"{'The note waits' if one else 'Those notes wait'}. To print {'it' if one else 'one'} "
        "all the same, press Alt+L on the order under Write."
    )
    return said


def side(where: Side) -> str:
    """Where a note is found, said only of one on the outside."""
    return "on the outside" if where is Side.OUTSIDE else ""


FROM_ELSEWHERE = "from elsewhere"
"""What is said of a note that was written before there was handnote."""


def note_line(note: Note, order: Order, today: date, hand: str = "") -> str:
    """What, where, when and how, under a note in History; ``hand`` is the name of its font."""
    what = items_in_short(order)
    done = "written" if note.made_by is MadeBy.PEN else "printed"
    state = done if note.state is NoteState.PRINTED else "finished"
    when = note.printed_at.astimezone().date() if note.printed_at else note.written_on
    where = side(note.side)
    if note.is_from_elsewhere:
        return " · ".join((FROM_ELSEWHERE, day(note.written_on, today)))
    how = made_by(note.made_by, hand)
    parts = [what, channel(order.channel), where, f"{state} {day(when, today)}", how]
    return " · ".join(part for part in parts if part)

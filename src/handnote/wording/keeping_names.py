"""What the seller reads of names and words that run out, and of putting an order right."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from handnote.domain.correction import Fact, KnownFact, ToldBy
from handnote.domain.order import Order
from handnote.domain.retention import USUAL_DAYS, RanOut, RunsOut
from handnote.wording import desk

if TYPE_CHECKING:
    from handnote.services.retention import Ending, EndingOrder, OldCopies
    from handnote.storage.imports import LastImport

RUNNING_OUT = "What runs out"
RUNNING_OUT_MENU = "What runs out…"
SEE_WHICH = "See which"
NOTHING_RUNS_OUT = "Nothing runs out in the next four weeks."
ABOUT = (
    "Names and words of orders you wrote no note for are forgotten by themselves, and so is what"
    " a buyer wrote once your note is printed. Notes you finished or printed stay, with the name"
    " they are for."
)
HOW_LONG = "How long they stay"
KEPT_FOR_GOOD = "for good"
DAYS_OFFERED = (7, 14, 30, 60, 90, 180, 365, None)

CORRECT = "Correct this order"
CORRECT_MENU = "Correct this order…"
CORRECT_IT = "Correct"
KEEP_WITH_NOTE = "Keep names and words with the note, for good"
CONTACT_GOES = (
    "They can be reached by what they wrote. It is dropped once your note is printed and handnote"
    " is closed, unless you keep it."
)
ANOTHER_PARCEL = "Another note, for a second parcel"
TAKE_IMPORT_BACK = "Take back the last import"
TAKE_IMPORT_BACK_MENU = "Take back the last import…"
TAKE_BACK = "Take back"
NO_IMPORT = "No order file was added today that could be taken back."
NOTES_STAY = "Orders you began a note for stay."

WHICH_SHOP = "Which shop is this file from?"
NEW_SHOP = "A shop of another name"
NEW_SHOP_NAME = "What you call that shop"
THE_UNNAMED = "The one you had first"
ON = "Go on"

FACTS = {
    Fact.RECIPIENT: "Going to",
    Fact.BUYER: "Bought by",
    Fact.TITLE: "What it is",
    Fact.WORDS: "What they wrote",
    Fact.SHIP_BY: "To send by",
    Fact.COUNTRY: "Country",
}
DAY_HINT = "2026-11-24"
HEADINGS = ("Fact", "As it is known", "Who said so")
RETENTION_HEADINGS = ("On", "From", "For", "What", "Forgotten")
_BY = {ToldBy.SHOP: "the shop said", ToldBy.SELLER: "you wrote"}
_WHAT = {RunsOut.ORDER: "name, words and items", RunsOut.WORDS: "their words"}


def fact(known: KnownFact, number: int = 0) -> str:
    """What a fact is called; items are counted where there are several."""
    return f"{FACTS[known.fact]} ({number})" if number else FACTS[known.fact]


def told_by(known: KnownFact) -> str:
    """Who said so, and what the shop says where that is another thing."""
    said = _BY[known.told_by]
    if known.told_by is ToldBy.SELLER and known.told:
        return f"{said}; the shop said {desk.quoted(known.told)}"
    return said


def runs_out(endings: "Sequence[Ending]", today: date) -> str:
    """One line: how many, from where, when, and what becomes of them. Empty for none."""
    if not endings:
        return ""
    count = sum(ending.orders for ending in endings)
    days = sorted({ending.day for ending in endings})
    channels = sorted({desk.channel(ending.channel) for ending in endings})
    orders = "1 order" if count == 1 else f"{count:,} orders".replace(",", " ")
    where = f" from {channels[0]}" if len(channels) == 1 else ""
    runs = "runs out" if count == 1 else "run out"
    if len(days) == 1:
        when = f"on {desk.day(days[0], today)}"
    else:
        when = f"between {desk.day(days[0], today)} and {desk.day(days[-1], today)}"
    its = "its" if count == 1 else "their"
    return f"{orders}{where} {runs} {when}: {its} names and words will be forgotten."


def ran_out(gone: Sequence[RanOut]) -> str:
    """After it happened; numbers are all that is left to say."""
    orders, words = sum(one.orders for one in gone), sum(one.words for one in gone)
    parts = []
    if orders:
        parts.append("1 order" if orders == 1 else f"{orders:,} orders".replace(",", " "))
    if words:
        parts.append(
            f"what {words:,} buyers wrote".replace(",", " ") if words != 1 else "what 1 buyer wrote"
        )
    return f"Forgotten as announced: {' and '.join(parts)}." if parts else ""


def ending_order(one: "EndingOrder", today: date) -> str:
    """One order that runs out: when, whose, what, and what of it is forgotten."""
    order = one.order
    parts = [
        desk.day(one.day, today),
        desk.channel(order.channel),
        desk.isolated(desk.name_of(order)),
        desk.isolated(desk.items_in_short(order)),
        what(one),
    ]
    return " · ".join(part for part in parts if part)


def keep_these(count: int) -> str:
    """The button that keeps what is picked of a list, or all of it."""
    return "Keep this one" if count == 1 else f"Keep these {count}"


def what(one: "EndingOrder") -> str:
    """What of an order is forgotten."""
    return _WHAT[one.what]


def more(count: int) -> str:
    """That the list goes on."""
    return f"… and {count:,} more".replace(",", " ")


def days(number: int | None) -> str:
    """How long things of a channel stay."""
    if number is None:
        return KEPT_FOR_GOOD
    text = "1 day" if number == 1 else f"{number} days"
    return f"{text} (usual)" if number == USUAL_DAYS else text


def days_of(channel: str) -> str:
    """The choice of days of one channel, as a screen reader calls it."""
    return f"{HOW_LONG}: {desk.channel(channel)}"


def old_copies(copies: "OldCopies", today: date) -> str:
    """What backups still hold, and until when."""
    if not copies.count or copies.oldest is None or copies.until is None:
        return ""
    have = "1 backup holds" if copies.count == 1 else f"{copies.count} backups hold"
    return (
        f"{have} what was there when it was made, the oldest since"
        f" {desk.day(copies.oldest, today)}. They are replaced as time goes by; the last of them"
        f" about {desk.month(copies.until)}. To be rid of them sooner, delete them in the folder"
        " backups."
    )


def day_record(one: RanOut) -> str:
    """How many ran out on a day."""
    return f"{desk.day(one.day, date.min)}, {desk.channel(one.channel)}: {ran_out([one])}"


def kept_for(channel: str, number: int | None) -> str:
    """After another number of days was chosen."""
    return f"{desk.channel(channel)}: names and words stay {days(number)}."


def last_import(last: "LastImport") -> str:
    """Which import is meant: its files, when it was, how many orders it brought."""
    at = last.at.astimezone()
    orders = "1 order" if last.orders == 1 else f"{last.orders:,} orders".replace(",", " ")
    files = ", ".join(last.files[:3]) or "Changes from a file that was here before"
    return f"{files}, added at {at:%H:%M}: {orders} of it are here. {NOTES_STAY}"


def parcel_added(order: Order) -> str:
    """After a second note was made room for."""
    return f"Parcel {order.parcel} for {desk.name_of(order)} waits for its note."


def shop_name(shop: str) -> str:
    """A shop to choose; the first one never needed a name."""
    return shop or THE_UNNAMED


def why_ask(name: str, clash: Sequence[str]) -> str:
    """Why it has to be asked which shop a file is of."""
    if not clash:
        return f"You have several shops, and nothing in {name} tells which of them it is from."
    numbers = ", ".join(clash)
    return (
        f"In {name} the numbers {numbers} are other people’s orders than here. Shops count their"
        " orders each for themselves, so this may be another shop of yours. Give it a name, and"
        " they stay apart."
    )

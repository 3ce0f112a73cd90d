"""Which column is what, in a table no profile knows."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handnote.readers.unknown_table import UnknownColumn

TITLE = "Which column is what?"
ABOUT = (
    "handnote does not know this list, so here is a guess. Put right what is wrong; "
    "it is remembered for every list with these columns."
)
LEFT_ALONE = "Streets, e-mail, phone, prices and the like are never looked at: {count} left alone."
SHOP = "Shop"
SHOP_HINT = "What you call this shop"
NOT_THERE = "not in this list"
LAST_NAME = "and last name"
LAST_NAME_OF = "Last name, {role}"
FIRST_ROW_IS_ORDER = "The first row is an order already"
COPY_NAMES = "Copy header names"
NAMES_COPIED = "Copied"
READ = "Read it like this"
NEEDS_ONE = "Choose at least a person or an item."
WRONG = "The columns are wrong…"

COLUMNS = {
    "number": "Order number",
    "recipient": "Goes to",
    "buyer": "Buyer",
    "title": "Item",
    "quantity": "How many",
    "variation": "Variation",
    "personalisation": "Personalisation",
    "words": "Their words",
    "gift": "Gift message",
    "ordered_on": "Ordered on",
    "ship_by": "Send by",
    "sent_on": "Sent on",
    "country": "Country",
    "status": "Status",
}


def column(told: "UnknownColumn", *, is_named: bool) -> str:
    """A column as it is chosen: its name, or its number where it has none."""
    return told.name if is_named and told.name else f"Column {told.place + 1}"


def numbered(name: str, place: int) -> str:
    """A name that several columns have, with which of them it is."""
    return f"{name} (column {place + 1})"

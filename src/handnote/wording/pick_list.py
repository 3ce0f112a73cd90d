"""The words of the pick list, and what it says of each parcel."""

from collections.abc import Iterator, Mapping

from handnote.domain.note import NoteId
from handnote.domain.order import Item, Order
from handnote.domain.run import RunLabel
from handnote.domain.stock import Stock
from handnote.sheets.parcel_marks import parcel_mark
from handnote.sheets.pick_list import PickRow, PickWords
from handnote.wording import desk, screen

_LONGEST_NAME = 120
_LONGEST_WHAT = 400


def pick_words(stock: Stock, labels: int, *, has_marks: bool) -> PickWords:
    """Above the rows."""
    counted = "1 parcel" if labels == 1 else f"{labels} parcels"
    return PickWords(
        title=f"{counted}, labels on {stock.brand} {stock.part}",
        headings=PickRow("Mark" if has_marks else "", "Label", "For", "What"),
        page="Page {page}",
    )


def pick_rows(
    labels: tuple[RunLabel, ...],
    orders: Mapping[NoteId, Order],
    *,
    is_roll: bool,
    has_marks: bool,
) -> Iterator[PickRow]:
    """A row for each label, in the order the parcels are packed."""
    sheets = labels[-1].sheet + 1 if labels else 0
    for place, label in enumerate(labels):
        order = orders[label.note_id]
        yield PickRow(
            mark=parcel_mark(place) if has_marks else "",
            label=screen.label_number(label.slot, label.sheet, sheets, is_roll=is_roll),
            name=_short(label.person or desk.SOMEBODY, _LONGEST_NAME),
            what=_short(", ".join(map(_item, order.items)), _LONGEST_WHAT),
        )


def pick_list_saved(name: str) -> str:
    """After the list was written to a file."""
    return f"The pick list is in {name}."


def _item(line: Item) -> str:
    said = desk.item(line)
    return f"{said} ({line.variation})" if line.variation else said


def _short(text: str, longest: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"

"""The words of the pen sheet and of the key sheet that lies beside it."""

from collections.abc import Iterator, Sequence
from datetime import date

from handnote.domain.note import MadeBy, Note, NoteId
from handnote.domain.order import Item
from handnote.domain.stock import Stock
from handnote.sheets.key_sheet import KeyEntry, KeyText, KeyWords, Part
from handnote.sheets.parcel_marks import parcel_mark
from handnote.wording import desk

TITLE = "Key sheet"
_ABOUT = "for your blank {part} sheet, {day}. Same places as the labels. Rest at the cup."
_LISTED = "for your blank {part} labels, {day}. Rest at the cup."
_IN_FULL = "In full"


def pen_sheet_saved(labels: int, names: Sequence[str]) -> str:
    """After the files were written."""
    counted = "1 label" if labels == 1 else f"{labels} labels"
    return f"{counted} to write with the pen: {' and '.join(names)}. Print at actual size, 100 %."


def set_aside(note: Note) -> str:
    """Of a draft that is not on the key sheet."""
    where = "in ink" if note.made_by is MadeBy.INK else "at the keyboard"
    return f"{note.person or desk.SOMEBODY}: begun {where}. Finish it there, or give it to the pen."


def key_words(stock: Stock, today: date) -> KeyWords:
    """What a key sheet for this stock says of itself."""
    day = desk.day(today, today)
    return KeyWords(
        title=TITLE,
        about=_ABOUT.format(part=stock.part, day=day),
        listed=_LISTED.format(part=stock.part, day=day),
        in_full=_IN_FULL,
        page="Page {page} of {of}",
    )


def key_texts(
    entries: Sequence[KeyEntry], today: date, *, has_marks: bool
) -> dict[NoteId, KeyText]:
    """What every square says, by its note; the marks are those of the labels."""
    return {
        entry.note_id: key_text(entry, today, parcel_mark(place) if has_marks else "")
        for place, entry in enumerate(entries)
    }


def key_text(entry: KeyEntry, today: date, mark: str = "") -> KeyText:
    """What one square says of an order, each part on lines of its own."""
    return KeyText(tuple((part, said) for part, said in _said(entry, today) if said), mark)


def _said(entry: KeyEntry, today: date) -> Iterator[tuple[Part, str]]:
    yield Part.WHO, _line(entry.who) or desk.SOMEBODY
    yield Part.ITEM, ", ".join(_item(line) for line in entry.items)
    yield Part.GIFT, _gift(entry)
    yield Part.WORDS, _quoted(entry.words)
    yield Part.LAST_TIME, _before(entry, today)
    yield Part.PROMISE, f"You promised: {_quoted(entry.promise)}" if entry.promise else ""
    yield Part.DRAFT, f"To copy: {_quoted(entry.draft)}" if entry.draft else ""


def _item(line: Item) -> str:
    """How many of it, how it is to be, and what was to stand on it."""
    said = _line(desk.item(line))
    how = f" ({_line(line.variation)})" if line.variation else ""
    what = f", {_quoted(line.personalisation)}" if line.personalisation else ""
    return f"{said}{how}{what}"


def _gift(entry: KeyEntry) -> str:
    if not entry.is_gift:
        return ""
    giver = f"A gift from {_line(entry.giver)}" if entry.giver else "A gift"
    return f"{giver}: {_quoted(entry.gift_words)}" if entry.gift_words else f"{giver}."


def _before(entry: KeyEntry, today: date) -> str:
    nth = desk.nth(entry.nth)
    order = f"{nth}. " if nth else "" if entry.last_time else "First order."
    if not entry.last_time:
        return order.strip()
    when = f" in {_month(entry.last_on, today)}" if entry.last_on else ""
    return f"{order}You wrote{when}: {_quoted(entry.last_time)}"


def _month(when: date, today: date) -> str:
    named = desk.month(when)
    return named.split()[0] if when.year == today.year else named


def _quoted(text: str) -> str:
    line = _line(text)
    return desk.quoted(line) if line else ""


def _line(text: str) -> str:
    return " ".join(text.split())

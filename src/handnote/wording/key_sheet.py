"""The words of the pen sheet and of the key sheet that lies beside it."""

from collections.abc import Iterator, Sequence
from datetime import date

from handnote.domain.note import MadeBy, Note, NoteId
from handnote.domain.order import Item
from handnote.domain.stock import Stock
from handnote.sheets.key_sheet import KeyEntry, KeyText, KeyWords, Part
from handnote.sheets.parcel_marks import parcel_mark
from handnote.wording import desk
from handnote.wording.sheets import CardWords, labels

TITLE = "Key sheet"
_ABOUT = "for your blank {part} sheet, {day}. Same places as the labels. Rest at the cup."
_LISTED = "for your blank {part} labels, {day}. Rest at the cup."
_IN_FULL = "In full"
_NAMED = 3

PRINT_KEY = "Print key sheet"
TO_PRINT_KEY = "Print key sheet…"
RULED = "Ruled labels"
PRINT_RULED = "Print ruled labels…"
SAVE_RULED = "Save ruled labels…"
FOR_THE_PEN = "For the pen"
LINES = "Faint lines to write on"
LEFT_HANDED = "A slant for the left hand"
COPY = "My typed words, to copy"
PHOTO_MARKS = "Marks in the margins, for a photo"
ABOUT_PHOTO_MARKS = (
    "Four dots and a row of dots in the margins of the label sheet, nothing on a label: a photo of"
    " it is found on any table and files itself to the right names."
)
NOTHING_WAITS = "No order waits for the pen."
NOTHING_WAITS_MORE = "Every order that has no note yet is on the key sheet."
WAYS = {
    MadeBy.PEN: ("With the pen", "What you write with the pen"),
    MadeBy.FONT: ("Printed", "What is printed"),
}
"""The words of the switch, and what each is called aloud."""


def all_stuck(printed_on: date, today: date) -> str:
    """The question once labels were written by hand, with the day where it is not of today."""
    day = "" if printed_on == today else f" from {desk.day(printed_on, today)}"
    return f"Are they all stuck, the labels{day}?" if day else "Are they all stuck?"


def _waits(_: int, spoiled: int) -> str:
    if spoiled:
        whose = "It comes" if spoiled == 1 else f"These {spoiled} come"
        return f"{whose} again on the next key sheet; Enter says so."
    return "Take your time; this waits. Click any that went wrong on the sheet."


def _these_are_not(count: int) -> str:
    return "All but this one" if count == 1 else f"All but these {count}"


CARD = CardWords("All stuck", "Nothing was written", _waits, _these_are_not)


def lay_beside(part_used: Sequence[tuple[int, bool]], new: int) -> str:
    """Which label sheets to take out; ``part_used`` has for each open one its free labels."""
    fresh = "a new sheet" if new == 1 else f"{new} new sheets"
    begun = [f"your open sheet with {labels(left)} left" for left, _ in part_used]
    return f"Take {', '.join([*begun, *([fresh] if new else [])])}." if begun or new else ""


def pen_sheet_saved(count: int, names: Sequence[str]) -> str:
    """After the files were written."""
    files = " and ".join(names)
    return f"{labels(count)} to write with the pen: {files}. Print at actual size, 100 %."


NOT_RECORDED = "Nothing was recorded: no photo of these can be filed, and no label is used up."
NONE_OUT = "No pen sheet is out."


def pen_sheet_recorded(name: str) -> str:
    """After the run was written down: what it is called, and what comes after the pen."""
    return (
        f"This is pen sheet {name}. “handnote stuck {name}” says that all are stuck;"
        " “handnote file-photo” files a photo of them."
    )


def pen_sheet_again(name: str, printed_on: date, today: date) -> str:
    """After the files of a run were made once more."""
    return (
        f"This is pen sheet {name} of {desk.day(printed_on, today)} once more, as it was: it is"
        " still out, and nothing was recorded twice."
    )


def also_out(name: str, count: int, printed_on: date, today: date) -> str:
    """Of another run that is out, beside the new one."""
    return (
        f"Out already and not on it: {labels(count)} of pen sheet {name} of"
        f" {desk.day(printed_on, today)}. With --again {name} its files are made once more."
    )


def out_now(stock_name: str, count: int, printed_on: date, today: date) -> str:
    """A pen sheet that is out, in a list."""
    return f"{stock_name}, {labels(count)}, {desk.day(printed_on, today)}"


def stuck(count: int, spoiled: int) -> str:
    """After the seller said that they are stuck."""
    said = f"{labels(count)} stuck." if count else "None is stuck."
    if not spoiled:
        return said
    comes = "1 comes" if spoiled == 1 else f"{spoiled} come"
    return f"{said} {comes} again on the next key sheet."


def none_written(count: int) -> str:
    """After the seller said that nothing was written."""
    wait = "1 order waits" if count == 1 else f"{count} orders wait"
    return f"Nothing was written: {wait} for the pen again, and the labels are free."


def all_set_aside(waiting: Sequence[Note]) -> list[str]:
    """Of the drafts that are not on the key sheet, the first by name."""
    said = [set_aside(note) for note in waiting[:_NAMED]]
    more = len(waiting) - _NAMED
    return [*said, f"and {more} more"] if more > 0 else said


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

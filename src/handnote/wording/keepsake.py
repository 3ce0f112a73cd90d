"""The words of a keepsake: what the book says of its own accord."""

from datetime import date

from handnote.domain.note import Note, Side
from handnote.domain.order import Order
from handnote.sheets.keepsake import BookWords
from handnote.wording import desk
from handnote.wording.history_page import HISTORY_PAGE

MAKE_A_BOOK = "Make a keepsake book"
MAKE_A_BOOK_MENU = "Make a keepsake book…"
ABOUT = "Your notes as they stood on their labels, set as a small book to print or to read."
WHAT = "What the book holds"
GO_ON = "Choose a file…"
WITH_ANSWERS = "With what they wrote back"

_LONGEST_NAME = 60


def book_words(made_on: date) -> BookWords:
    """The words of a book that is made on this day."""
    return BookWords(
        language=HISTORY_PAGE.language,
        photo=HISTORY_PAGE.photo,
        nobody=HISTORY_PAGE.nobody,
        of_a_year="What went into the parcels",
        colophon=f"Made with handnote on {_day(made_on)}",
        of_a_person=_from_to,
        month=lambda day: HISTORY_PAGE.months[day.month - 1],
        year=lambda day: str(day.year),
        day=_day,
        facts=_facts,
        answered=lambda day: f"{_day(day)}, written back",
    )


def all_to(name: str) -> str:
    """All the notes to somebody, as a choice."""
    return f"All to {name}"


def making(notes: int) -> str:
    """How many notes of a book are set."""
    return f"Making the book… {notes:,} notes" if notes else "Making the book…"


def file_name(chosen: str) -> str:
    """What a file of a book may be called anywhere; ``chosen`` is its year or its person."""
    plain = "".join(letter for letter in chosen if letter.isalnum() or letter in " -").strip()
    return f"handnote {plain[:_LONGEST_NAME] or 'keepsake'}.pdf"


def _from_to(first: date, last: date) -> str:
    ends = [f"{HISTORY_PAGE.months[day.month - 1]} {day.year}" for day in (first, last)]
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


def _facts(note: Note, order: Order | None) -> str:
    items = [desk.item(line) for line in order.items] if order else []
    where = [HISTORY_PAGE.outside] if note.side is Side.OUTSIDE else []
    return " · ".join([*items, *where, HISTORY_PAGE.made_by[note.made_by]])


def _day(day: date) -> str:
    return HISTORY_PAGE.day.format(
        day=day.day, month=HISTORY_PAGE.months[day.month - 1], year=day.year
    )

"""The key sheet: plain paper that says whose label is where, and what there is to say."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from handnote.domain.note import NoteId
from handnote.domain.order import Item
from handnote.domain.stock import Stock
from handnote.domain.units import Mm
from handnote.sheets.label_shape import safe_area

REST_AFTER = 10
"""After how many notes written by hand a hand is to rest."""

_LEAST_WIDE, _LEAST_HIGH = Mm(34.0), Mm(17.0)


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """What is worth knowing of one order while its note is written away from the screen.

    ``words`` are the buyer's own, those of a gift message where it ``is_gift``; ``giver`` is who
    gives it, where that is another. ``last_time`` is what was written to this person before,
    on ``last_on``. ``draft`` is what the seller typed herself, to copy. Her private line about
    somebody has no place here, nor what anything cost.
    """

    note_id: NoteId
    who: str
    items: tuple[Item, ...] = ()
    words: str = ""
    is_gift: bool = False
    giver: str = ""
    gift_words: str = ""
    nth: int = 1
    last_time: str = ""
    last_on: date | None = None
    promise: str = ""
    draft: str = ""


class Part(IntEnum):
    """A part of what a square says, by what is given up last where there is little room."""

    WHO = 0
    ITEM = 1
    DRAFT = 2
    WORDS = 3
    PROMISE = 4
    LAST_TIME = 5
    GIFT = 6


@dataclass(frozen=True, slots=True)
class KeyText:
    """What one square says, in the order it is read; ``mark`` is its parcel's, if it has one."""

    parts: tuple[tuple[Part, str], ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class KeyWords:
    """What a key sheet says of itself. ``page`` has places for a ``{page}`` and how many ``{of}``.

    ``about`` stands beside the title over squares, ``listed`` over a list; ``in_full`` over what
    a square had no room for.
    """

    title: str
    about: str
    listed: str
    in_full: str
    page: str


def says_in_squares(stock: Stock) -> bool:
    """Whether a label's square has room for what there is to say; else a list says it.

    Of a roll there is no sheet to lay a square over.
    """
    _, _, width, height = safe_area(stock)
    return not stock.is_roll and width >= _LEAST_WIDE and height >= _LEAST_HIGH


def is_rest(place: int) -> bool:
    """Whether a hand rests after the note at this ``place``, counted from 0."""
    return (place + 1) % REST_AFTER == 0

"""The history as one web page: readable in any browser, printable, and leading nowhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handnote.domain.note import MadeBy, Note, NoteId, Side
from handnote.domain.order import Item, Order, OrderId
from handnote.export.ink_picture import InkPicture, ink_picture
from handnote.export.page_words import PageWords
from handnote.export.photo import photo_address

_TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True, slots=True)
class _Label:
    """One note as the page shows it: who, what, when, and the words."""

    person: str
    note: Note
    facts: tuple[str, ...]
    day: str
    inks: tuple[InkPicture, ...]
    is_written: bool
    """Whether the ink is the note, and its text no more than the gist."""
    photo: str
    """The address of the photo of the label, where one was filed; the text is then the gist."""


@dataclass(frozen=True, slots=True)
class _Month:
    id: str
    heading: str
    labels: tuple[_Label, ...]


def history_page(
    notes: Sequence[Note],
    *,
    orders: Mapping[OrderId, Order],
    words: PageWords,
    made_on: date,
    photos: Mapping[NoteId, bytes] | None = None,
) -> str:
    """All ``notes`` on one page, newest first, by month.

    Nothing a seller, buyer or shop wrote can become anything but text on it, and the page
    asks no other file or machine for anything. ``photos`` are those of labels, as JPEG.
    """
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FileSystemLoader(_TEMPLATES),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("history.html.j2").render(
        words=words,
        has_photos=bool(photos),
        about=words.about.format(made_on=_day(made_on, words)),
        months=tuple(_months(notes, orders, words, photos or {})),
    )


def _months(
    notes: Sequence[Note],
    orders: Mapping[OrderId, Order],
    words: PageWords,
    photos: Mapping[NoteId, bytes],
) -> Iterator[_Month]:
    newest_first = sorted(notes, key=lambda note: note.written_on, reverse=True)
    by_month = groupby(newest_first, key=lambda note: note.written_on.replace(day=1))
    for month, its_notes in by_month:
        name = words.months[month.month - 1]
        yield _Month(
            id=f"m-{month:%Y-%m}",
            heading=words.heading.format(month=name, year=month.year),
            labels=tuple(
                _label(note, orders.get(note.order_id), words, photos.get(note.id, b""))
                for note in its_notes
            ),
        )


def _label(note: Note, order: Order | None, words: PageWords, photo: bytes) -> _Label:
    items = [_item(item, words) for item in order.items] if order else []
    where = [words.outside] if note.side is Side.OUTSIDE else []
    channel = [words.channel(order.channel)] if order else []
    return _Label(
        person=note.person or words.nobody,
        note=note,
        facts=(*items, *channel, *where, words.made_by[note.made_by]),
        day=_day(note.written_on, words),
        inks=tuple(filter(None, map(ink_picture, (_own_ink(note), note.signature)))),
        is_written=note.made_by is MadeBy.INK and bool(note.ink),
        photo=photo_address(photo),
    )


def _own_ink(note: Note) -> bytes:
    return b"" if note.made_by is MadeBy.PEN else note.ink


def _item(item: Item, words: PageWords) -> str:
    if item.quantity == 1:
        return item.title
    return words.several.format(quantity=item.quantity, title=item.title)


def _day(day: date, words: PageWords) -> str:
    return words.day.format(day=day.day, month=words.months[day.month - 1], year=day.year)

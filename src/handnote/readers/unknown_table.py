"""A table no profile knows: which of its columns may be looked at, and what they may be for."""

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from handnote.domain.plain_text import clean_line
from handnote.readers.cells import meant
from handnote.readers.column_names import (
    GUESSED,
    NAMES,
    Meaning,
    count_known,
    fold_column,
    meaning,
)
from handnote.readers.days import read_day
from handnote.readers.header import Head, may_be_names
from handnote.readers.profile import Role

NAME_LIMIT = 60
VALUES_SHOWN = 3

_VALUE_LIMIT = 80
_LOOKED_AT = 30
_E_MAIL = re.compile(r"\S+@\S+\.\S+")
_TELEPHONE = re.compile(r"\+?\(?\d[\d\s()./-]{7,}\d")
_MONEY = re.compile(
    r"(?:[$€£¥₺₽]|\b(?:AU|CA|US)\s?\$|EUR|USD|GBP|PLN|SEK|CZK|JPY|TRY|CHF)\s?-?\d[\d.,\s]*"
    r"|-?\d[\d.,\s]*(?:[$€£¥₺₽]|EUR|USD|GBP|PLN|SEK|CZK|JPY|TRY|CHF|zł|kr|Kč)",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)

Places = Mapping[Role, tuple[int, ...]]
"""Where each role stands: one column, or two that are halves of a name."""


@dataclass(frozen=True, slots=True)
class UnknownColumn:
    """A column by its place. One nobody may look into has no values here, whatever it holds."""

    place: int
    name: str
    values: tuple[str, ...]
    is_forbidden: bool


@dataclass(frozen=True, slots=True)
class UnknownTable:
    """What can be shown of a table before anybody has said which column is what.

    ``is_sure`` is true where the names alone leave no doubt. ``has_names`` is false where the
    first row looks like an order already; ``names_are_known`` where any of them was recognised.
    """

    file: str
    sha256: str
    fingerprint: str
    columns: tuple[UnknownColumn, ...]
    guess: Places
    is_sure: bool
    has_names: bool
    names_are_known: bool
    month_first: bool
    head: Head
    rows: int
    """How many rows below the names were looked at."""

    @property
    def has_something(self) -> bool:
        """Whether the guess names a person or an item, without which nothing can be read."""
        return not {Role.RECIPIENT, Role.BUYER, Role.TITLE}.isdisjoint(self.guess)


def look_at(
    head: Head, rows_below: Iterator[Sequence[str]], *, file: str, sha256: str
) -> UnknownTable:
    """What a header and the rows below it say; never a forbidden value."""
    told = meaning(head.names)
    has_names = told.recognised > 0 or may_be_names(filter(None, map(clean_line, head.names)))
    rows = list(islice(_readable(rows_below), _LOOKED_AT))
    if not has_names:
        rows.insert(0, head.names)
    columns = tuple(_columns(head.names, rows, told, has_names=has_names))
    guess = guessed(told, {column.place for column in columns if column.is_forbidden})
    return UnknownTable(
        file=file,
        sha256=sha256,
        fingerprint=fingerprint(head.names) if has_names else "",
        columns=columns,
        guess=guess if has_names else {},
        is_sure=has_names and _is_sure(guess, told, columns),
        has_names=has_names,
        names_are_known=told.recognised > 0,
        month_first=told.month_first,
        head=head,
        rows=len(rows),
    )


def likeliest(heads: Sequence[Head]) -> Head | None:
    """The one of these that names columns, or else the first row of the widest table."""
    filled = [head for head in heads if any(clean_line(name) for name in head.names)]
    if not filled:
        return None
    counts = [count_known(head.names) for head in filled]
    if any(counts):
        return max(zip(filled, counts), key=lambda found: (found[1], -found[0].line))[0]
    return max(filled, key=lambda head: (_likeness(head, filled), -head.line))


def count_known_in(heads: Sequence[Head]) -> int:
    """How many names of columns the best of these has."""
    return max((count_known(head.names) for head in heads), default=0)


def _likeness(head: Head, heads: Sequence[Head]) -> tuple[int, int]:
    """How many rows are as wide as this one, and how wide; a single cell is no table yet."""
    width = len(head.names)
    same = sum(head.delimiter == one.delimiter and len(one.names) == width for one in heads)
    return (same, width) if width > 1 else (0, 1)


def fingerprint(names: Sequence[str]) -> str:
    """What tells one header from every other, and from which no name can be read again."""
    told = "\x1f".join(fold_column(name) for name in names)
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


def guessed(told: Meaning, forbidden: set[int]) -> Places:
    """The likeliest column of each role; no column has two roles."""
    taken = set(forbidden)
    guess: dict[Role, tuple[int, ...]] = {}
    claims = sorted(
        (rank, GUESSED.index(role), place, role)
        for role in GUESSED
        for rank, place in told.candidates.get(role.value, ())
    )
    for _, _, place, role in claims:
        if role not in guess and place not in taken:
            guess[role] = (place,)
            taken.add(place)
    for role in NAMES:
        halves = (told.places(f"{role.value}_first"), told.places(f"{role.value}_last"))
        first, last = ([place for place in half if place not in taken] for half in halves)
        if role not in guess and first:
            guess[role] = (first[0], last[0]) if last else (first[0],)
            taken.update(guess[role])
    return {role: guess[role] for role in GUESSED if role in guess}


def _is_sure(guess: Places, told: Meaning, columns: Sequence[UnknownColumn]) -> bool:
    has_person = Role.RECIPIENT in guess or Role.BUYER in guess
    if not has_person or any(told.is_torn(role.value) for role in guess):
        return False
    # A list of numbers and names has no items that could be missed where nothing else is in it.
    taken = {place for places in guess.values() for place in places}
    is_all = all(one.place in taken or one.is_forbidden or not one.name for one in columns)
    return Role.TITLE in guess or (Role.NUMBER in guess and is_all)


def _columns(
    names: Sequence[str], rows: Sequence[Sequence[str]], told: Meaning, *, has_names: bool
) -> Iterator[UnknownColumn]:
    for place, name in enumerate(names):
        values: list[str] = []
        if place not in told.forbidden:
            cells = (row[place] for row in rows if place < len(row))
            values = [text for cell in cells if (text := clean_line(meant(cell, entities=False)))]
        is_forbidden = place in told.forbidden or _says_too_much(values)
        shown = () if is_forbidden else tuple(dict.fromkeys(values))[:VALUES_SHOWN]
        yield UnknownColumn(
            place,
            clean_line(name, NAME_LIMIT) if has_names else "",
            tuple(value[:_VALUE_LIMIT] for value in shown),
            is_forbidden,
        )


def _says_too_much(values: Sequence[str]) -> bool:
    """Whether a column holds contact data or money, whatever its name says."""
    if not values:
        return False
    return all(
        _E_MAIL.fullmatch(value)
        or _MONEY.fullmatch(value)
        or _LINK.fullmatch(value)
        or _is_telephone(value)
        for value in values
    )


def _is_telephone(value: str) -> bool:
    if not _TELEPHONE.fullmatch(value) or read_day(value):
        return False
    # An order number may be long, or have dashes; one with a plus or brackets is a telephone.
    return value.startswith(("+", "(", "00")) or sum(map(value.count, " ()/.")) > 1


def _readable(rows: Iterator[Sequence[str]]) -> Iterator[Sequence[str]]:
    try:
        yield from (row for row in rows if any(cell.strip() for cell in row))
    except csv.Error:
        return

"""Finding the header: one search for the row, the delimiter and the kind of file at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from handnote.domain.plain_text import clean_line
from handnote.domain.problem import FileTrouble, Problem
from handnote.readers.days import DayOrder
from handnote.readers.folding import fold_header
from handnote.readers.profile import Column, Profile, Role, names_in, other_reports, profiles
from handnote.readers.rows import Dialect

SEARCHED = 15
"""How many lines are looked at for a header."""

_DELIMITERS = (",", "\t", ";", "|")
_LONGEST = 1_000_000
_NAMES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Head:
    """A line read as the names of columns, with what stands between them; empty for a sheet."""

    line: int
    delimiter: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The cell a thing stands in, or the cells of its parts and what goes between them."""

    cells: tuple[int, ...]
    glue: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Which cell of a row has which role; where several do, the first that is filled counts."""

    width: int
    cells: Mapping[Role, tuple[Place, ...]]
    noted: tuple[tuple[int, str], ...]
    parcel_signs: tuple[int, ...]
    counter_signs: tuple[int, ...]
    dates: DayOrder
    reach: int
    """How many cells a row must have to say anything."""
    every: tuple[tuple[Role, Place], ...] = field(init=False)
    """``cells`` one after the other, as a row is gone through."""

    def __post_init__(self) -> None:
        every = tuple((role, place) for role, places in self.cells.items() for place in places)
        object.__setattr__(self, "every", every)


@dataclass(frozen=True, slots=True)
class Header:
    """A header that was found: in which line, of which kind of file, with what between cells."""

    line: int
    last: str
    delimiter: str
    profile: Profile
    layout: Layout
    names: tuple[str, ...] = ()
    """The folded names of a table no profile knows; empty for one that is known."""


def find_header(lines: Sequence[str], *, name: str) -> Header:
    """The best header in ``lines``; raises Problem where there is none, saying what it saw."""
    found = known_header(heads_in(lines), name=name)
    if not found:
        raise unknown_header(lines, name)
    return found


def heads_in(lines: Sequence[str]) -> list[Head]:
    """Every way to read one of these lines as the names of columns."""
    return [
        Head(number, delimiter, tuple(Dialect(delimiter).split(line)))
        for number, line in enumerate(lines)
        if len(line) <= _LONGEST
        for delimiter in _DELIMITERS
    ]


def known_header(heads: Sequence[Head], *, name: str) -> Header | None:
    """The best header that a profile knows; raises Problem for a report we can only name."""
    rows = [(head, tuple(map(fold_header, head.names))) for head in heads]
    for _, names in rows:
        _refuse_other_report(frozenset(names), name)
    found = [
        Header(head.line, names[-1], head.delimiter, profile, layout)
        for head, names in rows
        for places in (first_places(names),)
        for profile in profiles()
        if (layout := lay_out(profile, places, width=len(names)))
    ]
    return max(found, key=lambda header: (len(header.layout.cells), -header.line), default=None)


def first_places(names: Sequence[str]) -> Mapping[str, int]:
    """Where each name stands. Of two columns with the same name, the first is meant."""
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        places.setdefault(name, place)
    return places


def lay_out(profile: Profile, places: Mapping[str, int], *, width: int) -> Layout | None:
    """Where the roles of a profile stand among these names; None if they are not its header."""
    # Most lines are no header and most headers another shop's: the number alone tells.
    if not any(next(_places(column, places), None) for column in profile.columns[Role.NUMBER]):
        return None
    cells = {
        role: found
        for role, wanted in profile.columns.items()
        if (found := tuple(place for column in wanted for place in _places(column, places)))
    }
    needed = [[role for role in roles if role in cells] for roles in profile.needs]
    if not (all(needed) and profile.also <= places.keys()):
        return None
    if profile.has_no_others and not names_in(profile).issuperset(filter(None, places)):
        return None
    is_day_first = not profile.day_first_with.isdisjoint(places)
    dates = DayOrder.DAY_FIRST if is_day_first else profile.dates
    return Layout(
        width=width,
        cells=cells,
        noted=tuple((places[name], shown) for name, shown in profile.noted if name in places),
        parcel_signs=tuple(places[name] for name in profile.parcel_signs if name in places),
        counter_signs=tuple(places[name] for name in profile.counter_signs if name in places),
        dates=dates,
        reach=1 + max(cells[role][0].cells[0] for roles in needed for role in roles),
    )


def _places(column: Column, places: Mapping[str, int]) -> Iterator[Place]:
    """Where a column stands among these names: nowhere unless all of its parts are there."""
    if column.is_numbered:
        [start] = column.names
        for name, place in places.items():
            if name.startswith(start) and name[len(start) :].isdecimal():
                yield Place((place,), column.glue)
    elif all(name in places for name in column.names):
        yield Place(tuple(places[name] for name in column.names), column.glue)


def _refuse_other_report(names: frozenset[str], file: str) -> None:
    for report in other_reports():
        if report.has <= names:
            raise Problem(
                FileTrouble.WRONG_REPORT, name=file, found=report.id, wanted=report.wanted
            )


def unknown_header(lines: Sequence[str], name: str) -> Problem:
    """What to say of lines that are no header anybody knows."""
    names = max(_looks_like_names(lines), key=lambda names: len(names) > 1, default=[])
    if not names:
        return Problem(FileTrouble.EMPTY, name=name)
    shown = ", ".join(names[:_NAMES_SHOWN]) if may_be_names(names) else ""
    return Problem(FileTrouble.UNKNOWN_HEADER, name=name, names=shown, count=len(names))


def may_be_names(texts: Iterable[str]) -> bool:
    """Whether these may name columns: a list without a header begins with somebody's order."""
    return not any(
        "@" in text or text.isdecimal() or sum(map(str.isdigit, text)) > 3 for text in texts
    )


def _looks_like_names(lines: Sequence[str]) -> Iterator[list[str]]:
    for line in lines:
        split = [Dialect(delimiter).split(line[:_LONGEST]) for delimiter in _DELIMITERS]
        names = [text for cell in max(split, key=len) if (text := clean_line(cell, 60))]
        if names:
            yield names

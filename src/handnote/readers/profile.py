"""Profiles: what a marketplace calls the columns of its order file, and how it writes them."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from handnote.config.resources import resource
from handnote.readers.days import DayOrder
from handnote.readers.folding import fold_header

OTHER_REPORTS = "other-reports"


class Role(StrEnum):
    """What a column is for. A column without a role is never looked at."""

    NUMBER = "number"
    RECORD = "record"
    KIND = "kind"
    DIRECTION = "direction"
    LINE = "line"
    TITLE = "title"
    QUANTITY = "quantity"
    VARIATION = "variation"
    PERSONALISATION = "personalisation"
    ITEMS = "items"
    BUYER = "buyer"
    RECIPIENT = "recipient"
    IDENTITY = "identity"
    WORDS = "words"
    GIFT = "gift"
    DETAILS = "details"
    ORDERED_ON = "ordered_on"
    SHIP_BY = "ship_by"
    SENT_ON = "sent_on"
    COUNTRY = "country"
    STATUS = "status"
    CANCELLED_AT = "cancelled_at"
    FULFILMENT = "fulfilment"
    PARCEL = "parcel"


@dataclass(frozen=True, slots=True)
class Column:
    """Where a thing stands: under one name, or in parts under several with ``glue`` between.

    An ``is_numbered`` one stands under its name followed by any number.
    """

    names: tuple[str, ...]
    glue: str = ""
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """How a cell lists several items: what stands between them, and how each is told."""

    between: re.Pattern[str]
    title: re.Pattern[str]
    quantity: re.Pattern[str]
    variation: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """How to know one kind of order file and read it. Names are folded; see ``fold_header``."""

    id: str
    channel: str
    name: str
    """What people call the shop."""
    found_in: str
    """Where in the shop the file is to be had; empty where it is second to another one."""
    columns: Mapping[Role, tuple[Column, ...]]
    needs: tuple[tuple[Role, ...], ...]
    """One role of each of these must have a column."""
    dates: DayOrder
    files: tuple[str, ...] = ()
    """What the shop calls its files, with * for what differs."""
    also: frozenset[str] = frozenset()
    day_first_with: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()
    number: re.Pattern[str] = re.compile(r".*\d.*")
    record: re.Pattern[str] = re.compile(r"\d+")
    number_carries: bool = False
    """Whether an item without a number belongs to the order above it."""
    number_is_made: bool = False
    """Whether the file has no order numbers, and what stands for one is to be signed."""
    footers: tuple[re.Pattern[str], ...] = ()
    sales: Mapping[Role, re.Pattern[str]] = field(default_factory=dict)
    """What a row must say there, folded, to be a sale at all."""
    item_rows: frozenset[str] = frozenset()
    """Kinds of rows that list the items of an order another row tells of."""
    taken_back: frozenset[str] = frozenset()
    """Kinds of rows whose item came back."""
    items: Listing | None = None
    missing: frozenset[str] = frozenset()
    cancelled: frozenset[str] = frozenset()
    sent: frozenset[str] = frozenset()
    no_parcel: frozenset[str] = frozenset()
    parcel_signs: frozenset[str] = frozenset()
    """Columns that are filled where something is sent. What stands there is never read."""
    counter_signs: frozenset[str] = frozenset()
    """Columns that are filled where something was handed over. Never read either."""
    nothing: frozenset[str] = frozenset()
    personalisation: re.Pattern[str] | None = None
    hidden_details: str = ""
    pairs: re.Pattern[str] | None = None
    """Name and value where details are written as a program would."""
    noted: tuple[tuple[str, str], ...] = ()
    """Columns that go to the details with their names, folded and as the shop writes them."""
    entities: bool = False
    tabs_quote_nothing: bool = False
    buyer_in_brackets: bool = False
    variation_in_brackets: bool = False
    first_line_is_title: bool = False
    titles_may_list: bool = False
    """Whether a title may be several with their counts, as people write them in lists."""
    has_no_others: bool = False
    """Whether a file with any other column is not of this kind."""
    numbers_per_shop: bool = False
    """Whether each shop of the channel counts its orders from one, so that two have a #1001."""
    shop_is_file: bool = False
    """Whether numbers are only unique within one file, as in lists of one's own."""


@dataclass(frozen=True, slots=True)
class OtherReport:
    """A file we can name but not read; ``wanted`` is the profile to drop instead."""

    id: str
    has: frozenset[str]
    wanted: str


@cache
def profiles() -> tuple[Profile, ...]:
    """Every profile that ships with handnote."""
    folder = resource("profiles")
    return tuple(
        read_profile(path) for path in sorted(folder.glob("*.toml")) if path.stem != OTHER_REPORTS
    )


@cache
def other_reports() -> tuple[OtherReport, ...]:
    """Every report we know by its header and do not read."""
    reports = tomllib.loads(resource("profiles", f"{OTHER_REPORTS}.toml").read_text("utf-8"))
    return tuple(
        OtherReport(id=name, has=_folded(report["has"]), wanted=report["wanted"])
        for name, report in reports.items()
    )


def read_profile(path: Path) -> Profile:
    """The profile a TOML file describes; an unknown key in it is a mistake and raises."""
    told = tomllib.loads(path.read_text("utf-8"))
    return Profile(
        id=path.stem,
        channel=told.pop("channel"),
        name=told.pop("name"),
        found_in=told.pop("found_in", ""),
        columns={
            Role(role): tuple(map(_column, names)) for role, names in told.pop("columns").items()
        },
        needs=tuple(tuple(map(Role, roles.split("|"))) for roles in told.pop("needs")),
        dates=DayOrder(told.pop("dates")),
        **{key: _READERS[key](value) for key, value in told.items()},
    )


def names_in(profile: Profile) -> frozenset[str]:
    """Every column name a profile knows."""
    columns = (column for wanted in profile.columns.values() for column in wanted)
    return frozenset(name for column in columns for name in column.names)


def _column(name: str) -> Column:
    for sign, glue in ((" + ", " "), (" = ", ": ")):
        if sign in name:
            return Column(tuple(map(fold_header, name.split(sign))), glue)
    return Column((fold_header(name),), is_numbered=name.endswith("*"))


def _sales(told: Mapping[str, str]) -> Mapping[Role, re.Pattern[str]]:
    return {Role(role): re.compile(tags) for role, tags in told.items()}


def _listing(told: Mapping[str, str]) -> Listing:
    return Listing(**{key: re.compile(text, re.DOTALL) for key, text in told.items()})


def _noted(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((fold_header(name), name) for name in names)


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_header(name) for name in names)


def _label(names: Iterable[str]) -> re.Pattern[str]:
    # At the start or after a comma: "Add Personalization:Yes" is a choice like any other.
    any_of = "|".join(map(re.escape, names))
    return re.compile(rf"(?:^|[,\n])[^\S\n]*(?:{any_of})[^\S\n]*:\s*", re.IGNORECASE)


def _patterns(texts: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(text, re.IGNORECASE) for text in texts)


# Any: what TOML holds, and what a field of Profile takes; the profiles are our own and tested.
_READERS: Mapping[str, Callable[[Any], Any]] = {
    "files": tuple,
    "also": _folded,
    "day_first_with": _folded,
    "last": _folded,
    "number": re.compile,
    "record": re.compile,
    "number_carries": bool,
    "number_is_made": bool,
    "footers": _patterns,
    "sales": _sales,
    "item_rows": _folded,
    "taken_back": _folded,
    "items": _listing,
    "missing": frozenset,
    "cancelled": _folded,
    "sent": _folded,
    "no_parcel": _folded,
    "parcel_signs": _folded,
    "counter_signs": _folded,
    "nothing": _folded,
    "personalisation": _label,
    "hidden_details": str,
    "pairs": re.compile,
    "noted": _noted,
    "entities": bool,
    "tabs_quote_nothing": bool,
    "buyer_in_brackets": bool,
    "variation_in_brackets": bool,
    "first_line_is_title": bool,
    "numbers_per_shop": bool,
    "shop_is_file": bool,
    "has_no_others": bool,
}

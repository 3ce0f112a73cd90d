"""Profiles: what a marketplace calls the columns of its order file, and how it writes them."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
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
    LINE = "line"
    TITLE = "title"
    QUANTITY = "quantity"
    VARIATION = "variation"
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
class Profile:
    """How to know one kind of order file and read it. Names are folded; see ``fold_header``."""

    id: str
    channel: str
    columns: Mapping[Role, tuple[str, ...]]
    needs: tuple[tuple[Role, ...], ...]
    """One role of each of these must have a column."""
    dates: DayOrder
    also: frozenset[str] = frozenset()
    day_first_with: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()
    number: re.Pattern[str] = re.compile(r".*\d.*")
    record: re.Pattern[str] = re.compile(r"\d+")
    footers: tuple[re.Pattern[str], ...] = ()
    missing: frozenset[str] = frozenset()
    cancelled: frozenset[str] = frozenset()
    sent: frozenset[str] = frozenset()
    no_parcel: frozenset[str] = frozenset()
    nothing: frozenset[str] = frozenset()
    personalisation: re.Pattern[str] | None = None
    hidden_details: str = ""
    entities: bool = False
    tabs_quote_nothing: bool = False
    buyer_in_brackets: bool = False
    variation_in_brackets: bool = False


@dataclass(frozen=True, slots=True)
class OtherReport:
    """A file we can name but not read; ``wanted`` is the profile to drop instead, if any."""

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
        OtherReport(id=name, has=_folded(report["has"]), wanted=report.get("wanted", ""))
        for name, report in reports.items()
    )


def read_profile(path: Path) -> Profile:
    """The profile a TOML file describes; an unknown key in it is a mistake and raises."""
    told = tomllib.loads(path.read_text("utf-8"))
    return Profile(
        id=path.stem,
        channel=told.pop("channel"),
        columns={
            Role(role): tuple(fold_header(name) for name in names)
            for role, names in told.pop("columns").items()
        },
        needs=tuple(tuple(map(Role, roles.split("|"))) for roles in told.pop("needs")),
        dates=DayOrder(told.pop("dates")),
        **{key: _READERS[key](value) for key, value in told.items()},
    )


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
    "also": _folded,
    "day_first_with": _folded,
    "last": _folded,
    "number": re.compile,
    "record": re.compile,
    "footers": _patterns,
    "missing": frozenset,
    "cancelled": _folded,
    "sent": _folded,
    "no_parcel": _folded,
    "nothing": _folded,
    "personalisation": _label,
    "hidden_details": str,
    "entities": bool,
    "tabs_quote_nothing": bool,
    "buyer_in_brackets": bool,
    "variation_in_brackets": bool,
}

"""What a column's name gives away: which role it may have, or that nobody is to look into it."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from handnote.config.resources import resource
from handnote.readers.folding import fold_header
from handnote.readers.profile import Role

GUESSED = (
    Role.NUMBER,
    Role.RECIPIENT,
    Role.BUYER,
    Role.TITLE,
    Role.QUANTITY,
    Role.VARIATION,
    Role.PERSONALISATION,
    Role.WORDS,
    Role.GIFT,
    Role.ORDERED_ON,
    Role.SHIP_BY,
    Role.SENT_ON,
    Role.COUNTRY,
    Role.STATUS,
)
"""The roles a column of a table nobody knows can have, as a seller would ask for them."""

NAMES = (Role.RECIPIENT, Role.BUYER)
"""Roles that may stand in two columns: a first name and a last name."""

_ANYWHERE = 4
"""Shorter words mean too many things to be forbidden in a file of another language."""

_STAR = "*"
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Words that forbid a column: whole ones, parts of words, and several in a row."""

    words: frozenset[str]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    parts: tuple[str, ...]
    phrases: tuple[str, ...]

    def stands_in(self, words: Sequence[str]) -> bool:
        """Whether any of these folded words, or several of them together, are forbidden."""
        if not self.words.isdisjoint(words):
            return True
        for word in words:
            if word.startswith(self.starts) or word.endswith(self.ends):
                return True
            if any(part in word for part in self.parts):
                return True
        said = f" {' '.join(words)} "
        return any(phrase in said for phrase in self.phrases)


@dataclass(frozen=True, slots=True)
class Language:
    """How one language names columns: by role, likeliest first, and what is never looked at."""

    id: str
    names: Mapping[str, Mapping[str, int]]
    """Folded names by key of the data file, each with its rank."""
    forbidden: Forbidden
    forbidden_anywhere: Forbidden
    month_first: frozenset[str]
    cancelled: frozenset[str]
    totals: frozenset[str]

    def knows(self, name: str) -> bool:
        """Whether this folded name is one of a column that may be read."""
        return any(name in names for names in self.names.values())


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the names of one header say: ranked places by key, and places never looked into."""

    candidates: Mapping[str, tuple[tuple[int, int], ...]]
    """(rank, place) by role, or by role and half of a name: ``recipient_first``."""
    forbidden: frozenset[int]
    recognised: int
    month_first: bool

    def places(self, key: str) -> list[int]:
        """Where a thing may stand, likeliest first."""
        return [place for _, place in sorted(self.candidates.get(key, ()))]

    def is_torn(self, key: str) -> bool:
        """Whether two columns claim a thing with equal right."""
        ranks = sorted(rank for rank, _ in self.candidates.get(key, ()))
        return len(ranks) > 1 and ranks[0] == ranks[1]


@cache
def languages() -> tuple[Language, ...]:
    """Every language we know names of columns in."""
    return tuple(
        _language(path.stem, tomllib.loads(path.read_text("utf-8")))
        for path in sorted(resource("columns").glob("*.toml"))
    )


@cache
def cancelled_words() -> frozenset[str]:
    """What a state may say, folded, of an order that was called off."""
    return frozenset[str]().union(*(language.cancelled for language in languages()))


@cache
def total_words() -> frozenset[str]:
    """What stands, folded, where the last line of a list adds it all up."""
    return frozenset[str]().union(*(language.totals for language in languages()))


@cache
def _known() -> frozenset[str]:
    every = (names for language in languages() for names in language.names.values())
    return frozenset[str]().union(*every)


def count_known(names: Sequence[str]) -> int:
    """How many of these are names of columns in some language; quick, for rows that are none."""
    return sum(fold_column(name) in _known() for name in names)


def meaning(names: Sequence[str]) -> Meaning:
    """What these names say, read in the language most of them are in."""
    folded = [fold_column(name) for name in names]
    spoken = _spoken(folded)
    candidates: dict[str, list[tuple[int, int]]] = {}
    forbidden = set()
    recognised = 0
    for place, (name, plain) in enumerate(zip(names, folded)):
        if not plain:
            continue
        found = _claims(spoken, plain)
        if not found and _is_forbidden(name, spoken):
            forbidden.add(place)
            continue
        for key, rank in found or _claims(languages(), plain):
            candidates.setdefault(key, []).append((rank, place))
        recognised += bool(found)
    return Meaning(
        candidates={key: tuple(claims) for key, claims in candidates.items()},
        forbidden=frozenset(forbidden),
        recognised=recognised,
        month_first=any(not language.month_first.isdisjoint(folded) for language in spoken),
    )


def fold_column(name: str) -> str:
    """A column's name without case, accents and punctuation; a dotless i is one with a dot."""
    return fold_header(name).replace("\N{LATIN SMALL LETTER DOTLESS I}", "i")


def _spoken(folded: Sequence[str]) -> tuple[Language, ...]:
    """The languages most of the names are in; several where that is not decided."""
    names = [name for name in folded if name]
    counts = [sum(map(language.knows, names)) for language in languages()]
    most = max(counts)
    return tuple(language for language, count in zip(languages(), counts) if most and count == most)


def _claims(of: Iterable[Language], plain: str) -> list[tuple[str, int]]:
    best: dict[str, int] = {}
    for language in of:
        for key, names in language.names.items():
            if plain in names:
                best[key] = min(names[plain], best.get(key, names[plain]))
    return list(best.items())


def _is_forbidden(name: str, spoken: Sequence[Language]) -> bool:
    words = _words(name)
    return any(language.forbidden.stands_in(words) for language in spoken) or any(
        language.forbidden_anywhere.stands_in(words) for language in languages()
    )


def _words(name: str) -> list[str]:
    parts = _WORD.findall(_HUMP.sub(" ", name))
    return [plain for part in parts if (plain := fold_column(part))]


def _language(language: str, told: Mapping[str, Mapping[str, Sequence[str]]]) -> Language:
    never, values = told["never"], told["values"]
    forbidden = never["forbidden"]
    reaches = [name for name in forbidden if language == "en" or _is_plain(fold_column(name))]
    return Language(
        id=language,
        names={
            key: {fold_column(name): rank for rank, name in reversed(list(enumerate(names)))}
            for key, names in told["columns"].items()
        },
        forbidden=_forbidden(forbidden),
        forbidden_anywhere=_forbidden(reaches),
        month_first=frozenset(map(fold_column, never.get("month_first", ()))),
        cancelled=frozenset(map(fold_header, values["cancelled"])),
        totals=frozenset(map(fold_header, values["totals"])),
    )


def _is_plain(word: str) -> bool:
    """Whether a word means one thing wherever it stands: it is long, or in a script of its own."""
    return len(word) >= _ANYWHERE or not word[:1].isascii()


def _forbidden(told: Iterable[str]) -> Forbidden:
    kinds: dict[tuple[bool, bool], list[str]] = {}
    phrases = []
    for text in told:
        words = _words(text)
        if len(words) > 1:
            phrases.append(f" {' '.join(words)}" + ("" if text.endswith(_STAR) else " "))
        else:
            kinds.setdefault((text.startswith(_STAR), text.endswith(_STAR)), []).extend(words)
    return Forbidden(
        words=frozenset(kinds.get((False, False), ())),
        starts=tuple(kinds.get((False, True), ())),
        ends=tuple(kinds.get((True, False), ())),
        parts=tuple(kinds.get((True, True), ())),
        phrases=tuple(phrases),
    )

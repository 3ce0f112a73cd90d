"""What a friend would call somebody, guessed from the name a shop has; in doubt it asks."""

import re
from dataclasses import dataclass
from enum import StrEnum

from handnote.domain.names.case import in_its_case
from handnote.domain.names.customs import given_place, in_ideographs
from handnote.domain.names.folding import is_suffix, is_title, plain, tidy
from handnote.domain.names.kinds import is_company, is_user_name
from handnote.domain.names.words import (
    AFTER_MARIA,
    AND,
    DOUBLE_NAMES,
    FAMILY_PARTICLES,
    HOUSEHOLDS,
    TWO_LETTERS,
)


class Doubt(StrEnum):
    """Why it is better to ask what somebody is called."""

    NO_NAME = "no-name"
    COMPANY = "company"
    USER_NAME = "user-name"
    INITIALS = "initials"
    FAMILY_NAME = "family-name"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Greeting:
    """What to call somebody; empty, with the doubt, where a friend would ask."""

    call: str
    doubt: Doubt | None = None


_CORRESPONDING = re.compile(r"\s*,\s*")
_FAMILY_ALONE = re.compile(r"(?:Mc|O['’])[A-Z]")
_COUPLE_TITLES = re.compile(r"[&+]")
_ANOTHER = re.compile(r"\s+(?:&|\+|and|und|et|y|och|og|ve|en|и|και|और|と)\s+", re.IGNORECASE)


def greeting(name: str, country: str = "") -> Greeting:
    """What a friend would call whoever has this name. Never raises, never longer than it.

    A cased name never comes back in capitals, unless it is in no other case for its owner.
    """
    found = _guess(name, country)
    is_too_long = len(found.call) > len(name)
    if is_too_long or (found.call and not any(map(str.isalpha, found.call))):
        return Greeting("", Doubt.NO_NAME)
    if len(found.call) > 1 and found.call.isupper():
        return Greeting("", Doubt.INITIALS)
    return found


def _guess(name: str, country: str) -> Greeting:
    told = tidy(name)
    if not any(map(str.isalpha, told)):
        return Greeting("", Doubt.USER_NAME if any(map(str.isalnum, told)) else Doubt.NO_NAME)
    if is_user_name(told) or any(map(str.isdigit, told)):
        return Greeting("", Doubt.USER_NAME)
    if is_company(told):
        return Greeting("", Doubt.COMPANY)
    told = _given_first(told)
    words = told.split()
    if any(word.casefold() in HOUSEHOLDS for word in words):
        return _household(words, told, country)
    if couple := _couple(told, country):
        return couple
    titles, rest = _titles_off(words)
    while len(rest) > 1 and is_suffix(rest[-1]):
        rest = rest[:-1]
    if not rest:
        return Greeting("", Doubt.NO_NAME)
    return _one_person(titles, rest, told, country)


def _given_first(told: str) -> str:
    """``SMITH, JOHN`` as JOHN SMITH; what follows a second comma or is a suffix goes."""
    parts = [part for part in _CORRESPONDING.split(told) if part and not is_suffix(part)]
    return f"{parts[1]} {parts[0]}" if len(parts) > 1 else "".join(parts)


def _titles_off(words: list[str]) -> tuple[list[str], list[str]]:
    count = 0
    while count < len(words) and is_title(words[count]):
        count += 1
    return words[:count], words[count:]


def _one_person(titles: list[str], rest: list[str], told: str, country: str) -> Greeting:
    called = in_ideographs(rest, country)
    if called is not None:
        return Greeting(called) if called else Greeting("", Doubt.ORDER)
    place = given_place(rest, country)
    if place is None:
        return Greeting("", Doubt.ORDER)
    given = rest[place:] + rest[:place]
    if titles and (len(rest) == 1 or _is_initial(given[0]) or _begins_family(rest)):
        return _by_title(titles, rest, told, country)
    if _is_initial(given[0]) or _are_letters(given[0], told):
        return Greeting("", Doubt.INITIALS)
    if _begins_family(rest) or (len(rest) == 1 and _FAMILY_ALONE.match(rest[0])):
        return Greeting("", Doubt.FAMILY_NAME)
    return Greeting(" ".join(in_its_case(_given(given), told, country)))


def _given(words: list[str]) -> list[str]:
    """The first name, or both where it is one of two words: María José, Maria del Carmen."""
    first, following = plain(words[0]), [plain(word) for word in words[1:4]]
    if first == "maria" and following[:1] and following[0] in {"de", "del", "da", "do"}:
        for count, word in enumerate(following, 2):
            if word in AFTER_MARIA:
                return words[:count]
    if following and following[0] in _SECOND_HALVES.get(first, frozenset()):
        return words[:2]
    return words[:1]


def _by_title(titles: list[str], rest: list[str], told: str, country: str) -> Greeting:
    """Dr van der Berg: with no first name known, the way one is spoken to at a counter."""
    family = list(rest)
    while len(family) > 1 and _is_initial(family[0]):
        family = family[1:]
    if _is_initial(family[0]):
        return Greeting("", Doubt.INITIALS)
    cased = in_its_case([*titles, *family], told, country)
    return Greeting(" ".join(cased))


def _household(words: list[str], told: str, country: str) -> Greeting:
    if len(words) < 2:
        return Greeting("", Doubt.FAMILY_NAME)
    return Greeting(" ".join(in_its_case(words, told, country)))


def _couple(told: str, country: str) -> Greeting | None:
    """``Mr & Mrs Jones`` stays; of ``Anna und Peter Müller`` the first names do."""
    words = told.replace("&", " & ").replace("+", " + ").split()
    if len(words) > 2 and is_title(words[0]) and words[1].casefold() in AND and is_title(words[2]):
        if len(words) < 4:
            return Greeting("", Doubt.NO_NAME)
        return Greeting(" ".join(in_its_case(words, told, country)))
    halves = _ANOTHER.split(" ".join(words))
    if len(halves) != 2:
        return None
    joining = " ".join(words)[len(halves[0]) :][: -len(halves[1])].strip()
    called = [_guess(half, country).call for half in halves]
    if not all(called):
        return Greeting("", Doubt.INITIALS)
    return Greeting(f"{called[0]} {joining.lower()} {called[1]}")


def _is_initial(word: str) -> bool:
    """A letter, with a dot or none, or several with dots: J., J.R., J.-P."""
    letters = [part for part in re.split(r"[.\-]", word) if part]
    return all(len(letter) == 1 for letter in letters) if letters else True


def _are_letters(word: str, told: str) -> bool:
    """JJ, TJ, and any two capitals among ordinary words: initials run together."""
    if len(word) > 3 or not word.isupper() or not word.isascii():
        return False
    is_shouted = told.isupper()
    if len(word) == 3:
        return not is_shouted and word != told
    return plain(word) not in TWO_LETTERS or not is_shouted


def _begins_family(words: list[str]) -> bool:
    """Whether a name begins with what only family names begin with: van Gogh, de la Cruz."""
    beginnings = FAMILY_PARTICLES - {"al", "e", "y", "do", "di", "la", "ben", "da", "st", "ap"}
    return plain(words[0]) in beginnings and (len(words) > 1)


_SECOND_HALVES = {
    plain(first): frozenset(map(plain, seconds.split())) for first, seconds in DOUBLE_NAMES.items()
}

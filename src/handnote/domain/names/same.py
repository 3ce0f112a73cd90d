"""Whether the one who bought and the one who opens the parcel are one person."""

import re
import unicodedata
from functools import lru_cache

from handnote.domain.names.folding import is_suffix, is_title, plain, tidy
from handnote.domain.names.kinds import is_company, is_user_name
from handnote.domain.names.words import AND, HOUSEHOLDS

_BETWEEN = re.compile(r"[\s,/\-‐‑–.]+")
_TWO_SPELLINGS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


@lru_cache(maxsize=4096)
def is_other_person(buyer: str, recipient: str) -> bool:
    """Whether the two names are of two people, as far as names can tell.

    Not told apart: case, accents, ``ue`` for ``ü``, the order of the names, titles, initials,
    a first name alone, somebody and their household. A user name says nothing, and neither do
    names in two scripts.
    """
    if not buyer.strip() or not recipient.strip():
        return False
    if plain(buyer) == plain(recipient):
        return False
    if is_user_name(buyer) or is_user_name(recipient):
        return False
    if is_company(buyer) != is_company(recipient):
        return True
    return _differ(buyer, recipient)


def _differ(one: str, other: str) -> bool:
    ones, others = _parts(one), _parts(other)
    if not ones or not others or _scripts(ones).isdisjoint(_scripts(others)):
        return False
    if _run_together(ones) == _run_together(others) or "".join(ones) == "".join(others):
        return False
    fewer, more = sorted((ones, others), key=len)
    return not _all_found(fewer, more)


def _parts(name: str) -> list[str]:
    words = [word for word in _BETWEEN.split(_without_titles(name)) if word]
    kept = [word for place, word in enumerate(words) if not _says_nothing(place, word, words)]
    return [_one_spelling(plain(word)) for word in kept if plain(word)]


def _says_nothing(place: int, word: str, words: list[str]) -> bool:
    """Whether a word only joins people or makes them a household; ``A.`` in front is a name."""
    if word.casefold() in AND:
        return len(word) > 1 or not word.isalpha() or 0 < place < len(words) - 1
    return word.casefold() in HOUSEHOLDS | {"the"}


def _without_titles(name: str) -> str:
    words = tidy(name).replace("&", " & ").replace("+", " + ").split()
    return " ".join(word for word in words if not is_title(word) and not is_suffix(word.strip(",")))


def _one_spelling(word: str) -> str:
    for long, short in _TWO_SPELLINGS:
        word = word.replace(long, short)
    return word


def _run_together(parts: list[str]) -> str:
    return "".join(sorted(parts))


def _all_found(fewer: list[str], more: list[str]) -> bool:
    left = list(more)
    # Whole words first, so that an initial does not take what a whole word needs.
    for part in sorted(fewer, key=len, reverse=True):
        found = next((word for word in left if _is_same_word(part, word)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _is_same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)


def _scripts(words: list[str]) -> set[str]:
    """The first word of each letter's Unicode name tells its script: LATIN, CYRILLIC, CJK."""
    letters = {letter for word in words for letter in word if letter.isalpha()}
    scripts = {unicodedata.name(letter, "UNKNOWN").partition(" ")[0] for letter in letters}
    return {"CJK" if script in {"HIRAGANA", "KATAKANA"} else script for script in scripts}

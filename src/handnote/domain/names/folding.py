"""A name taken apart: without what is not a name, and in one spelling for all of its spellings."""

import re
import unicodedata
from functools import lru_cache

from handnote.domain.names.words import ONLY_WITH_A_DOT, SUFFIXES, TITLES

LONGEST = 500
"""As much of a name as is looked at, in characters."""

_ALIKE = str.maketrans(
    dict(zip("łøđðıħ", "loddih", strict=True))
    | {"þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"}
    | dict.fromkeys("’'ʼ‘`", "")
)
_CARE_OF = re.compile(
    r"(?:^|\s)(?:c/o|c\.o\.|℅|z\.\s?hd\.|attn:?|t\.a\.v\.)(?=\s|$)", re.IGNORECASE
)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[\"“”„«»][^\"“”„«»]*[\"“”„«»]")
_NOT_IN_NAMES = ("So", "Sk", "Cs", "Co", "Cn", "Cc")
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\ufe0e\ufe0f\u2060\ufeff"


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """``text`` without case, accents and apostrophes: ``O’NEILL`` is ``oneill``."""
    small = unicodedata.normalize("NFKD", text.casefold()).translate(_ALIKE)
    return "".join(letter for letter in small if not unicodedata.combining(letter))


def tidy(name: str) -> str:
    """A name without pictures, asides in brackets and whatever follows "c/o"."""
    name = _ASIDE.sub(" ", name[:LONGEST])
    if found := _CARE_OF.search(name):
        name = name[: found.start()] or name[found.end() :]
    kept = (
        " " if unicodedata.category(letter) in _NOT_IN_NAMES else letter
        for letter in name
        if letter not in _INVISIBLE or letter in "\u200c\u200d"
    )
    return " ".join("".join(kept).split()).strip(" ,;:-–_.*\u200c\u200d")


def is_title(word: str) -> bool:
    """Whether ``word`` is said before a name: Dr, Mrs., Frau."""
    bare = word.casefold().rstrip(".")
    return bare in TITLES and (bare not in ONLY_WITH_A_DOT or word.endswith("."))


def is_suffix(word: str) -> bool:
    """Whether ``word`` is said after a name: Jr., PhD."""
    return word.casefold().replace(".", "") in SUFFIXES

"""One spelling for a word however it is written, and where each word of a text stands."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_ALIKE = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "\u00ad": None,  # soft hyphen and joiners
        "\u200c": None,
        "\u200d": None,
    }
)
# Writing without spaces between words: each letter stands for itself.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# Marks that \w leaves out though they belong to the letter before.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u00ad\u200c\u200d"
_WORD = re.compile(rf"(?=[^\W_])[{_UNSPACED}]|[^\W_{_UNSPACED}](?:[^\W_{_UNSPACED}]|[{_MARKS}])*")
_ONE_LETTER = re.compile(f"[{_UNSPACED}]")
_MOST_LETTERS = 64


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its one spelling, and where it stands."""

    spelling: str
    start: int
    end: int
    is_capital: bool = False
    is_letter: bool = False
    """Whether it is one letter of a writing that puts no spaces between words."""


def words(text: str, *, most: int) -> tuple[Word, ...]:
    """Return the words of ``text`` from its beginning, ``most`` of them at most."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        if len(found) == most:
            break
        written = match[0]
        spelling = spell(written)
        if spelling:
            is_letter = len(written) == 1 and is_unspaced(written)
            is_capital = written[0].isupper()
            found.append(Word(spelling, match.start(), match.end(), is_capital, is_letter))
    return tuple(found)


@lru_cache(maxsize=4096)
def spell(written: str) -> str:
    """Return a word without case, accents and ligatures; a long one is cut short."""
    if written.isascii():
        return written[:_MOST_LETTERS].lower()
    if is_unspaced(written):
        # Accents stay: が is not か.
        return unicodedata.normalize("NFKC", written[:_MOST_LETTERS])
    small = unicodedata.normalize("NFKD", written[:_MOST_LETTERS]).casefold()
    plain = unicodedata.normalize("NFKD", small).translate(_ALIKE)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def is_unspaced(written: str) -> bool:
    """Whether a text begins in a writing that puts no spaces between words."""
    return _ONE_LETTER.match(written) is not None

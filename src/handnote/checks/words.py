"""The words of a note as the listener hears them, each with where it stands."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_JOINS = "\u034f\xad\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f"
"""What stands inside a word and is not seen: soft hyphens, zero-width and variation marks."""

_MARKS = "\u0300-\u036f"
_VOICED = "\u3099\u309a\uff9e\uff9f"
_CJK = "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
_CJK += "\uf900-\ufaff\uff66-\uff9d"

_LETTER = rf"[^\W_{_CJK}{_VOICED}]"
_WORDS = re.compile(
    rf"({_LETTER}(?:{_LETTER}|[{_MARKS}{_JOINS}])*|[{_CJK}][{_VOICED}]*|[%\uff05€£$¥₺★☆⭐🌟👍]|(?<=\d)\*)"
    # The dot of 4.7 or of dolap.com ends nothing.
    r"|(?:[!?\u2026\u3002\uff01\uff1f]|\.(?![a-z0-9]))+"
)
_UNSEEN = re.compile(f"[{_MARKS}{_JOINS}]")
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
_STARS = str.maketrans("☆⭐🌟*", "★★★★")

_BREAK = 1000
"""How far apart the end of a sentence puts two words: further than any phrase reaches."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text as words. A letter of Japanese is a word by itself; so are ``%``, a currency,
    a thumb and a star, the ``*`` of ``5*`` too.

    ``places`` counts words, with a gap between sentences that no phrase reaches across.
    """

    text: str
    folded: Sequence[str]
    spans: Sequence[tuple[int, int]]
    places: Sequence[int]

    def raw(self, index: int) -> str:
        """A word as it was typed."""
        start, end = self.spans[index]
        return self.text[start:end]

    def begins_line(self, index: int) -> bool:
        """Whether a word is the first of the text, of a line or of a sentence."""
        if index == 0 or self.places[index] - self.places[index - 1] > 1:
            return True
        return "\n" in self.text[self.spans[index - 1][1] : self.spans[index][0]]


def words_of(text: str) -> Words:
    """The words of ``text``, in one pass, whatever it holds."""
    spans: list[tuple[int, int]] = []
    places: list[int] = []
    place = 0
    for found in _WORDS.finditer(text):
        if found.lastindex:
            spans.append(found.span())
            places.append(place)
            place += 1
        else:
            place += _BREAK
    return Words(text, folded([text[start:end] for start, end in spans]), spans, places)


def folded(words: Sequence[str]) -> list[str]:
    """Words without what tells two spellings of one word apart: case, accents, width, joins."""
    if not words:
        return []
    # All at once, for a call for each word of a long text takes longer than all the rest.
    joined = "\n".join(words).translate(_STARS)
    if joined.isascii():
        return joined.lower().split("\n")
    apart = unicodedata.normalize("NFKD", joined.casefold())
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", apart).translate(_PLAIN)).split("\n")

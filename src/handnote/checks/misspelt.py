"""Which words of a note nobody knows: not a dictionary, nor the seller, nor the order it is for."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from handnote.checks.words import folded, words_of

_MOST_WORDS = 600
_LONGEST = 64
_SHOUTED = 5
"""Letters up to which a word in capitals is taken for an abbreviation."""

_MOST_AT_A_TIME = 60
_SURE = 3
"""Words that may be unknown before a text is taken for one in another language."""

_ELIDED = 6
_SHORT_NAME = 5
_ENDINGS, _MORE = 4, 6
"""Letters an ending may have in the place of a name's last ones, and behind a whole name."""

_APOSTROPHES = "'\u2019\u02bc\uff07"
_HYPHENS = "\u2010\u2011-"
_LETTER = r"[^\W\d_]"
_MARK = "[\u0300-\u036f\u00ad\u200c\u200d]"
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(rf"{_LETTER}(?:{_LETTER}|{_MARK}|[{_APOSTROPHES}{_HYPHENS}](?={_LETTER}))*")
_PART = re.compile(rf"[{_APOSTROPHES}{_HYPHENS}]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_ADDRESS = re.compile(r"[@#/\\]|://|www\.|\w\.\w{2,}|[{}<>\[\]%]{2}|_", re.IGNORECASE)

Wrong = Callable[[Sequence[str]], Collection[str]]
"""Those of some words that are in no dictionary of a language."""


@dataclass(frozen=True, slots=True)
class Known:
    """Words that are right whatever a dictionary says, folded as ``words_of`` folds them."""

    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A word nobody knows and where it stands, in code points, the end not included."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """A word as it stands in the text, and as dictionaries are asked about it."""

    plain: str
    start: int
    end: int


def known(names: Iterable[str], words: Iterable[str]) -> Known:
    """What the names and the other texts of an order and of the seller say."""
    return Known(frozenset(_folded(names)), frozenset(_folded(words)))


def misspelt(text: str, script: str, known: Known, wrong: Wrong) -> tuple[Misspelt, ...]:
    """Return the words of ``text`` nobody knows, as they stand.

    Left out are words with digits, addresses, abbreviations, single letters, and letters that
    are not of ``script``, as Unicode calls it. Where more of the words are unknown than known,
    the text is in another language, and none is returned.
    """
    asked = [word for word in _words(text, script) if not _is_known(word.plain, known)]
    everything = dict.fromkeys(word.plain for word in _words(text, script))
    unknown = _unknown(dict.fromkeys(word.plain for word in asked), wrong)
    if len(unknown) > max(_SURE - 1, 0) and 2 * len(unknown) > len(everything):
        return ()
    if len(everything) < _SURE and len(unknown) == len(everything):
        return ()
    return tuple(
        Misspelt(text[word.start : word.end], word.start, word.end)
        for word in asked
        if word.plain in unknown
    )


def _words(text: str, script: str) -> Iterator[_Asked]:
    left = _MOST_WORDS
    for token in _TOKEN.finditer(text):
        if _ADDRESS.search(token[0].rstrip(".,;:!?…)")) or any(map(str.isdigit, token[0])):
            continue
        for found in _WORD.finditer(token[0]):
            left -= 1
            if left < 0:
                return
            plain = _plain(found[0])
            is_word = 1 < len(plain) <= _LONGEST and not _is_short_for_something(plain)
            if is_word and _is_in(script, plain):
                start = token.start() + found.start()
                yield _Asked(plain, start, start + len(found[0]))


def _plain(written: str) -> str:
    """A word as dictionaries spell it: whole letters, straight apostrophes, nothing unseen."""
    whole = unicodedata.normalize("NFC", _UNSEEN.sub("", written))
    for marks, plain in ((_APOSTROPHES, "'"), (_HYPHENS, "-")):
        for mark in marks:
            whole = whole.replace(mark, plain)
    return whole


def _is_short_for_something(word: str) -> bool:
    return word.isupper() and len(word) <= _SHOUTED


def _is_in(script: str, word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return all(unicodedata.name(letter, "").startswith(script) for letter in letters)


def _is_known(word: str, known: Known) -> bool:
    """Whether it is one of these words, or a name with an ending its language puts to names."""
    parts = [part for part in folded([word, *_PART.split(word)]) if part]
    if parts[0] in known.words or parts[0] in known.names:
        return True
    if len(parts) > 2 and all(
        part in known.words or part in known.names or len(part) <= 1 for part in parts[1:]
    ):
        return True
    if not word[0].isupper():
        return False
    return any(_is_name(part, name) for part in parts[:2] for name in known.names)


def _is_name(word: str, name: str) -> bool:
    """Marias, Marii, Mario, Janově: all of a name but its last letter or two, and an ending."""
    if len(name) <= _SURE or not word or word[0] != name[0]:
        return False
    if word.startswith(name):
        return len(word) - len(name) <= _MORE
    stem = name[:-1] if len(name) <= _SHORT_NAME else name[:-2]
    return word.startswith(stem) and len(word) - len(stem) <= _ENDINGS


def _unknown(words: Iterable[str], wrong: Wrong) -> frozenset[str]:
    unknown = list(words)
    left = {word for some in _some(unknown) for word in wrong(some)}
    # Joined words are right where their parts are: l'amico, hand-dyed, Maria's.
    parts = {word: _parts(word) for word in left if _PART.search(word)}
    several = sorted({part for those in parts.values() for part in those})
    right = set(several) - {word for some in _some(several) for word in wrong(some)}
    for word, those in parts.items():
        if all(part in right or len(part) <= 1 for part in those) or _is_elided(word, right):
            left.discard(word)
    return frozenset(left)


def _parts(word: str) -> tuple[str, ...]:
    return tuple(part for part in _PART.split(word) if part)


def _is_elided(word: str, right: Collection[str]) -> bool:
    """l'étoile, dell'arte, Maria's: a short word stands before the apostrophe or behind it."""
    before, apostrophe, behind = word.partition("'")
    if not apostrophe:
        return False
    return (behind in right and len(before) < _ELIDED) or (before in right and len(behind) <= 1)


def _some(words: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(words), _MOST_AT_A_TIME):
        yield words[start : start + _MOST_AT_A_TIME]


def _folded(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        words = words_of(text[: 20 * _MOST_WORDS])
        yield from words.folded
        yield from folded(
            [_plain(token[0].strip('.,;:!?…()“”"')) for token in _TOKEN.finditer(text)]
        )

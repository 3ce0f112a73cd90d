"""A note laid bare: its words without names, things, numbers, greetings and sign-offs."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from handnote.checks.courtesies import Courtesies, Phrases, courtesies
from handnote.checks.masks import Masks, left_out, masks
from handnote.checks.sentences import sentences
from handnote.checks.spelling import Word, words
from handnote.domain.likeness import Said, Span

MOST_WORDS = 600
"""Words of a note that are compared; a label holds sixty."""

ENOUGH = 15
"""Letters of her own a note must have for them to be compared without its courtesies."""

_HEAVIEST = 6
_KANA = 1
_IDEOGRAM = 3
_GREETED = 3
_GREETING_LENGTH = 80
_GREETING_ENDS = frozenset(",!:;、。！，.\n–—")
_SIGNED = 3
_CALLED = re.compile(
    r"\s*[^。！？\n、]{1,12}?(?:さん|様|さま|ちゃん|くん|君|先生|へ)[、。！!,\n\u3000 ]"
)
_FEW = 2
_SIGNED_BY = ("より", "拝")
_NOT_A_WORD = re.compile(r"[\w\s]")


@dataclass(frozen=True, slots=True)
class PlainWord:
    """A word that is compared. ``is_own`` is false for what everybody says."""

    spelling: str
    start: int
    end: int
    sentence: int
    weight: int
    is_letter: bool = False
    is_own: bool = True


@dataclass(frozen=True, slots=True)
class PlainNote:
    """What is compared of a note, and where each sentence of it stands."""

    text: str
    words: tuple[PlainWord, ...]
    sentences: tuple[Span, ...]

    @property
    def own(self) -> tuple[PlainWord, ...]:
        """The words that are not courtesies."""
        return tuple(word for word in self.words if word.is_own)

    @property
    def says_something(self) -> bool:
        """Whether there is enough besides courtesies to compare that alone."""
        return sum(word.weight for word in self.words if word.is_own) >= ENOUGH


def lay_bare(said: Said) -> PlainNote:
    """Return what is compared of a note on its own."""
    return lay_bare_with(said.text, masks_of(said))


@lru_cache(maxsize=256)
def masks_of(said: Said) -> Masks:
    """Return what an order says to leave out of its note."""
    return masks(said.names, said.items, courtesies().plain)


def is_signed(said: Said) -> bool:
    """Whether a note ends as a letter does, or with a name: that of whoever wrote it."""
    known = courtesies()
    those = words(said.text, most=MOST_WORDS)
    named = left_out(said.text, those, masks_of(said))
    if _sign_off(said.text, those, named, known) or said.text.rstrip().endswith(_SIGNED_BY):
        return True
    last = sentences(said.text, known.abbreviations)[-1:]
    name = [word for word in those if last and word.start >= last[0][0]]
    if len(name) < len(those) and 0 < len(name) <= _FEW:
        return all(word.is_capital for word in name)
    return bool(those) and not those[-1].spelling.strip("x")


def says_only_courtesies(said: Said) -> bool:
    """Whether every word of a note, names and things aside, is one that everybody says."""
    known = courtesies()
    those = words(said.text, most=MOST_WORDS)
    named = left_out(said.text, those, masks_of(said))
    said_to_all = known.plain | known.fillers
    left = [word for place, word in enumerate(those) if place not in named and not word.is_letter]
    signed = _sign_off(said.text, those, named, known)
    own = [word for word in left if word.spelling not in said_to_all]
    return bool(left) and all(those.index(word) in signed for word in own)


def lay_bare_with(text: str, masks: Masks) -> PlainNote:
    """Return what is compared of a text where these names and things are left out.

    Where nothing would remain, greetings and sign-offs are compared after all; where there is
    no word in any case, the signs are.
    """
    known = courtesies()
    said = words(text, most=MOST_WORDS)
    stops = sentences(text, known.abbreviations)
    named = left_out(text, said, masks)
    framed = _greeting(text, said, named, known.greetings) | _sign_off(text, said, named, known)
    kept = _kept(said, named | framed) or _kept(said, named)
    placed = _placed(kept, stops)
    return PlainNote(text, _without_courtesies(placed, known) or _signs(text), stops)


def _kept(said: Sequence[Word], out: frozenset[int]) -> list[Word]:
    return [word for place, word in enumerate(said) if place not in out]


def _placed(kept: Sequence[Word], stops: Sequence[Span]) -> list[PlainWord]:
    starts = [start for start, _ in stops]
    return [
        PlainWord(
            word.spelling,
            word.start,
            word.end,
            max(0, bisect_right(starts, word.start) - 1),
            _weight(word),
            word.is_letter,
        )
        for word in kept
    ]


def _weight(word: Word) -> int:
    """Long words say more than short ones, in every language that has spaces."""
    if not word.is_letter:
        return min(len(word.spelling), _HEAVIEST)
    return _KANA if "\u3040" <= word.spelling <= "\u309f" else _IDEOGRAM


def _greeting(
    text: str, said: Sequence[Word], named: frozenset[int], greetings: Phrases
) -> frozenset[int]:
    """The words a note begins with before it says anything: Dear Tom; 田中さん、"""
    called = _CALLED.match(text[:_GREETING_LENGTH])
    if called is not None and said and said[0].is_letter:
        return frozenset(place for place, word in enumerate(said) if word.end <= called.end())
    spelt = [word.spelling for word in said[:12]]
    greeting = greetings.longest(spelt, 0, frozenset())
    for end in range(greeting, min(greeting + _GREETED, len(said)) + 1) if greeting else ():
        if end == len(said) or _stops_after(text, said, end - 1):
            return frozenset(range(end)) if _addresses(said, greeting, end, named) else frozenset()
    return frozenset()


def _stops_after(text: str, said: Sequence[Word], place: int) -> bool:
    between = text[said[place].end : said[place + 1].start]
    return any(sign in _GREETING_ENDS for sign in between)


def _addresses(said: Sequence[Word], start: int, end: int, named: frozenset[int]) -> bool:
    """Whether words after a greeting are whom it greets, not what happened."""
    return end - start <= 1 or any(
        said[place].is_capital or place in named for place in range(start, end)
    )


def _sign_off(
    text: str, said: Sequence[Word], named: frozenset[int], known: Courtesies
) -> frozenset[int]:
    """The words a note ends with after it said everything, a name of hers included."""
    spelt = [word.spelling for word in said]
    for start in range(max(0, len(said) - 12), len(said)):
        if start and text[said[start - 1].end : said[start].start].strip(" ") == "":
            continue
        length = known.sign_offs.longest(spelt, start, frozenset())
        rest = range(start + length, len(said))
        if length and len(rest) <= _SIGNED and all(said[p].is_capital or p in named for p in rest):
            return frozenset(range(start, len(said)))
    return _last_line(text, said)


def _last_line(text: str, said: Sequence[Word]) -> frozenset[int]:
    """A name on a line of its own at the end."""
    line = text.rstrip().rfind("\n")
    last = [place for place, word in enumerate(said) if line >= 0 and word.start > line]
    is_name = 0 < len(last) <= _FEW and all(said[place].is_capital for place in last)
    return frozenset(last) if is_name else frozenset()


def _without_courtesies(placed: list[PlainWord], known: Courtesies) -> tuple[PlainWord, ...]:
    spelt = [word.spelling for word in placed]
    courteous = set[int]()
    place = 0
    while place < len(spelt):
        length = known.phrases.longest(spelt, place, known.fillers)
        courteous.update(range(place, place + length))
        place += max(length, 1)
    for sentence in {word.sentence for word in placed}:
        within = [place for place, word in enumerate(placed) if word.sentence == sentence]
        if _is_courtesy(within, placed, courteous, known.fillers):
            courteous.update(within)
    return tuple(
        replace(word, is_own=False) if place in courteous else word
        for place, word in enumerate(placed)
    )


def _is_courtesy(
    within: list[int], placed: list[PlainWord], courteous: set[int], fillers: frozenset[str]
) -> bool:
    """Whether a sentence is a courtesy but for fillers and hardly a word more."""
    covered = sum(placed[place].weight for place in within if place in courteous)
    more = [
        placed[place].weight
        for place in within
        if place not in courteous and placed[place].spelling not in fillers
    ]
    return covered > 0 and sum(more) <= _HEAVIEST and sum(more) * 2 <= covered


def _signs(text: str) -> tuple[PlainWord, ...]:
    return tuple(_each_sign(text))


def _each_sign(text: str) -> Iterator[PlainWord]:
    for place, sign in enumerate(text[:MOST_WORDS]):
        if not _NOT_A_WORD.match(sign) and unicodedata.category(sign)[0] == "S":
            yield PlainWord(sign, place, place + 1, 0, 1)

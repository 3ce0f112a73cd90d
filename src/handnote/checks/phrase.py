"""The little language of ``resources/phrases``: how a phrase is written down."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from handnote.checks.words import words_of

NUMBER, CODE = "0", "CODE"
"""Stand in a phrase for any number, and for a word of capitals and digits such as BLUE10."""

LINE_START = "^"
_GAPS = {"..": 1, "...": 2, "....": 0}
"""How many times the usual gap may lie between two parts; 0 stands for the whole sentence."""

_EITHER_WAY = {"&": "..", "&&": "...."}
_NAMED = re.compile(r"@([\w-]+)")
_SENTENCE = 500
"""More words than a sentence has, and fewer than lie between two sentences."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


class Word(NamedTuple):
    """One word of a phrase; a stem matches whatever begins with it."""

    letters: str
    is_stem: bool = False


Spelling = tuple[Word, ...]
"""Words that stand next to each other."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a phrase: any one of its spellings, at most ``gap`` words after the part before."""

    spellings: tuple[Spelling, ...]
    gap: int = 0
    beginnings: frozenset[Word] = field(init=False, compare=False)
    """What its spellings begin with: where none of them is said, neither is the part."""

    def __post_init__(self) -> None:
        beginnings = frozenset(spelling[0] for spelling in self.spellings)
        object.__setattr__(self, "beginnings", beginnings)


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """Parts in the order in which they are said. Each is itself alone, so that sets are quick."""

    parts: tuple[Part, ...]
    begins_line: bool = False


class PhraseError(ValueError):
    """A phrase that cannot be read; the data that ships is tested to have none."""


Lists = Mapping[str, tuple[Spelling, ...]]
"""What ``@name`` stands for, by the name."""


def word_lists(told: Mapping[str, str]) -> Lists:
    """The lists of a file, each as it is told; one may name others with ``@``."""
    lists: dict[str, tuple[Spelling, ...]] = {}

    def read(name: str, within: frozenset[str]) -> None:
        for other in _NAMED.findall(told[name]):
            if other not in told or other in within:
                raise PhraseError(f"{name}: no list is called @{other}")
            if other not in lists:
                read(other, within | {other})
        spelt = (each for piece in told[name].split() for each in _spellings(piece, lists))
        lists[name] = tuple(dict.fromkeys(spelt))

    for name in told:
        if name not in lists:
            read(name, frozenset({name}))
    return lists


def read_phrases(told: str, named: Lists, gap: int) -> tuple[Phrase, ...]:
    """Every phrase that ``told`` stands for: ``a & b`` is said both ways round.

    ``named`` are the word lists that ``@name`` stands for. ``..`` lets up to ``gap`` words
    stand between its neighbours, ``...`` twice as many, ``....`` as many as the sentence has;
    ``&`` lets stand as many as ``..``, and ``&&`` as ``....``.
    """
    for name in _NAMED.findall(told):
        if name not in named:
            raise PhraseError(f"{told}: no list is called @{name}")
    if turn := re.search(r"\s(&&?)\s", told):
        first, second, between = told[: turn.start()], told[turn.end() :], _EITHER_WAY[turn[1]]
        return (
            *read_phrases(f"{first} {between} {second}", named, gap),
            *read_phrases(f"{second} {between} {first}", named, gap),
        )
    begins_line = told.startswith(LINE_START)
    parts: list[Part] = []
    reach = 0
    for piece in told.removeprefix(LINE_START).split():
        if piece in _GAPS:
            reach = _GAPS[piece] * gap or _SENTENCE
            continue
        parts.append(Part(_spellings(piece, named), reach))
        reach = 0
    if not parts or reach:
        raise PhraseError(f"{told}: a phrase begins and ends with a word")
    return (Phrase(tuple(parts), begins_line),)


def _spellings(piece: str, named: Lists) -> tuple[Spelling, ...]:
    found: list[Spelling] = []
    for choice in piece.split("|"):
        if choice.startswith("@"):
            found += named[choice[1:]]
        else:
            found += [_words(told) for told in _ways_to_spell(choice)]
    return _kept(tuple(dict.fromkeys(found)))


@cache
def _kept(spellings: tuple[Spelling, ...]) -> tuple[Spelling, ...]:
    """The same list for all phrases that name it: what is found of it is found once."""
    return spellings


def _ways_to_spell(choice: str) -> Sequence[str]:
    """German without its umlauts is ``fuer`` as often as ``fur``, which folding sees to."""
    apart = choice.translate(_UMLAUTS)
    return (choice,) if apart == choice else (choice, apart)


@cache
def _words(choice: str) -> Spelling:
    """``five_stars`` is two words, ``review*`` a stem."""
    if choice == CODE:
        return (Word(CODE),)
    is_stem = choice.endswith("*")
    word = choice.removesuffix("*")
    # Most of some ten thousand words are plain letters: half of what reading them would take.
    is_plain = word.isascii() and word.isalpha()
    letters = [word.lower()] if is_plain else words_of(word.replace("_", " ")).folded
    if not letters:
        raise PhraseError(f"{choice}: no word")
    return tuple(
        Word(word, is_stem and place == len(letters)) for place, word in enumerate(letters, 1)
    )

"""How much a sentence sounds like an ask for a review, by what was learnt from thousands of notes.

``tools/learn_asking.py`` writes what is learnt; decision 24 tells why phrases are not enough.
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import sqrt

from handnote.checks.words import Words
from handnote.config.resources import resource

SIZE = 1 << 19
"""How many marks are told apart; two that fall together share what was learnt."""

_PIECE = 4
_TELLING = 3
"""Different words a sentence needs to sound like anything."""

_APART = 100
"""Places between two words from which on they are of two sentences."""

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ear:
    """What was learnt: what each mark is worth, and from where on a sound counts."""

    worth: memoryview
    """One signed byte a mark, in ``step``."""
    step: float
    bias: float
    sure: float
    """An ask, though no phrase of it is known."""
    doubtful: float
    """None, though a phrase of one is there."""

    def score(self, words: Sequence[str]) -> float:
        """How much these folded words sound like an ask; 0 is as likely as not, or too short."""
        if len(set(words)) < _TELLING:
            return 0.0
        heard = marks(words)
        total = sum(self.worth[mark] for mark in heard) * self.step
        return total / sqrt(max(1, len(heard))) + self.bias


@dataclass(frozen=True, slots=True)
class Sound:
    """Words of a note that belong together, by their numbers, and how they sound."""

    begin: int
    end: int
    score: float


@cache
def ear() -> Ear:
    """What ships, read when it is first asked for."""
    told = json.loads(resource("asking", "learnt.json").read_text("utf-8"))
    worth = memoryview(zlib.decompress(resource("asking", "worth.z").read_bytes())).cast("b")
    return Ear(worth, told["step"], told["bias"], told["sure"], told["doubtful"])


def sounds(words: Words, without: frozenset[int] = frozenset()) -> tuple[Sound, ...]:
    """Each sentence, and each two that follow one another, by how much they sound like an ask.

    Words whose numbers are in ``without`` are not heard: they name what was sold.
    """
    return tuple(
        Sound(begin, end, ear().score([words.folded[i] for i in _but(begin, end, without)]))
        for begin, end in windows(words)
    )


def windows(words: Words) -> Iterator[Stretch]:
    """The first and last word of each sentence, and of each two that follow one another."""
    ends = [at for at in range(1, len(words.places)) if _is_apart(words, at)]
    whole = list(zip([0, *ends], [*ends, len(words.places)], strict=True)) if words.spans else []
    yield from ((begin, end - 1) for begin, end in whole)
    yield from ((begin, end - 1) for (begin, _), (_, end) in pairwise(whole))


def marks(words: Sequence[str]) -> set[int]:
    """What these words are known by: themselves, their neighbours, and four letters in a row.

    Where a letter is a word, three and four of them in a row as well.
    """
    told = [f"{one} {other}" for one, other in pairwise(words)]
    told += [f"{one}  {other}" for one, other in zip(words, words[2:], strict=False)]
    for word in set(words):
        inside = f"^{word}$"
        told.append(inside)
        told += [inside[at : at + _PIECE] for at in range(len(inside) - _PIECE)]
        told.append(inside[-_PIECE:])
    for length in (_PIECE - 1, _PIECE):
        for at in range(len(words) - length + 1):
            row = words[at : at + length]
            if all(len(word) == 1 and not word.isascii() for word in row):
                told.append("".join(row))
    return {zlib.crc32(mark.encode()) % SIZE for mark in told}


def _but(begin: int, end: int, without: frozenset[int]) -> Iterator[int]:
    return (at for at in range(begin, end + 1) if at not in without)


def _is_apart(words: Words, at: int) -> bool:
    return words.places[at] - words.places[at - 1] > _APART

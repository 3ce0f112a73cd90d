"""What a note is found by: numbers that alike notes share and different ones hardly ever do.

Names, things and numbers are out of them, so that they tell nobody's name. A note has one for
all of its words, one for each sentence of her own, and a few bands of a MinHash signature: its
word pairs and long words, hashed with blake2b and shuffled by XOR. The same words give the same
numbers on every computer and in every version with the same ``RECIPE``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import groupby

from handnote.checks.courtesies import courtesies
from handnote.checks.plain_note import PlainNote, PlainWord
from handnote.domain.likeness import Span

RECIPE = 1
"""Raised whenever the same words give other numbers; notes kept by another are read again."""

BANDS = 10
ROWS = 3
SENTENCES = 5
"""Sentences of a note that are remembered: her longest."""

_SENTENCE_WEIGHT = 18
"""Letters a sentence must have, each word's first six counted, to be known again by itself."""

_LONG_WORD = 4


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """``whole`` for all words in any order, ``sentences`` with where each stands, ``bands``."""

    whole: int
    sentences: tuple[tuple[int, Span], ...]
    bands: tuple[int, ...]

    def __iter__(self) -> Iterator[int]:
        """Every number once, from the most to the least telling."""
        numbers = (self.whole, *(number for number, _ in self.sentences), *self.bands)
        return iter(dict.fromkeys(numbers))


def fingerprints(note: PlainNote) -> Fingerprints:
    """Return what a note is found by; one that holds only courtesies by all of it alone."""
    return Fingerprints(
        whole=_number(b"note", _telling(note)),
        sentences=own_sentences(note),
        bands=_bands(note) if note.says_something else (),
    )


def _telling(note: PlainNote) -> list[str]:
    """Every word but articles and their like, in an order that no sentence changes."""
    fillers = courtesies().fillers
    every = sorted(word.spelling for word in note.words)
    return [word for word in every if word not in fillers] or every


def own_sentences(note: PlainNote) -> tuple[tuple[int, Span], ...]:
    """Return the number of each sentence that is no courtesy and long enough, longest first."""
    found = []
    for place, within in groupby(note.words, key=lambda word: word.sentence):
        said = tuple(within)
        weight = sum(word.weight for word in said if word.is_own)
        if weight >= _SENTENCE_WEIGHT:
            number = _number(b"sentence", (word.spelling for word in said))
            found.append((weight, number, note.sentences[place]))
    found.sort(key=lambda sentence: (-sentence[0], sentence[2]))
    return tuple((number, span) for _, number, span in found[:SENTENCES])


def _bands(note: PlainNote) -> tuple[int, ...]:
    shingles = {_hash(shingle) for shingle in _shingles(note.own)}
    if not shingles:
        return ()
    least = [min([shingle ^ mask for shingle in shingles]) for mask in _masks()]
    return tuple(
        _number(b"band %d" % band, map(str, least[band * ROWS : (band + 1) * ROWS]))
        for band in range(BANDS)
    )


def _shingles(own: Sequence[PlainWord]) -> Iterator[str]:
    """Long words and pairs of words; pairs of letters and threes where words are not parted.

    The single ones let a note of few words be found though one of them was changed.
    """
    for _, within in groupby(own, key=lambda word: word.sentence):
        said = tuple(within)
        for place, word in enumerate(said):
            stretch = [word.spelling for word in said[place : place + 3]]
            if word.is_letter:
                yield from ("".join(stretch[:2]), "".join(stretch))
            else:
                if len(word.spelling) >= _LONG_WORD:
                    yield word.spelling
                if len(stretch) > 1:
                    yield " ".join(stretch[:2])


def _hash(shingle: str) -> int:
    return int.from_bytes(blake2b(shingle.encode(errors="surrogatepass"), digest_size=8).digest())


@cache
def _masks() -> tuple[int, ...]:
    return tuple(_hash(f"permutation {number}") for number in range(BANDS * ROWS))


def _number(kind: bytes, parts: Iterable[str]) -> int:
    """A signed number of four bytes, as SQLite keeps it in the least room."""
    said = " ".join(parts).encode(errors="surrogatepass")
    return int.from_bytes(blake2b(said, digest_size=4, person=kind).digest(), signed=True)

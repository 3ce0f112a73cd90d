"""How much two notes say the same, whoever they are for and whatever was sold.

After each pause in typing the window asks ``services.sameness`` for the worst repeat of a draft;
before a print run it asks for the alike pairs among the waiting notes. Both come here for each
pair in doubt. Nothing here blocks, and no number of it is shown.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from handnote.checks.plain_note import PlainNote, PlainWord, lay_bare_with, masks_of
from handnote.checks.slips import read_over_slips
from handnote.checks.tiling import Tile, tiles
from handnote.domain.likeness import Likeness, Said, Span

ALIKE = 0.65
"""From here on two notes say the same with a few words changed."""

ALIKE_COURTESIES = 0.92
"""The same for notes that hold little but courtesies, which all resemble each other."""

_LONG_WORD = re.compile(r"\w{4,}")
_LOOKED_AT = 4000
_TOO_FEW_TO_TELL = 6
_SHARED_AT_LEAST = 0.25
_ALL_OF_IT = 0.92
_MOST_OF_THE_OTHER = 0.55
_ENOUGH_IN_COMMON = 24
_UNKNOWN = Likeness(0.0, is_alike=False)


def alike(one: Said, other: Said) -> Likeness:
    """Return what two notes have in common; the same from either side, never an error."""
    left_out = masks_of(one) | masks_of(other)
    here, there = lay_bare_with(one.text, left_out), lay_bare_with(other.text, left_out)
    if _order(here) > _order(there):
        return compare(there, here).turned
    return compare(here, there)


def may_be_alike(one: str, other: str) -> bool:
    """Whether it is worth comparing two texts: a look thirty times quicker, never too strict.

    Alike notes share most of their long words, whatever the names in them.
    """
    ours, theirs = _long_words(one), _long_words(other)
    fewest = min(len(ours), len(theirs))
    return fewest < _TOO_FEW_TO_TELL or len(ours & theirs) >= _SHARED_AT_LEAST * fewest


@lru_cache(maxsize=512)
def _long_words(text: str) -> frozenset[str]:
    return frozenset(_LONG_WORD.findall(text.casefold()[:_LOOKED_AT]))


def compare(here: PlainNote, there: PlainNote) -> Likeness:
    """Return what two notes laid bare with the same masks have in common."""
    if _spelt(here) == _spelt(there):
        return Likeness(1.0, is_alike=True, here=_whole(here), there=_whole(there))
    if not here.words or not there.words:
        return _UNKNOWN
    there = replace(there, words=read_over_slips(here.words, there.words))
    weighing = _Weighing(here.says_something and there.says_something)
    found = tiles(here.words, there.words)
    degree = weighing.degree(here, there, found)
    return Likeness(
        degree=degree,
        is_alike=_is_alike(weighing, degree, here, there, found),
        here=_spans(here, [(tile.here, tile.length) for tile in found]),
        there=_spans(there, [(tile.there, tile.length) for tile in found]),
    )


def _is_alike(
    weighing: "_Weighing", degree: float, here: PlainNote, there: PlainNote, found: Sequence[Tile]
) -> bool:
    if not weighing.own_only:
        return degree >= ALIKE_COURTESIES
    if degree >= ALIKE:
        return True
    common = weighing.common(here, found)
    least = min(weighing.total(here), weighing.total(there))
    return (
        degree >= _MOST_OF_THE_OTHER
        and common >= _ENOUGH_IN_COMMON
        and common / least >= _ALL_OF_IT
    )


@dataclass(frozen=True, slots=True)
class _Weighing:
    """How much words count: courtesies nothing where there is enough besides."""

    own_only: bool

    def degree(self, here: PlainNote, there: PlainNote, found: Sequence[Tile]) -> float:
        """Both ways of seeing it in equal parts; courtesies alone are told by their words."""
        by_words = self.of_words(here, there)
        return (self.of_tiles(here, there, found) + by_words) / 2 if self.own_only else by_words

    def of(self, word: PlainWord) -> int:
        return word.weight if word.is_own or not self.own_only else 0

    def total(self, note: PlainNote) -> int:
        return sum(map(self.of, note.words))

    def common(self, note: PlainNote, found: Sequence[Tile]) -> int:
        return sum(
            self.of(word)
            for tile in found
            for word in note.words[tile.here : tile.here + tile.length]
        )

    def of_tiles(self, here: PlainNote, there: PlainNote, found: Sequence[Tile]) -> float:
        """The share of both notes that stands in stretches of common words."""
        tiled = sum(
            self.of(word)
            for tile in found
            for word in (
                *here.words[tile.here : tile.here + tile.length],
                *there.words[tile.there : tile.there + tile.length],
            )
        )
        return tiled / max(1, self.total(here) + self.total(there))

    def of_words(self, here: PlainNote, there: PlainNote) -> float:
        """The share of both notes' words that the other has too, in any order."""
        ours, theirs = self._units(here), self._units(there)
        common = sum((ours & theirs).values())
        return 2 * common / max(1, sum(ours.values()) + sum(theirs.values()))

    def _units(self, note: PlainNote) -> Counter[str]:
        """Words, or pairs of letters where words are not told apart, by their weight."""
        units = Counter[str]()
        for place, word in enumerate(note.words):
            is_pair = word.is_letter and place + 1 < len(note.words)
            units[word.spelling + note.words[place + 1].spelling if is_pair else word.spelling] += (
                self.of(word)
            )
        return units


def _spelt(note: PlainNote) -> tuple[str, ...]:
    return tuple(word.spelling for word in note.words)


def _order(note: PlainNote) -> tuple[int, tuple[str, ...], str]:
    return len(note.words), _spelt(note), note.text


def _whole(note: PlainNote) -> tuple[Span, ...]:
    return ((note.words[0].start, note.words[-1].end),) if note.words else ()


def _spans(note: PlainNote, stretches: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Where the stretches stand, those that touch as one."""
    spans: list[Span] = []
    reached = -1
    for start, length in sorted(stretches):
        span = note.words[start].start, note.words[start + length - 1].end
        if spans and start == reached:
            spans[-1] = spans[-1][0], span[1]
        else:
            spans.append(span)
        reached = start + length
    return tuple(spans)

"""The longest stretches of words two notes share, in whatever order each has them."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handnote.checks.plain_note import PlainWord

_SHORTEST = 2
_SHORTEST_OF_LETTERS = 4
_MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Tile:
    """A stretch of ``length`` words that both notes have."""

    here: int
    there: int
    length: int


def tiles(here: Sequence[PlainWord], there: Sequence[PlainWord]) -> tuple[Tile, ...]:
    """Return the shared stretches, longest first; no word is in two of them.

    A stretch is two words, four letters in writings without spaces.
    """
    ours, theirs = [word.spelling for word in here], [word.spelling for word in there]
    found = sorted(_stretches(ours, theirs), key=lambda tile: (-tile.length, tile.here, tile.there))
    return tuple(_apart(found, here))


def _stretches(ours: list[str], theirs: list[str]) -> Iterator[Tile]:
    places = defaultdict[tuple[str, str], list[int]](list)
    for there, pair in enumerate(itertools.pairwise(theirs)):
        if len(places[pair]) < _MOST_PLACES:
            places[pair].append(there)
    for here, pair in enumerate(itertools.pairwise(ours)):
        for there in places.get(pair, ()):
            if here and there and ours[here - 1] == theirs[there - 1]:
                continue  # part of a longer one
            length = _SHORTEST
            while (
                here + length < len(ours)
                and there + length < len(theirs)
                and ours[here + length] == theirs[there + length]
            ):
                length += 1
            yield Tile(here, there, length)


def _apart(found: Sequence[Tile], here: Sequence[PlainWord]) -> Iterator[Tile]:
    """The parts of the stretches that no longer one has taken."""
    taken_here, taken_there = set[int](), set[int]()
    for tile in found:
        length = 0
        for step in range(tile.length + 1):
            is_free = (
                step < tile.length
                and tile.here + step not in taken_here
                and tile.there + step not in taken_there
            )
            if is_free:
                length += 1
                continue
            part = Tile(tile.here + step - length, tile.there + step - length, length)
            if length >= _least(here, part):
                taken_here.update(range(part.here, part.here + length))
                taken_there.update(range(part.there, part.there + length))
                yield part
            length = 0


def _least(here: Sequence[PlainWord], part: Tile) -> int:
    is_letters = part.length > 0 and here[part.here].is_letter
    return _SHORTEST_OF_LETTERS if is_letters else _SHORTEST

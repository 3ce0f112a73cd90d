"""The alike pairs among notes that go out together, in about as much time as there are notes."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from typing import Generic, TypeVar

from handnote.checks.fingerprints import fingerprints
from handnote.checks.likeness import alike, may_be_alike
from handnote.checks.plain_note import lay_bare
from handnote.domain.likeness import Likeness, Said

K = TypeVar("K", bound=Hashable)

_MOST_TRIED = 12
_MOST_SHARING = 40


class AlikeNotes(Generic[K]):
    """Notes taken in one after the other; each is compared with those that share something."""

    def __init__(self) -> None:
        self._said: dict[K, Said] = {}
        self._sharing = defaultdict[int, list[K]](list)

    def add(self, key: K, said: Said) -> None:
        """Take a note in."""
        self._said[key] = said
        for number in fingerprints(lay_bare(said)):
            if len(self._sharing[number]) < _MOST_SHARING:
                self._sharing[number].append(key)

    def like(self, said: Said) -> list[tuple[K, Likeness]]:
        """Return the notes taken in that are alike this one, the likest first."""
        shared = Counter[K]()
        for number in fingerprints(lay_bare(said)):
            shared.update(self._sharing.get(number, ()))
        likest = [key for key, _ in shared.most_common(_MOST_TRIED)]
        worth = [key for key in likest if may_be_alike(self._said[key].text, said.text)]
        tried = ((key, alike(self._said[key], said)) for key in worth)
        found = [(key, likeness) for key, likeness in tried if likeness.is_alike]
        return sorted(found, key=lambda one: -one[1].degree)


def alike_pairs(
    notes: Sequence[tuple[K, Said]], meant: Collection[frozenset[K]] = ()
) -> tuple[tuple[K, K, Likeness], ...]:
    """Return pairs of notes that say the same, each with the likest one before it.

    So ten notes alike are nine pairs, not forty-five: what is asked about is every note that
    says again what another says. A pair that was ``meant`` is let be, and so are two notes
    that are tied by such pairs.
    """
    return tuple(_pairs(notes, _Ties(meant)))


def _pairs(notes: Sequence[tuple[K, Said]], ties: "_Ties[K]") -> Iterator[tuple[K, K, Likeness]]:
    seen = AlikeNotes[K]()
    for key, said in notes:
        for before, likeness in seen.like(said):
            if not ties.are_tied(before, key):
                ties.tie(before, key)
                yield before, key, likeness
                break
        seen.add(key, said)


class _Ties(Generic[K]):
    """Which notes are tied to each other by pairs that were meant or named already."""

    def __init__(self, pairs: Collection[frozenset[K]]) -> None:
        self._above: dict[K, K] = {}
        for pair in pairs:
            if len(pair) == 2:
                self.tie(*pair)

    def tie(self, one: K, other: K) -> None:
        top = self._top(other)
        if self._top(one) != top:
            self._above[self._top(one)] = top

    def are_tied(self, one: K, other: K) -> bool:
        return self._top(one) == self._top(other)

    def _top(self, key: K) -> K:
        while key in self._above:
            key = self._above[key]
        return key

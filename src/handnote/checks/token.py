"""One telling word of a text."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or several that name one thing: where it stands and what it is recognised by."""

    start: int
    end: int
    keys: frozenset[str]
    """``w:`` the word, ``s:`` its stem, ``c:`` what it means, ``0:`` a number."""
    parts: frozenset[str] = frozenset()
    """What a part of it would be recognised by: of a compound, all but its head."""
    uses: frozenset[str] = frozenset()
    """What it goes with: a wick with a candle."""
    is_known: bool = False
    """Whether its meaning is known, not only its letters."""
    is_name: bool = False
    """Whether it is written as a name is, inside a sentence."""

    def shared(self, other: "Token") -> frozenset[str]:
        """What both are recognised by, or how one goes with the other.

        Two compounds are not alike for a part of each, nor two things for what both go with. Two
        words whose meanings are known and differ are not alike for an ending less: casa, casar.
        """
        both = (self.keys & other.keys) | (self.keys & other.parts) | (self.parts & other.keys)
        if both and self._means and other._means and all(key[0] == "s" for key in both):
            both = frozenset()
        return both or self._used_with(other) | other._used_with(self)

    def _used_with(self, other: "Token") -> frozenset[str]:
        """``u:`` and what ``other`` is that this goes with, where it does."""
        return frozenset(f"u{key[1:]}" for key in self.uses & (other.keys | other.parts))

    @property
    def _means(self) -> bool:
        return self.is_known and any(key[0] == "c" for key in self.keys)


def meaning(concepts: Iterable[str]) -> frozenset[str]:
    """How a token writes down what it means."""
    return frozenset(f"c:{concept}" for concept in concepts)

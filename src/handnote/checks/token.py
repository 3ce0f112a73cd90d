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
    kinds: frozenset[str] = frozenset()
    """What it is a kind of."""
    parts: frozenset[str] = frozenset()
    """What a part of it would be recognised by: of a compound, all but its head."""
    uses: frozenset[str] = frozenset()
    """What it goes with: a wick with a candle."""
    is_known: bool = False
    """Whether its meaning is known, not only its letters."""
    is_name: bool = False
    """Whether it is written as a name is, inside a sentence."""

    @property
    def broad(self) -> frozenset[str]:
        """What it is only loosely: two things are not alike for what both are so."""
        return self.kinds | self.parts

    def shared(self, fact: "Token") -> frozenset[str]:
        """What this word of a note and one of a fact are both recognised by.

        Two words whose meanings are known and differ are not alike for an ending less: casa, casar.
        A part speaks of its thing, as ``u:``, and a thing of none of its parts: a handle lights
        a mug, and no mug a handle.
        """
        both = (self.keys & fact.keys) | (self.keys & fact.broad) | (self.broad & fact.keys)
        if both and self._means and fact._means and all(key[0] == "s" for key in both):
            both = frozenset()
        used = self.uses & (fact.keys | fact.kinds)
        return both | {f"u{key[1:]}" for key in used}

    @property
    def _means(self) -> bool:
        return self.is_known and any(key[0] == "c" for key in self.keys)


def meaning(concepts: Iterable[str]) -> frozenset[str]:
    """How a token writes down what it means."""
    return frozenset(f"c:{concept}" for concept in concepts)

"""Variation as a hand has it: drifting, never at random, and the same at every reprint.

The figures are those at which test readers took a page for written: neighbours differ a
little from each other and wander off together (AR(1) noise, after measurements of pen on
paper); independent dice look like a ransom note.
"""

import hashlib
import math
import random
from dataclasses import dataclass
from functools import cache, lru_cache

USUAL = 0.8
"""The strength at which a page reads as a hand. 1 is a hasty one, 0 a typewriter."""

_LENGTH = 4096
_RISE = 0.014
"""Wander of the baseline, in ems."""
_RISE_STEP = 0.008
"""Letters rise in steps too small to see: on everyday writing, one dot of a 600 dpi printer."""
_TURN = math.radians(0.7)
_GROWTH = 0.018
"""Wander of the size, as a share of it."""
_GAP = 0.035
"""Wander of the space between words, in ems."""
_SLOPE = math.radians(0.26)
_MARGIN = 0.015
"""How far the left margin wanders a line, in ems."""


@cache
def _noise(kind: str, memory: float) -> tuple[float, ...]:
    """Values about 0 with a spread of 1, each remembering ``memory`` of the one before."""
    dice = random.Random(f"handnote {kind}")  # noqa: S311 - a pen is no secret
    fresh = math.sqrt(1 - memory * memory)
    value = 0.0
    values = []
    for _ in range(_LENGTH):
        # Beyond two spreads a letter looks like a mistake.
        value = max(-2.0, min(2.0, memory * value + fresh * dice.gauss(0.0, 1.0)))
        values.append(value)
    return tuple(values)


@lru_cache(maxsize=8)
def _rises(strength: float) -> tuple[float, ...]:
    scale = strength * _RISE / _RISE_STEP
    return tuple(round(value * scale) * _RISE_STEP for value in _noise("rise", 0.88))


@dataclass(frozen=True, slots=True)
class Variation:
    """How one note departs from perfect type. ``index`` counts its characters, lines or words."""

    strength: float
    offsets: tuple[int, int, int, int, int]

    def rises(self, first: int, count: int) -> tuple[float, ...]:
        """How far above their baseline ``count`` characters stand, in ems, from ``first`` on."""
        rises = _rises(self.strength)
        start = (self.offsets[0] + first) % _LENGTH
        if start + count <= _LENGTH:
            return rises[start : start + count]
        return tuple([rises[at % _LENGTH] for at in range(start, start + count)])

    def turn(self, word: int) -> float:
        """How far the word at this character leans to the left, in radians."""
        return self._at("turn", 0.6, 1, word) * _TURN

    def growth(self, word: int) -> float:
        """By what share the word at this character is larger than the rest."""
        return self._at("growth", 0.6, 2, word) * _GROWTH

    def gap(self, word: int) -> float:
        """How much wider than the font's the space behind this word is, in ems.

        Never narrower: where the next word begins before the space ends, viewers take the
        space for none.
        """
        return max(0.0, self._at("gap", 0.2, 3, word) * _GAP + self.strength * _GAP)

    def slope(self, line: int) -> float:
        """How a line climbs, in radians."""
        return self._at("slope", 0.5, 4, line) * _SLOPE

    def margin(self, line: int) -> float:
        """How far to the right of the margin a line begins, in ems; never left of it."""
        return abs(self._at("margin", 0.8, 4, line)) * _MARGIN * 2

    def _at(self, kind: str, memory: float, which: int, index: int) -> float:
        noise = _noise(kind, memory)
        return noise[(self.offsets[which] + index) % _LENGTH] * self.strength


def variation(seed: str, strength: float) -> Variation | None:
    """The variation a note with this ``seed`` always has; None for none at all."""
    if strength <= 0:
        return None
    digest = hashlib.sha256(seed.encode()).digest()
    offsets = tuple(int.from_bytes(digest[i : i + 2]) % _LENGTH for i in range(0, 10, 2))
    return Variation(min(strength, 1.0), offsets)  # type: ignore[arg-type]  # five, as sliced

"""Words found by their stems; each is stemmed when a word that could share its stem is asked for.

A language knows some thousands of words and a note has sixty, so that most are never stemmed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from handnote.checks.stems import plain, stem

T = TypeVar("T")

_SHARED = 2
"""Letters that words of one stem begin with alike."""

_PREFIX = "ge"
"""Dutch stems are without it: geglazuurd is glazuur."""

_LONG_VOWEL = re.compile(r"([aeou])\1")
"""Dutch writes maan and manen, and its stems have the short one."""


class StemIndex(Generic[T]):
    """What is said of words, asked for by any other form of them; any thread may ask."""

    def __init__(self, code: str, words: Iterable[tuple[str, T]]) -> None:
        self._code = code
        self._waiting: defaultdict[str, list[tuple[str, T]]] = defaultdict(list)
        for word, told in words:
            for beginning in self._beginnings(word):
                self._waiting[beginning].append((word, told))
        self._found: dict[str, dict[str, frozenset[T]]] = {}

    def of(self, word: str) -> frozenset[T]:
        """What is said of all words that have the stem of ``word``."""
        told: frozenset[T] = frozenset()
        for beginning in self._beginnings(word):
            if beginning in self._waiting:
                told |= self._stemmed(beginning).get(stem(self._code, word), frozenset())
        return told

    def _stemmed(self, beginning: str) -> dict[str, frozenset[T]]:
        if beginning not in self._found:
            found: defaultdict[str, set[T]] = defaultdict(set)
            for word, told in self._waiting[beginning]:
                found[stem(self._code, word)].add(told)
            self._found[beginning] = {each: frozenset(told) for each, told in found.items()}
        return self._found[beginning]

    def _beginnings(self, word: str) -> tuple[str, ...]:
        low = plain(self._code, word)
        if self._code != "nl":
            return (low[:_SHARED],)
        low = _LONG_VOWEL.sub(r"\1", low)
        forms = (low, low.removeprefix(_PREFIX))
        return tuple({form[:_SHARED] for form in forms if form})

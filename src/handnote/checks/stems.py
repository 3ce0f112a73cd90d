"""Words without their endings, by the Snowball rules of each language."""

import re
from functools import lru_cache
from threading import Lock
from typing import Protocol

from handnote.checks.words import folded

_RULES = {
    "cs": "czech",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "sv": "swedish",
    "tr": "turkish",
}
_FLEETING = re.compile("(?<=...)e([^aeiouy])$")
"""The e of Polish and Czech that comes and goes: kubek, kubka."""

_SWEDISH = str.maketrans({"å": "ao", "ä": "ae", "ö": "oe"})
"""To wait, vänta, is one accent away from mittens, vantar."""

_LONGEST = 40
"""Longer words are left as they are: no language has them, and rules take longer over them."""

_turn = Lock()
"""A set of rules keeps its place in itself, so only one word is in it at a time."""


class _Rules(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - Snowball's own name


@lru_cache(maxsize=20_000)
def stem(language: str, word: str) -> str:
    """``word`` without its ending and its accents; a language without rules keeps the ending."""
    low = lowered(language, word)
    if language not in _RULES or len(low) > _LONGEST:
        return _fold(language, low)
    with _turn:
        found = _fold(language, _rules(language).stemWord(low))
    return _FLEETING.sub(r"\1", found) if language in ("pl", "cs") else found


def lowered(language: str, word: str) -> str:
    """``word`` in small letters; Turkish has two kinds of i."""
    if language == "tr":
        word = word.replace("I", "ı").replace("İ", "i")
    return word.lower()


@lru_cache(maxsize=20_000)
def plain(language: str, word: str) -> str:
    """``word`` in small letters, without accents that are no letters of their own."""
    return _fold(language, lowered(language, word))


def _fold(language: str, low: str) -> str:
    return fold(low.translate(_SWEDISH) if language == "sv" else low)


def fold(word: str) -> str:
    """One word as ``folded`` folds many."""
    return folded([word])[0]


@lru_cache(maxsize=len(_RULES))
def _rules(language: str) -> _Rules:
    import snowballstemmer  # type: ignore[import-untyped]  # it ships no types

    rules: _Rules = snowballstemmer.stemmer(_RULES[language])
    return rules

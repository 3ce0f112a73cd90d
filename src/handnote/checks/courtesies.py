"""Stock courtesies: what everybody says, recognised so that nobody is disturbed for it."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from handnote.checks.spelling import words
from handnote.config.resources import resource

_MOST_SKIPPED = 2
_LONGEST = 40


@dataclass(slots=True)
class Phrases:
    """Phrases by their words, so that the longest one beginning at a word is found at once."""

    ends: bool = False
    following: "dict[str, Phrases]" = field(default_factory=dict)

    def add(self, phrase: Sequence[str]) -> None:
        """Know one more phrase; one without a word is none."""
        node = self
        for word in phrase:
            node = node.following.setdefault(word, Phrases())
        node.ends = node is not self

    def longest(self, said: Sequence[str], start: int, skipped: frozenset[str]) -> int:
        """Return how many words from ``start`` on are a phrase; 0 for none.

        Between its words up to two of ``skipped`` may stand.
        """
        best, node, gap = 0, self, 0
        for place in range(start, min(len(said), start + _LONGEST)):
            word = said[place]
            if word in node.following:
                node, gap = node.following[word], 0
                best = place + 1 - start if node.ends else best
            elif place > start and word in skipped and gap < _MOST_SKIPPED:
                gap += 1
            else:
                break
        return best


@dataclass(frozen=True, slots=True)
class Courtesies:
    """What is courteous in the languages the checks know, all at once: a note tells none."""

    greetings: Phrases
    sign_offs: Phrases
    phrases: Phrases
    fillers: frozenset[str]
    plain: frozenset[str]
    """Every word of a courtesy: none of them is the name of a thing."""
    abbreviations: frozenset[str]


@cache
def courtesies() -> Courtesies:
    """Return what ships in ``resources/courtesies``, read at the first call."""
    return read_courtesies(sorted(resource("courtesies").glob("*.toml")))


def read_courtesies(files: Iterable[Path]) -> Courtesies:
    """Read the courtesies of one file for each language; raises what a broken file raises."""
    told = [tomllib.loads(file.read_text("utf-8")) for file in files]
    kinds = {
        kind: [_spelt(phrase) for language in told for phrase in language[kind]]
        for kind in ("greetings", "sign_offs", "phrases", "fillers")
    }
    return Courtesies(
        greetings=_phrases(kinds["greetings"]),
        sign_offs=_phrases(kinds["sign_offs"]),
        phrases=_phrases(kinds["phrases"]),
        fillers=frozenset(" ".join(phrase) for phrase in kinds["fillers"]),
        plain=frozenset(word for told in kinds.values() for phrase in told for word in phrase),
        abbreviations=frozenset(word for language in told for word in language["abbreviations"]),
    )


def _spelt(phrase: str) -> tuple[str, ...]:
    return tuple(word.spelling for word in words(phrase, most=_LONGEST))


def _phrases(spelt: Iterable[tuple[str, ...]]) -> Phrases:
    found = Phrases()
    for phrase in spelt:
        found.add(phrase)
    return found

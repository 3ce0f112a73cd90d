"""What the listener knows by heart: the files of ``resources/phrases``, read once when asked."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from handnote.checks.phrase import Phrase, read_phrases, word_lists
from handnote.checks.phrase_index import PhraseIndex, index_of
from handnote.checks.words import folded
from handnote.config.resources import resource
from handnote.domain.finding import Concern

EVERYWHERE = Concern.REVIEW_ASK, Concern.LEFTOVER_TOKEN
"""Listened for in every language at once, whichever the note is in."""

_USUAL_GAP = 6
_EVERY_CONCERN = "all"
_STRONG = 2, 5
"""How many words a phrase needs to be sure of without knowing the language, and how many letters
where a letter is a word."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What gives one concern away in one language, and what only looks like it."""

    concern: Concern
    phrases: frozenset[Phrase]
    always: frozenset[Phrase]
    """Count even where ``unless`` is said as well."""
    unless: frozenset[Phrase]


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language: its phrases, and what it is known by."""

    code: str
    name: str
    rules: tuple[Rule, ...]
    unless: frozenset[Phrase]
    common: frozenset[str]
    letters: frozenset[str]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """The rules to listen by, with one index over all their phrases."""

    rules: tuple[Rule, ...]
    unless: frozenset[Phrase]
    index: PhraseIndex


@cache
def tongues() -> Mapping[str, Tongue]:
    """Every language the listener knows, by its code."""
    return {path.stem: _read(path.stem) for path in sorted(resource("phrases").glob("??.toml"))}


@cache
def phrase_book(code: str) -> PhraseBook:
    """What to listen for in a note of this language; "" is for one nobody can tell."""
    known = tongues()
    rules = tuple(rule for tongue in known.values() for rule in _chosen(tongue, code))
    unless = frozenset(
        phrase for tongue in known.values() for phrase in tongue.unless if code in ("", tongue.code)
    )
    phrases = [phrase for rule in rules for phrase in (*rule.phrases, *rule.always, *rule.unless)]
    return PhraseBook(rules, unless, index_of([*phrases, *unless]))


def _chosen(tongue: Tongue, code: str) -> Iterator[Rule]:
    for rule in tongue.rules:
        if tongue.code == code:
            yield rule
        elif not code or rule.concern in EVERYWHERE:
            yield Rule(
                rule.concern,
                frozenset(filter(_is_strong, rule.phrases)),
                frozenset(filter(_is_strong, rule.always)),
                rule.unless,
            )


def _is_strong(phrase: Phrase) -> bool:
    """Whether a phrase says enough to be no chance likeness to another language's words."""
    words = [min(part.spellings, key=len) for part in phrase.parts]
    letters = all(len(word.letters) == 1 for spelling in words for word in spelling)
    return sum(map(len, words)) >= _STRONG[letters]


@cache
def _sites() -> Mapping[str, str]:
    """The word lists that every language may name: places whose names are the same in all."""
    told = tomllib.loads(resource("phrases", "sites.toml").read_text("utf-8"))
    words: dict[str, str] = told["words"]
    return words


def _read(code: str) -> Tongue:
    told = tomllib.loads(resource("phrases", f"{code}.toml").read_text("utf-8"))
    named = word_lists({**_sites(), **told.get("words", {})})
    gap = int(told.get("gap", _USUAL_GAP))

    def phrases(section: Mapping[str, Any], key: str) -> frozenset[Phrase]:
        listed: Iterable[str] = section.get(key, ())
        return frozenset(phrase for each in listed for phrase in read_phrases(each, named, gap))

    rules = tuple(
        Rule(concern, *(phrases(told[concern], key) for key in ("phrases", "always", "unless")))
        for concern in Concern
        if concern in told
    )
    guess = told["guess"]
    return Tongue(
        code,
        told["name"],
        rules,
        phrases(told.get(_EVERY_CONCERN, {}), "unless"),
        common=frozenset(folded(guess["common"].split())),
        letters=frozenset(guess["letters"]),
        endings=tuple(folded(guess["endings"].split())),
    )

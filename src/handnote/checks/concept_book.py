"""Words that mean nearly the same: the files of ``resources/seeing``, read once when asked."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from handnote.checks.phrase import Phrase, read_phrases
from handnote.checks.phrase_index import PhraseIndex, index_of
from handnote.checks.stem_index import StemIndex
from handnote.checks.stems import plain, stem
from handnote.checks.words import words_of
from handnote.config.resources import resource

_GAP = 3
_COUNTRIES, _KINDS = "countries", "kinds"
_OWN = ":"
"""Between a group and a word that is a kind of it, in what that word alone means."""

Concepts = frozenset[str]
NOTHING: Concepts = frozenset()

Term = tuple[tuple[str, ...], str]
"""The words of a name of several, and what it means."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What one language calls the things that makers sell, and the words that say nothing."""

    code: str
    whole: Mapping[str, Concepts]
    """By the word itself, in small letters and without accents."""
    stems: StemIndex[str]
    terms: StemIndex[Term]
    """Those of several words, by the first."""
    ordinary: frozenset[str]
    ordinary_stems: StemIndex[str]
    ages: frozenset[str]
    """Stems beside which a number tells something."""
    compounds: bool
    kinds: Mapping[str, Concepts]
    """What each concept is a kind of, and what that is a kind of."""
    said: Mapping[str, tuple[Phrase, ...]]
    """Sayings, by what they say of somebody: ``again``, ``gift``, ``kept``."""
    known: Mapping[str, tuple[Phrase, ...]]
    """How a line about somebody tells the same."""
    index: PhraseIndex
    longest: int
    """Letters of the longest word."""

    def concepts(self, word: str) -> Concepts:
        """What one word means, "" of a language's own letters or folded; nothing if not known."""
        return self.whole.get(plain(self.code, word)) or self.stems.of(word)

    def above(self, concepts: Concepts) -> Concepts:
        """All that these are kinds of: a spaniel is a dog, a ring is jewellery."""
        return frozenset(kind for it in concepts for kind in self.kinds.get(it, NOTHING))

    def goes_with(self, concepts: Concepts) -> Concepts:
        """What these are parts of, or used with: a wick goes with a candle."""
        return frozenset(
            thing for it in concepts for thing in _goes_with().get(it.partition(_OWN)[0], NOTHING)
        )

    def is_ordinary(self, word: str) -> bool:
        """Whether a word says nothing of anybody in particular."""
        low = plain(self.code, word)
        if low in self.ordinary:
            return True
        if low in self.whole or self.stems.of(word):
            return False
        return bool(self.ordinary_stems.of(word))


@cache
def languages() -> tuple[str, ...]:
    """The languages there are words for."""
    return tuple(sorted(path.stem for path in resource("seeing").glob("??.toml")))


@cache
def lexicon(code: str) -> Lexicon:
    """The words of one language; it reads a file and takes a moment the first time."""
    told = tomllib.loads(resource("seeing", f"{code}.toml").read_text("utf-8"))
    groups: dict[str, list[str]] = {}
    own: dict[str, str] = {}
    for concept, words in told["words"].items():
        same, _, kinds = words.partition(_OWN)
        groups[concept] = _listed(same)
        for forms in _listed(kinds):
            each = forms.split("/")
            groups[f"{concept}{_OWN}{plain(code, each[0])}"] = each
            own[f"{concept}{_OWN}{plain(code, each[0])}"] = concept
    groups |= _countries(code)
    whole, single, terms = _by_word(code, groups)
    ordinary = [word for line in told["ordinary"].split() for word in _pieces(code, line)]
    said, known = _sayings(told)
    return Lexicon(
        code,
        whole,
        StemIndex(code, single),
        StemIndex(code, terms),
        frozenset(plain(code, word) for word in ordinary),
        StemIndex(code, ((word, word) for word in ordinary)),
        frozenset(stem(code, word) for word in told.get("ages", "").split()),
        bool(told.get("compounds")),
        _above() | {it: _above().get(kind, NOTHING) | {kind} for it, kind in own.items()},
        said,
        known,
        index_of(phrase for those in (*said.values(), *known.values()) for phrase in those),
        max(map(len, [*whole, *ordinary])),
    )


def _sayings(
    told: Mapping[str, Mapping[str, list[str]]],
) -> tuple[dict[str, tuple[Phrase, ...]], dict[str, tuple[Phrase, ...]]]:
    """What is said in a note, and how somebody's line tells that it is true of them."""
    orders = {key: _phrases(phrases) for key, phrases in told["orders"].items()}
    regular = orders.pop("regular")
    said = {
        **orders,
        "gift": _phrases(told["gift"]["phrases"]),
        "kept": _phrases(told["promise"]["kept"]),
        "waited": _phrases(told["wait"]["said"]),
    }
    known = {
        **orders,
        "again": (*orders["again"], *regular),
        "waited": _phrases(told["wait"]["known"]),
    }
    return said, known


def _by_word(
    code: str, groups: Mapping[str, Iterable[str]]
) -> tuple[dict[str, Concepts], list[tuple[str, str]], list[tuple[str, Term]]]:
    """What words mean, by themselves; the same by their stems; and terms by their first word."""
    whole: defaultdict[str, set[str]] = defaultdict(set)
    single: list[tuple[str, str]] = []
    terms: list[tuple[str, Term]] = []
    for concept, words in groups.items():
        for word in words:
            pieces = _pieces(code, word)
            if len(pieces) == 1:
                whole[plain(code, pieces[0])].add(concept)
                single.append((pieces[0], concept))
            elif pieces:
                terms.append((pieces[0], (tuple(pieces), concept)))
    return {word: frozenset(those) for word, those in whole.items()}, single, terms


def _pieces(code: str, told: str) -> list[str]:
    """The words of a term; Japanese does not part them."""
    if code == "ja":
        return [told]
    words = words_of(told)
    return [words.raw(at) for at in range(len(words.spans))]


def _listed(told: str) -> list[str]:
    return [word.strip() for word in re.split(r"[,、]", told) if word.strip()]


def _phrases(told: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(phrase for each in told for phrase in read_phrases(each, {}, _GAP))


def _countries(code: str) -> dict[str, list[str]]:
    told = _read(_COUNTRIES).items()
    return {f"country-{country}": _listed(names.get(code, "")) for country, names in told}


@cache
def _above() -> dict[str, Concepts]:
    """What each group is a kind of, all the way up."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for kind, those in _read(_KINDS)["kinds"].items():
        for concept in those.split():
            kinds[concept].add(kind)
    found: dict[str, Concepts] = {}
    for concept in kinds:
        reached: set[str] = set()
        ahead = {concept}
        while ahead:
            ahead = {kind for it in ahead for kind in kinds.get(it, ())} - reached
            reached |= ahead
        found[concept] = frozenset(reached)
    return found


@cache
def _goes_with() -> dict[str, Concepts]:
    """What each group goes with, as ``kinds.toml`` says; nothing follows from two of them."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for thing, those in _read(_KINDS)["goes_with"].items():
        for concept in those.split():
            found[concept].add(thing)
    return {concept: frozenset(things) for concept, things in found.items()}


@cache
def _read(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(resource("seeing", f"{name}.toml").read_text("utf-8"))

"""Whether a note sees the person: what it says that is true of them and of their order."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from handnote.checks.concept_book import languages
from handnote.checks.language import guess
from handnote.checks.sayings import count, said, sayings_of
from handnote.checks.stems import fold
from handnote.checks.token import Token
from handnote.checks.tokens import tokens_of
from handnote.checks.words import words_of
from handnote.domain.fact import Fact, FactKind

Span = tuple[int, int]

_USUAL = "en"
"""What a text is read as when nothing tells its language: shops' own words are mostly this."""

_SURE = 8
"""Words a text needs for its language to be told beyond doubt."""

_SENTENCES = frozenset(
    {FactKind.WORDS, FactKind.GIFT_MESSAGE, FactKind.EARLIER_NOTE, FactKind.ANSWER}
)
"""Whole sentences share chance words with any other; more is asked of a likeness to them."""

_NAMED_ITSELF = frozenset({FactKind.VARIATION, FactKind.PERSONALISATION, FactKind.DETAILS})
"""A colour or an engraving is spoken of by its own name, not by what goes with it."""

_LONG = 8
"""Telling words from which on the same is asked of any fact."""

_ENOUGH_LETTERS = 5
_COUNTED = frozenset({FactKind.ORDERS, FactKind.GIFT})
_SAYS_NOTHING = frozenset({FactKind.NAME, *_COUNTED})
_SIGNED = 3
"""A last line of at most so many words is who signs, not what is said."""

_COUNTRY_CODE = 2
_NAME_LETTERS, _NAME_ENDING = 3, 3
_MOST = 10_000
"""Letters that are read of a note and of a fact: many times what a label holds."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One fact the note speaks of. All places are code points."""

    fact: int
    """Which of the facts, counted from 0."""
    places: tuple[Span, ...]
    """Where in the note, in order; never empty."""
    spans: tuple[Span, ...]
    """The words of the fact that are meant, in order; empty where it is the fact as a whole."""

    @property
    def start(self) -> int:
        """Where the first of the places begins."""
        return self.places[0][0]

    @property
    def end(self) -> int:
        """Where the first of the places ends."""
        return self.places[0][1]


def seen(text: str, facts: tuple[Fact, ...], language: str = "") -> tuple[Seen, ...]:
    """Which of ``facts`` the note speaks of, each at most once, in the order of ``facts``.

    ``language`` is the note's, such as ``de`` or ``pt-BR``; where it is not given, or is not one
    there are words for, the note is asked, and then the facts. It reads files the first time
    it meets a language. The facts last asked about are kept read; nothing else is.
    """
    text = text[:_MOST]
    code = _language(text, facts, language)
    told = _told(facts, code)
    names = _names(facts)
    note = [
        token
        for token in tokens_of(text, code)
        if not _is_named(text, token, names) and (token.is_known or not _is_signed(text, token))
    ]
    met = _met(_with_names(note, text, told), [each.tokens for each in told])
    phrased = said(text, (saying for each in told for saying in each.sayings), code)
    return tuple(
        found
        for index, fact in enumerate(facts)
        if (found := _seen(index, fact, met.get(index, ()), told[index], phrased))
    )


def _with_names(note: Sequence[Token], text: str, told: Sequence["_Told"]) -> list[Token]:
    """A capital at the beginning of a sentence is a name's where a fact has that name."""
    named = {key for each in told for token in each.tokens if token.is_name for key in token.keys}
    return [
        replace(token, is_name=True)
        if text[token.start].isupper() and f"w:{text[token.start : token.end].lower()}" in named
        else token
        for token in note
    ]


def is_for_anyone(text: str, facts: tuple[Fact, ...], language: str = "") -> bool:
    """Whether the note speaks of nothing of this person or order, though there was something."""
    if not words_of(text).spans:
        return False
    code = _language(text, facts, language)
    something = any(each.tokens for each in _told(facts, code))
    something = something or any(_is_told_by_count(fact) for fact in facts)
    return something and not seen(text, facts, language)


def _is_told_by_count(fact: Fact) -> bool:
    """Whether there is something to say of a gift, or of somebody who came back."""
    return fact.kind is FactKind.GIFT or (fact.kind is FactKind.ORDERS and count(fact) > 1)


def _language(text: str, facts: Iterable[Fact], language: str) -> str:
    code = language.lower().replace("_", "-").partition("-")[0]
    if code in languages():
        return code
    guessed = guess(words_of(text))
    if guessed in languages():
        return guessed
    found = (guess(words_of(fact.text)) for fact in facts if fact.text)
    return next((code for code in found if code in languages()), _USUAL)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a fact can be recognised by."""

    tokens: tuple[Token, ...]
    """Its telling words, read in the note's language and in its own."""
    sayings: frozenset[str]
    """What would be true of it, as ``handnote.checks.sayings`` calls it."""


@lru_cache(maxsize=1)
def _told(facts: tuple[Fact, ...], code: str) -> tuple[_Told, ...]:
    names = _names(facts)
    promises = sum(fact.kind is FactKind.PROMISE for fact in facts)
    return tuple(_read(fact, code, names, promises) for fact in facts)


def _read(fact: Fact, code: str, names: frozenset[str], promises: int) -> _Told:
    if fact.kind in _SAYS_NOTHING:
        return _Told((), sayings_of(fact, (), promises))
    text = _spoken(fact)
    if fact.kind is FactKind.COUNTRY and len(text) == _COUNTRY_CODE:
        keys = frozenset({f"c:country-{text.upper()}"})
        return _Told((Token(0, len(text), keys, is_known=True),), frozenset())
    codes = _codes(text, code)
    tokens = [token for each in codes for token in tokens_of(text, each)]
    if fact.kind is not FactKind.GIVER:
        tokens = [token for token in tokens if not _is_named(text, token, names)]
    return _Told(tuple(tokens), sayings_of(fact, codes, promises))


def _codes(text: str, code: str) -> tuple[str, ...]:
    """The languages a fact is read in: the note's and its own, or its own where that is sure."""
    words = words_of(text)
    guessed = guess(words)
    own = guessed or _USUAL
    codes = (own,) if len(words.spans) >= _SURE and guessed else (code, own)
    return tuple(each for each in dict.fromkeys(codes) if each in languages())


def _spoken(fact: Fact) -> str:
    """What of a fact can be spoken of, with every letter in its place."""
    text = fact.text[:_MOST]
    if fact.kind is not FactKind.DETAILS:
        return text
    return re.sub(r"(?m)^[^:\n]*:", lambda name: " " * len(name[0]), text)


@dataclass(frozen=True, slots=True)
class _Match:
    """Words of the note and words of a fact that are alike, each the same all through."""

    note: Sequence[Token]
    fact: Sequence[Token]

    @property
    def shared(self) -> frozenset[str]:
        """What they are recognised by."""
        return self.note[0].shared(self.fact[0])

    @property
    def is_by_use(self) -> bool:
        """Whether the one only goes with the other."""
        return all(key[0] == "u" for key in self.shared)


def _met(note: Sequence[Token], told: Sequence[Sequence[Token]]) -> dict[int, list[_Match]]:
    by_key: defaultdict[str, list[Sequence[Token]]] = defaultdict(list)
    for alike in _alike(note):
        for key in alike[0].keys | alike[0].broad | alike[0].uses:
            by_key[key].append(alike)
    met: defaultdict[int, list[_Match]] = defaultdict(list)
    for index, tokens in enumerate(told):
        for those in _alike(tokens):
            one = those[0]
            found = {
                id(alike): alike
                for key in (one.keys | one.broad) & by_key.keys()
                for alike in by_key[key]
                if alike[0].shared(one)
            }
            met[index] += [_Match(alike, those) for alike in found.values()]
    return met


def _alike(tokens: Sequence[Token]) -> Iterable[Sequence[Token]]:
    """A word said a thousand times is compared once."""
    found: defaultdict[tuple[frozenset[str], bool], list[Token]] = defaultdict(list)
    for token in tokens:
        found[token.keys | token.broad, token.is_name].append(token)
    return found.values()


def _seen(
    index: int,
    fact: Fact,
    met: Sequence[_Match],
    told: _Told,
    phrased: Mapping[str, tuple[Span, ...]],
) -> Seen | None:
    if fact.kind in _NAMED_ITSELF:
        met = [match for match in met if not match.is_by_use]
    is_long = fact.kind in _SENTENCES or len(told.tokens) > _LONG
    if is_long and not _tells(met):
        met = ()
    places = {place for saying in told.sayings for place in phrased.get(saying, ())}
    places.update((token.start, token.end) for match in met for token in match.note)
    if not places:
        return None
    spans = _spans(token for match in met for token in match.fact)
    return Seen(index, tuple(sorted(places)), spans)


def _spans(tokens: Iterable[Token]) -> tuple[Span, ...]:
    return tuple(sorted({(token.start, token.end) for token in tokens}))


def _tells(met: Sequence[_Match]) -> bool:
    """Whether a likeness to a whole sentence is more than chance."""
    unknown: set[frozenset[str]] = set()
    for match in met:
        note, fact = match.note[0], match.fact[0]
        shared = match.shared
        if note.is_known and any(key[0] in "c0" for key in shared):
            return True
        if note.is_name and fact.is_name:
            return True
        if note.end - note.start >= _ENOUGH_LETTERS and not match.is_by_use:
            return True
        unknown.add(shared)
    return len(unknown) > 1


def _names(facts: Iterable[Fact]) -> frozenset[str]:
    return frozenset(
        word
        for fact in facts
        if fact.kind is FactKind.NAME
        for word in (*words_of(fact.text).folded, fold("".join(fact.text.split())))
        if word
    )


def _is_named(text: str, token: Token, names: frozenset[str]) -> bool:
    """Whether a word is the person's own name, in whatever case it stands."""
    raw = text[token.start : token.end]
    low = fold(raw)
    if low in names and (raw[0].isupper() or not raw.isascii()):
        return True
    if not raw[0].isupper() or token.is_known:
        return any(len(low) > 1 and low in name for name in names if not raw[0].isascii())
    return any(_is_form(low, name) for name in names)


def _is_form(word: str, name: str) -> bool:
    """Whether ``word`` may be ``name`` with another ending: Marto and Martą for Marta."""
    stays = max(_NAME_LETTERS, len(name) - 2)
    return (
        len(name) >= _NAME_LETTERS
        and word[:stays] == name[:stays]
        and len(word) - len(name) <= _NAME_ENDING
    )


def _is_signed(text: str, token: Token) -> bool:
    """Whether a word stands in a short last line, where the seller signs."""
    body = text.rstrip()
    line = body.rfind("\n") + 1
    return 0 < line <= token.start and len(body[line:].split()) <= _SIGNED

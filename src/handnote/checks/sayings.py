"""What is said by a phrase and not by a word: that somebody came back, a gift, a promise kept."""

from collections.abc import Iterable, Mapping, Sequence

from handnote.checks.concept_book import lexicon
from handnote.checks.phrase import Phrase
from handnote.checks.words import words_of
from handnote.domain.fact import Fact, FactKind

Span = tuple[int, int]

FIRST, AGAIN, GIFT, KEPT, WAITED = "first", "again", "gift", "kept", "waited"
"""Sayings; besides them a number in digits is how many orders there are."""

_TELLING = frozenset({FactKind.MEMORY, FactKind.WORDS, FactKind.ANSWER, FactKind.DETAILS})
"""In these a saying of the seller's own, or the buyer's, can be believed."""


def count(fact: Fact) -> int:
    """How many orders there are by a fact of that kind; 1 where it does not tell."""
    return int(fact.text) if fact.text.isascii() and fact.text.isdigit() else 1


def sayings_of(fact: Fact, codes: Sequence[str], open_promises: int) -> frozenset[str]:
    """The sayings that would be true of a fact: *welcome back* of an own line *buys again*.

    "As promised" is true of a promise where it is the only one; of several, nobody can tell.
    """
    if fact.kind is FactKind.GIFT:
        return frozenset({GIFT})
    if fact.kind is FactKind.PROMISE:
        return frozenset({KEPT} if open_promises == 1 else ())
    if fact.kind is FactKind.ORDERS:
        orders = count(fact)
        return frozenset({AGAIN, str(orders)} if orders > 1 else {FIRST})
    if fact.kind not in _TELLING:
        return frozenset()
    told = {saying for code in codes for saying in _known(fact.text, code)}
    if told - {FIRST, WAITED}:
        return frozenset(told - {FIRST} | {AGAIN})
    return frozenset(told)


def said(text: str, sayings: Iterable[str], code: str) -> Mapping[str, tuple[Span, ...]]:
    """Where ``text`` says each of ``sayings``, in order; those it does not say are left out."""
    asked = frozenset(sayings)
    return _found(text, code, lexicon(code).said, asked) if asked else {}


def _known(text: str, code: str) -> Iterable[str]:
    return _found(text, code, lexicon(code).known)


def _found(
    text: str,
    code: str,
    phrases: Mapping[str, Sequence[Phrase]],
    asked: frozenset[str] | None = None,
) -> Mapping[str, tuple[Span, ...]]:
    words = words_of(text)
    heard = lexicon(code).index.heard(words)
    found: dict[str, tuple[Span, ...]] = {}
    for saying, those in phrases.items():
        if asked is not None and saying not in asked:
            continue
        stretches = {stretch for phrase in those for stretch in heard.stretches(phrase)}
        if stretches:
            found[saying] = tuple(
                (words.spans[begin][0], words.spans[end][1]) for begin, end in sorted(stretches)
            )
    return found

"""A second pair of eyes: what a friend would mention about the words of a note, and no more."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from handnote.checks.asking import ear, sounds
from handnote.checks.language import guess
from handnote.checks.leftovers import leftovers
from handnote.checks.phrase_book import PhraseBook, Rule, phrase_book, tongues
from handnote.checks.phrase_index import Heard, Stretch
from handnote.checks.signs import signs
from handnote.checks.words import Words, words_of
from handnote.domain.finding import Concern, Finding, Level

_ORDER = {Level.HELD: 0, Level.HINT: 1, Level.LIT: 2}
_OPENING = 12
"""How many words of a note are its opening."""

_FACT = 80


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the order a note is for. Without any of it every check still works."""

    titles: tuple[str, ...] = ()
    """What the items are called: words of theirs ask for nothing."""
    went_wrong: bool = False
    """Something did, and the note is to put it right: an excuse as its opening is mentioned."""


NO_CONTEXT = Context()


def look(text: str, language: str = "", context: Context = NO_CONTEXT) -> tuple[Finding, ...]:
    """What is noticed in ``text``, the weightiest first and then as it stands.

    ``language`` is a code such as ``de`` or ``pt-BR``; where it is not given, or not one the
    listener knows, the words are asked. Places are code points of ``text``. It reads files the
    first time it is called, and is quick from then on.
    """
    words = words_of(text)
    code = language.lower().replace("_", "-").partition("-")[0]
    if code not in tongues():
        code = guess(words)
    found = [*leftovers(text), *signs(text, code), *_phrases(words, phrase_book(code), context)]
    told = _told_once(found, text)
    return tuple(sorted(told, key=lambda it: (_ORDER[it.level], it.start, it.end)))


def _phrases(words: Words, book: PhraseBook, context: Context) -> Iterator[Finding]:
    heard = book.index.heard(words)
    quiet = [
        stretch for phrase in book.unless & heard.likely for stretch in heard.stretches(phrase)
    ]
    quiet += _named(words, context.titles)
    for concern in Concern:
        rules = [rule for rule in book.rules if rule.concern is concern]
        if not rules or (concern is Concern.EXCUSE and not context.went_wrong):
            continue
        stretches: Iterable[Stretch] = _stretches(heard, rules, quiet)
        if concern is Concern.REVIEW_ASK:
            stretches = _weighed(words, list(stretches), context)
        for begin, end in stretches:
            if concern is not Concern.EXCUSE or begin < _OPENING:
                yield Finding(concern, start=words.spans[begin][0], end=words.spans[end][1])


def _weighed(words: Words, said: Sequence[Stretch], context: Context) -> Iterator[Stretch]:
    """Those phrases of an ask that stand where it sounds like one; without any, what sounds so."""
    items = {at for begin, end in _named(words, context.titles) for at in range(begin, end + 1)}
    heard = sounds(words, frozenset(items))
    sure = [
        (begin, end)
        for begin, end in said
        if any(it.score > ear().doubtful and it.begin <= end and begin <= it.end for it in heard)
    ]
    yield from sure
    loudest = max(heard, key=lambda it: it.score, default=None)
    if not sure and loudest and loudest.score > ear().sure:
        yield loudest.begin, loudest.end


def _stretches(heard: Heard, rules: Iterable[Rule], quiet: Sequence[Stretch]) -> Iterator[Stretch]:
    said: list[Stretch] = []
    spared = list(quiet)
    for rule in rules:
        for phrase in rule.always & heard.likely:
            yield from heard.stretches(phrase)
        for phrase in rule.phrases & heard.likely:
            said += heard.stretches(phrase)
    if said:
        for rule in rules:
            spared += [
                stretch
                for phrase in rule.unless & heard.likely
                for stretch in heard.stretches(phrase)
            ]
        yield from _clear_of(sorted(set(said)), sorted(set(spared)))


def _clear_of(said: Sequence[Stretch], spared: Sequence[Stretch]) -> Iterator[Stretch]:
    """Those of ``said`` that share no place with any of ``spared``, which is in order."""
    starts = [begin for begin, _ in spared]
    furthest = list(accumulate((end for _, end in spared), max))
    for begin, end in said:
        begun = bisect_right(starts, end)
        if not begun or furthest[begun - 1] < begin:
            yield begin, end


def _named(words: Words, titles: Iterable[str]) -> Iterator[Stretch]:
    """Where the note calls an item by its name, or by two words of it that stand together."""
    for title in titles:
        named = words_of(title).folded
        if len(named) == 1:
            yield from ((at, at) for at, word in enumerate(words.folded) if word == named[0])
        pairs = set(pairwise(named))
        for at, pair in enumerate(pairwise(words.folded)):
            if pair in pairs:
                yield at, at + 1


def _told_once(found: Iterable[Finding], text: str) -> Iterator[Finding]:
    """Findings of one concern that overlap, as one; a hashtag or link in a token, not at all."""
    by_place = sorted(found, key=lambda it: (it.concern, it.start, it.end))
    tokens = [(it.start, it.end) for it in by_place if it.concern is Concern.LEFTOVER_TOKEN]
    for concern, those in groupby(by_place, key=lambda it: it.concern):
        stretches: Iterable[Stretch] = ((it.start, it.end) for it in those)
        if concern in (Concern.HASHTAG, Concern.LINK):
            stretches = _clear_of(list(stretches), tokens)
        for start, end in _joined(stretches):
            fact = " ".join(text[start : min(end, start + 4 * _FACT)].split())[:_FACT]
            yield Finding(concern, start=start, end=end, fact=fact)


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    start = end = -1
    for begin, last in stretches:
        if begin < end:
            end = max(end, last)
            continue
        if end >= 0:
            yield start, end
        start, end = begin, last
    if end >= 0:
        yield start, end

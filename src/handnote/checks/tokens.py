"""The telling words of a text, each with all it could be recognised by."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from handnote.checks.concept_book import NOTHING, Concepts, Lexicon, lexicon
from handnote.checks.diminutives import grown
from handnote.checks.japanese import japanese_tokens
from handnote.checks.stems import plain, stem
from handnote.checks.token import Token, meaning
from handnote.checks.words import Words, words_of

_SHORTEST = 3
"""Letters a word needs to be recognised by itself."""

_LONGEST = 40
"""Longer compounds are not taken apart."""

_SHORT_HEAD, _HEAD, _MODIFIER = 3, 5, 4
_LONG_COMPOUND = 9
"""From here on a word of the book may be of its head too: a Schaukelpferd is a horse."""

_NEAR = 3
"""How many words may stand between a number and what makes it tell something."""

_NUMBER = "number-"
"""Groups that begin so are what a number is called: sixty is 60."""

_CENTURIES = ("18", "19", "20")
_YEAR = 4
_AGES = frozenset({"birthday", "anniversary", "wedding"})
_ENDINGS = (
    *("lar", "ler", "im", "in", "um", "un", "imiz", "iniz", "umuz", "unuz", "m", "n", "miz", "niz"),
    *("i", "u", "si", "su", "yi", "yu", "ni", "nu", "a", "e", "ya", "ye", "na", "ne"),
    *("da", "de", "ta", "te", "dan", "den", "tan", "ten", "nin", "nun", "la", "le", "yla", "yle"),
    *("li", "lu", "lik", "luk", "ca", "ce", "ki", "ci", "cu", "cik", "cuk", "cig", "cug"),
)
"""Turkish, as folded: ı is i, ü is u."""

_GENITIVES = frozenset({"de", "nl", "sv", "en"})
"""Where a name takes an s without a word: Annas Tasse."""

_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\. ?){1,4}[^\W\d_]\.(?!\w)")

_SOFT = {"b": "p", "c": "c", "d": "t", "g": "k"}
_ENDINGS_DEEP = 3
_LINKS = ("", "s", "n", "en", "es", "e")


def tokens_of(text: str, code: str) -> tuple[Token, ...]:
    """The telling words of ``text`` as a reader of language ``code`` takes them."""
    words = words_of(text)
    book = lexicon(code)
    found = [*_terms(words, book), *_initials(text)]
    if code == "ja":
        found += japanese_tokens(words, book)
    for at in range(len(words.spans)):
        raw = words.raw(at)
        start, end = words.spans[at]
        if raw[0].isdigit():
            if number := _number(words, at, book):
                found.append(Token(start, end, frozenset({number}), is_known=True))
        elif (code != "ja" or raw.isascii()) and (word := _word(code, raw)):
            is_name = raw[0].isupper() and not words.begins_line(at)
            found.append(replace(word, start=start, end=end, is_name=is_name))
    return tuple(found)


def _number(words: Words, at: int, book: Lexicon) -> str:
    """What a number is known by if it tells something: a year, or an age."""
    digits = "".join(letter for letter in words.folded[at] if letter.isdigit())
    if len(digits) == _YEAR and digits[:2] in _CENTURIES:
        return f"0:{digits}"
    if len(digits) > _SHORTEST or digits in ("", "0", "1"):
        return ""
    for near in range(max(0, at - _NEAR), min(len(words.spans), at + _NEAR + 1)):
        raw = words.raw(near)
        if near != at and (stem(book.code, raw) in book.ages or book.concepts(raw) & _AGES):
            return f"0:{digits}"
    return ""


def _initials(text: str) -> Iterator[Token]:
    """Letters with dots, as somebody has them engraved: R.J.M. is RJM."""
    for found in _DOTTED.finditer(text):
        letters = plain("", "".join(filter(str.isalpha, found[0])))
        yield Token(*found.span(), frozenset({f"w:{letters}"}), is_known=True)


def _terms(words: Words, book: Lexicon) -> Iterator[Token]:
    """What has a name of several words."""
    raw = [words.raw(at) for at in range(len(words.spans))]
    for at, first in enumerate(raw):
        for term, concept in book.terms.of(first):
            last = at + len(term) - 1
            if _are_forms(book.code, term[1:], raw[at + 1 : last + 1]):
                means = frozenset({concept})
                yield Token(
                    words.spans[at][0],
                    words.spans[last][1],
                    meaning(means),
                    kinds=meaning(book.above(means)),
                    uses=meaning(book.goes_with(means)),
                    is_known=True,
                )


def _are_forms(code: str, term: Sequence[str], said: Sequence[str]) -> bool:
    return len(term) == len(said) and all(
        stem(code, one) == stem(code, other) for one, other in zip(term, said, strict=True)
    )


@lru_cache(maxsize=20_000)
def _word(code: str, raw: str) -> Token | None:
    """A word as it is recognised wherever it stands; nothing where it tells nothing."""
    book = lexicon(code)
    low = plain(code, raw)
    if (len(low) < _SHORTEST and not book.whole.get(low)) or low in book.ordinary:
        return None
    bare = _bare(book, low)
    if not bare and book.is_ordinary(raw):
        return None
    concepts = book.concepts(raw) or bare
    keys = {f"w:{low}", f"s:{stem(code, raw)}"}
    small = () if concepts else tuple(grown(code, low))
    concepts = concepts or next(filter(None, (_grown(book, word) for word in small)), NOTHING)
    parts: set[str] = set()
    is_known = bool(concepts)
    if book.compounds and _HEAD < len(low) <= _LONGEST:
        head, modifier = _compound(book, low)
        if concepts and head and len(low) > _LONG_COMPOUND:
            parts |= meaning(head)
        concepts = concepts or head
        is_known = bool(concepts or modifier)
        parts |= meaning(modifier)
        if raw[0].isupper() or code != "de":
            parts.update(_pieces(low))
    if not is_known and code in _GENITIVES and raw[0].isupper() and low[-1] == "s":
        keys |= {f"w:{low[:-1]}", f"s:{stem(code, raw[:-1])}"}
    if not is_known:
        keys |= {f"s:{stem(code, word)}" for word in small if len(word) >= _MODIFIER}
    keys |= meaning(concepts)
    keys |= {it.replace(_NUMBER, "0:") for it in concepts if it.startswith(_NUMBER)}
    return Token(
        0,
        0,
        frozenset(keys),
        meaning(book.above(concepts)),
        frozenset(parts),
        meaning(book.goes_with(concepts)),
        is_known,
    )


def _pieces(low: str) -> Iterator[str]:
    """What a compound may begin or end with, for words nobody put in a book: Apfel-chutney."""
    for cut in range(_SHORT_HEAD, len(low) - _SHORT_HEAD + 1):
        if cut >= _MODIFIER:
            yield f"w:{low[:cut]}"
            yield f"s:{low[:cut]}"
        if len(low) - cut >= _HEAD:
            yield f"w:{low[cut:]}"


def _grown(book: Lexicon, word: str) -> Concepts:
    """A small word means what the word means that it was made of."""
    if word in book.ordinary:
        return NOTHING
    found = book.whole.get(word) or book.stems.of(word)
    if found or not book.compounds:
        return found or NOTHING
    return _compound(book, word)[0] if len(word) > _HEAD else NOTHING


def _bare(book: Lexicon, low: str) -> Concepts:
    """What a Turkish word means without the endings that Snowball leaves on it."""
    bare = [low] if book.code == "tr" else []
    for _ in range(_ENDINGS_DEEP):
        bare = [
            word.removesuffix(ending)
            for word in bare
            for ending in _ENDINGS
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST
        ]
        for word in sorted(bare, key=len, reverse=True):
            if found := book.whole.get(word) or book.whole.get(_hard(word)):
                return found
    return NOTHING


def _hard(word: str) -> str:
    """A Turkish word whose last letter went soft before an ending: kitab-ı is kitap."""
    return word[:-1] + _SOFT.get(word[-1], word[-1])


def _compound(book: Lexicon, low: str) -> tuple[Concepts, Concepts]:
    """What the head of a compound means, and what the word before it does."""
    for cut in range(_SHORT_HEAD, len(low) - _SHORT_HEAD + 1):
        tail = low[cut:]
        head = book.whole.get(tail) or (book.stems.of(tail) if len(tail) >= _MODIFIER else None)
        modifier = _modifier(book, low[:cut])
        if head and ((modifier and len(low) > _HEAD + 1) or len(tail) >= _HEAD):
            return head, modifier
    for cut in range(len(low) - _SHORT_HEAD, _MODIFIER - 1, -1):
        modifier = _modifier(book, low[:cut])
        if modifier:
            return NOTHING, modifier
    return NOTHING, NOTHING


def _modifier(book: Lexicon, word: str) -> Concepts:
    for link in _LINKS:
        if word.endswith(link) and len(word) - len(link) >= _SHORT_HEAD:
            found = book.whole.get(word.removesuffix(link))
            if found:
                return found
    return NOTHING

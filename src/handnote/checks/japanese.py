"""The telling words of Japanese, which does not part its words.

The longest word of the book that begins at a letter is taken; what no word of the book
accounts for is known by its katakana, or by its pairs of kanji.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from handnote.checks.concept_book import Concepts, Lexicon
from handnote.checks.token import Token, meaning
from handnote.checks.words import Words

_KATAKANA = re.compile("[ァ-ヺー]")
_KANJI = re.compile("[々一-鿿㐀-䶿]")
_TAILS = frozenset("色柄型形用製器編染様物風好飼")
"""Kanji that may follow one that is a word by itself: 猫柄, 木製."""

_PAIR = 2
_WHOLE = 3
"""Letters a word needs to be found inside a longer run of kana."""


def japanese_tokens(words: Words, book: Lexicon) -> Iterator[Token]:
    """Each telling word, in order; a pair of kanji may overlap its neighbour."""
    for first, letters in _stretches(words):
        runs = _runs(letters)
        at = 0
        while at < len(letters):
            script, begun, end = runs[at]
            size = _size(book, letters, at, script, begun, end)
            word = letters[at : at + size]
            if size:
                if word not in book.ordinary:
                    token = _token(words, first + at, size, word)
                    yield _meant(token, book, book.whole[word], is_known=True)
            elif script == "katakana":
                size = end - at
                if size >= _PAIR:
                    token = _token(words, first + at, size, letters[at:end])
                    yield _meant(token, book, _ending(book, letters[at:end]))
            else:
                if script == "kanji" and end - at >= _PAIR:
                    yield _token(words, first + at, _PAIR, letters[at : at + _PAIR])
                size = 1
            at += size


def _size(book: Lexicon, letters: str, at: int, script: str, begun: int, end: int) -> int:
    """How many letters the longest word has that begins here, or 0."""
    for size in range(min(book.longest, len(letters) - at), 0, -1):
        word = letters[at : at + size]
        if (word in book.whole or word in book.ordinary) and _stands(
            book, letters, at, size, script, begun, end
        ):
            return size
    return 0


def _stands(
    book: Lexicon, letters: str, at: int, size: int, script: str, begun: int, end: int
) -> bool:
    """Whether what looks like a word is one, and no chance part of another."""
    if script == "kanji":
        after = letters[at + size : end]
        return size > 1 or (at == begun and (not after or (len(after) == 1 and after in _TAILS)))
    if size >= _WHOLE or at + size > end:
        return True
    return at == begun and (at + size == end or letters[at + size : end] in book.whole)


def _ending(book: Lexicon, run: str) -> Concepts:
    """What a long word in katakana ends with: a corduroy jacket is a jacket."""
    cuts = range(1, len(run) - _WHOLE)
    return frozenset(it for cut in cuts for it in book.whole.get(run[cut:], ()))


def _token(words: Words, first: int, size: int, word: str) -> Token:
    start, end = words.spans[first][0], words.spans[first + size - 1][1]
    return Token(start, end, frozenset({f"w:{word}"}), is_name=True)


def _meant(token: Token, book: Lexicon, concepts: Concepts, *, is_known: bool = False) -> Token:
    """The token with what it means."""
    return replace(
        token,
        keys=token.keys | meaning(concepts),
        kinds=meaning(book.above(concepts)),
        uses=meaning(book.goes_with(concepts)),
        is_known=is_known,
        is_name=not is_known,
    )


def _runs(letters: str) -> list[tuple[str, int, int]]:
    """For each letter its script, and where the run of that script begins and ends."""
    found: list[tuple[str, int, int]] = []
    for script, run in groupby(letters, _script):
        begun = len(found)
        length = sum(1 for _ in run)
        found += [(script, begun, begun + length)] * length
    return found


def _script(letter: str) -> str:
    if _KATAKANA.match(letter):
        return "katakana"
    return "kanji" if _KANJI.match(letter) else "other"


def _stretches(words: Words) -> Iterator[tuple[int, str]]:
    """Letters that stand next to each other, with the number of the first."""
    begun = 0
    for at in range(1, len(words.spans) + 1):
        if at == len(words.spans) or not _are_neighbours(words, at):
            yield begun, "".join(words.folded[begun:at])
            begun = at


def _are_neighbours(words: Words, at: int) -> bool:
    return (
        words.spans[at][0] == words.spans[at - 1][1]
        and len(words.folded[at]) == 1
        and len(words.folded[at - 1]) == 1
    )

"""Folding: one spelling for a word however it is written, for the index and the query alike."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

_ALIKE = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
    }
)
_ALONE = 2
_NO_SPACES_BETWEEN_WORDS = (
    ("\u0e00", "\u0eff"),  # Thai, Lao
    ("\u1000", "\u109f"),  # Burmese
    ("\u1780", "\u17ff"),  # Khmer
    ("\u3040", "\u30ff"),  # kana
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)


def fold(text: str) -> str:
    """Return ``text`` without case, accents and ligatures, each CJK character a word."""
    if text.isascii():
        return text.lower()
    # Both before and after: a mathematical A has no small letter until it is a plain one.
    small = unicodedata.normalize("NFKD", text).casefold()
    plain = unicodedata.normalize("NFKD", small).translate(_ALIKE)
    return "".join(
        f" {character} " if _stands_alone(character) else character
        for character in plain
        if not unicodedata.combining(character)
    )


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text`` as the index splits them."""
    spaced = (character if character.isalnum() else " " for character in fold(text))
    return tuple("".join(spaced).split())


def found(text: str, marks: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return where the words looked for stand in ``text``: start and end of each.

    ``marks`` are folded words; the last one also marks words that begin with it.
    """
    if not marks:
        return ()
    return tuple(
        (start, end)
        for start, end in _word_spans(text)
        if any(word in marks or word.startswith(marks[-1]) for word in words(text[start:end]))
    )


def _word_spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for is_word, characters in groupby(text, key=_kind):
        end = start + len(list(characters))
        if is_word == _ALONE:
            yield from ((place, place + 1) for place in range(start, end))
        elif is_word:
            yield start, end
        start = end


def _kind(character: str) -> int:
    if _stands_alone(character.casefold()[:1]):
        return _ALONE
    return int(character.isalnum())


def _stands_alone(character: str) -> bool:
    return character >= "\u0e00" and any(
        first <= character <= last for first, last in _NO_SPACES_BETWEEN_WORDS
    )

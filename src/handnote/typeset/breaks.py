"""Where a line may end, where a word ends, and what may never be torn apart (ICU)."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from icu4py.breakers import CharacterBreaker, LineBreaker, WordBreaker

from handnote.domain.utf16 import indices_by_utf16


class Piece(NamedTuple):
    """A stretch that stays on one line. ``ink_end`` leaves out the white space behind it."""

    start: int
    ink_end: int
    end: int
    ends_line: bool


def pieces(text: str) -> tuple[Piece, ...]:
    """``text`` cut at every place a line may end (UAX #14, with dictionaries where needed)."""
    return tuple(
        Piece(start, start + len(text[start:end].rstrip()), end, text[end - 1] == "\n")
        for start, end in _by_index(text, LineBreaker(text, "en").segments())
    )


def count_words(text: str) -> int:
    """How many words a reader would count, also where none are set apart by spaces."""
    if text.isascii():
        return len(text.split())
    found = _by_index(text, WordBreaker(text, "en").segments())
    return sum(any(map(str.isalnum, text[start:end])) for start, end in found)


def graphemes(text: str) -> tuple[tuple[int, int], ...]:
    """What a reader calls one character: (start, end) of each (UAX #29)."""
    return tuple(_by_index(text, CharacterBreaker(text, "en").segments()))


def _by_index(text: str, segments: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """ICU counts UTF-16 units; nothing else here does."""
    indices = indices_by_utf16(text)
    if indices is None:
        yield from segments
        return
    for start, end in segments:
        yield indices[start], indices[end]

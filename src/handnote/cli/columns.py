"""Text for a terminal: harmless, as wide as it looks, in columns."""

import unicodedata
from collections.abc import Sequence

_WIDEST, _WIDEST_COPIED, _NARROWEST = 40, 100, 12
_GAP = "  "
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_TURNS = {*"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}


def harmless(text: str) -> str:
    """Text a terminal cannot mistake for a command, on one line.

    Right-to-left text is isolated, so that it turns nothing around it.
    """
    return _isolated(_cleaned(text))


def width(text: str) -> int:
    """How many columns a terminal gives ``text``: two for a wide letter, none for a mark."""
    return sum(_columns(character) for character in text)


def elided(text: str, columns: int) -> str:
    """``text`` in at most ``columns``, with its middle left out where it is longer."""
    if width(text) <= columns:
        return text
    head = _fitting(text, (columns - 1) - (columns - 1) // 2)
    tail = _fitting(text[::-1], columns - 1 - width(head))[::-1]
    while tail and not _columns(tail[0]):
        tail = tail[1:]  # an accent whose letter was left out
    return f"{head}…{tail}"


def table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, copied: int, room: int = 0
) -> list[str]:
    """Rows under their headings, each column as wide as it needs up to a long name's width.

    Where the rows would not go into ``room`` columns, the widest give way; 0 is no limit.
    The column ``copied`` stays whole, for people type its words again.
    """
    cells = [[_cleaned(cell) for cell in row] for row in (headings, *rows)]
    needed = [max(map(width, column)) for column in zip(*cells, strict=True)]
    widths = [min(columns, _WIDEST) for columns in needed]
    widths[copied] = min(needed[copied], _WIDEST_COPIED)
    gives_way = [place for place in range(len(widths)) if place != copied]
    while room and sum(widths) + len(_GAP) * (len(widths) - 1) > room:
        widest = max(gives_way, key=widths.__getitem__)
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
    return [_GAP.join(map(_padded, row, widths)).rstrip() for row in cells]


def _cleaned(text: str) -> str:
    return " ".join("".join(map(_clean, text)).split())


def _clean(character: str) -> str:
    """The character, or what stands for it: a space, a mark that one was there, or nothing."""
    category = unicodedata.category(character)
    if character.isspace():
        return " "
    if category == "Cs":
        return "\ufffd"
    return "" if category == "Cc" or character in _TURNS else character


def _isolated(text: str) -> str:
    turns = any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)
    return f"{_ISOLATE}{text}{_END_ISOLATE}" if turns else text


def _padded(cell: str, columns: int) -> str:
    shown = elided(cell, columns)
    return _isolated(shown) + " " * (columns - width(shown))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _fitting(text: str, columns: int) -> str:
    """As much of the beginning of ``text`` as goes into ``columns``."""
    used = 0
    for place, character in enumerate(text):
        used += _columns(character)
        if used > columns:
            return text[:place]
    return text

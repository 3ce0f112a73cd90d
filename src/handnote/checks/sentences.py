"""Where sentences end, in the twelve languages the checks know and fairly well in others."""

import re
from collections.abc import Collection, Iterator

from handnote.domain.likeness import Span

_END = re.compile(
    r"""
    (?P<stop>\.+|…+)["'”’»)\]]*(?=\s|$)            # may stand for an abbreviation or a pause
    | [!?؟][.!?…؟]*["'”’»)\]]*(?=\s|$)
    | [。！？｡।॥]+[」』）”’]*                            # East Asian and Indian stops need no space
    | \n+
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+$")


def sentences(text: str, abbreviations: Collection[str] = ()) -> tuple[Span, ...]:
    """Return where each sentence stands, its stop included; blank stretches are left out.

    A full stop after one of the ``abbreviations``, an initial, or a number of one or two digits
    ends nothing; before a small letter a pause does not, nor the stop of a short word.
    """
    return tuple(_trimmed(text, _pieces(text, abbreviations)))


def _pieces(text: str, abbreviations: Collection[str]) -> Iterator[Span]:
    start = 0
    for end in _END.finditer(text):
        if end["stop"] and _is_within(text, end, abbreviations):
            continue
        yield start, end.end()
        start = end.end()
    yield start, len(text)


def _is_within(text: str, end: re.Match[str], abbreviations: Collection[str]) -> bool:
    following = text[end.end() : end.end() + 20].lstrip(" \t\u00a0")
    if not following or following[0] == "\n":
        return False
    before = _LAST_WORD.search(text, max(0, end.start() - 20), end.start())
    if before is None:
        return False
    word = before[0].casefold()
    if following[0].islower() and (
        len(word) <= _SHORT or len(end["stop"]) > 1 or "…" in end["stop"]
    ):
        return True
    is_initial = len(word) == 1 and before[0].isupper()
    is_ordinal = word.isdigit() and len(word) <= _ORDINAL
    return is_initial or is_ordinal or word in abbreviations


_ORDINAL = 2
_SHORT = 4


def _trimmed(text: str, pieces: Iterator[Span]) -> Iterator[Span]:
    for start, end in pieces:
        piece = text[start:end]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())

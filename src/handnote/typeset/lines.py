"""Lines: filled greedily, then narrowed until they are about equally long."""

from handnote.typeset.breaks import graphemes
from handnote.typeset.measured import Measured

Span = tuple[int, int]
"""A line as (start, end) in the text, white space at its end included."""


def break_lines(text: Measured, measure: float) -> list[Span]:
    """Fill each line as far as ``measure`` (in ems) allows; a long word gets its own line."""
    spans: list[Span] = []
    pens = text.pens
    start = end = 0
    limit = pens[0] + measure
    for piece in text.pieces:
        if pens[piece.ink_end] > limit and piece.start > start:
            spans.append((start, piece.start))
            start = piece.start
            limit = pens[start] + measure
        end = piece.end
        if piece.ends_line:
            spans.append((start, end))
            start = end
            limit = pens[start] + measure
    if start < len(text.text) or not spans or text.text.endswith("\n"):
        spans.append((start, len(text.text)))
    return spans


def has_long_word(text: Measured, measure: float) -> bool:
    """Whether some word is wider than ``measure`` (in ems) all by itself."""
    pens = text.pens
    return any(pens[piece.ink_end] - pens[piece.start] > measure for piece in text.pieces)


def break_long_words(text: Measured, spans: list[Span], measure: float) -> list[Span]:
    """The same lines with those that still stick out cut between graphemes."""
    found: list[Span] = []
    for start, end in spans:
        line_start = start
        for left, right in graphemes(text.text[start:end]):
            if text.width(line_start, start + right) > measure and start + left > line_start:
                if not text.text[start + left : start + right].strip():
                    continue
                found.append((line_start, start + left))
                line_start = start + left
        found.append((line_start, end))
    return found

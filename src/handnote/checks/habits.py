"""The habit of the hand: notes that all begin and end with the same words."""

from collections.abc import Sequence
from itertools import accumulate

from handnote.checks.plain_note import PlainNote, PlainWord, lay_bare
from handnote.domain.likeness import Said, Span

RUNNING = 5
"""Notes one after the other that make a habit."""

_WORDS = 3
_LETTERS = 8


def shared_frame(notes: Sequence[Said]) -> tuple[Span, Span] | None:
    """Return the opening and the closing in the first note where all have the same; or None.

    Three words each, without the greeting, the names and the sign-off, which everybody repeats.
    """
    if len(notes) < RUNNING:
        return None
    bare = [lay_bare(note) for note in notes]
    openings, closings = {_opening(note) for note in bare}, {_closing(note) for note in bare}
    if len(openings) > 1 or len(closings) > 1 or openings == {()}:
        return None
    words = bare[0].words
    length, tail = len(openings.pop()), len(closings.pop())
    opening = words[0].start, words[length - 1].end
    return opening, (words[-tail].start, words[-1].end)


def _opening(note: PlainNote) -> tuple[str, ...]:
    return tuple(word.spelling for word in note.words[: _enough(note.words)])


def _closing(note: PlainNote) -> tuple[str, ...]:
    backwards = note.words[::-1]
    return tuple(word.spelling for word in backwards[: _enough(backwards)])


def _enough(words: Sequence[PlainWord]) -> int:
    """Three words, or eight letters where words are not told apart."""
    parts = accumulate(_LETTERS if not word.is_letter else _WORDS for word in words)
    return next((n for n, sum_ in enumerate(parts, 1) if sum_ >= _WORDS * _LETTERS), len(words))

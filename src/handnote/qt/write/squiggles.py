"""Squiggles: quiet lines under words nobody knows, kept in their places while she types on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from handnote.checks.misspelt import Misspelt
from handnote.typeset.typeset_note import TypesetNote

_HEIGHT = 0.28
_LENGTH = 1.3
_BELOW = 0.45
"""In mm on the label, but never so small that a screen shows a straight line."""

_LEAST_HEIGHT, _LEAST_LENGTH = 1.5, 6.0


class Squiggles:
    """The words to underline in one text; ``typed`` keeps them in step with it."""

    def __init__(self) -> None:
        self._text = ""
        self._words: tuple[Misspelt, ...] = ()
        self._typed_at: int | None = None

    @property
    def words(self) -> tuple[Misspelt, ...]:
        """All of them, in order, the one being typed left out."""
        at = self._typed_at
        return tuple(it for it in self._words if at is None or not it.start <= at <= it.end)

    def show(self, text: str, words: Sequence[Misspelt], now: str) -> None:
        """Underline what was found in ``text``; ``now`` is what it has become meanwhile."""
        self._text, self._words = text, tuple(words)
        self._follow(now)

    def typed(self, text: str, caret: int) -> None:
        """The text is another one, changed at the caret: that word is not judged yet."""
        if text != self._text:
            self._typed_at = caret
            self._follow(text)

    def moved(self, text: str, caret: int) -> None:
        """The caret went elsewhere without a letter typed: every word may be judged."""
        if text == self._text and caret != self._typed_at:
            self._typed_at = None

    def clear(self) -> None:
        """Underline nothing."""
        self._words, self._typed_at = (), None

    def at(self, index: int) -> Misspelt | None:
        """The underlined word the caret is in, or right before or behind."""
        return next((it for it in self.words if it.start <= index <= it.end), None)

    def after(self, index: int) -> Misspelt | None:
        """The first underlined word behind the caret, or else the first of all."""
        return next((it for it in self.words if it.start >= index), next(iter(self.words), None))

    def _follow(self, text: str) -> None:
        """Words before a change stay, words behind it move with it, words it touches go."""
        before, self._text = self._text, text
        if before == text:
            return
        least = min(len(before), len(text))
        same = next((at for at in range(least) if before[at] != text[at]), least)
        most = least - same
        alike = next((at for at in range(most) if before[-1 - at] != text[-1 - at]), most)
        shift, changed = len(text) - len(before), len(before) - alike
        self._words = tuple(
            it if it.end < same else replace(it, start=it.start + shift, end=it.end + shift)
            for it in self._words
            if it.end < same or it.start > changed
        )


def squiggles(note: TypesetNote, scale: float, words: Sequence[Misspelt]) -> Iterator[QPainterPath]:
    """Wavy lines below the writing, in px on the label, on every line a word runs over."""
    height = max(_LEAST_HEIGHT, _HEIGHT * scale)
    length = max(_LEAST_LENGTH, _LENGTH * scale)
    for line in note.lines:
        y = (line.baseline + _BELOW) * scale + height
        for word in words:
            for left, right in line.stretches(word.start, word.end):
                yield _wave(left * scale, right * scale, y, QPointF(length, height))


def _wave(left: float, right: float, y: float, step: QPointF) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    half = step.x() / 2
    count = max(2, round((right - left) / half))
    half = (right - left) / count
    for number in range(count):
        bend = step.y() if number % 2 else -step.y()
        x = left + number * half
        path.quadTo(QPointF(x + half / 2, y + bend), QPointF(x + half, y))
    return path

"""What is kept from one painting to the next looks as if all had been drawn anew."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QTextCursor
from PySide6.QtWidgets import QApplication

from handnote.qt.widgets import kept_pixels
from handnote.qt.widgets.note_painter import draw_lines
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.typeset_note import Line
from tests.qt.test_label_editor import NOTE, TEXTS, Stand

_ROUNDING = 3
"""Levels of 255 by which blending in two steps may differ from blending in one."""


@pytest.fixture
def stand() -> Iterator[Stand]:
    with_a_label = Stand()
    yield with_a_label
    take_down(with_a_label)


def take_down(stand: Stand) -> None:
    stand.editor.close()
    stand.editor.deleteLater()
    QApplication.processEvents()


def pixels(stand: Stand) -> QImage:
    stand.editor.clearFocus()
    return stand.editor.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def looks_as_new(stand: Stand) -> bool:
    """Whether a label that shows the same for the first time has the same pixels."""
    new = Stand()
    new.stock = stand.stock
    new.theme.colours = stand.theme.colours
    new.editor.resize(stand.editor.size())
    new.editor.show_label(new.label(stand.editor.toPlainText()))
    kept, fresh = pixels(stand), pixels(new)
    take_down(new)
    assert kept.size() == fresh.size()
    pairs = zip(bytes(kept.constBits()), bytes(fresh.constBits()), strict=True)
    return max(abs(one - other) for one, other in pairs) <= _ROUNDING


def types(stand: Stand, text: str) -> None:
    """Letter by letter where the caret is, painted after each."""
    for letter in text:
        stand.editor.textCursor().insertText(letter)
        pixels(stand)


@pytest.mark.parametrize("text", [NOTE, TEXTS["line ends"], TEXTS["too long"][:400]])
def test_a_note_typed_letter_by_letter_looks_as_one_drawn_at_once(stand: Stand, text: str) -> None:
    types(stand, text)
    assert looks_as_new(stand)


def test_what_is_taken_out_at_the_front_leaves_nothing_behind(stand: Stand) -> None:
    types(stand, NOTE)
    cursor = stand.editor.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(12, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    assert looks_as_new(stand)
    stand.editor.setPlainText("")
    assert looks_as_new(stand)


def darker(stand: Stand) -> None:
    stand.theme.colours = replace(stand.theme.colours, paper="#222222", pen="#eeeeee")
    stand.editor.viewport().update()


def smaller(stand: Stand) -> None:
    stand.editor.resize(480, 260)
    QApplication.processEvents()


def on_another_label(stand: Stand) -> None:
    stand.stock = StockCatalogue().find("L7160")
    stand.editor.set_again(stand.label(stand.editor.toPlainText()))


@pytest.mark.parametrize("change", [darker, smaller, on_another_label])
def test_nothing_old_stays_when_what_is_round_the_words_changes(
    stand: Stand, change: Callable[[Stand], None]
) -> None:
    types(stand, NOTE)
    change(stand)
    assert looks_as_new(stand)
    types(stand, " And so on.")
    assert looks_as_new(stand)


def test_a_letter_at_the_end_draws_the_last_line_alone(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    types(stand, NOTE + "s")
    drawn: list[Line] = []

    def count(painter: QPainter, lines: Iterable[Line], scale: float, pen: QColor) -> None:
        several = list(lines)
        drawn.extend(several)
        draw_lines(painter, several, scale, pen)

    monkeypatch.setattr(kept_pixels, "draw_lines", count)
    before = stand.editor.note
    types(stand, "t")
    assert stand.editor.note.size == before.size
    assert len(before.lines) > 2
    assert drawn == [stand.editor.note.lines[-1]]

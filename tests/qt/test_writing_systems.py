"""Every script typed, composed, selected and walked through on the label itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QKeyEvent, QTextCursor, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from handnote.domain.utf16 import to_utf16
from handnote.qt.widgets.note_painter import placed_glyphs
from tests.qt.test_label_editor import Stand, qt_lines
from tests.typeset.languages import LINES, RIGHT_TO_LEFT


@pytest.fixture
def stand() -> Iterator[Stand]:
    stand = Stand()
    yield stand
    stand.editor.close()
    stand.editor.deleteLater()
    QApplication.processEvents()


def types(stand: Stand, text: str) -> None:
    """Type characters as a keyboard of that language sends them."""
    for character in text:
        event = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
        QApplication.sendEvent(stand.editor, event)


def composes(stand: Stand, *steps: str) -> None:
    """An input method shows each step in turn and keeps the last."""
    for step in steps:
        QApplication.sendEvent(stand.editor, QInputMethodEvent(step, []))
    done = QInputMethodEvent("", [])
    done.setCommitString(steps[-1])
    QApplication.sendEvent(stand.editor, done)


@pytest.mark.parametrize("language", LINES)
def test_lines_and_glyphs_on_screen_are_the_typesetters(stand: Stand, language: str) -> None:
    stand.editor.show_label(stand.label(LINES[language]))
    text = stand.layout.text
    ours = [text[line.start : line.end] for line in stand.editor.note.lines]
    assert qt_lines(stand.editor) == ours
    scale = stand.layout.scale
    printed = stand.proofing.typeset(
        LINES[language], "caveat", stand.stock, "Anna", seed="an order"
    )
    for shown, paper in zip(stand.editor.note.lines, printed.lines, strict=True):
        for run, twin in zip(shown.runs, paper.runs, strict=True):
            assert [placed.glyph for placed in placed_glyphs(run, scale)] == list(twin.glyphs)
            places = [(placed.x / scale, placed.y / scale) for placed in placed_glyphs(run, scale)]
            assert places == [pytest.approx(place) for place in twin.places()]


def test_japanese_is_composed_on_the_label(stand: Stand) -> None:
    composes(stand, "n", "に", "にほ", "にほん", "日本")
    composes(stand, "の", "のうつわ", "の器")
    assert stand.editor.note_text() == "日本の器"
    assert stand.layout.text == "日本の器"
    faces = {run.face.id for run in stand.editor.note.lines[0].runs}
    assert faces == {"klee-one"}


def test_what_is_being_composed_is_set_and_underlined_but_not_kept(stand: Stand) -> None:
    types(stand, "田")
    QApplication.sendEvent(stand.editor, QInputMethodEvent("なか", []))
    assert stand.layout.text == "田なか"
    assert stand.editor.note_text() == "田"
    before = stand.editor._caret_rectangle().left()
    QApplication.sendEvent(stand.editor, QInputMethodEvent("", []))
    assert stand.layout.text == "田"
    assert stand.editor._caret_rectangle().left() < before


def test_korean_composes_letter_by_letter_in_the_middle_of_a_word(stand: Stand) -> None:
    stand.editor.show_label(stand.label("안요"))
    cursor = stand.editor.textCursor()
    cursor.setPosition(1)
    stand.editor.setTextCursor(cursor)
    composes(stand, "ㄴ", "녀", "녕하세")
    assert stand.editor.note_text() == "안녕하세요"
    assert stand.editor.caret_index() == 4


def test_an_input_method_is_told_where_the_caret_is(stand: Stand) -> None:
    types(stand, "مرحبا")
    asked = stand.editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    caret = stand.editor._caret_rectangle().toRect()
    assert asked == caret


def test_arabic_typed_letter_by_letter_joins_and_stands_at_the_right(stand: Stand) -> None:
    types(stand, "شكرا لك")
    note = stand.editor.note
    (line,) = note.lines
    assert line.is_rtl
    assert line.left + line.width == pytest.approx(note.area.right, abs=0.5)
    alone = stand.proofing.typeset("ش", "caveat", stand.stock).lines[0].runs[0].glyphs
    joined = line.runs[-1].glyphs
    assert alone[0] not in joined
    caret = stand.editor._caret_rectangle().center().x()
    right = stand.editor._corner().x() + note.area.right * stand.layout.scale
    assert caret < right - 10


@pytest.mark.parametrize("language", sorted(RIGHT_TO_LEFT))
def test_the_caret_walks_a_right_to_left_line_leftwards(stand: Stand, language: str) -> None:
    text = LINES[language]
    stand.editor.show_label(stand.label(text))
    stand.editor.moveCursor(QTextCursor.MoveOperation.Start)
    places = []
    line = stand.editor.note.lines[0]
    for index in range(line.start, line.end - 1):
        cursor = stand.editor.textCursor()
        cursor.setPosition(to_utf16(text, index))
        stand.editor.setTextCursor(cursor)
        places.append(stand.editor._caret_rectangle().center().x())
    assert places == sorted(places, reverse=True)


def test_left_and_right_keys_follow_the_eye(stand: Stand) -> None:
    stand.editor.show_label(stand.label("תודה רבה"))
    stand.editor.moveCursor(QTextCursor.MoveOperation.Start)
    before = stand.editor._caret_rectangle().center().x()
    QTest.keyClick(stand.editor, Qt.Key.Key_Left)
    after = stand.editor._caret_rectangle().center().x()
    assert after < before
    QTest.keyClick(stand.editor, Qt.Key.Key_Right)
    assert stand.editor._caret_rectangle().center().x() == pytest.approx(before)


def test_a_selection_over_both_directions_covers_what_is_selected(stand: Stand) -> None:
    text = "תודה Anna רבה"
    stand.editor.show_label(stand.label(text))
    (line,) = stand.editor.note.lines
    latin = line.stretches(text.index("Anna"), text.index("Anna") + 4)
    assert len(latin) == 1
    mixed = line.stretches(0, text.index("Anna") + 2)
    assert len(mixed) == 2


@pytest.mark.parametrize("language", ["ar", "he", "hi", "th", "ja", "emoji"])
def test_a_click_finds_the_character_it_was_made_on(stand: Stand, language: str) -> None:
    stand.editor.show_label(stand.label(LINES[language]))
    layout = stand.layout
    for index in range(0, len(layout.text) - 1, 5):
        if layout.text[index].isspace() or layout.text[index - 1 : index].isspace():
            continue
        caret = layout.caret(index)
        found = layout.caret(layout.index_at(caret.center()))
        assert found.center().x() == pytest.approx(caret.center().x(), abs=1.0)
        assert found.center().y() == caret.center().y()


@pytest.mark.parametrize("language", ["ar", "ja", "hi", "emoji"])
def test_a_screen_reader_hears_every_script_as_it_was_typed(stand: Stand, language: str) -> None:
    stand.editor.show_label(stand.label(LINES[language]))
    interface = QAccessible.queryAccessibleInterface(stand.editor)
    assert interface is not None
    text = interface.textInterface()
    assert text is not None
    assert text.text(0, text.characterCount()) == LINES[language]


def test_backspace_takes_a_mark_and_delete_a_whole_family(stand: Stand) -> None:
    types(stand, "กี่")
    QTest.keyClick(stand.editor, Qt.Key.Key_Backspace)
    assert stand.editor.note_text() == "กี"
    stand.editor.show_label(stand.label("👨‍👩‍👧x"))
    stand.editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(stand.editor, Qt.Key.Key_Delete)
    assert stand.editor.note_text() == "x"


def test_formats_an_input_method_sends_never_reach_the_note(stand: Stand) -> None:
    loud = QInputMethodEvent.Attribute(
        QInputMethodEvent.AttributeType.TextFormat, 0, 2, QTextFormat(2)
    )
    QApplication.sendEvent(stand.editor, QInputMethodEvent("おは", [loud]))
    done = QInputMethodEvent("", [])
    done.setCommitString("おはよう")
    QApplication.sendEvent(stand.editor, done)
    assert stand.editor.note_text() == "おはよう"
    assert "font-" not in stand.editor.toHtml().split("<body")[1].split(">", 1)[1]

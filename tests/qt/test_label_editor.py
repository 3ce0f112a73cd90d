"""The label one types on: Qt edits, the typesetter decides where everything stands."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from handnote.config.resources import font_packs, resource
from handnote.domain.stock import Stock
from handnote.domain.utf16 import to_utf16
from handnote.qt.theme import Theme
from handnote.qt.widgets.note_painter import placed_glyphs
from handnote.qt.write.label_editor import LONGEST, Label, LabelEditor
from handnote.qt.write.note_layout import NoteLayout
from handnote.services.proofing import Proofing
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.hands import Hands
from handnote.typeset.typeset_note import TypesetNote

NOTE = (
    "Inês — three mugs now, you’re building a set without telling me! I kept back the one "
    "with the 👍 thumbprint in the glaze because you said fi fl you liked the odd ones."
)
TEXTS = {
    "usual": NOTE,
    "one word": "Jo",
    "empty": "",
    "line ends": "Jo,\nthe blue one\n\nis yours\n",
    "emoji": "a😀b 👨‍👩‍👧 c " * 9,
    "marks": "e\u0301a\u0308o\u0302 ́x " * 12,
    "vietnamese": "Nguyễn Thị, cảm ơn bạn rất nhiều, tôi rất thích " * 3,
    "long word": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 3,
    "spaces": "two  spaces   and    more      " * 4,
    "too long": NOTE * 5,
}


class Stand:
    """One editor on a stand."""

    def __init__(self) -> None:
        self.theme = Theme(resource("theme"))
        self.proofing = Proofing(Hands(resource("fonts"), font_packs()))
        self.stock: Stock = StockCatalogue().find("L7163")
        self.editor = LabelEditor(None, self.theme, self.label(""))  # type: ignore[arg-type]
        self.editor.resize(660, 300)
        self.editor.show()
        self.editor.setFocus()

    def label(self, text: str, hand: str = "caveat") -> Label:
        def typeset(shown: str) -> TypesetNote:
            return self.proofing.typeset(shown, hand, self.stock, "Anna", seed="an order")

        return Label(text, self.stock, typeset)

    @property
    def layout(self) -> NoteLayout:
        layout = self.editor.document().documentLayout()
        assert isinstance(layout, NoteLayout)
        return layout


@pytest.fixture
def stand() -> Iterator[Stand]:
    stand = Stand()
    yield stand
    stand.editor.close()
    stand.editor.deleteLater()
    QApplication.processEvents()


def qt_lines(editor: LabelEditor) -> list[str]:
    """The lines as Qt itself has broken them."""
    lines = []
    block = editor.document().begin()
    while block.isValid():
        layout = block.layout()
        encoded = block.text().encode("utf-16-le")
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            start, end = line.textStart(), line.textStart() + line.textLength()
            lines.append(encoded[2 * start : 2 * end].decode("utf-16-le", "replace"))
        block = block.next()
    return lines


@pytest.mark.parametrize("hand", ["caveat", "playpen-sans"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_qt_and_the_typesetter_never_disagree_about_a_line(
    stand: Stand, text: str, hand: str
) -> None:
    stand.editor.show_label(stand.label(text, hand))
    ours = [
        stand.layout.text[line.start : line.end].rstrip("\n") for line in stand.editor.note.lines
    ]
    assert qt_lines(stand.editor) == ours


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_screen_draws_the_typesetters_glyphs_in_its_places(stand: Stand, text: str) -> None:
    stand.editor.show_label(stand.label(text))
    scale = stand.layout.scale
    for line in stand.editor.note.lines:
        for run in line.runs:
            drawn = list(placed_glyphs(run, scale))
            assert [placed.glyph for placed in drawn] == list(run.glyphs)
            places = [(placed.x / scale, placed.y / scale) for placed in drawn]
            assert places == [pytest.approx(place) for place in run.places()]
            assert {placed.em for placed in drawn} == {run.size * scale}


def test_the_size_on_screen_is_the_size_on_paper(stand: Stand) -> None:
    stand.editor.show_label(stand.label(NOTE))
    printed = stand.proofing.typeset(NOTE, "caveat", stand.stock, "Anna", seed="an order")
    assert stand.editor.note == printed
    assert stand.editor.label_width() == round(stand.stock.width * stand.layout.scale)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_click_puts_the_caret_where_it_was_clicked(stand: Stand, text: str) -> None:
    stand.editor.show_label(stand.label(text))
    layout = stand.layout
    for index in range(0, len(layout.text), 7):
        if layout.text[index - 1 : index].isspace():
            continue  # behind a line's closing white space there is nothing to click on
        caret = layout.caret(index)
        assert layout.caret(layout.index_at(caret.center())).center() == caret.center()


def test_clicking_with_a_mouse_goes_through_qt_to_the_same_place(stand: Stand) -> None:
    stand.editor.show_label(stand.label(NOTE))
    for index in (0, 5, 40, 90, 97, 110):
        where = stand.editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        assert where is not None
        cursor = stand.editor.textCursor()
        cursor.setPosition(to_utf16(NOTE, index))
        stand.editor.setTextCursor(cursor)
        target = stand.editor._caret_rectangle().center()
        cursor.setPosition(0)
        stand.editor.setTextCursor(cursor)
        QTest.mouseClick(stand.editor.viewport(), Qt.MouseButton.LeftButton, pos=target.toPoint())
        assert stand.editor.caret_index() == index
        QTest.qWait(1)
        QApplication.processEvents()


def test_up_and_down_go_line_by_line_and_keep_their_column(stand: Stand) -> None:
    stand.editor.show_label(stand.label(NOTE))
    stand.editor.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(6):
        QTest.keyClick(stand.editor, Qt.Key.Key_Right)
    QTest.keyClick(stand.editor, Qt.Key.Key_Down)
    second = stand.editor.note.lines[1]
    assert second.start < stand.editor.caret_index() < second.end
    QTest.keyClick(stand.editor, Qt.Key.Key_Up)
    assert stand.editor.caret_index() == 6


def test_home_and_end_stay_on_the_line(stand: Stand) -> None:
    stand.editor.show_label(stand.label(NOTE))
    cursor = stand.editor.textCursor()
    second = stand.editor.note.lines[1]
    cursor.setPosition(to_utf16(NOTE, second.start + 3))
    stand.editor.setTextCursor(cursor)
    QTest.keyClick(stand.editor, Qt.Key.Key_Home)
    assert stand.editor.caret_index() == second.start
    QTest.keyClick(stand.editor, Qt.Key.Key_End)
    assert second.start < stand.editor.caret_index() <= second.end


def test_shift_and_down_select_over_lines(stand: Stand) -> None:
    stand.editor.show_label(stand.label(NOTE))
    stand.editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(stand.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    first = stand.editor.note.lines[0]
    assert stand.editor.textCursor().selectedText() == NOTE[: first.end]


def test_what_an_input_method_composes_is_set_before_it_is_kept(stand: Stand) -> None:
    stand.editor.show_label(stand.label("Ana, "))
    QApplication.sendEvent(stand.editor, QInputMethodEvent("ñandú", []))
    assert stand.layout.text == "Ana, ñandú"
    assert stand.editor.note.text == "Ana, ñandú"
    assert stand.editor.note_text() == "Ana, "
    done = QInputMethodEvent("", [])
    done.setCommitString("ñandú!")
    QApplication.sendEvent(stand.editor, done)
    assert stand.editor.note_text() == "Ana, ñandú!"
    assert stand.layout.text == "Ana, ñandú!"


def test_undo_and_redo_are_letter_true(stand: Stand) -> None:
    QTest.keyClicks(stand.editor, "one two")
    stand.editor.selectAll()
    QTest.keyClick(stand.editor, Qt.Key.Key_Backspace)
    assert stand.editor.note_text() == ""
    stand.editor.undo()
    assert stand.editor.note_text() == "one two"
    stand.editor.redo()
    assert stand.editor.note_text() == ""


def test_undo_never_reaches_back_into_another_order(stand: Stand) -> None:
    QTest.keyClicks(stand.editor, "for Ana")
    stand.editor.show_label(stand.label("for Ben"))
    assert not stand.editor.document().isUndoAvailable()


def test_pasted_html_comes_as_its_plain_text(stand: Stand) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='file:///etc/passwd'>")
    data.setText("bold\x00\u202e words")
    stand.editor.insertFromMimeData(data)
    assert stand.editor.note_text() == "bold words"
    assert "<img" not in stand.editor.toHtml()


def test_a_dropped_file_is_never_read_into_a_note(stand: Stand) -> None:
    data = QMimeData()
    data.setUrls([QUrl("file:///etc/passwd")])
    data.setText("file:///etc/passwd")
    assert not stand.editor.canInsertFromMimeData(data)
    stand.editor.insertFromMimeData(data)
    assert stand.editor.note_text() == ""


def test_a_million_pasted_characters_are_no_note(stand: Stand) -> None:
    data = QMimeData()
    data.setText("a" * 1_000_000)
    stand.editor.insertFromMimeData(data)
    assert len(stand.editor.note_text()) == LONGEST
    QTest.keyClicks(stand.editor, "b")
    assert len(stand.editor.note_text()) == LONGEST


def test_a_screen_reader_hears_the_note(stand: Stand) -> None:
    stand.editor.setAccessibleName("Your note, Inês")
    stand.editor.show_label(stand.label("Ana, hello"))
    interface = QAccessible.queryAccessibleInterface(stand.editor)
    assert interface is not None
    assert interface.role() is QAccessible.Role.EditableText
    assert interface.text(QAccessible.Text.Name) == "Your note, Inês"
    text = interface.textInterface()
    assert text is not None
    assert text.characterCount() == len("Ana, hello")


def test_the_caret_stays_in_view_in_a_note_that_is_too_long(stand: Stand) -> None:
    stand.editor.show_label(stand.label(NOTE * 6))
    caret = stand.editor._caret_rectangle()
    view = stand.editor.viewport().rect()
    assert view.contains(caret.center().toPoint())


def test_the_label_is_painted_as_paper_with_ink_on_it(stand: Stand) -> None:
    stand.editor.show_label(stand.label(NOTE))
    image = stand.editor.grab().toImage()
    paper = stand.theme.colours.colour("paper")
    corner = stand.editor._corner() + QPointF(6, 30)
    assert image.pixelColor(QPoint(int(corner.x()), int(corner.y()))) == paper
    dark = sum(
        image.pixelColor(x, y).lightness() < 110
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )
    assert dark > 300

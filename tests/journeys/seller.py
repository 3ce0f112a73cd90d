"""A seller at her desk: the real window over a real data folder, in her words."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QWidget,
)

from handnote.bootstrap import make_sample, open_desk
from handnote.config.resources import resource
from handnote.domain.note import MadeBy
from handnote.qt.theme import Theme
from handnote.qt.widgets.line_list import LineList
from handnote.qt.window import MainWindow
from handnote.qt.write.label_editor import LabelEditor
from handnote.qt.write.pile import PileRow, PileView
from handnote.qt.write.words_box import WordsBox
from handnote.services.desk import Desk

ORDERS = Path(__file__).parents[1] / "readers" / "samples"
_PATIENCE_S = 8.0
_LAST_OF_ASCII = "\x7f"


class Seller:
    """Drives one window with keys, drops and clicks, and reads what it shows."""

    def __init__(self, folder: Path, *, types: bool = True, asks_in: str = "en") -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.folder = folder
        self.theme = Theme(resource("theme"))
        self.theme.apply(application, dark=False)
        self.desk: Desk = open_desk(folder)
        self.window = MainWindow(self.desk, self.theme, today=date.today, asks_in=asks_in)
        self.window.show()
        self.window.start()
        self.rest()
        if types and self.desk.preferences.current.mode_in_use is not MadeBy.FONT:
            self.shortcut("Ctrl+3")

    @property
    def label(self) -> LabelEditor:
        return self.window.places.write_place.editor

    def rest(self) -> None:
        """Wait until everything asked for has been answered."""
        wait_until(self.window.is_at_rest)
        QApplication.processEvents()

    def drops(self, *files: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        event = QDropEvent(
            QPointF(50, 50),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        self.window.dropEvent(event)
        self.rest()

    def adds(self, *files: Path) -> None:
        """Drop order files and say yes."""
        self.drops(*files)
        self.accepts()

    def accepts(self) -> None:
        self.presses(Qt.Key.Key_Return, on=self.sheet())
        self.rest()

    def sheet(self) -> QDialog:
        sheets = [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]
        assert len(sheets) == 1, f"{len(sheets)} sheets are open"
        return sheets[0]

    def has_sheet(self) -> bool:
        return any(dialog.isVisible() for dialog in self.window.findChildren(QDialog))

    def types(self, text: str, on: QWidget | None = None) -> None:
        """Type letter by letter, as a keyboard sends it."""
        target = on or self.label
        for letter in text:
            if letter <= _LAST_OF_ASCII:
                QTest.keyClicks(target, letter)
            else:
                press = QKeyEvent(
                    QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter
                )
                QApplication.sendEvent(target, press)

    def presses(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        on: QWidget | None = None,
    ) -> None:
        QTest.keyClick(on or self.label, key, modifiers)
        QApplication.processEvents()

    def shortcut(self, keys: str) -> None:
        """Use an action by its key, as the window's menu has it."""
        actions = [a for a in self.window.actions() if a.shortcut().toString() == keys]
        assert len(actions) == 1, keys
        actions[0].trigger()
        self.rest()

    def writes(self, text: str) -> None:
        """Write a note and finish it."""
        self.types(text)
        self.presses(Qt.Key.Key_Return)
        self.rest()

    def pauses(self) -> None:
        """A breath long enough for the draft to be saved."""
        wait_until(lambda: self.foot() == "Saved")
        self.rest()

    def clicks(self, name: str) -> None:
        button = self.window.findChild(QAbstractButton, name)
        assert button is not None, name
        assert button.isVisible(), name
        if isinstance(button, QCheckBox):
            button.click()  # only its box and its words take a click, not all of its room
            self.rest()
            return
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.rest()

    def clicks_label(self, number: int, *, with_shift: bool = False) -> None:
        """Click on a label of the sheet, counted from 1 as the sheet was sold."""
        sheet = self.window.places.printer.place.sheet
        modifiers = Qt.KeyboardModifier.ShiftModifier
        QTest.mouseClick(
            sheet,
            Qt.MouseButton.LeftButton,
            modifiers if with_shift else Qt.KeyboardModifier.NoModifier,
            sheet.middle_of(number - 1),
        )
        self.rest()

    def prints(self, file: Path) -> None:
        """Go to the Print place and print to a file, as a printer of files does."""
        self.goes_to("print")
        printer = QPrinter()
        printer.setOutputFileName(str(file))
        proof = self.window.places.printer.proof
        assert proof is not None
        self.window.places.printer.sending.send(proof, printer)
        self.rest()

    def feeding(self) -> str:
        return self._said("feeding")

    def picks(self, combo: str, text: str) -> None:
        box = self.window.findChild(QComboBox, combo)
        assert box is not None, combo
        index = next(i for i in range(box.count()) if text in box.itemText(i))
        box.setCurrentIndex(index)
        box.activated.emit(index)
        self.rest()

    def their_words_box(self) -> WordsBox:
        box = self.window.findChild(WordsBox, "their-words")
        assert box is not None
        return box

    def their_words(self) -> str:
        """What the buyer wrote, as the box beside the label has it."""
        return self.their_words_box().toPlainText()

    def field(self, name: str) -> QLineEdit:
        field = self.window.findChild(QLineEdit, name)
        assert field is not None, name
        return field

    def goes_to(self, place: str) -> None:
        self.clicks(f"tab-{place}")

    def pile(self) -> list[PileRow]:
        model = self.pile_view().model()
        role = Qt.ItemDataRole.UserRole
        return [model.data(model.index(row, 0), role) for row in range(model.rowCount())]

    def pile_view(self) -> PileView:
        return self.window.places.write_place.pile

    def standing(self) -> str:
        """The pile as drawn text: a mark for the state, and the name."""
        marks = {"to-write": "○", "draft": "◐", "finished": "●", "let-be": "–", "printed": "●"}
        return "\n".join(f"{marks[row.state]} {row.name}" for row in self.pile())

    def addressee(self) -> str:
        current = self.window.writing.current
        return current.addressee if current else ""

    def foot(self) -> str:
        return self._said("saved")

    def notice(self) -> str:
        label = self.window.findChild(QLabel, "notice-text")
        assert label is not None
        return label.text() if label.isVisible() else ""

    def fit(self) -> str:
        return self._said("fit")

    def hint(self) -> str:
        label = self.window.findChild(QLabel, "hint")
        assert label is not None
        return label.text() if label.isVisible() else ""

    def sees(self, text: str) -> bool:
        """Whether some label on screen says this, or some line of a list."""
        labels = [*self.window.findChildren(QLabel)]
        lists = [view for view in self.window.findChildren(LineList) if view.isVisible()]
        return any(text in label.text() for label in labels if label.isVisible()) or any(
            text in line for view in lists for line in lines(view)
        )

    def said_on(self, sheet: QDialog, name: str) -> str:
        label = sheet.findChild(QLabel, name)
        assert label is not None, name
        return label.text()

    def leaves(self) -> None:
        """Close the window."""
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()

    def _said(self, name: str) -> str:
        label = self.window.findChild(QLabel, name)
        assert label is not None, name
        return label.text()


def lines(view: QAbstractItemView) -> list[str]:
    """What a list says, row by row, as a screen reader would read it."""
    model = view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.data(model.index(row, 0), role)) for row in range(model.rowCount())]


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline, "waited in vain"
        QApplication.processEvents()
        time.sleep(0.002)


@contextmanager
def at_the_desk(folder: Path, *, types: bool = True, asks_in: str = "en") -> Iterator[Seller]:
    """A seller at the desk in ``folder``; she closes the window when she leaves.

    She chooses to type, unless she is to find the modes as they are.
    """
    seller = Seller(folder, types=types, asks_in=asks_in)
    try:
        yield seller
    finally:
        seller.leaves()


@contextmanager
def in_the_sample_shop(folder: Path) -> Iterator[Seller]:
    """A seller in the sample shop."""
    make_sample(folder)
    with at_the_desk(folder) as seller:
        yield seller


def names(rows: Sequence[PileRow]) -> list[str]:
    return [row.name for row in rows]

"""What a seller adds to spelling: dictionaries from a file, and the list of her own words."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QPushButton, QWidget

from handnote.qt.tasks import Tasks
from handnote.qt.widgets.plain import WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.services.desk import Desk
from handnote.wording import spelling as words


class SpellingSheets(QObject):
    """Asks for dictionaries and shows her words; ``changed`` when there are others."""

    said = Signal(str)
    changed = Signal()
    problem_met = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._window = window

    def ask_for_dictionary(self) -> None:
        """Ask which file."""
        dialog = QFileDialog(
            self._window, words.CHOOSE_DICTIONARY, str(Path.home()), words.DICTIONARY_FILES
        )
        dialog.setObjectName("dictionary-file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.add)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add(self, file: str) -> None:
        """Try a dictionary and keep it; what is wrong with it is said."""
        desk = self._desk
        self.said.emit(words.TRYING)
        self._tasks.run_slow(lambda: desk.spelling().add(Path(file)), self._added, self._not_added)

    def show_own_words(self) -> None:
        """Show the words she added, each to be taken out."""
        desk = self._desk
        self._tasks.run(lambda: desk.spelling().own_words(), self._open, self.problem_met.emit)

    def _added(self, languages: Sequence[str]) -> None:
        self.said.emit(words.added(languages))
        self.changed.emit()

    def _not_added(self, problem: Exception) -> None:
        self.said.emit("")
        self.problem_met.emit(problem)

    def _open(self, own: Sequence[str]) -> None:
        sheet = OwnWordsSheet(self._window, own)
        sheet.taken_out.connect(self._take_out)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _take_out(self, word: str) -> None:
        desk = self._desk
        self._tasks.run(
            lambda: desk.spelling().unlearn(word),
            lambda _: self.changed.emit(),
            self.problem_met.emit,
        )


class OwnWordsSheet(QuietSheet):
    """Her words in the order of their letters, and a button that takes the picked one out."""

    taken_out = Signal(str)

    def __init__(self, parent: QWidget, own: Sequence[str]) -> None:
        super().__init__(parent, words.OWN_WORDS_TITLE, "")
        self.setObjectName("own-words")
        about = words.OWN_WORDS_ABOUT if own else words.NO_OWN_WORDS
        self.column.addWidget(WrappingLabel(self, "muted", text=about))
        self._list = QListWidget(self)
        self._list.setObjectName("own-words-list")
        self._list.setAccessibleName(words.OWN_WORDS_TITLE)
        self._list.setUniformItemSizes(True)
        self._list.addItems(list(own))
        self._list.setVisible(bool(own))
        self._list.setCurrentRow(0)
        self.column.addWidget(self._list, 1)
        self.finish_layout()
        self._out = QPushButton(words.TAKE_OUT, self)
        self._out.setObjectName("take-out")
        self._out.setAutoDefault(False)
        self._out.setEnabled(bool(own))
        self._out.clicked.connect(self._take_out)
        self.buttons.insertWidget(0, self._out)
        if own:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_out(self) -> None:
        item = self._list.takeItem(self._list.currentRow())
        if item is not None:
            self.taken_out.emit(item.text())
        self._out.setEnabled(self._list.count() > 0)

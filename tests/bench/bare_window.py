"""In the child: the smallest window one can type in, to set the floor."""

import sys

from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

from tests.bench.watched_window import Watch

_LETTERS = 36
"""Pixels: what a note of this length is set in on a label of this width."""


class _Editor(QPlainTextEdit):
    def __init__(self, text: str, font: str) -> None:
        super().__init__()
        self._font = font
        self._watch = Watch(text, self._take_font)

    def showEvent(self, event: QShowEvent) -> None:
        """As Qt shows it, with somebody watching."""
        super().showEvent(event)
        self._watch.shown(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt draws it, with somebody counting."""
        super().paintEvent(event)
        self._watch.painted(self)

    def _take_font(self) -> None:
        from PySide6.QtGui import QFont, QFontDatabase

        number = QFontDatabase.addApplicationFont(self._font)
        letters = QFont(QFontDatabase.applicationFontFamilies(number))
        letters.setPixelSize(_LETTERS)
        self.setFont(letters)


def main() -> None:
    """Open it and type: the text, and the font file to type it in, are the arguments."""
    text, font = sys.argv[1:]
    application = QApplication(["bare"])
    window = QMainWindow()
    editor = _Editor(text, font)
    window.setCentralWidget(editor)
    window.resize(1240, 800)
    editor.setFocus()
    window.show()
    application.exec()

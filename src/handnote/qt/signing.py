"""Signing: in words, or with one of several sign-offs written once in ink."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from handnote.domain.problem import Problem
from handnote.ink.codec import decode
from handnote.ink.outlining import outlines
from handnote.qt.ink.sign_sheet import InkSignSheet
from handnote.qt.sheets import SignSheet
from handnote.qt.tasks import Tasks
from handnote.qt.theme import Theme
from handnote.qt.widgets.note_painter import draw_ink
from handnote.qt.write.presenter import Writing
from handnote.services.desk import Desk
from handnote.services.signing import Signature
from handnote.wording import signing as words

_ICON = 96, 32


class SigningSheets(QObject):
    """Asks how she signs, and remembers it."""

    def __init__(
        self, desk: Desk, tasks: Tasks, theme: Theme, window: QWidget, writing: Writing
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._theme = theme
        self._window = window
        self._writing = writing

    def open_at(self, button: QWidget) -> None:
        """Offer what there is to sign with; only words, where there is no more yet."""
        self._tasks.run(
            self._desk.signing.kept, partial(self._offer, button), self._writing.problem_met.emit
        )

    def ask_for_words(self) -> None:
        """Ask for a sign-off in words."""
        sheet = SignSheet(self._window, self._desk.preferences.current.sign_off)
        sheet.given.connect(self._writing.sign_as)
        sheet.ink_requested.connect(self.ask_for_ink)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def ask_for_ink(self) -> None:
        """Ask for a sign-off in ink."""
        sheet = InkSignSheet(self._window, self._theme, self._desk.preferences.current)
        sheet.given.connect(self._keep)
        sheet.problem_met.connect(self._writing.problem_met)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _offer(self, button: QWidget, kept: tuple[Signature, ...]) -> None:
        if not kept:
            self.ask_for_words()
            return
        menu = QMenu(button)
        menu.setObjectName("sign-menu")
        in_use = self._desk.preferences.current.signature
        for one in kept:
            action = menu.addAction(_picture(one), one.name)
            action.setCheckable(True)
            action.setChecked(one.name == in_use)
            action.triggered.connect(partial(self._writing.sign_in_ink, one.name))
        menu.addSeparator()
        menu.addAction(words.IN_WORDS).triggered.connect(self.ask_for_words)
        menu.addAction(words.WRITE_ONE).triggered.connect(self.ask_for_ink)
        if in_use:
            gone = menu.addAction(words.take_away(in_use))
            gone.triggered.connect(partial(self._take_away, in_use))
        menu.aboutToHide.connect(menu.deleteLater, Qt.ConnectionType.QueuedConnection)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _keep(self, name: str, ink: bytes) -> None:
        keep = self._desk.signing.keep
        self._tasks.run(
            lambda: keep(name, ink),
            lambda signature: self._writing.sign_in_ink(signature.name),
            self._writing.problem_met.emit,
        )

    def _take_away(self, name: str) -> None:
        take_away = self._desk.signing.take_away
        self._tasks.run(
            lambda: take_away(name),
            lambda _: self._writing.sign_in_ink(""),
            self._writing.problem_met.emit,
        )


def _picture(signature: Signature) -> QIcon:
    """A sign-off as it was written, on a piece of paper; no picture of one that is damaged."""
    try:
        drawing = decode(signature.drawing)
    except Problem:
        return QIcon()
    wide, high = _ICON
    picture = QPixmap(wide, high)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    scale = min((wide - 6) / drawing.width, (high - 6) / drawing.height)
    painter.translate(3, 3)
    draw_ink(painter, outlines(drawing.strokes), scale)
    painter.end()
    return QIcon(picture)

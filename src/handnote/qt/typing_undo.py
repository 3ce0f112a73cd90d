"""The undo key: a field's own while something is typed in it, the window's otherwise."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from handnote.qt.write.place import WritePlace


class TypingUndo(QObject):
    """Takes typing back, on the label or in the field the keys go to."""

    def __init__(self, window: QWidget, place: WritePlace) -> None:
        super().__init__(window)
        self._window = window
        self._place = place
        QApplication.instance().focusChanged.connect(self._watch_focus)  # type: ignore[union-attr]

    @property
    def take_back(self) -> Callable[[], None] | None:
        """What takes back the last typing; None where nothing was typed."""
        if field := _field_with_undo():
            return field.undo
        return self._place.undo if self._place.can_undo else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fields keep the undo key to themselves; with nothing typed it is the window's."""
        is_undo = (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
        )
        if is_undo and self.take_back is None:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _watch_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Only the field the keys go to is listened to: filters cost every event some time."""
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and new.window() is self._window:
            new.installEventFilter(self)


def _field_with_undo() -> QLineEdit | QPlainTextEdit | None:
    """The field the keys go to, if something was typed into it."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit) and field.isUndoAvailable():
        return field
    if isinstance(field, QPlainTextEdit) and field.document().isUndoAvailable():
        return field
    return None

"""Keeping a present secret: says so where the outside of its parcel names what is inside."""

from PySide6.QtCore import QObject, QTimer, Signal

from handnote.domain.note import Side
from handnote.domain.wish import WishKind, value_of
from handnote.qt.tasks import Tasks
from handnote.services.composing import Sitting
from handnote.services.desk import Desk

_PAUSE_MS = 300


class Secrecy(QObject):
    """Looks at a note for the outside after a pause, where its person asked for secrecy."""

    told = Signal(bool)
    """Whether the note tells what the gift is."""

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._sitting: Sitting | None = None
        self._text = ""
        self._asked = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)

    @property
    def is_at_rest(self) -> bool:
        """Whether no pause is being waited for."""
        return not self._pause.isActive()

    def begin(self, sitting: Sitting | None, side: Side, text: str) -> None:
        """Another note is on the label; None while it is being read."""
        self._pause.stop()
        self._asked += 1
        is_watched = sitting is not None and side is Side.OUTSIDE and sitting.keeps_secret
        self._sitting = sitting if is_watched else None
        self.typed(text)

    def typed(self, text: str) -> None:
        """She types on."""
        self._text = text
        if self._sitting is not None:
            self._pause.start()

    def _look(self) -> None:
        sitting, text, desk = self._sitting, self._text, self._desk
        if sitting is None:
            return
        self._asked += 1
        asked = self._asked
        language = value_of(sitting.wishes, WishKind.LANGUAGE)

        def show(is_told: bool) -> None:  # noqa: FBT001 - told or not is all there is
            if asked == self._asked:
                self.told.emit(is_told)

        self._tasks.run_slow(
            lambda: desk.listening().tells_the_gift(text, sitting.order, language),
            show,
            lambda _: None,
        )

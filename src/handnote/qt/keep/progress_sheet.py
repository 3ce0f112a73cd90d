"""Long work, with how far it is and a button that stops it."""

import threading

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from handnote.qt.widgets.plain import WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.wording import safekeeping as words


class ProgressSheet(QuietSheet):
    """Shows how far work in another thread is; closing it asks the work to stop."""

    _went_on = Signal(int, int)

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, title, "")
        self.setObjectName("progress")
        self._stop = threading.Event()
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName(title)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self.column.addWidget(self._bar)
        self._line = WrappingLabel(self, "muted", text="")
        self.column.addWidget(self._line)
        self.finish_layout()
        self.cancel.setText(words.STOP)
        self._went_on.connect(self._show)
        self.rejected.connect(self._stop.set)

    def go_on(self, done: int, total: int) -> bool:
        """For the other thread: tell how far it is, and learn whether to go on."""
        if not self._stop.is_set():
            self._went_on.emit(done, total)
        return not self._stop.is_set()

    def _show(self, done: int, total: int) -> None:
        # A Qt bar counts to 2**31; a long file has more bytes than that.
        self._bar.setRange(0, 1000)
        self._bar.setValue(1000 * done // max(1, total))

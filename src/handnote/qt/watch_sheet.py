"""The quiet sheet on which a seller chooses a folder to watch, or stops watching it."""

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from handnote.qt.widgets.plain import ElidedLabel, PlainLabel, WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.wording import watching as words


class WatchSheet(QuietSheet):
    """Off until she says so; the usual folder for downloads is only proposed."""

    given = Signal(str)
    stopped = Signal()

    def __init__(self, parent: QWidget, watched: str) -> None:
        super().__init__(parent, words.TITLE, words.WATCH)
        self.setObjectName("watching")
        self._folder = watched or downloads()
        self.column.addWidget(WrappingLabel(self, "muted", text=words.ABOUT))
        state = words.ON if watched else words.WOULD
        self.column.addWidget(PlainLabel(self, "heading", text=state))
        self._label = ElidedLabel(self, text=self._folder)
        self._label.setObjectName("watched-folder")
        self.column.addWidget(self._label)
        another = QPushButton(words.ANOTHER, self)
        another.setObjectName("watch-another")
        another.setAutoDefault(False)
        another.clicked.connect(self._choose)
        self.column.addWidget(another)
        self.finish_layout()
        if watched:
            self._add_stop()
        self.accepted.connect(self._give)

    def take(self, folder: str) -> None:
        """Propose this folder."""
        if folder:
            self._folder = folder
            self._label.setText(folder)

    def _add_stop(self) -> None:
        stop = QPushButton(words.STOP, self)
        stop.setObjectName("watch-stop")
        stop.setAutoDefault(False)
        stop.clicked.connect(self._stop)
        self.buttons.insertWidget(0, stop)

    def _choose(self) -> None:
        dialog = QFileDialog(self, words.CHOOSE_TITLE, self._folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _stop(self) -> None:
        self.reject()
        self.stopped.emit()

    def _give(self) -> None:
        self.given.emit(self._folder)


def downloads() -> str:
    """Where this computer keeps what is downloaded."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)

"""The sheet on which a photo is looked at before anything of it is filed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from handnote.domain.note import NoteId
from handnote.qt.photos.corners_view import CornersView
from handnote.qt.theme import Theme
from handnote.qt.widgets.plain import WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.services.filing import CutLabel, Proposal, WaitingSheet
from handnote.wording import photos as words

SMALL = QSize(190, 120)
"""How large a cut out label is shown."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal with the pictures of its labels, ready to be drawn."""

    proposal: Proposal
    pictures: tuple[QImage, ...]


class FilingSheet(QuietSheet):
    """Shows a photo and what would be filed of it; nothing is filed by showing it."""

    corners_dragged = Signal(object)
    sheet_chosen = Signal(int)
    filing_requested = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        photo: QImage,
        sheets: Sequence[WaitingSheet],
        today: date,
    ) -> None:
        super().__init__(parent, words.TITLE, words.FILE_THEM)
        self.setObjectName("filing")
        self._sheets = tuple(sheets)
        self._left_out: dict[NoteId, bool] = {}
        self._shown: Shown | None = None
        self._doubts = WrappingLabel(self, "problem")
        self._doubts.setObjectName("photo-doubts")
        self.column.addWidget(self._doubts)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(self._make_photo(theme, photo), 3)
        row.addLayout(self._make_labels(today), 4)
        self.column.addLayout(row, 1)
        self.finish_layout()
        self.primary.clicked.disconnect()
        self.primary.clicked.connect(self._file)
        self.resize(980, 700)
        self.is_busy(is_busy=True)

    @property
    def chosen(self) -> frozenset[NoteId]:
        """The notes whose labels are ticked."""
        return frozenset(
            NoteId(item.data(Qt.ItemDataRole.UserRole))
            for item in map(self._list.item, range(self._list.count()))
            if item.checkState() is Qt.CheckState.Checked
        )

    def is_busy(self, *, is_busy: bool) -> None:
        """While labels are cut out anew, nothing can be filed."""
        self._status.setText(words.CUTTING if is_busy else words.HOW_TO_DRAG)
        self.primary.setEnabled(not is_busy and self._list.count() > 0)

    def show_proposal(self, shown: Shown) -> None:
        """Show what was found; labels she ticked or did not stay so."""
        self._shown = shown
        proposal = shown.proposal
        sheet = proposal.sheet
        self._doubts.setText(words.doubts(proposal.doubts))
        self._doubts.setVisible(bool(proposal.doubts))
        self.corners.show_sheet(proposal.quad, sheet.stock, sheet.slots, is_turned=sheet.is_turned)
        self._choice.blockSignals(True)
        self._choice.setCurrentIndex(_place(self._sheets, sheet))
        self._choice.blockSignals(False)
        is_first = self._list.count() == 0
        self._fill_list(proposal.labels, shown.pictures, sheet)
        self.is_busy(is_busy=False)
        if is_first:
            self.primary.setFocus()

    def show_trouble(self, said: str) -> None:
        """Say what cannot be done with these corners; until they are others nothing is filed."""
        self._shown = None
        self._list.clear()
        self.is_busy(is_busy=False)
        self.say(said)

    def say(self, said: str) -> None:
        """Say what went wrong; all else stays as it is."""
        self._doubts.setText(said)
        self._doubts.show()

    def _make_photo(self, theme: Theme, photo: QImage) -> QVBoxLayout:
        column = QVBoxLayout()
        self.corners = CornersView(self, theme, photo)
        self.corners.quad_dragged.connect(self.corners_dragged)
        column.addWidget(self.corners, 1)
        self._status = WrappingLabel(self, "muted")
        self._status.setObjectName("photo-status")
        column.addWidget(self._status)
        turn = QPushButton(words.TURN, self)
        turn.setObjectName("turn-photo")
        turn.setAutoDefault(False)
        turn.clicked.connect(self._turn)
        column.addWidget(turn, 0, Qt.AlignmentFlag.AlignLeading)
        return column

    def _make_labels(self, today: date) -> QVBoxLayout:
        column = QVBoxLayout()
        self._choice = QComboBox(self)
        self._choice.setObjectName("which-sheet")
        self._choice.setAccessibleName(words.WHICH_SHEET)
        self._choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._choice.setMinimumContentsLength(20)
        self._choice.addItems([words.sheet(sheet, today) for sheet in self._sheets])
        self._choice.currentIndexChanged.connect(self._choose)
        column.addWidget(self._choice)
        self._list = QListWidget(self)
        self._list.setObjectName("cut-labels")
        self._list.setAccessibleName(words.LABELS)
        self._list.setViewMode(QListView.ViewMode.IconMode)
        self._list.setMovement(QListView.Movement.Static)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setIconSize(SMALL)
        self._list.setSpacing(6)
        self._list.setWordWrap(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.itemChanged.connect(self._remember_tick)
        column.addWidget(self._list, 1)
        return column

    def _fill_list(
        self, labels: Sequence[CutLabel], pictures: Sequence[QImage], sheet: WaitingSheet
    ) -> None:
        self._list.blockSignals(True)
        row = self._list.currentRow()
        self._list.clear()
        lines = 3 * self._list.fontMetrics().lineSpacing()
        for one, picture in zip(labels, pictures, strict=True):
            note_id = one.label.note_id
            said = words.under(one, is_filed=note_id in sheet.filed)
            icon = QIcon(QPixmap.fromImage(picture))
            # Qt would tint it where it is picked, and with it the writing.
            icon.addPixmap(QPixmap.fromImage(picture), QIcon.Mode.Selected)
            item = QListWidgetItem(icon, said)
            item.setData(Qt.ItemDataRole.UserRole, note_id)
            item.setToolTip("")
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )
            is_ticked = self._left_out.get(note_id, one.is_offered)
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(SMALL.width() + 34, SMALL.height() + lines))
            self._list.addItem(item)
        self._list.setCurrentRow(max(0, row))
        self._list.blockSignals(False)

    def _remember_tick(self, item: QListWidgetItem) -> None:
        note_id = NoteId(item.data(Qt.ItemDataRole.UserRole))
        self._left_out[note_id] = item.checkState() is Qt.CheckState.Checked

    def _turn(self) -> None:
        """By a half: lying on its side it would be of another shape."""
        self.corners_dragged.emit(self.corners.quad.turned(2))

    def _choose(self, place: int) -> None:
        self.is_busy(is_busy=True)
        self._left_out = {}
        self.sheet_chosen.emit(place)

    def _file(self) -> None:
        if self._shown is not None and self.primary.isEnabled():
            self.filing_requested.emit(self._shown.proposal)


def _place(sheets: Sequence[WaitingSheet], sheet: WaitingSheet) -> int:
    return next(
        place
        for place, one in enumerate(sheets)
        if (one.run_id, one.page) == (sheet.run_id, sheet.page)
    )

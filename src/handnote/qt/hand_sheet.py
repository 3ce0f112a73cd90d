"""Hand and ink: how her letters stray and what they are written with, seen before it is so."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QSlider, QWidget

from handnote.domain.hand import Nib
from handnote.domain.ink import Ink
from handnote.domain.settings import Settings
from handnote.qt.theme import Theme
from handnote.qt.widgets.label_preview import LabelPreview
from handnote.qt.widgets.plain import PlainLabel, WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.qt.write.presenter import Writing
from handnote.services.desk import Desk
from handnote.wording import screen


class HandSheet(QuietSheet):
    """Shows the words on the label as they would be with what is chosen; gives the settings."""

    given = Signal(object)

    def __init__(self, parent: QWidget, theme: Theme, writing: Writing, desk: Desk) -> None:
        super().__init__(parent, screen.HAND_TITLE, screen.USE)
        self.setObjectName("hand-sheet")
        self._writing = writing
        self._settings = desk.preferences.current
        self._hand = desk.proofing.hands.find(self._settings.hand)
        self._preview = LabelPreview(self, theme, writing.stock)
        self.column.addWidget(self._preview)
        self.column.addSpacing(6)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        self._ink = self._box("ink", screen.INK)
        for ink in Ink:
            swatch = QPixmap(14, 14)
            swatch.fill(QColor(*ink.rgb))
            self._ink.addItem(QIcon(swatch), screen.INKS[ink], ink.value)
        self._ink.setCurrentIndex(self._ink.findData(self._settings.ink_in_use.value))
        form.addRow(PlainLabel(self, text=screen.INK), self._ink)
        self._nib = self._box("nib", screen.NIB)
        for nib in (Nib.FINE, *(broader for broader, _ in self._hand.nibs)):
            self._nib.addItem(screen.NIBS[nib], nib.value)
        in_use = self._hand.with_nib(self._settings.nib_in_use).nib
        self._nib.setCurrentIndex(self._nib.findData(in_use.value))
        form.addRow(PlainLabel(self, text=screen.NIB), self._nib)
        if self._nib.count() == 1:
            self._nib.setEnabled(False)
            form.addRow(PlainLabel(self), WrappingLabel(self, "muted", text=screen.ONE_NIB))
        self._drift = QSlider(Qt.Orientation.Horizontal, self)
        self._drift.setObjectName("drift")
        self._drift.setAccessibleName(screen.DRIFT)
        self._drift.setRange(0, 100)
        self._drift.setPageStep(20)
        self._drift.setValue(round(self._settings.drift * 100))
        form.addRow(PlainLabel(self, text=screen.DRIFT), self._drift)
        self.column.addLayout(form)
        self.column.addWidget(WrappingLabel(self, "muted", text=screen.DRIFT_ABOUT))
        self._same_size = QCheckBox(screen.SAME_SIZE, self)
        self._same_size.setObjectName("same-size")
        self._same_size.setChecked(self._settings.same_size)
        self.column.addWidget(self._same_size)
        self.finish_layout()
        self._ink.setFocus()
        self._ink.currentIndexChanged.connect(self._show)
        self._nib.currentIndexChanged.connect(self._show)
        self._drift.valueChanged.connect(self._show)
        self.accepted.connect(lambda: self.given.emit(self._chosen()))
        self._show()

    def _box(self, name: str, label: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(label)
        return box

    def _show(self) -> None:
        chosen = self._chosen()
        note = self._writing.in_hand(self._hand.id, chosen)
        self._preview.show_note(note, chosen.ink_in_use)

    def _chosen(self) -> Settings:
        # A hand without the nib chosen for another leaves that choice alone.
        nib = self._nib.currentData() if self._nib.isEnabled() else self._settings.nib
        return replace(
            self._settings,
            drift=self._drift.value() / 100,
            ink=self._ink.currentData(),
            nib=nib,
            same_size=self._same_size.isChecked(),
        )

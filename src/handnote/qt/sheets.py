"""The quiet sheets over the window: adding orders, a walk-in, the sign-off, the keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSlider,
    QWidget,
)

from handnote.domain.ink import Ink
from handnote.domain.settings import Settings
from handnote.qt.widgets.plain import ElidedLabel, PlainLabel, WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.services.import_plan import ImportPlan
from handnote.wording import adding, screen

_ROWS_SHOWN = 8


class AddingSheet(QuietSheet):
    """What a file would add, before it does."""

    def __init__(self, parent: QWidget, plan: ImportPlan, names: Sequence[tuple[str, str]]) -> None:
        brings = bool(plan.told) and bool(plan.new or plan.changed or plan.cancelled)
        super().__init__(parent, adding.summary(plan), screen.ADD if brings else "")
        self.setObjectName("adding")
        self.column.addWidget(WrappingLabel(self, "muted", text=adding.NOT_KEPT))
        for notice in adding.notices(plan):
            self.column.addWidget(WrappingLabel(self, "problem", text=notice))
        for name, what in names[:_ROWS_SHOWN]:
            row = QHBoxLayout()
            row.addWidget(ElidedLabel(self, text=name), 2)
            row.addWidget(ElidedLabel(self, "muted", text=what), 3)
            self.column.addLayout(row)
        if len(names) > _ROWS_SHOWN:
            more = f"… {len(names) - _ROWS_SHOWN}"
            self.column.addWidget(PlainLabel(self, "faint", text=more))
        self.finish_layout()


class WalkInSheet(QuietSheet):
    """An order by hand: a name if there is one, and what they took home."""

    given = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, screen.WALK_IN_TITLE, screen.ADD)
        self.setObjectName("walk-in")
        self._about = _field(self, "walk-in-about", screen.WALK_IN_ABOUT)
        self._name = _field(self, "walk-in-name", screen.WALK_IN_NAME)
        self.column.addWidget(self._about)
        self.column.addWidget(self._name)
        self.finish_layout()
        self._about.setFocus()
        self.accepted.connect(self._give)

    def _give(self) -> None:
        if self._about.text().strip() or self._name.text().strip():
            self.given.emit(self._name.text(), self._about.text())


class SignSheet(QuietSheet):
    """How she signs."""

    given = Signal(str)

    def __init__(self, parent: QWidget, sign_off: str) -> None:
        super().__init__(parent, screen.SIGN_TITLE, screen.SIGN)
        self.setObjectName("signing")
        self._field = _field(self, "sign-off", screen.SIGN_HINT)
        self._field.setText(sign_off)
        self._field.setMaxLength(60)
        self.column.addWidget(self._field)
        self.column.addWidget(WrappingLabel(self, "muted", text=screen.SIGN_ABOUT))
        self.finish_layout()
        self._field.setFocus()
        self.accepted.connect(lambda: self.given.emit(self._field.text().strip()))


class HandSheet(QuietSheet):
    """How her letters stray, and what they are written with."""

    given = Signal(float, str, bool)

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        super().__init__(parent, screen.HAND_TITLE, screen.USE)
        self.setObjectName("hand-sheet")
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        self._ink = QComboBox(self)
        self._ink.setObjectName("ink")
        self._ink.setAccessibleName(screen.INK)
        for ink in Ink:
            swatch = QPixmap(14, 14)
            swatch.fill(QColor(*ink.rgb))
            self._ink.addItem(QIcon(swatch), screen.INKS[ink], ink.value)
        self._ink.setCurrentIndex(self._ink.findData(settings.ink_in_use.value))
        form.addRow(PlainLabel(self, text=screen.INK), self._ink)
        self._drift = QSlider(Qt.Orientation.Horizontal, self)
        self._drift.setObjectName("drift")
        self._drift.setAccessibleName(screen.DRIFT)
        self._drift.setRange(0, 100)
        self._drift.setPageStep(20)
        self._drift.setValue(round(settings.drift * 100))
        form.addRow(PlainLabel(self, text=screen.DRIFT), self._drift)
        self.column.addLayout(form)
        self.column.addWidget(WrappingLabel(self, "muted", text=screen.DRIFT_ABOUT))
        self._same_size = QCheckBox(screen.SAME_SIZE, self)
        self._same_size.setObjectName("same-size")
        self._same_size.setChecked(settings.same_size)
        self.column.addWidget(self._same_size)
        self.finish_layout()
        self._ink.setFocus()
        self.accepted.connect(self._give)

    def _give(self) -> None:
        self.given.emit(
            self._drift.value() / 100, self._ink.currentData(), self._same_size.isChecked()
        )


class KeySheet(QuietSheet):
    """Every key on one sheet."""

    def __init__(self, parent: QWidget, lines: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent, screen.KEYS_TITLE, "")
        self.setObjectName("key-list")
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        for key, what in lines:
            form.addRow(PlainLabel(self, "heading", text=key), PlainLabel(self, text=what))
        self.column.addLayout(form)
        self.finish_layout()


def _field(sheet: QWidget, name: str, hint: str) -> QLineEdit:
    field = QLineEdit(sheet)
    field.setObjectName(name)
    field.setPlaceholderText(hint)
    field.setAccessibleName(hint)
    return field

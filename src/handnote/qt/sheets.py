"""The quiet sheets over the window: adding orders, a walk-in, the sign-off, the keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from handnote.qt.widgets.line_list import LineList
from handnote.qt.widgets.plain import PlainLabel, WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.services.import_plan import ImportPlan
from handnote.wording import adding, people, questions, screen, signing
from handnote.wording.adding_rows import Rows

_WIDE = 640
"""A sheet with a list whose lines say what changed."""


class AddingSheet(QuietSheet):
    """What a file would add or change, before it does; while names are hidden, how much only."""

    def __init__(self, parent: QWidget, plan: ImportPlan, *, hides_names: bool = False) -> None:
        brings = bool(plan.told) and bool(plan.new or plan.changed or plan.cancelled)
        super().__init__(parent, adding.summary(plan), screen.ADD if brings else "")
        self.setObjectName("adding")
        self.column.addWidget(WrappingLabel(self, "muted", text=adding.NOT_KEPT))
        for notice in adding.notices(plan):
            self.column.addWidget(WrappingLabel(self, "problem", text=notice))
        rows = Rows(plan)
        if rows and hides_names:
            self.column.addWidget(WrappingLabel(self, "muted", text=people.HIDDEN_HERE))
        elif rows:
            lines = LineList(self, adding.WHAT_HAPPENS, rows)
            lines.setObjectName("adding-list")
            self.column.addWidget(lines, 1)
            self.setMinimumWidth(_WIDE)
            whole = WrappingLabel(self, "muted")
            whole.setObjectName("whole-line")
            whole.setMinimumHeight(2 * whole.fontMetrics().height())
            lines.too_long.connect(whole.setText)
            self.column.addWidget(whole)
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
    ink_requested = Signal()

    def __init__(self, parent: QWidget, sign_off: str) -> None:
        super().__init__(parent, screen.SIGN_TITLE, screen.SIGN)
        self.setObjectName("signing")
        self._field = _field(self, "sign-off", screen.SIGN_HINT)
        self._field.setText(sign_off)
        self._field.setMaxLength(60)
        self.column.addWidget(self._field)
        self.column.addWidget(WrappingLabel(self, "muted", text=screen.SIGN_ABOUT))
        self.finish_layout()
        in_ink = QPushButton(signing.INK_LINK, self)
        in_ink.setObjectName("sign-in-ink")
        in_ink.setProperty("role", "link")
        in_ink.setAutoDefault(False)
        in_ink.clicked.connect(self._go_to_ink)
        self.buttons.insertWidget(0, in_ink)
        self._field.setFocus()
        self.accepted.connect(lambda: self.given.emit(self._field.text().strip()))

    def _go_to_ink(self) -> None:
        self.reject()
        self.ink_requested.emit()


class QuestionSheet(QuietSheet):
    """Three questions to think about. They can be read, not clicked, and go nowhere."""

    def __init__(self, parent: QWidget, asked: Sequence[str]) -> None:
        super().__init__(parent, questions.TITLE, "")
        self.setObjectName("question-sheet")
        for question in asked:
            label = WrappingLabel(self, text=question)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            self.column.addWidget(label)
        self.column.addWidget(WrappingLabel(self, "muted", text=questions.ABOUT))
        self.finish_layout()


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

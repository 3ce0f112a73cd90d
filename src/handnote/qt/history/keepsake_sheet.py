"""The sheet a keepsake is asked for with: which year, or which person."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from handnote.domain.person import PersonId
from handnote.qt.widgets.plain import WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.services.keepsakes import Chosen
from handnote.wording import keepsake as words


class KeepsakeSheet(QuietSheet):
    """Asks what is to be kept. ``person`` is the one whose note is looked at, if any is."""

    wanted = Signal(object, str)
    """The choice, and its year or the person's name."""

    def __init__(
        self, parent: QWidget, years: Sequence[int], person: tuple[PersonId, str] | None
    ) -> None:
        super().__init__(parent, words.MAKE_A_BOOK, words.GO_ON)
        self.setObjectName("keepsake")
        self._offered = [(Chosen(year=year), str(year), str(year)) for year in years]
        if person:
            known, name = person
            self._offered.append((Chosen(person=known), name, words.all_to(name)))
        self.column.addWidget(WrappingLabel(self, "muted", text=words.ABOUT))
        self._what = QComboBox(self)
        self._what.setObjectName("keepsake-what")
        self._what.setAccessibleName(words.WHAT)
        self._what.addItems([shown for _, _, shown in self._offered])
        self.column.addWidget(self._what)
        self._answers = QCheckBox(words.WITH_ANSWERS, self)
        self._answers.setObjectName("keepsake-answers")
        self.column.addWidget(self._answers)
        self.column.addStretch(1)
        self.finish_layout()
        self.accepted.connect(self._tell)

    def _tell(self) -> None:
        chosen, name, _ = self._offered[self._what.currentIndex()]
        self.wanted.emit(replace(chosen, with_answers=self._answers.isChecked()), name)

"""The shelf of kind words: what people wrote back, to read on a bad day. It is never printed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from handnote.domain.answer import KindWords
from handnote.qt.widgets.plain import WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.wording import people as words

_AT_A_TIME = 40


class ShelfSheet(QuietSheet):
    """One answer below the other, the newest first; nothing on it asks for anything."""

    def __init__(self, parent: QWidget, shelf: Sequence[KindWords], today: date) -> None:
        super().__init__(parent, words.SHELF, "")
        self.setObjectName("kind-words")
        self._shelf = list(shelf)
        self._today = today
        self._shown = 0
        self.column.addWidget(
            WrappingLabel(self, "muted", text=words.SHELF_ABOUT if shelf else words.SHELF_IS_EMPTY)
        )
        if shelf:
            self.resize(600, max(460, round(parent.height() * 0.8)))
            self.column.addWidget(self._scrolled(), 1)
        self.finish_layout()

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setObjectName("shelf")
        area.setAccessibleName(words.SHELF)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows read on
        area.setMinimumHeight(320)
        content = QWidget(area)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 4, 12, 4)
        self._column.setSpacing(16)
        self._more = QPushButton(words.MORE_KIND_WORDS, content)
        self._more.setObjectName("more-kind-words")
        self._more.setAutoDefault(False)
        self._more.clicked.connect(self._show_more)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self._show_more()
        area.setWidget(content)
        area.setFocus()
        return area

    def _show_more(self) -> None:
        """As many more as one reads at a sitting."""
        until = self._shown + _AT_A_TIME
        for kind in self._shelf[self._shown : until]:
            self._column.insertWidget(self._shown, self._card(kind))
            self._shown += 1
        self._more.setVisible(self._shown < len(self._shelf))

    def _card(self, kind: KindWords) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(22, 18, 22, 16)
        inside.setSpacing(8)
        said = WrappingLabel(card, "kind-words", text=words.kind_words(kind))
        inside.addWidget(said)
        who = WrappingLabel(card, "muted", text=words.kind_words_by(kind, self._today))
        inside.addWidget(who)
        about = WrappingLabel(card, "faint", text=words.kind_words_about(kind))
        inside.addWidget(about)
        return card

"""The fields a search is narrowed down with: whom, what, when, in which hand, for which shop."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from handnote.domain.wanted import Wanted
from handnote.qt.widgets.find_field import FindField
from handnote.wording import screen

T = TypeVar("T")

Offered = Sequence[tuple[str, T]]
"""What is shown of each choice, and what it stands for."""


class Narrowing(QWidget):
    """Two fields and three lists, all of which may be left as they are; hidden until wanted."""

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._person = FindField(self, "find-person", screen.FIND_BY_PERSON)
        self._thing = FindField(self, "find-thing", screen.FIND_BY_THING)
        for field in (self._person, self._thing):
            field.textChanged.connect(self.edited)
            row.addWidget(field, 2)
        self._year: _Choice[int] = _Choice(self, "find-year", screen.ANY_YEAR)
        self._hand: _Choice[str] = _Choice(self, "find-hand", screen.ANY_HAND)
        self._shop: _Choice[tuple[str, str]] = _Choice(self, "find-shop", screen.ANY_SHOP)
        for choice in (self._year, self._hand, self._shop):
            choice.list.currentIndexChanged.connect(self.edited)
            row.addWidget(choice.list, 1)
        self.hide()

    def wanted(self, words: str) -> Wanted:
        """A search for these words, narrowed down."""
        return Wanted(
            words=words,
            person=self._person.text(),
            thing=self._thing.text(),
            year=self._year.value,
            hand=self._hand.value or "",
            shop=self._shop.value,
        )

    def offer(
        self, *, years: Offered[int], hands: Offered[str], shops: Offered[tuple[str, str]]
    ) -> None:
        """What there is to choose from; what is chosen stays."""
        self._year.offer(years)
        self._hand.offer(hands)
        self._shop.offer(shops)

    def clear(self) -> None:
        """Narrow nothing down any more."""
        for choice in (self._year, self._hand, self._shop):
            choice.list.setCurrentIndex(0)
        for field in (self._person, self._thing):
            field.clear()


class _Choice(Generic[T]):
    """A list whose first line asks for nothing in particular."""

    def __init__(self, parent: QWidget, name: str, anything: str) -> None:
        self.list = QComboBox(parent)
        self.list.setObjectName(name)
        self.list.setAccessibleName(anything)
        self.list.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.list.setMinimumContentsLength(8)
        self.list.addItem(anything)
        self._values: list[T] = []

    @property
    def value(self) -> T | None:
        """What is chosen."""
        row = self.list.currentIndex()
        return self._values[row - 1] if row > 0 else None

    def offer(self, offered: Offered[T]) -> None:
        """Offer these; whoever listens hears only of what is gone."""
        chosen = self.value
        self.list.blockSignals(True)
        while self.list.count() > 1:
            self.list.removeItem(1)
        self.list.addItems([shown for shown, _ in offered])
        self._values = [value for _, value in offered]
        self.list.setCurrentIndex(1 + self._values.index(chosen) if chosen in self._values else 0)
        self.list.blockSignals(False)
        if chosen != self.value:
            self.list.currentIndexChanged.emit(0)

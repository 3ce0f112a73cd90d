"""The menu of packing orders: what the pile is sorted by, and what else it could be."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from handnote.domain.packing import PackingOrder
from handnote.wording import packing as words


class PackingMenu(QMenu):
    """Opens under a button with the packing order in use ticked, and under the keys."""

    order_picked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("packing")
        self.setAccessibleName(words.PACK_BY)
        self.setAccessibleDescription(words.PACK_BY_ABOUT)
        one_of = QActionGroup(self)
        for order, text in words.ORDERS.items():
            action = self.addAction(text)
            action.setCheckable(True)
            action.setData(order.value)
            one_of.addAction(action)
        one_of.triggered.connect(self._tell_of_order)

    def open_under(self, button: QWidget, order: PackingOrder) -> None:
        """Offer the packing orders; ``order`` is the one in use."""
        for action in self.actions():
            action.setChecked(action.data() == order.value)
        self.popup(button.mapToGlobal(button.rect().bottomLeft()))
        self.setActiveAction(self.actions()[list(words.ORDERS).index(order)])

    def _tell_of_order(self, action: QAction) -> None:
        self.order_picked.emit(action.data())

"""Which of her shops a file is from, asked only where its orders leave a doubt."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from handnote.qt.widgets.plain import WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.services.import_plan import FileLook
from handnote.wording import keeping_names as words


class WhichShopSheet(QuietSheet):
    """Asks for one file; tells the shop's name, empty for the one that needs none."""

    told = Signal(str)

    def __init__(self, parent: QWidget, asks: FileLook) -> None:
        super().__init__(parent, words.WHICH_SHOP, words.ON)
        self.setObjectName("which-shop")
        self.column.addWidget(WrappingLabel(self, text=words.why_ask(asks.name, asks.clash)))
        self._shops = asks.shops
        self._choice = QComboBox(self)
        self._choice.setObjectName("shop")
        self._choice.setAccessibleName(words.WHICH_SHOP)
        self._choice.addItems([words.NEW_SHOP, *map(words.shop_name, asks.shops)])
        self.column.addWidget(self._choice)
        self._name = QLineEdit(self)
        self._name.setObjectName("shop-name")
        self._name.setPlaceholderText(words.NEW_SHOP_NAME)
        self._name.setAccessibleName(words.NEW_SHOP_NAME)
        self._name.setMaxLength(60)
        self.column.addWidget(self._name)
        self.finish_layout()
        self._choice.currentIndexChanged.connect(self._look)
        self._name.textChanged.connect(self._look)
        # Numbers that clash speak for a new shop; without any, one she has is likelier.
        self._choice.setCurrentIndex(0 if asks.clash else 1)
        self._look()
        (self._name if asks.clash else self._choice).setFocus()
        self.accepted.connect(self._tell)

    def _look(self) -> None:
        is_new = self._choice.currentIndex() == 0
        self._name.setVisible(is_new)
        self.primary.setEnabled(not is_new or bool(self._name.text().strip()))

    def _tell(self) -> None:
        place = self._choice.currentIndex()
        self.told.emit(self._shops[place - 1] if place else self._name.text().strip())

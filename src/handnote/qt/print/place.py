"""The Print place: what is on the sheets, the sheet itself, and the stock it is for."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from handnote.domain.run import PrintRun
from handnote.domain.stock import Stock
from handnote.qt.print.outcome_card import OutcomeCard
from handnote.qt.print.sheet_view import SheetState, SheetView
from handnote.qt.theme import Theme
from handnote.qt.widgets.empty import EmptyPlace
from handnote.qt.widgets.find_field import FindField
from handnote.qt.widgets.plain import PlainLabel, WrappingLabel
from handnote.qt.widgets.two_sided import WHERE_ROLE, TwoSidedRow
from handnote.wording import screen
from handnote.wording import stocks as stock_words


@dataclass(frozen=True, slots=True)
class PrintState:
    """All the place shows. ``listed`` is (name, where) in parcel order."""

    sheet: SheetState
    listed: Sequence[tuple[str, str]]
    left_out: Sequence[str]
    page: int
    pages: int
    start: int
    count: int
    outlines: bool
    run: PrintRun | None


class PrintPlace(QWidget):
    """Shows what it is told and passes on what the seller wishes."""

    stock_picked = Signal(str)
    stock_searched = Signal(str)
    stocks_requested = Signal()
    outlines_toggled = Signal(bool)
    print_requested = Signal()
    save_requested = Signal()
    row_picked = Signal(int)
    page_requested = Signal(int)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("placeDesk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._make_list(theme))
        row.addWidget(self._make_centre(theme), 1)
        row.addWidget(self._make_choices(theme))

    def show_state(self, state: PrintState) -> None:
        """Draw the sheets as they stand."""
        self.sheet.show_state(state.sheet)
        is_empty = not state.listed and not state.left_out
        self.empty.setVisible(is_empty and state.run is None)
        self._paper.setVisible(not self.empty.isVisibleTo(self))
        self._show_list(state)
        self._foot.setText(screen.page_of(state.page, state.pages, state.start))
        self._back.setEnabled(state.page > 0)
        self._on.setEnabled(state.page + 1 < state.pages)
        self._back.setVisible(state.pages > 1)
        self._on.setVisible(state.pages > 1)
        self.print_button.setText(screen.print_labels(state.count))
        self.print_button.setEnabled(state.count > 0)
        self.save_button.setEnabled(state.count > 0)
        self._outlines.blockSignals(True)
        self._outlines.setChecked(state.outlines)
        self._outlines.blockSignals(False)
        self.card.show_run(state.run)

    def show_stocks(
        self, stocks: Sequence[Stock], current: Stock, *, is_verified: bool = True
    ) -> None:
        """Offer these stocks with ``current`` chosen."""
        self._stocks.blockSignals(True)
        self._stocks.clear()
        shown = list(stocks)
        if current not in shown:
            shown.append(current)
        for stock in shown:
            page = screen.page_name(stock.page_width, stock.page_height)
            self._stocks.addItem(
                f"{stock.brand} {stock.part} · {screen.per_sheet(stock.slots, page)}",
                f"{stock.brand} {stock.part}",
            )
        self._stocks.setCurrentIndex(shown.index(current))
        self._stocks.blockSignals(False)
        self._about_stock.setText(stock_words.about(current, is_verified=is_verified))

    def _show_list(self, state: PrintState) -> None:
        self._list.blockSignals(True)
        self._list.clear()
        for name, where in state.listed:
            item = QListWidgetItem(self._list)
            item.setText(name[:200])
            item.setData(WHERE_ROLE, where)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name[:200]}, {where}")
        self._list.blockSignals(False)
        self._left_out.setVisible(bool(state.left_out))
        lines = [screen.LEFT_OUT, *state.left_out]
        self._left_out.setText("\n".join(lines))

    def _make_list(self, theme: Theme) -> QFrame:
        panel, column = _panel(self, "left", theme.scaled(270))
        column.addWidget(PlainLabel(panel, "heading", text=screen.ON_THIS_SHEET))
        self._list = QListWidget(panel)
        self._list.setObjectName("on-sheets")
        self._list.setAccessibleName(screen.ON_THIS_SHEET)
        self._list.setItemDelegate(TwoSidedRow(self._list, theme))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self.row_picked)
        column.addWidget(self._list, 1)
        self._left_out = WrappingLabel(panel, "problem")
        self._left_out.setObjectName("left-out")
        column.addWidget(self._left_out)
        return panel

    def _make_centre(self, theme: Theme) -> QWidget:
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        self.empty = EmptyPlace(centre, screen.NOTHING_FINISHED, screen.NOTHING_FINISHED_MORE)
        column.addWidget(self.empty, 1)
        self._paper = QWidget(centre)
        paper = QVBoxLayout(self._paper)
        paper.setContentsMargins(0, 0, 0, 0)
        self.sheet = SheetView(self._paper, theme)
        paper.addWidget(self.sheet, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 12)
        self._back = self._arrow("‹", screen.PAGE_BACK, -1)
        self._on = self._arrow("›", screen.PAGE_ON, 1)
        self._foot = PlainLabel(self._paper, "faint")
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self._foot)
        foot.addWidget(self._on)
        foot.addStretch(1)
        paper.addLayout(foot)
        column.addWidget(self._paper, 1)
        return centre

    def _make_choices(self, theme: Theme) -> QFrame:
        panel, column = _panel(self, "right", theme.scaled(300))
        column.addWidget(PlainLabel(panel, "heading", text=screen.LABEL_SHEET))
        self._find = FindField(panel, "find-stock", screen.FIND_STOCK)
        self._find.textChanged.connect(self.stock_searched)
        self._find.returnPressed.connect(self._pick_first)
        column.addWidget(self._find)
        self._stocks = QComboBox(panel)
        self._stocks.setObjectName("stock")
        self._stocks.setAccessibleName(screen.LABEL_SHEET)
        self._stocks.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._stocks.setMinimumContentsLength(16)
        self._stocks.activated.connect(self._tell_of_stock)
        column.addWidget(self._stocks)
        all_stocks = QPushButton(stock_words.ALL_SHEETS, panel)
        all_stocks.setObjectName("all-stocks")
        all_stocks.clicked.connect(self.stocks_requested)
        column.addWidget(all_stocks)
        self._about_stock = WrappingLabel(panel, "muted")
        column.addWidget(self._about_stock)
        column.addSpacing(12)
        column.addWidget(PlainLabel(panel, "heading", text=screen.ALSO_PRINT))
        self._outlines = QCheckBox(screen.OUTLINES, panel)
        self._outlines.setObjectName("outlines")
        self._outlines.toggled.connect(self.outlines_toggled)
        column.addWidget(self._outlines)
        column.addSpacing(12)
        buttons = QHBoxLayout()
        self.print_button = QPushButton(screen.PRINT_BUTTON, panel)
        self.print_button.setObjectName("print")
        self.print_button.setProperty("role", "primary")
        self.print_button.clicked.connect(self.print_requested)
        buttons.addWidget(self.print_button, 1)
        self.save_button = QPushButton(screen.SAVE_PDF, panel)
        self.save_button.setObjectName("save-pdf")
        self.save_button.clicked.connect(self.save_requested)
        buttons.addWidget(self.save_button)
        column.addLayout(buttons)
        column.addWidget(WrappingLabel(panel, "faint", text=screen.ACTUAL_SIZE))
        column.addSpacing(16)
        self.card = OutcomeCard(panel)
        column.addWidget(self.card)
        column.addStretch(1)
        return panel

    def _arrow(self, sign: str, name: str, step: int) -> QToolButton:
        button = QToolButton(self._paper)
        button.setText(sign)
        button.setAccessibleName(name)
        button.setProperty("step", step)
        button.clicked.connect(self._turn)
        return button

    def _turn(self) -> None:
        self.page_requested.emit(self.sender().property("step"))

    def _pick_first(self) -> None:
        """Enter in the search takes its first answer."""
        if self._stocks.count() and self._find.text().strip():
            self._stocks.setCurrentIndex(0)
            self._tell_of_stock(0)

    def _tell_of_stock(self, index: int) -> None:
        self.stock_picked.emit(self._stocks.itemData(index))


def _panel(parent: QWidget, edge: str, width: int) -> tuple[QFrame, QVBoxLayout]:
    panel = QFrame(parent)
    panel.setObjectName("sidePanel")
    panel.setProperty("edge", edge)
    panel.setFixedWidth(width)
    column = QVBoxLayout(panel)
    column.setContentsMargins(16, 16, 16, 16)
    column.setSpacing(8)
    return panel, column

"""The Print place: what is on the sheets, the sheet itself, and the stock it is for."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from handnote.domain.note import MadeBy, Side
from handnote.domain.stock import Medium, Stock
from handnote.qt.print.also_print import AlsoPrint, Extras
from handnote.qt.print.outcome_card import CardState, OutcomeCard
from handnote.qt.print.parcel_list import ParcelList
from handnote.qt.print.pen_choices import PenChoices, PenWish
from handnote.qt.print.printer_choice import PrinterChoice
from handnote.qt.print.sheet_panel import PanelState, SheetPanel
from handnote.qt.print.sheet_view import SheetState, SheetView
from handnote.qt.print.way_switch import WaySwitch
from handnote.qt.theme import Theme
from handnote.qt.widgets.empty import EmptyPlace
from handnote.qt.widgets.find_field import FindField
from handnote.qt.widgets.plain import PlainLabel, WrappingLabel
from handnote.qt.widgets.side_switch import SideSwitch
from handnote.wording import carrier as carrier_words
from handnote.wording import key_sheet as key_words
from handnote.wording import mentions, packing, screen
from handnote.wording import sheets as words
from handnote.wording import stocks as stock_words


@dataclass(frozen=True, slots=True)
class PenState:
    """What the pen finds; ``can_rule`` is whether the labels themselves have anything on them."""

    wish: PenWish
    can_rule: bool
    is_asked: bool
    can_mark: bool = True
    """Whether the sheet's margins have room for photo marks."""


@dataclass(frozen=True, slots=True)
class PrintState:
    """All the place shows. ``listed`` is (name, where) in packing order.

    ``panel`` is None while the sheet on screen has been printed already; ``count`` is how many
    labels can be printed now, and ``can_save`` whether their file, or that of the sheet on
    screen, can be saved. ``side`` is None where there is no other to choose; ``waiting`` is how
    many labels wait for a word of hers. ``pen`` is told where a pen writes the labels, and
    ``way`` where notes for it and printed ones wait side by side.
    """

    sheet: SheetState | None
    listed: Sequence[tuple[str, str]]
    picked: int
    can_move: bool
    left_out: Sequence[str]
    waiting: int
    page: int
    pages: int
    hint: str
    count: int
    can_save: bool
    extras: Extras
    stock: Stock
    panel: PanelState | None
    card: CardState | None
    side: Side | None
    pen: PenState | None = None
    way: MadeBy | None = None


class PrintPlace(QWidget):
    """Shows what it is told and passes on what the seller wishes."""

    stock_picked = Signal(str)
    stock_searched = Signal(str)
    stocks_requested = Signal()
    print_requested = Signal()
    save_requested = Signal()
    pick_list_print_requested = Signal()
    pick_list_save_requested = Signal()
    carrier_print_requested = Signal()
    carrier_save_requested = Signal()
    ruled_print_requested = Signal()
    ruled_save_requested = Signal()
    row_picked = Signal(int)
    row_moved = Signal(int, int)
    page_requested = Signal(int)
    stop_requested = Signal()
    waiting_requested = Signal()

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
        self._is_asking = False

    def show_state(self, state: PrintState) -> None:
        """Draw the sheets as they stand."""
        if state.sheet:
            self.sheet.show_state(state.sheet)
        is_empty = state.sheet is None and not state.left_out and not state.waiting
        self.empty.setVisible(is_empty)
        self._paper.setVisible(not is_empty)
        self.sides.setVisible(state.side is not None)
        if state.side:
            self.sides.show_side(state.side)
        if is_empty and state.pen is None:
            self.empty.show_words(screen.NOTHING_FINISHED, screen.NOTHING_FINISHED_MORE)
        elif is_empty:
            self.empty.show_words(key_words.NOTHING_WAITS, key_words.NOTHING_WAITS_MORE)
        self._show_list(state)
        self._foot.setText(words.page_of(state.page, state.pages, state.hint))
        self._back.setEnabled(state.page > 0)
        self._on.setEnabled(state.page + 1 < state.pages)
        self._back.setVisible(state.pages > 1)
        self._on.setVisible(state.pages > 1)
        self._show_pen(state)
        self.print_button.setEnabled(state.count > 0)
        self.save_button.setEnabled(state.can_save)
        self._pick_list.setEnabled(state.count > 0)
        self.also.show_state(state.extras, state.stock, is_pen=state.pen is not None)
        self.panel.show_state(state.panel)
        self.card.show_state(state.card)
        self.show_progress(0, 0)
        is_other = (state.card is not None and state.card.is_open) != self._is_asking
        self._is_asking = state.card is not None and state.card.is_open
        if is_other or self.window().focusWidget() is self:
            self._focus_what_is_next()

    def _show_pen(self, state: PrintState) -> None:
        """Whether the pen writes these, and what it finds."""
        pen, way = state.pen, state.way
        self.ways.setVisible(way is not None)
        if way:
            self.ways.show_way(way)
        self.pen.setVisible(pen is not None and not pen.is_asked)
        self._ruled.setVisible(pen is not None and pen.can_rule)
        if pen:
            self.pen.show_wish(pen.wish, can_mark=pen.can_mark)
            self.print_button.setText(key_words.PRINT_KEY)
        else:
            text = screen.print_labels(state.count) if state.count else screen.PRINT_BUTTON
            self.print_button.setText(text)

    def take_focus(self) -> None:
        """Let Enter print, or answer, as soon as there is something to print or to answer."""
        self.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """How many notes are set; nothing is shown for none at all."""
        self._below.setCurrentIndex(1 if total else 0)
        if total:
            self._progress_bar.setRange(0, total)
            self._progress_bar.setValue(done)
            self._progress_text.setText(words.set_so_far(done, total))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter before the sheets are there prints them as soon as they are."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.print_requested.emit()
        else:
            super().keyPressEvent(event)

    def _focus_what_is_next(self) -> None:
        if self._is_asking:
            self.card.answer_button.setFocus()
        elif self.print_button.isEnabled():
            self.print_button.setFocus()
        else:
            self.setFocus()

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
                f"{stock.name} · {screen.per_sheet(stock.slots, page)}", stock.name
            )
        self._stocks.setCurrentIndex(shown.index(current))
        self._stocks.blockSignals(False)
        self._about_stock.setText(stock_words.about(current, is_verified=is_verified))
        self._carrier.setVisible(current.medium is Medium.STICKY)

    def _show_list(self, state: PrintState) -> None:
        self._list.show_rows(state.listed, state.picked, can_move=state.can_move)
        self._drag.setVisible(state.can_move)
        self._left_out.setVisible(bool(state.left_out))
        lines = [screen.LEFT_OUT, *state.left_out]
        self._left_out.setText("\n".join(lines))
        self._waiting.setVisible(state.waiting > 0)
        self._look_at_waiting.setVisible(state.waiting > 0)
        self._waiting.setText(mentions.waiting(state.waiting))

    def _make_list(self, theme: Theme) -> QFrame:
        panel, column = _panel(self, "left", theme.scaled(270))
        self.sides = SideSwitch(panel, "print", takes_keys=True)
        self.sides.hide()
        column.addWidget(self.sides)
        self.ways = WaySwitch(panel)
        self.ways.hide()
        column.addWidget(self.ways)
        column.addWidget(PlainLabel(panel, "heading", text=screen.ON_THIS_SHEET))
        self._drag = WrappingLabel(panel, "faint", text=packing.DRAG)
        self._drag.setObjectName("drag")
        self._drag.hide()
        column.addWidget(self._drag)
        self._list = ParcelList(panel, theme)
        self._list.row_picked.connect(self.row_picked)
        self._list.row_moved.connect(self.row_moved)
        column.addWidget(self._list, 1)
        self._left_out = WrappingLabel(panel, "problem")
        self._left_out.setObjectName("left-out")
        column.addWidget(self._left_out)
        self._waiting = WrappingLabel(panel, "muted")
        self._waiting.setObjectName("waiting-said")
        self._waiting.hide()
        column.addWidget(self._waiting)
        self._look_at_waiting = QPushButton(mentions.LOOK_AT_WAITING, panel)
        self._look_at_waiting.setObjectName("look-at-waiting")
        self._look_at_waiting.clicked.connect(self.waiting_requested)
        self._look_at_waiting.hide()
        column.addWidget(self._look_at_waiting)
        return panel

    def _make_centre(self, theme: Theme) -> QWidget:
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        self.empty = EmptyPlace(centre, screen.NOTHING_FINISHED, screen.NOTHING_FINISHED_MORE)
        column.addWidget(self.empty, 1)
        self.empty.hide()
        self._paper = QWidget(centre)
        paper = QVBoxLayout(self._paper)
        paper.setContentsMargins(0, 0, 0, 0)
        self.sheet = SheetView(self._paper, theme)
        paper.addWidget(self.sheet, 1)
        # One in the other's place, so that the sheet keeps its size whichever is there.
        self._below = QStackedWidget(self._paper)
        self._below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        below = QWidget(self._below)
        foot = QHBoxLayout(below)
        foot.setContentsMargins(16, 0, 16, 12)
        self._back = self._arrow("‹", screen.PAGE_BACK, -1)
        self._on = self._arrow("›", screen.PAGE_ON, 1)
        self._foot = PlainLabel(self._paper, "faint")
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self._foot)
        foot.addWidget(self._on)
        foot.addStretch(1)
        self._below.addWidget(below)
        self._below.addWidget(self._make_progress())
        paper.addWidget(self._below)
        column.addWidget(self._paper, 1)
        return centre

    def _make_choices(self, theme: Theme) -> QFrame:
        panel, side = _panel(self, "right", theme.scaled(300))
        side.setContentsMargins(0, 0, 0, 0)
        column = _scrolled(panel, side)
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
        column.addSpacing(4)
        self.panel = SheetPanel(panel)
        column.addWidget(self.panel)
        column.addSpacing(8)
        self.printers = PrinterChoice(panel)
        column.addWidget(self.printers)
        column.addSpacing(8)
        self.pen = PenChoices(panel)
        self.pen.hide()
        column.addWidget(self.pen)
        self.also = AlsoPrint(panel)
        column.addWidget(self.also)
        column.addStretch(1)
        side.addLayout(self._make_buttons(panel))
        return panel

    def _make_buttons(self, panel: QWidget) -> QVBoxLayout:
        """What is done at last is always in sight, however much there is to choose above."""
        column = QVBoxLayout()
        column.setContentsMargins(16, 8, 16, 14)
        column.setSpacing(8)
        self.card = OutcomeCard(panel)
        column.addWidget(self.card)
        buttons = QHBoxLayout()
        self.print_button = QPushButton(screen.PRINT_BUTTON, panel)
        self.print_button.setObjectName("print")
        self.print_button.setProperty("role", "primary")
        self.print_button.setAutoDefault(True)  # so that Enter presses it where the focus is
        self.print_button.clicked.connect(self.print_requested)
        buttons.addWidget(self.print_button, 1)
        self.save_button = QPushButton(screen.SAVE_PDF, panel)
        self.save_button.setObjectName("save-pdf")
        self.save_button.clicked.connect(self.save_requested)
        buttons.addWidget(self.save_button)
        column.addLayout(buttons)
        papers = QHBoxLayout()
        papers.addWidget(self._make_ruled(panel))
        papers.addWidget(self._make_pick_list(panel))
        column.addLayout(papers)
        column.addWidget(self._make_carrier(panel))
        column.addWidget(WrappingLabel(panel, "faint", text=screen.ACTUAL_SIZE))
        return column

    def _make_progress(self) -> QWidget:
        progress = QWidget(self._below)
        row = QHBoxLayout(progress)
        row.setContentsMargins(24, 0, 24, 12)
        self._progress_text = PlainLabel(progress, "muted")
        self._progress_bar = QProgressBar(progress)
        self._progress_bar.setTextVisible(False)
        self._progress_bar.setAccessibleName(words.SETTING)
        stop = QPushButton(screen.CANCEL, progress)
        stop.setObjectName("stop-setting")
        stop.clicked.connect(self.stop_requested)
        row.addWidget(self._progress_text)
        row.addWidget(self._progress_bar, 1)
        row.addWidget(stop)
        return progress

    def _make_pick_list(self, panel: QWidget) -> QPushButton:
        self._pick_list, printing, saving = _paper_button(
            panel, screen.PICK_LIST, (screen.PRINT_PICK_LIST, screen.SAVE_PICK_LIST)
        )
        self._pick_list.setObjectName("pick-list")
        printing.triggered.connect(self.pick_list_print_requested)
        saving.triggered.connect(self.pick_list_save_requested)
        return self._pick_list

    def _make_ruled(self, panel: QWidget) -> QPushButton:
        self._ruled, printing, saving = _paper_button(
            panel, key_words.RULED, (key_words.PRINT_RULED, key_words.SAVE_RULED)
        )
        self._ruled.setObjectName("ruled")
        printing.triggered.connect(self.ruled_print_requested)
        saving.triggered.connect(self.ruled_save_requested)
        self._ruled.hide()
        return self._ruled

    def _make_carrier(self, panel: QWidget) -> QPushButton:
        self._carrier, printing, saving = _paper_button(
            panel, carrier_words.TITLE, (carrier_words.PRINT_CARRIER, carrier_words.SAVE_CARRIER)
        )
        self._carrier.setObjectName("carrier")
        printing.triggered.connect(self.carrier_print_requested)
        saving.triggered.connect(self.carrier_save_requested)
        self._carrier.hide()
        return self._carrier

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


def _paper_button(
    panel: QWidget, title: str, ways: tuple[str, str]
) -> tuple[QPushButton, QAction, QAction]:
    """A button for a page besides the labels, with a menu of the ways to get it on paper."""
    button = QPushButton(f"{title} ▾", panel)
    button.setAccessibleName(title)
    menu = QMenu(button)
    printing, saving = (menu.addAction(way) for way in ways)
    button.setMenu(menu)
    return button, printing, saving


def _scrolled(panel: QFrame, side: QVBoxLayout) -> QVBoxLayout:
    """A column within ``panel`` that can be scrolled where the window is low or letters large."""
    area = QScrollArea(panel)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content = QWidget(area)
    # As wide as the panel, whatever is in it: a long name gives way.
    content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    column = QVBoxLayout(content)
    column.setContentsMargins(16, 16, 16, 16)
    column.setSpacing(8)
    area.setWidget(content)
    side.addWidget(area, 1)
    return column


def _panel(parent: QWidget, edge: str, width: int) -> tuple[QFrame, QVBoxLayout]:
    panel = QFrame(parent)
    panel.setObjectName("sidePanel")
    panel.setProperty("edge", edge)
    panel.setFixedWidth(width)
    column = QVBoxLayout(panel)
    column.setContentsMargins(16, 16, 16, 16)
    column.setSpacing(8)
    return panel, column

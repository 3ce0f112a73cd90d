"""Six ruler measures of a seller's own label sheet, and the sheet as they would have it."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from handnote.domain.stock import Shape, Stock
from handnote.domain.units import Mm
from handnote.qt.stocks.sheet_picture import draw_sheet
from handnote.qt.theme import Theme
from handnote.qt.widgets.plain import PlainLabel, WrappingLabel, dress
from handnote.qt.widgets.room import give_room
from handnote.sheets.measures import PAGES, Measure, Page, Trouble, Typed, measured
from handnote.wording import measures as words
from handnote.wording import screen

_FIELDS = (
    Measure.WIDTH, Measure.HEIGHT, Measure.LEFT, Measure.TOP,
    Measure.STEP_X, Measure.STEP_Y, Measure.ACROSS, Measure.DOWN,
)  # fmt: skip
_SAID = 2
"""Reasons shown at once; the next ones show when these are mended."""


class SheetPicture(QWidget):
    """The sheet as it would be; nothing while there is nothing to draw."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("stock-picture")
        self.setAccessibleName(words.PICTURE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(120)
        self._theme = theme
        self._stock: Stock | None = None

    def show_stock(self, stock: Stock | None) -> None:
        """Draw this one."""
        self._stock = stock
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a page."""
        return QSize(self._theme.scaled(300), self._theme.scaled(400))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page and its labels."""
        if self._stock:
            painter = QPainter(self)
            box = QRectF(self.rect()).adjusted(12, 12, -12, -12)
            draw_sheet(painter, self._stock, box, self._theme.colours)


class MeasureSheet(QDialog):
    """Tells what was measured, once it can be; what is odd about it is asked first."""

    stock_measured = Signal(object)

    def __init__(self, parent: QWidget, theme: Theme, ships: Callable[[str], bool]) -> None:
        super().__init__(parent)
        self.setObjectName("measure-sheet")
        self.setWindowTitle(words.MEASURE_TITLE)
        self._ships = ships
        self._changed: Stock | None = None
        self._fields: dict[Measure, QLineEdit] = {}
        room = QScrollArea(self)  # for letters twice as large, and small screens
        room.setWidgetResizable(True)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget(room)
        room.setWidget(self._inside)
        self._form = QFormLayout(self._inside)
        self._form.setContentsMargins(0, 0, 4, 0)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self._fill_form()
        bar = room.verticalScrollBar().sizeHint().width()
        room.setMinimumWidth(self._form.minimumSize().width() + bar)
        self._picture = SheetPicture(self, theme)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(room, 3)
        columns.addWidget(self._picture, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(PlainLabel(self, "name", text=words.MEASURE_TITLE))
        column.addLayout(columns, 1)
        self._line = WrappingLabel(self, "muted", text=words.MEASURE_HINT)
        self._line.setObjectName("measure-line")
        self._line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._line.setMinimumHeight(3 * self._line.fontMetrics().lineSpacing() + 8)
        column.addWidget(self._line)
        column.addLayout(self._make_buttons())
        give_room(self, theme, 760, 720)
        for field in self._fields.values():
            field.textChanged.connect(self._look)
        for box in (self._page, self._shape, self._unit, self._step):
            box.currentIndexChanged.connect(self._look)
        self._look()
        self._fields[Measure.NAME].setFocus()

    def show_stock(self, stock: Stock) -> None:
        """Fill in the measures of a stock that is to be changed."""
        self._changed = stock
        grid = stock.grid
        values = {
            Measure.NAME: stock.part,
            Measure.PAGE_WIDTH: _mm(stock.page_width), Measure.PAGE_HEIGHT: _mm(stock.page_height),
            Measure.WIDTH: _mm(stock.width), Measure.HEIGHT: _mm(stock.height),
            Measure.LEFT: _mm(grid.left), Measure.TOP: _mm(grid.top),
            Measure.STEP_X: _mm(grid.pitch_x), Measure.STEP_Y: _mm(grid.pitch_y),
            Measure.ACROSS: str(grid.across), Measure.DOWN: str(grid.down),
        }  # fmt: skip
        pages = [page for page, size in PAGES.items() if _is_page(stock, size)]
        page = Page.ROLL if stock.is_roll else pages[0] if pages else Page.OTHER
        self._page.setCurrentIndex(self._page.findData(page))
        self._shape.setCurrentIndex(self._shape.findData(stock.shape))
        for measure, text in values.items():
            self._fields[measure].setText(text)

    @property
    def changed(self) -> Stock | None:
        """The stock that is being changed, if it is not a new one."""
        return self._changed

    def say(self, text: str) -> None:
        """Why it could not be kept."""
        dress(self._line, "problem")
        self._line.setText(text)

    def _fill_form(self) -> None:
        self._add_field(Measure.NAME)
        self._page = self._add_choice(words.PAGE, "page", words.PAGES.items())
        self._add_field(Measure.PAGE_WIDTH)
        self._add_field(Measure.PAGE_HEIGHT)
        self._shape = self._add_choice(words.SHAPE, "shape", words.SHAPES.items())
        self._unit = self._add_choice(
            words.UNIT, "unit", zip(words.UNITS, words.UNITS, strict=True)
        )
        self._step = self._add_choice(
            words.STEP, "step", zip(words.STEPS, words.STEPS, strict=True)
        )
        for measure in _FIELDS:
            self._add_field(measure)
        for count in (Measure.ACROSS, Measure.DOWN):
            self._fields[count].setText("1")

    def _add_field(self, measure: Measure) -> None:
        field = QLineEdit(self)
        field.setObjectName(f"measure-{measure}")
        field.setAccessibleName(words.MEASURES[measure])
        field.setMaxLength(60)
        field.setPlaceholderText(words.HINTS.get(measure, ""))
        self._fields[measure] = field
        self._form.addRow(PlainLabel(self, text=words.MEASURES[measure]), field)

    def _add_choice(self, text: str, name: str, choices: Iterable[tuple[str, str]]) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(f"measure-{name}")
        box.setAccessibleName(text)
        for value, shown in choices:
            box.addItem(shown, value)
        self._form.addRow(PlainLabel(self, text=text), box)
        return box

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = QPushButton(screen.CANCEL, self)
        cancel.setObjectName("cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self._keep = QPushButton(words.KEEP, self)
        self._keep.setObjectName("keep-stock")
        self._keep.setProperty("role", "primary")
        self._keep.setDefault(True)
        self._keep.clicked.connect(self._give)
        row.addWidget(self._keep)
        return row

    def _typed(self) -> Typed:
        text = {measure: field.text() for measure, field in self._fields.items()}
        return Typed(
            name=text[Measure.NAME],
            page=Page(self._page.currentData()),
            page_width=text[Measure.PAGE_WIDTH],
            page_height=text[Measure.PAGE_HEIGHT],
            shape=Shape(self._shape.currentData()),
            width=text[Measure.WIDTH],
            height=text[Measure.HEIGHT],
            left=text[Measure.LEFT],
            top=text[Measure.TOP],
            step_x=text[Measure.STEP_X],
            step_y=text[Measure.STEP_Y],
            across=text[Measure.ACROSS],
            down=text[Measure.DOWN],
            is_gap=self._step.currentIndex() == 1,
            inches=self._unit.currentIndex() == 1,
        )

    def _look(self) -> None:
        """Draw what is measured so far, and say the first that is wrong or odd about it."""
        typed = self._typed()
        found = measured(typed)
        self._show_rows(typed)
        drawable = found.stock and not any(
            remark.code in (Trouble.TOO_SMALL, Trouble.TOO_MANY, Trouble.BELOW_ZERO)
            for remark in found.troubles
        )
        self._picture.show_stock(found.stock if drawable else None)
        self._keep.setEnabled(not found.troubles)
        self._keep.setText(words.KEEP_ANYWAY if found.doubts else words.KEEP)
        told = [
            remark
            for remark in found.troubles or found.doubts
            if self._fields[remark.about].text().strip() or found.stock
        ]
        lines = [words.remark(remark) for remark in told[:_SAID]]
        name = typed.name.strip()
        if name and not found.troubles and self._ships(name):
            lines.append(words.name_ships(name))
        dress(self._line, "problem" if told else "muted")
        self._line.setText("\n".join(lines) or words.MEASURE_HINT)

    def _show_rows(self, typed: Typed) -> None:
        """Only what is to be measured of this kind of sheet."""
        is_sheet = typed.page is not Page.ROLL
        visible = {
            Measure.PAGE_WIDTH: typed.page is Page.OTHER,
            Measure.PAGE_HEIGHT: typed.page is Page.OTHER,
            Measure.HEIGHT: typed.shape is not Shape.ROUND,
            **dict.fromkeys(_FIELDS[2:], is_sheet),
            Measure.STEP_X: is_sheet and typed.across.strip() != "1",
            Measure.STEP_Y: is_sheet and typed.down.strip() != "1",
        }
        for measure, is_visible in visible.items():
            self._form.setRowVisible(self._fields[measure], is_visible)
        self._form.setRowVisible(self._step, is_sheet)
        # A full form scrolls instead of shrinking its rows.
        self._inside.setMinimumHeight(self._form.sizeHint().height())

    def _give(self) -> None:
        stock = measured(self._typed()).stock
        if stock is None or not self._keep.isEnabled():
            return
        if before := self._changed:
            stock = _changed(before, stock)
        self.stock_measured.emit(stock)


def _changed(before: Stock, stock: Stock) -> Stock:
    """What a ruler does not say stays as it was."""
    corner = before.corner if before.shape is stock.shape else stock.corner
    return replace(
        stock,
        title=before.title,
        corner=Mm(min(corner, stock.width / 2, stock.height / 2)),
        medium=before.medium if before.is_roll == stock.is_roll else stock.medium,
        thermal=before.thermal and stock.is_roll,
    )


def _is_page(stock: Stock, size: tuple[float, float]) -> bool:
    return abs(stock.page_width - size[0]) + abs(stock.page_height - size[1]) < 1


def _mm(length: float) -> str:
    return f"{length:g} mm"

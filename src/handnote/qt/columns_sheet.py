"""The quiet sheet on which a seller says which column of a list is what."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from handnote.qt.widgets.plain import ElidedLabel, PlainLabel, WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.readers.column_names import GUESSED, NAMES
from handnote.readers.own_columns import SHOP_LIMIT, ColumnMap, suggested_shop
from handnote.readers.profile import Role
from handnote.readers.unknown_table import Places, UnknownTable
from handnote.wording import columns as words

_SHOWN_LETTERS = 18
_NEEDED = (Role.RECIPIENT, Role.BUYER, Role.TITLE)
_TALLEST = 430


class _ColumnBox(QComboBox):
    """A box of a size known beforehand: Qt looks at every entry to find it, 2 s for 5,000."""

    def __init__(self, parent: QWidget, size: QSize) -> None:
        super().__init__(parent)
        self._size = size

    def sizeHint(self) -> QSize:
        """The size it was given."""
        return self._size

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self._size


class ColumnsSheet(QuietSheet):
    """Shows a guess, a box for each thing a note can use, and the first cells of what is chosen.

    Columns nobody is to look into are not among those offered.
    """

    given = Signal(object)

    def __init__(self, parent: QWidget, table: UnknownTable, chosen: ColumnMap | None) -> None:
        super().__init__(parent, words.TITLE, words.READ)
        self.setObjectName("columns")
        self.setMinimumWidth(640)
        self._table = table
        self._offered = [column for column in table.columns if not column.is_forbidden]
        self._names = QStringListModel(self)
        self._boxes: dict[tuple[Role, int], QComboBox] = {}
        self._values: dict[tuple[Role, int], ElidedLabel] = {}
        self.column.addWidget(ElidedLabel(self, "heading", text=table.file))
        self.column.addWidget(WrappingLabel(self, "muted", text=words.ABOUT))
        self._shop = self._make_shop(chosen)
        self._first_row = self._make_first_row()
        self._name_columns()
        self.column.addWidget(self._make_rows(chosen.columns if chosen else table.guess), 1)
        self._needs = WrappingLabel(self, "problem", text=words.NEEDS_ONE)
        self.column.addWidget(self._needs)
        self._say_what_is_left()
        self._show_values()
        self.finish_layout()
        self._add_copy_button()
        self.accepted.connect(self._give)
        self._first_row.toggled.connect(self._name_columns)
        self._show_values()

    def _make_shop(self, chosen: ColumnMap | None) -> QLineEdit:
        shop = QLineEdit(self)
        shop.setObjectName("columns-shop")
        shop.setPlaceholderText(words.SHOP_HINT)
        shop.setAccessibleName(words.SHOP_HINT)
        shop.setMaxLength(SHOP_LIMIT)
        shop.setText(chosen.shop if chosen else suggested_shop(self._table.file))
        self.column.addWidget(PlainLabel(self, "heading", text=words.SHOP))
        self.column.addWidget(shop)
        return shop

    def _make_first_row(self) -> QCheckBox:
        box = QCheckBox(words.FIRST_ROW_IS_ORDER, self)
        box.setObjectName("columns-first-row")
        box.setChecked(not self._table.has_names)
        box.setVisible(not self._table.names_are_known)
        box.setEnabled(self._table.has_names)
        self.column.addWidget(box)
        return box

    def _name_columns(self) -> None:
        is_named = not self._first_row.isChecked()
        names = [words.column(column, is_named=is_named) for column in self._offered]
        counts = Counter(names)
        told = [
            words.numbered(name, column.place) if counts[name] > 1 else name
            for name, column in zip(names, self._offered)
        ]
        before = {key: box.currentIndex() for key, box in self._boxes.items()}
        self._names.setStringList([words.NOT_THERE, *told])
        for key, index in before.items():
            self._boxes[key].setCurrentIndex(index)

    def _make_rows(self, columns: Places) -> QScrollArea:
        inside = QFrame(self)
        self._box_size = _size_of_a_box(inside)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 4, 8, 4)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(2, self._box_size.width() // 2)
        for row, (role, part) in enumerate(_parts()):
            name = words.LAST_NAME if part else words.COLUMNS[role.value]
            grid.addWidget(PlainLabel(inside, "muted" if part else "", text=name), row, 0)
            box = self._make_box(inside, role, part)
            grid.addWidget(box, row, 1)
            # The style's own least height is for letters of the usual size.
            grid.setRowMinimumHeight(row, self._box_size.height())
            self._values[role, part] = ElidedLabel(inside, "muted")
            grid.addWidget(self._values[role, part], row, 2)
        area = QScrollArea(self)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMaximumHeight(_TALLEST)
        self._fill_boxes(columns)
        return area

    def _make_box(self, inside: QWidget, role: Role, part: int) -> QComboBox:
        name = words.COLUMNS[role.value]
        box = _ColumnBox(inside, self._box_size)
        box.setObjectName(f"column-{role.value}" + ("-last" if part else ""))
        box.setAccessibleName(words.LAST_NAME_OF.format(role=name) if part else name)
        box.setMaxVisibleItems(12)
        self._boxes[role, part] = box
        return box

    def _fill_boxes(self, columns: Places) -> None:
        # One list for all boxes, and only now that they have their looks: each change of
        # letters lays all entries out anew, and a table may have thousands of columns.
        for (role, part), box in self._boxes.items():
            box.setModel(self._names)
            self._choose(box, columns.get(role, ()), part)
            box.currentIndexChanged.connect(self._show_values)

    def _choose(self, box: QComboBox, places: tuple[int, ...], part: int) -> None:
        offered = [column.place for column in self._offered]
        is_there = part < len(places) and places[part] in offered
        box.setCurrentIndex(offered.index(places[part]) + 1 if is_there else 0)

    def _say_what_is_left(self) -> None:
        count = len(self._table.columns) - len(self._offered)
        if count:
            self.column.addWidget(
                WrappingLabel(self, "faint", text=words.LEFT_ALONE.format(count=count))
            )

    def _add_copy_button(self) -> None:
        copy = QPushButton(words.COPY_NAMES, self)
        copy.setObjectName("columns-copy")
        copy.setAutoDefault(False)
        copy.setEnabled(self._table.has_names)
        copy.clicked.connect(self._copy_names)
        self.buttons.insertWidget(0, copy)
        self._copy = copy

    def _copy_names(self) -> None:
        if self._first_row.isChecked():
            return
        names = [column.name for column in self._table.columns]
        QApplication.clipboard().setText("\t".join(names))
        self._copy.setText(words.NAMES_COPIED)

    def _places(self) -> dict[Role, tuple[int, ...]]:
        found: dict[Role, tuple[int, ...]] = {}
        for (role, _), box in self._boxes.items():
            if box.currentIndex() > 0:
                place = self._offered[box.currentIndex() - 1].place
                found[role] = (*found.get(role, ()), place)
        return found

    def _show_values(self) -> None:
        for key, box in self._boxes.items():
            column = self._offered[box.currentIndex() - 1] if box.currentIndex() > 0 else None
            self._values[key].setText(" · ".join(column.values) if column else "")
        is_enough = not self._places().keys().isdisjoint(_NEEDED)
        self._needs.setVisible(not is_enough)
        accept = self.findChild(QPushButton, "accept")
        if accept is not None:
            accept.setEnabled(is_enough)

    def _give(self) -> None:
        shop = self._shop.text().strip() or suggested_shop(self._table.file)
        has_names = not self._first_row.isChecked()
        self.given.emit(ColumnMap(self._places(), shop, has_names))


def _size_of_a_box(parent: QWidget) -> QSize:
    """How large a box is that shows names of a usual length."""
    box = QComboBox(parent)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_SHOWN_LETTERS)
    box.ensurePolished()  # until then its letters are of the usual size, whatever was chosen
    size = box.sizeHint()
    box.setParent(None)
    box.deleteLater()
    return size


def _parts() -> Iterator[tuple[Role, int]]:
    for role in GUESSED:
        yield role, 0
        if role in NAMES:
            yield role, 1

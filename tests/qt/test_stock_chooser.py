"""The chooser finds a label sheet by keyboard alone, and keeps those a seller measured."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from handnote.domain.note import Side
from handnote.domain.stock import Shape, Stock
from handnote.qt.stocks.chooser import StockChooser
from handnote.qt.stocks.measure_sheet import MeasureSheet, SheetPicture
from handnote.qt.stocks.sheet_picture import sheet_pixmap
from handnote.qt.stocks.stock_list import STOCK, StockList
from handnote.sheets.measures import Measure
from handnote.wording import measures, stocks
from tests.journeys.seller import Seller, in_the_sample_shop
from tests.sheets.test_glabels import FILE

MARKET = {
    Measure.NAME: "Market labels", Measure.WIDTH: "63,5", Measure.HEIGHT: "72",
    Measure.LEFT: "7.2", Measure.TOP: "4.5", Measure.STEP_X: "66.04", Measure.STEP_Y: "72",
    Measure.ACROSS: "3", Measure.DOWN: "4",
}  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def settings_of_qt(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Qt's own file dialog notes the folder it was in, whenever it is deleted: not at home."""
    elsewhere = str(tmp_path_factory.mktemp("qt"))
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, elsewhere)


@dataclass
class Shelf:
    """A seller with the chooser open."""

    seller: Seller

    @property
    def sheet(self) -> StockChooser:
        (sheet,) = (one for one in self._dialogs(StockChooser) if isinstance(one, StockChooser))
        return sheet

    @property
    def form(self) -> MeasureSheet:
        (form,) = (one for one in self._dialogs(MeasureSheet) if isinstance(one, MeasureSheet))
        return form

    def _dialogs(self, kind: type[QDialog]) -> list[QDialog]:
        return [one for one in self.seller.window.findChildren(kind) if one.isVisible()]

    def is_open(self) -> bool:
        return bool(self._dialogs(StockChooser))

    @property
    def rows(self) -> StockList:
        found = self.sheet.findChild(StockList)
        assert found is not None
        return found

    def shown(self, limit: int = 5) -> list[str]:
        model = self.rows.model()
        count = min(limit, model.rowCount())
        return [model.index(row, 0).data(STOCK).name for row in range(count)]

    def types(self, text: str) -> None:
        field = self.sheet.findChild(QLineEdit, "find-in-stocks")
        assert field is not None
        assert field.hasFocus()
        field.clear()
        QTest.keyClicks(field, text)

    def presses(self, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        self.seller.rest()

    def clicks(self, name: str, on: QWidget | None = None) -> None:
        button = (on or self.sheet).findChild(QPushButton, name)
        assert button is not None, name
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.seller.rest()

    def ticks(self, name: str) -> None:
        box = self.sheet.findChild(QCheckBox, name)
        assert box is not None
        box.click()
        self.seller.rest()

    def line(self) -> str:
        label = self.sheet.findChild(QLabel, "stock-line")
        assert label is not None
        return label.text()

    def measures(self, **changes: str) -> None:
        for measure, text in (MARKET | {Measure(k): v for k, v in changes.items()}).items():
            field = self.form.findChild(QLineEdit, f"measure-{measure}")
            assert field is not None
            field.setFocus()
            field.selectAll()
            QTest.keyClicks(field, text)

    def form_line(self) -> str:
        label = self.form.findChild(QLabel, "measure-line")
        assert label is not None
        return label.text()

    def keep(self) -> QPushButton:
        button = self.form.findChild(QPushButton, "keep-stock")
        assert button is not None
        return button

    def chosen(self) -> str:
        return self.seller.desk.stock.name


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with in_the_sample_shop(tmp_path / "shop") as seller:
        seller.goes_to("print")
        seller.clicks("all-stocks")
        yield Shelf(seller)


def test_she_types_goes_down_and_presses_enter(shelf: Shelf) -> None:
    assert shelf.shown(1) == ["Avery L7163"]
    shelf.types("l7160")
    assert shelf.shown(1) == ["Avery L7160"]
    shelf.types("63.5 x 38.1")
    shelf.presses(Qt.Key.Key_Down)
    second = shelf.shown()[1]
    shelf.presses(Qt.Key.Key_Return)
    assert not shelf.is_open()
    assert shelf.chosen() == second
    box = shelf.seller.window.findChild(QComboBox, "stock")
    assert box is not None
    assert box.currentText().startswith(second)


def test_escape_empties_the_search_and_then_leaves_everything_as_it_was(shelf: Shelf) -> None:
    shelf.types("herma")
    shelf.presses(Qt.Key.Key_Escape)
    assert shelf.is_open()
    shelf.presses(Qt.Key.Key_Escape)
    assert not shelf.is_open()
    assert shelf.chosen() == "Avery L7163"


def test_the_one_in_use_is_picked_when_it_opens(shelf: Shelf) -> None:
    picked = shelf.sheet.picked()
    assert picked is not None
    assert picked.name == "Avery L7163"


def test_unverified_ones_are_behind_a_tick_and_say_so(shelf: Shelf) -> None:
    shelf.types("A-one 28171")
    assert shelf.shown() == []
    assert shelf.line() == stocks.NOTHING_FOUND
    shelf.ticks("unverified")
    assert shelf.shown() == ["A-one 28171"]
    assert "test page" in shelf.line()


def test_all_there_are_can_be_gone_through_without_waiting(shelf: Shelf) -> None:
    shelf.ticks("unverified")
    assert shelf.rows.model().rowCount() > 2900
    QTest.keyClick(shelf.rows, Qt.Key.Key_End)
    assert shelf.rows.currentIndex().row() == shelf.rows.model().rowCount() - 1


def test_thermal_labels_say_that_they_fade(shelf: Shelf) -> None:
    shelf.types("4x6in")
    assert shelf.line() == stocks.THERMAL


def test_equivalents_are_shown_and_read_aloud(shelf: Shelf) -> None:
    shelf.types("5160")
    view = shelf.rows
    interface = QAccessible.queryAccessibleInterface(view)
    child = interface.child(0)
    assert child is not None
    said = child.text(QAccessible.Text.Name)
    assert said.startswith("Avery 5160")
    assert "66.7 × 25.4 mm (2.63 × 1.00 in) · 30 on Letter" in said
    assert "same as " in said
    assert "8160" in said
    shelf.types("8160")
    picked = shelf.sheet.picked()
    assert picked is not None
    assert (picked.part, picked.equivalents[0]) == ("8160", "5160")


def test_what_is_hers_is_marked_with_space_and_found_alone(shelf: Shelf) -> None:
    shelf.types("herma 4678")
    shelf.rows.setFocus()
    shelf.presses(Qt.Key.Key_Space)
    assert shelf.seller.desk.own_stocks.marked() == {"Herma 4678"}
    child = QAccessible.queryAccessibleInterface(shelf.rows).child(0)
    assert child is not None
    assert child.text(QAccessible.Text.Name).endswith("one of mine")
    field = shelf.sheet.findChild(QLineEdit, "find-in-stocks")
    assert field is not None
    field.setFocus()
    field.clear()
    shelf.ticks("only-mine")
    assert shelf.shown() == ["Herma 4678"]
    shelf.ticks("is-mine")
    assert shelf.seller.desk.own_stocks.marked() == frozenset()
    assert shelf.shown() == []
    assert shelf.line() == stocks.NOTHING_MINE


def test_a_sheet_is_measured_kept_and_used(shelf: Shelf) -> None:
    shelf.clicks("measure-stock")
    shelf.measures()
    assert shelf.form_line() == measures.MEASURE_HINT
    shelf.presses(Qt.Key.Key_Return)
    assert shelf.line() == "Own Market labels is kept among your label sheets."
    shelf.presses(Qt.Key.Key_Return)
    assert shelf.chosen() == "Own Market labels"
    box = shelf.seller.window.findChild(QComboBox, "stock")
    assert box is not None
    assert box.itemText(0).startswith("Own Market labels · 12 on A4")


def test_what_cannot_be_is_said_while_she_types_and_not_kept(shelf: Shelf) -> None:
    shelf.clicks("measure-stock")
    assert not shelf.keep().isEnabled()
    assert shelf.form_line() == measures.MEASURE_HINT
    shelf.measures(across="4")
    assert shelf.form_line() == (
        "The last label would end 58.82 mm beyond the right edge of the page."
    )
    shelf.presses(Qt.Key.Key_Return)
    assert shelf.seller.desk.own_stocks.own() == ()
    assert shelf.form.isVisible()


def test_an_odd_sheet_is_asked_about_and_a_yes_keeps_it(shelf: Shelf) -> None:
    shelf.clicks("measure-stock")
    shelf.measures(left="6.05")
    assert shelf.form_line() == "The sheet would be 2.32 mm further left than right. Is that so?"
    assert shelf.keep().text() == measures.KEEP_ANYWAY
    shelf.presses(Qt.Key.Key_Return)
    assert [one.part for one in shelf.seller.desk.own_stocks.own()] == ["Market labels"]


def test_a_name_that_ships_is_told_and_one_of_hers_refused(shelf: Shelf) -> None:
    shelf.clicks("measure-stock")
    shelf.measures(name="5160")
    assert shelf.form_line().startswith("Makers have a 5160 too.")
    shelf.clicks("keep-stock", on=shelf.form)
    shelf.clicks("measure-stock")
    shelf.measures(name="5160")
    shelf.clicks("keep-stock", on=shelf.form)
    assert shelf.form_line() == (
        "Another label sheet of yours is called “5160”. Give this one another name."
    )
    assert len(shelf.seller.desk.own_stocks.own()) == 1


def test_only_what_this_kind_of_sheet_has_is_asked_for(shelf: Shelf) -> None:
    shelf.clicks("measure-stock")
    shelf.measures()

    def asked() -> set[str]:
        fields = shelf.form.findChildren(QLineEdit)
        return {one.objectName().removeprefix("measure-") for one in fields if one.isVisible()}

    assert asked() == {"name", "width", "height", "left", "top", "step-x", "step-y", "across",
                       "down"}  # fmt: skip
    for box, value, told in (
        ("shape", Shape.ROUND, asked() - {"height"}),
        ("page", "roll", {"name", "width"}),
        ("shape", Shape.ELLIPSE, {"name", "width", "height"}),
    ):
        combo = shelf.form.findChild(QComboBox, f"measure-{box}")
        assert combo is not None
        combo.setCurrentIndex(combo.findData(value))
        assert asked() == told


def test_the_picture_shows_where_a_label_leaves_the_page(shelf: Shelf) -> None:
    shelf.clicks("measure-stock")
    picture = shelf.form.findChild(SheetPicture)
    assert picture is not None
    warm = shelf.seller.theme.colours.colour("warm")

    def is_warm_somewhere() -> bool:
        image: QImage = picture.grab().toImage()
        points = (QPoint(x, y) for x in range(image.width()) for y in range(0, image.height(), 3))
        return any(image.pixelColor(point).rgb() == warm.rgb() for point in points)

    shelf.measures()
    assert not is_warm_somewhere()
    shelf.measures(left="30")
    assert is_warm_somewhere()


def test_one_of_hers_is_changed_taken_away_and_put_back(shelf: Shelf) -> None:
    shelf.clicks("measure-stock")
    shelf.measures()
    shelf.presses(Qt.Key.Key_Return)
    shelf.presses(Qt.Key.Key_Return)
    shelf.seller.clicks("all-stocks")
    shelf.clicks("change-stock")
    field = shelf.form.findChild(QLineEdit, "measure-height")
    assert field is not None
    assert field.text() == "72 mm"
    shelf.measures(name="Fair labels", height="70")
    shelf.clicks("keep-stock", on=shelf.form)
    assert shelf.chosen() == "Own Fair labels"
    assert shelf.seller.desk.stock.height == pytest.approx(70)
    shelf.clicks("take-stock-away")
    assert shelf.line().startswith("Own Fair labels is taken away.")
    assert shelf.chosen() == "Avery L7163"
    shelf.presses(Qt.Key.Key_Escape)
    shelf.seller.shortcut("Ctrl+Z")
    assert shelf.chosen() == "Own Fair labels"


def test_what_is_for_the_outside_is_chosen_changed_and_stays_for_the_outside(shelf: Shelf) -> None:
    shelf.presses(Qt.Key.Key_Escape)
    shelf.seller.goes_to("write")
    shelf.seller.shortcut("Alt+O")
    shelf.seller.shortcut("Alt+S")
    shelf.clicks("measure-stock")
    shelf.measures()
    shelf.presses(Qt.Key.Key_Return)
    shelf.presses(Qt.Key.Key_Return)
    desk = shelf.seller.desk
    assert (desk.stock_for(Side.OUTSIDE).name, shelf.chosen()) == (
        "Own Market labels",
        "Avery L7163",
    )
    assert shelf.seller.window.writing.stock.name == "Own Market labels"
    shelf.seller.shortcut("Alt+S")
    shelf.clicks("change-stock")
    shelf.measures(name="Lids")
    shelf.clicks("keep-stock", on=shelf.form)
    assert (desk.stock_for(Side.OUTSIDE).name, shelf.chosen()) == ("Own Lids", "Avery L7163")
    shelf.clicks("take-stock-away")
    assert desk.stock_for(Side.OUTSIDE).name == "Avery L7163"
    shelf.presses(Qt.Key.Key_Escape)


def test_a_file_of_glabels_is_brought_in_and_what_was_not_taken_is_named(
    shelf: Shelf, tmp_path: Path
) -> None:
    file = tmp_path / "shop.template"
    file.write_text(FILE, "utf-8")
    shelf.clicks("stock-file")
    (dialog,) = shelf.seller.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    shelf.seller.rest()
    assert shelf.line() == (
        "4 label sheets are now among yours. Avery CD is a disc with a hole, which words would"
        " run across. Avery two is not one even grid of labels. 1 more were not taken."
    )
    shelf.types("oval own")
    assert shelf.shown() == ["Own Shop oval"]


def test_a_hostile_file_gets_a_sentence(shelf: Shelf, tmp_path: Path) -> None:
    file = tmp_path / "laugh.xml"
    file.write_text('<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>', "utf-8")
    shelf.seller.window.occasions.stocks.bring_in(file)
    shelf.seller.rest()
    assert shelf.line().startswith("laugh.xml was not read: it declares more than label sheets")


def test_a_sheet_goes_into_a_file(shelf: Shelf, tmp_path: Path) -> None:
    shelf.types("l7160")
    shelf.clicks("save-stock")
    (dialog,) = shelf.seller.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "mine.toml"))
    dialog.close()
    shelf.seller.rest()
    assert shelf.line() == "Saved as mine.toml"
    assert 'name = "Avery L7160"' in (tmp_path / "mine.toml").read_text("utf-8")


def test_everything_has_a_name_for_who_cannot_see_it(shelf: Shelf) -> None:
    shelf.clicks("measure-stock")
    for sheet in (shelf.sheet, shelf.form):
        for kind in (QLineEdit, QComboBox):
            for widget in sheet.findChildren(kind):
                assert widget.accessibleName(), widget.objectName()


def test_the_same_figures_are_drawn_once(shelf: Shelf) -> None:
    colours = shelf.seller.theme.colours
    catalogue = shelf.seller.desk.catalogue
    one, other = (catalogue.find(name) for name in ("Avery 5160", "Avery 8160"))
    assert isinstance(one, Stock)
    first, second = (sheet_pixmap(stock, 50, 1.0, colours) for stock in (one, other))
    assert first.cacheKey() == second.cacheKey()
    assert first.cacheKey() != sheet_pixmap(one, 50, 2.0, colours).cacheKey()

"""Putting right what a shop said, taking an import back, and letting names run out, by keyboard."""

import csv
import io
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit

from handnote.qt.keeping import until_midnight
from handnote.qt.widgets.line_list import LineList
from handnote.storage.clock import SystemClock
from handnote.wording import keeping_names as words
from tests.journeys.seller import Seller, at_the_desk, lines
from tests.readers.written import SAMPLES

SHOPIFY = SAMPLES / "orders_export_1.csv"


def changed(folder: Path, **changes: str) -> Path:
    """The same export a day later, with something else in the first row of every order."""
    folder.mkdir(exist_ok=True)
    rows = list(csv.DictReader(io.StringIO(SHOPIFY.read_text("utf-8"))))
    for row in rows:
        if row["Created at"]:
            row.update(changes)
    file = folder / SHOPIFY.name
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


def tabs_to(seller: Seller, name: str) -> None:
    """Go there as a keyboard does, field by field."""
    sheet = seller.sheet()
    for _ in range(40):
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == name:
            return
        QTest.keyClick(focused or sheet, Qt.Key.Key_Tab)
        QApplication.processEvents()
    pytest.fail(f"the Tab key never came to {name}")


def does(seller: Seller, action: str) -> None:
    seller.window._actions[action].trigger()
    seller.rest()


def test_a_name_put_right_stays_right_and_ctrl_z_gives_it_back(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(SHOPIFY)
        seller.shortcut("Alt+C")
        field = seller.field("correct-recipient-0")
        assert QApplication.focusWidget() is field
        field.selectAll()
        seller.types("Anna Right", on=field)
        tabs_to(seller, "accept")
        seller.presses(Qt.Key.Key_Return, on=QApplication.focusWidget())
        seller.rest()
        assert seller.addressee() == "Anna Right"
        assert seller.pile()[0].name == "Anna Right"
        seller.adds(changed(tmp_path / "later", **{"Shipping Name": "Ana Otherwise"}))
        assert seller.addressee() == "Anna Right"
        seller.shortcut("Alt+C")
        assert seller.sees("you wrote; the shop said “Ana Otherwise”")
        seller.sheet().reject()
        seller.shortcut("Ctrl+Z")
        seller.shortcut("Ctrl+Z")
        assert seller.addressee() == "Ana Placeholder"


def test_what_changed_is_told_order_by_order_before_anything_happens(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(SHOPIFY)
        seller.writes("Ana, the fox was the last one.")
        later = changed(
            tmp_path / "later", Notes="In blue, please", **{"Cancelled at": "2026-09-05"}
        )
        seller.drops(later)
        told = seller.sheet().findChild(LineList, "adding-list")
        assert told is not None
        assert told.accessibleName() == "What would be added or changed"
        first, second, *_ = lines(told)
        assert first.startswith("Ana Placeholder, #1001: they wrote “In blue, please”")
        assert first.endswith("cancelled; your note is kept")
        assert second.endswith("; cancelled")
        assert seller.sees("1 order you wrote a note for is cancelled now; its note is kept.")
        told.setFocus()
        seller.presses(Qt.Key.Key_Down, on=told)
        assert told.currentIndex().row() == 1
        seller.accepts()
        assert [row.standing for row in seller.pile()].count("cancelled") == len(seller.pile()) - 1
        ana = next(row for row in seller.pile() if row.name == "Ana Placeholder")
        assert ana.standing == "cancelled"
        assert seller.desk.past_notes.count() == 1


def test_a_list_of_a_hundred_thousand_is_worded_as_it_is_read(tmp_path: Path) -> None:
    class Worded(list[str]):
        asked = 0

        def __getitem__(self, place: object) -> str:  # type: ignore[override] # only rows are read
            Worded.asked += 1
            return f"line {place}"

    with at_the_desk(tmp_path / "desk") as seller:
        told = LineList(seller.window, "lines", Worded([""] * 100_000))
        told.resize(400, 200)
        told.show()
        QApplication.processEvents()
        assert 0 < Worded.asked < 200
        told.deleteLater()


def test_the_last_import_is_taken_back_after_a_restart(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(SHOPIFY)
        seller.writes("Ana, the fox was the last one.")
    with at_the_desk(tmp_path / "desk") as seller:
        does(seller, "take-import-back")
        assert seller.sees("orders_export_1.csv, added at ")
        seller.accepts()
        assert [row.name for row in seller.pile()] == ["Ana Placeholder"]
        assert seller.notice() == "An order with a note already begun stays."
        does(seller, "take-import-back")
        assert seller.notice() == words.NO_IMPORT


def test_a_second_parcel_gets_a_note_and_a_label_of_its_own(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(SHOPIFY)
        seller.writes("The first half, Ana.")
        seller.pile_view().setFocus()
        seller.window.writing._pick(seller.pile()[0].order_id)
        seller.rest()
        does(seller, "another-parcel")
        assert seller.addressee() == "Ana Placeholder"
        assert any(row.extra == "parcel 2" for row in seller.pile())
        seller.writes("And the other half.")
        assert [note.text for note in seller.desk.printing.to_print()] == [
            "The first half, Ana.",
            "And the other half.",
        ]


def test_a_file_of_another_shop_is_asked_about_and_stays_apart(tmp_path: Path) -> None:
    other = tmp_path / SHOPIFY.name
    other.write_text(SHOPIFY.read_text("utf-8").replace("2026-09", "2026-03"), "utf-8")
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(SHOPIFY)
        count = len(seller.desk.inbox.orders())
        seller.drops(other)
        assert seller.sees("the numbers #1001, #1002, #1003 are other people’s orders")
        name = seller.field("shop-name")
        assert QApplication.focusWidget() is name
        assert not seller.sheet().primary.isEnabled()  # type: ignore[attr-defined] # a quiet sheet
        seller.types("Scarves", on=name)
        seller.presses(Qt.Key.Key_Return, on=name)
        seller.rest()
        seller.accepts()
        assert len(seller.desk.inbox.orders()) == 2 * count
        seller.drops(other)
        assert seller.sees("already here")
        seller.sheet().reject()


def test_what_runs_out_is_shown_first_and_can_be_kept(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(SHOPIFY)
        seller.desk.retention.keep_for("shopify", 7)
        seller.window.occasions.keeping.turn()
        seller.rest()
        day = SystemClock().now().date() + timedelta(days=7)
        assert "from Shopify run out on " in seller.notice()
        assert f"{day.day} " in seller.notice()
        seller.clicks("notice-action")
        told = seller.sheet().findChild(LineList, "ending-orders")
        assert told is not None
        count = len(lines(told))
        assert count == len(seller.desk.inbox.orders())
        told.setFocus()
        seller.presses(Qt.Key.Key_Space, on=told)
        tabs_to(seller, "keep-these")
        seller.presses(Qt.Key.Key_Space, on=QApplication.focusWidget())
        seller.rest()
        assert not seller.has_sheet()
        assert sum(order.is_kept for order in seller.desk.inbox.orders()) == 1
        does(seller, "running-out")
        told = seller.sheet().findChild(LineList, "ending-orders")
        assert told is not None
        assert len(lines(told)) == count - 1
        box = seller.sheet().findChild(QComboBox, "days-shopify")
        assert box is not None
        box.setFocus()
        seller.presses(Qt.Key.Key_End, on=box)
        box.activated.emit(box.currentIndex())
        seller.rest()
        assert seller.desk.retention.days() == {"shopify": None}
        seller.sheet().reject()


def test_a_window_that_stays_open_looks_again_when_a_day_begins() -> None:
    now = SystemClock().now().replace(hour=23, minute=59, second=0, microsecond=0)
    assert until_midnight(now) == 65_000
    assert until_midnight(now.replace(hour=12)) == 3_600_000


@pytest.mark.parametrize("action", ["correct", "running-out", "take-import-back"])
def test_everything_on_the_quiet_sheets_has_a_name(tmp_path: Path, action: str) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(SHOPIFY)
        seller.desk.retention.keep_for("shopify", 7)
        does(seller, action)
        for kind in (QLineEdit, QPlainTextEdit, QComboBox, LineList):
            for widget in seller.sheet().findChildren(kind):
                interface = QAccessible.queryAccessibleInterface(widget)
                assert interface.text(QAccessible.Text.Name), widget.objectName()
        labels = seller.sheet().findChildren(QLabel)
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
        seller.sheet().reject()

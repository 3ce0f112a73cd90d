"""The right parcel: labels come out in the pile's order, sorted as she packs."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QMenu

from handnote.domain.packing import PackingOrder
from tests.journeys.seller import Seller, at_the_desk, in_the_sample_shop, names
from tests.journeys.test_sheets_in_use import writes_notes

# A menu is raised and takes the keyboard, which a screen that is not there cannot do.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)

ALT = Qt.KeyboardModifier.AltModifier


def on_sheets(seller: Seller) -> QListView:
    found = seller.window.findChild(QListView, "on-sheets")
    assert found is not None
    return found


def listed(seller: Seller) -> list[str]:
    rows = on_sheets(seller)
    return [str(rows.model().index(row, 0).data()) for row in range(rows.model().rowCount())]


def printed(seller: Seller) -> list[str]:
    """Whose labels they are, as the proof has them."""
    proof = seller.window.places.printer.proof
    return [label.person for label in proof.labels] if proof else []


def packs(seller: Seller, text: str) -> None:
    """Pick a packing order from the menu."""
    menu = offered(seller)
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()
    seller.rest()


def offered(seller: Seller) -> QMenu:
    """The packing orders, asked for by their key."""
    seller.shortcut("Alt+P")
    found = seller.window.findChild(QMenu, "packing")
    assert found is not None
    assert found.isVisible()
    return found


def drags(seller: Seller, start: int, above: int) -> None:
    """Drag a row to where it is dropped: just above another."""
    rows = on_sheets(seller)
    rows.setCurrentIndex(rows.model().index(start, 0))
    seller.rest()
    where = rows.visualRect(rows.model().index(above, 0)).topLeft() + QPoint(30, 2)
    nothing = QMimeData()  # Qt's drop event only points to it
    drop = QDropEvent(
        QPointF(where),
        Qt.DropAction.MoveAction | Qt.DropAction.CopyAction,
        nothing,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    rows.dropEvent(drop)
    assert drop.dropAction() == Qt.DropAction.CopyAction  # or Qt would take the row away


def test_labels_come_out_in_the_order_the_pile_has(tmp_path: Path) -> None:
    with in_the_sample_shop(tmp_path) as seller:
        seen = set()
        for text in ("Oldest order first", "Shop by shop", "By day to send"):
            seller.goes_to("write")
            packs(seller, text)
            assert seller.pile_view().accessibleDescription() == f"Packing order: {text}"
            ready = [row.name for row in seller.pile() if row.state == "finished"]
            seller.goes_to("print")
            assert printed(seller) == ready
            seen.add(tuple(ready))
        assert len(seen) == 3


def test_the_packing_order_is_chosen_from_the_keyboard(tmp_path: Path) -> None:
    with in_the_sample_shop(tmp_path) as seller:
        seller.goes_to("print")
        menu = offered(seller)
        ticked = [action.text() for action in menu.actions() if action.isChecked()]
        assert ticked == ["By day to send"]
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        seller.rest()
        assert seller.desk.packing.order is PackingOrder.ARRIVAL


def test_a_row_dragged_on_print_moves_the_label_and_the_parcel(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        writes_notes(seller, "Ada", "Ben", "Cem", "Dot")
        seller.goes_to("print")
        rows = on_sheets(seller)
        assert rows.dragDropMode() is QAbstractItemView.DragDropMode.InternalMove
        assert seller.sees("Drag to change the order they come off the sheet")
        drags(seller, 3, above=1)
        assert listed(seller) == ["Ada", "Dot", "Ben", "Cem"]  # before the sheet is made anew
        seller.rest()
        assert printed(seller) == listed(seller) == ["Ada", "Dot", "Ben", "Cem"]
        drags(seller, 0, above=2)
        seller.rest()
        assert printed(seller) == ["Dot", "Ada", "Ben", "Cem"]
        assert rows.currentIndex().row() == 1
        assert names(seller.pile()) == printed(seller)
        assert seller.pile_view().accessibleDescription() == "Packing order: As you arranged them"
    with at_the_desk(tmp_path) as seller:
        assert names(seller.pile()) == ["Dot", "Ada", "Ben", "Cem"]
        writes_notes(seller, "Eve")
        assert names(seller.pile())[-1] == "Eve"


def test_alt_and_the_arrows_move_a_row_however_fast(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        writes_notes(seller, "Ada", "Ben", "Cem", "Dot", "Eve")
        seller.goes_to("print")
        rows = on_sheets(seller)
        rows.setFocus()
        rows.setCurrentIndex(rows.model().index(0, 0))
        for _ in range(4):
            QTest.keyClick(rows, Qt.Key.Key_Down, ALT)
            QApplication.processEvents()
        QTest.keyClick(rows, Qt.Key.Key_Down, ALT)  # it is the last already
        QTest.keyClick(rows, Qt.Key.Key_Up, ALT)
        seller.rest()
        assert printed(seller) == listed(seller) == ["Ben", "Cem", "Dot", "Ada", "Eve"]
        assert rows.currentIndex().row() == 3
        assert rows.hasFocus()


def test_a_move_is_taken_back_with_the_undo_key(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        writes_notes(seller, "Ada", "Ben", "Cem")
        seller.goes_to("print")
        drags(seller, 2, above=0)
        seller.rest()
        assert printed(seller) == ["Cem", "Ada", "Ben"]
        seller.shortcut("Ctrl+Z")
        assert printed(seller) == listed(seller) == ["Ada", "Ben", "Cem"]
        assert seller.foot() == "Taken back: moving it in the packing order"
        assert seller.desk.packing.order is PackingOrder.SHIP_BY


def test_what_was_printed_already_stays_as_it_lies(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        writes_notes(seller, "Ada", "Ben")
        seller.prints(tmp_path / "labels.pdf")
        rows = on_sheets(seller)
        assert rows.dragDropMode() is QAbstractItemView.DragDropMode.NoDragDrop
        rows.setCurrentIndex(rows.model().index(0, 0))
        QTest.keyClick(rows, Qt.Key.Key_Down, ALT)
        seller.rest()
        assert listed(seller) == ["Ada", "Ben"]
        assert not seller.sees("Drag to change")

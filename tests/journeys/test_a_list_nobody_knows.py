"""A list no shop gave: asked about once, read by itself from then on."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QLabel, QPushButton

from tests.journeys.seller import ORDERS, at_the_desk, wait_until
from tests.readers.packing import xlsx, zipped

FOLKSY = (
    "Order ref,Wer,Ship to,Thing bought,Street,Notes\n"
    "F-7,Bo Li,Ana Kern,Blue mug,CANARY LANE,For my mother\n"
    "F-8,Cy Day,Cy Day,Bowl,CANARY WAY,\n"
)


def put(folder: Path, content: str | bytes, name: str = "folksy-orders.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def box(sheet: QDialog, role: str) -> QComboBox:
    found = sheet.findChild(QComboBox, f"column-{role}")
    assert found is not None, role
    return found


def entries(box: QComboBox) -> list[str]:
    return [box.itemText(index) for index in range(box.count())]


def shown(sheet: QDialog) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel))


def test_it_is_asked_once_and_then_no_more(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.drops(put(tmp_path, FOLKSY))
        sheet = seller.sheet()
        assert sheet.objectName() == "columns"
        assert box(sheet, "number").currentText() == "Order ref"
        assert box(sheet, "recipient").currentText() == "Ship to"
        assert "Ana Kern · Cy Day" in shown(sheet)
        # By keyboard alone: the item and the buyer are told, the shop is named.
        title = box(sheet, "title")
        title.setFocus()
        seller.types("Thing", on=title)
        assert title.currentText() == "Thing bought"
        seller.types("Wer", on=box(sheet, "buyer"))
        seller.field("columns-shop").selectAll()
        seller.types("Folksy", on=seller.field("columns-shop"))
        seller.presses(Qt.Key.Key_Return, on=seller.field("columns-shop"))
        seller.rest()
        assert seller.sheet().objectName() == "adding"
        seller.accepts()
        assert seller.standing() == "○ Ana Kern\n○ Cy Day"
        seller.drops(put(tmp_path, FOLKSY + "F-9,Di,Di,Cup,CANARY,\n", "next month.csv"))
        assert seller.sheet().objectName() == "adding"
        assert "1 new" in shown(seller.sheet())
        assert "2 already here" in shown(seller.sheet())
        seller.accepts()
    with at_the_desk(tmp_path / "desk") as seller:
        seller.drops(put(tmp_path, FOLKSY + "F-9,Di,Di,Cup,CANARY,\nF-10,E,E,Pot,,\n", "n.csv"))
        assert seller.sheet().objectName() == "adding"
        seller.accepts()
        [last] = [order for order in seller.desk.inbox.orders() if order.number == "F-10"]
        assert last.channel == "Folksy"


def test_nothing_of_the_list_but_what_was_chosen_is_in_the_file(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.drops(put(tmp_path, FOLKSY))
        assert "CANARY" not in shown(seller.sheet())
        assert "Street" not in "".join(entries(box(seller.sheet(), "words")))
        assert "1 left alone" in shown(seller.sheet())
        seller.accepts()
        seller.accepts()
    kept = b"".join(path.read_bytes() for path in (tmp_path / "desk").rglob("*") if path.is_file())
    assert b"Ana Kern" in kept
    assert b"CANARY" not in kept
    assert b"Thing bought" not in kept


def test_wrong_columns_are_put_right_later(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        file = put(tmp_path, FOLKSY)
        seller.drops(file)
        seller.accepts()
        wrong = seller.sheet().findChild(QPushButton, "columns-wrong")
        assert wrong is not None
        wrong.setFocus()
        seller.presses(Qt.Key.Key_Space, on=wrong)
        seller.rest()
        sheet = seller.sheet()
        assert sheet.objectName() == "columns"
        seller.types("Wer", on=box(sheet, "recipient"))
        seller.accepts()
        seller.accepts()
        assert seller.standing() == "○ Bo Li\n○ Cy Day"
        seller.shortcut("Ctrl+Z")
        assert seller.standing() == ""
        seller.drops(file)
        seller.accepts()
        assert seller.standing() == "○ Bo Li\n○ Cy Day"


def test_a_list_without_names_of_columns_is_asked_about_each_time(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        for _ in range(2):
            seller.drops(put(tmp_path, "101,Ana Kern,Mug\n102,Bo Li,Bowl\n"))
            sheet = seller.sheet()
            assert entries(box(sheet, "recipient"))[1:] == ["Column 1", "Column 2", "Column 3"]
            accept = sheet.findChild(QPushButton, "accept")
            assert accept is not None
            assert not accept.isEnabled()
            box(sheet, "recipient").setCurrentIndex(2)
            box(sheet, "number").setCurrentIndex(1)
            assert accept.isEnabled()
            seller.accepts()
            seller.presses(Qt.Key.Key_Return, on=seller.sheet())
            seller.rest()
        assert seller.standing() == "○ Ana Kern\n○ Bo Li"


def test_a_first_row_that_only_looks_like_names_can_be_told(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.drops(put(tmp_path, "Ana Kern,Mug\nBo Li,Bowl\n"))
        sheet = seller.sheet()
        assert "Ana Kern" in entries(box(sheet, "recipient"))
        tick = sheet.findChild(QCheckBox, "columns-first-row")
        assert tick is not None
        tick.click()
        assert entries(box(sheet, "recipient")) == ["not in this list", "Column 1", "Column 2"]
        box(sheet, "recipient").setCurrentIndex(1)
        seller.accepts()
        seller.accepts()
        assert seller.standing() == "○ Ana Kern\n○ Bo Li"


def test_header_names_are_copied_and_nothing_else(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.drops(put(tmp_path, FOLKSY))
        copy = seller.sheet().findChild(QPushButton, "columns-copy")
        assert copy is not None
        QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
        copied = QApplication.clipboard().text()
        assert copied == "Order ref\tWer\tShip to\tThing bought\tStreet\tNotes"
        seller.sheet().reject()


def test_leaving_the_sheet_leaves_everything_as_it_was(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.drops(put(tmp_path, FOLKSY))
        seller.presses(Qt.Key.Key_Escape, on=seller.sheet())
        seller.rest()
        assert not seller.has_sheet()
        assert seller.standing() == ""
        seller.drops(put(tmp_path, FOLKSY))
        assert seller.sheet().objectName() == "columns"
        seller.sheet().reject()


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    page = put(tmp_path, "<html>sign in</html>", "page.csv")
    with at_the_desk(tmp_path / "desk") as seller:
        seller.drops(page, ORDERS / "orders_export_1.csv", tmp_path / "gone.csv")
        assert "Left out: page.csv is a web page" in shown(seller.sheet())
        assert "Left out: gone.csv is not there any more" in shown(seller.sheet())
        seller.accepts()
        assert len(seller.pile()) == 5


def test_packed_and_workbook_files_are_dropped_like_any_other(tmp_path: Path) -> None:
    book = xlsx([["Recipient", "Item"], ["Ana Kern", "Mug"]])
    inside = {"a.csv": (ORDERS / "orders_export_1.csv").read_bytes(), "mine.xlsx": book}
    with at_the_desk(tmp_path / "desk") as seller:
        seller.drops(put(tmp_path, zipped(inside), "month.zip"))
        assert seller.sheet().objectName() == "columns"
        seller.accepts()
        seller.accepts()
        assert len(seller.pile()) == 6


def test_a_download_is_waited_for_and_shown_by_itself(tmp_path: Path) -> None:
    whole = (ORDERS / "orders_export_1.csv").read_bytes()
    growing = put(tmp_path, whole[:500], "orders_export_1.csv.crdownload")
    with at_the_desk(tmp_path / "desk") as seller:
        seller.window.open_files([growing])
        wait_until(lambda: "still coming in" in seller.notice())
        growing.write_bytes(whole)
        growing.rename(tmp_path / "orders_export_1.csv")
        wait_until(seller.has_sheet)
        assert seller.notice() == ""
        seller.accepts()
        assert len(seller.pile()) == 5


def test_a_file_that_grows_is_not_read_before_it_stands_still(tmp_path: Path) -> None:
    whole = (ORDERS / "orders_export_1.csv").read_bytes()
    growing = put(tmp_path, b"", "orders.csv")
    with at_the_desk(tmp_path / "desk") as seller:
        seller.window.open_files([growing])
        for at in range(0, len(whole), 700):
            with growing.open("ab") as file:
                file.write(whole[at : at + 700])
            QTest.qWait(150)
            assert not seller.has_sheet()
        wait_until(seller.has_sheet)
        seller.accepts()
        assert len(seller.pile()) == 5


def test_waiting_for_a_download_can_be_given_up(tmp_path: Path) -> None:
    growing = put(tmp_path, "Name,", "orders.csv.part")
    with at_the_desk(tmp_path / "desk") as seller:
        seller.window.open_files([growing])
        wait_until(lambda: "still coming in" in seller.notice())
        seller.clicks("notice-close")
        assert seller.notice() == ""
        growing.rename(tmp_path / "orders.csv")
        QTest.qWait(700)
        assert not seller.has_sheet()
        assert seller.notice() == ""


def test_five_thousand_columns_open_at_once(tmp_path: Path) -> None:
    names = ",".join(["Recipient", "Item", *(f"Note {n}" for n in range(4_998))])
    with at_the_desk(tmp_path / "desk") as seller:
        seller.drops(put(tmp_path, f"{names}\nAna,Mug{',x' * 4_998}\n"))
        assert box(seller.sheet(), "words").count() == 5_001
        seller.accepts()
        seller.accepts()
        assert seller.standing() == "○ Ana"

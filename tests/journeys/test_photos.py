"""Photos of what she wrote are dropped on the window, looked at, and found in History."""

import socket
from collections.abc import Iterator
from pathlib import Path
from threading import get_ident

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QPushButton, QWidget

from handnote.qt.photos import filing_photos
from handnote.qt.photos.corners_view import CornersView
from handnote.qt.photos.filing_sheet import FilingSheet
from handnote.services.filing import WaitingSheet
from tests.journeys.seller import ORDERS, Seller, at_the_desk, wait_until
from tests.photos.made import take

ETSY = ORDERS / "EtsySoldOrderItems2026-9.csv"


@pytest.fixture
def pen(tmp_path: Path) -> Iterator[Seller]:
    """A seller whose labels are written and lie before her."""
    with at_the_desk(tmp_path / "desk", types=False) as seller:
        seller.adds(ETSY)
        seller.prints(tmp_path / "key.pdf")
        yield seller


def written(seller: Seller) -> WaitingSheet:
    return seller.desk.filing.sheets()[0]


def photo_of(
    seller: Seller,
    folder: Path,
    name: str = "photo.jpg",
    *,
    condition: str = "straight",
    seed: int = 0,
) -> Path:
    sheet = written(seller)
    path = folder / name
    path.write_bytes(take(sheet.stock, sorted(sheet.slots), condition, seed).data)
    return path


def filing_sheet(seller: Seller) -> FilingSheet:
    sheet = seller.sheet()
    assert isinstance(sheet, FilingSheet)
    return sheet


def cut_labels(seller: Seller) -> QListWidget:
    found = filing_sheet(seller).findChild(QListWidget, "cut-labels")
    assert found is not None
    return found


def kept(seller: Seller) -> int:
    return sum(len(sheet.filed) for sheet in seller.desk.filing.sheets())


def notice(seller: Seller) -> str:
    label = seller.window.findChild(QLabel, "notice-text")
    assert label is not None
    return label.text()


def test_a_drop_and_enter_file_a_whole_sheet(pen: Seller, tmp_path: Path) -> None:
    count = len(written(pen).labels)
    pen.drops(photo_of(pen, tmp_path, condition="upside-down"))
    assert kept(pen) == 0
    names = [cut_labels(pen).item(row).text() for row in range(cut_labels(pen).count())]
    assert names == [label.person for label in written(pen).labels]
    pen.presses(Qt.Key.Key_Return, on=filing_sheet(pen))
    pen.rest()
    assert not pen.has_sheet()
    assert kept(pen) == count
    assert pen.foot() == f"{count} labels filed. You find them in History."
    pen.goes_to("history")
    pen.rest()
    assert pen.window.places.reading.place.notes.grab().toImage().isNull() is False
    pen.shortcut("Ctrl+Z")
    assert kept(pen) == 0


def test_a_label_that_is_not_ticked_stays_out(pen: Seller, tmp_path: Path) -> None:
    pen.drops(photo_of(pen, tmp_path))
    labels = cut_labels(pen)
    labels.setFocus()
    labels.setCurrentRow(1)
    QTest.keyClick(labels, Qt.Key.Key_Space)
    count = labels.count()
    filing_sheet(pen).primary.click()
    pen.rest()
    assert kept(pen) == count - 1
    left = written(pen).labels[1].note_id
    assert left not in written(pen).filed


def test_cancel_files_nothing_and_the_next_photo_is_looked_at(pen: Seller, tmp_path: Path) -> None:
    one = photo_of(pen, tmp_path, "one.jpg", seed=1)
    two = photo_of(pen, tmp_path, "two.jpg", seed=2)
    pen.drops(one, two)
    first = filing_sheet(pen)
    first.reject()
    pen.rest()
    assert filing_sheet(pen) is not first
    filing_sheet(pen).reject()
    pen.rest()
    assert not pen.has_sheet()
    assert kept(pen) == 0


def test_corners_are_moved_by_the_arrows_and_the_labels_cut_anew(
    pen: Seller, tmp_path: Path
) -> None:
    pen.drops(photo_of(pen, tmp_path))
    sheet = filing_sheet(pen)
    before = sheet.corners.quad
    handle = sheet.findChild(QWidget, "corner-2")
    assert handle is not None
    assert handle.accessibleName().startswith("Bottom right corner, ")
    handle.setFocus()
    for _ in range(5):
        QTest.keyClick(handle, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    after = sheet.corners.quad
    assert after.corners[2][0] < before.corners[2][0] - 0.05
    assert after.corners[:2] == before.corners[:2]
    status = sheet.findChild(QLabel, "photo-status")
    assert status is not None
    wait_until(lambda: not sheet.primary.isEnabled())
    wait_until(sheet.primary.isEnabled)
    assert sheet.corners.quad == after
    sheet.reject()
    pen.rest()


def test_corners_that_make_no_page_file_nothing(pen: Seller, tmp_path: Path) -> None:
    pen.drops(photo_of(pen, tmp_path))
    sheet = filing_sheet(pen)
    view = sheet.findChild(CornersView, "corners-view")
    assert view is not None
    view.move_corner(0, QPointF(2000, 2000))
    wait_until(lambda: cut_labels(pen).count() == 0)
    assert not sheet.primary.isEnabled()
    doubts = sheet.findChild(QLabel, "photo-doubts")
    assert doubts is not None
    assert doubts.text().startswith("No sheet can lie as these corners say.")
    view.move_corner(0, QPointF(-2000, -2000))
    wait_until(lambda: cut_labels(pen).count() > 0)
    assert sheet.primary.isEnabled()
    sheet.reject()
    pen.rest()


def test_turned_round_twice_it_is_as_it_was(pen: Seller, tmp_path: Path) -> None:
    pen.drops(photo_of(pen, tmp_path))
    sheet = filing_sheet(pen)
    before = sheet.corners.quad
    turn = sheet.findChild(QPushButton, "turn-photo")
    assert turn is not None
    turn.click()
    pen.rest()
    assert sheet.corners.quad == before.turned(2)
    turn.click()
    pen.rest()
    assert sheet.corners.quad == before
    sheet.reject()
    pen.rest()


def test_which_sheet_it_is_can_be_said(pen: Seller, tmp_path: Path) -> None:
    pen.drops(photo_of(pen, tmp_path))
    choice = filing_sheet(pen).findChild(QComboBox, "which-sheet")
    assert choice is not None
    assert choice.count() == len(pen.desk.filing.sheets())
    assert written(pen).labels[0].person in choice.currentText()
    filing_sheet(pen).reject()
    pen.rest()


def test_what_is_no_photo_gets_a_sentence_and_the_next_is_looked_at(
    pen: Seller, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"\xff\xd8\xff\xe0 and no more")
    pen.drops(bad)
    assert notice(pen).startswith("bad.jpg is")
    assert not pen.has_sheet()
    pen.drops(bad, photo_of(pen, tmp_path))
    filing_sheet(pen).reject()
    pen.rest()
    phone = tmp_path / "phone.heic"
    phone.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    pen.drops(phone)
    assert "most compatible format" in notice(pen)


def test_a_photo_can_be_given_up_while_it_is_looked_at(pen: Seller, tmp_path: Path) -> None:
    photo = photo_of(pen, tmp_path)
    pen.window.occasions.filing.look_at([photo])
    assert notice(pen) == "Looking for your labels in photo.jpg…"
    button = pen.window.findChild(QPushButton, "notice-close")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    pen.rest()
    assert not pen.has_sheet()
    pen.drops(photo)
    filing_sheet(pen).reject()
    pen.rest()


def test_closing_the_window_while_a_photo_is_looked_at_leaves_nothing(
    pen: Seller, tmp_path: Path
) -> None:
    pen.window.occasions.filing.look_at([photo_of(pen, tmp_path)])


def test_order_files_dropped_with_photos_are_read_as_ever(pen: Seller, tmp_path: Path) -> None:
    pen.drops(photo_of(pen, tmp_path), ORDERS / "ebay-uk-orders.csv")
    wait_until(lambda: len(pen.window.findChildren(FilingSheet)) == 1)
    for sheet in pen.window.findChildren(FilingSheet):
        sheet.reject()
    pen.rest()
    assert pen.has_sheet()
    pen.sheet().reject()
    pen.rest()


def test_nothing_goes_online_with_a_photo(
    pen: Seller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a photo went online")

    monkeypatch.setattr(socket, "socket", refuse)
    pen.drops(photo_of(pen, tmp_path, condition="exif"))
    filing_sheet(pen).primary.click()
    pen.rest()
    assert kept(pen) > 0


def test_the_window_never_makes_a_photo_smaller_itself(
    pen: Seller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[int, QSize]] = []
    scaled = filing_photos._scaled

    def watched(image: QImage, size: QSize) -> QImage:
        made.append((get_ident(), size))
        return scaled(image, size)

    monkeypatch.setattr(filing_photos, "_scaled", watched)
    pen.drops(photo_of(pen, tmp_path))
    pen.rest()
    view = filing_sheet(pen).findChild(CornersView)
    assert view is not None
    assert view.grab().toImage().isNull() is False
    assert len(made) == 1
    assert made[0][0] != get_ident()
    before = made[0][1]
    filing_sheet(pen).resize(700, 520)
    view.grab()  # where there is no screen, nothing is drawn unasked
    pen.rest()
    assert made[-1][1] != before
    assert view.scaled_to == made[-1][1]

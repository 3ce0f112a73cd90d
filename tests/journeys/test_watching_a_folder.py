"""A folder she chose is watched: a quiet line asks, and nothing is added by itself."""

import os
import shutil
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from handnote.qt import folder_watch
from handnote.qt.watch_sheet import WatchSheet
from tests.journeys.seller import ORDERS, Seller, at_the_desk, wait_until

ETSY = ORDERS / "EtsySoldOrderItems2026-9.csv"
SHOPIFY = ORDERS / "orders_export_1.csv"


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look often: a test does not wait for three seconds."""
    monkeypatch.setattr(folder_watch, "LOOK_EVERY_S", 0.05)


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    folder = tmp_path / "Downloads"
    folder.mkdir()
    return folder


def downloaded(folder: Path, name: str, sample: Path = SHOPIFY) -> Path:
    """A file as a browser leaves it, some seconds ago."""
    path = folder / name
    shutil.copyfile(sample, path)
    then = time.time() - 5
    os.utime(path, (then, then))
    return path


def watches(seller: Seller, folder: Path) -> None:
    [action] = [a for a in seller.window.actions() if a.objectName() == "action-watch"]
    action.trigger()
    sheet = seller.sheet()
    assert isinstance(sheet, WatchSheet)
    sheet.take(str(folder))
    seller.accepts()


def offer(seller: Seller) -> str:
    label = seller.window.findChild(QLabel, "offer-text")
    assert label is not None
    return label.text() if label.isVisible() else ""


def stays_silent(seller: Seller) -> None:
    QTest.qWait(400)
    assert offer(seller) == ""


def test_a_new_file_is_offered_and_added_when_she_says_so(tmp_path: Path, downloads: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        watches(seller, downloads)
        stays_silent(seller)
        downloaded(downloads, "orders_export_1.csv")
        wait_until(lambda: bool(offer(seller)))
        assert offer(seller) == "4 new orders found in orders_export_1.csv. Add?"
        assert seller.pile() == []
        add = seller.window.findChild(QPushButton, "offer-yes")
        assert add is not None
        add.setFocus()
        seller.presses(Qt.Key.Key_Space, on=add)
        seller.rest()
        assert offer(seller) == ""
        assert not seller.has_sheet()
        assert len(seller.pile()) == 5
        stays_silent(seller)
        seller.shortcut("Ctrl+Z")
        assert seller.pile() == []


def test_nothing_is_watched_unless_she_asks(tmp_path: Path, downloads: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        downloaded(downloads, "orders_export_1.csv")
        stays_silent(seller)
        assert seller.desk.preferences.current.watched_folder == ""


def test_what_was_there_before_is_not_told_of(tmp_path: Path, downloads: Path) -> None:
    downloaded(downloads, "orders_export_1.csv")
    with at_the_desk(tmp_path / "desk") as seller:
        watches(seller, downloads)
        stays_silent(seller)
        downloaded(
            downloads, "EtsySoldOrderItems2026-9.csv", ORDERS / "EtsySoldOrderItems2026-9.csv"
        )
        wait_until(lambda: "EtsySoldOrderItems2026-9.csv" in offer(seller))


def test_not_now_is_remembered_beyond_the_day(tmp_path: Path, downloads: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        watches(seller, downloads)
        downloaded(downloads, "orders_export_1.csv")
        wait_until(lambda: bool(offer(seller)))
        seller.clicks("offer-no")
        assert offer(seller) == ""
        downloaded(downloads, "unrelated.txt")
        stays_silent(seller)
    with at_the_desk(tmp_path / "desk") as seller:
        stays_silent(seller)
        downloaded(downloads, "orders_export_2.csv")
        wait_until(lambda: "orders_export_2.csv" in offer(seller))


def test_it_is_watched_again_the_next_day_until_she_stops(tmp_path: Path, downloads: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        watches(seller, downloads)
    downloaded(downloads, "orders_export_1.csv")
    with at_the_desk(tmp_path / "desk") as seller:
        wait_until(lambda: bool(offer(seller)))
        [action] = [a for a in seller.window.actions() if a.objectName() == "action-watch"]
        action.trigger()
        stop = seller.sheet().findChild(QPushButton, "watch-stop")
        assert stop is not None
        stop.click()
        seller.rest()
        assert offer(seller) == ""
        downloaded(downloads, "orders_export_2.csv")
        stays_silent(seller)
        assert seller.desk.preferences.current.watched_folder == ""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("holiday.csv", SHOPIFY.read_bytes()),
        ("orders_export_1.csv.crdownload", SHOPIFY.read_bytes()),
        ("orders_export_1.csv", b""),
        ("orders_export_1.csv", b"<html>sign in</html>"),
        ("orders_export_1.csv", SHOPIFY.read_bytes().split(b"\n")[0] + b"\n"),
        ("orders_export_1.csv", b"Name,Lineitem"),
    ],
)
def test_other_files_and_files_with_nothing_new_stay_silent(
    tmp_path: Path, downloads: Path, name: str, content: bytes
) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        watches(seller, downloads)
        path = downloads / name
        path.write_bytes(content)
        then = time.time() - 5
        os.utime(path, (then, then))
        stays_silent(seller)


def test_a_file_that_was_added_already_stays_silent(tmp_path: Path, downloads: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(SHOPIFY)
        watches(seller, downloads)
        downloaded(downloads, "orders_export_1 (1).csv")
        stays_silent(seller)


def test_the_offer_goes_when_she_adds_the_file_herself(tmp_path: Path, downloads: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        watches(seller, downloads)
        path = downloaded(downloads, "orders_export_1.csv")
        wait_until(lambda: bool(offer(seller)))
        seller.adds(path)
        stays_silent(seller)
        assert len(seller.pile()) == 5


def test_a_folder_that_goes_and_comes_back_is_no_matter(tmp_path: Path, downloads: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        watches(seller, downloads)
        shutil.rmtree(downloads)
        stays_silent(seller)
        assert seller.notice() == ""
        downloads.mkdir()
        downloaded(downloads, "orders_export_1.csv")
        wait_until(lambda: bool(offer(seller)))


def test_a_disk_that_never_answers_holds_up_nobody(
    tmp_path: Path, downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = []

    def sleeps(folder: Path) -> object:
        answers.append(folder)
        time.sleep(0.8)
        raise OSError

    with at_the_desk(tmp_path / "desk") as seller:
        monkeypatch.setattr(os, "scandir", sleeps)
        began = time.monotonic()
        watches(seller, downloads)
        seller.adds(SHOPIFY)
        assert time.monotonic() - began < 5
        assert len(seller.pile()) == 5
        wait_until(lambda: bool(answers))


def test_choosing_another_folder_does_not_wait_for_the_disk(
    tmp_path: Path, downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def sleeps(_: object) -> object:
        begun.set()
        time.sleep(0.9)
        raise OSError

    with at_the_desk(tmp_path / "desk") as seller:
        monkeypatch.setattr(os, "scandir", sleeps)
        watches(seller, downloads)
        wait_until(begun.is_set)
        began = time.monotonic()
        seller.window.arrivals._watch.watch(str(tmp_path))
        assert time.monotonic() - began < 0.3


def test_thousands_of_files_are_looked_through_quietly(tmp_path: Path, downloads: Path) -> None:
    for number in range(4_000):
        (downloads / f"picture-{number}.jpg").touch()
    with at_the_desk(tmp_path / "desk") as seller:
        watches(seller, downloads)
        downloaded(downloads, "orders_export_1.csv")
        wait_until(lambda: bool(offer(seller)))


def test_a_file_that_is_still_written_waits(tmp_path: Path, downloads: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        watches(seller, downloads)
        path = downloads / "orders_export_1.csv"
        path.write_bytes(SHOPIFY.read_bytes())
        QTest.qWait(300)
        assert offer(seller) == ""
        wait_until(lambda: bool(offer(seller)))

"""Damage that is found while she works: said at once, and the way back is one press away."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from handnote.bootstrap import make_sample, open_desk
from handnote.config.resources import resource
from handnote.qt.app import App
from handnote.qt.keep import damage
from handnote.qt.theme import Theme
from handnote.qt.window import MainWindow
from handnote.storage import checked
from tests.journeys.seller import wait_until


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A large file with a good backup, and an old version in it that is not as it was saved."""
    monkeypatch.setattr(checked, "LARGE", 0)
    monkeypatch.setattr(damage, "_BREATH_MS", 0)
    make_sample(tmp_path)
    desk = open_desk(tmp_path)
    desk.safekeeping.back_up()
    desk.close()
    with closing(sqlite3.connect(tmp_path / "handnote.db", isolation_level=None)) as opened:
        opened.execute("UPDATE revision SET text = text || '.'")
    return tmp_path


@pytest.fixture
def app() -> Iterator[App]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme(resource("theme"))
    opener = partial(open_desk, checks_later=True)
    app = App(application, theme, open_desk=opener, make_sample=make_sample)
    yield app
    for window in list(app.windows):
        window.close()
        window.deleteLater()
    app.deleteLater()


def the_box(window: MainWindow) -> QMessageBox:
    def found() -> QMessageBox | None:
        return window.findChild(QMessageBox, "found-damaged")

    wait_until(lambda: found() is not None)
    box = found()
    assert box is not None
    return box


def test_she_is_told_and_goes_on_from_the_last_good_backup(app: App, folder: Path) -> None:
    app.show_desk(folder, [])
    (window,) = app.windows
    box = the_box(window)
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert "handnote.db" in box.text()
    assert "What you have written since" in box.text()
    go_back = box.findChild(QPushButton, "go-back")
    assert go_back is not None
    assert go_back.text().startswith("Go on from")
    go_back.click()
    wait_until(lambda: window.findChild(QPushButton, "accept") is not None)
    accept = window.findChild(QPushButton, "accept")
    assert accept is not None
    accept.click()
    (again,) = app.windows
    wait_until(again.is_at_rest)
    assert again is not window
    assert list(folder.glob("handnote-set-aside*.db"))
    with closing(sqlite3.connect(folder / "handnote.db")) as opened:
        assert opened.execute("SELECT count(*) FROM revision WHERE text LIKE '%..'").fetchone() == (
            0,
        )
    window.deleteLater()


def test_she_may_go_on_writing_and_the_good_backups_stay(app: App, folder: Path) -> None:
    before = sorted((folder / "backups").glob("handnote-*.db"))
    app.show_desk(folder, [])
    (window,) = app.windows
    box = the_box(window)
    box.reject()
    window._desk.inbox.add_by_hand("Ines", "a scarf")
    assert window.close()
    window.deleteLater()
    assert sorted((folder / "backups").glob("handnote-*.db")) == before


def test_without_a_backup_there_is_nothing_to_press_but_close(app: App, folder: Path) -> None:
    for backup in (folder / "backups").iterdir():
        backup.unlink()
    app.show_desk(folder, [])
    (window,) = app.windows
    box = the_box(window)
    assert box.findChild(QPushButton, "go-back") is None
    assert "There is no backup of it yet" in box.text()
    box.reject()

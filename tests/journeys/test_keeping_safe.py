"""Kept safe and let go: backups, going back, another history, and forgetting, in the window."""

import shutil
from pathlib import Path

from PySide6.QtWidgets import QApplication, QCheckBox, QMessageBox, QPushButton

from handnote.bootstrap import make_sample, open_desk
from handnote.config.resources import resource
from handnote.domain.order import Order
from handnote.qt.app import App
from handnote.qt.theme import Theme
from handnote.qt.widgets.line_list import LineList
from tests.journeys.seller import Seller, at_the_desk, in_the_sample_shop, lines, wait_until
from tests.services.test_forgetting import found_in


def settled(seller: Seller) -> None:
    wait_until(seller.window.is_at_rest)
    QApplication.processEvents()


def someone_known(seller: Seller) -> Order:
    """Somebody with a note in History."""
    note = seller.desk.past_notes.newest().notes[0]
    return seller.desk.past_notes.order_of(note.id)


def test_she_forgets_somebody_from_history_and_sees_it_done(tmp_path: Path) -> None:
    with in_the_sample_shop(tmp_path) as seller:
        name = someone_known(seller).addressee
        seller.goes_to("history")
        settled(seller)
        seller.window.occasions.safe.forget(someone_known(seller).person_id)
        settled(seller)
        sheet = seller.sheet()
        goes = sheet.findChild(LineList, "what-goes")
        assert goes is not None
        assert "the name" in " ".join(lines(goes))
        assert sheet.findChild(QCheckBox, "copies-too") is not None
        cancel = sheet.findChild(QPushButton, "cancel")
        assert cancel is not None
        assert cancel.hasFocus() or not cancel.isDefault()
        accept = sheet.findChild(QPushButton, "accept")
        assert accept is not None
        assert not accept.isDefault()
        accept.click()
        settled(seller)
        assert "Forgotten for good: the name" in seller.notice()
        assert not seller.desk.undo.can_undo
        assert found_in(seller.folder, name) == []


def test_whoever_is_being_written_to_can_be_forgotten(tmp_path: Path) -> None:
    with in_the_sample_shop(tmp_path) as seller:
        order = seller.window.writing.current
        assert order is not None
        seller.window._actions["forget"].trigger()
        settled(seller)
        accept = seller.sheet().findChild(QPushButton, "accept")
        assert accept is not None
        accept.click()
        settled(seller)
        current = seller.window.writing.current
        assert current is not None
        assert current.id != order.id
        assert order.addressee not in [row.name for row in seller.pile()]
        seller.writes("she goes on")
        seller.pauses()
        assert found_in(seller.folder, order.buyer) == []


def test_the_foot_of_history_says_when_it_was_backed_up(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.goes_to("history")
        settled(seller)
        assert "not backed up yet" in seller.window.foot.left_text
        seller.desk.safekeeping.back_up()
        seller.goes_to("history")
        settled(seller)
        assert "all on this computer, backed up today" in seller.window.foot.left_text
        for backup in (seller.folder / "backups").glob("handnote-*.db"):
            backup.write_bytes(backup.read_bytes()[:5000])
        seller.goes_to("history")
        settled(seller)
        assert "not backed up yet" in seller.window.foot.left_text


def test_one_file_out_and_another_history_in(tmp_path: Path) -> None:
    carried = tmp_path / "carried.zip"
    with in_the_sample_shop(tmp_path / "shop") as seller:
        seller.window.occasions.safe.save_backup(carried)
        settled(seller)
        assert "was read back" in seller.notice()
    with at_the_desk(tmp_path / "mine") as seller:
        seller.window.occasions.safe.look_at_history(carried)
        settled(seller)
        settled(seller)
        accept = seller.sheet().findChild(QPushButton, "accept")
        assert accept is not None
        accept.click()
        settled(seller)
        assert "added." in seller.notice()
        assert seller.desk.past_notes.count() > 0
        seller.window.undo()
        settled(seller)
        assert seller.desk.past_notes.count() == 0


def test_going_back_closes_the_window_and_opens_it_on_the_backup(tmp_path: Path) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    folder = tmp_path / "desk"
    make_sample(folder)
    app = App(application, Theme(resource("theme")), open_desk=open_desk, make_sample=make_sample)
    app.show_desk(folder, [])
    (window,) = app.windows
    wait_until(window.is_at_rest)
    window._desk.safekeeping.back_up()
    window._desk.inbox.add_by_hand("Ines", "a scarf")
    newest = window._desk.safekeeping.backups()[0].path
    before = len(window._desk.inbox.orders())
    window.occasions.safe.look_at(newest)
    wait_until(window.is_at_rest)
    QApplication.processEvents()
    accept = window.findChild(QPushButton, "accept")
    assert accept is not None
    accept.click()
    (again,) = app.windows
    wait_until(again.is_at_rest)
    assert again is not window
    assert len(again._desk.inbox.orders()) == before - 1
    assert list(folder.glob("handnote-set-aside*.db"))
    again.close()
    window.deleteLater()
    again.deleteLater()
    app.deleteLater()


def test_a_missing_file_is_offered_back_at_the_start(tmp_path: Path) -> None:
    from PySide6.QtCore import QTimer

    from handnote.domain.problem import Problem
    from handnote.qt.keep.way_back import offer_way_back

    make_sample(tmp_path)
    with at_the_desk(tmp_path) as seller:
        count = seller.desk.past_notes.count()
        seller.desk.safekeeping.back_up()
    for button, notes in (("go-back", count), ("begin-anew", 0)):
        (tmp_path / "handnote.db").unlink()
        try:
            open_desk(tmp_path)
            raise AssertionError("it began anew by itself")
        except Problem as found:
            problem = found

        def press(name: str = button) -> None:
            for widget in QApplication.topLevelWidgets():
                if isinstance(widget, QMessageBox) and widget.isVisible():
                    pressed = widget.findChild(QPushButton, name)
                    assert pressed is not None
                    pressed.click()

        QTimer.singleShot(50, press)
        assert offer_way_back(problem, tmp_path)
        with at_the_desk(tmp_path) as seller:
            assert seller.desk.past_notes.count() == notes


def test_a_note_thrown_away_in_history_comes_back_from_the_list_and_by_undo(
    tmp_path: Path,
) -> None:
    with in_the_sample_shop(tmp_path) as seller:
        count = seller.desk.past_notes.count()
        seller.goes_to("history")
        settled(seller)
        settled(seller)
        seller.window._actions["throw-away"].trigger()
        settled(seller)
        assert seller.desk.past_notes.count() == count - 1
        seller.window._actions["trash"].trigger()
        settled(seller)
        listed = seller.sheet().findChild(LineList, "trash-list")
        button = seller.sheet().findChild(QPushButton, "put-back")
        assert listed is not None
        assert button is not None
        assert not button.isEnabled()
        listed.selectAll()
        button.click()
        settled(seller)
        assert seller.desk.past_notes.count() == count
        seller.goes_to("write")
        settled(seller)
        rows = len(seller.pile())
        seller.window._actions["take-out"].trigger()
        settled(seller)
        assert len(seller.pile()) == rows - 1
        seller.window.undo()
        settled(seller)
        assert len(seller.pile()) == rows


def test_the_readable_copy_lies_beside_the_notes_and_is_written_once_a_day(
    tmp_path: Path,
) -> None:
    with in_the_sample_shop(tmp_path) as seller:
        seller.window.upkeep.begin()
        settled(seller)
        note = seller.desk.past_notes.newest().notes[0]
        text = (seller.folder / "notes.txt").read_text("utf-8")
        assert note.text.splitlines()[0] in text
        assert not seller.desk.safekeeping.write_readable_if_due()
        assert not (seller.folder / "notes.txt").stat().st_mode & 0o077


def test_a_second_copy_beside_the_notes_is_told_of_and_can_be_added(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.desk.inbox.add_by_hand("Ines", "a scarf")
    stray = tmp_path / "handnote (Jo's conflicted copy 2026-11-21).db"
    shutil.copy(tmp_path / "handnote.db", stray)
    with at_the_desk(tmp_path) as seller:
        seller.window.upkeep.begin()
        settled(seller)
        assert stray.name in seller.notice()
        incoming = seller.desk.histories().look(stray)
        assert incoming is not None
        assert not seller.desk.histories().add(incoming).changes
    assert stray.exists()

"""When a draft is asked to be saved: figures the seller is promised."""

from PySide6.QtCore import QElapsedTimer, QObject
from PySide6.QtTest import QSignalSpy, QTest

from handnote.qt.write.draft_keeper import LONGEST_MS, PAUSE_MS, DraftKeeper


def test_a_pause_asks_for_one_save_and_long_before_the_second_is_over() -> None:
    parent = QObject()
    keeper = DraftKeeper(parent)
    asked = QSignalSpy(keeper.save_due)
    keeper.typed()
    assert asked.wait(LONGEST_MS - PAUSE_MS)
    assert not keeper.is_waiting
    QTest.qWait(LONGEST_MS)
    assert asked.count() == 1


def test_typing_without_a_pause_is_asked_for_all_the_same() -> None:
    parent = QObject()
    keeper = DraftKeeper(parent)
    asked = QSignalSpy(keeper.save_due)
    since_the_first = QElapsedTimer()
    since_the_first.start()
    while not asked.count() and since_the_first.elapsed() < 3 * LONGEST_MS:
        keeper.typed()
        QTest.qWait(PAUSE_MS // 20)
    assert asked.count() == 1


def test_nothing_typed_is_nothing_to_flush() -> None:
    parent = QObject()
    keeper = DraftKeeper(parent)
    asked = QSignalSpy(keeper.save_due)
    keeper.flush()
    assert asked.count() == 0
    keeper.typed()
    keeper.flush()
    assert asked.count() == 1
    assert not keeper.is_waiting

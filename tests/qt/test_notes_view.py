"""The wall of past labels: as long as it likes, and only what is on screen is there."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from handnote.config.resources import font_packs, resource
from handnote.domain.note import NoteId
from handnote.qt.history import note_card
from handnote.qt.history.note_card import NoteCard
from handnote.qt.history.notes_view import NotesView
from handnote.qt.theme import Theme
from handnote.services.proofing import Proofing
from handnote.sheets.label_shape import label_of
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.hands import Hands
from tests.journeys.seller import wait_until

MILLION = 1_000_000


@pytest.fixture(scope="module")
def card() -> NoteCard:
    stock = StockCatalogue().find("L7163")
    proofing = Proofing(Hands(resource("fonts"), font_packs()))
    typeset = proofing.typeset("Thank you for waiting out the kiln.", "caveat", stock)
    box = label_of(stock, typeset.area)
    return NoteCard(NoteId("n"), "Ines", "2 May", "May 2026", "Thank you", typeset, box, ())


class Wall:
    """A view with notes behind it that are handed over when they are asked for."""

    def __init__(self, card: NoteCard, count: int) -> None:
        self.view = NotesView(None, Theme(resource("theme")))  # type: ignore[arg-type] # a window
        self.asked: list[list[int]] = []
        self.picked: list[str] = []
        self.months: list[str] = []
        self._card = card
        self.view.notes_wanted.connect(self._give)
        self.view.note_picked.connect(self.picked.append)
        self.view.month_shown.connect(self.months.append)
        self.view.resize(700, 500)
        self.view.show()
        self.view.show_notes(range(count, 0, -1), self._cards(range(count, max(0, count - 6), -1)))
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is asked for and nothing is left to be drawn."""
        QTest.qWait(120)
        wait_until(lambda: self.view.is_at_rest)

    @property
    def row(self) -> int:
        return self.view.currentIndex().row()

    def text(self, row: int) -> object:
        return self.view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    def _give(self, places: list[int]) -> None:
        self.asked.append(places)
        self.view.show_cards(self._cards(places))

    def _cards(self, places: "range | list[int]") -> dict[int, NoteCard]:
        card = self._card
        return {
            place: NoteCard(
                NoteId(f"n{place}"), f"Person {place}", card.day, f"month {place // 100}",
                card.text, card.typeset, card.stock, (),
            )
            for place in places
        }  # fmt: skip


@pytest.fixture
def wall(card: NoteCard, qapp: QApplication) -> Iterator[Wall]:
    made = Wall(card, MILLION)
    yield made
    made.view.close()
    made.view.deleteLater()


def test_of_a_million_notes_only_those_near_the_screen_are_read(wall: Wall) -> None:
    assert wall.view.count == MILLION
    assert sum(map(len, wall.asked)) < 40
    bar = wall.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    wall.settle()
    top = wall.view.indexAt(QPoint(20, 20)).row()
    assert abs(top - MILLION // 2) < 10
    assert wall.text(top) == f"Person {MILLION - top}, 2 May: Thank you"
    assert sum(map(len, wall.asked)) < 80
    assert wall.months[-1] == f"month {(MILLION - top) // 100}"


def test_scrolling_past_reads_nothing(wall: Wall) -> None:
    bar, before = wall.view.verticalScrollBar(), len(wall.asked)
    for step in range(1, 40):
        bar.setValue(bar.maximum() * step // 40)
        QApplication.processEvents()
    assert len(wall.asked) - before <= 2
    wall.settle()
    assert wall.text(wall.view.indexAt(QPoint(20, 20)).row()) is not None


def test_what_is_far_away_is_let_go(wall: Wall) -> None:
    bar = wall.view.verticalScrollBar()
    model: Any = wall.view.model()
    for step in range(1, 60):
        bar.setValue(bar.maximum() * step // 60)
        wall.view._ask_for_notes()
        wall.view._ask_for_notes()
    assert len(model.cards) <= 660
    assert wall.text(0) is None
    bar.setValue(0)
    wall.settle()
    assert wall.text(0) is not None


def test_pictures_are_kept_for_some_screens_only(
    wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note_card, "_KEPT", 30)
    bar = wall.view.verticalScrollBar()
    for _ in range(10):
        bar.setValue(bar.value() + wall.view.height())
        wall.settle()
    thumbnails: Any = wall.view._thumbnails
    assert 0 < len(thumbnails._pictures) <= 30


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ([Qt.Key.Key_Right], 1),
        ([Qt.Key.Key_Left], 0),
        ([Qt.Key.Key_Down], 2),
        ([Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up], 1),
        ([Qt.Key.Key_Up], 0),
        ([Qt.Key.Key_End], MILLION - 1),
        ([Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Right], MILLION - 1),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], 0),
    ],
)
def test_keys_go_from_label_to_label(keys: list[Qt.Key], row: int, wall: Wall) -> None:
    wall.view.pick_first()
    for key in keys:
        QTest.keyClick(wall.view, key)
    assert wall.row == row
    wall.settle()
    assert (
        wall.view.viewport()
        .rect()
        .contains(wall.view.visualRect(wall.view.currentIndex()).center())
    )
    assert wall.picked[-1] == f"n{MILLION - row}"


def test_a_page_down_is_a_screen(wall: Wall) -> None:
    wall.view.pick_first()
    QTest.keyClick(wall.view, Qt.Key.Key_PageDown)
    assert wall.row >= 4
    QTest.keyClick(wall.view, Qt.Key.Key_PageUp)
    assert wall.row == 0


def test_a_click_picks_the_label_under_it(wall: Wall) -> None:
    where = wall.view.visualRect(wall.view.model().index(3, 0)).center()
    QTest.mouseClick(wall.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert wall.picked[-1] == f"n{MILLION - 3}"


def test_from_right_to_left_the_newest_is_on_the_right(wall: Wall) -> None:
    wall.view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    first, second = (wall.view.visualRect(wall.view.model().index(row, 0)) for row in (0, 1))
    assert first.left() > second.left()
    assert wall.view.indexAt(first.center()).row() == 0
    wall.view.pick_first()
    QTest.keyClick(wall.view, Qt.Key.Key_Left)
    assert wall.row == 1


def test_more_notes_are_put_behind_the_others(card: NoteCard) -> None:
    wall = Wall(card, 3)
    assert wall.view.verticalScrollBar().maximum() == 0
    wall.view.add_places(range(-1, -200, -1))
    assert wall.view.count == 202
    assert wall.view.verticalScrollBar().maximum() > 0
    wall.view.close()
    wall.view.deleteLater()


def test_what_she_looks_at_stays_where_it_is_when_a_note_is_added(wall: Wall) -> None:
    bar = wall.view.verticalScrollBar()
    wall.view.setCurrentIndex(wall.view.model().index(100, 0))
    before, place = bar.value(), MILLION - 100
    wall.view.show_notes(range(MILLION + 1, 0, -1), {}, stays=True)
    assert bar.value() == before
    assert wall.row == MILLION + 1 - place
    wall.settle()
    assert wall.picked[-1] == f"n{place}"

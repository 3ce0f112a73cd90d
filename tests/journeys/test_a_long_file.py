"""A long order file: she sees how far it is, and Cancel leaves nothing behind."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from handnote.qt import hearing
from handnote.qt.widgets.notice import NoticeBar
from tests.bench.importing import write_shopify_file
from tests.journeys.seller import Seller, at_the_desk, wait_until

ROWS = 6000


@pytest.fixture(autouse=True)
def told_from_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell of everything: a test need not read a hundred thousand rows to see a number."""
    monkeypatch.setattr(hearing, "_LONG_S", 0.0)
    monkeypatch.setattr(hearing, "_BETWEEN_TELLING_S", 0.0)


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    return write_shopify_file(tmp_path / "orders_export_1.csv", ROWS)


def listens(seller: Seller, monkeypatch: pytest.MonkeyPatch, cancel_at: str = "") -> list[str]:
    """All the line under the top bar says from now on; Cancel is pressed where it says so."""
    said: list[str] = []
    say: Callable[..., None] = NoticeBar.say

    def listen(bar: NoticeBar, text: str, **more: bool) -> None:
        said.append(text)
        say(bar, text, **more)
        if cancel_at and cancel_at in text:
            seller.clicks("notice-close")

    monkeypatch.setattr(NoticeBar, "say", listen)
    return said


def test_she_sees_how_far_it_is(
    tmp_path: Path, long_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        said = listens(seller, monkeypatch)
        seller.adds(long_file)
        wait_until(lambda: len(seller.desk.inbox.places()) == ROWS * 3 // 4)
        assert "Reading the file… row 6,000" in said
        assert "Looking at what is here already… 4,500 orders" in said
        assert "Adding… 4,250 of 4,500 orders" in said
        assert seller.notice() == ""


@pytest.mark.parametrize("where", ["row 3,000", "already… 2,000", "Adding… 2,000"])
def test_cancel_leaves_nothing_behind(
    where: str, tmp_path: Path, long_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        said = listens(seller, monkeypatch, cancel_at=where)
        seller.drops(long_file)
        if seller.has_sheet():
            seller.presses(Qt.Key.Key_Return, on=seller.sheet())
        seller.rest()
        assert where in said[-1]
        assert not seller.has_sheet()
        assert seller.notice() == ""
        assert seller.desk.inbox.pile() == ()

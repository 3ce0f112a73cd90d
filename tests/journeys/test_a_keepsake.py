"""A year becomes a book: asked for in History, made in the background, given up at will."""

from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from handnote.qt import hearing
from handnote.qt.history.keepsake import KeepsakeMaking
from handnote.qt.widgets.notice import NoticeBar
from handnote.services.keepsakes import Chosen
from tests.journeys.seller import Seller, in_the_sample_shop, wait_until
from tests.pdf.pixels import words_on


def asks(seller: Seller) -> QComboBox:
    seller.clicks("keepsake")
    seller.rest()
    box = seller.sheet().findChild(QComboBox, "keepsake-what")
    assert box is not None
    return box


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files she chooses, one for each book; Qt's own dialog would write into her home."""
    chosen: list[Path] = []

    def choose(making: KeepsakeMaking, what: Chosen, _name: str) -> None:
        making.make(what, chosen.pop(0))

    monkeypatch.setattr(KeepsakeMaking, "_ask_where", choose)
    return chosen


def test_a_year_and_a_person_become_books(tmp_path: Path, files: list[Path]) -> None:
    files += [tmp_path / "year.pdf", tmp_path / "person.html"]
    with in_the_sample_shop(tmp_path / "shop") as seller:
        seller.goes_to("history")
        seller.rest()
        box = asks(seller)
        shown = [box.itemText(row) for row in range(box.count())]
        name = seller.window.places.reading.name
        assert name
        assert shown == ["2026", "2025", "2024", f"All to {name}"]
        seller.presses(Qt.Key.Key_Return, on=seller.sheet())
        seller.rest()
        assert words_on((tmp_path / "year.pdf").read_bytes()).startswith("2026 What went")
        asks(seller).setCurrentIndex(3)
        seller.presses(Qt.Key.Key_Return, on=seller.sheet())
        seller.rest()
        page = (tmp_path / "person.html").read_text("utf-8")
        assert f"<title>{escape(name)}</title>" in page
        assert seller.notice() == ""


def test_a_book_that_is_given_up_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing, "_LONG_S", 0.0)
    monkeypatch.setattr(hearing, "_BETWEEN_TELLING_S", 0.0)
    said: list[str] = []
    say = NoticeBar.say
    with in_the_sample_shop(tmp_path / "shop") as seller:

        def listen(bar: NoticeBar, text: str, **more: bool) -> None:
            said.append(text)
            say(bar, text, **more)  # type: ignore[arg-type] # as it was called
            if "20 notes" in text:
                seller.clicks("notice-close")

        monkeypatch.setattr(NoticeBar, "say", listen)
        seller.goes_to("history")
        seller.window.occasions.keepsakes.make(Chosen(year=2026), tmp_path / "book.pdf")
        wait_until(lambda: any("20 notes" in text for text in said))
        seller.rest()
        assert seller.notice() == ""
        assert "20 notes" in said[-1]
        assert not (tmp_path / "book.pdf").exists()

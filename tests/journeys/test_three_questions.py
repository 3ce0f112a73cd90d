"""Three questions for an empty label, asked in the language her computer speaks."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from handnote.bootstrap import make_sample, open_desk
from handnote.config.resources import resource
from handnote.qt.app import App
from handnote.qt.theme import Theme
from tests.journeys.seller import ORDERS, Seller, at_the_desk, wait_until

ETSY = ORDERS / "EtsySoldOrderItems2026-9.csv"


def on_the_sheet(seller: Seller) -> list[str]:
    seller.shortcut("F1")
    sheet = seller.sheet()
    said = [label.text() for label in sheet.findChildren(QLabel)]
    sheet.reject()
    return said


def test_beside_the_empty_label_and_on_f1_she_is_asked_in_her_own_language(
    tmp_path: Path,
) -> None:
    with at_the_desk(tmp_path, asks_in="de") as seller:
        seller.adds(ETSY)
        assert seller.sees("Was ist dir aufgefallen")
        said = " ".join(on_the_sheet(seller))
        assert "Was ist dir aufgefallen" in said
        assert "Was wünschst du Ana damit?" in said
        assert "What do you wish" not in said


def test_what_went_wrong_is_asked_beside_the_label_in_the_same_words(tmp_path: Path) -> None:
    with at_the_desk(tmp_path, asks_in="tr") as seller:
        seller.adds(ETSY)
        seller.shortcut("Alt+G")
        seller.sheet().accept()
        seller.rest()
        like, put_right = seller.window.places.write_place.person.questions[:2]
        assert like == "Sence karşı taraf bu sırada neler hissetti?"
        assert seller.sees(like)
        assert seller.sees(put_right)
        seller.shortcut("Alt+G")
        field = seller.sheet().findChild(QPlainTextEdit, "put-right")
        assert field is not None
        field.setPlainText("Yeni bir kupa yola çıktı.")
        seller.sheet().accept()
        seller.rest()
        assert seller.sees(like)
        assert not seller.sees(put_right)


@pytest.mark.parametrize(
    ("spoken", "asked"),
    [
        (["ja-Jpan-JP", "ja-JP", "ja"], "？"),
        (["nb-NO", "sv-SE"], "Vad "),
        (["fi-FI"], "What "),
        (["C"], "What "),
    ],
)
def test_the_language_is_the_first_the_computer_speaks_that_there_are_questions_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoken: list[str], asked: str
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda *_: spoken)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    folder = tmp_path / "desk"
    make_sample(folder)
    app = App(application, Theme(resource("theme")), open_desk=open_desk, make_sample=make_sample)
    app.show_desk(folder, [])
    (window,) = app.windows
    wait_until(window.is_at_rest)
    questions = window.places.write_place.person.questions
    window.close()
    window.deleteLater()
    app.deleteLater()
    assert len(questions) == 3
    assert any(asked in question for question in questions)

"""Spelling at the desk: a quiet line after a pause, a menu from the keyboard, never on paper."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QListWidget, QMenu

from handnote.qt.write import spelling
from handnote.qt.write.spelling_menu import SpellingMenu
from tests.checks.test_dictionaries import write
from tests.journeys.seller import ORDERS, Seller, at_the_desk, wait_until

ETSY = ORDERS / "EtsySoldOrderItems2026-9.csv"
SLIP = "Thank you, I hope you enjoy this mugg on a quiet evening"
GERMAN = "Vielen Dank und viel Freude mit dem Becher, er kommt ganz frisch aus dem Ofen"

# Menus pop up over every window, which is more than the platform without a screen can do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grab)", extend=True)


@pytest.fixture(autouse=True)
def _short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "_PAUSE_MS", 5)


def pauses(seller: Seller) -> list[str]:
    """Stop typing for long enough to have words looked up; what is underlined then."""
    QApplication.processEvents()
    wait_until(lambda: seller.window.writing.remarks.spelling.is_at_rest)
    seller.rest()
    return [one.word for one in seller.label.underlined]


def menu(seller: Seller) -> SpellingMenu:
    (menu,) = seller.label.findChildren(SpellingMenu)
    assert menu.isVisible()
    return menu


def offered(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def action(menu: QMenu, text: str) -> QAction:
    (found,) = [action for action in menu.actions() if action.text() == text]
    return found


def picks(seller: Seller, text: str) -> None:
    """Pick with the keys, as a seller would."""
    opened = menu(seller)
    opened.setActiveAction(action(opened, text))
    QTest.keyClick(opened, Qt.Key.Key_Return)
    seller.rest()


def languages(seller: Seller) -> QMenu:
    (found,) = menu(seller).findChildren(QMenu, "spelling-language")
    return found


def test_a_slip_is_underlined_after_a_pause_and_mended_from_the_keyboard(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types(SLIP)
        assert seller.label.underlined == ()
        assert pauses(seller) == ["mugg"]
        seller.shortcut("F7")
        said = offered(menu(seller))
        assert "mug" in said
        assert len(said) <= 5 + 3
        picks(seller, "mug")
        assert seller.label.note_text() == SLIP.replace("mugg", "mug")
        assert pauses(seller) == []
        seller.shortcut("Ctrl+Z")
        assert seller.label.note_text() == SLIP


def test_the_word_being_typed_is_not_judged_until_it_is_left(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types("Thank you, I hope you enjoy this mugg")
        assert pauses(seller) == []
        seller.types(" ")
        assert pauses(seller) == ["mugg"]
        seller.types("and recieve")
        assert pauses(seller) == ["mugg"]
        seller.presses(Qt.Key.Key_Home)
        assert [one.word for one in seller.label.underlined] == ["mugg", "recieve"]


def test_lines_stay_with_their_words_while_she_types_before_them(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types(SLIP)
        pauses(seller)
        seller.presses(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        seller.types("🧡 ")
        (slip,) = seller.label.underlined
        text = seller.label.toPlainText()
        assert text[slip.start : slip.end] == slip.word == "mugg"


def test_nothing_is_replaced_but_by_a_pick(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types(SLIP)
        pauses(seller)
        seller.shortcut("F7")
        QTest.keyClick(menu(seller), Qt.Key.Key_Escape)
        assert seller.label.note_text() == SLIP
        assert seller.label.caret_index() == SLIP.index("mugg") + 4


def test_her_own_word_is_right_from_then_on_and_can_be_taken_out(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types(SLIP)
        pauses(seller)
        seller.shortcut("F7")
        picks(seller, "Add to my words")
        assert pauses(seller) == []
        seller.presses(Qt.Key.Key_Return)
        seller.types(SLIP)
        assert pauses(seller) == []
        seller.window.findChild(QAction, "action-own-words").trigger()  # type: ignore[union-attr] # it is there
        seller.rest()
        (listed,) = seller.sheet().findChildren(QListWidget)
        assert [listed.item(row).text() for row in range(listed.count())] == ["mugg"]
        seller.clicks("take-out")
        seller.sheet().reject()
        assert pauses(seller) == ["mugg"]


def test_a_word_let_be_is_underlined_no_more_in_this_note_alone(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types(SLIP)
        pauses(seller)
        seller.shortcut("F7")
        picks(seller, "Let it be here")
        assert pauses(seller) == []
        seller.presses(Qt.Key.Key_Return)
        seller.types(SLIP)
        assert pauses(seller) == ["mugg"]


def test_the_language_is_changed_in_the_menu_and_stays_with_the_person(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types(SLIP)
        pauses(seller)
        seller.shortcut("F7")
        shown = offered(languages(seller))
        assert shown[0] == "As the words tell (English)"
        assert {"Dutch", "Portuguese", "Swedish", "Turkish", "Add a dictionary…"} <= set(shown)
        action(languages(seller), "Dutch").trigger()
        QTest.keyClick(menu(seller), Qt.Key.Key_Escape)
        seller.rest()
        assert pauses(seller) == []  # far too much is unknown: no page of lines
        seller.shortcut("F7")
        assert action(languages(seller), "Dutch").isChecked()
        QTest.keyClick(menu(seller), Qt.Key.Key_Escape)


def test_a_dictionary_dropped_on_the_window_is_used_at_once(tmp_path: Path) -> None:
    words = tuple({word.strip(",.") for word in GERMAN.split()} - {"Becher"})
    write(tmp_path / "from", "de_DE", words=words)
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(ETSY)
        seller.types(GERMAN)
        seller.pauses()
        assert pauses(seller) == []
        seller.shortcut("F7")
        assert seller.foot().startswith("There is no dictionary for German here.")
        QTest.keyClick(menu(seller), Qt.Key.Key_Escape)
        seller.drops(tmp_path / "from" / "de_DE.aff")
        assert seller.foot() == "Added: German."
        seller.presses(Qt.Key.Key_Home)
        assert pauses(seller) == ["Becher"]


def test_a_file_that_is_no_dictionary_is_a_plain_sentence(tmp_path: Path) -> None:
    (tmp_path / "de.oxt").write_bytes(b"PK not really")
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(ETSY)
        seller.drops(tmp_path / "de.oxt")
        assert seller.notice().startswith("de.oxt cannot be used as a dictionary")


def test_where_nobody_builds_the_engine_the_key_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "without" / "hunspell").mkdir(parents=True)
    (tmp_path / "without" / "hunspell" / "__init__.py").write_text("raise ImportError\n")
    path = os.pathsep.join([str(tmp_path / "without"), *sys.path])
    monkeypatch.setenv("PYTHONPATH", path)
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(ETSY)
        seller.types(SLIP)
        assert pauses(seller) == []
        seller.shortcut("F7")
        assert seller.notice().startswith("Spelling cannot be checked on this computer")


def test_a_right_click_on_an_underlined_word_opens_the_same_menu(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types(SLIP)
        pauses(seller)
        (slip,) = seller.label.underlined
        place = seller.label.viewport().mapFromGlobal(seller.label.below(slip)) - QPoint(-8, 16)
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, seller.label.viewport().mapToGlobal(place)
        )
        QApplication.sendEvent(seller.label.viewport(), event)
        seller.rest()
        assert menu(seller).accessibleName() == "mugg: not known"
        QTest.keyClick(menu(seller), Qt.Key.Key_Escape)


def test_switched_off_nothing_is_underlined(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types(SLIP)
        assert pauses(seller) == ["mugg"]
        seller.window.findChild(QAction, "action-kinds").trigger()  # type: ignore[union-attr] # it is there
        box = seller.sheet().findChild(QCheckBox, "mention-spelling")
        assert box is not None
        seller.clicks("mention-spelling")
        seller.sheet().reject()
        assert pauses(seller) == []


def test_no_line_is_ever_printed(tmp_path: Path) -> None:
    proofs = []
    for number, is_marked in enumerate((False, True)):
        with at_the_desk(tmp_path / str(number)) as seller:
            seller.desk.preferences.mention("spelling", wanted=is_marked)
            seller.adds(ETSY)
            seller.types(SLIP)
            assert pauses(seller) == (["mugg"] if is_marked else [])
            seller.presses(Qt.Key.Key_Return)
            seller.rest()
            seller.goes_to("print")
            seller.rest()
            proof = seller.window.places.printer.proof
            assert proof
            proofs.append((proof.notes[0].text, b"1.4 w" in proof.pdf, len(proof.sheets)))
    assert proofs[0] == proofs[1]


def test_the_menu_is_not_opened_on_a_note_that_is_printed_or_elsewhere(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types(SLIP)
        pauses(seller)
        seller.goes_to("print")
        seller.shortcut("F7")
        assert not seller.label.findChildren(SpellingMenu)
        seller.goes_to("write")
        seller.label.setReadOnly(True)
        seller.shortcut("F7")
        assert not seller.label.findChildren(SpellingMenu)

"""Signed once, in ink; chosen from several; on every note of every mode."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu

from handnote.domain.note import MadeBy
from handnote.qt.ink.sign_sheet import InkSignSheet
from tests.journeys.seller import ORDERS, Seller, at_the_desk
from tests.qt.ink_stand import line, write

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)

ETSY = ORDERS / "EtsySoldOrderItems2026-9.csv"


def signs(seller: Seller, name: str) -> None:
    """Write a sign-off on the sheet that is open, and keep it."""
    sheet = seller.sheet()
    assert isinstance(sheet, InkSignSheet)
    write(sheet.paper, line(5, 10, 40, 16))
    write(sheet.paper, line(40, 16, 60, 8))
    field = sheet.findChild(QLineEdit, "sign-name")
    assert field is not None
    seller.types(name, on=field)
    seller.presses(Qt.Key.Key_Return, on=field)
    seller.rest()


def menu(seller: Seller) -> QMenu:
    shown = [found for found in seller.window.findChildren(QMenu, "sign-menu") if found.isVisible()]
    assert len(shown) == 1
    return shown[0]


def picks(seller: Seller, text: str) -> None:
    opened = menu(seller)
    action = next(action for action in opened.actions() if text in action.text())
    action.trigger()
    opened.close()
    seller.rest()


def signature(seller: Seller, number: str = "3812345671") -> bytes:
    note = seller.desk.composing.open(seller.desk.inbox.find_order(number).id).note
    assert note is not None
    return note.signature


def test_she_signs_once_and_every_note_from_then_on_is_signed(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types("Ana, the fox is wild.")
        seller.clicks("sign")
        seller.clicks("sign-in-ink")
        signs(seller, "to friends")
        assert seller.label.note.ink
        seller.presses(Qt.Key.Key_Return)
        seller.rest()
        assert signature(seller)
        assert seller.label.note.ink, "the next note is signed too"
        seller.clicks("mode-ink")
        place = seller.window.places.write_place
        write(place.ink, line(10, 10, 50, 10))
        seller.presses(Qt.Key.Key_Return, on=place.ink)
        seller.rest()
        second = seller.desk.printing.ready()[1]
        assert second.made_by is MadeBy.INK
        assert second.signature == signature(seller)
    with at_the_desk(tmp_path, types=False) as seller:
        assert seller.window.places.write_place.sign_button.text() == "Sign: in ink ▾"


def test_one_of_several_is_chosen_and_words_are_a_choice_again(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types("Ana, the fox is wild.")
        for name in ("English", "Deutsch"):
            seller.window.occasions.signing.ask_for_ink()
            signs(seller, name)
        assert [one.name for one in seller.desk.signing.kept()] == ["English", "Deutsch"]
        seller.clicks("sign")
        picks(seller, "English")
        assert seller.desk.preferences.current.signature == "English"
        seller.clicks("sign")
        picks(seller, "In words")
        seller.types("Mara", on=seller.field("sign-off"))
        seller.presses(Qt.Key.Key_Return, on=seller.sheet())
        seller.rest()
        assert seller.label.note.ink == ()
        assert seller.label.note.sign_off is not None
        seller.clicks("sign")
        picks(seller, "Deutsch")
        seller.clicks("sign")
        picks(seller, "Take “Deutsch” away")
        assert [one.name for one in seller.desk.signing.kept()] == ["English"]


def test_a_sheet_nothing_was_written_on_keeps_nothing(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.window.occasions.signing.ask_for_ink()
        sheet = seller.sheet()
        assert isinstance(sheet, InkSignSheet)
        assert not sheet.primary.isEnabled()
        write(sheet.paper, line(5, 10, 40, 16))
        seller.clicks("start-over")
        assert not sheet.primary.isEnabled()
        seller.presses(Qt.Key.Key_Escape, on=sheet)
        assert seller.desk.signing.kept() == ()

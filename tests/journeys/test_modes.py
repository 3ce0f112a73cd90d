"""Pen, ink or type: what is offered, what is remembered, and what is said of it later."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputDevice
from PySide6.QtWidgets import QPushButton, QWidget

from handnote.domain.note import MadeBy
from tests.journeys.seller import ORDERS, Seller, at_the_desk, in_the_sample_shop

ETSY = ORDERS / "EtsySoldOrderItems2026-9.csv"


def shown_mode(seller: Seller) -> str:
    buttons = seller.window.places.write_place.modes.findChildren(QPushButton)
    return next(button.text() for button in buttons if button.isChecked())


def note_of(seller: Seller, number: str = "3812345671") -> MadeBy:
    order = seller.desk.inbox.find_order(number)
    note = seller.desk.composing.open(order.id).note
    assert note is not None
    return note.made_by


def test_a_fresh_desk_offers_pen_then_ink_and_type_last(tmp_path: Path) -> None:
    with at_the_desk(tmp_path, types=False) as seller:
        seller.adds(ETSY)
        modes = seller.window.places.write_place.modes
        assert [button.text() for button in modes.findChildren(QPushButton)] == [
            *("Pen", "Ink", "Type")
        ]
        assert shown_mode(seller) == "Pen"
        assert not seller.label.isVisible()


def test_one_click_or_one_key_gets_to_typing_and_it_is_remembered(tmp_path: Path) -> None:
    with at_the_desk(tmp_path, types=False) as seller:
        seller.adds(ETSY)
        seller.clicks("mode-font")
        assert seller.window.focusWidget() is seller.label or not seller.window.isActiveWindow()
        seller.writes("Ana, the fox is wild.")
        assert note_of(seller) is MadeBy.FONT
    with at_the_desk(tmp_path, types=False) as seller:
        assert shown_mode(seller) == "Type"
        seller.shortcut("Ctrl+1")
        assert shown_mode(seller) == "Pen"
        seller.shortcut("Ctrl+3")
        assert shown_mode(seller) == "Type"


def test_a_note_for_the_pen_keeps_its_gist_and_says_how_it_was_made(tmp_path: Path) -> None:
    with at_the_desk(tmp_path, types=False) as seller:
        seller.adds(ETSY)
        gist = seller.field("gist")
        seller.types("The fox is the wildest of the batch", on=gist)
        seller.presses(Qt.Key.Key_Return, on=gist)
        seller.rest()
        assert note_of(seller) is MadeBy.PEN
        seller.goes_to("history")
        assert seller.sees("with the pen")
        assert not seller.sees("typed")


def test_words_come_along_from_mode_to_mode_line_breaks_and_all(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types("Ana,")
        seller.presses(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        seller.types("the fox")
        seller.clicks("mode-pen")
        assert "the fox" in seller.field("gist").text()
        seller.pauses()
        assert note_of(seller) is MadeBy.PEN
        seller.clicks("mode-font")
        assert seller.label.note_text() == "Ana,\nthe fox"
        seller.pauses()
        assert note_of(seller) is MadeBy.FONT


def test_a_typed_note_is_named_for_its_font(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.writes("Ana, the fox is wild.")
        seller.goes_to("history")
        assert seller.sees("typed in Caveat")
        assert not seller.sees("hand font")


def test_an_older_note_opens_as_it_was_made_whatever_is_usual_now(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types("Ana, begun by typing")
        seller.pauses()
        seller.shortcut("Alt+Down")
        seller.clicks("mode-pen")
        seller.presses(Qt.Key.Key_Up, on=seller.pile_view())
        seller.rest()
        assert seller.addressee() == "Ana Placeholder"
        assert shown_mode(seller) == "Type"
        assert seller.label.note_text() == "Ana, begun by typing"


def test_the_sample_shop_types(tmp_path: Path) -> None:
    with in_the_sample_shop(tmp_path) as seller:
        assert shown_mode(seller) == "Type"


def test_where_a_pen_tablet_is_plugged_in_the_first_day_begins_in_ink(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from handnote.qt import app

    class Tablet:
        def type(self) -> QInputDevice.DeviceType:
            return QInputDevice.DeviceType.Stylus

    assert app._has_pen_tablet() is False
    monkeypatch.setattr(QInputDevice, "devices", lambda: [Tablet()])
    assert app._has_pen_tablet() is True


def test_the_bare_label_and_its_line_are_as_many_stops_as_typing(tmp_path: Path) -> None:
    with at_the_desk(tmp_path, types=False) as seller:
        seller.adds(ETSY)
        place = seller.window.places.write_place
        for mode in ("mode-pen", "mode-ink", "mode-font"):
            seller.clicks(mode)
            stops = [
                widget.objectName()
                for widget in place.findChildren(QWidget)
                if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            ]
            assert len(stops) <= 8, stops

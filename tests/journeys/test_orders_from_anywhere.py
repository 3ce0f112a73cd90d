"""Orders from anywhere: pasted, put right, written to by name, by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from tests.journeys.seller import Seller, at_the_desk
from tests.journeys.test_an_evening import EBAY, ETSY
from tests.readers.test_pasted import MAIL

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def clipboard_is_empty() -> Iterator[None]:
    """Nothing of one test stays on the clipboard for the next, or for the end of Qt."""
    yield
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    clipboard.clear()


def copies(text: str = "", page: str = "") -> None:
    """What she copied somewhere else."""
    data = QMimeData()
    if text:
        data.setText(text)
    if page:
        data.setHtml(page)
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    clipboard.setMimeData(data)


def pastes(seller: Seller, text: str = "", page: str = "") -> None:
    copies(text, page)
    seller.shortcut("Ctrl+Shift+V")


def field(seller: Seller, name: str) -> QLineEdit:
    found = seller.sheet().findChild(QLineEdit, name)
    assert found is not None, name
    return found


def box(seller: Seller, name: str) -> QPlainTextEdit:
    found = seller.sheet().findChild(QPlainTextEdit, name)
    assert found is not None, name
    return found


def rewrites(seller: Seller, name: str, text: str) -> None:
    """Empty a line of the sheet and type into it."""
    line = field(seller, name)
    line.setFocus()
    line.selectAll()
    seller.presses(Qt.Key.Key_Delete, on=line)
    seller.types(text, on=line)
    seller.rest()


def button(seller: Seller) -> str:
    found = seller.sheet().findChild(QPushButton, "accept")
    assert found is not None
    return found.text()


def notice_on_sheet(seller: Seller) -> str:
    label = seller.sheet().findChild(QLabel, "paste-notice")
    assert label is not None
    return label.text() if label.isVisible() else ""


def called(seller: Seller) -> str:
    label = seller.window.places.write_place.person.findChild(QLabel, "person-name")
    assert label is not None
    return label.text()


def calls_them(seller: Seller, name: str) -> None:
    seller.shortcut("Alt+N")
    line = field(seller, "call")
    assert line.selectedText() == line.text()
    seller.types(name, on=line)
    seller.presses(Qt.Key.Key_Return, on=line)
    seller.rest()


def writes_down(seller: Seller, words: str) -> None:
    """Alt+W, what they wrote, and back to the label with Escape."""
    seller.shortcut("Alt+W")
    assert QApplication.focusWidget() is seller.their_words_box() or not QApplication.focusWidget()
    theirs = seller.their_words_box()
    theirs.selectAll()
    copies(words)
    QTest.keyClick(theirs, Qt.Key.Key_V, CONTROL)
    seller.presses(Qt.Key.Key_Escape, on=theirs)
    seller.label.setFocus()
    seller.window.save_now()
    seller.rest()


def test_an_order_mail_is_pasted_looked_at_and_written_to(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        pastes(seller, MAIL)
        assert field(seller, "paste-who").text() == "Zofia Nowak"
        assert field(seller, "paste-buyer").text() == "Anna Kowalska"
        assert seller.sees("Street, e-mail, phone and prices were not kept.")
        assert seller.desk.inbox.orders() == ()
        seller.accepts()
        assert seller.addressee() == "Zofia Nowak"
        assert called(seller) == "Zofia"
        assert seller.sees("A gift, bought by Anna Kowalska")
        assert seller.sees("What they wrote · you wrote this down")
        assert seller.sees("“Happy birthday Zosia!”")
        seller.writes("Zosia, the blue one came out well.")
        assert seller.standing() == "● Zofia Nowak"


def test_everything_misread_can_be_put_right_before_it_is_added(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        pastes(seller, "blue mug for the lady with the hat")
        rewrites(seller, "paste-who", "Anna Kowalska")
        box(seller, "paste-what").setPlainText("2 × Blue mug\n    Large\n    “Zoe”\nPlate")
        rewrites(seller, "paste-number", "77")
        rewrites(seller, "paste-country", "Poland")
        rewrites(seller, "paste-send-by", "30 November 2026")
        sold_on = seller.sheet().findChild(QComboBox, "paste-sold-on")
        assert sold_on is not None
        sold_on.setCurrentIndex(sold_on.findData("etsy"))
        seller.presses(Qt.Key.Key_Return, on=field(seller, "paste-number"))
        seller.rest()
        (order,) = seller.desk.inbox.orders()
        assert (order.buyer, order.number, order.channel) == ("Anna Kowalska", "77", "etsy")
        assert [item.title for item in order.items] == ["Blue mug", "Plate"]
        first = order.items[0]
        assert (first.quantity, first.variation, first.personalisation) == (2, "Large", "Zoe")
        assert str(order.ship_by) == "2026-11-30"
        assert order.country == "Poland"


def test_what_could_not_be_placed_is_theirs_only_if_she_ticks_it(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        for wants, kept in ((False, ""), (True, "for her sister")):
            pastes(seller, "Anna Kowalska, blue mug, for her sister")
            lines = seller.sheet().findChild(QListWidget, "paste-unplaced")
            assert lines is not None
            assert lines.item(0).text() == "for her sister"
            if wants:
                lines.setFocus()
                seller.presses(Qt.Key.Key_Space, on=lines)
            seller.accepts()
            assert seller.desk.inbox.orders()[-1].words == kept
        assert seller.their_words() == "for her sister"


def test_a_tick_can_be_taken_away_again(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        pastes(seller, "Anna Kowalska, blue mug, for her sister, with love")
        lines = seller.sheet().findChild(QListWidget, "paste-unplaced")
        assert lines is not None
        for state in (Qt.CheckState.Checked, Qt.CheckState.Unchecked):
            lines.item(0).setCheckState(state)
        lines.item(1).setCheckState(Qt.CheckState.Checked)
        assert box(seller, "paste-words").toPlainText() == "with love"


def test_an_order_that_is_here_is_opened_and_not_added_again(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        before = seller.desk.inbox.orders()
        known = before[-1]
        pastes(seller, f"etsy.com\nOrder #{known.number}\nNote from buyer: A little secret")
        assert f"Order {known.number} is here already" in notice_on_sheet(seller)
        assert button(seller) == "Keep what they wrote"
        seller.accepts()
        assert len(seller.desk.inbox.orders()) == len(before)
        assert seller.window.writing.current is not None
        assert seller.window.writing.current.id == known.id
        assert seller.their_words() == "A little secret"


def test_a_number_typed_on_the_sheet_is_looked_for_as_well(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        number = seller.desk.inbox.orders()[0].number
        pastes(seller, "Anna Kowalska, blue mug")
        assert button(seller) == "Add"
        rewrites(seller, "paste-number", number)
        assert button(seller) == "Open that order"
        rewrites(seller, "paste-number", number + "9")
        assert button(seller) == "Add"
        assert notice_on_sheet(seller) == ""


def test_a_day_in_doubt_keeps_the_sheet_open_until_it_is_clear(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        pastes(seller, "Ship to: Anna Kowalska\nItem: Mug\nShip by: 03/04/2027")
        assert "Which day is “03/04/2027”?" in notice_on_sheet(seller)
        seller.accepts()
        assert seller.has_sheet()
        rewrites(seller, "paste-send-by", "3 April 2027")
        seller.accepts()
        assert str(seller.desk.inbox.orders()[0].ship_by) == "2027-04-03"


def test_an_empty_sheet_adds_nobody(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        pastes(seller, "?!")
        seller.accepts()
        assert seller.has_sheet()
        assert notice_on_sheet(seller)
        seller.presses(Qt.Key.Key_Escape, on=seller.sheet())
        assert seller.desk.inbox.orders() == ()


def test_an_empty_clipboard_gets_a_sentence(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        pastes(seller)
        assert "There is no order in what was pasted" in seller.notice()
        assert not seller.has_sheet()


def test_a_page_from_a_browser_is_read_as_text(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        pastes(seller, page="<p>Ship to: <b>Anna</b> Kowalska</p><script>Item: x</script>")
        assert field(seller, "paste-who").text() == "Anna Kowalska"
        assert box(seller, "paste-what").toPlainText() == ""


def test_files_that_were_copied_are_opened(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(EBAY))])
        clipboard = QApplication.clipboard()
        assert clipboard is not None
        clipboard.setMimeData(data)
        seller.shortcut("Ctrl+Shift+V")
        assert seller.sheet().objectName() == "adding"


@pytest.mark.parametrize("name", ["label", "find-order", "memory", "their-words"])
def test_in_a_field_ctrl_v_stays_an_ordinary_paste(tmp_path: Path, name: str) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(EBAY)
        seller.window.activateWindow()
        QApplication.processEvents()
        target = seller.window.findChild(QWidget, name)
        assert target is not None
        target.setFocus()
        copies("Order #1 for Anna")
        QTest.keyClick(target, Qt.Key.Key_V, CONTROL)
        seller.rest()
        assert not seller.has_sheet()


def test_anywhere_else_ctrl_v_pastes_an_order(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(EBAY)
        seller.window.activateWindow()
        QApplication.processEvents()
        seller.pile_view().setFocus()
        copies("Anna Kowalska, blue mug")
        QTest.keyClick(seller.pile_view(), Qt.Key.Key_V, CONTROL)
        seller.rest()
        assert field(seller, "paste-who").text() == "Anna Kowalska"


def test_a_second_paste_waits_for_the_first(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        pastes(seller, "Anna Kowalska, blue mug")
        first: QDialog = seller.sheet()
        pastes(seller, "Jo Fielding, plate")
        assert seller.sheet() is first


def test_a_pasted_order_can_be_taken_back(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        pastes(seller, "Anna Kowalska, blue mug")
        seller.accepts()
        seller.shortcut("Ctrl+Z")
        assert seller.foot() == "Taken back: adding the order"
        assert seller.pile() == []


def test_what_they_wrote_is_pasted_kept_and_taken_back(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        assert seller.their_words() == ""
        assert seller.their_words_box().placeholderText().startswith("Not known here")
        writes_down(seller, "It is for my sister\nwho likes blue")
        assert seller.sees("What they wrote · you wrote this down")
        order = seller.window.writing.current
        assert order is not None
        assert order.words == "It is for my sister\nwho likes blue"
        seller.drops(ETSY)
        seller.presses(Qt.Key.Key_Escape, on=seller.sheet())
        assert seller.their_words() == "It is for my sister\nwho likes blue"
        seller.shortcut("Ctrl+Z")
        assert seller.foot() == "Taken back: what they wrote"
        assert seller.their_words() == ""


def test_what_they_wrote_is_kept_when_she_goes_on_from_within_its_box(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        first = seller.window.writing.current
        assert first is not None
        seller.shortcut("Alt+W")
        seller.types("It is for my sister", on=seller.their_words_box())
        seller.shortcut("Alt+Down")
        assert seller.window.writing.current is not None
        assert seller.window.writing.current.id != first.id
        assert seller.desk.inbox.order(first.id).words == "It is for my sister"


def test_what_the_shop_said_is_told_apart_from_what_she_wrote_down(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(EBAY)
        assert seller.sees("What they wrote · the shop said")
        assert seller.their_words_box().accessibleName() == "What they wrote, the shop said"
        writes_down(seller, "Something else")
        assert seller.sees("What they wrote · you wrote this down")


def test_her_note_is_not_disturbed_by_their_words(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types("The blue ")
        writes_down(seller, "For my sister")
        seller.types("one")
        assert seller.label.note_text() == "The blue one"


def test_what_to_call_somebody_is_said_once_and_holds(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        pastes(seller, "KOWALSKA, ANNA; blue mug")
        rewrites(seller, "paste-who", "KOWALSKA, ANNA")
        seller.accepts()
        assert called(seller) == "Anna"
        assert seller.sees("KOWALSKA, ANNA")
        calls_them(seller, "Ania")
        assert called(seller) == "Ania"
        assert seller.label.note_text() == ""
    with at_the_desk(tmp_path) as seller:
        assert called(seller) == "Ania"
        calls_them(seller, "Anka")
        seller.shortcut("Ctrl+Z")
        assert seller.foot() == "Taken back: what you call them"
        assert called(seller) == "Ania"


def test_in_doubt_the_pane_asks(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        pastes(seller, "Ship to: craftylady_92\nItem: mug")
        seller.accepts()
        assert called(seller) == "craftylady_92"
        assert seller.sees("What would you call them? Alt+N")
        calls_them(seller, "Jo")
        assert called(seller) == "Jo"
        assert not seller.sees("What would you call them?")


def test_in_a_hard_time_only_the_question_is_another(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        pastes(seller, "Ship to: Anna Kowalska\nItem: Mug\nNote from buyer: My father passed away.")
        seller.accepts()
        assert seller.sees("going through a hard time")
        assert seller.pile()[0].extra == ""
        writes_down(seller, "It is my birthday")
        assert not seller.sees("hard time")
        assert seller.sees("They wrote to you. What would you answer?")
        writes_down(seller, "In memory of my father")
        seller.types("Dear Anna")
        assert not seller.sees("hard time")


def test_a_half_megabyte_paste_holds_nothing_up(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        pastes(seller, "Item: Mug\nOrder #1\n" + "a stray line of no use\n" * 22_000)
        assert field(seller, "paste-number").text() == "1"
        lines = seller.sheet().findChild(QListWidget, "paste-unplaced")
        assert lines is not None
        assert lines.count() <= 40

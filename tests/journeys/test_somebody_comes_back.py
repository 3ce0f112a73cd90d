"""Somebody comes back: what was said, promised and asked for is there before the first key."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractTableModel, QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from handnote.domain.note import MadeBy
from handnote.domain.order import OrderId, OrderState
from handnote.domain.wish import Wish, WishKind
from handnote.qt.write.small_label import SmallLabel
from handnote.wording.people import HIDDEN_HERE
from tests.journeys.seller import Seller, at_the_desk, wait_until

HEADER = (
    "Sale Date,Item Name,Buyer,Quantity,Transaction ID,Order ID,Variations,Ship Name,Ship Country\n"
)
ANSWER = "my desk and my cat thank you"
PROMISE = "Next time I’ll tuck in a new scent to try"
MEMORY = "night nurse, cat Miso"


def etsy(folder: Path, number: str, item: str, name: str = "Anna Kovács") -> Path:
    file = folder / f"EtsySoldOrderItems{number}.csv"
    row = f'11/20/26,{item},anna_k,1,40000{number},38123{number},,"{name}",Hungary\n'
    file.write_text(HEADER + row, encoding="utf-8")
    return file


def finish(seller: Seller, order_id: OrderId, text: str) -> None:
    seller.desk.composing.finish(order_id, text, hand="caveat", made_by=MadeBy.FONT, sign_off="Jo")


@pytest.fixture
def seller(tmp_path: Path) -> Iterator[Seller]:
    """Anna's third order is on the label; two notes, an answer, a promise and a line are hers."""
    with at_the_desk(tmp_path / "desk") as seller:
        for number, item in (("1", "Sage candle"), ("2", "Sage candle"), ("3", "Fig candle")):
            seller.adds(etsy(tmp_path, number, item))
        desk = seller.desk
        first, second, third = (order.id for order in desk.inbox.orders())
        finish(seller, first, "Welcome. Hope the sage keeps your desk calm.")
        finish(seller, second, f"Anna, back so soon! {PROMISE}.")
        notes = [desk.composing.open(order_id).note for order_id in (first, second)]
        assert notes[0] is not None
        assert notes[1] is not None
        desk.answering.they_wrote_back(notes[0].id, ANSWER)
        desk.promising.promise_in(notes[1].id, PROMISE)
        desk.composing.remember(notes[0].person_id, MEMORY)
        seller.window.writing.refresh(third)
        seller.rest()
        yield seller


def pane(seller: Seller) -> str:
    """All that the person column says, line by line."""
    person = seller.window.places.write_place.person
    said = []
    for widget in person.findChildren(QWidget):
        if isinstance(widget, QLabel):
            said.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            said.append(widget.toPlainText())
        elif isinstance(widget, SmallLabel):
            said.append(widget.accessibleName())
    return "\n".join(said)


def keeps(seller: Seller) -> None:
    """Press the button that accepts the sheet."""
    seller.sheet().accept()
    seller.rest()


def in_the_menu(seller: Seller, name: str) -> None:
    action = next(a for a in seller.window.actions() if a.objectName() == f"action-{name}")
    action.trigger()
    seller.rest()


def test_everything_is_there_without_a_click(seller: Seller) -> None:
    said = pane(seller)
    for words in ("Fig candle", "Welcome.", "back so soon", ANSWER, f"“{PROMISE}”", MEMORY):
        assert words in said
    assert said.index("You promised") < said.index("What you said before")


def test_it_is_there_before_the_keys_move_to_the_label(seller: Seller) -> None:
    """Whichever order is come to, by Enter or from the pile."""
    seller.window.activateWindow()
    other = seller.desk.inbox.add_by_hand("Tom", "matches")
    seller.window.writing.refresh(other)
    seller.rest()
    third = seller.desk.inbox.orders()[2].id
    seen: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.FocusIn:
                seen.append(pane(seller))
            return False

    watch = Watch()
    seller.label.installEventFilter(watch)
    seller.pile_view().setFocus()
    seller.window.writing.settings_changed()  # what was read before its turn is dropped
    seller.window.writing.open(seller.desk.inbox.order(third))
    assert seller.window.focusWidget() is seller.pile_view()
    seller.rest()
    assert seller.window.focusWidget() is seller.label
    assert all(ANSWER in said and MEMORY in said for said in seen)
    seller.label.removeEventFilter(watch)


def test_the_next_order_was_read_before_its_turn(seller: Seller) -> None:
    """At Enter the column is whole in the same moment: nothing is waited for."""
    third = seller.desk.inbox.orders()[2].id
    other = seller.desk.inbox.add_by_hand("Tom", "matches")
    seller.window.writing.refresh(other)
    seller.rest()
    seller.types("Tom, these burn slowly.")
    seller.pauses()
    seller.window.writing.finish()
    current = seller.window.writing.current
    assert current is not None
    assert current.id == third
    assert ANSWER in pane(seller)
    assert MEMORY in pane(seller)


def test_what_was_said_a_moment_ago_to_the_same_person_is_not_missing(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        for number in ("1", "2"):
            seller.adds(etsy(tmp_path, number, "Sage candle"))
        seller.writes("Anna, the first of two.")
        assert "the first of two" in pane(seller)


def test_a_promise_is_kept_with_two_keys(seller: Seller) -> None:
    seller.types("Anna, here is the fig one I promised.")
    seller.presses(Qt.Key.Key_Return)
    assert seller.hint().startswith("Promise kept? “Next time")
    seller.presses(Qt.Key.Key_Return)
    seller.rest()
    assert seller.desk.promising.open_ones() == ()
    assert seller.desk.inbox.orders()[2].state is OrderState.FINISHED
    seller.desk.undo.undo()
    seller.desk.undo.undo()
    assert len(seller.desk.promising.open_ones()) == 1


def test_not_yet_keeps_it_open_and_is_not_asked_again(seller: Seller) -> None:
    third = seller.desk.inbox.orders()[2]
    seller.types("Anna, thank you.")
    seller.presses(Qt.Key.Key_Return)
    seller.presses(Qt.Key.Key_Escape)
    seller.rest()
    assert len(seller.desk.promising.open_ones()) == 1
    assert seller.desk.inbox.orders()[2].state is OrderState.FINISHED
    seller.window.writing.refresh(third.id)
    seller.rest()
    seller.types(" Again.")
    seller.presses(Qt.Key.Key_Return)
    seller.rest()
    assert seller.desk.inbox.orders()[2].state is OrderState.FINISHED


def test_who_writes_on_is_asked_at_the_next_enter(seller: Seller) -> None:
    seller.types("Anna, thank you")
    seller.presses(Qt.Key.Key_Return)
    seller.types(" a third time.")
    assert "Promise kept" not in seller.hint()
    assert seller.desk.inbox.orders()[2].state is not OrderState.FINISHED
    seller.presses(Qt.Key.Key_Return)
    assert "Promise kept" in seller.hint()


def test_marked_words_are_promised_with_one_key(seller: Seller) -> None:
    seller.types("Anna, I keep you the fig one")
    cursor = seller.label.textCursor()
    cursor.setPosition(6)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    seller.label.setTextCursor(cursor)
    seller.shortcut("Ctrl+M")
    assert not seller.has_sheet()
    open_ones = {found.promise.words: found for found in seller.desk.promising.open_ones()}
    assert set(open_ones) == {PROMISE, "I keep you the fig one"}
    assert open_ones["I keep you the fig one"].span is not None
    assert "I keep you the fig one" in pane(seller)


def test_without_a_mark_it_asks_what_is_promised(seller: Seller) -> None:
    seller.shortcut("Ctrl+M")
    seller.field("promise-words").setText("the blue one")
    seller.accepts()
    words = {found.promise.words for found in seller.desk.promising.open_ones()}
    assert words == {PROMISE, "the blue one"}


def test_open_promises_are_listed_with_their_note(seller: Seller) -> None:
    in_the_menu(seller, "promises")
    assert seller.sees(PROMISE)
    assert seller.sees("Your note of")
    seller.clicks("promise-is-kept")
    assert seller.desk.promising.open_ones() == ()
    in_the_menu(seller, "promises")
    assert seller.sees("Nothing promised is still to be kept.")
    seller.sheet().reject()


def test_a_walk_in_says_her_name_and_is_promised_something(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        order_id = seller.desk.inbox.add_by_hand("", "green scarf")
        seller.window.writing.refresh(order_id)
        seller.rest()
        seller.shortcut("F2")
        seller.field("their-name").setText("Ines")
        seller.accepts()
        assert "Ines" in pane(seller)
        assert "Ines" in seller.pile()[0].name


def test_who_asks_for_no_note_is_passed_over_with_the_reason(seller: Seller) -> None:
    seller.shortcut("Alt+I")
    box = seller.window.findChild(QCheckBox, "wish-no-note")
    assert box is not None
    box.click()
    seller.accepts()
    assert [row.standing for row in seller.pile() if row.state is OrderState.LET_BE] == [
        "asks for no note"
    ]
    assert "They asked for: no note" in pane(seller)
    seller.shortcut("Ctrl+Z")
    assert not [row for row in seller.pile() if row.state is OrderState.LET_BE]


def test_a_secret_gift_is_minded_on_the_outside(seller: Seller) -> None:
    person = seller.desk.inbox.orders()[2].person_id
    seller.desk.wishing.wish(person, [Wish(WishKind.SECRET_GIFT)])
    seller.window.writing.refresh(seller.desk.inbox.orders()[2].id)
    seller.rest()
    assert seller.sees("keep the gift secret")
    seller.shortcut("Alt+O")
    seller.types("Your fig candle!")
    wait_for(seller, lambda: "secret" in seller.hint())
    assert seller.hint() == "This is on the outside, and the gift is to stay a secret."


def wait_for(seller: Seller, is_so: Callable[[], bool]) -> None:
    wait_until(is_so)
    seller.rest()


def test_what_they_wrote_back_sits_under_its_note_and_on_the_shelf(seller: Seller) -> None:
    seller.shortcut("Alt+B")
    field = seller.window.findChild(QPlainTextEdit, "answer")
    assert field is not None
    field.setPlainText("It smells like holidays.")
    keeps(seller)
    assert "It smells like holidays." in pane(seller)
    in_the_menu(seller, "kind-words")
    assert seller.sees("“It smells like holidays.”")
    assert seller.sees(f"“{ANSWER}”")
    seller.sheet().reject()
    seller.shortcut("Ctrl+Z")
    assert "It smells like holidays." not in pane(seller)


def test_in_history_an_answer_goes_under_the_note_that_is_picked(seller: Seller) -> None:
    seller.goes_to("history")
    seller.rest()
    assert seller.window.places.reading.picked is not None
    seller.shortcut("Alt+B")
    field = seller.window.findChild(QPlainTextEdit, "answer")
    assert field is not None
    field.setPlainText("Arrived in one piece!")
    keeps(seller)
    seller.rest()
    note = seller.desk.past_notes.newest().notes[0]
    assert [answer.words for answer in seller.desk.answering.to_note(note.id)] == [
        "Arrived in one piece!"
    ]
    assert seller.sees("“Arrived in one piece!”")


def test_an_empty_shelf_says_how_it_fills(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        in_the_menu(seller, "kind-words")
        assert seller.sees("Nothing stands here yet.")
        seller.sheet().reject()


def test_where_something_went_wrong_that_is_asked_first(seller: Seller) -> None:
    seller.shortcut("Alt+G")
    assert seller.sees("What was it like for them?")
    assert seller.sees("What have you put right?")
    keeps(seller)
    assert seller.hint() == "What have you put right? Alt+G"
    assert pane(seller).index("What was it like for them?") < pane(seller).index("Fig candle")
    assert seller.window.places.write_place.person.questions[:2] == (
        "What was it like for them?",
        "What have you put right?",
    )
    seller.shortcut("Alt+G")
    field = seller.sheet().findChild(QPlainTextEdit, "put-right")
    assert field is not None
    field.setPlainText("A new candle went out today.")
    keeps(seller)
    assert "Put right: A new candle went out today." in pane(seller)
    seller.shortcut("Alt+G")
    nothing = seller.sheet().findChild(QAbstractButton, "nothing-went-wrong")
    assert nothing is not None
    nothing.click()
    seller.rest()
    assert "went wrong" not in pane(seller)


def namesake(seller: Seller) -> OrderId:
    other = seller.desk.inbox.add_by_hand("Kovacs, Anna", "a wick trimmer")
    seller.window.writing.refresh(other)
    seller.rest()
    return other


def test_a_namesake_is_asked_about_and_yes_brings_everything_together(seller: Seller) -> None:
    namesake(seller)
    assert seller.sees("wrote from Etsy. The same?")
    assert ANSWER not in pane(seller)
    seller.clicks("the-same")
    assert ANSWER in pane(seller)
    assert not seller.sees("The same?")
    seller.shortcut("Ctrl+Z")
    assert ANSWER not in pane(seller)


def test_no_is_remembered(seller: Seller) -> None:
    other = namesake(seller)
    seller.clicks("not-the-same")
    assert not seller.sees("The same?")
    seller.window.writing.refresh(seller.desk.inbox.orders()[2].id)
    seller.rest()
    assert not seller.sees("The same?")
    assert seller.desk.inbox.order(other).person_id != seller.desk.inbox.orders()[2].person_id


def test_anybody_can_be_found_by_name_and_parted_again(seller: Seller) -> None:
    other = seller.desk.inbox.add_by_hand("A. K.", "a wick trimmer")
    seller.window.writing.refresh(other)
    seller.rest()
    seller.shortcut("Alt+E")
    seller.types("kov", on=seller.field("find-person"))
    wait_for(seller, lambda: seller.sees("· Etsy · 3 orders"))
    seller.clicks("is-the-same")
    assert ANSWER in pane(seller)
    seller.shortcut("Alt+E")
    assert seller.sees("The same as A. K.")
    seller.clicks("they-are-two")
    assert ANSWER not in pane(seller)


def test_with_everything_there_the_writing_screen_still_has_few_controls(seller: Seller) -> None:
    namesake(seller)
    seller.desk.going_wrong.went_wrong(seller.desk.inbox.orders()[2].id)
    place = seller.window.places.write_place
    controls = [
        widget
        for widget in place.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(controls) <= 8, [widget.objectName() for widget in controls]


PRIVATE = ("Anna", "Kov", "Miso", "my cat", "new scent", "back so soon", "holidays", "third time")


def everything_shown(seller: Seller) -> list[str]:
    """Whatever an eye, a pointer or a screen reader could get out of the window."""
    said = [seller.window.windowTitle()]
    for widget in [seller.window, *seller.window.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        said += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        said += [widget.statusTip(), widget.whatsThis()]
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None:
            said += [interface.text(kind) for kind in QAccessible.Text if kind.value < 5]
        if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
            said.append(widget.text())
        elif isinstance(widget, QPlainTextEdit | QTextEdit):
            said.append(widget.toPlainText())
        elif isinstance(widget, QAbstractItemView):
            said += cells(widget)
    said += [text for row in seller.pile() for text in (row.name, row.what, row.extra, row.spoken)]
    return said


def cells(view: QAbstractItemView) -> list[str]:
    """What a list or a table gives to an eye, a pointer or a screen reader, cell by cell."""
    roles = Qt.ItemDataRole
    asked = (
        roles.DisplayRole,
        roles.ToolTipRole,
        roles.StatusTipRole,
        roles.WhatsThisRole,
        roles.AccessibleTextRole,
        roles.AccessibleDescriptionRole,
    )
    model = view.model()
    wide = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    places = [model.index(row, at) for row in range(model.rowCount()) for at in range(wide)]
    return [str(model.data(place, role) or "") for place in places for role in asked]


@pytest.mark.parametrize("place", ["write", "print", "history"])
def test_at_a_fair_no_name_and_no_memory_is_anywhere_on_the_screen(
    seller: Seller, place: str
) -> None:
    seller.types("Anna, thank you a third time; greet Miso.")
    seller.pauses()
    assert any("Anna" in said for said in everything_shown(seller))
    seller.shortcut("F9")
    seller.goes_to(place)
    seller.rest()
    leaks = [(word, said) for said in everything_shown(seller) for word in PRIVATE if word in said]
    assert leaks == []
    seller.goes_to("write")
    seller.shortcut("F9")
    assert seller.label.note_text() == "Anna, thank you a third time; greet Miso."
    assert MEMORY in pane(seller)


def test_no_tooltip_keeps_a_name_that_is_hidden(tmp_path: Path) -> None:
    name = "Wolfeschlegelsteinhausenbergerdorff-Smythe of the Upper Valley and Beyond the Hills"
    with at_the_desk(tmp_path) as seller:
        order_id = seller.desk.inbox.add_by_hand(name, "scarf")
        seller.window.writing.refresh(order_id)
        seller.rest()
        assert any("Wolfe" in said for said in everything_shown(seller))
        assert any("Wolfe" in w.toolTip() for w in seller.window.findChildren(QWidget))
        seller.shortcut("F9")
        assert not [said for said in everything_shown(seller) if "Wolfe" in said]
        assert not any("Wolfe" in w.toolTip() for w in seller.window.findChildren(QWidget))


def test_names_stay_hidden_until_she_shows_them(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.desk.inbox.add_by_hand("Anna", "scarf")
        seller.shortcut("F9")
    with at_the_desk(tmp_path) as seller:
        assert [row.name for row in seller.pile()] == ["scarf"]
        assert not any("Anna" in said for said in everything_shown(seller))
        seller.shortcut("F9")
        assert [row.name for row in seller.pile()] == ["Anna"]


def test_what_is_hidden_cannot_be_written_over(seller: Seller) -> None:
    seller.types("Anna, a beginning")
    seller.shortcut("F9")
    seller.types("xyz")
    seller.presses(Qt.Key.Key_Return)
    seller.rest()
    seller.shortcut("F9")
    assert seller.label.note_text() == "Anna, a beginning"


def test_a_walk_in_is_written_to_while_names_are_hidden(seller: Seller) -> None:
    seller.shortcut("F9")
    order_id = seller.desk.inbox.add_by_hand("", "green scarf, matches her grandmother's coat")
    seller.window.writing.refresh(order_id)
    seller.rest()
    seller.writes("It kept me company all winter.")
    order = seller.desk.inbox.order(order_id)
    assert order.state is OrderState.FINISHED
    assert order.ordered_on == date.today()


@pytest.mark.parametrize(
    "keys", ["Alt+E", "Ctrl+M", "Alt+I", "Alt+B", "Alt+K", "Alt+G", "Alt+C", "Alt+N"]
)
def test_no_sheet_opens_on_somebody_while_names_are_hidden(seller: Seller, keys: str) -> None:
    seller.shortcut("F9")
    seller.shortcut(keys)
    assert not seller.has_sheet()
    assert "F9 shows them again" in seller.notice()


def test_a_file_dropped_while_names_are_hidden_says_how_much_and_not_who(
    seller: Seller, tmp_path: Path
) -> None:
    seller.drops(etsy(tmp_path, "8", "Oak spoon", "Beatrix Lang"))
    assert [said for said in everything_shown(seller) if "Beatrix" in said]
    seller.sheet().reject()
    seller.shortcut("F9")
    seller.drops(etsy(tmp_path, "9", "Oak spoon", "Beatrix Lang"))
    assert not [said for said in everything_shown(seller) if "Beatrix" in said]
    assert seller.sees("1 new")
    said = [label.text() for label in seller.sheet().findChildren(QLabel)]
    assert HIDDEN_HERE in said
    seller.accepts()
    assert "Oak spoon" in [row.name for row in seller.pile()]


def test_recognising_nobody_says_first_what_goes(seller: Seller) -> None:
    in_the_menu(seller, "recognise")
    assert seller.sees("1 person is known so.")
    assert seller.desk.people.recognised() == 1
    seller.accepts()
    assert seller.desk.people.recognised() == 0
    assert seller.foot() == "Nobody is recognised from now on."


def test_in_history_the_two_are_read_by_date_and_a_note_is_printed_again(seller: Seller) -> None:
    first = seller.desk.inbox.orders()[0].id
    run = seller.desk.printing.record(
        seller.desk.proofing.proof(seller.desk.printing.to_print(), seller.desk.stock)
    )
    seller.desk.printing.answer(run.id, ())
    seller.goes_to("history")
    seller.rest()
    reading = seller.window.places.reading
    said = "\n".join(label.text() for label in reading.place.findChildren(QLabel))
    assert ANSWER in said
    note = seller.desk.composing.open(first).note
    assert note is not None
    seller.clicks("note-copy")
    seller.rest()
    assert reading.picked is not None
    picked = seller.desk.past_notes.note(reading.picked)
    assert QGuiApplication.clipboard().text() == picked.text
    seller.clicks("note-again")
    seller.rest()
    assert [n.id for n in seller.desk.printing.to_print()] == [picked.id]
    seller.desk.undo.undo()
    assert seller.desk.printing.to_print() == ()

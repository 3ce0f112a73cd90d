"""A hello on the envelope or the lid of the box, beside the note inside."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from handnote.bootstrap import open_desk
from handnote.domain.note import NoteState, Side
from handnote.domain.order import OrderId
from handnote.domain.problem import Problem, StoreTrouble
from handnote.services.composing import Composing
from tests.cli.test_printing import words_on
from tests.journeys.seller import ORDERS, Seller, at_the_desk, wait_until

ROOT = Path(__file__).resolve().parents[2]
ETSY = ORDERS / "EtsySoldOrderItems2026-9.csv"


def here(seller: Seller) -> OrderId:
    current = seller.window.writing.current
    assert current is not None
    return current.id


def kept(seller: Seller, order_id: OrderId, side: Side) -> str:
    note = seller.desk.composing.open(order_id, side).note
    return note.text if note else ""


def side_shown(seller: Seller) -> str:
    place = seller.window.places.write_place
    (checked,) = [
        button for button in place.sides.findChildren(QAbstractButton) if button.isChecked()
    ]
    return checked.text()


def printed_words(seller: Seller) -> list[str]:
    proof = seller.window.places.printer.proof
    return [note.text for note in proof.notes] if proof else []


def test_a_key_typed_for_one_side_is_never_kept_for_the_other(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        order_id = here(seller)
        for letter in "in":
            seller.types(letter)
            seller.shortcut("Alt+O")  # at once: no pause in typing saved it before
            seller.types(letter.upper())
            seller.clicks("side-inside")
        assert seller.label.note_text() == "in"
        seller.shortcut("Alt+O")
        assert (side_shown(seller), seller.label.note_text()) == ("Outside", "IN")
        seller.pauses()
        assert kept(seller, order_id, Side.INSIDE) == "in"
        assert kept(seller, order_id, Side.OUTSIDE) == "IN"


def test_sides_changed_faster_than_the_desk_answers_still_hold_their_own_words(
    tmp_path: Path,
) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        order_id = here(seller)
        seller.types("inside")
        seller.shortcut("Alt+O")
        seller.types("outside")
        seller.rest()
        writing = seller.window.writing
        for _ in range(7):
            writing.turn_over()
        seller.rest()
        assert seller.label.note_text() == "inside"
        seller.types("!")
        writing.turn_over()
        writing.turn_over()
        seller.types("!")
        seller.rest()
        seller.pauses()
        assert kept(seller, order_id, Side.INSIDE).rstrip("!") == "inside"
        assert kept(seller, order_id, Side.INSIDE) == seller.label.note_text()
        assert kept(seller, order_id, Side.OUTSIDE) == "outside"


def test_a_side_the_full_disk_refused_is_not_taken_for_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        order_id = here(seller)

        def refuse(*_: object, **__: object) -> None:
            raise Problem(StoreTrouble.DISK_FULL, name="handnote.db", folder="")

        with monkeypatch.context() as full:
            full.setattr(Composing, "save_draft", refuse)
            seller.types("inside")
            seller.shortcut("Alt+O")
            seller.types("outside")
            seller.shortcut("Alt+O")
            assert seller.label.note_text() == "inside"
            seller.shortcut("Alt+O")
            assert seller.label.note_text() == "outside"
        wait_until(lambda: kept(seller, order_id, Side.OUTSIDE) == "outside")
        assert kept(seller, order_id, Side.INSIDE) == "inside"


def test_done_on_the_outside_goes_on_and_the_last_order_turns_to_its_inside(
    tmp_path: Path,
) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        first = here(seller)
        seller.shortcut("Alt+O")
        seller.writes("Open me slowly")
        assert here(seller) != first
        assert side_shown(seller) == "Inside"
        assert seller.standing().startswith("○")
        while here(seller) != first:
            seller.writes("A note inside.")
        seller.shortcut("Alt+O")
        assert seller.label.note_text() == "Open me slowly"
        seller.writes(" please")
        assert (here(seller), side_shown(seller)) == (first, "Inside")
        assert kept(seller, first, Side.OUTSIDE) == "Open me slowly please"
        assert seller.hint() == ""


def test_a_restart_begins_inside_and_both_sides_are_there(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        order_id = here(seller)
        seller.types("inside")
        seller.shortcut("Alt+O")
        seller.types("the outside is the longer one")
    with at_the_desk(tmp_path) as seller:
        assert (here(seller), side_shown(seller)) == (order_id, "Inside")
        assert seller.label.note_text() == "inside"
        assert seller.label.caret_index() == len("inside")
        seller.shortcut("Alt+O")
        assert seller.label.note_text() == "the outside is the longer one"


def test_a_pause_on_the_outside_leaves_the_pile_as_it_is(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        before = seller.standing()
        seller.shortcut("Alt+O")
        seller.types("begun")
        seller.pauses()
        assert seller.standing() == before


def test_undo_stays_on_the_side_that_is_looked_at(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        order_id = here(seller)
        seller.shortcut("Alt+O")
        seller.shortcut("Alt+L")  # let be, and so on to the next
        seller.window.writing.refresh(order_id)
        seller.rest()
        seller.shortcut("Alt+O")
        seller.shortcut("Alt+L")  # taken back, and shown again
        assert (here(seller), side_shown(seller)) == (order_id, "Outside")


def test_undo_of_a_finished_outside_shows_it_again(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        first = here(seller)
        seller.shortcut("Alt+O")
        seller.writes("Open me slowly")
        assert here(seller) != first
        seller.shortcut("Ctrl+Z")
        assert (here(seller), side_shown(seller)) == (first, "Outside")
        assert seller.label.note_text() == "Open me slowly"
        seller.shortcut("Alt+O")
        seller.writes("The note inside.")
        seller.shortcut("Ctrl+Z")
        assert (here(seller), side_shown(seller)) == (first, "Inside")


def test_nothing_is_put_on_the_outside_that_she_did_not_type(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.window.writing.sign_as("Jo of the Birch Studio")
        seller.adds(ETSY)
        order_id = here(seller)
        seller.shortcut("Alt+O")
        seller.writes("Open me slowly")
        seller.goes_to("print")
        seller.clicks("print-outside")
        seller.prints(tmp_path / "outside.pdf")
        note = seller.desk.composing.open(order_id, Side.OUTSIDE).note
        assert note is not None
        assert (note.text, note.sign_off) == ("Open me slowly", "")
    assert words_on(tmp_path / "outside.pdf") == "Open me slowly"


def test_inside_and_outside_are_printed_each_on_sheets_of_its_own(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(ETSY)
        first = here(seller)
        seller.types("The note inside.")
        seller.shortcut("Alt+O")
        seller.writes("Open me slowly")
        seller.window.writing.refresh(first)
        seller.rest()
    with at_the_desk(tmp_path / "desk") as seller:
        assert (here(seller), seller.label.note_text()) == (first, "The note inside.")
        seller.presses(Qt.Key.Key_Return)
        seller.rest()
        seller.goes_to("print")
        printer = seller.window.places.printer
        assert printed_words(seller) == ["The note inside."]
        seller.clicks("print-outside")
        assert printed_words(seller) == ["Open me slowly"]
        seller.picks("stock", "L7160")
        seller.prints(tmp_path / "outside.pdf")
        assert seller.sees("Did it come out right?")
        assert not printer.place.sides.isVisible()
    with at_the_desk(tmp_path / "desk") as seller:
        seller.goes_to("print")
        seller.clicks("all-good")
        assert not seller.window.places.printer.place.sides.isVisible()
        assert printed_words(seller) == ["The note inside."]
        seller.prints(tmp_path / "inside.pdf")
        seller.clicks("all-good")
        runs = [run.stock_name for run in seller.desk.printing.runs()]
        assert runs == ["Avery L7163", "Avery L7160"]
        seller.goes_to("history")
        wait_until(lambda: seller.window.places.reading.place.notes.model().rowCount() == 2)
        seller.types("slowly", on=seller.field("find-note"))
        wait_until(lambda: seller.window.places.reading.place.notes.model().rowCount() == 1)
        seller.rest()
        assert seller.sees("on the outside")
    assert words_on(tmp_path / "outside.pdf") == "Open me slowly"
    assert words_on(tmp_path / "inside.pdf") == "The note inside."


def test_where_only_the_outside_waits_print_opens_on_it(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.shortcut("Alt+O")
        seller.types("Open me slowly, the glaze is still new")
        assert seller.sees("8 words, fits with room to spare")
        seller.presses(Qt.Key.Key_Return)
        seller.rest()
        seller.goes_to("print")
        assert printed_words(seller) == ["Open me slowly, the glaze is still new"]
        seller.clicks("print-inside")
        assert printed_words(seller) == []
        seller.goes_to("write")
        seller.goes_to("print")
        assert printed_words(seller) == ["Open me slowly, the glaze is still new"]


def test_the_label_on_screen_has_the_shape_of_the_outsides_stock(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(ETSY)
        seller.shortcut("Alt+O")
        seller.writes("Open me slowly")
        seller.goes_to("print")
        seller.picks("stock", "L7160")
        seller.goes_to("write")
        assert seller.sees("L7163")
        seller.shortcut("Alt+O")
        assert seller.sees("L7160")
        assert seller.desk.preferences.current.stock == "L7163"


def test_a_spoiled_label_for_the_outside_waits_on_the_side_she_was_at(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(ETSY)
        seller.shortcut("Alt+O")
        seller.writes("Open me slowly")
        seller.writes("The note inside.")
        seller.goes_to("print")
        seller.clicks("print-outside")
        seller.prints(tmp_path / "outside.pdf")
        seller.clicks_label(1)
        seller.clicks("all-good")
        assert printed_words(seller) == ["Open me slowly"]
        seller.prints(tmp_path / "again.pdf")
        seller.clicks("all-good")
        assert printed_words(seller) == ["The note inside."]
        assert not seller.window.places.printer.place.sides.isVisible()


def test_the_sides_of_the_print_place_are_changed_with_the_arrow_keys(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(ETSY)
        seller.shortcut("Alt+O")
        seller.writes("Open me slowly")
        seller.goes_to("print")
        seller.window.activateWindow()
        inside = seller.window.findChild(QAbstractButton, "print-inside")
        assert inside is not None
        inside.setFocus()
        wait_until(inside.hasFocus)
        seller.presses(Qt.Key.Key_Right, on=inside)
        seller.rest()
        assert printed_words(seller) == ["Open me slowly"]


def test_a_seller_who_writes_inside_only_is_never_asked_for_a_side(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(ETSY)
        seller.writes("The note inside.")
        seller.goes_to("print")
        assert not seller.window.places.printer.place.sides.isVisible()
        seller.shortcut("Alt+O")
        assert printed_words(seller) == ["The note inside."]


def test_enter_on_a_printed_side_prints_nothing_again(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(ETSY)
        order_id = here(seller)
        seller.shortcut("Alt+O")
        seller.types("begun")
        seller.shortcut("Alt+O")
        seller.writes("A note inside.")
        seller.prints(tmp_path / "inside.pdf")
        seller.clicks("all-good")
        seller.goes_to("write")
        order = next(row for row in seller.pile() if row.order_id == order_id)
        assert order.state == "printed"
        seller.window.writing.refresh(order_id)
        seller.rest()
        assert seller.label.note_text() == "A note inside."
        seller.presses(Qt.Key.Key_Return)
        seller.rest()
        note = seller.desk.composing.open(order_id).note
        assert note is not None
        assert note.state is NoteState.PRINTED


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_a_window_that_is_killed_keeps_both_sides(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    desk.inbox.add(desk.inbox.look([ETSY]))
    desk.close()
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.both_sides", str(tmp_path)],
        cwd=ROOT,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        },
        stdout=subprocess.PIPE,
        text=True,
    )
    assert window.stdout is not None
    assert window.stdout.readline() == "inside and outside\n"
    time.sleep(1.2)  # what a second may lose
    window.send_signal(signal.SIGKILL)
    window.communicate()
    with at_the_desk(tmp_path) as seller:
        assert (side_shown(seller), seller.label.note_text()) == ("Inside", "for the inside")
        seller.shortcut("Alt+O")
        assert seller.label.note_text() == "for the outside"

"""An evening with the pen: a key sheet on the table, no screen until all is stuck."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QPushButton

from handnote.domain.note import MadeBy, NoteState
from tests.journeys.seller import ORDERS, Seller, at_the_desk
from tests.pdf.pixels import words_on

ETSY = ORDERS / "EtsySoldOrderItems2026-9.csv"


@pytest.fixture
def pen(tmp_path: Path) -> Iterator[Seller]:
    """A seller at a fresh desk, with the pen it offers."""
    with at_the_desk(tmp_path / "desk", types=False) as seller:
        yield seller


def answer(seller: Seller) -> QPushButton:
    return seller.window.places.printer.place.card.answer_button


def print_button(seller: Seller) -> QPushButton:
    return seller.window.places.printer.place.print_button


def prints_key_sheet(seller: Seller, file: Path) -> str:
    """Print to a file, and return what is on it."""
    seller.prints(file)
    with pypdfium2.PdfDocument(file) as document:
        pages = len(document)
    return " ".join(words_on(file.read_bytes(), page=page) for page in range(pages))


def states(seller: Seller) -> set[tuple[MadeBy, NoteState]]:
    found = set()
    for order in seller.desk.inbox.orders():
        note = seller.desk.composing.open(order.id).note
        if note:
            found.add((note.made_by, note.state))
    return found


def test_the_whole_evening_takes_five_keys_and_a_drag(pen: Seller, tmp_path: Path) -> None:
    """Drop, Enter, Ctrl+P, Enter, the printer's own Enter; then nothing until all is stuck."""
    keys = 0
    pen.drops(ETSY)
    pen.accepts()
    keys += 1
    pen.shortcut("Ctrl+P")
    keys += 1
    assert print_button(pen).text() == "Print key sheet"
    assert print_button(pen).isEnabled()
    # Enter would open the system's own dialog; its Enter is the next key.
    keys += 2
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "key.pdf"))
    proof = pen.window.places.printer.proof
    assert proof is not None
    pen.window.places.printer.sending.send(proof, printer)
    pen.rest()
    # An evening at the table, away from the screen.
    assert pen.sees("Are they all stuck?")
    pen.presses(Qt.Key.Key_Return, on=answer(pen))
    keys += 1
    pen.rest()
    assert keys == 5
    assert states(pen) == {(MadeBy.PEN, NoteState.PRINTED)}
    assert pen.desk.printing.unanswered() == ()


def test_a_fresh_desk_has_its_first_pdf_in_five_actions_and_no_setting(
    pen: Seller, tmp_path: Path
) -> None:
    actions = ["drop", "Enter", "Ctrl+P", "Save PDF", "Enter"]
    pen.drops(ETSY)
    pen.accepts()
    pen.shortcut("Ctrl+P")
    proof = pen.window.places.printer.proof
    assert proof is not None
    pen.window.places.printer.sending.save_as(proof, tmp_path / "key-sheet.pdf")
    pen.rest()
    assert (tmp_path / "key-sheet.pdf").read_bytes().startswith(b"%PDF")
    assert len(actions) <= 8


def test_what_is_printed_says_whose_labels_they_are(pen: Seller, tmp_path: Path) -> None:
    pen.adds(ETSY)
    said = prints_key_sheet(pen, tmp_path / "key.pdf")
    for name in ("Ana Placeholder", "Zoë Müller-Šimková", "Fox Greeting Card"):
        assert name in said


def test_it_survives_the_night(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk", types=False) as seller:
        seller.adds(ETSY)
        prints_key_sheet(seller, tmp_path / "key.pdf")
    with at_the_desk(tmp_path / "desk", types=False) as seller:
        seller.shortcut("Ctrl+P")
        assert seller.sees("Are they all stuck?")
        seller.presses(Qt.Key.Key_Return, on=answer(seller))
        seller.rest()
        assert states(seller) == {(MadeBy.PEN, NoteState.PRINTED)}


def test_what_went_wrong_comes_again_on_the_next_key_sheet(pen: Seller, tmp_path: Path) -> None:
    pen.adds(ETSY)
    prints_key_sheet(pen, tmp_path / "key.pdf")
    pen.clicks_label(1)
    assert answer(pen).text() == "All but this one"
    pen.presses(Qt.Key.Key_Return, on=answer(pen))
    pen.rest()
    assert print_button(pen).text() == "Print key sheet"
    said = prints_key_sheet(pen, tmp_path / "again.pdf")
    assert said.count("Ana Placeholder") == 1
    assert "Zoë" not in said
    assert pen.sees("Are they all stuck?")


def test_the_pile_says_what_is_at_the_table(pen: Seller, tmp_path: Path) -> None:
    pen.adds(ETSY)
    prints_key_sheet(pen, tmp_path / "key.pdf")
    assert {line[0] for line in pen.standing().splitlines()} == {"●", "–"}  # one is let be


def test_history_says_they_were_written_with_the_pen_and_finds_them(
    pen: Seller, tmp_path: Path
) -> None:
    pen.adds(ETSY)
    prints_key_sheet(pen, tmp_path / "key.pdf")
    pen.presses(Qt.Key.Key_Return, on=answer(pen))
    pen.rest()
    pen.goes_to("history")
    assert pen.sees("with the pen")
    assert not pen.sees("typed")
    (run,) = pen.desk.printing.runs()
    assert run.made_by is MadeBy.PEN
    assert len(pen.desk.past_notes.search("Placeholder").notes) == 1


def test_ruled_labels_are_offered_where_lines_are_wanted(pen: Seller, tmp_path: Path) -> None:
    pen.adds(ETSY)
    pen.shortcut("Ctrl+P")
    ruled = pen.window.findChild(QPushButton, "ruled")
    assert ruled is not None
    assert not ruled.isVisible()
    pen.clicks("pen-lines")
    assert ruled.isVisible()
    prints_key_sheet(pen, tmp_path / "key.pdf")
    assert ruled.isVisible()  # the labels go through the printer after their key
    assert len(pen.desk.printing.runs()) == 1
    place = pen.window.places.printer
    assert place.proof is not None
    from dataclasses import replace

    place.sending.save_as(replace(place.proof, key=b""), tmp_path / "ruled.pdf")
    pen.rest()
    assert words_on((tmp_path / "ruled.pdf").read_bytes()) == ""
    assert len(pen.desk.printing.runs()) == 1


def test_marks_for_a_photo_are_a_choice_and_are_printed_with_bare_labels(pen: Seller) -> None:
    pen.adds(ETSY)
    pen.shortcut("Ctrl+P")
    ruled = pen.window.findChild(QPushButton, "ruled")
    marks = pen.window.findChild(QCheckBox, "pen-photo-marks")
    assert ruled is not None
    assert marks is not None
    assert not ruled.isVisible()
    assert "nothing on a label" in marks.accessibleDescription()
    before = pen.window.places.printer.proof
    pen.clicks("pen-photo-marks")
    assert ruled.isVisible()
    assert pen.desk.preferences.current.photo_marks
    after = pen.window.places.printer.proof
    assert before is not None
    assert after is not None
    assert after.sha256 != before.sha256
    pen.picks("stock", "L7164")
    assert not marks.isEnabled()
    assert not ruled.isVisible()


def test_whoever_types_is_shown_what_is_printed_and_can_look_at_the_pens(
    tmp_path: Path,
) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.writes("Ana, the fox is the wildest.")
        seller.clicks("mode-pen")
        seller.presses(Qt.Key.Key_Return, on=seller.field("gist"))
        seller.rest()
        seller.clicks("mode-font")
        seller.shortcut("Ctrl+P")
        assert print_button(seller).text() == "Print 1 label"
        seller.clicks("way-pen")
        assert print_button(seller).text() == "Print key sheet"
        seller.clicks("way-font")
        assert print_button(seller).text() == "Print 1 label"


def test_a_note_from_the_keyboard_is_named_beside_the_key_sheet(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types("Half a thou")
        seller.pauses()
        seller.shortcut("Ctrl+1")
        seller.shortcut("Ctrl+3")
        seller.shortcut("Alt+Down")
        seller.shortcut("Ctrl+1")
        seller.shortcut("Ctrl+P")
        assert seller.sees("Ana Placeholder: begun at the keyboard.")


def test_an_empty_evening_says_what_to_do(pen: Seller) -> None:
    pen.shortcut("Ctrl+P")
    assert not print_button(pen).isEnabled()
    assert pen.sees("No order waits for the pen.")


def finishes_ten(seller: Seller) -> None:
    """Ten people at the stall, one after the other, each with a label by pen."""
    for number in range(10):
        seller.desk.inbox.add_by_hand(f"Person {number}", "green scarf")
    seller.window.writing.refresh()
    seller.rest()
    for _ in range(10):
        seller.presses(Qt.Key.Key_Return, on=seller.field("gist"))
        seller.rest()


def test_after_ten_by_hand_the_foot_offers_a_rest_until_the_next(pen: Seller) -> None:
    finishes_ten(pen)
    assert pen.sees("A cup of tea?")
    assert not pen.sees("10 by")
    pen.desk.inbox.add_by_hand("Noor", "blue scarf")
    pen.window.writing.refresh()
    pen.rest()
    assert pen.sees("A cup of tea?")
    pen.presses(Qt.Key.Key_Return, on=pen.field("gist"))
    pen.rest()
    assert not pen.sees("A cup of tea?")


def test_the_rest_is_not_mentioned_where_she_does_not_want_it(pen: Seller) -> None:
    pen.desk.preferences.mention("rest", wanted=False)
    finishes_ten(pen)
    assert not pen.sees("A cup of tea?")


def test_with_the_pen_the_key_sheet_takes_the_primary_place(pen: Seller) -> None:
    pen.adds(ETSY)
    pen.clicks("to-key-sheet")
    assert print_button(pen).text() == "Print key sheet"
    pen.goes_to("write")
    pen.shortcut("Ctrl+3")
    button = pen.window.findChild(QPushButton, "to-key-sheet")
    assert button is not None
    assert not button.isVisible()


def test_a_gist_typed_in_history_makes_the_note_findable_and_can_be_taken_back(
    pen: Seller, tmp_path: Path
) -> None:
    pen.adds(ETSY)
    prints_key_sheet(pen, tmp_path / "key.pdf")
    pen.presses(Qt.Key.Key_Return, on=answer(pen))
    pen.rest()
    pen.goes_to("history")
    field = pen.field("gist-afterwards")
    pen.types("about her umbrella", on=field)
    pen.presses(Qt.Key.Key_Return, on=field)
    pen.rest()
    (found,) = pen.desk.past_notes.search("umbrella").notes
    assert (found.made_by, found.state) == (MadeBy.PEN, NoteState.PRINTED)
    card = pen.window.places.reading.place.notes.card(0)
    assert card is not None
    assert card.text == "about her umbrella"
    pen.desk.undo.undo()
    assert pen.desk.past_notes.search("umbrella").notes == ()


def test_what_a_pen_wrote_is_shown_in_print_letters_never_in_a_hand(pen: Seller) -> None:
    pen.adds(ETSY)
    pen.types("about the fox", on=pen.field("gist"))
    pen.presses(Qt.Key.Key_Return, on=pen.field("gist"))
    pen.rest()
    pen.goes_to("history")
    card = pen.window.places.reading.place.notes.card(0)
    assert card is not None
    faces = {run.face.id for line in card.typeset.lines for run in line.runs}
    assert faces == {"Inter-Regular.ttf"}
    assert card.is_gist

"""No label is wasted: part-used sheets over many printings, with spoiled labels in between."""

import hashlib
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QPushButton, QTableView, QWidget

from handnote.domain.note import MadeBy
from handnote.domain.problem import Problem, StoreTrouble
from handnote.domain.run import Outcome
from handnote.qt import hearing
from handnote.qt.print import sending
from handnote.qt.print.sheet_view import SheetState, SheetView
from handnote.services.proofing import Proof, Proofing
from tests.journeys.seller import Seller, at_the_desk, wait_until
from tests.journeys.sentences import SENTENCES


def writes_notes(seller: Seller, *names: str) -> None:
    """Somebody at the stall for each name, and a finished note for them."""
    for name in names:
        order_id = seller.desk.inbox.add_by_hand(name, "green scarf")
        said = SENTENCES[len(seller.desk.inbox.orders()) % len(SENTENCES) - 1]
        seller.desk.composing.finish(
            order_id,
            f"{name}, {said}.",
            hand="caveat",
            made_by=MadeBy.FONT,
            sign_off="",
        )
    seller.shortcut("Alt+1")
    seller.window.writing.refresh()
    seller.rest()


def picture(seller: Seller) -> list[str]:
    """What became of the labels of each open sheet of the stock in use."""
    stock = seller.desk.catalogue.find(seller.desk.preferences.current.stock)
    return ["".join(sheet.fates) for sheet in seller.desk.sheets.open_of(stock)]


def slots(seller: Seller) -> list[tuple[str, int, int]]:
    """Who is on which label of which page on screen; pages and labels count from 1."""
    proof = seller.window.places.printer.proof
    labels = proof.labels if proof else ()
    return [(label.person, label.sheet + 1, label.slot + 1) for label in labels]


def button(seller: Seller, name: str) -> QPushButton:
    found = seller.window.findChild(QPushButton, name)
    assert found is not None
    return found


def presses_enter(seller: Seller) -> None:
    """Enter, to whatever has the focus."""
    focus = seller.window.focusWidget()
    assert focus is not None
    seller.presses(Qt.Key.Key_Return, on=focus)
    seller.rest()


def test_the_first_picture_of_the_sheet_is_sharp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    show = SheetView.show_state

    def note_pixels(view: SheetView, state: SheetState) -> None:
        if state.image:
            drawn.append(state.image.width)
        show(view, state)

    monkeypatch.setattr(SheetView, "show_state", note_pixels)
    with at_the_desk(tmp_path / "desk") as seller:
        writes_notes(seller, "Ana")
        seller.goes_to("print")
        view = seller.window.findChild(SheetView, "sheet")
        assert isinstance(view, SheetView)
        stock = seller.desk.catalogue.find(seller.desk.preferences.current.stock)
        # The view may still grow by a pixel or two when its neighbours are filled.
        assert drawn
        assert min(drawn) == pytest.approx(view.pixels_wide(stock), rel=0.02)


def test_a_sheet_over_five_printings_label_by_label(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        file = tmp_path / "labels.pdf"
        writes_notes(seller, "Ana", "Ben", "Cleo")
        seller.prints(file)
        assert picture(seller) == ["ppp..........."]
        seller.clicks_label(2)
        presses_enter(seller)
        assert picture(seller) == ["psp..........."]

        assert slots(seller) == [("Ben", 1, 4)]
        seller.prints(file)
        presses_enter(seller)
        assert picture(seller) == ["pspp.........."]

        writes_notes(seller, "Dora", "Emil", "Fina")
        seller.shortcut("Ctrl+P")
        seller.clicks_label(5)
        assert slots(seller) == [("Dora", 1, 6), ("Emil", 1, 7), ("Fina", 1, 8)]
        seller.prints(file)
        seller.clicks_label(6)
        seller.clicks_label(8)
        presses_enter(seller)
        assert picture(seller) == ["psppxsps......"]

        seller.clicks("turned")
        assert slots(seller) == [("Dora", 1, 10), ("Fina", 1, 9)]
        seller.prints(file)
        seller.clicks("nothing-printed")
        assert picture(seller) == ["psppxsps......"]

        writes_notes(seller, "Gil", "Hana", "Ida", "Jo", "Kim", "Lou")
        seller.shortcut("Ctrl+P")
        assert seller.feeding() == (
            "First page: your open sheet with 6 labels left, fed the other way round; "
            "then 1 new sheet."
        )
        assert slots(seller) == [
            *(("Dora", 1, 14), ("Fina", 1, 13), ("Gil", 1, 12)),
            *(("Hana", 1, 11), ("Ida", 1, 10), ("Jo", 1, 9)),
            *(("Kim", 2, 1), ("Lou", 2, 2)),
        ]
        seller.prints(file)
        assert picture(seller) == ["pp............"]
        presses_enter(seller)
        assert seller.desk.printing.ready() == ()
        outcomes = [run.outcome for run in seller.desk.printing.runs()]
        assert outcomes.count(Outcome.NOTHING_PRINTED) == 1
        assert outcomes.count(Outcome.ANSWERED) == 4


@pytest.fixture
def says_yes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's dialog for a printer, answered at once: a printer that makes files."""

    class PrinterDialog(QDialog):
        def __init__(self, printer: QPrinter, parent: QWidget) -> None:
            super().__init__(parent)
            printer.setOutputFileName(str(tmp_path / "printed.pdf"))

        def showEvent(self, event: object) -> None:
            QTimer.singleShot(0, self.accept)

    monkeypatch.setattr(sending, "QPrintDialog", PrinterDialog)


@pytest.mark.usefixtures("says_yes")
def test_an_evening_s_printing_takes_five_keys_and_one_click(tmp_path: Path) -> None:
    """Ctrl+P, Enter; click the smudged one, Enter, Enter; and Enter for "all stuck"."""
    with at_the_desk(tmp_path / "desk") as seller:
        writes_notes(seller, "Ana", "Ben", "Cleo")
        seller.shortcut("Ctrl+P")
        presses_enter(seller)
        wait_until(lambda: seller.sees("Did it come out right?"))
        assert picture(seller) == ["ppp..........."]

        seller.clicks_label(2)
        presses_enter(seller)
        assert slots(seller) == [("Ben", 1, 4)]
        presses_enter(seller)
        wait_until(lambda: seller.sees("Did it come out right?"))
        assert picture(seller) == ["pspp.........."]

        presses_enter(seller)
        assert seller.desk.printing.ready() == ()


@pytest.mark.usefixtures("says_yes")
def test_ctrl_p_on_the_print_place_prints_what_waits(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        writes_notes(seller, "Ana", "Ben")
        seller.shortcut("Ctrl+P")
        seller.shortcut("Ctrl+P")
        wait_until(lambda: seller.sees("Did it come out right?"))
        seller.shortcut("Ctrl+P")
        assert len(seller.desk.printing.runs()) == 1
        seller.clicks_label(1)
        presses_enter(seller)
        seller.shortcut("Ctrl+P")
        wait_until(lambda: len(seller.desk.printing.runs()) == 2)
        assert [label.person for label in seller.desk.printing.runs()[0].labels] == ["Ana"]


def test_all_of_it_can_be_done_by_keyboard(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        writes_notes(seller, "Ana", "Ben", "Cleo")
        seller.shortcut("Ctrl+P")
        sheet = seller.window.places.printer.place.sheet
        seller.presses(Qt.Key.Key_Space, on=sheet)
        seller.rest()
        assert picture(seller) == ["x............."]
        seller.presses(Qt.Key.Key_Right, on=sheet)
        seller.presses(Qt.Key.Key_Down, on=sheet)
        assert sheet.accessibleName() == "Label 4 of 14, Cleo"
        seller.presses(Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier, on=sheet)
        seller.rest()
        assert picture(seller) == ["xxx..........."]
        seller.prints(tmp_path / "labels.pdf")
        seller.presses(Qt.Key.Key_Down, on=sheet)
        seller.presses(Qt.Key.Key_Space, on=sheet)
        assert sheet.accessibleName() == "Label 6 of 14, Cleo, spoiled"
        seller.presses(Qt.Key.Key_Return, on=sheet)
        seller.rest()
        assert picture(seller) == ["xxxpps........"]


def test_everything_said_of_a_sheet_is_taken_back_by_key(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        writes_notes(seller, "Ana", "Ben", "Cleo")
        seller.shortcut("Ctrl+P")
        seller.clicks_label(3)
        seller.clicks_label(3)
        assert picture(seller) == []
        seller.clicks_label(5, with_shift=True)
        seller.clicks("turned")
        seller.prints(tmp_path / "labels.pdf")
        seller.clicks_label(5)
        presses_enter(seller)
        assert picture(seller) == ["xxxxspp......."]
        seller.shortcut("Ctrl+Z")
        assert picture(seller) == ["xxxxppp......."]
        assert seller.sees("Did it come out right?")
        seller.clicks("nothing-printed")
        assert picture(seller) == ["xxxx.........."]
        seller.clicks("throw-away")
        assert picture(seller) == []
        for back in (["xxxx.........."], ["xxxxppp......."], ["xxxxppp......."]):
            seller.shortcut("Ctrl+Z")
            assert picture(seller) == back
        assert not seller.desk.sheets.every_open()[0].is_turned
        seller.shortcut("Ctrl+Z")
        assert picture(seller) == ["....ppp......."]


def test_another_part_used_sheet_is_told_of_by_striking_its_labels_out(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        writes_notes(seller, "Ana", "Ben")
        seller.shortcut("Ctrl+P")
        seller.clicks_label(14, with_shift=True)
        seller.clicks("another-sheet")
        assert seller.sees("Click the labels that are gone from it")
        sheet = seller.window.places.printer.place.sheet
        for slot in (0, 1, 4):
            sheet.label_picked.emit(slot)
        seller.rest()
        assert picture(seller) == ["xxxxxxxxxxxxx.", "xx..x........."]
        assert slots(seller) == [("Ana", 1, 14), ("Ben", 2, 3)]
        assert seller.feeding() == (
            "First 2 pages: your open sheets with 1 and 11 labels left, oldest first."
        )


def test_a_printer_that_refuses_uses_no_label_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise Problem(StoreTrouble.DISK_FULL, name="labels.pdf", folder="")

    with at_the_desk(tmp_path / "desk") as seller:
        writes_notes(seller, "Ana", "Ben")
        monkeypatch.setattr(sending, "print_pdf", refuse)
        seller.prints(tmp_path / "labels.pdf")
        wait_until(lambda: not seller.desk.printing.runs())
        seller.rest()
        assert picture(seller) == []
        assert slots(seller) == [("Ana", 1, 1), ("Ben", 1, 2)]
        assert seller.notice()


def test_the_same_pdf_can_be_saved_again_while_its_labels_are_asked_about(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        writes_notes(seller, "Ana", "Ben")
        seller.prints(tmp_path / "printed.pdf")
    with at_the_desk(tmp_path / "desk") as seller:
        seller.shortcut("Ctrl+P")
        assert button(seller, "save-pdf").isEnabled()
        assert not button(seller, "print").isEnabled()
        printer = seller.window.places.printer
        assert printer.proof is not None
        printer.sending.save_as(printer.proof, tmp_path / "again.pdf")
        seller.rest()
        assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "printed.pdf").read_bytes()
        assert len(seller.desk.printing.runs()) == 1
        assert picture(seller) == ["pp............"]


def test_saved_twice_and_then_never_printed_they_are_a_run_again_the_next_time(
    tmp_path: Path,
) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        writes_notes(seller, "Ana", "Ben")
        printer = seller.window.places.printer
        for _ in range(3):
            seller.prints(tmp_path / "labels.pdf")
            assert printer.proof is not None
            printer.sending.save_as(printer.proof, tmp_path / "again.pdf")
            seller.rest()
            seller.clicks("nothing-printed")
            assert picture(seller) == []
        assert len(seller.desk.printing.runs()) == 3


def test_other_notes_can_be_printed_before_an_answer_is_given(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        writes_notes(seller, "Ana")
        seller.prints(tmp_path / "labels.pdf")
        writes_notes(seller, "Ben")
        seller.shortcut("Ctrl+P")
        assert not button(seller, "print").isEnabled()
        seller.clicks("not-now")
        assert slots(seller) == [("Ben", 1, 2)]
        seller.prints(tmp_path / "labels.pdf")
        assert picture(seller) == ["pp............"]
        presses_enter(seller)
        seller.clicks("look-at-it")
        seller.clicks("all-good")
        assert seller.desk.printing.ready() == ()


def test_a_label_whose_note_was_changed_since_shows_whose_it_was(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        writes_notes(seller, "Ana", "Ben")
        seller.prints(tmp_path / "labels.pdf")
        order = seller.desk.printing.ready()[0].order_id
        seller.desk.composing.finish(
            order, "Second thoughts", hand="caveat", made_by=MadeBy.FONT, sign_off=""
        )
        seller.window.places.refresh()
        seller.rest()
        assert seller.window.places.printer.proof is None
        assert not button(seller, "save-pdf").isEnabled()
        seller.clicks_label(2)
        presses_enter(seller)
        assert picture(seller) == ["ps............"]
        assert [person for person, _, _ in slots(seller)] == ["Ana", "Ben"]


def test_every_printing_is_in_history_and_can_be_printed_again(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        writes_notes(seller, "Ana", "Ben")
        seller.prints(tmp_path / "labels.pdf")
        printed = (tmp_path / "labels.pdf").read_bytes()
        seller.clicks_label(2)
        presses_enter(seller)
        seller.goes_to("history")
        seller.clicks("print-runs")
        said = seller.said_on(seller.sheet(), "run-details")
        assert "Ana (label 1), Ben (label 2, spoiled)" in said
        assert hashlib.sha256(printed).hexdigest() in said
        table = seller.sheet().findChild(QTableView, "runs-table")
        assert table is not None
        model = table.model()
        cells = [model.data(model.index(0, column)) for column in range(model.columnCount())]
        assert cells[1:4] == ["Avery L7163", "2", "1 spoiled"]
        seller.clicks("print-again")
        assert slots(seller) == [("Ana", 1, 3), ("Ben", 1, 4)]
        seller.shortcut("Ctrl+Z")
        assert slots(seller) == [("Ben", 1, 3)]


def test_history_tells_where_a_note_was_printed(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        writes_notes(seller, "Ana")
        seller.goes_to("print")
        seller.clicks_label(5, with_shift=True)
        seller.prints(tmp_path / "labels.pdf")
        seller.goes_to("history")
        assert not seller.sees("label 5, Avery L7163.")
        seller.goes_to("print")
        presses_enter(seller)
        seller.goes_to("history")
        assert seller.sees("label 5, Avery L7163.")


def test_where_nothing_was_printed_yet_that_is_said(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.goes_to("history")
        seller.clicks("print-runs")
        assert seller.said_on(seller.sheet(), "run-details") == "Nothing has been printed yet."
        assert not button(seller, "print-again").isEnabled()


def test_setting_many_notes_shows_how_far_it_is_and_can_be_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = threading.Event()
    slow.set()
    true_proof = Proofing.proof

    def proof(
        self: Proofing, *what: Any, on_the_way: Callable[[int], None], **how: Any
    ) -> Proof:  # Any: handed on as it came
        while slow.is_set():
            on_the_way(1)
            time.sleep(0.005)
        return true_proof(self, *what, on_the_way=on_the_way, **how)

    monkeypatch.setattr(Proofing, "proof", proof)
    monkeypatch.setattr(hearing, "_LONG_S", 0.0)
    with at_the_desk(tmp_path / "desk") as seller:
        writes_notes(seller, "Ana", "Ben", "Cleo")
        seller.window.go_to(1)
        wait_until(lambda: seller.sees("Setting the notes… 1 of 3"))
        seller.clicks("stop-setting")
        assert not seller.sees("Setting the notes…")
        assert slots(seller) == []
        slow.clear()
        seller.window.places.printer.print_labels()
        seller.rest()
        assert slots(seller) == [("Ana", 1, 1), ("Ben", 1, 2), ("Cleo", 1, 3)]


def test_a_newer_wish_does_not_wait_for_an_older_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, ...]] = []
    true_proof = Proofing.proof

    def proof(
        self: Proofing, *what: Any, on_the_way: Callable[[int], None], **how: Any
    ) -> Proof:  # Any: handed on as it came
        sheets = what[2]
        asked.append(tuple(len(sheet.used) for sheet in sheets))
        while len(asked) == 1:
            on_the_way(1)
            time.sleep(0.005)
        return true_proof(self, *what, on_the_way=on_the_way, **how)

    with at_the_desk(tmp_path / "desk") as seller:
        writes_notes(seller, "Ana")
        seller.goes_to("print")
        monkeypatch.setattr(Proofing, "proof", proof)
        seller.window.places.printer.place.sheet.start_requested.emit(3)
        wait_until(lambda: asked == [(3,)])
        seller.window.places.printer.place.sheet.start_requested.emit(5)
        seller.rest()
        assert asked == [(3,), (5,)]
        assert picture(seller) == ["xxxxx........."]

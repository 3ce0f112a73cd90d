"""Second thoughts and bad luck: undo by key, a disk that refuses, another hand, a new sheet."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from handnote.domain.problem import Problem, StoreTrouble
from handnote.qt.widgets.label_preview import LabelPreview
from handnote.services.composing import Composing, Saved
from handnote.wording.screen import HAND_MENU
from tests.journeys.seller import Seller, at_the_desk, wait_until
from tests.journeys.test_an_evening import ETSY, save


def undoes_by_key(seller: Seller) -> None:
    """Ctrl+Z as the keyboard sends it, to whatever has the focus."""
    seller.window.activateWindow()
    wait_until(lambda: QApplication.activeWindow() is seller.window)
    seller.label.setFocus()
    QTest.keyClick(seller.label, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    seller.rest()


def test_ctrl_z_on_an_empty_label_takes_back_what_was_done_before(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.writes("Ana, done.")
        assert seller.addressee() == "山田 花子"
        undoes_by_key(seller)
        assert seller.addressee() == "Ana Placeholder"
        assert seller.label.note_text() == "Ana, done."


def test_ctrl_z_takes_back_a_word_and_not_the_whole_note(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types("one two three")
        undoes_by_key(seller)
        assert seller.label.note_text() == "one two "
        undoes_by_key(seller)
        assert seller.label.note_text() == "one "


def test_undo_in_a_field_takes_back_what_was_typed_there_and_nothing_else(
    tmp_path: Path,
) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.writes("Ana, done.")
        next_one = seller.addressee()
        seller.window.activateWindow()
        wait_until(lambda: QApplication.activeWindow() is seller.window)
        seller.shortcut("Ctrl+F")
        search = QApplication.focusWidget()
        assert isinstance(search, QLineEdit)
        QTest.keyClicks(search, "scarf")
        seller.window.undo()
        seller.rest()
        assert search.text() == ""
        assert seller.addressee() == next_one


def test_words_a_disk_refused_are_tried_again_from_any_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        first = seller.window.writing.current
        assert first is not None
        refuse = {"is_full": True}
        true_save = Composing.save_draft

        def save_draft(self: Composing, order_id: str, *args: object, **words: object) -> Saved:
            if refuse["is_full"]:
                raise Problem(StoreTrouble.DISK_FULL, name="handnote.db", folder="")
            return true_save(self, order_id, *args, **words)  # type: ignore[arg-type]

        monkeypatch.setattr(Composing, "save_draft", save_draft)
        seller.types("Words to Ana")
        seller.shortcut("Alt+Down")
        wait_until(lambda: bool(seller.notice()))
        assert seller.foot() != "Saved"
        refuse["is_full"] = False
        wait_until(lambda: seller.foot() == "Saved")
        note = seller.desk.composing.open(first.id).note
        assert note is not None
        assert note.text == "Words to Ana"


def test_the_window_does_not_close_on_words_that_are_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)

        def save_draft(*_: object, **__: object) -> Saved:
            raise Problem(StoreTrouble.DISK_FULL, name="handnote.db", folder="")

        with monkeypatch.context() as disk:
            disk.setattr(Composing, "save_draft", save_draft)
            seller.types("Words to Ana")
            assert not seller.window.close()
            assert "once more" in seller.notice()
        assert seller.window.isVisible()


def test_a_finished_note_is_shown_as_it_will_be_printed(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.writes("Ana, the fox is wild.")
        seller.window.writing.sign_as("Maud")
        seller.desk.preferences.write_in("kalam")
        seller.rest()
        first = seller.desk.inbox.find_order("3812345671")
        seller.window.writing.open(first)
        seller.rest()
        note = seller.label.note
        assert note.sign_off is None
        assert {run.face.id for line in note.lines for run in line.runs} == {"caveat"}
        (ready,) = seller.desk.printing.ready()
        assert (ready.hand, ready.sign_off) == ("caveat", "")


def test_a_nib_is_seen_before_it_is_taken_and_then_on_the_label(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types("Ana, the fox is wild.")
        opens_hand_and_ink(seller)
        seller.picks("nib", "Broad")
        preview = seller.sheet().findChild(LabelPreview)
        assert preview is not None
        assert preview.accessibleName() == "Ana, the fox is wild."
        before = preview.grab().toImage()
        seller.picks("ink", "Burgundy")
        assert preview.grab().toImage() != before
        assert faces(seller) == {"caveat"}
        seller.accepts()
        assert faces(seller) == {"caveat-broad"}
        assert seller.desk.preferences.current.nib == "broad"


def opens_hand_and_ink(seller: Seller) -> None:
    (action,) = [one for one in seller.window.findChildren(QAction) if one.text() == HAND_MENU]
    action.trigger()


def faces(seller: Seller) -> set[str]:
    return {run.face.id for line in seller.label.note.lines for run in line.runs}


def test_a_hand_with_one_nib_says_so_and_leaves_the_choice_alone(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        look = replace(seller.desk.preferences.current, nib="broad")
        seller.desk.preferences.write_like(look)
        seller.desk.preferences.write_in("patrick-hand")
        opens_hand_and_ink(seller)
        assert seller.sees("This hand has a fine nib only.")
        seller.accepts()
        assert seller.desk.preferences.current.nib == "broad"


def test_signing_a_finished_note_anew_leaves_it_finished(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.writes("Ana, the fox is wild.")
        first = seller.desk.inbox.find_order("3812345671")
        seller.window.writing.open(first)
        seller.rest()
        seller.window.writing.sign_as("Maud")
        seller.rest()
        (ready,) = seller.desk.printing.ready()
        assert ready.sign_off == "Maud"


def test_the_next_notes_begin_behind_the_last_label_that_was_printed(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(ETSY)
        seller.writes("One for Ana.")
        seller.writes("The board is oiled, Hanako.")
        save(seller, tmp_path / "labels.pdf")
        seller.clicks("all-good")
        seller.goes_to("write")
        seller.writes("Zoë, north light for you.")
    with at_the_desk(tmp_path / "desk") as seller:
        seller.goes_to("print")
        proof = seller.window.places.printer.proof
        assert proof is not None
        assert [placed.slot for placed in proof.sheets[0].placements] == [2]


def test_enter_in_the_stock_search_takes_its_first_answer(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.writes("One for Ana.")
        seller.goes_to("print")
        field = seller.field("find-stock")
        seller.types("5163", on=field)
        seller.presses(Qt.Key.Key_Return, on=field)
        seller.rest()
        assert seller.desk.preferences.current.stock == "Avery 5163"


def test_a_proof_overtaken_by_another_stock_is_never_printed(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.writes("One for Ana.")
        seller.goes_to("print")
        printer = seller.window.places.printer
        asked: list[str] = []
        printer.print_on("Avery 5163")
        assert printer._proof_to_print(lambda: asked.append("again")) is None
        seller.rest()
        assert asked == ["again"]
        proof = printer._proof_to_print(lambda: None)
        assert proof is not None
        assert proof.stock.part == "5163"


def test_a_refused_wish_is_told_and_the_pile_shows_how_things_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)

        def let_be(order_id: str) -> None:
            raise Problem(StoreTrouble.NOT_SAVED, name="handnote.db", folder="")

        monkeypatch.setattr(seller.desk.inbox, "let_be", let_be)
        seller.shortcut("Alt+L")
        assert seller.notice()
        assert "○ Ana Placeholder" in seller.standing()


def test_the_question_goes_with_the_first_word(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        assert seller.sees("What did you notice")
        seller.types("A")
        assert not seller.sees("What did you notice")

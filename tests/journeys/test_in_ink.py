"""An evening in ink: written, put right, finished, printed, found again, and drawn beside words."""

from math import hypot
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMenu

from handnote.domain.ink import Ink
from handnote.domain.note import MadeBy, Note
from handnote.ink.codec import decode
from handnote.qt.ink.view import InkView
from tests.ink.handwriting import written
from tests.journeys.seller import ORDERS, Seller, at_the_desk
from tests.pdf.test_ink import Paper
from tests.qt.ink_stand import drag, line, pen_event, write

ETSY = ORDERS / "EtsySoldOrderItems2026-9.csv"


def label(seller: Seller) -> InkView:
    return seller.window.places.write_place.ink


def ana(seller: Seller) -> Note | None:
    order = seller.desk.inbox.find_order("3812345671")
    return seller.desk.composing.open(order.id).note


def begins_in_ink(seller: Seller) -> None:
    seller.adds(ETSY)
    seller.clicks("mode-ink")
    QApplication.processEvents()


def strokes(seller: Seller) -> int:
    note = ana(seller)
    return len(decode(note.ink).strokes) if note and note.ink else 0


def test_every_stroke_is_on_the_disk_a_moment_after_the_pen_is_lifted(tmp_path: Path) -> None:
    with at_the_desk(tmp_path, types=False) as seller:
        begins_in_ink(seller)
        for number, path in enumerate(written(2), 1):
            write(label(seller), path)
            assert seller.foot() != "Saved"
            seller.pauses()
            assert strokes(seller) == number
        assert seller.standing().splitlines()[0] == "◐ Ana Placeholder"


def test_ink_is_there_the_next_morning_and_enter_finishes_it(tmp_path: Path) -> None:
    paths = written(3)
    with at_the_desk(tmp_path, types=False) as seller:
        begins_in_ink(seller)
        for path in paths:
            write(label(seller), path)
    with at_the_desk(tmp_path, types=False) as seller:
        assert seller.addressee() == "Ana Placeholder"
        assert len(label(seller).sheet.drawing.strokes) == len(paths)
        seller.presses(Qt.Key.Key_Return, on=label(seller))
        seller.rest()
        assert seller.standing().splitlines()[0] == "● Ana Placeholder"
        assert label(seller).sheet.drawing.strokes == ()
        note = ana(seller)
        assert note is not None
        assert note.made_by is MadeBy.INK


def test_ink_is_printed_as_it_was_written_and_no_font_with_it(tmp_path: Path) -> None:
    with at_the_desk(tmp_path, types=False) as seller:
        begins_in_ink(seller)
        for path in written(3):
            write(label(seller), path)
        seller.types("thumbprint mug", on=seller.field("gist"))
        seller.presses(Qt.Key.Key_Return, on=seller.field("gist"))
        seller.rest()
        seller.goes_to("print")
        proof = seller.window.places.printer.proof
        assert proof is not None
        assert len(proof.notes) == 1
        document = pypdfium2.PdfDocument(proof.pdf)
        page = document[0]
        assert page.get_textpage().get_text_range().strip() == ""
        bitmap = page.render(scale=2, grayscale=True)
        dark = sum(pixel < 200 for pixel in bytes(bitmap.buffer))
        document.close()
        assert dark > 500


def test_a_note_in_ink_is_found_by_its_gist_and_history_says_in_ink(tmp_path: Path) -> None:
    with at_the_desk(tmp_path, types=False) as seller:
        begins_in_ink(seller)
        write(label(seller), line(10, 10, 60, 10))
        seller.types("thumbprint mug", on=seller.field("gist"))
        seller.presses(Qt.Key.Key_Return, on=seller.field("gist"))
        seller.rest()
        seller.goes_to("history")
        seller.types("thumbprint", on=seller.field("find-note"))
        seller.rest()
        assert seller.sees("in ink")
        assert not seller.sees("typed")
        (page,) = seller.desk.past_notes.search("thumbprint").notes
        assert page.ink


def test_a_label_without_ink_is_not_finished_by_its_gist(tmp_path: Path) -> None:
    with at_the_desk(tmp_path, types=False) as seller:
        begins_in_ink(seller)
        seller.types("only a gist", on=seller.field("gist"))
        seller.presses(Qt.Key.Key_Return, on=seller.field("gist"))
        seller.rest()
        assert "Nothing is written yet" in seller.hint()


def test_undo_takes_strokes_back_before_anything_else(tmp_path: Path) -> None:
    with at_the_desk(tmp_path, types=False) as seller:
        begins_in_ink(seller)
        for y in (10, 20):
            write(label(seller), line(10, y, 60, y))
        seller.shortcut("Ctrl+Z")
        assert len(label(seller).sheet.drawing.strokes) == 1
        seller.pauses()
        assert strokes(seller) == 1


def test_a_letter_on_an_inked_label_says_how_to_type(tmp_path: Path) -> None:
    with at_the_desk(tmp_path, types=False) as seller:
        begins_in_ink(seller)
        seller.presses(Qt.Key.Key_A, on=label(seller))
        assert "Ctrl+3 types" in seller.hint()


def test_a_pen_on_a_typed_label_draws_beside_the_words_and_escape_goes_on_typing(
    tmp_path: Path,
) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types("Ana, the fox is wild.")
        editor = seller.label
        samples = line(60, 28, 75, 33)
        # Qt sends a pen's events to where it came down.
        kinds = ["TabletPress", *["TabletMove"] * (len(samples) - 1), "TabletRelease"]
        for kind, sample in zip(kinds, [*samples, samples[-1]], strict=True):
            event = pen_event(label(seller), QEvent.Type[kind], sample)
            QApplication.sendEvent(editor.viewport(), event)
        seller.pauses()
        assert strokes(seller) == 1
        seller.presses(Qt.Key.Key_Escape, on=label(seller))
        assert editor.isVisible()
        seller.types(" Love, M.")
        seller.pauses()
        note = ana(seller)
        assert note is not None
        assert note.made_by is MadeBy.FONT
        assert note.text == "Ana, the fox is wild. Love, M."
        assert editor.note.ink
        seller.presses(Qt.Key.Key_Return)
        seller.rest()
        seller.goes_to("print")
        proof = seller.window.places.printer.proof
        assert proof is not None
        document = pypdfium2.PdfDocument(proof.pdf)
        assert "fox is wild" in document[0].get_textpage().get_text_range()
        document.close()


def test_a_damaged_drawing_gets_a_sentence_and_its_gist_stays(tmp_path: Path) -> None:
    with at_the_desk(tmp_path, types=False) as seller:
        begins_in_ink(seller)
        write(label(seller), line(10, 10, 60, 10))
        seller.types("the fox", on=seller.field("gist"))
        seller.pauses()
        note = ana(seller)
        assert note is not None
        broken = note.ink[:20] + b"?" + note.ink[21:]
        seller.desk.composing.save_draft(
            note.order_id, note.text, hand="caveat", made_by=MadeBy.INK, sign_off="", cursor=7,
            ink=broken,
        )  # fmt: skip
    with at_the_desk(tmp_path, types=False) as seller:
        assert "cannot be read" in seller.notice()
        assert seller.field("gist").text() == "the fox"
        seller.types("!", on=seller.field("gist"))
        seller.pauses()
        kept = ana(seller)
        assert kept is not None
        assert kept.ink == broken
        assert kept.text == "the fox!"


def test_another_label_shows_the_ink_whole_and_gives_it_back_unharmed(tmp_path: Path) -> None:
    with at_the_desk(tmp_path, types=False) as seller:
        begins_in_ink(seller)
        write(label(seller), line(10, 10, 90, 30))
        seller.pauses()
        kept = ana(seller)
        for stock in ("L7651", "L7163"):
            seller.desk.preferences.print_on(stock)
            seller.window.writing.settings_changed()
            drawn = label(seller).sheet.drawing
            assert drawn.strokes[0].points[-1].x <= drawn.width
        seller.types("x", on=seller.field("gist"))
        seller.pauses()
        after = ana(seller)
        assert kept is not None
        assert after is not None
        assert after.ink == kept.ink


def test_a_low_label_has_a_strip_to_write_it_larger(tmp_path: Path) -> None:
    with at_the_desk(tmp_path, types=False) as seller:
        begins_in_ink(seller)
        place = seller.window.places.write_place
        assert not place.strip.isVisible()
        seller.desk.preferences.print_on("5161")
        seller.window.writing.settings_changed()
        QApplication.processEvents()
        assert place.strip.isVisible()
        first, last = place.strip.part
        write(place.strip, line(first + 1, 5, last - 1, 6))
        (stroke,) = place.ink_sheet.drawing.strokes
        assert stroke.points[-1].x == pytest.approx(last - 1, abs=0.1)
        assert place.strip.part[0] > first, "it goes along"
        seller.presses(Qt.Key.Key_PageUp, on=place.strip)
        assert place.strip.part[0] == first


def test_a_stroke_that_is_cut_off_by_another_order_stays_with_its_own(tmp_path: Path) -> None:
    with at_the_desk(tmp_path, types=False) as seller:
        begins_in_ink(seller)
        samples = line(10, 10, 60, 10)
        kind = QEvent.Type.TabletPress
        for sample in samples:
            QApplication.sendEvent(label(seller), pen_event(label(seller), kind, sample))
            kind = QEvent.Type.TabletMove
        seller.shortcut("Alt+Down")
        assert seller.addressee() == "山田 花子"
        assert label(seller).sheet.drawing.strokes == ()
        seller.rest()
        assert strokes(seller) == 1


def test_an_order_with_ink_alone_is_begun_the_next_morning_too(tmp_path: Path) -> None:
    with at_the_desk(tmp_path, types=False) as seller:
        begins_in_ink(seller)
        write(label(seller), line(10, 10, 60, 10))
        seller.pauses()
    with at_the_desk(tmp_path, types=False) as seller:
        assert seller.standing().splitlines()[0] == "◐ Ana Placeholder"


def test_a_recorded_pen_comes_out_of_the_printer_where_it_went(tmp_path: Path) -> None:
    """Tablet events in, rendered PDF out: ink at every sample, and none beyond its line."""
    paths = written(4)
    with at_the_desk(tmp_path, types=False) as seller:
        begins_in_ink(seller)
        for path in paths:
            write(label(seller), path)
        seller.presses(Qt.Key.Key_Return, on=label(seller))
        seller.rest()
        seller.goes_to("print")
        proof = seller.window.places.printer.proof
        assert proof is not None
        paper = Paper(proof)
    samples = [sample for path in paths for sample in path]
    missed = [s for s in samples if not paper.is_inked(s.x, s.y)]
    assert len(missed) <= 0.002 * len(samples)
    for x in range(2, 98):
        for y in range(1, 37):
            if min(hypot(s.x - x, s.y - y) for s in samples) > 0.375 + 0.1:
                assert not paper.is_inked(x, y)
    paper.close()


def test_a_first_label_in_ink_takes_no_more_than_eight_acts(tmp_path: Path) -> None:
    """From an empty desk to the printed sheet, the writing itself counted as one."""
    acts = 0
    with at_the_desk(tmp_path / "desk", types=False) as seller:
        seller.drops(ETSY)
        seller.accepts()
        seller.shortcut("Ctrl+2")
        QApplication.processEvents()
        write(label(seller), line(10, 10, 60, 10))
        seller.presses(Qt.Key.Key_Return, on=label(seller))
        seller.rest()
        seller.shortcut("Ctrl+P")
        acts = 6
        proof = seller.window.places.printer.proof
        assert proof is not None
        seller.window.places.printer.sending.save_as(proof, tmp_path / "labels.pdf")
        acts += 1
        seller.rest()
        assert (tmp_path / "labels.pdf").read_bytes() == proof.pdf
    assert acts <= 8


def test_ctrl_d_draws_beside_the_words_without_a_tablet(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types("Ana, the fox is wild.")
        seller.shortcut("Ctrl+D")
        assert label(seller).isVisible()
        drag(label(seller), line(60, 28, 75, 33))
        seller.shortcut("Ctrl+Z")
        assert label(seller).sheet.drawing.strokes == ()
        drag(label(seller), line(60, 28, 75, 33))
        seller.shortcut("Ctrl+D")
        assert seller.label.isVisible()
        seller.pauses()
        assert strokes(seller) == 1
        assert seller.label.note_text() == "Ana, the fox is wild."


def test_ink_is_saved_to_a_file_and_taken_from_one(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk", types=False) as seller:
        begins_in_ink(seller)
        write(label(seller), line(10, 10, 60, 10))
        inking = seller.window.writing.inking
        for name in ("note.svg", "note.inkml"):
            inking.save_as(tmp_path / name)
            seller.rest()
            assert name in seller.foot()
        seller.shortcut("Alt+Down")
        inking.save_as(tmp_path / "empty.svg")
        assert "no ink" in seller.notice()
        inking.open_file(tmp_path / "note.inkml")
        seller.rest()
        assert len(label(seller).sheet.drawing.strokes) == 1
        (tmp_path / "bad.inkml").write_text("<html>")
        inking.open_file(tmp_path / "bad.inkml")
        seller.rest()
        assert "no InkML file" in seller.notice()
        assert len(label(seller).sheet.drawing.strokes) == 1
        seller.shortcut("Ctrl+Z")
        assert label(seller).sheet.drawing.strokes == ()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_nibs_inks_and_the_left_hand_are_in_reach_of_the_keys(tmp_path: Path) -> None:
    with at_the_desk(tmp_path, types=False) as seller:
        begins_in_ink(seller)
        place = seller.window.places.write_place
        seller.presses(Qt.Key.Key_I, on=place.ink)
        menu = place.tools.findChild(QMenu)
        assert menu is not None
        assert menu.isVisible()
        parts = {action.text(): action for action in menu.actions()}
        left = parts["I write with my left hand"]
        before = place.tools.x()
        left.trigger()
        menu.close()
        seller.rest()
        QApplication.processEvents()
        assert place.tools.x() > before
        part = parts["Ink"].menu()
        assert isinstance(part, QMenu)
        next(action for action in part.actions() if action.text() == "Burgundy").trigger()
        seller.rest()
        write(place.ink, line(10, 10, 60, 10))
        assert place.ink_sheet.drawing.strokes[0].ink is Ink.BURGUNDY
    with at_the_desk(tmp_path, types=False) as seller:
        assert seller.desk.preferences.current.left_handed
        assert seller.window.places.write_place.ink_sheet.look.ink is Ink.BURGUNDY

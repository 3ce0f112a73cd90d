"""An evening: orders in, notes written, sheets printed, a note found again."""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
from PySide6.QtCore import Qt

from tests.journeys.seller import (
    ORDERS,
    Seller,
    at_the_desk,
    in_the_sample_shop,
    names,
    wait_until,
)

ETSY = ORDERS / "EtsySoldOrderItems2026-9.csv"
SHOPIFY = ORDERS / "orders_export_1.csv"
EBAY = ORDERS / "eBay-OrdersReport-Sep-30-2026.csv"
AMAZON = ORDERS / "amazon-unshipped-utf8.txt"


def test_an_empty_desk_invites(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        assert seller.sees("No order is waiting.")
        assert seller.sees("Drop an order file")


def test_a_dropped_file_shows_what_it_would_add_before_it_does(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.drops(ETSY)
        assert seller.sees("5 new")
        assert seller.sees("Street, e-mail, phone and prices were not kept.")
        assert seller.sees("Zoë Müller-Šimková")
        assert seller.pile() == []
        seller.presses(Qt.Key.Key_Escape, on=seller.sheet())
        seller.rest()
        assert seller.pile() == []


def test_saying_yes_opens_the_first_order_ready_to_type_on(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        assert seller.standing().splitlines()[0] == "○ Ana Placeholder"
        assert seller.addressee() == "Ana Placeholder"
        assert seller.label.hasFocus() or seller.label.isActiveWindow() is False
        assert seller.sees("Fox Greeting Card")


def test_the_same_file_twice_adds_nothing(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        before = seller.standing()
        seller.drops(ETSY)
        assert seller.sees("5 already here")
        seller.presses(Qt.Key.Key_Escape, on=seller.sheet())
        assert seller.standing() == before


def test_four_shops_lie_in_one_pile(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        for file in (ETSY, SHOPIFY, EBAY, AMAZON):
            seller.adds(file)
        assert len(seller.pile()) >= 16
        channels = {order.channel for order in seller.desk.inbox.orders()}
        assert channels == {"etsy", "shopify", "ebay", "amazon"}


def test_the_buyers_words_stand_beside_the_label(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(EBAY)
        assert "It's for my mum's \"big\" 70th 🎂" in seller.their_words()


def test_a_wrong_file_gets_a_sentence_and_adds_nothing(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.drops(ORDERS / "html-login-page.csv")
        assert "web page" in seller.notice()
        assert not seller.has_sheet()
        assert seller.desk.inbox.orders() == ()


def test_enter_finishes_and_opens_the_next(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.writes("Ana, the fox is the wildest of the batch.")
        assert seller.standing().splitlines()[0] == "● Ana Placeholder"
        assert seller.addressee() == "山田 花子"
        assert seller.label.note_text() == ""


def test_shift_enter_is_a_new_line_and_enter_on_nothing_says_so(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.presses(Qt.Key.Key_Return)
        assert "Nothing is written yet" in seller.hint()
        seller.types("Ana,")
        seller.presses(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        seller.types("enjoy the fox")
        assert seller.label.note_text() == "Ana,\nenjoy the fox"


def test_a_whole_session_needs_one_key_an_order(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(SHOPIFY)
        for text in ("For the fox lover", "花子 — the board", "Zoë, north light for you"):
            seller.writes(text)
        assert seller.window.places.write_place.editor is not None
        finished = [row.name for row in seller.pile() if row.state == "finished"]
        assert len(finished) == 3


def test_a_pause_saves_and_says_so_only_then(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types("Ana, th")
        assert seller.foot() != "Saved"
        seller.pauses()
        order = seller.desk.inbox.find_order("3812345671")
        sitting = seller.desk.composing.open(order.id)
        assert sitting.note is not None
        assert sitting.note.text == "Ana, th"
        assert seller.standing().splitlines()[0] == "◐ Ana Placeholder"


def test_typing_without_a_pause_is_saved_within_a_second(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        order = seller.desk.inbox.find_order("3812345671")

        def typing_goes_on() -> bool:
            seller.types("a")
            return seller.desk.composing.open(order.id).note is not None

        wait_until(typing_goes_on)
        assert not seller.label.document().isEmpty()


def test_words_and_place_are_there_the_next_morning(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.writes("Ana, done.")
        seller.types("花子 half a thou")
    with at_the_desk(tmp_path) as seller:
        assert seller.addressee() == "山田 花子"
        assert seller.label.note_text() == "花子 half a thou"
        assert seller.label.caret_index() == len("花子 half a thou")


def test_switching_orders_keeps_what_was_typed(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types("not fin")
        seller.shortcut("Alt+Down")
        assert seller.addressee() == "山田 花子"
        seller.presses(Qt.Key.Key_Home, on=seller.pile_view())
        seller.presses(Qt.Key.Key_Up, on=seller.pile_view())
        seller.rest()
        assert seller.addressee() == "Ana Placeholder"
        assert seller.label.note_text() == "not fin"


def test_picking_another_order_in_the_pile_keeps_what_was_typed(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.types("not fin")
        seller.presses(Qt.Key.Key_Down, on=seller.pile_view())
        seller.rest()
        assert seller.addressee() == "山田 花子"
        assert seller.label.note_text() == ""
        order = seller.desk.inbox.find_order("3812345671")
        kept = seller.desk.composing.open(order.id).note
        assert kept is not None
        assert kept.text == "not fin"
        seller.presses(Qt.Key.Key_Up, on=seller.pile_view())
        seller.rest()
        assert seller.addressee() == "Ana Placeholder"
        assert seller.label.note_text() == "not fin"


def test_letting_an_order_be_is_one_key_and_can_be_taken_back(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.shortcut("Alt+L")
        assert "– Ana Placeholder" in seller.standing()
        assert seller.addressee() == "山田 花子"
        seller.shortcut("Ctrl+Z")
        assert "○ Ana Placeholder" in seller.standing()


def test_undo_takes_back_typing_first_and_then_what_was_done(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.writes("Ana, done.")
        seller.types("h")
        seller.shortcut("Ctrl+Z")
        assert seller.label.note_text() == ""
        seller.shortcut("Ctrl+Z")
        assert seller.addressee() == "Ana Placeholder"
        assert seller.label.note_text() == "Ana, done."
        assert "◐ Ana Placeholder" in seller.standing()


def test_an_import_is_taken_back_in_one_step(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(SHOPIFY)
        seller.shortcut("Ctrl+Z")
        assert seller.pile() == []
        assert seller.desk.inbox.orders() == ()


def test_a_walk_in_needs_no_name_no_number_and_no_file(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.shortcut("Ctrl+N")
        sheet = seller.sheet()
        seller.types("green scarf, matches her coat", on=seller.field("walk-in-about"))
        seller.presses(Qt.Key.Key_Return, on=sheet)
        seller.rest()
        assert names(seller.pile()) == ["Somebody"]
        assert seller.sees("green scarf, matches her coat")
        seller.writes("May it keep the wind off.")
        assert seller.pile()[0].state == "finished"


def test_too_long_a_note_is_counted_and_every_word_stays_on_screen(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.label.insertPlainText("handmade with care " * 60)
        seller.rest()
        assert "words too long" in seller.fit()
        shown = sum(line.end - line.start for line in seller.label.note.lines)
        assert shown == len("handmade with care " * 60)


def test_what_cannot_be_printed_is_shown_before_printing(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.label.insertPlainText("For you 𒀀")
        seller.presses(Qt.Key.Key_Return)
        seller.rest()
        seller.goes_to("print")
        assert seller.sees("𒀀")
        assert seller.sees("Not on the sheets")


def test_the_sheet_is_saved_and_its_text_is_what_was_written(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(ETSY)
        wrote = ["Ana, the fox is wild.", "To the board and its oak."]
        for text in wrote:
            seller.writes(text)
        seller.goes_to("print")
        proof = seller.window.places.printer.proof
        assert proof is not None
        file = tmp_path / "labels.pdf"
        seller.window.places.printer.sending.save_as(proof, file)
        seller.rest()
        assert file.read_bytes() == proof.pdf
        said = " ".join(_text(file).split())
        assert all(text in said for text in wrote)


def test_printing_can_begin_at_any_label(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.writes("Ana, one.")
        seller.goes_to("print")
        seller.clicks_label(5, with_shift=True)
        proof = seller.window.places.printer.proof
        assert proof is not None
        assert [placed.slot for placed in proof.sheets[0].placements] == [4]
        assert seller.feeding() == "First page: your open sheet with 10 labels left."


def test_a_run_that_came_out_well_prints_its_notes_and_spoiled_ones_return(
    tmp_path: Path,
) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(ETSY)
        for text in ("One for Ana.", "The board is oiled, Hanako.", "Zoë, north light for you."):
            seller.writes(text)
        save(seller, tmp_path / "labels.pdf")
        assert seller.sees("Did it come out right?")
        assert len(seller.desk.printing.ready()) == 3
        seller.clicks_label(2)
        seller.presses(Qt.Key.Key_Return, on=seller.window.places.printer.place.sheet)
        seller.rest()
        assert [note.text for note in seller.desk.printing.ready()] == [
            "The board is oiled, Hanako."
        ]
        assert not seller.sees("Did it come out right?")
        assert "山田 花子" in names(seller.pile())
        assert "Ana Placeholder" not in names(seller.pile())


def test_the_question_waits_until_it_is_answered_however_long(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.adds(ETSY)
        seller.writes("One for Ana.")
        save(seller, tmp_path / "labels.pdf")
    with at_the_desk(tmp_path / "desk") as seller:
        seller.goes_to("print")
        assert seller.sees("Did it come out right?")
        seller.clicks("all-good")
        assert seller.desk.printing.ready() == ()


def test_another_stock_is_found_by_its_number_and_sets_the_label_anew(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.writes("One for Ana.")
        seller.goes_to("print")
        seller.types("5163", on=seller.field("find-stock"))
        seller.rest()
        seller.picks("stock", "5163")
        proof = seller.window.places.printer.proof
        assert proof is not None
        assert round(proof.stock.page_width, 1) == 215.9
        seller.goes_to("write")
        assert seller.sees("5163 · 102 × 51 mm")


def test_a_note_is_found_again_by_a_word_of_it(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.writes("Ana, the fêlé one is yours.")
        seller.writes("Something else entirely.")
        seller.goes_to("history")
        seller.types("fele", on=seller.field("find-note"))
        wait_until(lambda: seller.window.places.reading.place.notes.model().rowCount() == 1)
        seller.rest()
        assert seller.sees("Fox Greeting Card")
        seller.window.places.reading.save_as(tmp_path / "found.html")
        seller.rest()
        page = (tmp_path / "found.html").read_text("utf-8")
        assert "fêlé" in page
        assert "Something else" not in page


def save(seller: Seller, file: Path) -> None:
    """Save the sheets as a PDF, as the button does once a name is given."""
    seller.goes_to("print")
    proof = seller.window.places.printer.proof
    assert proof is not None
    seller.window.places.printer.sending.save_as(proof, file)
    seller.rest()


def _text(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def test_the_history_is_narrowed_down_by_plain_fields(tmp_path: Path) -> None:
    with in_the_sample_shop(tmp_path) as seller:
        seller.goes_to("history")
        notes = seller.window.places.reading.place.notes
        assert notes.count == 212
        seller.clicks("narrow")
        seller.rest()
        seller.types("novak", on=seller.field("find-person"))
        wait_until(lambda: notes.count < 212)
        of_petra = notes.count
        seller.picks("find-year", "2026")
        wait_until(lambda: notes.count < of_petra)
        assert seller.sees(f"{notes.count} of 212 notes")
        seller.clicks("narrow")
        wait_until(lambda: notes.count == 212)

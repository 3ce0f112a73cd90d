"""The listener at the desk: silent, one grey line, or a label that waits; never in the way."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit

from handnote.qt.write import listener
from handnote.wording.sameness import called
from tests.journeys.seller import ORDERS, Seller, at_the_desk, wait_until

ETSY = ORDERS / "EtsySoldOrderItems2026-9.csv"
MODEL = "Thanks for your order, hope you enjoy this excellent book and find it useful. Best wishes."
REVIEW = "So glad it found a home. Please leave us a five star review"


@pytest.fixture(autouse=True)
def _short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listener, "_PAUSE_MS", 5)


def pauses(seller: Seller) -> None:
    """Stop typing for long enough to hear what is mentioned."""
    wait_until(lambda: seller.window.writing.remarks.listener.is_at_rest)
    seller.rest()


def writes_slowly(seller: Seller, text: str) -> str:
    """Type a note, pause, and say what is mentioned of it."""
    seller.types(text)
    pauses(seller)
    return seller.hint()


def printed(seller: Seller) -> list[str]:
    proof = seller.window.places.printer.proof
    return [note.text for note in proof.notes] if proof else []


def test_the_usual_note_is_passed_over_in_silence(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        assert writes_slowly(seller, MODEL) == ""


def test_what_was_written_before_is_mentioned_with_both_side_by_side(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        first = seller.addressee()
        seller.writes(MODEL)
        said = writes_slowly(seller, MODEL)
        assert said.startswith("You told ")
        assert first.split()[0] in said
        assert not any(letter.isdigit() for letter in said)
        seller.shortcut("Alt+M")
        texts = [edit.toPlainText() for edit in seller.sheet().findChildren(QPlainTextEdit)]
        assert texts == [MODEL, MODEL]
        marked = seller.sheet().findChildren(QPlainTextEdit)[0].extraSelections()
        assert marked
        seller.accepts()
        assert seller.label.note_text() == MODEL


def test_one_kind_of_thing_is_mentioned_of_a_note_and_no_second(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        assert "coupon" in writes_slowly(seller, "Use the code SPRING10 for 10% off. ").lower()
        assert "coupon" in writes_slowly(seller, "#handmade").lower()
        while "code" in seller.label.note_text():
            seller.presses(Qt.Key.Key_Backspace)
        assert writes_slowly(seller, "and tag us #handmade") == ""


def test_what_is_mended_is_mentioned_no_more(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        assert writes_slowly(seller, "Dear {{first_name}}") != ""
        for _ in "{{first_name}}":
            seller.presses(Qt.Key.Key_Backspace)
        assert writes_slowly(seller, "Tom, the blue one sings") == ""


def test_a_kind_that_is_switched_off_is_mentioned_no_more(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        assert writes_slowly(seller, "Use the code SPRING10 for 10% off next time") != ""
        seller.shortcut("Alt+M")
        seller.clicks("switch-off")
        seller.rest()
        assert seller.hint() == ""
    with at_the_desk(tmp_path) as seller:
        assert "coupon" in seller.desk.preferences.quiet
        seller.window.occasions.mentioning.choose_kinds()
        box = seller.sheet().findChild(QCheckBox, "mention-coupon")
        assert box is not None
        assert not box.isChecked()
        box.setChecked(True)
        seller.accepts()
        assert seller.desk.preferences.quiet == frozenset()


def test_a_label_that_asks_for_a_review_waits_and_the_others_are_printed(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        asker = seller.addressee()
        seller.writes(REVIEW)
        seller.writes("The kiln ran hot and yours came out bluer")
        seller.goes_to("print")
        assert printed(seller) == ["The kiln ran hot and yours came out bluer"]
        assert seller.sees("One label waits for you.")
        seller.shortcut("Alt+M")
        lines = [label.text() for label in seller.sheet().findChildren(QLabel)]
        assert f"{called(asker)}: This asks for something back." in lines
        seller.presses(Qt.Key.Key_Return, on=seller.sheet())
        seller.rest()
        assert set(printed(seller)) == {REVIEW, "The kiln ran hot and yours came out bluer"}
    with at_the_desk(tmp_path) as seller:  # never remembered
        seller.goes_to("print")
        assert REVIEW not in printed(seller)


def test_two_alike_are_held_once_until_she_means_it(tmp_path: Path) -> None:
    alike = "I wrapped it twice because the lid is thin, mind it when you open the box"
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.writes(alike)
        seller.writes(alike)
        seller.writes("The kiln ran hot and yours came out bluer")
        seller.goes_to("print")
        assert sorted(printed(seller)) == sorted(
            [alike, "The kiln ran hot and yours came out bluer"]
        )
        seller.clicks("look-at-waiting")
        seller.presses(Qt.Key.Key_Return, on=seller.sheet())
        seller.rest()
        assert printed(seller).count(alike) == 2
    with at_the_desk(tmp_path) as seller:
        seller.goes_to("print")
        assert printed(seller).count(alike) == 2


def test_back_to_the_note_opens_it_to_be_written_anew(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.writes(REVIEW)
        seller.goes_to("print")
        seller.shortcut("Alt+M")
        seller.clicks("write-anew")
        seller.rest()
        assert seller.label.note_text() == REVIEW


def test_three_questions_are_one_key_away_and_write_nothing(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.shortcut("F1")
        labels = [label for label in seller.sheet().findChildren(QLabel) if "?" in label.text()]
        assert len(labels) == 3
        takes_nothing = Qt.TextInteractionFlag.NoTextInteraction
        assert all(label.textInteractionFlags() == takes_nothing for label in labels)
        seller.sheet().reject()
        seller.rest()
        assert seller.label.note_text() == ""


def glowing(seller: Seller) -> list[str]:
    """The facts of the person column that glow, in its words."""
    pane = seller.window.places.write_place.person
    labels = [label.text() for label in pane.findChildren(QLabel) if label.property("lit")]
    boxes = [box for box in pane.findChildren(QPlainTextEdit) if box.property("lit")]
    return labels + [box.toPlainText() for box in boxes]


def test_what_the_note_speaks_of_glows_as_it_is_typed(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        assert writes_slowly(seller, "Dear Ana, ") == ""
        assert glowing(seller) == []  # her name alone earns nothing
        writes_slowly(seller, "that fox ")
        assert glowing(seller) == ['Fox Greeting Card – "Wild & Free"']
        for _ in "that fox ":
            seller.presses(Qt.Key.Key_Backspace)
        pauses(seller)
        assert glowing(seller) == []


def test_a_memory_glows_and_stays_lit_when_the_pane_is_drawn_anew(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        memory = seller.window.findChild(QPlainTextEdit, "memory")
        assert memory is not None
        seller.types("night nurse, cat Miso", on=memory)
        seller.window.writing.flush()
        seller.rest()
        writes_slowly(seller, "Tell Miso it is not food")
        assert "night nurse, cat Miso" in glowing(seller)


def test_five_notes_with_one_frame_are_mentioned_once(tmp_path: Path) -> None:
    said = [
        "the kiln ran hot and yours came out bluer",
        "I kept the one with the thumbprint back",
        "mind the thin lid when it travels",
        "the walnut dye is from behind our shed",
        "my cat slept on the wool, forgive her",
        "the stripe bends where the power failed",
    ]
    with at_the_desk(tmp_path) as seller:
        seller.desk.preferences.sign_as("Jo")
        for number in range(7):
            seller.desk.inbox.add_by_hand(f"Visitor{'ABCDEFG'[number]}", "a bowl")
        seller.window.writing.refresh()
        seller.rest()
        hints = []
        for words in said:
            seller.writes(f"So happy this goes to you, {words}. Enjoy it every single morning")
            hints.append(seller.hint())
        assert [bool(hint) for hint in hints] == [False, False, False, False, True, False]
        assert hints[4] == "Your last five notes begin and end with the same words."


def test_a_note_nobody_signed_is_mentioned_once_in_a_session(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.writes("The fox on your card was drawn on a very rainy Tuesday.")
        pauses(seller)
        assert seller.hint().startswith("That one goes out unsigned.")
        seller.shortcut("Alt+M")
        assert "Sign, below the label" in " ".join(
            label.text() for label in seller.sheet().findChildren(QLabel)
        )
        seller.sheet().reject()
        seller.writes("The board is from the plum tree behind our house.")
        pauses(seller)
        assert seller.hint() == ""


def test_a_note_of_courtesies_alone_is_mentioned_softly_and_can_be_switched_off(
    tmp_path: Path,
) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.desk.preferences.sign_as("Jo")
        seller.adds(ETSY)
        seller.writes("Thank you so much for your order!")
        pauses(seller)
        assert seller.hint().startswith("That one could be for anyone. Mean it?")
        seller.shortcut("Alt+M")
        seller.clicks("switch-off")
        pauses(seller)
        assert seller.hint() == ""
        assert "for-anyone" in seller.desk.preferences.quiet


def test_a_misspelt_name_in_the_greeting_is_asked_about(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.desk.inbox.add_by_hand("Maria Silva", "a bowl")
        seller.window.writing.refresh()
        seller.rest()
        said = writes_slowly(seller, "Dear Mraia, the bowl is the one you held twice.")
        assert said.startswith("“Mraia”: is it Maria?")


def test_a_marketplace_with_a_rule_is_named(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        assert "Etsy has a rule about it." in writes_slowly(seller, REVIEW)

"""``--outside`` means the notes on the outsides of parcels, and those alone."""

from contextlib import closing
from pathlib import Path

from handnote.bootstrap import open_desk
from handnote.domain.note import MadeBy, Side
from tests.cli.seat import Seat, StoppedClock
from tests.cli.test_printing import words_on
from tests.cli.test_writing import WRITES, Editor, editor, jo

__all__ = ["editor"]

EDWIN = "Porridge people notice these things."


def finish_outside(shop: Seat, name: str, text: str) -> None:
    """Finish a note for the outside of somebody's parcel, as the window would."""
    order_id = shop.order(name)["id"]
    with closing(open_desk(shop.folder, StoppedClock())) as desk:
        desk.composing.finish(
            order_id, text, hand="caveat", made_by=MadeBy.FONT, sign_off="", side=Side.OUTSIDE
        )


def test_a_proof_has_one_side_only(shop: Seat, tmp_path: Path) -> None:
    finish_outside(shop, "Edwin Pratt", "Open me slowly")
    inside, outside = tmp_path / "inside.pdf", tmp_path / "outside.pdf"
    shop.run("proof", "--stock", "L7163", "--out", inside)
    ran = shop.run("proof", "--stock", "L7163", "--out", outside, "--outside")
    assert "1 label on 1 sheet in outside.pdf" in ran.out
    assert EDWIN in words_on(inside)
    assert "Open me" not in words_on(inside)


def test_the_label_for_the_outside_says_what_was_typed_and_nothing_else(
    shop: Seat, tmp_path: Path
) -> None:
    finish_outside(shop, "Edwin Pratt", "Open me slowly")
    pdf = tmp_path / "outside.pdf"
    shop.run("proof", "--stock", "L7163", "--out", pdf, "--outside")
    assert words_on(pdf) == "Open me slowly"


def test_the_pick_list_has_the_same_side_as_the_proof(shop: Seat, tmp_path: Path) -> None:
    finish_outside(shop, "Edwin Pratt", "Open me slowly")
    pdf = tmp_path / "list.pdf"
    assert shop.run("picklist", "--stock", "L7163", "--out", pdf, "--outside").code == 0
    assert "Edwin Pratt" in words_on(pdf)
    assert "Petra" not in words_on(pdf)


def test_one_is_written_in_the_editor_beside_the_note_inside(shop: Seat, editor: Editor) -> None:
    editor(WRITES)
    ran = shop.run("write", jo(shop), "--outside")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "The note on the outside for Jo Fielding is finished.\n"
    assert shop.order("Jo Fielding")["state"] == "to-write"
    shop.run("write", jo(shop))
    told = [note for note in shop.run("notes", "--json").told if note["person"] == "Jo Fielding"]
    assert [note["side"] for note in told] == ["inside", "outside"]
    assert "Jo Fielding · on the outside" in shop.run("notes", "Fielding").out


def test_what_a_failing_editor_left_is_a_draft_for_the_side_it_was_for(
    shop: Seat, editor: Editor
) -> None:
    editor(WRITES + "\nsys.exit(3)")
    number = jo(shop)
    assert shop.run("write", number, "--outside").code == 1
    with closing(open_desk(shop.folder, StoppedClock())) as desk:
        order_id = desk.inbox.find_order(number).id
        assert desk.composing.open(order_id).note is None
        note = desk.composing.open(order_id, Side.OUTSIDE).note
    assert note is not None
    assert note.text.startswith("A needle")

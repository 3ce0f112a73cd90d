"""Ink is kept like words: every pause on the disk, nothing lost, and gone when it is forgotten."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from handnote.config.resources import resource
from handnote.domain.drawing import Drawing, Point, Stroke
from handnote.domain.finding import Concern
from handnote.domain.note import MadeBy
from handnote.domain.order import OrderId
from handnote.domain.problem import AskTrouble, InkTrouble, Problem
from handnote.domain.settings import Settings
from handnote.domain.units import Mm
from handnote.ink.codec import decode, encode
from handnote.services.proofing import Proofing
from handnote.services.signing import Signing
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.hands import Hands
from tests.ink.handwriting import HEIGHT, WIDTH, note
from tests.services.desk import STOCK, Desk, add_three_orders, desk_in
from tests.services.test_retention import run_out

WHOLE = note(4)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk"


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    with desk_in(folder) as desk:
        yield desk


@pytest.fixture(scope="module")
def proofing() -> Proofing:
    return Proofing(Hands(resource("fonts"), []))


def some(strokes: int) -> bytes:
    return encode(replace(WHOLE, strokes=WHOLE.strokes[:strokes]))


def draw(desk: Desk, order_id: OrderId, ink: bytes, text: str = "") -> None:
    desk.composing.save_draft(
        order_id, text, hand="caveat", made_by=MadeBy.INK, sign_off="", cursor=0, ink=ink
    )


def finish(desk: Desk, order_id: OrderId, ink: bytes, **more: object) -> None:
    said = {"hand": "caveat", "made_by": MadeBy.INK, "sign_off": "", "ink": ink} | more
    desk.composing.finish(order_id, "the fox", **said)  # type: ignore[arg-type] # named by a test


def drawings(desk: Desk) -> int:
    (count,) = desk.store.read(
        lambda connection: connection.execute("SELECT count(*) FROM drawing").fetchone()
    )
    return int(count)


def test_what_is_drawn_is_there_the_next_morning(folder: Path) -> None:
    with desk_in(folder) as desk:
        ids = add_three_orders(desk)
        draw(desk, ids["maria"], some(3))
    with desk_in(folder) as desk:
        kept = desk.note(ids["maria"])
        assert kept.made_by is MadeBy.INK
        assert decode(kept.ink).strokes == decode(some(3)).strokes


def test_a_draft_that_grows_keeps_one_drawing_and_not_seventy(desk: Desk) -> None:
    ids = add_three_orders(desk)
    for strokes in range(1, len(WHOLE.strokes) + 1):
        draw(desk, ids["maria"], some(strokes))
    assert drawings(desk) == 1


def test_what_was_rubbed_out_stays_with_its_version(desk: Desk) -> None:
    ids = add_three_orders(desk)
    for ink in (some(3), some(2)):
        draw(desk, ids["maria"], ink)
    assert drawings(desk) == 2


def test_ink_alone_makes_a_note_and_a_gist_alone_does_not_finish_one(desk: Desk) -> None:
    ids = add_three_orders(desk)
    with pytest.raises(Problem) as met:
        finish(desk, ids["maria"], b"")
    assert met.value.code is AskTrouble.NOTE_IS_EMPTY
    finish(desk, ids["maria"], some(4))
    assert desk.note(ids["maria"]).state == "finished"


def test_words_saved_from_elsewhere_leave_the_ink_alone(desk: Desk) -> None:
    ids = add_three_orders(desk)
    draw(desk, ids["maria"], some(3))
    desk.draft(ids["maria"], "from the terminal")
    assert desk.note(ids["maria"]).ink == some(3)


def test_a_finished_note_drawn_on_is_a_draft_again_and_undo_brings_its_ink_back(desk: Desk) -> None:
    ids = add_three_orders(desk)
    finish(desk, ids["maria"], some(4))
    draw(desk, ids["maria"], some(5), "the fox")
    assert desk.note(ids["maria"]).state == "draft"
    finish(desk, ids["maria"], some(5))
    desk.composing.reopen(ids["maria"])
    desk.undo.undo()
    assert desk.note(ids["maria"]).ink == some(5)


def test_a_note_is_known_by_its_ink_too(desk: Desk) -> None:
    ids = add_three_orders(desk)

    def known() -> bytes:
        (digest,) = desk.store.read(
            lambda connection: connection.execute("SELECT sha256 FROM note").fetchone()
        )
        return bytes(digest)

    draw(desk, ids["maria"], some(3), "the fox")
    first = known()
    draw(desk, ids["maria"], some(4), "the fox")
    assert known() != first


def test_a_changed_reference_to_ink_is_damage(folder: Path) -> None:
    with desk_in(folder) as desk:
        draw(desk, add_three_orders(desk)["maria"], some(3), "the fox")
    with closing(sqlite3.connect(folder / "handnote.db")) as connection:
        connection.execute("UPDATE note SET ink = zeroblob(32)")
        connection.commit()
    with pytest.raises(Problem), desk_in(folder):
        pass


def test_forgetting_takes_the_ink_along(desk: Desk) -> None:
    ids = add_three_orders(desk)
    draw(desk, ids["maria"], some(3))
    draw(desk, ids["maria"], some(2))
    draw(desk, ids["tom"], some(2))

    def forget(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM note WHERE order_id = ?", (ids["maria"],))

    desk.store.run(forget)
    assert drawings(desk) == 1
    assert desk.note(ids["tom"]).ink == some(2)


def test_blotting_out_a_version_takes_its_ink_along_too(desk: Desk) -> None:
    ids = add_three_orders(desk)
    draw(desk, ids["maria"], some(3))

    def blot(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE note SET ink = NULL")
        connection.execute("UPDATE revision SET ink = NULL")

    desk.store.run(blot)
    assert drawings(desk) == 0


def test_an_order_that_has_ink_on_it_does_not_run_out(folder: Path) -> None:
    with desk_in(folder) as desk:
        ids = add_three_orders(desk)
        draw(desk, ids["maria"], some(3))
        run_out(desk, days=60)
        assert [order.number for order in desk.inbox.orders()] == ["1001"], "the others ran out"
        assert desk.note(ids["maria"]).ink == some(3)


def test_a_damaged_drawing_costs_nothing_but_itself(folder: Path, proofing: Proofing) -> None:
    with desk_in(folder) as desk:
        ids = add_three_orders(desk)
        finish(desk, ids["maria"], some(4))
        finish(desk, ids["tom"], some(3))
    with closing(sqlite3.connect(folder / "handnote.db")) as connection:
        data = bytearray(some(4))
        data[40] ^= 1
        connection.execute("UPDATE drawing SET data = ? WHERE data = ?", (bytes(data), some(4)))
        connection.commit()
    with desk_in(folder) as desk:
        assert desk.note(ids["maria"]).text == "the fox"
        proof = proofing.proof(desk.printing.ready(), STOCK)
        assert [left.finding.concern for left in proof.left_out] == [Concern.INK_DAMAGED]
        assert [note.order_id for note in proof.notes] == [ids["tom"]]
        with pytest.raises(Problem) as met:
            decode(desk.note(ids["maria"]).ink)
        assert met.value.code is InkTrouble.DAMAGED
        draw(desk, ids["maria"], desk.note(ids["maria"]).ink, "the fox, once more")
        assert desk.note(ids["maria"]).ink == bytes(data)


def test_a_drawing_that_is_gone_is_damage_and_not_an_empty_label(
    folder: Path, proofing: Proofing
) -> None:
    with desk_in(folder) as desk:
        ids = add_three_orders(desk)
        finish(desk, ids["maria"], some(4))
        desk.store.run(lambda connection: connection.execute("DELETE FROM drawing"))
        (left,) = proofing.proof(desk.printing.ready(), STOCK).left_out
        assert left.finding.concern is Concern.INK_DAMAGED


def dark(pdf: bytes) -> float:
    """How much of a page is inked."""
    document = pypdfium2.PdfDocument(pdf)
    bitmap = document[0].render(scale=2, grayscale=True)
    pixels = bytes(bitmap.buffer)
    document.close()
    return sum(pixel < 200 for pixel in pixels) / len(pixels)


def test_a_sign_off_in_ink_stands_on_every_note_of_every_mode(
    desk: Desk, proofing: Proofing
) -> None:
    ids = add_three_orders(desk)
    signature = encode(
        Drawing(Mm(20), Mm(8), (Stroke((Point(Mm(0), Mm(4)), Point(Mm(20), Mm(4)))),))
    )
    for mode in MadeBy:
        bare, signed = (
            dark(proofing.proof([replace(one, signature=data)], STOCK).pdf)
            for one in [finished(desk, ids["maria"], mode)]
            for data in (b"", signature)
        )
        assert signed > bare, mode


def finished(desk: Desk, order_id: OrderId, mode: MadeBy):  # type: ignore[no-untyped-def]
    ink = some(4) if mode is MadeBy.INK else b""
    finish(desk, order_id, ink, made_by=mode)
    return desk.note(order_id)


def test_typed_words_leave_room_for_a_sign_off_in_ink(proofing: Proofing) -> None:
    signature = encode(
        Drawing(Mm(30), Mm(9), (Stroke((Point(Mm(0), Mm(0)), Point(Mm(30), Mm(9)))),))
    )
    text = "Ana, the fox is the wildest of the batch and has your name all over it, truly. " * 3
    plain = proofing.typeset(text, "caveat", STOCK)
    signed = proofing.typeset(text, "caveat", STOCK, signature=signature)
    assert signed.area == plain.area
    top = min(y for shape in signed.ink for _, y in shape.corners)
    assert signed.lines[-1].baseline + signed.descent <= top + 0.6
    assert max(y for shape in signed.ink for _, y in shape.corners) <= signed.area.bottom + 0.5


def test_ink_for_another_label_is_made_smaller_and_never_stretched(proofing: Proofing) -> None:
    small = StockCatalogue().find("L7651")
    square = Stroke(
        tuple(Point(Mm(x), Mm(y)) for x, y in ((30, 9), (50, 9), (50, 29), (30, 29), (30, 9)))
    )
    kept = encode(Drawing(WIDTH, HEIGHT, (square,)))
    shown = proofing.typeset("", "caveat", small, ink=kept)
    xs = [x for shape in shown.ink for x, _ in shape.corners]
    ys = [y for shape in shown.ink for _, y in shape.corners]
    assert max(xs) - min(xs) == pytest.approx(max(ys) - min(ys), rel=0.01)
    assert 0 <= min(xs) <= max(xs) <= small.width
    assert 0 <= min(ys) <= max(ys) <= small.height


def test_several_sign_offs_are_kept_by_name_and_one_is_in_use(desk: Desk) -> None:
    signing = Signing(desk.store, desk.preferences)
    signing.keep("Deutsch", some(2))
    signing.keep("", some(1))
    assert [one.name for one in signing.kept()] == ["Deutsch", "2"]
    assert desk.preferences.current.signature == "2"
    signing.keep("Deutsch", some(3))
    assert [one.name for one in signing.kept()] == ["Deutsch", "2"]
    assert len(decode(signing.kept()[0].drawing).strokes) == 3
    signing.take_away("Deutsch")
    assert [one.name for one in signing.kept()] == ["2"]
    assert desk.preferences.current.signature == ""
    assert drawings(desk) == 1


def test_signing_in_words_again_is_signing_no_more_in_ink(desk: Desk) -> None:
    Signing(desk.store, desk.preferences).keep("mine", some(2))
    desk.preferences.sign_as("Anna")
    assert desk.preferences.current.signature == ""
    assert replace(Settings(), sign_off="Anna", signature="mine").sign_off_on("inside") == ""  # type: ignore[arg-type]

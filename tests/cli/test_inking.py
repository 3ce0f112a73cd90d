"""``handnote ink``: out to a plotter, out to other programs, and in again."""

from pathlib import Path

from handnote.bootstrap import open_desk
from handnote.domain.note import MadeBy
from handnote.ink.codec import decode, encode
from handnote.ink.sheet_files import inkml
from tests.cli.seat import Seat
from tests.ink.handwriting import note


def with_ink(shop: Seat, order_id: str) -> None:
    desk = open_desk(shop.folder)
    order = next(order for order in desk.inbox.orders() if order.id == order_id)
    desk.composing.save_draft(
        order.id, "the fox", hand="caveat", made_by=MadeBy.INK, sign_off="", cursor=0,
        ink=encode(note(4)),
    )  # fmt: skip
    desk.close()


def test_a_note_goes_out_as_svg_and_inkml_and_comes_in_again(shop: Seat, tmp_path: Path) -> None:
    order = shop.order("Inês Carvalho")
    number = order["id"]
    with_ink(shop, order["id"])
    assert shop.run("ink", "--order", number, "--svg", tmp_path / "a.svg").code == 0
    assert "<path" in (tmp_path / "a.svg").read_text()
    assert shop.run("ink", "--order", number, "--inkml", tmp_path / "a.inkml").code == 0
    other = shop.order("Tom Whitfield")
    ran = shop.run("ink", "--order", other["id"], "--from", tmp_path / "a.inkml")
    assert (ran.code, "draft" in ran.out) == (0, True)
    desk = open_desk(shop.folder)
    kept = desk.composing.open(other["id"]).note
    desk.close()
    assert kept is not None
    assert kept.made_by is MadeBy.INK
    assert len(decode(kept.ink).strokes) == len(note(4).strokes)


def test_a_note_without_ink_says_so(shop: Seat, tmp_path: Path) -> None:
    ran = shop.run("ink", "--order", shop.order("Tom Whitfield")["id"], "--svg", tmp_path / "a")
    assert ran.code == 1
    assert "no ink" in ran.err
    assert not (tmp_path / "a").exists()


def test_a_hostile_file_changes_nothing(shop: Seat, tmp_path: Path) -> None:
    bad = tmp_path / "bad.inkml"
    bad.write_text('<!DOCTYPE ink [<!ENTITY a "b">]>' + inkml(note(1)).split("?>")[1])
    number = shop.order("Tom Whitfield")["id"]
    ran = shop.run("ink", "--order", number, "--from", bad)
    assert ran.code == 1
    assert "bad.inkml" in ran.err
    assert "Traceback" not in ran.err

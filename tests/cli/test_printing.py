"""``handnote proof`` and ``handnote label`` put words on labels, never fewer than there are."""

import re
from contextlib import closing
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from handnote.bootstrap import open_desk
from handnote.domain.calibration import Calibration
from handnote.domain.note import MadeBy
from handnote.domain.units import Mm
from tests.cli.seat import Seat, StoppedClock


def words_on(pdf: Path) -> str:
    """The words on all pages, as any reader gives them back."""
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(
            " ".join(page.get_textpage().get_text_bounded() for page in document).split()
        )


def finish(shop: Seat, name: str, text: str) -> None:
    """Finish a note for somebody, as the window would."""
    order_id = shop.order(name)["id"]
    with closing(open_desk(shop.folder, StoppedClock())) as desk:
        desk.composing.finish(order_id, text, hand="caveat", made_by=MadeBy.FONT, sign_off="Anna")


def test_finished_notes_are_laid_out_and_stay_finished(shop: Seat, tmp_path: Path) -> None:
    pdf = tmp_path / "labels.pdf"
    ran = shop.run("proof", "--stock", "L7163", "--out", pdf)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "12 labels on 1 sheet in labels.pdf. Print it at actual size, 100 %.\n"
    assert "Porridge people notice these things." in words_on(pdf)
    assert shop.order("Edwin Pratt")["state"] == "finished"
    assert (
        len([order for order in shop.run("orders", "--json").told if order["state"] == "finished"])
        == 12
    )


def test_labels_are_counted_from_one(shop: Seat, tmp_path: Path) -> None:
    first, fourth = tmp_path / "first.pdf", tmp_path / "fourth.pdf"
    assert "1 sheet in" in shop.run("proof", "--stock", "L7163", "--out", first).out
    assert first.read_bytes() == proof_from(shop, 1, tmp_path).read_bytes()
    ran = shop.run("proof", "--stock", "L7163", "--start", 4, "--out", fourth)
    assert "12 labels on 2 sheets in fourth.pdf" in ran.out


def proof_from(shop: Seat, start: int, folder: Path) -> Path:
    """A proof that begins at this label."""
    pdf = folder / f"from-{start}.pdf"
    assert shop.run("proof", "--stock", "L7163", "--start", start, "--out", pdf).code == 0
    return pdf


@pytest.mark.parametrize("start", [0, -1, 15])
def test_a_label_no_sheet_has_is_told(start: int, shop: Seat, tmp_path: Path) -> None:
    ran = shop.run("proof", "--stock", "L7163", f"--start={start}", "--out", tmp_path / "x.pdf")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"There is no label {start} on a sheet of 14.")
    assert not (tmp_path / "x.pdf").exists()


def test_notes_that_cannot_be_printed_are_named_and_the_others_are_written(
    shop: Seat, tmp_path: Path
) -> None:
    finish(shop, "Jo Fielding", "A needle for Sundays, and then some. " * 40)
    finish(shop, "Sven Lindqvist", "Tack för ᚠᚢ")
    ran = shop.run("proof", "--stock", "L7163", "--out", tmp_path / "labels.pdf")
    assert ran.code == 1
    assert ran.out.startswith("12 labels on 1 sheet in labels.pdf.")
    long, foreign = sorted(ran.err.splitlines())
    assert long.startswith("Not on it is the note for Jo Fielding.")
    assert "too long for this label" in long
    assert foreign.startswith("Not on it is the note for Sven Lindqvist.")
    assert "ᚠ ᚢ" in foreign
    assert "A needle for Sundays" not in words_on(tmp_path / "labels.pdf")


def test_where_no_note_fits_there_is_no_file(desk: Seat, tmp_path: Path) -> None:
    with closing(open_desk(desk.folder, StoppedClock())) as opened:
        order_id = opened.inbox.add_by_hand("Ines", "green scarf")
        text = "Far too much to say. " * 60
        opened.composing.finish(order_id, text, hand="caveat", made_by=MadeBy.FONT, sign_off="")
    ran = desk.run("proof", "--stock", "L7160", "--out", tmp_path / "x.pdf")
    assert (ran.code, ran.out) == (1, "")
    assert "Ines" in ran.err
    assert not (tmp_path / "x.pdf").exists()


def test_nothing_finished_is_nothing_to_print(desk: Seat, tmp_path: Path) -> None:
    ran = desk.run("proof", "--stock", "L7163", "--out", tmp_path / "x.pdf")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("No note is finished yet")


@pytest.mark.parametrize("command", ["proof", "label --text-file -"])
def test_a_sheet_nobody_sells_is_told_with_its_neighbours(
    command: str, shop: Seat, tmp_path: Path
) -> None:
    ran = shop.run(*command.split(), "--stock", "L7136", "--out", tmp_path / "x.pdf", piped=b"hi")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("No label sheet here is called “L7136”. Is it ")


def test_a_proof_that_cannot_be_written_is_told(shop: Seat, tmp_path: Path) -> None:
    ran = shop.run("proof", "--stock", "L7163", "--out", tmp_path / "no" / "x.pdf")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("x.pdf was not written (")


def label(seat: Seat, text: bytes, pdf: Path, *more: str) -> tuple[int, str]:
    """Try a text on a label; the exit code and what was complained."""
    said = ("label", "--stock", "L7163", "--text-file", "-", "--out", pdf, *more)
    ran = seat.run(*said, piped=text)
    return ran.code, ran.err


def test_a_text_can_be_tried_on_a_label(desk: Seat, tmp_path: Path) -> None:
    pdf = tmp_path / "try.pdf"
    assert label(desk, "Inês — the b looks\nlike a 6.\n".encode(), pdf) == (0, "")
    assert words_on(pdf) == "Inês — the b looks like a 6."
    assert not desk.folder.exists()


def test_a_text_can_come_from_a_file(desk: Seat, tmp_path: Path) -> None:
    text, pdf = tmp_path / "text.txt", tmp_path / "try.pdf"
    text.write_text("\ufeffFrom Notepad.\r\n", "utf-8")
    ran = desk.run("label", "--stock", "L7163", "--text-file", text, "--out", pdf)
    assert (ran.code, ran.out) == (
        0,
        "1 label on 1 sheet in try.pdf. Print it at actual size, 100 %.\n",
    )
    assert words_on(pdf) == "From Notepad."


def test_hands_go_by_name(desk: Seat, tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    label(desk, b"Hello", one)
    label(desk, b"Hello", other, "--hand", "Playpen Sans")
    assert one.read_bytes() != other.read_bytes()
    code, complaint = label(desk, b"Hello", tmp_path / "x.pdf", "--hand", "Comic Sans")
    assert code == 1
    assert complaint.startswith("No hand here is called “Comic Sans”. The hands are Caveat, ")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (b"", "There are no words"),
        (b" \n\t ", "There are no words"),
        (b"thank you " * 400, "The note is "),
        ("ᚠᚢ".encode(), "No hand here can write "),
        (b"caf\xe9", "- could not be read (not UTF-8)."),
        ("\ufeffhello".encode("utf-16-le"), "- could not be read (not UTF-8)."),
    ],
)
def test_a_label_holds_all_of_a_text_or_is_not_made(
    text: bytes, complaint: str, desk: Seat, tmp_path: Path
) -> None:
    code, told = label(desk, text, tmp_path / "x.pdf")
    assert (code, told[: len(complaint)]) == (1, complaint)
    assert not (tmp_path / "x.pdf").exists()


def test_a_great_flood_of_text_is_refused_without_reading_all_of_it(
    desk: Seat, tmp_path: Path
) -> None:
    code, told = label(desk, "ł ".encode() * 2_000_000, tmp_path / "x.pdf")
    assert (code, told[:12]) == (1, "The note is ")


@pytest.mark.parametrize("name", ["gone.txt", ".", "x" * 300])
def test_a_text_that_cannot_be_read_is_told(name: str, desk: Seat, tmp_path: Path) -> None:
    said = ("label", "--stock", "L7163", "--out", tmp_path / "x.pdf")
    ran = desk.run(*said, "--text-file", tmp_path / name)
    assert ran.code == 1
    assert "could not be read (" in ran.err


def test_twenty_five_bodies_piped_in_are_one_text_for_one_label(desk: Seat, tmp_path: Path) -> None:
    bodies = b"".join(b"Dear %d, a warm hello to you and yours.\n\n" % n for n in range(25))
    assert label(desk, bodies, tmp_path / "x.pdf")[0] == 1
    assert not (tmp_path / "x.pdf").exists()


def test_a_test_page_says_how_to_measure_and_needs_no_data_folder(
    desk: Seat, tmp_path: Path
) -> None:
    pdf = tmp_path / "page.pdf"
    ran = desk.run("testpage", "--stock", "L7163", "--out", pdf)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("The test page is in page.pdf. Print it on plain paper")
    assert "Test page for Avery L7163" in words_on(pdf)
    assert not desk.folder.exists()


def test_the_carrier_page_of_sticky_notes_is_written_without_a_data_folder(
    desk: Seat, tmp_path: Path
) -> None:
    pdf = tmp_path / "carrier.pdf"
    ran = desk.run("carrier", "--stock", "sticky 76x76 on a4", "--out", pdf)
    said = "The carrier page is in carrier.pdf. Print it at actual size, 100 %.\n"
    assert (ran.code, ran.out, ran.err) == (0, said, "")
    assert words_on(pdf).count("Stick with the glue edge up here") == 6
    assert not desk.folder.exists()


def test_the_carrier_page_is_moved_as_the_notes_on_it_are(shop: Seat, tmp_path: Path) -> None:
    measure(shop, "Brother HL")
    moves = []
    for command in ("carrier", "proof"):
        pdf = tmp_path / f"{command}.pdf"
        said = (command, "--stock", "Sticky 76x76 on A4", "--printer", "Brother HL", "--out", pdf)
        assert shop.run(*said).code == 0
        moves.append(re.findall(rb".* cm % where the printer.*", pdf.read_bytes()))
    assert moves[0] == moves[1]
    assert not moves[0][0].startswith(b"1.0000000 0 0 1.0000000")
    ran = shop.run("carrier", "--stock", "Sticky 76x76 on A4", "--printer", "HP", "--out", pdf)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("No printer called “HP” was measured")


def test_only_sticky_notes_have_a_carrier_page(desk: Seat, tmp_path: Path) -> None:
    ran = desk.run("carrier", "--stock", "L7163", "--out", tmp_path / "x.pdf")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Avery L7163 needs no carrier page")
    assert not (tmp_path / "x.pdf").exists()


def measure(shop: Seat, printer: str) -> None:
    """Keep what was read off a test page, as the window would."""
    with closing(open_desk(shop.folder, StoppedClock())) as desk:
        stock = desk.catalogue.find("L7163")
        desk.calibrating.keep(printer, stock, Calibration(Mm(1.2), Mm(0.0), 0.998, 1.0))


def test_a_proof_for_a_measured_printer_is_the_proof_moved(shop: Seat, tmp_path: Path) -> None:
    measure(shop, "Brother HL")
    plain = proof_from(shop, 1, tmp_path)
    moved = tmp_path / "moved.pdf"
    said = ("proof", "--stock", "L7163", "--printer", "Brother HL", "--out", moved)
    assert shop.run(*said).code == 0
    assert words_on(moved) == words_on(plain)
    one, other = plain.read_bytes(), moved.read_bytes()
    assert len(one) == len(other)
    assert 0 < sum(a != b for a, b in zip(one, other, strict=True)) < 60


def test_a_printer_nobody_measured_is_told_with_those_that_were(shop: Seat, tmp_path: Path) -> None:
    measure(shop, "Brother HL")
    said = ("proof", "--stock", "L7163", "--printer", "Epson", "--out", tmp_path / "x.pdf")
    ran = shop.run(*said)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "No printer called “Epson” was measured for this paper. Is it Brother HL?\n"
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize("mark", ["--crop-marks", "--mirror", "--parcel-marks"])
def test_marks_are_for_this_proof_alone(mark: str, shop: Seat, tmp_path: Path) -> None:
    plain = proof_from(shop, 1, tmp_path).read_bytes()
    marked = tmp_path / "marked.pdf"
    assert shop.run("proof", "--stock", "L7163", mark, "--out", marked).code == 0
    assert marked.read_bytes() != plain
    assert proof_from(shop, 1, tmp_path).read_bytes() == plain


def test_the_pick_list_names_every_parcel_with_the_mark_on_its_label(
    shop: Seat, tmp_path: Path
) -> None:
    pdf, labels = tmp_path / "list.pdf", tmp_path / "labels.pdf"
    ran = shop.run("picklist", "--stock", "L7163", "--parcel-marks", "--start", 4, "--out", pdf)
    assert (ran.code, ran.out, ran.err) == (0, "The pick list is in list.pdf.\n", "")
    said = words_on(pdf)
    assert said.startswith("12 parcels, labels on Avery L7163 Page 1 Mark Label For What")
    assert "·1 sheet 1, label 4 " in said
    assert "·12 sheet 2, label 1 " in said
    shop.run("proof", "--stock", "L7163", "--parcel-marks", "--start", 4, "--out", labels)
    assert all(f"·{number} " in f"{words_on(labels)} " for number in range(1, 13))


def test_the_pick_list_holds_names_and_items_alone(desk: Seat, tmp_path: Path) -> None:
    with closing(open_desk(desk.folder, StoppedClock())) as opened:
        order_id = opened.inbox.add_by_hand("Ines", "green scarf")
        opened.composing.finish(order_id, "Hi.", hand="caveat", made_by=MadeBy.FONT, sign_off="")
    pdf = tmp_path / "list.pdf"
    assert desk.run("picklist", "--stock", "L7163", "--out", pdf).code == 0
    assert words_on(pdf) == (
        "1 parcel, labels on Avery L7163 Page 1 Label For What label 1 Ines green scarf"
    )

"""``handnote sheets`` tells what is left, and ``handnote proof`` fills it without using it up."""

from contextlib import closing
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from handnote.bootstrap import open_desk
from tests.cli.seat import Seat, StoppedClock


@pytest.fixture
def begun(shop: Seat) -> Seat:
    """The sample shop with nine labels gone from a sheet, and one from another stock's."""
    with closing(open_desk(shop.folder, StoppedClock())) as desk:
        desk.sheets.start_at(desk.catalogue.find("L7163"), None, 9)
        desk.sheets.strike_out(desk.catalogue.find("5163"), None, 2)
    return shop


def proof(seat: Seat, pdf: Path, *more: object) -> str:
    """Lay the notes out, and return what was said."""
    ran = seat.run("proof", "--stock", "L7163", "--out", pdf, *more)
    return ran.out if ran.code == 0 else ran.err


def first_words(pdf: Path) -> tuple[float, float]:
    """Where the first note of the first page stands: from the left and the top, in mm."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        left, _, _, top = page.get_textpage().get_charbox(0)
        return left * 25.4 / 72, (page.get_height() - top) * 25.4 / 72


def test_part_used_sheets_are_listed_oldest_first(begun: Seat) -> None:
    told = begun.run("sheets", "--json").told
    assert [(one["stock"], one["left"], one["labels"]) for one in told] == [
        ("Avery L7163", 5, 14),
        ("Avery 5163", 9, 10),
    ]
    assert told[0]["gone"] == {"printed": [], "spoiled": [], "struck": list(range(1, 10))}
    assert told[0]["since"] == "2026-11-21T18:40:00Z"
    assert (told[0]["turned"], told[0]["id"][:4]) == (False, told[0]["name"])
    heading, first, second = begun.run("sheets").out.splitlines()
    assert heading.split("  ")[0] == "Name"
    assert first.split()[0] == told[0]["name"]
    assert "Avery L7163  5 of 14" in first
    assert "Avery 5163   9 of 10" in second


def test_no_part_used_sheet_is_said(desk: Seat) -> None:
    assert desk.run("sheets").out == "No label sheet is part-used.\n"
    assert desk.run("sheets", "--json").told == []


def test_a_proof_fills_the_sheet_that_is_named_and_uses_nothing_up(
    begun: Seat, tmp_path: Path
) -> None:
    before = begun.run("sheets", "--json").told
    name = before[0]["name"]
    pdf, same = tmp_path / "named.pdf", tmp_path / "told.pdf"
    assert proof(begun, pdf, "--sheet", name).startswith("12 labels on 2 sheets")
    assert proof(begun, same, "--start", 10).startswith("12 labels on 2 sheets")
    assert pdf.read_bytes() == same.read_bytes()
    proof(begun, same, "--used", "1-8,9")
    assert pdf.read_bytes() == same.read_bytes()
    assert begun.run("sheets", "--json").told == before


def test_a_turned_sheet_is_printed_from_its_other_end(begun: Seat, tmp_path: Path) -> None:
    name = begun.run("sheets", "--json").told[0]["name"]
    straight, turned, told = (tmp_path / f"{one}.pdf" for one in ("straight", "turned", "told"))
    proof(begun, straight, "--sheet", name)
    proof(begun, turned, "--sheet", name, "--turned")
    proof(begun, told, "--start", 10, "--turned")
    assert turned.read_bytes() == told.read_bytes()
    assert first_words(straight)[1] > 170
    assert first_words(turned)[1] < 40
    with closing(open_desk(begun.folder, StoppedClock())) as desk:
        desk.sheets.turn(desk.sheets.every_open()[0].id, is_turned=True)
    proof(begun, told, "--sheet", name)
    assert turned.read_bytes() == told.read_bytes()


@pytest.mark.parametrize("name", ["zzzz", "", "%"])
def test_a_sheet_there_is_not_is_told(name: str, begun: Seat, tmp_path: Path) -> None:
    told = proof(begun, tmp_path / "x.pdf", f"--sheet={name}")
    assert told.startswith(f"No part-used sheet of Avery L7163 is called “{name}”.")
    assert not (tmp_path / "x.pdf").exists()


def test_a_sheet_of_another_stock_is_told(begun: Seat, tmp_path: Path) -> None:
    name = begun.run("sheets", "--json").told[1]["name"]
    assert proof(begun, tmp_path / "x.pdf", "--sheet", name).startswith("No part-used sheet of ")


@pytest.mark.parametrize("used", ["0", "15", "3,99999999999", "1-99999999999"])
def test_labels_no_sheet_has_are_told(used: str, begun: Seat, tmp_path: Path) -> None:
    told = proof(begun, tmp_path / "x.pdf", f"--used={used}")
    assert told.startswith("There is no label ")
    assert "on a sheet of 14." in told


def test_a_sheet_with_every_label_gone_is_passed_over(begun: Seat, tmp_path: Path) -> None:
    used, new = tmp_path / "used.pdf", tmp_path / "new.pdf"
    assert proof(begun, used, "--used", "1-14").startswith("12 labels on 1 sheet")
    proof(begun, new)
    assert used.read_bytes() == new.read_bytes()

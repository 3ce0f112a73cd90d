"""Sticky notes, cards and plain paper: what she has in a drawer, without a die."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QMenu, QPushButton

from handnote.domain.calibration import Calibration
from handnote.domain.stock import Medium
from handnote.domain.units import Mm
from handnote.pdf.aim import aim_operator
from handnote.services.calibrating import paper
from handnote.services.proofing import Proof
from tests.journeys.seller import Seller, in_the_sample_shop
from tests.pdf.pixels import words_on

STICKY = "Sticky 76x76 on A4"
PAPER = "Plain 95x55 on A4"


class SomePrinter:
    """What the system's dialog hands back."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def printerName(self) -> str:
        """Return no name: a file was chosen instead."""
        return ""

    def outputFileName(self) -> str:
        """Return the file that was chosen."""
        return str(self._file)


def prints_on(seller: Seller, part: str) -> None:
    seller.goes_to("print")
    seller.field("find-stock").clear()
    seller.types(part, on=seller.field("find-stock"))
    seller.rest()
    seller.picks("stock", part)


def proof_of(seller: Seller) -> Proof:
    proof = seller.window.places.printer.proof
    assert proof is not None
    return proof


def carrier_button(seller: Seller) -> QPushButton:
    button = seller.window.findChild(QPushButton, "carrier")
    assert button is not None
    return button


def box(seller: Seller, name: str) -> QCheckBox:
    found = seller.window.findChild(QCheckBox, name)
    assert found is not None
    return found


def test_only_sticky_notes_have_a_carrier_page_to_print_or_save(tmp_path: Path) -> None:
    with in_the_sample_shop(tmp_path / "shop") as seller:
        seller.goes_to("print")
        assert not carrier_button(seller).isVisible()
        prints_on(seller, STICKY)
        button = carrier_button(seller)
        assert button.isVisible()
        assert button.accessibleName() == "Carrier page"
        menu = button.findChild(QMenu)
        assert menu is not None
        ways = [action.text() for action in menu.actions()]
        assert ways == ["Print carrier page…", "Save carrier page…"]
        assert seller.sees("Print the carrier page first and stick your notes on its outlines.")
        prints_on(seller, "5163")
        assert not carrier_button(seller).isVisible()


def test_the_carrier_page_is_saved_and_printed_for_the_stock_in_use(tmp_path: Path) -> None:
    saved, printed = tmp_path / "carrier.pdf", tmp_path / "printed.pdf"
    with in_the_sample_shop(tmp_path / "shop") as seller:
        prints_on(seller, STICKY)
        page = seller.window.places.printer.carrier
        stock = seller.desk.stock
        page.save_as(stock, saved)
        seller.rest()
        assert seller.foot() == (
            "The carrier page is in carrier.pdf. Print it at actual size, 100 %."
        )
        page.send(stock, SomePrinter(printed))  # type: ignore[arg-type]  # as the dialog's is
        seller.rest()
        assert printed.read_bytes() == saved.read_bytes()
        assert words_on(saved.read_bytes()).count("glue edge up here") == 6
        assert saved.read_bytes().count(aim_operator(paper(stock))) == 1


def test_the_carrier_page_is_moved_for_a_measured_printer_as_the_notes_are(
    tmp_path: Path,
) -> None:
    made = Calibration(Mm(1.5), Mm(-0.8), 1.0, 1.0)
    carrier, notes = tmp_path / "carrier.pdf", tmp_path / "notes.pdf"
    with in_the_sample_shop(tmp_path / "shop") as seller:
        prints_on(seller, STICKY)
        on = paper(seller.desk.stock)
        seller.desk.calibrating.keep("Brother", seller.desk.stock, made)
        seller.window.places.printer.choosing.pick("Brother")
        seller.window.places.printer.carrier.save_as(seller.desk.stock, carrier)
        seller.rest()
        seller.window.places.printer.sending.save_as(proof_of(seller), notes)
        seller.rest()
    for file in (carrier, notes):
        assert file.read_bytes().count(aim_operator(on, made)) == 1


@pytest.mark.parametrize("part", [STICKY, PAPER, "Card A5 folded", "Card A7 on A4"])
def test_what_the_paper_decides_is_shown_and_her_own_wish_is_kept(
    tmp_path: Path, part: str
) -> None:
    with in_the_sample_shop(tmp_path / "shop") as seller:
        seller.goes_to("print")
        seller.clicks("outlines")
        prints_on(seller, part)
        stock = seller.desk.stock
        is_stuck = stock.medium is Medium.STICKY
        crop = box(seller, "crop-marks")
        assert not crop.isEnabled()
        assert crop.isChecked() is not is_stuck
        assert crop.text().endswith("(not here)" if is_stuck else "(always)")
        assert box(seller, "outlines").isEnabled() is not is_stuck
        assert box(seller, "outlines").isChecked() is not is_stuck
        seller.clicks("mirror")
        chosen = seller.desk.preferences.current
        assert (chosen.outlines, chosen.crop_marks) == (True, False)
        prints_on(seller, "L7163")
        assert crop.isEnabled()
        assert not crop.isChecked()
        assert box(seller, "outlines").isChecked()
        assert crop.text() == "Lines to cut along"


def test_paper_that_is_cut_up_is_no_sheet_to_go_on_with(tmp_path: Path) -> None:
    with in_the_sample_shop(tmp_path / "shop") as seller:
        prints_on(seller, PAPER)
        assert seller.sees("Lines to cut along are always printed on it.")
        assert seller.sees("Laid out by handnote; nothing is die-cut.")
        first = proof_of(seller)
        assert [len(sheet.placements) for sheet in first.sheets] == [10, 2]
        seller.prints(tmp_path / "notes.pdf")
        seller.clicks_label(1)
        seller.clicks("all-good")
        seller.rest()
        again = proof_of(seller)
        assert [placement.slot for placement in again.sheets[0].placements] == [0]
        feeding = seller.window.findChild(QLabel, "feeding")
        assert feeding is not None
        assert feeding.text() == "1 new sheet."


def test_what_she_looks_for_is_not_swept_away_by_making_the_place_ready(tmp_path: Path) -> None:
    with in_the_sample_shop(tmp_path / "shop") as seller:
        seller.goes_to("print")
        seller.types("7160", on=seller.field("find-stock"))
        box_of_stocks = seller.window.findChild(QComboBox, "stock")
        assert box_of_stocks is not None
        found = [box_of_stocks.itemText(row) for row in range(box_of_stocks.count())]
        for step in (seller.window.places._fill_printing, seller.window.places._dress_printing):
            step()
        assert [box_of_stocks.itemText(row) for row in range(box_of_stocks.count())] == found

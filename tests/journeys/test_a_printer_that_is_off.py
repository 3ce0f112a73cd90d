"""A printer that is off: measured once with a test page, made good from then on."""

import hashlib
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QListView, QPushButton

from handnote.domain.calibration import Calibration, Paper
from handnote.domain.units import Mm
from handnote.pdf.aim import aim_operator
from handnote.qt.print import sending
from handnote.qt.widgets.two_sided import WHERE_ROLE
from handnote.services.proofing import Proof
from tests.journeys.seller import Seller, at_the_desk, in_the_sample_shop

A4 = Paper(Mm(210), Mm(297))
SHIFTED = ("15.6", "15.6", "14.4", "14,4", "16.2", "16.2", "13.8", "13.8")


class SomePrinter:
    """What the system's dialog hands back."""

    def __init__(self, name: str, file: str = "") -> None:
        self._name, self._file = name, file

    def printerName(self) -> str:
        """Return the name that was chosen."""
        return self._name

    def outputFileName(self) -> str:
        """Return the file that was chosen instead."""
        return self._file


def reads(seller: Seller, *numbers: str) -> None:
    """Type what the ruler says at A, B and so on."""
    for letter, number in zip("ABCDEFGH", numbers, strict=False):
        field = seller.field(f"reading-{letter}")
        field.selectAll()
        seller.types(number, on=field)


def names_the_printer(seller: Seller, name: str) -> None:
    box = seller.sheet().findChild(QComboBox, "measured-printer")
    assert box is not None
    box.setCurrentText(name)


def meaning(seller: Seller) -> str:
    label = seller.sheet().findChild(QLabel, "calibration-says")
    assert label is not None
    return label.text()


def can_keep(seller: Seller) -> bool:
    button = seller.sheet().findChild(QPushButton, "accept")
    assert button is not None
    return button.isEnabled()


def about_printer(seller: Seller) -> str:
    label = seller.window.findChild(QLabel, "printer-about")
    assert label is not None
    return label.text()


def measures(seller: Seller, printer: str, *numbers: str) -> None:
    seller.goes_to("print")
    seller.clicks("test-page")
    names_the_printer(seller, printer)
    reads(seller, *numbers)
    seller.clicks("accept")


def forgets(seller: Seller) -> None:
    """Open the sheet again, where the numbers still stand, and forget them."""
    seller.clicks("test-page")
    field = seller.sheet().findChild(QLineEdit, "reading-A")
    button = seller.sheet().findChild(QPushButton, "forget-calibration")
    assert field is not None
    assert button is not None
    assert field.text() == "15.6"
    button.click()
    seller.rest()


def proof_of(seller: Seller) -> Proof:
    proof = seller.window.places.printer.proof
    assert proof is not None
    return proof


def ticks(seller: Seller, name: str) -> bool:
    box = seller.window.findChild(QCheckBox, name)
    assert box is not None
    return box.isChecked()


def listed(seller: Seller) -> list[str]:
    rows = seller.window.findChild(QListView, "on-sheets")
    assert rows is not None
    return [
        str(rows.model().index(row, 0).data(WHERE_ROLE)) for row in range(rows.model().rowCount())
    ]


def test_what_she_reads_is_said_at_once_and_known_the_next_day(tmp_path: Path) -> None:
    with in_the_sample_shop(tmp_path / "shop") as seller:
        seller.goes_to("print")
        seller.clicks("test-page")
        assert meaning(seller) == "Type the eight numbers, 15.0 for example."
        reads(seller, *SHIFTED)
        assert meaning(seller).startswith("Say which printer this was")
        assert not can_keep(seller)
        names_the_printer(seller, "Brother HL-L2350")
        assert meaning(seller) == "It prints shifted 0.6 mm right, 1.2 mm down."
        seller.clicks("accept")
        assert about_printer(seller).startswith("Shifted 0.6 mm right, 1.2 mm down, from your")
    with at_the_desk(tmp_path / "shop") as seller:
        seller.goes_to("print")
        assert about_printer(seller).startswith("Shifted 0.6 mm right, 1.2 mm down, from your")


def test_inches_will_do(tmp_path: Path) -> None:
    with in_the_sample_shop(tmp_path / "shop") as seller:
        seller.goes_to("print")
        seller.clicks("test-page")
        seller.picks("ruler", "inches")
        names_the_printer(seller, "Epson")
        reads(seller, "5/8", "0.625", *["0.59"] * 6)
        assert "0.4 mm right" in meaning(seller)
        assert can_keep(seller)


def test_a_driver_that_scales_and_a_slant_are_told_first(tmp_path: Path) -> None:
    with in_the_sample_shop(tmp_path / "shop") as seller:
        seller.goes_to("print")
        seller.clicks("test-page")
        names_the_printer(seller, "Epson")
        reads(seller, "17.6", "16.8", "16.4", "16.4", "18.2", "18.2", "17.8", "17.8")
        scales, slants, means = meaning(seller).split("\n")
        assert scales.startswith("Your viewer or driver scales: choose “Actual size” or 100 %")
        assert "slant" in slants
        assert "at 97.9 % of its size" in means or "of its width" in means
        assert can_keep(seller)
        reads(seller, "25", "25", "25", "25", "30", "30", "30", "30")
        assert "more than can be made good" in meaning(seller)
        assert not can_keep(seller)


def test_what_is_saved_for_a_measured_printer_is_the_proof_moved_and_the_screen_is_not(
    tmp_path: Path,
) -> None:
    with in_the_sample_shop(tmp_path / "shop") as seller:
        measures(seller, "Brother", *SHIFTED)
        proof = proof_of(seller)
        file = tmp_path / "labels.pdf"
        seller.window.places.printer.sending.save_as(proof, file)
        seller.rest()
        assert seller.foot() == "Saved as labels.pdf, moved to come out right on Brother"
        off = Calibration(Mm(0.6), Mm(1.2))
        sent = file.read_bytes()
        assert sent.replace(aim_operator(A4, off), aim_operator(A4)) == proof.pdf != sent
        assert aim_operator(A4) in proof_of(seller).pdf
        (run,) = seller.desk.printing.unanswered()
        assert run.pdf_sha256 == hashlib.sha256(sent).hexdigest()


def test_each_printer_gets_its_own_and_one_nobody_measured_gets_the_proof(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    went: list[tuple[str, bytes]] = []

    def catch(pdf: bytes, papers: list[Paper], printer: SomePrinter, *, is_turned: bool) -> None:
        assert set(papers) == {A4}
        assert not is_turned
        went.append((printer.printerName(), pdf))

    monkeypatch.setattr(sending, "print_pdf", catch)
    with in_the_sample_shop(tmp_path / "shop") as seller:
        measures(seller, "Brother", *SHIFTED)
        printer = seller.window.places.printer
        proof = proof_of(seller)
        for name in ("Brother", "Epson"):
            printer.sending.send(proof, SomePrinter(name))  # type: ignore[arg-type] # stands in for it
            seller.rest()
        assert [name for name, _ in went] == ["Brother", "Epson"]
        assert went[0][1] != proof.pdf
        assert went[1][1] == proof.pdf
        assert about_printer(seller).startswith("Not measured yet. Before its first sheet")


def test_forgetting_sends_the_proof_itself_and_can_be_taken_back(tmp_path: Path) -> None:
    with in_the_sample_shop(tmp_path / "shop") as seller:
        measures(seller, "Brother", *SHIFTED)
        forgets(seller)
        assert about_printer(seller).startswith("Not measured yet.")
        file = tmp_path / "labels.pdf"
        seller.shortcut("Ctrl+Z")
        assert about_printer(seller).startswith("Shifted 0.6 mm right")
        forgets(seller)
        seller.window.places.printer.sending.save_as(proof_of(seller), file)
        seller.rest()
        assert file.read_bytes() == proof_of_run(seller, file)


def proof_of_run(seller: Seller, file: Path) -> bytes:
    """The bytes the last run was written down with, if they are the file's."""
    (run,) = seller.desk.printing.unanswered()
    data = file.read_bytes()
    assert run.pdf_sha256 == hashlib.sha256(data).hexdigest()
    assert data.count(aim_operator(A4)) == 1
    return data


def test_parcel_marks_are_on_labels_the_list_beside_and_the_list_on_paper(tmp_path: Path) -> None:
    with in_the_sample_shop(tmp_path / "shop") as seller:
        seller.goes_to("print")
        assert listed(seller)[0] == "label 1"
        seller.clicks("parcel-marks")
        assert listed(seller)[:2] == ["label 1 ·1", "label 2 ·2"]
        file = tmp_path / "list.pdf"
        seller.window.places.printer.pick_list.save_as(proof_of(seller), file)
        seller.rest()
        assert seller.foot() == "The pick list is in list.pdf."
        with pypdfium2.PdfDocument(file) as document:
            said = " ".join(document[0].get_textpage().get_text_bounded().split())
        assert "·1 label 1 Marta Kowalska" in said
        assert "·12 label 12 Mathilde Girard" in said
    with at_the_desk(tmp_path / "shop") as seller:
        seller.goes_to("print")
        assert ticks(seller, "parcel-marks")


def test_mirroring_is_for_once_and_never_for_the_next_day(tmp_path: Path) -> None:
    with in_the_sample_shop(tmp_path / "shop") as seller:
        seller.goes_to("print")
        plain = proof_of(seller).pdf
        seller.clicks("mirror")
        mirrored = proof_of(seller)
        assert mirrored.pdf != plain
        seller.window.places.printer.sending.save_as(mirrored, tmp_path / "decals.pdf")
        seller.rest()
        assert not ticks(seller, "mirror")
        seller.clicks("mirror")
    with at_the_desk(tmp_path / "shop") as seller:
        seller.goes_to("print")
        assert not ticks(seller, "mirror")


def test_the_test_page_can_be_saved_for_a_printer_elsewhere(tmp_path: Path) -> None:
    with in_the_sample_shop(tmp_path / "shop") as seller:
        measures(seller, "Brother", *SHIFTED)
        file = tmp_path / "page.pdf"
        choosing = seller.window.places.printer.choosing
        choosing.save_test_page(proof_of(seller).stock, file)
        seller.rest()
        assert seller.foot().startswith("The test page is in page.pdf.")
        assert file.read_bytes().count(aim_operator(A4)) == 1


def test_every_field_is_reached_and_typed_by_keyboard_alone(tmp_path: Path) -> None:
    with in_the_sample_shop(tmp_path / "shop") as seller:
        seller.goes_to("print")
        seller.clicks("test-page")
        sheet = seller.sheet()
        names_the_printer(seller, "Epson")
        for letter, number in zip("ABCDEFGH", SHIFTED, strict=True):
            field = sheet.focusWidget()
            assert field is not None
            assert field.accessibleName().endswith(f"frame at {letter}")
            seller.types(number, on=field)
            seller.presses(Qt.Key.Key_Return if letter == "H" else Qt.Key.Key_Tab, on=field)
        seller.rest()
        assert about_printer(seller).startswith("Shifted 0.6 mm right")

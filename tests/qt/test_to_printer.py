"""What goes to a printer is the very bytes that were handed over, unscaled."""

import os
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from handnote.config.resources import resource
from handnote.domain.calibration import Paper
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.units import Mm
from handnote.qt.print.printers import cups_printers, has_cups
from handnote.qt.print.to_printer import print_pdf
from handnote.services.proofing import Proofing
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.hands import Hands

A4 = Paper(Mm(210), Mm(297))
ROLL = Paper(Mm(62), Mm(28.9))

pytestmark = pytest.mark.skipif(os.name != "posix", reason="CUPS is asked by its commands")


class SomePrinter:
    """What the system's dialog hands back."""

    def __init__(self, name: str = "Brother", file: str = "") -> None:
        self._name, self._file = name, file

    def printerName(self) -> str:
        """Return the name that was chosen."""
        return self._name

    def outputFileName(self) -> str:
        """Return the file that was chosen instead."""
        return self._file

    def copyCount(self) -> int:
        """Return how many copies are wanted."""
        return 1

    def fromPage(self) -> int:
        """Return the first page wanted; 0 for all."""
        return 0


def command(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for commands of CUPS that are looked for first."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def test_cups_gets_the_bytes_and_is_told_not_to_scale(commands: Path, tmp_path: Path) -> None:
    script = f'echo "$@" > {tmp_path}/asked\nfor last; do :; done\ncp "$last" {tmp_path}/went'
    command(commands, "lp", script)
    print_pdf(b"%PDF these bytes", [A4], SomePrinter())  # type: ignore[arg-type] # stands in for it
    assert (tmp_path / "went").read_bytes() == b"%PDF these bytes"
    asked = (tmp_path / "asked").read_text()
    assert "print-scaling=none" in asked
    assert "media=A4" in asked
    assert "-d Brother" in asked


def test_paper_no_shop_names_is_told_by_its_size(commands: Path, tmp_path: Path) -> None:
    command(commands, "lp", f'echo "$@" > {tmp_path}/asked')
    print_pdf(b"%PDF", [ROLL], SomePrinter())  # type: ignore[arg-type] # stands in for it
    assert "media=Custom.62x28.9mm" in (tmp_path / "asked").read_text()


def test_a_file_gets_the_bytes(tmp_path: Path) -> None:
    file = tmp_path / "labels.pdf"
    print_pdf(b"%PDF", [A4], SomePrinter("", str(file)))  # type: ignore[arg-type] # stands in
    assert file.read_bytes() == b"%PDF"


def test_what_a_printer_says_when_it_refuses_is_told(commands: Path) -> None:
    command(commands, "lp", "echo 'lp: The printer or class does not exist.' >&2; exit 1")
    with pytest.raises(Problem) as met:
        print_pdf(b"%PDF", [A4], SomePrinter())  # type: ignore[arg-type] # stands in for it
    assert met.value.code is AskTrouble.CANNOT_WRITE_FILE
    assert met.value.facts["why"] == "lp: The printer or class does not exist."


def test_the_printers_are_those_cups_knows(commands: Path) -> None:
    command(commands, "lpstat", "echo Brother_HL_L2350; echo; echo Canon")
    assert has_cups()
    assert cups_printers() == ("Brother_HL_L2350", "Canon")


def test_pages_of_other_lengths_go_one_by_one_each_on_its_own(
    commands: Path, tmp_path: Path
) -> None:
    command(commands, "lp", f'echo "$@" >> {tmp_path}/asked')
    long = Paper(Mm(62), Mm(80))
    print_pdf(b"%PDF", [ROLL, ROLL, long], SomePrinter())  # type: ignore[arg-type] # stands in
    first, second = (tmp_path / "asked").read_text().splitlines()
    assert "media=Custom.62x28.9mm" in first
    assert "-P 1-2" in first
    assert "media=Custom.62x80mm" in second
    assert "-P 3-3" in second


def test_a_label_that_leaves_the_roll_on_its_side_goes_there_turned(
    commands: Path, tmp_path: Path
) -> None:
    script = f'echo "$@" > {tmp_path}/asked\nfor last; do :; done\ncp "$last" {tmp_path}/went'
    command(commands, "lp", script)
    stock = StockCatalogue().find("DK-11201")
    pdf = Proofing(Hands(resource("fonts"))).label("Jo, hello.", "caveat", stock)
    paper = Paper(stock.page_width, stock.page_height)
    print_pdf(pdf, [paper], SomePrinter(), is_turned=stock.turned)  # type: ignore[arg-type]
    assert "media=Custom.29x90.3mm" in (tmp_path / "asked").read_text()
    document = pypdfium2.PdfDocument((tmp_path / "went").read_bytes())
    width, height = (side * 25.4 / 72 for side in document[0].get_size())
    document.close()
    assert (width, height) == (pytest.approx(29, abs=0.01), pytest.approx(90.3, abs=0.01))

"""Hands a PDF to a printer without touching its size."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from handnote.config.files import write_whole
from handnote.domain.calibration import Paper
from handnote.domain.problem import AskTrouble, Problem
from handnote.qt.print.page_image import page_count, page_image

_DOTS_PER_INCH = 600
_MM_PER_INCH = 25.4


def page_layout(paper: Paper) -> QPageLayout:
    """The paper itself, without margins: margins are what shifts and shrinks labels."""
    size = QSizeF(paper.width, paper.height)
    return QPageLayout(
        QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch),
        QPageLayout.Orientation.Portrait,
        QMarginsF(0, 0, 0, 0),
    )


def print_pdf(pdf: bytes, paper: Paper, printer: QPrinter) -> None:
    """Send ``pdf`` to where the system's dialog pointed; raises ``CANNOT_WRITE_FILE``.

    A file gets the PDF itself. A CUPS printer gets the PDF as it is, unscaled. Elsewhere
    the pages go as pixels at 600 dots to the inch.
    """
    if printer.outputFileName():
        write_whole(Path(printer.outputFileName()), pdf)
    elif command := shutil.which("lp"):
        _print_with_cups(pdf, command, paper, printer)
    else:
        _print_pixels(pdf, paper, printer)


def _print_with_cups(pdf: bytes, command: str, paper: Paper, printer: QPrinter) -> None:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        arguments = [command, *cups_options(paper, printer), "--", file.name]
        try:
            said = subprocess.run(  # noqa: S603 - a fixed program, no shell
                arguments, capture_output=True, text=True, check=False, timeout=60
            )
        except (OSError, subprocess.TimeoutExpired):
            raise _refused(printer, "the printing system does not answer") from None
    if said.returncode:
        raise _refused(printer, said.stderr.strip() or f"lp: {said.returncode}")


def cups_options(paper: Paper, printer: QPrinter) -> list[str]:
    """What ``lp`` is told: never scale, one side only, the paper's own size, what was chosen."""
    page = f"Custom.{paper.width:g}x{paper.height:g}mm"
    known = {(210, 297): "A4", (216, 279): "Letter"}
    media = known.get((round(paper.width), round(paper.height)), page)
    options = ["-o", "print-scaling=none", "-o", "sides=one-sided", "-o", f"media={media}"]
    options += ["-n", str(printer.copyCount())]
    if printer.fromPage():
        options += ["-P", f"{printer.fromPage()}-{printer.toPage()}"]
    if printer.printerName():
        options += ["-d", printer.printerName()]
    return options


def _refused(printer: QPrinter, why: str) -> Problem:
    return Problem(AskTrouble.CANNOT_WRITE_FILE, name=printer.printerName(), why=why)


def _print_pixels(pdf: bytes, paper: Paper, printer: QPrinter) -> None:
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(paper))
    width = round(paper.width / _MM_PER_INCH * _DOTS_PER_INCH)
    painter = QPainter()
    if not painter.begin(printer):
        raise Problem(
            AskTrouble.CANNOT_WRITE_FILE,
            name=printer.printerName(),
            why="the printer did not start",
        )
    try:
        target = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
        for number in range(page_count(pdf)):
            if number:
                printer.newPage()
            page = page_image(pdf, number, width)
            image = QImage(
                page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32
            )
            painter.drawImage(target, image)
    finally:
        painter.end()

"""Hands a PDF to a printer without touching its size."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QPrinter

from handnote.config.files import write_whole
from handnote.domain.calibration import Paper
from handnote.domain.problem import AskTrouble, Problem
from handnote.qt.print.page_image import page_count, page_image, turned

_DOTS_PER_INCH = 600
_MM_PER_INCH = 25.4


def page_layout(paper: Paper, *, is_turned: bool = False) -> QPageLayout:
    """The paper itself, without margins: margins are what shifts and shrinks labels."""
    fed = _fed(paper, is_turned=is_turned)
    return QPageLayout(
        QPageSize(
            QSizeF(fed.width, fed.height),
            QPageSize.Unit.Millimeter,
            "",
            QPageSize.SizeMatchPolicy.FuzzyMatch,
        ),
        QPageLayout.Orientation.Portrait,
        QMarginsF(0, 0, 0, 0),
    )


def print_pdf(
    pdf: bytes, papers: Sequence[Paper], printer: QPrinter, *, is_turned: bool = False
) -> None:
    """Send ``pdf`` to where the system's dialog pointed; raises ``CANNOT_WRITE_FILE``.

    A file gets the PDF itself. A CUPS printer gets the PDF as it is, unscaled; elsewhere the
    pages go as pixels at 600 dots to the inch. ``papers`` is one for all pages or one for each.
    A roll whose labels come out on their side gets them ``is_turned`` by a quarter.
    """
    if printer.outputFileName():
        write_whole(Path(printer.outputFileName()), pdf)
    elif command := shutil.which("lp"):
        _print_with_cups(turned(pdf) if is_turned else pdf, command, papers, printer, is_turned)
    else:
        _print_pixels(pdf, papers, printer, is_turned=is_turned)


def _fed(paper: Paper, *, is_turned: bool) -> Paper:
    return Paper(paper.height, paper.width) if is_turned else paper


def _print_with_cups(
    pdf: bytes,
    command: str,
    papers: Sequence[Paper],
    printer: QPrinter,
    is_turned: bool,  # noqa: FBT001 - one of two ways a roll is fed
) -> None:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        for paper, pages in _jobs(papers, printer):
            options = cups_options(_fed(paper, is_turned=is_turned), printer, pages)
            arguments = [command, *options, "--", file.name]
            try:
                said = subprocess.run(  # noqa: S603 - a fixed program, no shell
                    arguments, capture_output=True, text=True, check=False, timeout=60
                )
            except (OSError, subprocess.TimeoutExpired):
                raise _refused(printer, "the printing system does not answer") from None
            if said.returncode:
                raise _refused(printer, said.stderr.strip() or f"lp: {said.returncode}")


def _jobs(papers: Sequence[Paper], printer: QPrinter) -> Iterator[tuple[Paper, str]]:
    """Pages of one size go together, for a printer is told one size a time; "" for all."""
    first = printer.fromPage() or 1
    last = printer.toPage() if printer.fromPage() else max(first, len(papers))
    if len(set(papers)) == 1:
        yield papers[0], f"{first}-{last}" if printer.fromPage() else ""
        return
    wanted = range(first, min(last, len(papers)) + 1)
    for paper, pages in groupby(wanted, key=lambda page: papers[page - 1]):
        numbers = list(pages)
        yield paper, f"{numbers[0]}-{numbers[-1]}"


def cups_options(paper: Paper, printer: QPrinter, pages: str) -> list[str]:
    """What ``lp`` is told: never scale, one side only, the paper's own size, what was chosen."""
    page = f"Custom.{paper.width:g}x{paper.height:g}mm"
    known = {(210, 297): "A4", (216, 279): "Letter"}
    media = known.get((round(paper.width), round(paper.height)), page)
    options = ["-o", "print-scaling=none", "-o", "sides=one-sided", "-o", f"media={media}"]
    options += ["-n", str(printer.copyCount())]
    if pages:
        options += ["-P", pages]
    if printer.printerName():
        options += ["-d", printer.printerName()]
    return options


def _refused(printer: QPrinter, why: str) -> Problem:
    return Problem(AskTrouble.CANNOT_WRITE_FILE, name=printer.printerName(), why=why)


def _print_pixels(
    pdf: bytes, papers: Sequence[Paper], printer: QPrinter, *, is_turned: bool
) -> None:
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(papers[0], is_turned=is_turned))
    painter = QPainter()
    if not painter.begin(printer):
        raise Problem(
            AskTrouble.CANNOT_WRITE_FILE,
            name=printer.printerName(),
            why="the printer did not start",
        )
    try:
        for number in range(page_count(pdf)):
            paper = papers[min(number, len(papers) - 1)]
            if number:
                printer.setPageLayout(page_layout(paper, is_turned=is_turned))
                printer.newPage()
            width = round(paper.width / _MM_PER_INCH * _DOTS_PER_INCH)
            page = page_image(pdf, number, width)
            image = QImage(
                page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32
            )
            if is_turned:
                image = image.transformed(QTransform().rotate(90))
            painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), image)
    finally:
        painter.end()

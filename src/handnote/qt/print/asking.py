"""The system's dialogs for a page besides the labels: which printer, or which file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from handnote.domain.calibration import Paper
from handnote.qt.print.to_printer import page_layout
from handnote.wording import screen


def printer_for(paper: Paper, title: str) -> QPrinter:
    """The system's usual printer, set to this paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(paper))
    printer.setDocName(title)
    return printer


def ask_for_printer(window: QWidget, printer: QPrinter, then: Callable[[], None]) -> None:
    """Ask where ``printer`` is to point; ``then`` is called when it does."""
    dialog = QPrintDialog(printer, window)
    dialog.accepted.connect(then)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # its own ``open`` wants a slot by name


def ask_where(window: QWidget, title: str, name: str, then: Callable[[Path], None]) -> None:
    """Ask which file to save a PDF in, ``name`` unless she says another."""
    dialog = QFileDialog(window, title, str(Path.home()), screen.PDF_FILES)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()

"""The calibration table: how far off each printer is, for each size of paper."""

from datetime import date

from handnote.domain.calibration import Calibration, MeasuredPrinter, Paper
from handnote.domain.units import Mm
from handnote.storage.connection import Connection
from handnote.storage.moments import day_text

_SELECT = "SELECT printer, shift_x, shift_y, scale_x, scale_y, measured_on FROM calibration"


def for_paper(connection: Connection, paper: Paper) -> tuple[MeasuredPrinter, ...]:
    """Return every printer measured for this size of paper, by name."""
    rows = connection.execute(
        f"{_SELECT} WHERE (page_width, page_height) = (?, ?) ORDER BY printer", _size(paper)
    )
    return tuple(
        MeasuredPrinter(
            printer,
            Calibration(Mm(shift_x), Mm(shift_y), scale_x, scale_y),
            date.fromisoformat(measured_on),
        )
        for printer, shift_x, shift_y, scale_x, scale_y, measured_on in rows
    )


def put(connection: Connection, measured: MeasuredPrinter, paper: Paper) -> None:
    """Keep a calibration, in place of any there was for this printer and paper."""
    made = measured.made
    connection.execute(
        "INSERT OR REPLACE INTO calibration (printer, page_width, page_height,"
        " shift_x, shift_y, scale_x, scale_y, measured_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            measured.printer,
            *_size(paper),
            made.shift_x,
            made.shift_y,
            made.scale_x,
            made.scale_y,
            day_text(measured.measured_on),
        ),
    )


def delete(connection: Connection, printer: str, paper: Paper) -> None:
    """Forget how far off a printer is."""
    connection.execute(
        "DELETE FROM calibration WHERE (printer, page_width, page_height) = (?, ?, ?)",
        (printer, *_size(paper)),
    )


def _size(paper: Paper) -> tuple[int, int]:
    """Whole millimetres: makers of one size of paper do not agree on the tenths."""
    return round(paper.width), round(paper.height)

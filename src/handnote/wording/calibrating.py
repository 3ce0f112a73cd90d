"""What is said on the test page and about what was read off it."""

from datetime import date

from handnote.domain.calibration import Calibration, Paper
from handnote.domain.stock import Stock
from handnote.sheets.calibration import Advice, inset
from handnote.sheets.ruler import Ruler, figure
from handnote.sheets.test_page import LETTERS, PageWords, line_length
from handnote.wording import desk

TITLE = "Test page"
PRINTER = "Printer"
ASKED = "Asked for when you print"
NOT_PICKED = (
    "Before your first sheet of labels, print a test page: it shows how far the printer is off."
)
NAME_A_PRINTER = "Which printer the page came from"
PRINT_TEST_PAGE = "Print a test page…"
SAVE_TEST_PAGE = "Save as PDF…"
TEST_PAGE = "Test page…"
ABOUT = (
    "Print the test page on plain paper. Then measure with a ruler, at each letter, from the edge "
    "of the paper to the frame, and type what you read."
)
SIDES = ("Left edge", "Right edge", "Top edge", "Bottom edge")
MEASURED_IN = "Ruler in"
RULERS = {Ruler.MM: "millimetres", Ruler.INCH: "inches"}
KEEP = "Keep for this printer"
FORGET = "Forget it"
QUITE_TRUE = "This printer is quite true; nothing needs to be moved."
NOT_MEASURED = (
    "Not measured yet. Before its first sheet of labels, print a test page: it shows how far it "
    "is off."
)
ADVICE = {
    Advice.SCALES: (
        "Your viewer or driver scales: choose “Actual size” or 100 %, and print the test page "
        "again."
    ),
    Advice.UNEVEN: (
        "Two numbers of one side are more than half a millimetre apart: the paper goes in at a "
        "slant, which no shift makes good. Set its guides close."
    ),
}
NO_PRINTER = "Say which printer this was; each is off in its own way."
FORGOTTEN = "The printer is not corrected any more."
KEPT = "Kept. The next sheets for this printer are moved to where they belong."

_FIRST = (
    "1. Print this page on plain paper, at actual size (100 %). The line below is then exactly "
    "{long} mm long. If yours is not, something between here and the paper scales: look for "
    "“Actual size” or 100 % where you print."
)
_SECOND = (
    "2. With a ruler, measure at {first} to {last} from the edge of the paper to the frame. It "
    "should be {should} ({inches} in) each time. Type what you read into handnote, and it moves "
    "what you print by as much."
)
_THIRD = (
    "3. Hold this page and a sheet of labels together against a window: the grey outlines are "
    "where the labels should be."
)
_A_TENTH = 0.05
_A_TENTH_OF_A_PERCENT = 0.0005


def page_words(stock: Stock) -> PageWords:
    """What the test page of a stock says."""
    paper = Paper(stock.page_width, stock.page_height)
    edge = inset(paper)
    should = f"{edge:.0f} mm"
    inches = figure(edge, Ruler.INCH)
    return PageWords(
        title=f"Test page for {stock.brand} {stock.part}",
        line=f"{line_length(paper):.0f} mm",
        reading=should,
        advice=(
            _FIRST.format(long=f"{line_length(paper):.0f}"),
            _SECOND.format(first=LETTERS[0], last=LETTERS[-1], should=should, inches=inches),
            _THIRD,
        ),
    )


def reading_at(letter: str) -> str:
    """What a field asks for."""
    return f"From the edge of the paper to the frame at {letter}"


def not_yet(number: str) -> str:
    """While numbers are missing."""
    return f"Type the eight numbers, {number} for example."


def shifted(made: Calibration) -> str:
    """How far a printer is off, in words; empty for one that is quite true."""
    ways = [
        _way(made.shift_x, "right", "left"),
        _way(made.shift_y, "down", "up"),
    ]
    shift = ", ".join(way for way in ways if way)
    scales = _scaled(made)
    return " and ".join(part for part in (f"shifted {shift}" if shift else "", scales) if part)


def about(made: Calibration) -> str:
    """What the numbers mean, while they are typed."""
    said = shifted(made)
    return f"It prints {said}." if said else QUITE_TRUE


def measured(made: Calibration, on: date, today: date) -> str:
    """Under the printer's name: how far it is off, and since when that is known."""
    said = shifted(made) or "quite true"
    return f"{said[0].upper()}{said[1:]}, from your test page on {desk.day(on, today)}."


def test_page_saved(name: str) -> str:
    """After the test page was written to a file."""
    return f"The test page is in {name}. Print it on plain paper, at actual size, 100 %."


def saved_for(name: str, printer: str) -> str:
    """After a PDF was written that only one printer should print."""
    return f"Saved as {name}, moved to come out right on {printer}"


def _way(shift: float, on: str, back: str) -> str:
    return f"{abs(shift):.1f} mm {on if shift > 0 else back}" if abs(shift) >= _A_TENTH else ""


def _scaled(made: Calibration) -> str:
    across, down = made.scale_x, made.scale_y
    if max(abs(across - 1), abs(down - 1)) < _A_TENTH_OF_A_PERCENT:
        return ""
    if abs(across - down) < _A_TENTH_OF_A_PERCENT:
        return f"at {across * 100:.1f} % of its size"
    return f"at {across * 100:.1f} % of its width and {down * 100:.1f} % of its height"

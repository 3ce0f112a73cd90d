"""What is said of label stocks: what they are, how sure their figures, what came of a file."""

from handnote.domain.problem import Problem, StockTrouble
from handnote.domain.stock import OWN, Medium, Stock
from handnote.domain.units import INCH
from handnote.wording.screen import fits, page_name

TITLE = "Label sheets"
TITLE_MENU = "Label sheets…"
ALL_SHEETS = "All label sheets…"
FIND = "Number on the packet, size or words"
ONLY_MINE = "Only mine"
ALSO_UNVERIFIED = "Also unverified"
IS_MINE = "one of mine"
STAR = "★"
ONE_OF_MINE = "One of mine"
HINT = "Type to search, arrows to look, Enter to choose. Space marks a sheet as yours."
NOTHING_FOUND = (
    "No label sheet is like that. Say less, give the size of one label, or measure your own."
)
NOTHING_MINE = (
    "None is marked as yours yet. Untick “Only mine”, and press Space on the sheets you have."
)
USE = "Use this sheet"
MEASURE = "Measure my own…"
CHANGE = "Change…"
TAKE_AWAY = "Take away"
FROM_FILE = "From a file…"
TO_FILE = "Save to a file…"
FROM_FILE_TITLE = "Open a file of label sheets"
STOCK_FILES = "Label sheets (*.toml *.template *.xml *.glabels);;All files (*)"
TO_FILE_TITLE = "Save this label sheet"
OWN_FILES = "Label sheet (*.toml)"

THERMAL = (
    "Thermal print fades within months, faster in the sun. It is right for a parcel, not for a"
    " keepsake."
)

CUT_MARKS = "Lines to cut along are always printed on it"
FOLD_MARKS = "Two lines at its edges always show where to fold"
STUCK = (
    "Print the carrier page first and stick your notes on its outlines. Then feed that page, and"
    " the notes are printed."
)

_EQUIVALENTS = 5
"""How many other numbers of a die are shown beside a product."""

_GRADES = {
    "A": "Confirmed by two sources",
    "B": "One source",
    "C": "Unverified, sources differ: print a test page first",
    "D": "Unverified: print a test page first",
    "own": "Your own measures",
}
_LAID_OUT = {
    Medium.CARD: "Laid out by handnote; nothing is die-cut",
    Medium.PLAIN: "Laid out by handnote; nothing is die-cut",
    Medium.STICKY: "Laid out by handnote; you stick the notes on",
}
"""How sure the figures are where there is no die that could be elsewhere."""

_MEDIA = {
    Medium.SHEET: "",
    Medium.CARD: "cards",
    Medium.PLAIN: "plain paper",
    Medium.STICKY: "sticky notes",
    Medium.FORM: "pin-feed form",
    Medium.ROLL: "roll",
    Medium.CONTINUOUS: "tape cut to length",
}

_PROBLEMS = {
    StockTrouble.NOT_STOCKS: (
        "{name} holds no label sheets that can be read here. A file saved by handnote will do, or"
        " a template file of gLabels."
    ),
    StockTrouble.UNREADABLE: (
        "{name} could not be read ({why}). Look where it lies, and try again."
    ),
    StockTrouble.TOO_LARGE: (
        "{name} is larger than any list of label sheets, so it was not read. Choose the file of"
        " the sheets alone."
    ),
    StockTrouble.HOSTILE: (
        "{name} was not read: it declares more than label sheets, as files meant to do harm do."
        " Fetch it from where it was made, or measure the sheet yourself."
    ),
    StockTrouble.WRONG_FIGURE: (
        "{name} was not read: for {stock} the figure “{what}” is missing or cannot be."
        " Put it right there, or measure the sheet yourself."
    ),
    StockTrouble.NONE_USABLE: (
        "Nothing in {name} can be used: {first}. Measure the sheet yourself instead."
    ),
    StockTrouble.IMPOSSIBLE: (
        "“{stock}” was not kept: its labels would overlap or leave the page. Measure it again."
    ),
    StockTrouble.NAME_TAKEN: (
        "Another label sheet of yours is called “{stock}”. Give this one another name."
    ),
    StockTrouble.NOT_OWN: ("“{stock}” is not a label sheet of your own, so it stays as it is."),
}
_KINDS = {
    "label-cd": "is a disc with a hole, which words would run across",
    "label-path": "has an outline of its own, which is not read here",
    "label-continuous": "is a roll of no fixed length, which is not read here",
    "impossible": "has labels that overlap or leave the page",
}
_ODD_KIND = "is not one even grid of labels"


def grade(stock: Stock) -> str:
    """How sure the figures of a stock are."""
    return _LAID_OUT[stock.medium] if stock.is_ours else _GRADES[stock.grade]


def is_unverified(stock: Stock) -> bool:
    """Whether a test page is the way to find out if its figures are right."""
    return stock.grade in ("C", "D")


def unverified(stock: Stock) -> str:
    """Said before printing on a stock that nobody has confirmed."""
    return (
        f"The figures of {stock.name} are unverified. Print a test page on plain paper first and"
        " hold it to the sheet against the light."
    )


def advice(stock: Stock) -> str:
    """What is to be known before a stock is chosen; empty where there is nothing."""
    if is_unverified(stock):
        return unverified(stock)
    return THERMAL if stock.thermal else ""


def about(stock: Stock, *, is_verified: bool) -> str:
    """What stands under the stock in use: its size, what it fits, what is to be known of it."""
    is_hers = stock.brand == OWN
    whose = grade(stock) if is_hers or stock.is_ours else fits(stock.brand, stock.part)
    doubt = "" if is_verified else unverified(stock)
    fading = THERMAL if stock.thermal else ""
    size = f"{stock.width:.1f} × {stock.height:.1f} mm"
    if stock.medium is Medium.CONTINUOUS:
        size = f"{_across(stock):.0f} mm wide, cut as long as each note"
    way = STUCK if stock.medium is Medium.STICKY else f"{always(stock)}." if always(stock) else ""
    return " ".join(filter(None, (f"{size}. {whose}.", way, doubt, fading)))


def always(stock: Stock) -> str:
    """Which marks are printed with a stock whatever is ticked; empty where none are."""
    if not stock.needs_marks:
        return ""
    return FOLD_MARKS if stock.is_folded else CUT_MARKS


def in_short(stock: Stock) -> str:
    """The label's part number and its size."""
    if stock.medium is Medium.CONTINUOUS:
        return f"{stock.part} · {_across(stock):.0f} mm tape"
    return f"{stock.part} · {stock.width:.0f} × {stock.height:.0f} mm"


def _across(stock: Stock) -> float:
    return stock.height if stock.turned else stock.width


def medium(stock: Stock) -> str:
    """What it is, where it is not a sheet of labels."""
    return _MEDIA[stock.medium]


def row(stock: Stock) -> tuple[str, str, str]:
    """A stock in three lines: its name, its sizes, how sure they are and what else it is called."""
    page = page_name(stock.page_width, stock.page_height)
    each = size(stock.width, stock.height)
    count = medium(stock) if stock.is_roll else f"{stock.slots} on {page}"
    kind = "" if stock.is_roll else medium(stock)
    others = ", ".join(stock.equivalents[:_EQUIVALENTS])
    return (
        " · ".join(filter(None, (stock.name, stock.title))),
        " · ".join(filter(None, (each, count, kind))),
        " · ".join(filter(None, (grade(stock), f"same as {others}" if others else ""))),
    )


def size(width: float, height: float) -> str:
    """A label's size as packets say it, in both measures."""
    inches = f"{width / INCH:.2f} × {height / INCH:.2f} in"
    return f"{width:.1f} × {height:.1f} mm ({inches})"


def how_many(count: int) -> str:
    """How many stocks were found."""
    return "1 label sheet" if count == 1 else f"{count:,} label sheets"


def taken_away(name: str) -> str:
    """After an own stock was taken away."""
    return f"{name} is taken away. What you printed on it stays known, and Undo brings it back."


def kept(name: str) -> str:
    """After an own stock was kept."""
    return f"{name} is kept among your label sheets."


def left_out(name: str, kind: str) -> str:
    """Why a template was not taken."""
    return f"{name or 'A sheet without a name'} {_KINDS.get(kind, _ODD_KIND)}"


def and_more(count: int) -> str:
    """More templates were not taken than are named."""
    return f"{count} more were not taken."


def brought_in(names: list[str]) -> str:
    """After stocks were taken from a file."""
    if len(names) == 1:
        return f"{names[0]} is now among your label sheets."
    return f"{len(names)} label sheets are now among yours."


def sentence(problem: Problem) -> str:
    """What is wrong, why, and what to do."""
    code = StockTrouble(problem.code)
    facts = dict(problem.facts)
    if code is StockTrouble.NONE_USABLE:
        facts["first"] = left_out(str(facts["stock"]), str(facts["kind"]))
    if code is StockTrouble.WRONG_FIGURE:
        facts["stock"] = f"“{facts['stock']}”" if facts["stock"] else "one of its sheets"
    return _PROBLEMS[code].format(**facts)

"""What is said of label stocks: how sure their figures are, and what is wrong with one's own."""

from handnote.domain.problem import Problem, StockTrouble
from handnote.domain.stock import Medium, Stock
from handnote.sheets.glabels import LeftOut
from handnote.sheets.measures import Doubt, Measure, Remark, Trouble

MEASURES = {
    Measure.NAME: "Name",
    Measure.PAGE_WIDTH: "Page width",
    Measure.PAGE_HEIGHT: "Page height",
    Measure.WIDTH: "Label width",
    Measure.HEIGHT: "Label height",
    Measure.LEFT: "Left margin, page edge to first label",
    Measure.TOP: "Top margin, page edge to first label",
    Measure.ACROSS: "Labels across",
    Measure.DOWN: "Labels down",
    Measure.STEP_X: "Step across",
    Measure.STEP_Y: "Step down",
}

THERMAL = (
    "Thermal print fades within months, faster in the sun. It is right for a parcel, not for a"
    " keepsake."
)

_GRADES = {
    "A": "Confirmed by two sources",
    "B": "One source",
    "C": "Unverified, sources differ: print a test page first",
    "D": "Unverified: print a test page first",
    "own": "Your own measures",
}
_MEDIA = {
    Medium.SHEET: "",
    Medium.CARD: "cards",
    Medium.PLAIN: "plain paper",
    Medium.STICKY: "sticky notes",
    Medium.FORM: "pin-feed form",
    Medium.ROLL: "roll",
    Medium.CONTINUOUS: "tape cut to length",
}

_TROUBLES = {
    Trouble.NO_NAME: "Give it a name, the number on its packet for example.",
    Trouble.NO_LENGTH: "{what}: type a length, such as 63.5 or 2 5/8 in.",
    Trouble.NO_COUNT: "{what}: type how many there are, in digits, 1 or more.",
    Trouble.TOO_SMALL: "{what}: it must be at least {by} mm.",
    Trouble.TOO_LARGE: "{what}: it can be at most {by} mm here.",
    Trouble.BELOW_ZERO: "{what}: it cannot be less than nothing.",
    Trouble.TOO_MANY: "{what}: a sheet can have at most {by} labels.",
}
_OFF_PAGE = {
    Measure.ACROSS: "The last label would end {by} mm beyond the right edge of the page.",
    Measure.DOWN: "The last label would end {by} mm below the page.",
}
_OVERLAP = {
    Measure.STEP_X: "Labels side by side would overlap by {by} mm. The step goes from the left"
    " edge of one to the left edge of the next.",
    Measure.STEP_Y: "Labels above one another would overlap by {by} mm. The step goes from the top"
    " edge of one to the top edge of the next.",
}
_DOUBTS = {
    Doubt.LEFT_OF_MIDDLE: "The sheet would be {by} mm further left than right. Is that so?",
    Doubt.RIGHT_OF_MIDDLE: "The sheet would be {by} mm further right than left. Is that so?",
    Doubt.ABOVE_MIDDLE: "The sheet would be {by} mm further up than down. Is that so?",
    Doubt.BELOW_MIDDLE: "The sheet would be {by} mm further down than up. Is that so?",
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
    return _GRADES[stock.grade]


def is_unverified(stock: Stock) -> bool:
    """Whether a test page is the way to find out if its figures are right."""
    return stock.grade in ("C", "D")


def unverified(stock: Stock) -> str:
    """Said before printing on a stock that nobody has confirmed."""
    return (
        f"The figures of {stock.name} are unverified. Print a test page on plain paper first and"
        " hold it to the sheet against the light."
    )


def medium(stock: Stock) -> str:
    """What it is, where it is not a sheet of labels."""
    return _MEDIA[stock.medium]


def remark(said: Remark) -> str:
    """What is wrong with, or odd about, what was measured."""
    by = f"{said.by:.2f}".rstrip("0").rstrip(".")
    if isinstance(said.code, Doubt):
        return _DOUBTS[said.code].format(by=by)
    if said.code is Trouble.OFF_PAGE:
        return _OFF_PAGE[said.about].format(by=by)
    if said.code is Trouble.OVERLAP:
        return _OVERLAP[said.about].format(by=by)
    return _TROUBLES[said.code].format(what=MEASURES[said.about], by=by)


def name_ships(name: str) -> str:
    """A product that ships has this name too."""
    return (
        f"Makers have a {name} too. Yours will be meant by the bare number, theirs by its maker’s"
        " name and number."
    )


def left_out(gone: LeftOut) -> str:
    """Why a template was not taken."""
    return f"{gone.name or 'A sheet without a name'} {_KINDS.get(gone.kind, _ODD_KIND)}"


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
        facts["first"] = left_out(LeftOut(str(facts["stock"]), str(facts["kind"])))
    if code is StockTrouble.WRONG_FIGURE:
        facts["stock"] = f"“{facts['stock']}”" if facts["stock"] else "one of its sheets"
    return _PROBLEMS[code].format(**facts)

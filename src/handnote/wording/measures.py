"""What is said while a seller measures a label sheet: what to measure, and what is wrong or odd."""

from handnote.domain.stock import Shape
from handnote.sheets.measures import Doubt, Measure, Page, Remark, Trouble

MEASURES = {
    Measure.NAME: "Name",
    Measure.PAGE_WIDTH: "Page width",
    Measure.PAGE_HEIGHT: "Page height",
    Measure.WIDTH: "Label width",
    Measure.HEIGHT: "Label height",
    Measure.LEFT: "Left margin",
    Measure.TOP: "Top margin",
    Measure.ACROSS: "Labels across",
    Measure.DOWN: "Labels down",
    Measure.STEP_X: "Step across",
    Measure.STEP_Y: "Step down",
}

HINTS = {
    Measure.NAME: "As you would ask for it",
    Measure.LEFT: "Page edge to first label",
    Measure.TOP: "Page edge to first label",
}

MEASURE_TITLE = "Measure a label sheet"
MEASURE_HINT = "Lay a ruler on the sheet: mm or inches, with a point or a comma, or as 2 5/8 in."
KEEP = "Keep this sheet"
KEEP_ANYWAY = "Yes, keep it so"
PAGE = "Page"
PAGES = {
    Page.A4: "A4, 210 × 297 mm",
    Page.LETTER: "Letter, 8½ × 11 in",
    Page.OTHER: "Another size",
    Page.ROLL: "A roll: every label is a page",
}
SHAPE = "Labels are"
SHAPES = {
    Shape.ROUNDED: "Rounded rectangles",
    Shape.RECTANGLE: "Rectangles",
    Shape.ROUND: "Round",
    Shape.ELLIPSE: "Oval",
}
UNIT = "Measured in"
UNITS = ("Millimetres", "Inches")
STEP = "From label to label"
STEPS = ("Edge to the same edge (pitch)", "End to beginning (gap)")
PICTURE = "How the sheet would look"

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

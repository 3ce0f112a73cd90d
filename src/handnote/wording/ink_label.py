"""What the label says while it is written on in ink, and the names of its tools."""

from handnote.domain.units import Mm

LABEL_KEYS = (
    "Write with a pen, a finger or the mouse. E rubs out, L picks with a loop, the arrow keys move"
    " what is picked, F fits it in, 1 to 4 choose the nib, I opens nibs and inks."
    " Ctrl+Z takes a stroke back, Ctrl+3 types."
)
TOOL_KEYS = "P E L F 1–4 I"
TOOL_KEYS_ABOUT = "On a label in ink: pen, eraser, loop, fit, nibs, and the menu of inks"
STRIP = "The label, larger, a part at a time"
STRIP_KEYS = "Page up and Page down go along the label."
ERASER = "Eraser"
LASSO = "Loop"
PEN_BUTTON = "Pen and ink"
NIB_WIDTH = "Nib"
INK_COLOUR = "Ink"
STEADY = "Steady a shaking hand"
STEADIES = {0.0: "As I write it", 30.0: "A little", 80.0: "More"}
LEFT_HANDED = "I write with my left hand"
FIT = "Fit on the label"
SELECT_ALL = "Pick everything"
CLEAR = "Take all the ink away"
SAVE_SVG = "Save for a pen plotter (SVG)…"
SAVE_INKML = "Save the ink (InkML)…"
OPEN_INKML = "Take ink from a file (InkML)…"
FILE_WISHES = {"save-svg": SAVE_SVG, "save-inkml": SAVE_INKML, "open-inkml": OPEN_INKML}
"""What is done with files, which the window's own menu has too."""

WISHES = {"fit": FIT, "all": SELECT_ALL, "clear": CLEAR} | FILE_WISHES
SVG_FILES = "Drawings (*.svg)"
INKML_FILES = "Ink (*.inkml *.xml)"
TO_TYPE = "This label is written in ink. Ctrl+3 types, or jot the gist below."
INK_TAKEN = "The ink is on the label, as a draft. Open handnote to look at it."
NO_INK_HERE = "There is no ink here: choose Ink, or draw beside your words with Ctrl+D."
NEAR_EDGE = "Some of it is too near the edge to print; F fits it in."
DRAW = "Draw beside the words"
DRAW_BUTTON = "Draw"
DRAWING = "Draw beside your words; Escape goes back to typing"


def nib(width: Mm) -> str:
    """A width of line, as it stands on a pen."""
    return f"{width:.1f}"


def nib_in_menu(width: Mm) -> str:
    """A width of line among others."""
    return f"{width:.1f} mm"


def pen_button(width: Mm, ink: str) -> str:
    """What the button of the pen says to a screen reader."""
    return f"{PEN_BUTTON}: {ink.lower()}, {width:.1f} mm"


def saved_as(name: str) -> str:
    """After the ink was written to a file."""
    return f"Saved as {name}"


def sign_in_ink_button() -> str:
    """The button that says how notes are signed, where it is in ink."""
    return "Sign: in ink ▾"

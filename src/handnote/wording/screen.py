"""The fixed words of the window: headings, buttons, menus, hints."""

from handnote.domain.hand import Nib
from handnote.domain.ink import Ink
from handnote.domain.note import Side

APP = "handnote"
SAMPLE_TITLE = "handnote, sample shop"

WRITE = "Write"
PRINT = "Print"
HISTORY = "History"
PLACES = "Places"

MENU = "Menu"
ADD_ORDER = "Add order"
PASTE_ORDER = "Paste an order…"
OPEN_FILE = "Open order file…"
OPEN_FILE_TITLE = "Open an order file"
ORDER_FILES = "Order files (*.csv *.txt *.tsv *.xlsx *.xls *.ods *.zip);;All files (*)"

FIND_ORDER = "Find an order"
THE_PILE = "Orders"
THE_LABEL = "Your note"
FOR = "For"
SIDES = {Side.INSIDE: "Inside", Side.OUTSIDE: "Outside"}
SIDES_SPOKEN = {Side.INSIDE: "Notes inside the parcel", Side.OUTSIDE: "Notes on the outside"}
THE_OUTSIDE_LABEL = "Your note on the outside"
OTHER_SIDE = "Inside or outside"
HAND = "Hand"
SIGN = "Sign"
SIGN_TITLE = "How you sign"
SIGN_HINT = "Your name, as you write it"
SIGN_ABOUT = "It stands at the foot of every note you write from now on."
LATER = "Later"
DONE = "Done, next order"
LET_BE = "Let this order be"
TAKE_BACK = "Take this order back"
REOPEN = "Write on"
OTHER_PEOPLE = "No order here is called that."

NOTHING_WAITS = "No order is waiting."
NOTHING_WAITS_MORE = (
    "Drop an order file from your shop anywhere on this window, or add an order by hand."
)
ALL_WRITTEN = "Everything here is written."
OPEN_SAMPLE = "Look around in a sample shop"
BACK_TO_DESK = "Back to my own desk"

THIS_ORDER = "This order"
THEIR_GIFT_MESSAGE = "Their gift message"
FROM_THE_CHECKOUT = "From the checkout"
SAID_BEFORE = "What you said before"
WORTH_REMEMBERING = "Worth remembering"
MEMORY_HINT = "One line for yourself; never printed"

SAVED = "Saved"
SAVING = "Saving…"
BUSY_SAVING = "Saving the last words…"

UNDO = "Undo"
REDO = "Redo"
NOTHING_TO_UNDO = "There is nothing to undo."

CANCEL = "Cancel"
CLOSE = "Close"
ADD = "Add"

WALK_IN_TITLE = "Add an order by hand"
WALK_IN_NAME = "Who is it for? A name, if you know it"
WALK_IN_ABOUT = "What did they take home?"

ON_THIS_SHEET = "On these sheets"
LABEL_SHEET = "Label sheet"
FIND_STOCK = "Part number or size"
ALSO_PRINT = "Also print"
OUTLINES = "Faint outlines round the labels"
CROP_MARKS = "Lines to cut along"
PARCEL_MARKS = "Parcel marks (·1, ·2, ·3 …)"
NO_ROOM_FOR_MARKS = "Parcel marks: no room here"
NO_OUTLINES = "Outlines (not here)"
NO_CROP_MARKS = f"{CROP_MARKS} (not here)"
MIRROR = "Mirrored this once, for transfer"
PICK_LIST = "Pick list"
PRINT_PICK_LIST = "Print it…"
SAVE_PICK_LIST = "Save it as PDF…"
PRINT_BUTTON = "Print"
SAVE_PDF = "Save PDF…"
SAVE_PDF_TITLE = "Save the labels as PDF"
PDF_FILES = "PDF (*.pdf)"
NOTHING_FINISHED = "No note is finished yet."
NOTHING_FINISHED_MORE = "Notes you finish on the Write place come here to be printed."
ACTUAL_SIZE = (
    "Print at actual size, 100 %, and the first time on plain paper: hold it to a label sheet "
    "against the light."
)
LEFT_OUT = "Not on the sheets"
PAGE_BACK = "Earlier sheet"
PAGE_ON = "Next sheet"

FIND_NOTE = "Find something you said"
NARROW_DOWN = "Narrow down"
PRINT_NOTE_AGAIN = "Print again"
COPY_WORDS = "Copy words"
COPIED = "Copied."
WAITS_TO_BE_PRINTED = "It waits to be printed again. Ctrl+Z takes it back."
FIND_BY_PERSON = "For whom"
FIND_BY_THING = "With which thing"
ANY_YEAR = "Any year"
ANY_HAND = "Any hand"
ANY_SHOP = "Any shop"
NO_NOTES = "Nothing written yet."
NO_NOTES_MORE = "Every note you finish can be read again here."
NOT_FOUND = "None of your notes has these words."
SAVE_PAGE = "Save as a page…"
SAVE_PAGE_TITLE = "Save these notes as a page"
HTML_FILES = "Web page (*.html)"
THE_TWO_OF_YOU = "The two of you"

SHORTCUTS = "Keys"
QUIT = "Quit"
ABOUT = "About handnote"

WHERE_IT_LIVES = "All on this computer"


def the_label(side: Side, name: str) -> str:
    """The label read aloud, with whom it is for."""
    label = THE_OUTSIDE_LABEL if side is Side.OUTSIDE else THE_LABEL
    return f"{label}, {name}"


def coming_in(name: str) -> str:
    """While a browser is not done with a file."""
    return f"{name} is still coming in. It is shown here as soon as it is whole."


def waiting(to_write: int, ready: int) -> str:
    """What is left tonight."""
    parts = []
    if to_write:
        parts.append(f"{to_write} to write")
    if ready:
        parts.append(f"{ready} ready to print")
    return " · ".join(parts)


def for_whom(name: str) -> str:
    """Above the label."""
    return f"For {name}"


def sign_button(sign_off: str) -> str:
    """The button that says how notes are signed."""
    return f"Sign: {sign_off} ▾" if sign_off else "Sign ▾"


def print_labels(count: int) -> str:
    """The button that prints."""
    return "Print 1 label" if count == 1 else f"Print {count} labels"


def always_marked(*, is_folded: bool) -> str:
    """The box for lines to cut along, where a stock always has them."""
    return "Lines to fold along (always)" if is_folded else f"{CROP_MARKS} (always)"


def label_number(slot: int, sheet: int, sheets: int, *, is_roll: bool = False) -> str:
    """Which label of which sheet, or of the roll; both count from 1 on screen."""
    if is_roll:
        return f"label {sheet + 1}"
    return f"label {slot + 1}" if sheets == 1 else f"sheet {sheet + 1}, label {slot + 1}"


def saved_as(name: str) -> str:
    """After a file was written."""
    return f"Saved as {name}"


def notes_known(count: int) -> str:
    """At the foot of History."""
    return "1 note" if count == 1 else f"{count:,} notes".replace(",", " ")


def page_name(width: float, height: float) -> str:
    """A page as one asks for it in a shop."""
    known = {(210, 297): "A4", (216, 279): "Letter"}
    size = round(width), round(height)
    return known.get(size, f"{size[0]} × {size[1]} mm")


def fits(brand: str, part: str) -> str:
    """Which stock a sheet fits. A brand is its owner's, so it is never called ours."""
    return f"Fits {brand} {part}"


def per_sheet(slots: int, page: str) -> str:
    """How many labels a sheet has."""
    return f"{slots} on {page}"


def found(count: str) -> str:
    """How many notes a search found so far."""
    return f"{count} notes"


def found_of(count: int, total: int) -> str:
    """How many notes a search found, of all there are."""
    return f"{count:,} of {total:,} notes" if total != 1 else f"{count} of 1 note"


LET_BE_OR_BACK = "Let this order be, or take it back"
LATER_ACTION = "Later: go on to the next order"
SIGN_TITLE_MENU = "How you sign…"
SAVE_PAGE_MENU = "Save notes as a page…"
NEW_LINE = "A new line on the label"
KEYS_TITLE = "Keys"
READING = "Reading the file…"
ADDED = "Added. Ctrl+Z takes it back."
UNEXPECTED = (
    "Something went wrong in handnote. What you wrote is safe; the report is in handnote.log."
)
KEPT_WITH_NOTE = "An order with a note already begun stays."
SAMPLE_NOTICE = "This is the sample shop: everyone in it is invented. Try anything."
NO_SCREEN = "There is no screen here, so handnote cannot open its window."
STILL_OPEN = (
    "handnote is already open with these notes, but it does not answer. Close it, and start again."
)


def undone(what: str) -> str:
    """After something was taken back."""
    return f"Taken back: {what}"


UNDONE = {
    "import": "adding the orders",
    "correct": "what you put right",
    "add-parcel": "the note for another parcel",
    "keep": "keeping names and words",
    "let-run-out": "letting names and words run out",
    "retention": "how long names and words stay",
    "walk-in": "adding the order",
    "let-be": "letting the order be",
    "take-back": "taking the order back",
    "finish": "finishing the note",
    "reopen": "writing on",
    "jot": "the gist",
    "remember": "what you remembered",
    "printed": "how the sheet came out",
    "print-again": "printing them again",
    "strike-out": "striking the label out",
    "give-back": "giving the label back",
    "start-at": "where the sheet is begun",
    "turn-sheet": "turning the sheet round",
    "throw-away": "throwing the sheet away",
    "calibrated": "how far the printer is off",
    "stock-gone": "taking the label sheet away",
    "pack-by": "the other packing order",
    "arrange": "moving it in the packing order",
    "paste": "adding the order",
    "they-wrote": "what they wrote",
    "called": "what you call them",
    "learn": "the word you added",
    "note-language": "the language of notes to them",
    "throw-note": "throwing the note away",
    "throw-order": "taking the order out",
    "add-history": "adding the other history",
    "import-history": "adding the notes from elsewhere",
    "named": "the name",
    "merge": "that they are one person",
    "unmerge": "that they are two people",
    "not-same": "that they are not the same",
    "recognise": "whether people are recognised",
    "promise": "the promise",
    "promise-kept": "that the promise is kept",
    "promise-open": "that the promise is open again",
    "promise-gone": "taking the promise away",
    "wishes": "what they asked for",
    "answer": "what they wrote back",
    "answer-gone": "taking away what they wrote back",
    "on-the-shelf": "whether it stands on the shelf",
    "went-wrong": "whether something went wrong",
    "put-right": "what you put right",
    "file-photo": "filing the photo",
}
TOUR_DONE = (
    "The sample shop was opened without a screen. Its label sheet, and pictures of the window:"
)
CLOSE_AGAIN = "Close the window once more to leave without the last words."

HAND_TITLE = "Hand and ink"
HAND_MENU = "Hand and ink…"
USE = "Use these"
INK = "Ink"
INKS = {
    Ink.BLUE_BLACK: "Blue-black",
    Ink.ROYAL_BLUE: "Royal blue",
    Ink.VIOLET: "Violet",
    Ink.BURGUNDY: "Burgundy",
    Ink.SEPIA: "Sepia",
    Ink.FOREST_GREEN: "Forest green",
    Ink.BLACK: "Black",
}
NIB = "Nib"
NIBS = {Nib.FINE: "Fine", Nib.MEDIUM: "Medium", Nib.BROAD: "Broad"}
ONE_NIB = "This hand has a fine nib only."
DRIFT = "How freely letters wander"
DRIFT_ABOUT = (
    "To the left they stand like type; to the right like a hasty hand. Letters that join, "
    "as Arabic ones do, only wander word by word."
)
SAME_SIZE = "All notes on a sheet in one size"


def it_would_fit(brand: str, part: str, width: float, height: float) -> str:
    """Which label a note that is too long would go on."""
    return f"{brand} {part} would hold it ({width:.0f} × {height:.0f} mm)."


CHOOSE_HAND = "Your words in each hand"
CHOOSE_HAND_MENU = "Choose a hand…"
CHOOSE_HAND_HINT = "The arrow keys go from hand to hand; Enter writes in the one you picked."
USE_HAND = "Write in this hand"
HAND_IN_USE = "in use"
HAND_TAKEN_AWAY = "taken away"
ADD_HAND = "Add a hand font…"
ADD_HAND_TITLE = "Add a hand font"
FONT_FILES = "Fonts (*.ttf *.otf)"
TAKE_HAND_AWAY = "Take away"
PUT_HAND_BACK = "Put back"
TAKEN_AWAY_ABOUT = (
    "Notes written in it are kept, and shown in the first hand. It can be put back until "
    "handnote is closed; after that, add its font again."
)
READING_FONT = "Looking at the font…"


def hand_added(name: str) -> str:
    """After a font became a hand."""
    return f"{name} is one of your hands now."


BACK = "Back"

LIT = "The note speaks of this"

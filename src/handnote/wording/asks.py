"""What is said where something asked for cannot be given."""

from handnote.domain.problem import AskTrouble, Problem

SENTENCES = {
    AskTrouble.NO_SUCH_ORDER: (
        "No order here goes by “{reference}”. Try the number its shop gave it, all of it."
    ),
    AskTrouble.WHICH_SHOP: (
        "{name} may be of {what} Nothing was added. Say which shop it is of with --shop NAME, or"
        ' --shop "" for the one without a name.'
    ),
    AskTrouble.NO_SUCH_PERSON: (
        "Nobody here goes by “{reference}”, so nothing was done. Try the number of one of their"
        " orders, or the name as “handnote people” shows it."
    ),
    AskTrouble.WHICH_PERSON: (
        "“{reference}” may be one of {count} people, so nothing was done: {known}. Say which one"
        " by the id before the name."
    ),
    AskTrouble.NO_SUCH_PROMISE: "That promise is not here any more. Open the list once more.",
    AskTrouble.NOTHING_PROMISED: (
        "There are no words to promise yet. Mark them on the label, or write the promise down."
    ),
    AskTrouble.NOTHING_ANSWERED: "There is nothing in what they wrote back. Paste it once more.",
    AskTrouble.NO_SUCH_FACT: (
        "There is no item {place} in this order to call otherwise. Count its items from 1."
    ),
    AskTrouble.NO_DAY: "“{day}” is no day. Write it as 2026-11-24, or leave it empty for none.",
    AskTrouble.NO_IMPORT: (
        "No order file was added today that could be taken back. Orders that need no note can be"
        " let be."
    ),
    AskTrouble.NO_SUCH_STOCK: "No label sheet here is called “{part}”. {way_on}",
    AskTrouble.NO_SUCH_HAND: "No hand here is called “{hand}”. The hands are {known}.",
    AskTrouble.NO_SUCH_LABEL: (
        "There is no label {label} on a sheet of {slots}. Count them row by row, from the top left."
    ),
    AskTrouble.NO_SUCH_SHEET: (
        "No part-used sheet of {stock} is called “{name}”. The command"
        " “handnote sheets” says what they are called."
    ),
    AskTrouble.NO_SUCH_PRINTER: (
        "No printer called “{printer}” was measured for this paper. {way_on}"
    ),
    AskTrouble.NO_CARRIER: (
        "{stock} needs no carrier page: only sticky notes are stuck onto one. “handnote stocks"
        " sticky” lists those."
    ),
    AskTrouble.PRINTER_SCALES: (
        "This comes out at {percent} % of its size, which is more than can be made good. Your"
        " viewer or driver scales: choose “Actual size” or 100 %, print the test page again and"
        " measure that."
    ),
    AskTrouble.PRINTER_SHIFTS: (
        "This is {shift} mm off, which is more than can be made good. Look whether the paper in"
        " the printer is the size of the test page, and whether each number is from the paper’s"
        " edge to the frame."
    ),
    AskTrouble.NOTHING_TO_KEEP: (
        "No note was finished then, or for them, so a book would be empty. Choose another year"
        " or another person."
    ),
    AskTrouble.NOTHING_TO_PRINT: (
        "No note is finished yet, so there is nothing to print. Finish one first."
    ),
    AskTrouble.NO_RUN_WAITS: (
        "No pen sheet is out: either all are stuck, or none was made. “handnote pensheet” makes"
        " one."
    ),
    AskTrouble.NO_SUCH_PEN_RUN: "No pen sheet that is out goes by “{name}”. There is {known}.",
    AskTrouble.WHICH_RUN: "Several pen sheets are out, so say which one: {known}.",
    AskTrouble.NOT_ON_RUN: (
        "Pen sheet {run} has nobody on label {label} of page {page}. Labels are numbered as on"
        " its key sheet; on a further page write 2/{label}. Nothing was changed."
    ),
    AskTrouble.ALL_OUT: (
        "No new order waits for the pen. Labels are out already: {known}. With --again and that"
        " name their files are made once more; “handnote stuck” says that they are stuck, or"
        " with --nothing that none was written."
    ),
    AskTrouble.NOT_PRINTABLE: (
        "No hand here can write {characters}. Leave it out, or write this note by pen."
    ),
    AskTrouble.DOES_NOT_FIT: (
        "The note is {words} too long for this label. Shorten it, or choose a larger label."
    ),
    AskTrouble.NOTE_IS_EMPTY: (
        "There are no words on this note yet. Write some, or let this order be."
    ),
    AskTrouble.ONE_AT_A_TIME: (
        "Notes are written one at a time, by somebody at the keyboard; nothing is taken"
        " from a file or another program. Run this in a terminal, with one order."
    ),
    AskTrouble.CANNOT_READ_FILE: "{name} could not be read ({why}). {way_on}",
    AskTrouble.CANNOT_WRITE_FILE: (
        "{name} was not written ({why}); what was there before is as it was."
        " Choose another place, or make some room."
    ),
    AskTrouble.FOLDER_NOT_EMPTY: (
        "{folder} already has something in it, and the sample shop is never mixed with"
        " what is yours. Choose an empty folder, or a name that is not taken."
    ),
    AskTrouble.NO_EDITOR: "{what} {way_on}",
    AskTrouble.NOTHING_PASTED: (
        "There is no order in what was pasted. Copy the text of an order mail or of the order’s"
        " page, and paste it again."
    ),
    AskTrouble.ALREADY_HERE: (
        "Order {number} is here already, for {name}. It was not added a second time."
    ),
    AskTrouble.FONT_BROKEN: (
        "{name} is damaged, so its letters cannot be drawn. Fetch it once more from where it"
        " came from, and add that."
    ),
    AskTrouble.FONT_WRONG_KIND: (
        "{name} is not a font that can be printed here. Look for its TrueType or OpenType file,"
        " with .ttf or .otf at the end."
    ),
    AskTrouble.FONT_COLLECTION: (
        "{name} holds several fonts in one file. Add the one you write with, as a .ttf or .otf"
        " file of its own."
    ),
    AskTrouble.FONT_NOT_ALLOWED: (
        "The makers of {name} do not allow it inside documents, and the sheet you print is one."
        " Ask them for a licence that does, or choose another font."
    ),
    AskTrouble.FONT_TOO_LARGE: (
        "{name} is larger or more intricate than a hand on a label needs. Look for a plainer"
        " version of it, below 20 MB."
    ),
    AskTrouble.FONT_NO_LETTERS: (
        "{name} does not have all the letters from a to z, nor those of another script, so a"
        " note could not be written in it. Choose another font."
    ),
    AskTrouble.DICTIONARY_BROKEN: (
        "{name} cannot be used as a dictionary: it is damaged, or made for another program."
        " Fetch it once more from where it came from, and add that."
    ),
    AskTrouble.DICTIONARY_TOO_LARGE: (
        "{name} is larger than any dictionary for spelling. Look for a smaller one of the same"
        " language."
    ),
    AskTrouble.DICTIONARY_NOT_THERE: (
        "There is no dictionary in {name}. Add a .oxt or .zip with one, or its .aff file with the"
        " .dic file of the same name beside it."
    ),
    AskTrouble.DICTIONARY_NO_LANGUAGE: (
        "The dictionary in {name} does not say which language it is of. Name its two files after"
        " it, de_DE.aff and de_DE.dic for example, and add one of them."
    ),
    AskTrouble.NO_SPELLING_HERE: (
        "Spelling cannot be checked on this computer: nobody builds what it needs for it yet."
        " Everything else works as it does elsewhere."
    ),
}

_CLASH = "another shop of yours: the number {numbers} is somebody else’s order here."
_ANY_SHOP = "any of your shops."
_SEARCH = "Look for it by its size, 63.5 x 38.1 for example."
_MEASURE = "Print a test page in the window’s Print place, and type what you read off it."
_LOOK_AGAIN = "Look where it lies, and try again."
_NO_EDITOR_NAMED = "No editor is named that a note could be written in."
_EDITOR_FAILED = "The editor {editor} did not start ({why})."
_NAME_AN_EDITOR = "Put the name of one in VISUAL or EDITOR: EDITOR=nano, for example."


def sentence(problem: Problem) -> str:
    """What was asked for, why it cannot be given, and what to do next."""
    code = AskTrouble(problem.code)
    facts = {"way_on": "", **problem.facts}
    if code is AskTrouble.NO_SUCH_STOCK:
        facts["way_on"] = f"Is it {_either(str(facts['near']))}?" if facts["near"] else _SEARCH
    elif code is AskTrouble.NO_SUCH_PRINTER:
        facts["way_on"] = f"Is it {_either(str(facts['known']))}?" if facts["known"] else _MEASURE
    elif code is AskTrouble.WHICH_SHOP:
        facts["what"] = _CLASH.format(**facts) if facts["numbers"] else _ANY_SHOP
    elif code is AskTrouble.CANNOT_READ_FILE:
        facts["way_on"] = _LOOK_AGAIN
    elif code is AskTrouble.DOES_NOT_FIT:
        facts["words"] = "1 word" if facts["count"] == 1 else f"{facts['count']} words"
    elif code is AskTrouble.NO_EDITOR:
        failed = _EDITOR_FAILED.format(**facts) if "editor" in facts else _NO_EDITOR_NAMED
        facts |= {"what": failed, "way_on": _NAME_AN_EDITOR}
    elif code is AskTrouble.ALREADY_HERE:
        facts["name"] = facts["name"] or "somebody"
    return SENTENCES[code].format(**facts)


def _either(names: str) -> str:
    """Names with commas between them as a choice."""
    first, comma, last = names.rpartition(", ")
    return f"{first} or {last}" if comma else last

"""What is said of photos of written sheets."""

from collections.abc import Sequence
from datetime import date

from handnote.domain.picture import Doubt
from handnote.domain.problem import PhotoTrouble, Problem
from handnote.services.filing import CutLabel, WaitingSheet
from handnote.wording import desk
from handnote.wording.sheets import labels

TITLE = "File a photo of your labels"
MENU = "File a photo…"
CHOOSE_TITLE = "A photo of a sheet you wrote"
FILES = "Photos (*.jpg *.jpeg *.png *.tif *.tiff *.webp *.bmp)"
FILE_THEM = "File them"
TURN = "Turn round"
FIND_AGAIN = "Find again"
WHICH_SHEET = "Which sheet it is"
LOOKING = "Looking for your labels in {name}…"
CUTTING = "Cutting out…"
HOW_TO_DRAG = "Drag the corners onto those of the sheet. Tab picks one, arrows move it."
CORNERS = ("Top left corner", "Top right corner", "Bottom right corner", "Bottom left corner")
CORNER_AT = "{corner}, {across} % across, {down} % down"
PHOTO = "The photo, with the corners of the sheet"
LABELS = "The labels as they will be kept"
BLANK = "nothing written"
CUT_OFF = "not all of it is in the photo"
BLURRED = "blurred"
ANEW = "takes the place of the picture it has"
ONLY_LOOKED = "Nothing was kept. With --yes it is."

SENTENCES = {
    PhotoTrouble.UNREADABLE: "{name} cannot be read{why}. Nothing was filed.",
    PhotoTrouble.NOT_A_PHOTO: (
        "{name} is no photo that handnote reads. Nothing was filed. It reads JPEG, PNG, TIFF,"
        " WebP and BMP."
    ),
    PhotoTrouble.HEIC: (
        "{name} is in a format of newer telephones that handnote does not read (HEIC or AVIF)."
        " Send it to yourself as JPEG, or set the camera to its most compatible format."
    ),
    PhotoTrouble.EMPTY: "{name} has nothing in it; copying it may have been cut short.",
    PhotoTrouble.TOO_LARGE: (
        "{name} is larger than handnote unfolds, {most} million pixels or 100 MB. Nothing was"
        " filed. Save it smaller, or take it again."
    ),
    PhotoTrouble.TOO_SMALL: (
        "{name} is too small to read a label in. It should be {least} pixels at its shorter side,"
        " better 1500. Send the photo itself, not a small copy of it."
    ),
    PhotoTrouble.BROKEN: (
        "{name} is broken or only half there, perhaps from a copy that was cut short. Nothing was"
        " filed. Copy it again."
    ),
    PhotoTrouble.NOT_INSTALLED: (
        'Photos need a part of handnote that is not installed: pip install "handnote[photos]".'
        " {name} was left as it is."
    ),
    PhotoTrouble.NO_SHEET_WAITS: (
        "No sheet that you wrote with the pen is known here, so {name} cannot be filed. Print the"
        " key sheet first: it says whose label is where."
    ),
    PhotoTrouble.NO_SUCH_RUN: "No pen sheet here goes by “{run}”. There is {known}.",
    PhotoTrouble.NO_PAGE: (
        "No sheet can lie as these corners say. Put each on its own corner of the sheet, the"
        " writing upright between them."
    ),
    PhotoTrouble.NOTHING_CHOSEN: "No label is chosen, so nothing was filed.",
}

DOUBTS = {
    Doubt.NOT_FOUND: (
        "The edges of the sheet were not found. Drag the four corners onto them, or take the"
        " photo again on something darker than the sheet."
    ),
    Doubt.CUT_OFF: (
        "Not all of the sheet is in the photo. Labels that are cut off are left out."
        " Look at the others, or take the photo again with all four corners in it."
    ),
    Doubt.WRONG_SHAPE: (
        "This does not have the shape of that sheet. Choose another one, drag the corners, or"
        " take the photo from more above."
    ),
    Doubt.WRONG_SHEET: (
        "The writing is not where that sheet should have it. Perhaps it is another sheet, or it"
        " lies another way round. Look at the names before you file it."
    ),
    Doubt.WAY_UP: (
        "Which way up it is was a guess. Turn it round if the labels stand on their head."
    ),
    Doubt.BLURRED: "The photo is blurred. You can file it, or take a sharper one.",
}


def sentence(problem: Problem) -> str:
    """What is wrong with a photo, and what to do."""
    facts = dict(problem.facts)
    if why := facts.get("why"):
        facts["why"] = f" ({why})"
    return SENTENCES[PhotoTrouble(problem.code)].format(**{"why": "", **facts})


def doubts(told: Sequence[Doubt]) -> str:
    """All there is to doubt of a photo, in one paragraph; nothing where there is none."""
    return " ".join(DOUBTS[doubt] for doubt in told)


def sheet(waiting: WaitingSheet, today: date) -> str:
    """One sheet to choose: when, which page, how many labels, the first name on it."""
    when = desk.day(waiting.begun_at.astimezone().date(), today)
    page = f", page {waiting.page + 1} of {waiting.pages}" if waiting.pages > 1 else ""
    first = waiting.labels[0].person or desk.SOMEBODY
    filed = ", filed" if waiting.is_filed else ""
    count = labels(len(waiting.labels))
    return f"{when}{page}: {waiting.stock.name}, {count}, first {first}{filed}"


def under(one: CutLabel, *, is_filed: bool) -> str:
    """What stands under a label that was cut out: whose it is, and what is odd about it."""
    odd = [
        said
        for said, holds in (
            (CUT_OFF, one.is_cut_off),
            (BLANK, one.is_blank and not one.is_cut_off),
            (BLURRED, one.is_blurred),
            (ANEW, is_filed),
        )
        if holds
    ]
    name = one.label.person or desk.SOMEBODY
    return f"{name} ({', '.join(odd)})" if odd else name


def filed(count: int) -> str:
    """After the pictures were kept."""
    return f"{labels(count)} filed. You find them in History."

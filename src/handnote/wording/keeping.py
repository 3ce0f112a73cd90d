"""What the seller reads when her own file cannot be opened or saved."""

from datetime import date

from handnote.domain.problem import Problem, StoreTrouble

SENTENCES = {
    StoreTrouble.IN_USE: (
        "handnote is already open with these notes. Go to its window, or close it first."
    ),
    StoreTrouble.EMPTY: (
        "{name} in {folder} is there but has nothing in it; another program may have emptied it."
        " It was left as it is, and no new history was begun. {way_back}"
    ),
    StoreTrouble.FOREIGN: (
        "{name} in {folder} was not written by handnote, so it was left as it is."
        " Move it to another folder if you need it. {way_back}"
    ),
    StoreTrouble.DAMAGED: (
        "{name} in {folder} is damaged, perhaps by a worn disk or a copy that was cut short."
        " It was left as it is. {way_back}"
    ),
    StoreTrouble.FOUND_DAMAGED: (
        "{name} in {folder} is damaged, perhaps by a worn disk. It was found only now that all of"
        " it was read. What you have written since you opened it is in that file as well, and no"
        " backup is made of it. {way_back}"
    ),
    StoreTrouble.NEWER: (
        "{name} was written by a newer handnote, and this one might lose something of it."
        " It was left as it is. Please open it with the newer handnote."
    ),
    StoreTrouble.DISK_FULL: (
        "Not saved: the disk is full. Your words are still on the screen."
        " Make some room, and handnote saves them by itself."
    ),
    StoreTrouble.READ_ONLY: (
        "Not saved: handnote may not write in {folder}. You can read and print."
        " Allow writing there, or choose another folder, to go on writing."
    ),
    StoreTrouble.NOT_SAVED: (
        "Not saved: the disk did not take it, or another program holds {name}."
        " Your words are still on the screen, and handnote tries again."
    ),
    StoreTrouble.NO_FOLDER: (
        "The folder {folder} cannot be used; its disk may be unplugged."
        " Bring it back, or choose another folder."
    ),
    StoreTrouble.REPLACED: (
        "Not saved: another program put a different {name} in the place of yours."
        " Nothing is lost: yours is kept beside it as {kept}."
        " Close handnote, and keep the one you want as {name}."
    ),
    StoreTrouble.MISSING: (
        "{name} is not in {folder}, but backups of it are, so no new history was begun. {way_back}"
    ),
}
_UNTOLD: dict[str, str | int] = {
    "name": "the notes file",
    "folder": "its folder",
    "kept": "a file of another name",
}
_WAY_BACK = (
    "The last good backup is of {backup_day}, with {backup_notes}."
    " To go on from it, run “handnote restore” with {backup} from the folder backups,"
    " or choose it in the window; {name} is set aside first."
)
_NO_WAY_BACK = "There is no backup of it yet; to begin anew, move {name} elsewhere."

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def sentence(problem: Problem) -> str:
    """Return what happened to the seller's file, why, and what to do next."""
    facts = {**_UNTOLD, **problem.facts}
    if "backup" in facts:
        facts["backup_day"] = _day(date.fromisoformat(str(facts["backup_day"])))
        facts["backup_notes"] = _notes(int(facts["backup_notes"]))
        facts["way_back"] = _WAY_BACK.format(**facts)
    else:
        facts["way_back"] = _NO_WAY_BACK.format(**facts)
    return SENTENCES[StoreTrouble(problem.code)].format(**facts)


def _notes(number: int) -> str:
    return "1 note" if number == 1 else f"{number} notes"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

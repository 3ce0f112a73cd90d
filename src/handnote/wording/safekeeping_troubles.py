"""What is said when a backup, a history or a person cannot be had as asked."""

from handnote.domain.problem import KeepTrouble, Problem

SENTENCES = {
    KeepTrouble.NOT_FORGOTTEN: (
        "Nothing was forgotten: nobody said yes. Run it at a terminal and answer y, or add --yes."
    ),
    KeepTrouble.BACKUP_ABSENT: (
        "{name} could not be read; nothing was changed. Look where it lies, and try again."
    ),
    KeepTrouble.BACKUP_FOREIGN: (
        "{name} is not a backup of handnote’s, so nothing of it was taken. Look for one whose"
        " name begins with handnote."
    ),
    KeepTrouble.BACKUP_EMPTY: (
        "{name} has nothing in it; the copy was perhaps cut short. Nothing was changed. Try"
        " another backup."
    ),
    KeepTrouble.BACKUP_DAMAGED: (
        "{name} is not whole: it was cut short, or something in it changed since it was made."
        " Nothing was changed. Try another backup."
    ),
    KeepTrouble.BACKUP_NEWER: (
        "{name} was made by a newer handnote, and this one might lose something of it. Nothing"
        " was changed. Open it with the newer handnote."
    ),
    KeepTrouble.BACKUP_TOO_LARGE: (
        "{name} unpacks to more than any history has, so it was left alone. Nothing was changed."
        " Try another backup."
    ),
    KeepTrouble.BACKUP_HOSTILE: (
        "{name} holds parts that no handnote puts into a backup, so nothing of it was taken."
        " Nothing was changed. Try another backup, from a place you trust."
    ),
    KeepTrouble.BACKUP_LINK: (
        "{name} only points to another file, so it was not opened. Nothing was changed. Choose"
        " that file itself."
    ),
    KeepTrouble.NO_ROOM: (
        "There is not enough room beside your notes to unpack {name}, or {folder} takes no files."
        " Nothing was changed. Make some room, and try again."
    ),
    KeepTrouble.ONTO_ITSELF: (
        "{name} is in handnote’s own folder, where your notes are; nothing was written. Choose a"
        " place outside it, best on another disk."
    ),
    KeepTrouble.BACKUP_FAILED: (
        "No backup was made: there is no room for it, or {folder} takes no files. What was there"
        " is as it was. Choose another place, or make some room."
    ),
    KeepTrouble.CANNOT_EXPORT: (
        "{name} was not written ({why}); what was there before is as it was. Choose another place,"
        " or make some room."
    ),
    KeepTrouble.HISTORY_FOREIGN: (
        "{name} holds no notes that could be read. It needs columns with a date, a name and a"
        " text, or lines that “handnote export” wrote. Nothing was added."
    ),
    KeepTrouble.HISTORY_WRONG_LINE: (
        "Line {line} of {name} could not be understood ({what}). Nothing was added. Mend that"
        " line, or export the history once more."
    ),
    KeepTrouble.FROM_ELSEWHERE: (
        "This note was written before it came to handnote, so it is here to be read and is not"
        " printed. For a new label, write a new note."
    ),
    KeepTrouble.NOTE_IN_THE_WAY: (
        "There is another note for that order by now, so the old one was not put back. Throw the"
        " new one away first, or leave the old one where it is."
    ),
    KeepTrouble.NOT_IN_TRASH: (
        "That is no longer in what was thrown away: it was put back, or its thirty days are over."
        " A backup may still have it."
    ),
}
_UNTOLD: dict[str, str | int] = {
    "name": "The file",
    "folder": "the folder",
    "reference": "that",
    "known": "several",
    "count": "several",
    "line": "1",
    "why": "the disk did not take it",
    "what": "it is no record",
}


def sentence(problem: Problem) -> str:
    """What was asked for, why it cannot be given, and what to do next."""
    return SENTENCES[KeepTrouble(problem.code)].format(**{**_UNTOLD, **problem.facts})

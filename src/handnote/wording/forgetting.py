"""What goes when somebody is forgotten, said before and after."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from handnote.wording import desk
from handnote.wording.safekeeping import notes_and_drafts

if TYPE_CHECKING:
    from handnote.services.forgetting import CopyThatHolds, Farewell, Forgotten
    from handnote.storage.forgetting import Belongings

FORGET_MENU = "Forget this person…"
FORGET_TITLE = "Forget {name}?"
ABOUT = "This goes for good, and there is no undo:"
FORGET = "Forget for good"
COPIES_TOO = "Take it out of these {copies} as well; each is written anew and checked"
COPIES_ABOUT = "Backups and older files that still hold it:"
NO_COPIES = "No backup holds anything of it."
LEFT_WHERE = (
    "What stays: labels already in parcels, files you saved elsewhere, and order files in your"
    " own folders. handnote cannot reach those."
)
ASK = "Forget all of this for good? [y/N] "
FORGETTING = "Forgetting…"
COPY_OF = "Writing backup {done} of {total} anew…"
_NAMES = {
    "orders": ("order", "orders"),
    "item": ("item they bought", "items they bought"),
    "revision": ("earlier version of a note", "earlier versions of notes"),
    "run_label": ("label on a print run", "labels on print runs"),
    "correction": ("thing you put right", "things you put right"),
    "called": ("name you call them by", "names you call them by"),
    "person_key": ("key a shop knows them by", "keys shops know them by"),
    "promise": ("promise", "promises"),
    "wish": ("wish", "wishes"),
    "answer": ("answer of theirs", "answers of theirs"),
    "reply": ("answer of theirs", "answers of theirs"),
}
_SAID_OTHERWISE = {"person", "note"}


def what_goes(kept: "Belongings") -> list[str]:
    """Everything that goes, a line for each kind."""
    lines = ["the name"]
    if kept.has_memory:
        lines.append("what you remembered of them")
    if notes := kept.rows.get("note", 0):
        drafts = notes - kept.said
        more = f" and {_count(drafts, 'draft', 'drafts')}" if drafts else ""
        lines.append(f"{_count(kept.said, 'note', 'notes')}{more}")
    lines += [_count(kept.rows[table], *names) for table, names in _listed(kept)]
    others = sum(
        number
        for table, number in kept.rows.items()
        if table not in _NAMES and table not in _SAID_OTHERWISE
    )
    if others:
        lines.append(_count(others, "other record", "other records"))
    if kept.thrown_away:
        lines.append(_count(kept.thrown_away, "thing you threw away", "things you threw away"))
    return lines


def _listed(kept: "Belongings") -> Iterator[tuple[str, tuple[str, str]]]:
    return ((table, names) for table, names in _NAMES.items() if kept.rows.get(table))


def farewell(told: "Farewell", today: date, *, with_copies: bool) -> Iterator[str]:
    """What will go, for a terminal: a line for each."""
    yield f"{told.person.name or desk.SOMEBODY} ({told.person.id[:8]})"
    yield ABOUT
    yield from (f"    {line}" for line in what_goes(told.kept))
    if elsewhere := named_elsewhere(told.named_elsewhere):
        yield elsewhere
    if told.copies:
        yield COPIES_ABOUT if with_copies else f"{COPIES_ABOUT[:-1]}, and are left alone:"
        yield from (f"    {copy_line(copy, today)}" for copy in told.copies)
    else:
        yield NO_COPIES
    yield LEFT_WHERE


def copy_line(copy: "CopyThatHolds", today: date) -> str:
    """An older copy: when it was made and how much it holds."""
    made = moment(copy.made_at, today)
    if copy.notes is None:
        return f"{made}: {copy.name}, set aside"
    return f"{made}: {notes_and_drafts(copy.notes)}"


def named_elsewhere(number: int) -> str:
    """Where else the name stands, in what was said to others; empty for nowhere."""
    if not number:
        return ""
    where = "1 note" if number == 1 else f"{number} notes"
    return (
        f"The name also stands in {where} to somebody else. Those are not touched;"
        " look for the name in History to change them."
    )


def forgotten(told: "Forgotten") -> str:
    """What went, and what is left of it in older copies."""
    gone = ", ".join(what_goes(told.gone))
    lines = [f"Forgotten for good: {gone}."]
    if told.cleared.rewritten:
        lines.append(f"{_count(len(told.cleared.rewritten), 'backup', 'backups')} written anew.")
    if told.cleared.left:
        named = ", ".join(told.cleared.left[:5])
        more = " and more" if len(told.cleared.left) > 5 else ""
        lines.append(
            f"Still in {_count(len(told.cleared.left), 'older copy', 'older copies')}: {named}"
            f"{more}. Delete those yourself where you no longer need them."
        )
    return " ".join(lines)


def copies_too(number: int) -> str:
    """The box to tick for the older copies."""
    return COPIES_TOO.format(copies=_count(number, "copy", "copies"))


def moment(when: datetime, today: date) -> str:
    """A day and a time."""
    return f"{desk.day(when.date(), today)}, {when:%H:%M}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"

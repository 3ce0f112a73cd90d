"""What is said of label sheets in use, and of what was printed on them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from handnote.domain.note import MadeBy
from handnote.domain.run import Outcome, PrintRun, RunLabel
from handnote.domain.sheet import Fate
from handnote.wording import desk

THIS_SHEET = "This sheet"
TURNED = "Fed the other way round"
TURNED_ABOUT = "A half turn, so that the printer grips paper no label is gone from."
THROW_AWAY = "This sheet is gone"
ANOTHER = "Another part-used sheet"
STRIKE_OUT = "Strike this label out"
GIVE_BACK = "Give this label back"
START_HERE = "Start at this label"
CLICK_TO_STRIKE = "click a label that is gone · Shift+click to start at one"
CLICK_THE_SPOILED = "click the labels that did not come out right"
KEY_SPACE = "On the sheet: strike a label out, give it back, or call it spoiled"
KEY_SHIFT_SPACE = "On the sheet: start at this label"
NEW_SHEET = "A new sheet."
STRIKE_HERE = "Click the labels that are gone from it; from then on it is remembered."
IDLE = "Nothing is printed on it this time."

BY_PEN = "written with the pen"
SPOILED = "spoiled"
FATES = {Fate.PRINTED: "used", Fate.SPOILED: SPOILED, Fate.STRUCK: "struck out"}

CAME_OUT = "Did it come out right?"
ALL_GOOD = "Yes, all good"
NOTHING_PRINTED = "Nothing was printed"
NOT_NOW = "Not now"
LOOK_AT_IT = "Look at it"
SETTING = "Setting the notes…"

RUNS = "Print runs"
RUNS_MENU = "Print runs…"
NO_RUNS = "Nothing has been printed yet."
PRINT_AGAIN = "Print these again"
PRINT_AGAIN_ABOUT = (
    "The same notes go to the next free labels. They wait on the Print place until you print them."
)
_LABELS_TOLD = 30
RUN_HEADINGS = ("Printed", "Label sheet", "Labels", "How they came out", "PDF, SHA-256")


def came_out(printed_on: date, today: date) -> str:
    """The question, with the day where it is not of today."""
    if printed_on == today:
        return CAME_OUT
    return f"Did what you printed on {desk.day(printed_on, today)} come out right?"


def waits(count: int, spoiled: int) -> str:
    """Under the question: what waits for the answer, or what happens to the spoiled ones."""
    if spoiled:
        whose = "It goes" if spoiled == 1 else f"These {spoiled} go"
        return f"{whose} to the next free labels; Enter says so."
    if count == 1:
        return "That note waits until you say so. If it is spoiled, click it on the sheet."
    return f"Those {count} notes wait until you say so. Click the spoiled ones on the sheet."


def these_did_not(count: int) -> str:
    """The button that says which were spoiled."""
    return "This one didn’t" if count == 1 else f"These {count} didn’t"


@dataclass(frozen=True, slots=True)
class CardWords:
    """What the card asks with: its buttons, and the line under its question."""

    all_good: str
    nothing: str
    waits: Callable[[int, int], str]
    these_did_not: Callable[[int], str]


CARD = CardWords(ALL_GOOD, NOTHING_PRINTED, waits, these_did_not)


def labels(count: int) -> str:
    """A number of labels."""
    return "1 label" if count == 1 else f"{count} labels"


def feeding(part_used: Sequence[tuple[int, bool]], new: int) -> str:
    """Which sheet goes into the printer first.

    ``part_used`` has for each open sheet its free labels and whether it is fed turned.
    """
    fresh = "1 new sheet" if new == 1 else f"{new} new sheets"
    if not part_used:
        return f"{fresh[0].upper()}{fresh[1:]}." if new else ""
    if len(part_used) == 1:
        left, is_turned = part_used[0]
        turned = ", fed the other way round" if is_turned else ""
        first = f"First page: your open sheet with {labels(left)} left{turned}"
    else:
        each = [f"{left}{' (turned)' if is_turned else ''}" for left, is_turned in part_used]
        listed = f"{', '.join(each[:-1])} and {each[-1]}"
        first = f"First {len(each)} pages: your open sheets with {listed} labels left, oldest first"
    return f"{first}; then {fresh}." if new else f"{first}."


def about_sheet(left: int, slots: int, begun_on: date, today: date) -> str:
    """How much of a sheet is left, and since when it is in use."""
    return f"{left} of {slots} labels left, in use since {desk.day(begun_on, today)}."


def page_of(page: int, pages: int, hint: str) -> str:
    """Under the sheet; a roll's label has nothing to be hinted at."""
    return f"Sheet {page + 1} of {pages} · {hint}" if hint else f"Label {page + 1} of {pages}"


def spoken_label(slot: int, slots: int, what: str) -> str:
    """A label of the sheet read aloud."""
    return f"Label {slot + 1} of {slots}, {what or 'free'}"


def how_it_came_out(run: PrintRun) -> str:
    """What the seller said of a run."""
    if run.outcome is Outcome.UNANSWERED:
        return "not yet said"
    if run.outcome is Outcome.NOTHING_PRINTED:
        return "nothing was printed"
    spoiled = sum(label.is_spoiled for label in run.labels)
    if run.made_by is MadeBy.PEN:
        return f"{BY_PEN}, {spoiled} not" if spoiled else BY_PEN
    return f"{spoiled} spoiled" if spoiled else "all good"


def moment(when: datetime, today: date) -> str:
    """A day and a time of it."""
    return f"{desk.day(when.date(), today)}, {when:%H:%M}"


def run_details(run: PrintRun) -> str:
    """Whose notes were on a run, label by label, and what its file is known by."""
    shown = [
        f"{label.person or desk.SOMEBODY} (label {_number(label, run)}"
        + (f", {SPOILED})" if label.is_spoiled else ")")
        for label in run.labels[:_LABELS_TOLD]
    ]
    more = [f"and {len(run.labels) - _LABELS_TOLD} more"] if len(run.labels) > _LABELS_TOLD else []
    return f"{', '.join(shown + more)}\nPDF, SHA-256: {run.pdf_sha256}"


def _number(label: RunLabel, run: PrintRun) -> int:
    """Labels of a roll are counted page by page: no sheet is remembered of it."""
    return label.slot + 1 if run.sheets else label.sheet + label.slot + 1


def where_printed(run: PrintRun, slot: int, page: int, today: date) -> str:
    """When and where a note came out of the printer, or was laid out for the pen."""
    day = desk.day(run.printed_at.astimezone().date(), today)
    how = "For the pen on" if run.made_by is MadeBy.PEN else "Printed on"
    if not run.sheets and page:
        return f"{how} {day}: label {page + 1}, {run.stock_name}."
    sheet = f" of sheet {page + 1}" if len(run.sheets) > 1 else ""
    return f"{how} {day}: label {slot + 1}{sheet}, {run.stock_name}."


def set_so_far(done: int, total: int) -> str:
    """How far the notes are set."""
    return f"{SETTING} {done} of {total}"

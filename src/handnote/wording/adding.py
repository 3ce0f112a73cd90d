"""The quiet sheet before orders are added: what will come in, and what was not kept."""

from typing import TYPE_CHECKING

from handnote.readers.skipped import SkipReason
from handnote.wording import screen
from handnote.wording.desk import short_day
from handnote.wording.order_files import reason
from handnote.wording.problems import sentence

if TYPE_CHECKING:
    from handnote.services.import_plan import ImportPlan

_SKIPPED_SHOWN = 4

WHAT_HAPPENS = "What would be added or changed"
NOT_KEPT = "Street, e-mail, phone and prices were not kept."


def rows(row: int) -> str:
    """How far a long file is read."""
    return f"{screen.READING} row {row:,}"


def compared(orders: int) -> str:
    """How many of its orders have been looked for among those that are here."""
    return f"Looking at what is here already… {orders:,} orders"


def added(orders: int, total: int) -> str:
    """How many of a plan's orders are in; none of them stays if it is cancelled."""
    return f"Adding… {orders:,} of {total:,} orders"


def summary(plan: "ImportPlan") -> str:
    """One line of counts, only those that are not nought."""
    parts = [
        _count(len(plan.new), "new"),
        _count(len(plan.changed), "changed"),
        _count(plan.same, "already here"),
        _count(plan.cancelled, "cancelled"),
    ]
    people = (
        "1 person you know" if plan.known_people == 1 else f"{plan.known_people} people you know"
    )
    gifts = "1 gift" if plan.gifts == 1 else f"{plan.gifts} gifts"
    parts += [people if plan.known_people else "", gifts if plan.gifts else ""]
    parts += [
        _count(plan.sent, "of them sent long ago"),
        _count(plan.no_parcel, "without a parcel"),
        _no_note(plan.no_note),
        _count(plan.ran_out, "that ran out and stay forgotten"),
    ]
    said = ", ".join(part for part in parts if part)
    return f"{said}." if said else "There are no orders in this file."


def notices(plan: "ImportPlan") -> list[str]:
    """What else a careful friend would mention."""
    said = [f"Left out: {sentence(left.problem)}" for left in plan.left_out]
    for file in plan.files:
        if file.looks_cut:
            after = f"after order {file.last}" if file.last else "at its end"
            said.append(
                f"{file.name} looks cut off {after}. If the download was still going on, "
                "wait and drop it again, or add it anyway."
            )
        if not file.encoding_is_sure:
            said.append(
                f"{file.name} is written in {file.encoding}, as far as can be told. "
                "Check that the names below read right."
            )
        if file.already_added_on:
            said.append(f"This very file was added on {short_day(file.already_added_on)}.")
    if count := len(plan.called_off):
        said.append(
            "1 order you wrote a note for is cancelled now; its note is kept."
            if count == 1
            else f"{count} orders you wrote notes for are cancelled now; the notes are kept."
        )
    said += [
        f"Line {row.row} is left out: {reason(SkipReason(row.why))}"
        for row in plan.skipped[:_SKIPPED_SHOWN]
    ]
    more = len(plan.skipped) - _SKIPPED_SHOWN
    if more > 0:
        said.append(f"{more} more lines are left out.")
    return said


def _no_note(count: int) -> str:
    asks = "1 asks for no note" if count == 1 else f"{count} ask for no note"
    return asks if count else ""


def _count(count: int, what: str) -> str:
    return f"{count} {what}" if count else ""

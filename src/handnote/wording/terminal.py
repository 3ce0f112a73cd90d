"""What handnote says in a terminal."""

from collections.abc import Iterator
from datetime import date
from shlex import quote
from typing import TYPE_CHECKING

from handnote.domain.finding import Finding
from handnote.domain.note import Note, Side
from handnote.domain.order import LetBe, Order, OrderState
from handnote.domain.stock import Stock
from handnote.readers.skipped import SkipReason
from handnote.wording import desk
from handnote.wording.adding import NOT_KEPT, summary
from handnote.wording.adding_rows import changed
from handnote.wording.columns import COLUMNS
from handnote.wording.order_files import reason

if TYPE_CHECKING:  # the services cost a third of a command's start
    from handnote.readers.order_file import OrderFile
    from handnote.services.composing import Sitting
    from handnote.services.import_plan import FileLook, ImportPlan

ORDER_HEADINGS = ("Number", "For", "What", "Send", "Note")
STOCK_HEADINGS = ("Maker", "Number", "Labels", "Page", "Grade", "Title")

SHEET_HEADINGS = ("Name", "Label sheet", "Left", "In use since", "Fed")

NO_SHEETS = "No label sheet is part-used."
NO_ORDERS = "No order waits. Add a file from your shop: handnote import FILE"
NO_NOTES = "There is no finished note here yet."
NO_MATCH = "None of your notes has these words."
NO_STOCKS = "No label sheet is like that. Say less, or give only the size of a label."
UNVERIFIED_STOCKS = "Grades C and D are unverified. Print a test page on plain paper first."
OUT_IS_NEEDED = "argument --export: also say where to, with --out FILE"
MORE_STOCKS = "There are more like these. Say more of it, or use --json to see them all."
NOTHING_SAVED = "You closed the editor without saving, so nothing has changed."

_CHANGES = 20
"""How many orders that changed are told one by one."""

_EQUIVALENTS = 4
"""How many other numbers of a die are shown beside a product."""

_STATES = {
    OrderState.TO_WRITE: "to write",
    OrderState.DRAFT: "begun",
    OrderState.FINISHED: "finished",
    OrderState.LET_BE: "let be",
    OrderState.PRINTED: "printed",
}
_LET_BE = {
    LetBe.CHOSEN: "let be",
    LetBe.CANCELLED: "cancelled",
    LetBe.SENT: "sent already",
    LetBe.NO_PARCEL: "no parcel",
    LetBe.WISHED: "asks for no note",
}


def state(order: Order) -> str:
    """How far an order's note has come, or why there will be none."""
    return _LET_BE[order.let_be] if order.let_be else _STATES[order.state]


def imported(plan: "ImportPlan", *, only_looked: bool) -> Iterator[str]:
    """What an import added, or would add, and what to look at twice."""
    yield f"{summary(plan)} {NOT_KEPT}"
    for file in plan.files:
        yield from _concerns(file)
    for known in plan.changed[:_CHANGES]:
        yield changed(known, plan.today)
    if len(plan.changed) > _CHANGES:
        yield f"… and {len(plan.changed) - _CHANGES} more that changed."
    for skipped in plan.skipped:
        why = reason(SkipReason(skipped.why))
        yield f"Row {skipped.row} of {skipped.file} was left out: {why}."
    if only_looked:
        yield "This was only a look; nothing was added."


def taken_back(orders: int, kept: int) -> str:
    """After an import was taken back."""
    said = f"Taken back: {_number(orders, 'order')}."
    return f"{said} {_number(kept, 'order')} with a note stayed." if kept else said


def columns_taken(file: "OrderFile") -> str:
    """Which columns of a table no profile knows were taken for what."""
    taken = ", ".join(f"{COLUMNS[role].lower()} from “{name}”" for role, name in file.own_columns)
    return f"{file.name}: took {taken}. If that is wrong, say it with --columns."


def _concerns(file: "FileLook") -> Iterator[str]:
    if file.already_added_on:
        yield f"{file.name} was already added on {_day(file.already_added_on)}."
    if file.looks_cut:
        yield f"{file.name} looks cut off at its end. Download it once more to be sure."
    if not file.encoding_is_sure:
        yield f"{file.name} does not say which letters it uses; look whether the names are right."


def facts(sitting: "Sitting", today: date) -> Iterator[str]:
    """Everything to know of an order before its note is written."""
    order, person = sitting.order, sitting.person
    known = " · ".join(part for part in (person.country, desk.nth(order.nth)) if part)
    yield f"For {desk.name_of(order)}" + (f" · {known}" if known else "")
    if whose := desk.gift_line(order):
        yield whose
    for item in order.items:
        extras = [part for part in (item.variation, item.personalisation) if part]
        yield " · ".join([desk.item(item), *extras])
    for label, words in (("They wrote", order.words), ("Gift message", order.gift_message)):
        if words:
            yield f"{label}: {desk.quoted(words)}"
    for note in sitting.earlier:
        yield f"{desk.day(note.written_on, today)}, you: {note.text}"
    if person.memory:
        yield f"Worth remembering: {person.memory}"


EYES_ONLY = (
    "Lines that begin like these are for your eyes and never get into the note.",
    "Save and close, and the note is finished. Close without saving, and nothing changes.",
)


def note_heading(note: Note) -> str:
    """Who got a note, when it was written, and whether it is on the outside."""
    parts = (_day(note.written_on), note.person or "Somebody", desk.side(note.side))
    return " · ".join(part for part in parts if part)


def finished(order: Order, side: Side = Side.INSIDE) -> str:
    """After a note was written."""
    where = desk.side(side)
    return f"The note {where + ' ' if where else ''}for {desk.name_of(order)} is finished."


def editor_failed(order: Order) -> str:
    """After an editor ended badly with new words in its file."""
    return f"The editor stopped with an error; what you wrote for {desk.name_of(order)} is a draft."


def nothing_changed() -> str:
    """After an editor ended badly with nothing new in its file."""
    return "The editor stopped with an error, and nothing has changed."


def words_kept(path: str) -> str:
    """Where the words are when they could not be saved as a note."""
    return f"What you wrote is not lost: it is in {path}"


def proofed(labels: int, sheets: int, name: str) -> str:
    """After a proof was written."""
    counted = _number(labels, "label"), _number(sheets, "sheet")
    return f"{counted[0]} on {counted[1]} in {name}. Print it at actual size, 100 %."


def labels_left(left: int, slots: int) -> str:
    """How much of a sheet is left."""
    return f"{left} of {slots}"


def since(day: date) -> str:
    """When a sheet was begun."""
    return _day(day)


def fed(*, is_turned: bool) -> str:
    """Which way round a sheet is fed."""
    return "the other way round" if is_turned else "as sold"


def left_out(note: Note, finding: Finding) -> str:
    """Why a note is not on the proof."""
    return f"Not on it is the note for {note.person or 'somebody'}. {desk.finding(finding)}"


LET_GO = "Write what waits anew, or add --let-go with its order to print it as it is."


def waits(note: Note, order: str, why: str) -> str:
    """That a finished note is not on the proof, and why; ``order`` is what its order goes by."""
    return f"Waiting is the note for {note.person or 'somebody'}, order {order}. {why}"


def called_off(note: Note) -> str:
    """That a note is not on the proof because its order was cancelled."""
    return f"Not on it is the note for {note.person or 'somebody'}: the order was cancelled since."


def label_size(stock: Stock) -> str:
    """How many labels a sheet has, and how large they are."""
    return f"{stock.slots} × {_mm(stock.width)} × {_mm(stock.height)}"


def page_size(stock: Stock) -> str:
    """How large the sheet is."""
    return f"{_mm(stock.page_width)} × {_mm(stock.page_height)}"


def stock_title(stock: Stock) -> str:
    """What a product is called on its packet, and the other numbers of its die."""
    others = ", ".join(stock.equivalents[:_EQUIVALENTS])
    return f"{stock.title} = {others}" if others else stock.title


def stock_gone(name: str) -> str:
    """After an own label sheet was forgotten."""
    return f"{name} is no longer among your label sheets."


def saved(name: str) -> str:
    """After a file was written."""
    return f"Saved as {name}"


def demo_made(folder: str) -> str:
    """After a sample shop was made."""
    return f"The sample shop is in {folder}. To look around: handnote --data {quote(folder)}"


def _number(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"


def _mm(length: float) -> str:
    return f"{length:g}"


def _day(day: date) -> str:
    return desk.day(day, date.min)

"""What was made, in the words and values that the Print place's widgets show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handnote.domain.note import NoteId
from handnote.domain.run import RunLabel
from handnote.domain.sheet import Fate, Sheet
from handnote.qt.print.also_print import Extras
from handnote.qt.print.making import Made
from handnote.qt.print.outcome_card import CardState
from handnote.qt.print.place import PrintState
from handnote.qt.print.sheet_panel import PanelState
from handnote.qt.print.sheet_view import SheetState
from handnote.sheets.parcel_marks import parcel_mark
from handnote.wording import desk as words
from handnote.wording import screen
from handnote.wording import sheets as sheet_words

Listed = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What she chose herself: the spoiled notes, the row picked in the list, what else to print."""

    spoiled: frozenset[NoteId]
    picked: int
    extras: Extras
    hides_names: bool = False
    """Whether whoever else can see the screen must read neither names nor notes."""


def listed(made: Made, *, hides_names: bool = False) -> Listed:
    """Each name with its label, in the order of the sheets; any thread may make the list."""
    labels, proof, asked = labels_of(made), made.proof, made.found.asked
    printed = proof.sheets if proof and not asked else ()
    pages = len(printed or made.sheets)
    marks = _parcel_marks(made, labels)
    return [
        (words.A_NOTE if hides_names else _name(label), _where(made, label, pages, mark))
        for label, mark in zip(labels, marks, strict=True)
    ]


def state_of(made: Made, rows: Listed, chosen: Chosen, today: date) -> PrintState:
    """All the Print place shows of what was made; ``rows`` is what is ``listed``."""
    proof, asked = made.proof, made.found.asked
    printed = proof.sheets if proof and not asked else ()
    return PrintState(
        sheet=_sheet_state(made, made.sheet, chosen) if made.sheet else None,
        listed=rows,
        picked=chosen.picked,
        can_move=not asked and len(rows) > 1,
        left_out=[] if asked else _left_out(made, hides_names=chosen.hides_names),
        waiting=len(made.held) if not asked else 0,
        page=made.page,
        pages=max(1, len(made.sheets)),
        hint=_hint(made),
        count=0 if asked else len(rows),
        can_save=bool(proof and proof.pdf),
        extras=chosen.extras,
        stock=made.stock,
        panel=_panel_state(made, printed, today) if made.has_memory else None,
        card=_card_state(made, chosen, today),
        side=made.found.side if made.found.has_outside and not asked else None,
    )


def _left_out(made: Made, *, hides_names: bool) -> list[str]:
    """Every note that is not on the sheets, and why."""
    gone = made.proof.left_out if made.proof else ()
    if hides_names:
        return [f"{words.A_NOTE}: {words.finding(one.finding)}" for one in gone]
    said = [f"{one.note.person or words.SOMEBODY}: {words.finding(one.finding)}" for one in gone]
    if made.found.called_off:
        said += words.called_off(made.found.called_off)
    return said


def _hint(made: Made) -> str:
    if made.found.asked:
        return sheet_words.CLICK_THE_SPOILED
    return sheet_words.CLICK_TO_STRIKE if made.has_memory else ""


def labels_of(made: Made) -> Sequence[RunLabel]:
    """The labels on the sheets: those of the run that is asked about, or of the proof."""
    if made.found.asked:
        return made.found.asked.run.labels
    return made.proof.labels if made.proof else ()


def label_at(made: Made, slot: int) -> RunLabel | None:
    """Which label of the run that is asked about is here on the page on screen."""
    here = (one for one in labels_of(made) if (one.sheet, one.slot) == (made.page, slot))
    return next(here, None)


def _sheet_state(made: Made, sheet: Sheet, chosen: Chosen) -> SheetState:
    labels = labels_of(made)
    here = {label.slot: label for label in labels if label.sheet == made.page}
    known = made.known.get(sheet.id)
    fates = known.fates if known else (Fate.FREE,) * made.stock.slots
    picked = labels[chosen.picked] if 0 <= chosen.picked < len(labels) else None
    return SheetState(
        image=None if chosen.hides_names else made.image,
        stock=sheet.stock,
        is_turned=sheet.is_turned,
        used={
            slot: sheet_words.FATES[fate]
            for slot, fate in enumerate(fates)
            if fate is not Fate.FREE and slot not in here
        },
        written={
            slot: words.A_NOTE if chosen.hides_names else _name(label)
            for slot, label in here.items()
        },
        spoiled=frozenset(slot for slot, label in here.items() if label.note_id in chosen.spoiled),
        asks=made.found.asked is not None,
        picked=picked.slot if picked and picked.sheet == made.page else None,
    )


def _panel_state(made: Made, printed: Sequence[Sheet], today: date) -> PanelState:
    part_used = [
        (made.known[sheet.id].left, sheet.is_turned) for sheet in printed if sheet.id in made.known
    ]
    known = made.known.get(made.sheet.id) if made.sheet else None
    if known:
        begun_on = known.begun_at.astimezone().date()
        about = sheet_words.about_sheet(known.left, len(known.fates), begun_on, today)
    else:
        about = sheet_words.NEW_SHEET
    if made.page >= len(printed):
        about = f"{about} {sheet_words.IDLE if known else sheet_words.STRIKE_HERE}"
    return PanelState(
        feeding=sheet_words.feeding(part_used, len(printed) - len(part_used)),
        about=about,
        is_known=known is not None,
        is_turned=bool(known and known.is_turned),
    )


def _card_state(made: Made, chosen: Chosen, today: date) -> CardState | None:
    run = made.found.asking or next(iter(made.found.unanswered), None)
    if run is None:
        return None
    return CardState(
        question=sheet_words.came_out(run.printed_at.astimezone().date(), today),
        count=len(run.labels),
        spoiled=len(chosen.spoiled),
        is_open=made.found.asking is not None,
    )


def _name(label: RunLabel) -> str:
    return label.person or words.SOMEBODY


def _parcel_marks(made: Made, labels: Sequence[RunLabel]) -> list[str]:
    """The mark on each label, as it is printed; none where labels have none."""
    has_marks = made.proof is not None and made.proof.has_parcel_marks
    return [parcel_mark(place) if has_marks else "" for place in range(len(labels))]


def _where(made: Made, label: RunLabel, pages: int, mark: str) -> str:
    where = screen.label_number(label.slot, label.sheet, pages, is_roll=made.stock.is_roll)
    return f"{where} {mark}" if mark else where

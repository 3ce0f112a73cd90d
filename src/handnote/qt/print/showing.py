"""What was made, in the words and values that the Print place's widgets show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handnote.domain.marks import Ruling
from handnote.domain.note import MadeBy, NoteId
from handnote.domain.run import RunLabel
from handnote.domain.sheet import Fate, Sheet
from handnote.qt.print.also_print import Extras
from handnote.qt.print.making import Made
from handnote.qt.print.outcome_card import CardState
from handnote.qt.print.pen_choices import PenWish
from handnote.qt.print.place import PenState, PrintState
from handnote.qt.print.sheet_panel import PanelState
from handnote.qt.print.sheet_view import SheetState
from handnote.sheets.parcel_marks import parcel_mark
from handnote.sheets.photo_marks import have_room
from handnote.wording import desk as words
from handnote.wording import key_sheet as key_words
from handnote.wording import screen
from handnote.wording import sheets as sheet_words

_NO_WISH = PenWish()

Listed = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What she chose herself: the spoiled notes, the row picked in the list, what else to print."""

    spoiled: frozenset[NoteId]
    picked: int
    extras: Extras
    pen: PenWish = _NO_WISH
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
        pen=_pen_state(made, chosen),
        way=_way(made),
    )


def _pen_state(made: Made, chosen: Chosen) -> PenState | None:
    """What a pen finds, where it is the pen's work that is looked at."""
    asked, proof = made.found.asked, made.proof
    if made.found.pen is None and not (asked and asked.pen):
        return None
    is_same = asked is None or (proof and proof.sha256 == asked.run.proof_sha256)
    can_mark = have_room(made.stock)
    has_ruled = (
        chosen.pen.ruling is not Ruling.NOTHING
        or (chosen.pen.photo_marks and can_mark)
        or bool(proof and proof.has_parcel_marks)
    )
    return PenState(
        chosen.pen,
        can_rule=bool(proof and is_same and has_ruled),
        is_asked=bool(asked),
        can_mark=can_mark,
    )


def _way(made: Made) -> MadeBy | None:
    """Which of both kinds is looked at; None where there is only one."""
    if made.found.asked or not made.found.can_switch:
        return None
    return MadeBy.PEN if made.found.pen else MadeBy.FONT


def _left_out(made: Made, *, hides_names: bool) -> list[str]:
    """Every note that is not on the sheets, and why."""
    gone = made.proof.left_out if made.proof else ()
    if hides_names:
        return [f"{words.A_NOTE}: {words.finding(one.finding)}" for one in gone]
    said = [f"{one.note.person or words.SOMEBODY}: {words.finding(one.finding)}" for one in gone]
    if made.found.called_off:
        said += words.called_off(made.found.called_off)
    if made.found.pen:
        said += key_words.all_set_aside(made.found.pen.set_aside)
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
    lies_beside = key_words.lay_beside if made.found.pen else sheet_words.feeding
    return PanelState(
        feeding=lies_beside(part_used, len(printed) - len(part_used)),
        about=about,
        is_known=known is not None,
        is_turned=bool(known and known.is_turned),
    )


def _card_state(made: Made, chosen: Chosen, today: date) -> CardState | None:
    run = made.found.asking or next(iter(made.found.unanswered), None)
    if run is None:
        return None
    is_pen = run.made_by is MadeBy.PEN
    ask = key_words.all_stuck if is_pen else sheet_words.came_out
    return CardState(
        question=ask(run.printed_at.astimezone().date(), today),
        is_pen=is_pen,
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

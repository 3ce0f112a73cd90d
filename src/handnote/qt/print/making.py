"""What the Print place shows, made in the slow worker: a proof, its sheets, a page's pixels."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from handnote.domain.note import MadeBy, Note, Side
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.run import PrintRun
from handnote.domain.settings import Settings
from handnote.domain.sheet import KnownSheet, OpenSheet, Placement, Sheet, SheetId
from handnote.domain.stock import Stock
from handnote.qt.print.page_image import PageImage, page_image
from handnote.qt.print.pen_making import PenMaker, ways
from handnote.services.desk import Desk
from handnote.services.pen_runs import gone_before, sheets_of_run
from handnote.services.pen_sheets import PenWork
from handnote.services.proofing import Proof
from handnote.sheets.imposition import NEW, corners

if TYPE_CHECKING:
    from handnote.pdf.key_sheet import KeySheet
    from handnote.services.listening import Held


@dataclass(frozen=True, slots=True)
class Asked:
    """A run whose outcome is asked, with its notes, stock and sheets as they are now."""

    run: PrintRun
    notes: tuple[Note, ...]
    stock: Stock
    known: tuple[KnownSheet, ...]
    pen: PenWork | None = None
    """What there was to know of its orders, if a pen wrote its labels."""


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to print, what it is printed on, and what was printed and waits.

    ``side`` is the one the notes are for; ``has_outside`` is whether any wait for the outside.
    ``asked`` is the picture of the run that is ``asking``, unless its stock was taken away.
    """

    notes: tuple[Note, ...]
    stock: Stock
    known: tuple[KnownSheet, ...]
    unanswered: tuple[PrintRun, ...]
    asking: PrintRun | None
    asked: Asked | None
    side: Side
    has_outside: bool
    called_off: tuple[Note, ...] = ()
    """Finished notes of that side whose orders were cancelled since; they are not printed."""

    pen: PenWork | None = None
    """What a pen has before it, where that is looked at and not what is printed."""

    can_switch: bool = False
    """Whether notes of both kinds wait."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to make of what was found. ``tells_of_sheet`` wants a new sheet to strike out on."""

    settings: Settings
    page: int
    width: int
    today: date
    tells_of_sheet: bool = False
    mirror: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """The sheets to show, and the page on screen.

    ``proof`` is None where there is nothing to print, or where a run's notes have changed so
    much that its bytes cannot be made again.
    """

    found: Found
    proof: Proof | None
    sheets: tuple[Sheet, ...]
    page: int
    image: PageImage | None
    held: "tuple[Held, ...]" = ()
    """The notes that wait while the others are printed."""

    @property
    def stock(self) -> Stock:
        """The stock of the sheets on screen."""
        return self.found.asked.stock if self.found.asked else self.found.stock

    @property
    def sheet(self) -> Sheet | None:
        """The sheet on screen."""
        return self.sheets[self.page] if self.sheets else None

    @property
    def has_memory(self) -> bool:
        """Whether what is on screen is a sheet whose labels can be struck out; a roll has none."""
        return self.sheet is not None and not self.found.asked and not self.stock.is_roll

    @property
    def known(self) -> Mapping[SheetId | None, KnownSheet]:
        """What is remembered of the sheets on screen."""
        known = self.found.asked.known if self.found.asked else self.found.known
        return {sheet.id: sheet for sheet in known}


class Maker:
    """Makes what is shown; a proof is kept while only its page or its size changes.

    For one worker thread. ``on_the_way`` hears of every note that is set and may raise
    ``Stopped``.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: tuple[tuple[object, ...], Proof] | None = None
        self._pen = PenMaker(desk)

    def make(self, found: Found, wish: Wish, on_the_way: Callable[[int], None]) -> Made:
        """The sheets of the run that is asked about, or else those to be printed next."""
        if found.asked:
            return self._make_asked(found, found.asked, wish, on_the_way)
        open_sheets = [sheet.as_open() for sheet in found.known]
        if found.pen:
            return self._make_for_pen(found, found.pen, wish, on_the_way)
        proof, held = None, self._held(found)
        waiting = {one.note.id for one in held}
        going = tuple(note for note in found.notes if note.id not in waiting)
        if going:
            proof = self._proof(going, found.stock, open_sheets, (wish, on_the_way))
        sheets = _with_idle(found, proof, wish)
        return replace(_made(found, proof, sheets, wish), held=held)

    def _make_for_pen(
        self, found: Found, work: PenWork, wish: Wish, on_the_way: Callable[[int], None]
    ) -> Made:
        if not work.notes:
            return _made(found, None, _with_idle(found, None, wish), wish)
        open_sheets = [sheet.as_open() for sheet in found.known]
        pen = self._pen.make(work, found.stock, open_sheets, wish.settings, wish.today, on_the_way)
        return _made(found, pen.labels, _with_idle(found, pen.labels, wish), wish, pen.key)

    def _held(self, found: Found) -> "tuple[Held, ...]":
        # What stands on the outside is for all to see and short: it is compared with nothing.
        if not found.notes or found.side is Side.OUTSIDE:
            return ()
        return self._desk.listening().held(found.notes)

    def _make_asked(
        self, found: Found, asked: Asked, wish: Wish, on_the_way: Callable[[int], None]
    ) -> Made:
        sheets = sheets_of_run(asked.run, asked.stock)
        again = None
        if sheets and asked.pen:
            how = wish.settings, wish.today, on_the_way
            gone = gone_before(asked.run, asked.known, len(sheets))
            pen = self._pen.make(asked.pen, asked.stock, sheets, *how, gone=gone)
            return _made(found, pen.labels, pen.labels.sheets, wish, pen.key)
        if sheets and asked.notes:
            again = self._proof(asked.notes, asked.stock, sheets, (wish, on_the_way))
            if again.sha256 != asked.run.proof_sha256:
                again = None
        shown = again.sheets if again else _as_recorded(asked.run, asked.stock, sheets)
        return _made(found, again, shown, wish)

    def _proof(
        self,
        notes: Sequence[Note],
        stock: Stock,
        sheets: Sequence[OpenSheet],
        how: tuple[Wish, Callable[[int], None]],
    ) -> Proof:
        wish, on_the_way = how
        key = (notes, stock, tuple(sheets), wish.settings, wish.mirror)
        if self._kept is None or self._kept[0] != key:
            proof = self._desk.proofing.proof(
                notes,
                stock,
                sheets,
                settings=wish.settings,
                on_the_way=on_the_way,
                mirror=wish.mirror,
            )
            self._kept = key, proof
        return self._kept[1]


def find(
    desk: Desk, put_off: frozenset[str], wanted: Side | None, way: MadeBy | None = None
) -> Found:
    """Read what the place shows. The newest run is asked about, unless it was put off.

    The notes are those of the side that is ``wanted``, or inside where none wait outside; where
    no side is wanted more than the other, one of which notes do wait. ``way`` is the pen's, or
    the printer's, where she chose between them.
    """
    outside = desk.printing.to_print(Side.OUTSIDE)
    inside = desk.printing.to_print(Side.INSIDE)
    usual = Side.OUTSIDE if outside and not inside else Side.INSIDE
    side = wanted or usual if outside else Side.INSIDE
    stock = desk.stock_for(side)
    unanswered = desk.printing.unanswered()
    run = next((run for run in unanswered if run.id not in put_off), None)
    printed = inside if side is Side.INSIDE else outside
    found = ways(desk, side, has_printed=bool(printed), wanted=way)
    return Found(
        notes=found.work.notes if found.work else printed,
        stock=stock,
        known=desk.sheets.open_of(stock),
        unanswered=unanswered,
        asking=run,
        asked=_asked(desk, run) if run else None,
        side=side,
        has_outside=bool(outside),
        called_off=desk.printing.called_off(side),
        pen=found.work,
        can_switch=found.is_choice,
    )


def _asked(desk: Desk, run: PrintRun) -> Asked | None:
    try:
        stock = desk.catalogue.find(run.stock_name)
    except Problem as problem:
        if problem.code is AskTrouble.NO_SUCH_STOCK:
            return None  # a stock that was taken away: the question is asked without a picture
        raise
    known = tuple(desk.sheets.sheet(sheet.id) for sheet in run.sheets)
    notes = desk.printing.notes_of(run)
    with_drafts = desk.preferences.current.copy_words
    by_pen = run.made_by is MadeBy.PEN
    pen = desk.pen_sheets.again(notes, with_drafts=with_drafts) if by_pen else None
    return Asked(run, notes, stock, known, pen)


def _as_recorded(run: PrintRun, stock: Stock, sheets: Sequence[OpenSheet]) -> tuple[Sheet, ...]:
    """The sheets of a run from what was written down of it, for want of its very bytes."""
    shown = []
    for page, sheet in enumerate(sheets):
        where = corners(stock, is_turned=sheet.is_turned)
        placements = tuple(
            Placement(label.note_id, label.slot, *where[label.slot])
            for label in run.labels
            if label.sheet == page and label.slot < len(where)
        )
        shown.append(replace(_idle(stock, sheet), placements=placements))
    return tuple(shown)


def _idle(stock: Stock, sheet: OpenSheet) -> Sheet:
    return Sheet(stock, (), used=sheet.used, is_turned=sheet.is_turned, id=sheet.id)


def _with_idle(found: Found, proof: Proof | None, wish: Wish) -> tuple[Sheet, ...]:
    """The sheets that are used, those that are not, and a new one to strike out on."""
    used = proof.sheets if proof else ()
    in_use = {sheet.id for sheet in used}
    open_sheets = [sheet.as_open() for sheet in found.known]
    idle = [_idle(found.stock, sheet) for sheet in open_sheets if sheet.id not in in_use]
    told = [_idle(found.stock, NEW)] if wish.tells_of_sheet else []
    return (*used, *idle, *told)


def _made(
    found: Found,
    proof: Proof | None,
    sheets: tuple[Sheet, ...],
    wish: Wish,
    key: "KeySheet | None" = None,
) -> Made:
    """With the picture of a page: of the labels, or of the squares that lie over them."""
    page = max(0, min(wish.page, len(sheets) - 1))
    image = None
    if proof and page < len(proof.sheets):
        has_squares = key is not None and page < len(key.squares)
        pdf, number = (key.pdf, key.squares[page]) if key and has_squares else (proof.pdf, page)
        image = page_image(pdf, number, wish.width)
    return Made(found, proof, sheets, page, image)

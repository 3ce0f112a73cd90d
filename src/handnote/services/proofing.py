"""Proofs: finished notes set on sheets, as the very bytes that will be printed."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from handnote.checks.fit import findings
from handnote.domain.finding import Concern, Finding
from handnote.domain.hand import Hand
from handnote.domain.marks import Marks
from handnote.domain.note import Note, NoteId
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.run import RunLabel
from handnote.domain.settings import Settings
from handnote.domain.sheet import Sheet
from handnote.domain.stock import Stock
from handnote.domain.units import Mm
from handnote.sheets.imposition import impose
from handnote.sheets.label_shape import safe_area
from handnote.sheets.parcel_marks import has_room, parcel_mark
from handnote.typeset.hands import Hands
from handnote.typeset.paragraph import plain_line
from handnote.typeset.typeset_note import Area, Line, TypesetNote
from handnote.typeset.typesetter import Typesetter
from handnote.typeset.variation import USUAL, variation

if TYPE_CHECKING:
    from handnote.pdf.sheets_pdf import Press
    from handnote.sheets.pick_list import PickRow, PickWords
    from handnote.sheets.test_page import PageWords

_PLAIN_HAND = "playpen-sans"
"""What is set small or in columns is in this hand: it is the easiest to read."""

_MARK_EM = Mm(1.6)
"""The em at which that hand's figures are as tall as a parcel mark's."""

_KEPT = 1000
"""How many notes set for paper are remembered: about 20 MB."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A note that is not on the proof, and why."""

    note: Note
    finding: Finding


@dataclass(frozen=True, slots=True)
class Proof:
    """A finished PDF and what is on it. Equal notes, stock, start and looks: equal bytes."""

    pdf: bytes
    sha256: str
    stock: Stock
    start: int
    sheets: tuple[Sheet, ...]
    notes: tuple[Note, ...]
    left_out: tuple[LeftOut, ...]
    has_parcel_marks: bool = False


def run_labels(proof: Proof) -> tuple[RunLabel, ...]:
    """Every label of a proof, in the order the parcels are packed."""
    people = {note.id: note.person for note in proof.notes}
    return tuple(
        RunLabel(placement.note_id, people[placement.note_id], number, placement.slot)
        for number, sheet in enumerate(proof.sheets)
        for placement in sheet.placements
    )


class Proofing:
    """Sets notes on labels, one at a time for the screen and together for the printer."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self._typesetter = Typesetter(hands)
        self._plain = hands.chain(hands.find(_PLAIN_HAND))
        # Kept from one proof to the next: moving the start or striking a label sets none anew.
        self._for_paper = lru_cache(maxsize=_KEPT)(self._set_for_paper)

    def typeset(
        self,
        text: str,
        hand: str,
        stock: Stock,
        sign_off: str = "",
        *,
        seed: str = "",
        drift: float = USUAL,
    ) -> TypesetNote:
        """``text`` as it will stand on a label of ``stock``, white space at its end included.

        ``seed`` decides how its letters stray, by ``drift`` from 0 to 1: the order's id, so
        that a note looks the same while it is written, when printed and at every reprint.
        """
        return self._typesetter.typeset(
            text,
            self.hands.find(hand),
            Area(*safe_area(stock)),
            sign_off=sign_off,
            drift=variation(seed, drift),
        )

    def typeset_note(self, note: Note, stock: Stock, drift: float = USUAL) -> TypesetNote:
        """A kept note as it will stand on a label of ``stock``, for the screen."""
        return self.typeset(
            note.text.rstrip(),
            note.hand,
            stock,
            note.sign_off,
            seed=note.order_id,
            drift=drift,
        )

    def proof(
        self,
        notes: Sequence[Note],
        stock: Stock,
        *,
        start: int = 0,
        settings: Settings | None = None,
        mirror: bool = False,
    ) -> Proof:
        """The notes on as many sheets as they need, in this order, from slot ``start``.

        A note that does not fit or cannot be printed is left out and named, never cut. With
        no notes at all the problem is ``NOTHING_TO_PRINT``. Of ``settings`` the ink, the
        drift, the outlines, crop marks and parcel marks and whether sizes agree are heeded;
        ``mirror`` turns each label over in its place, for transfer paper.
        """
        if not notes:
            raise Problem(AskTrouble.NOTHING_TO_PRINT)
        looks = settings or Settings()
        share = self._largest_share(notes, stock) if looks.same_size else 1.0
        page = _Pages(stock, start, looks, _marks(looks, mirror=mirror))
        has_marks = looks.parcel_marks and has_room(stock)
        left_out: list[LeftOut] = []
        printed: list[Note] = []
        for note in notes:
            hand = self.hands.find(note.hand)
            at_most = Mm(hand.largest * share) if share < 1 else None
            typeset = self._for_paper(note, hand, stock, looks.drift, at_most)
            found = findings(typeset)
            if found:
                left_out.append(LeftOut(note, found[0]))
            else:
                mark = self._mark(len(printed)) if has_marks else None
                printed.append(note)
                page.place(note.id, typeset, mark)
        sheets, pdf = page.finish()
        digest = hashlib.sha256(pdf).hexdigest()
        said = tuple(printed), tuple(left_out)
        return Proof(pdf, digest, stock, start, sheets, *said, has_parcel_marks=has_marks)

    def label(self, text: str, hand: str, stock: Stock, *, sign_off: str = "") -> bytes:
        """One label at the first slot, to try a stock or a hand.

        Raises ``DOES_NOT_FIT`` or ``NOT_PRINTABLE`` rather than print less than was asked.
        """
        typeset = self.typeset(text.rstrip(), hand, stock, sign_off, seed=text)
        for finding in findings(typeset):
            raise problem_of(finding)
        name = NoteId("label")
        return _render(impose([name], stock), {name: typeset}, Settings())

    def test_page(self, stock: Stock, words: "PageWords") -> bytes:
        """The page that shows how far a printer is off, for plain paper the size of ``stock``."""
        from handnote.pdf.test_page import test_page

        return test_page(stock, words, self._plain)

    def pick_list(self, rows: "Iterable[PickRow]", words: "PickWords", stock: Stock) -> bytes:
        """The list of what goes into which parcel, on paper like that of ``stock``."""
        from handnote.pdf.pick_list import pick_list
        from handnote.sheets.pick_list import list_paper

        return pick_list(rows, words, list_paper(stock), self._plain)

    def that_would_hold(
        self, text: str, hand: str, sign_off: str, stocks: Iterable[Stock]
    ) -> Stock | None:
        """The stock with the smallest label that ``text`` fits on; None if it fits on none."""
        for stock in sorted(stocks, key=lambda stock: stock.width * stock.height):
            if self.typeset(text.rstrip(), hand, stock, sign_off, drift=0.0).fits:
                return stock
        return None

    def _set_for_paper(
        self, note: Note, hand: Hand, stock: Stock, drift: float, at_most: Mm | None
    ) -> TypesetNote:
        # The hand in use is not always the note's: a font of the seller's own may be gone.
        return self._typesetter.typeset(
            note.text.rstrip(),
            hand,
            Area(*safe_area(stock)),
            sign_off=note.sign_off,
            drift=variation(note.order_id, drift),
            at_most=at_most,
            with_carets=False,
        )

    def _mark(self, place: int) -> Line:
        """The parcel mark of a label, set at the origin."""
        return plain_line(parcel_mark(place), self._plain, size=_MARK_EM)

    def _largest_share(self, notes: Sequence[Note], stock: Stock) -> float:
        """The share of their hands' largest size that every note which fits can have."""
        shares = []
        for note in notes:
            hand = self.hands.find(note.hand)
            typeset = self._for_paper(note, hand, stock, 0.0, None)
            if typeset.fits:
                shares.append(typeset.size / hand.largest)
        return min(shares, default=1.0)


class _Pages:
    """Notes onto sheets one by one, each sheet drawn as soon as it is full."""

    def __init__(self, stock: Stock, start: int, looks: Settings, marks: Marks) -> None:
        self._stock = stock
        self._start = start
        self._looks = looks
        self._marks = marks
        self._waiting: dict[NoteId, TypesetNote] = {}
        self._parcel_marks: dict[NoteId, Line] = {}
        self._sheets: list[Sheet] = []
        self._press: Press | None = None

    def place(self, note_id: NoteId, typeset: TypesetNote, mark: Line | None) -> None:
        """The next free label, with a parcel mark or without."""
        self._waiting[note_id] = typeset
        if mark:
            self._parcel_marks[note_id] = mark
        if len(self._waiting) == self._stock.slots - self._start:
            self._draw()

    def finish(self) -> tuple[tuple[Sheet, ...], bytes]:
        """All sheets, and their PDF; empty where nothing was placed."""
        if self._waiting:
            self._draw()
        return tuple(self._sheets), self._press.finish() if self._press else b""

    def _draw(self) -> None:
        # reportlab takes 80 ms to load, so it waits until there is something to print.
        from handnote.pdf.sheets_pdf import Press

        if self._press is None:
            self._press = Press(marks=self._marks, ink=self._looks.ink_in_use)
        sheets = impose(list(self._waiting), self._stock, start=self._start)
        for sheet in sheets:
            self._press.add(sheet, self._waiting, self._parcel_marks)
        self._sheets += sheets
        self._waiting = {}
        self._parcel_marks = {}
        self._start = 0


def problem_of(finding: Finding) -> Problem:
    """The finding as a problem, for where it stops what was asked."""
    if finding.concern is Concern.NOT_PRINTABLE:
        return Problem(AskTrouble.NOT_PRINTABLE, characters=" ".join(finding.characters))
    return Problem(AskTrouble.DOES_NOT_FIT, count=finding.count)


def _marks(looks: Settings, *, mirror: bool) -> Marks:
    return Marks(outlines=looks.outlines, crop_marks=looks.crop_marks, mirror=mirror)


def _render(sheets: Sequence[Sheet], typeset: dict[NoteId, TypesetNote], looks: Settings) -> bytes:
    # reportlab takes 80 ms to load, so it waits until there is something to print.
    from handnote.pdf.sheets_pdf import render

    return render(sheets, typeset, ink=looks.ink_in_use)

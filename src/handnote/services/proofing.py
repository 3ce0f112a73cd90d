"""Proofs: finished notes set on sheets, as the very bytes that will be printed."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handnote.domain.finding import Concern, Finding
from handnote.domain.note import Note, NoteId
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.settings import Settings
from handnote.domain.sheet import Sheet
from handnote.domain.stock import Stock
from handnote.domain.units import Mm
from handnote.sheets.imposition import impose
from handnote.sheets.label_shape import safe_area
from handnote.typeset.hands import Hands
from handnote.typeset.typeset_note import Area, TypesetNote
from handnote.typeset.typesetter import Typesetter
from handnote.typeset.variation import USUAL, variation


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


class Proofing:
    """Sets notes on labels, one at a time for the screen and together for the printer."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self._typesetter = Typesetter(hands)

    def typeset(
        self,
        text: str,
        hand: str,
        stock: Stock,
        sign_off: str = "",
        *,
        seed: str = "",
        drift: float = USUAL,
        at_most: Mm | None = None,
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
            at_most=at_most,
        )

    def typeset_note(
        self, note: Note, stock: Stock, drift: float = USUAL, at_most: Mm | None = None
    ) -> TypesetNote:
        """A kept note as it will stand on a label of ``stock``."""
        return self.typeset(
            note.text.rstrip(),
            note.hand,
            stock,
            note.sign_off,
            seed=note.order_id,
            drift=drift,
            at_most=at_most,
        )

    def proof(
        self,
        notes: Sequence[Note],
        stock: Stock,
        *,
        start: int = 0,
        settings: Settings | None = None,
    ) -> Proof:
        """The notes on as many sheets as they need, in this order, from slot ``start``.

        A note that does not fit or cannot be printed is left out and named, never cut. With
        no notes at all the problem is ``NOTHING_TO_PRINT``. Of ``settings`` the ink, the
        drift, the outlines and whether sizes agree are heeded.
        """
        if not notes:
            raise Problem(AskTrouble.NOTHING_TO_PRINT)
        looks = settings or Settings()
        typeset = {note.id: self.typeset_note(note, stock, looks.drift) for note in notes}
        left_out = tuple(
            LeftOut(note, finding) for note in notes for finding in findings(typeset[note.id])[:1]
        )
        names = {gone.note.id for gone in left_out}
        printed = tuple(note for note in notes if note.id not in names)
        if looks.same_size and printed:
            typeset |= self._of_one_size(printed, stock, typeset, looks.drift)
        sheets = impose([note.id for note in printed], stock, start=start) if printed else ()
        pdf = _render(sheets, typeset, looks) if sheets else b""
        digest = hashlib.sha256(pdf).hexdigest()
        return Proof(pdf, digest, stock, start, sheets, printed, left_out)

    def label(self, text: str, hand: str, stock: Stock, *, sign_off: str = "") -> bytes:
        """One label at the first slot, to try a stock or a hand.

        Raises ``DOES_NOT_FIT`` or ``NOT_PRINTABLE`` rather than print less than was asked.
        """
        typeset = self.typeset(text.rstrip(), hand, stock, sign_off, seed=text)
        for finding in findings(typeset):
            raise problem_of(finding)
        name = NoteId("label")
        return _render(impose([name], stock), {name: typeset}, Settings())

    def that_would_hold(
        self, text: str, hand: str, sign_off: str, stocks: Iterable[Stock]
    ) -> Stock | None:
        """The stock with the smallest label that ``text`` fits on; None if it fits on none."""
        for stock in sorted(stocks, key=lambda stock: stock.width * stock.height):
            if self.typeset(text.rstrip(), hand, stock, sign_off, drift=0.0).fits:
                return stock
        return None

    def _of_one_size(
        self,
        notes: Sequence[Note],
        stock: Stock,
        typeset: dict[NoteId, TypesetNote],
        drift: float,
    ) -> dict[NoteId, TypesetNote]:
        """All notes as large, for their hands, as the one that has to be smallest."""
        shares = {
            note.id: typeset[note.id].size / self.hands.find(note.hand).largest for note in notes
        }
        share = min(shares.values())
        return {
            note.id: self.typeset_note(
                note, stock, drift, Mm(self.hands.find(note.hand).largest * share)
            )
            for note in notes
        }


def findings(typeset: TypesetNote) -> tuple[Finding, ...]:
    """What keeps a note from being printed, the weightiest first; empty for nothing."""
    found = []
    if typeset.missing:
        found.append(Finding(Concern.NOT_PRINTABLE, characters=typeset.missing))
    if not typeset.fits:
        found.append(Finding(Concern.DOES_NOT_FIT, count=typeset.overflow))
    return tuple(found)


def problem_of(finding: Finding) -> Problem:
    """The finding as a problem, for where it stops what was asked."""
    if finding.concern is Concern.NOT_PRINTABLE:
        return Problem(AskTrouble.NOT_PRINTABLE, characters=" ".join(finding.characters))
    return Problem(AskTrouble.DOES_NOT_FIT, count=finding.count)


def _render(sheets: Sequence[Sheet], typeset: dict[NoteId, TypesetNote], looks: Settings) -> bytes:
    # reportlab takes 80 ms to load, so it waits until there is something to print.
    from handnote.pdf.sheets_pdf import render

    return render(sheets, typeset, outlines=looks.outlines, ink=looks.ink_in_use)

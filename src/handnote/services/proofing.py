"""Proofs: finished notes set on sheets, as the very bytes that will be printed."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from handnote.domain.finding import Concern, Finding
from handnote.domain.note import Note, NoteId
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.sheet import Sheet
from handnote.domain.stock import Stock
from handnote.sheets.imposition import impose
from handnote.sheets.label_shape import safe_area
from handnote.typeset.hands import Hands
from handnote.typeset.typeset_note import Area, TypesetNote
from handnote.typeset.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A note that is not on the proof, and why."""

    note: Note
    finding: Finding


@dataclass(frozen=True, slots=True)
class Proof:
    """A finished PDF and what is on it. Equal notes, stock and start give equal bytes."""

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

    def typeset(self, text: str, hand: str, stock: Stock, sign_off: str = "") -> TypesetNote:
        """``text`` as it will stand on a label of ``stock``."""
        area = Area(*safe_area(stock))
        return self._typesetter.typeset(
            text.rstrip(), self.hands.find(hand), area, sign_off=sign_off
        )

    def typeset_while_writing(
        self, text: str, hand: str, stock: Stock, sign_off: str = ""
    ) -> TypesetNote:
        """The same, with the white space at the end that the caret may stand in."""
        area = Area(*safe_area(stock))
        return self._typesetter.typeset(text, self.hands.find(hand), area, sign_off=sign_off)

    def proof(
        self, notes: Sequence[Note], stock: Stock, *, start: int = 0, outlines: bool = False
    ) -> Proof:
        """The notes on as many sheets as they need, in this order, from slot ``start``.

        A note that does not fit or cannot be printed is left out and named, never cut. With
        none left to print the problem is ``NOTHING_TO_PRINT``.
        """
        typeset = {
            note.id: self.typeset(note.text, note.hand, stock, note.sign_off) for note in notes
        }
        left_out = tuple(
            LeftOut(note, finding) for note in notes for finding in findings(typeset[note.id])[:1]
        )
        names = {gone.note.id for gone in left_out}
        printed = tuple(note for note in notes if note.id not in names)
        if not printed and not left_out:
            raise Problem(AskTrouble.NOTHING_TO_PRINT)
        sheets = impose([note.id for note in printed], stock, start=start) if printed else ()
        pdf = _render(sheets, typeset, outlines=outlines) if sheets else b""
        digest = hashlib.sha256(pdf).hexdigest()
        return Proof(pdf, digest, stock, start, sheets, printed, left_out)

    def label(self, text: str, hand: str, stock: Stock, *, sign_off: str = "") -> bytes:
        """One label at the first slot, to try a stock or a hand.

        Raises ``DOES_NOT_FIT`` or ``NOT_PRINTABLE`` rather than print less than was asked.
        """
        typeset = self.typeset(text, hand, stock, sign_off)
        for finding in findings(typeset):
            raise problem_of(finding)
        name = NoteId("label")
        return _render(impose([name], stock), {name: typeset}, outlines=False)


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


def _render(
    sheets: Sequence[Sheet], typeset: dict[NoteId, TypesetNote], *, outlines: bool
) -> bytes:
    # reportlab takes 80 ms to load, so it waits until there is something to print.
    from handnote.pdf.sheets_pdf import render

    return render(sheets, typeset, outlines=outlines)

"""The two papers of an evening with the pen: labels with nothing to read on them, and their key."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from handnote.domain.marks import Ruling
from handnote.domain.note import MadeBy, Note, NoteId
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.sheet import OpenSheet
from handnote.domain.stock import Stock
from handnote.domain.units import Mm
from handnote.services.proofing import Proof
from handnote.sheets.imposition import impose
from handnote.sheets.parcel_marks import has_room, parcel_mark
from handnote.typeset.hands import Hands
from handnote.typeset.paragraph import plain_line

if TYPE_CHECKING:
    from handnote.pdf.key_sheet import KeySheet
    from handnote.sheets.key_sheet import KeyText, KeyWords

_MARK_EM = Mm(1.6)


class PenProofing:
    """Lays out labels for the pen, and the key sheet that says whose each of them is."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands

    def labels(
        self,
        notes: Sequence[Note],
        stock: Stock,
        open_sheets: Sequence[OpenSheet] = (),
        *,
        ruling: Ruling = Ruling.NOTHING,
        parcel_marks: bool = False,
        photo_marks: bool = False,
        gone: Sequence[frozenset[int]] = (),
    ) -> Proof:
        """The labels of these notes in this order, bare or ruled; no word of a note is on them.

        ``photo_marks`` print what a photo of a sheet is known by, in its margins alone. ``gone``
        tells what is gone of each sheet, where ``open_sheets`` leave only what is to be written
        on: the key sheet shows no square for those.
        With no notes at all the problem is ``NOTHING_TO_PRINT``. Equal input, equal bytes.
        """
        if not notes:
            raise Problem(AskTrouble.NOTHING_TO_PRINT)
        # reportlab takes 80 ms to load, so it waits until there is something to print.
        from handnote.pdf.pen_labels import pen_labels

        sheets = impose([note.id for note in notes], stock, open_sheets)
        has_marks = parcel_marks and has_room(stock)
        chain = self._hands.table_chain()
        marks = {
            note.id: plain_line(parcel_mark(place), chain, size=_MARK_EM)
            for place, note in enumerate(notes if has_marks else ())
        }
        pdf = pen_labels(sheets, ruling, marks, for_photos=photo_marks)
        # Bare labels are alike whoever they are for; what is recorded of them is not.
        whose = "\n".join(note.id for note in notes).encode()
        if gone:
            shown = zip(sheets, gone, strict=True)
            sheets = tuple(replace(sheet, used=used) for sheet, used in shown)
        return Proof(
            pdf,
            hashlib.sha256(pdf + whose).hexdigest(),
            stock,
            sheets,
            tuple(notes),
            (),
            has_parcel_marks=has_marks,
            made_by=MadeBy.PEN,
        )

    def key_sheet(
        self,
        labels: Proof,
        texts: "Mapping[NoteId, KeyText]",
        words: "KeyWords",
        on_the_way: Callable[[int], None] | None = None,
    ) -> "KeySheet":
        """The plain pages that go with ``labels``, square for square; ``texts`` are by note.

        ``on_the_way`` hears how many squares are set, after each; what it raises stops the work.
        """
        from handnote.pdf.key_sheet import key_sheet
        from handnote.pdf.key_square import Chains

        chains = Chains(self._hands.table_chain(is_strong=True), self._hands.table_chain())
        return key_sheet(labels.sheets, texts, words, chains, on_the_way)

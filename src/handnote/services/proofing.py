"""Proofs: finished notes set on sheets, as the very bytes that will be printed."""

import hashlib
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import ceil, floor
from typing import TYPE_CHECKING

from handnote.checks.fit import findings
from handnote.domain.finding import Concern, Finding
from handnote.domain.hand import Hand, Nib
from handnote.domain.marks import Marks
from handnote.domain.note import MadeBy, Note, NoteId
from handnote.domain.problem import AskTrouble, InkTrouble, Problem
from handnote.domain.run import RunLabel
from handnote.domain.settings import Settings
from handnote.domain.sheet import OpenSheet, Sheet
from handnote.domain.stock import Medium, Stock
from handnote.domain.units import Mm
from handnote.services.inking import signed_area, with_ink, write_area
from handnote.sheets.imposition import NEW, free_slots, impose
from handnote.sheets.label_shape import label_of, safe_area
from handnote.sheets.parcel_marks import has_room, parcel_mark
from handnote.typeset.hands import PRINT, Hands
from handnote.typeset.itemise import Chain
from handnote.typeset.paragraph import plain_line
from handnote.typeset.typeset_note import Area, Line, TypesetNote
from handnote.typeset.typesetter import Typesetter
from handnote.typeset.variation import USUAL, variation

if TYPE_CHECKING:
    from handnote.pdf.sheets_pdf import Press
    from handnote.sheets.carrier import CarrierWords
    from handnote.sheets.pick_list import PickRow, PickWords
    from handnote.sheets.test_page import PageWords

_PLAIN_HAND = "playpen-sans"
"""What is set small or in columns is in this hand: it is the easiest to read."""

_MARK_EM = Mm(1.6)
"""The em at which that hand's figures are as tall as a parcel mark's."""

_LONGEST_CUT = 300
"""The longest a tape is cut for a note, in mm: more would not go into a parcel flat."""

_TYPED = frozenset({MadeBy.FONT, MadeBy.OWN_HAND})

_KEPT = 1000
"""How many notes set for paper are remembered: about 20 MB."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A note that is not on the proof, and why."""

    note: Note
    finding: Finding


@dataclass(frozen=True, slots=True)
class Proof:
    """A finished PDF and what is on it. Equal notes, stock, sheets and looks: equal bytes.

    ``labels`` are those that are printed, in the order of the notes.
    """

    pdf: bytes
    sha256: str
    stock: Stock
    sheets: tuple[Sheet, ...]
    notes: tuple[Note, ...]
    left_out: tuple[LeftOut, ...]
    has_parcel_marks: bool = False
    made_by: MadeBy | None = None
    """``PEN`` for bare or ruled labels that are written on by hand."""
    key: bytes = b""
    """The pages for plain paper that go out in place of such labels."""
    labels: tuple[RunLabel, ...] = field(init=False)

    def __post_init__(self) -> None:
        people = {note.id: note.person for note in self.notes}
        labels = tuple(
            RunLabel(placement.note_id, people[placement.note_id], number, placement.slot)
            for number, sheet in enumerate(self.sheets)
            for placement in sheet.placements
        )
        object.__setattr__(self, "labels", labels)


class Proofing:
    """Sets notes on labels, one at a time for the screen and together for the printer."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self._typesetter = Typesetter(hands)
        self._plain = hands.chain(hands.find(_PLAIN_HAND))
        # Kept from one proof to the next: moving the start or striking a label sets none anew.
        self._for_paper = lru_cache(maxsize=_KEPT)(self._set_for_paper)

    @property
    def plain(self) -> Chain:
        """What is set small or in columns: the hand that is easiest to read, in every script."""
        return self._plain

    def typeset(
        self,
        text: str,
        hand: str,
        stock: Stock,
        sign_off: str = "",
        *,
        seed: str = "",
        drift: float = USUAL,
        nib: Nib = Nib.FINE,
        ink: bytes = b"",
        signature: bytes = b"",
    ) -> TypesetNote:
        """``text`` as it will stand on a label of ``stock``, white space at its end included.

        A continuous roll is cut as short as the note allows: ``label_of`` tells its label.
        ``seed`` decides how its letters stray, by ``drift`` from 0 to 1: the order's id, so
        that a note looks the same while it is written, when printed and at every reprint.
        ``ink`` and ``signature`` are drawings as they are kept, which stand beside the words.
        """
        in_hand = self.hands.find(hand, nib)
        area = self._area(text, in_hand, stock, sign_off)
        note = self._typesetter.typeset(
            text,
            in_hand,
            signed_area(area, signature),
            sign_off=sign_off,
            drift=variation(seed, drift),
        )
        return with_ink(note, stock, area, ink, signature) if ink or signature else note

    def typeset_note(self, note: Note, stock: Stock, settings: Settings) -> TypesetNote:
        """A kept note as it will stand on a label of ``stock``, for the screen.

        What a pen wrote is on the label alone: the gist of it is set in print letters.
        """
        if note.made_by is MadeBy.PEN:
            return self._typesetter.typeset(note.text.rstrip(), PRINT, Area(*safe_area(stock)))
        if note.made_by is MadeBy.INK:
            hand = self.hands.find(note.hand, settings.nib_in_use)
            return replace(self._for_paper(note, hand, stock, 0.0, None), text=note.text)
        return self.typeset(
            note.text.rstrip(),
            note.hand,
            stock,
            note.sign_off,
            seed=note.order_id,
            drift=settings.drift,
            nib=settings.nib_in_use,
            ink=note.ink,
            signature=note.signature,
        )

    def proof(
        self,
        notes: Sequence[Note],
        stock: Stock,
        open_sheets: Sequence[OpenSheet] = (),
        *,
        settings: Settings | None = None,
        on_the_way: Callable[[int], None] | None = None,
        mirror: bool = False,
    ) -> Proof:
        """The notes in this order, on ``open_sheets`` first and then on as many as they need.

        A note that does not fit or cannot be printed is left out and named, never cut. With
        no notes at all the problem is ``NOTHING_TO_PRINT``. Of ``settings`` the ink, the
        nib, the drift, the outlines, crop marks and parcel marks and whether sizes agree are
        heeded; where nothing else shows where to cut, crop marks are there in any case.
        ``mirror`` turns each label over in its place, for transfer paper. ``on_the_way``
        hears how many notes are set, after each; what it raises stops the work.
        """
        if not notes:
            raise Problem(AskTrouble.NOTHING_TO_PRINT)
        looks = settings or Settings()
        # More notes than are remembered would push each other out before they are asked again.
        set_note = self._for_paper if len(notes) <= _KEPT else self._set_for_paper
        share = self._largest_share(notes, stock, looks) if looks.same_size else 1.0
        page = _Pages(stock, open_sheets, looks, _marks(looks, stock, mirror=mirror))
        has_marks = looks.parcel_marks and has_room(stock)
        left_out: list[LeftOut] = []
        printed: list[Note] = []
        for number, note in enumerate(notes, 1):
            hand = self.hands.find(note.hand, looks.nib_in_use)
            at_most = Mm(hand.largest * share) if share < 1 else None
            typeset = set_note(note, hand, stock, looks.drift, at_most)
            found = findings(typeset)
            if found:
                left_out.append(LeftOut(note, found[0]))
            else:
                mark = self._mark(len(printed)) if has_marks else None
                printed.append(note)
                page.place(note.id, typeset, mark)
            if on_the_way:
                on_the_way(number)
        sheets, pdf = page.finish()
        digest = hashlib.sha256(pdf).hexdigest()
        said = tuple(printed), tuple(left_out)
        return Proof(pdf, digest, stock, sheets, *said, has_parcel_marks=has_marks)

    def label(self, text: str, hand: str, stock: Stock, *, sign_off: str = "") -> bytes:
        """One label at the first slot, to try a stock or a hand.

        Raises ``DOES_NOT_FIT`` or ``NOT_PRINTABLE`` rather than print less than was asked.
        """
        typeset = self.typeset(text.rstrip(), hand, stock, sign_off, seed=text)
        for finding in findings(typeset):
            raise problem_of(finding)
        name = NoteId("label")
        label = label_of(stock, typeset.area)
        return _render(impose([name], label), {name: typeset}, Settings())

    def test_page(self, stock: Stock, words: "PageWords") -> bytes:
        """The page that shows how far a printer is off, for plain paper the size of ``stock``."""
        from handnote.pdf.test_page import test_page

        return test_page(stock, words, self._plain)

    def carrier(self, stock: Stock, words: "CarrierWords") -> bytes:
        """The page that shows where sticky notes go; raises ``NO_CARRIER`` for other stocks."""
        if stock.medium is not Medium.STICKY:
            raise Problem(AskTrouble.NO_CARRIER, stock=stock.name)
        from handnote.pdf.carrier import carrier

        return carrier(stock, words, self._plain)

    def pick_list(self, rows: "Iterable[PickRow]", words: "PickWords", stock: Stock) -> bytes:
        """The list of what goes into which parcel, on paper like that of ``stock``."""
        from handnote.pdf.pick_list import pick_list
        from handnote.sheets.pick_list import list_paper

        return pick_list(rows, words, list_paper(stock), self._plain)

    def that_would_hold(
        self, text: str, hand: str, sign_off: str, stocks: Iterable[Stock], *, nib: Nib = Nib.FINE
    ) -> Stock | None:
        """The stock with the smallest label that ``text`` fits on; None if it fits on none."""
        for stock in sorted(stocks, key=lambda stock: stock.width * stock.height):
            if self.typeset(text.rstrip(), hand, stock, sign_off, drift=0.0, nib=nib).fits:
                return stock
        return None

    def _area(
        self, text: str, hand: Hand, stock: Stock, sign_off: str, at_most: Mm | None = None
    ) -> Area:
        """Where on a label a note may stand: on a tape, the least at which it is not smaller."""
        if stock.medium is not Medium.CONTINUOUS:
            return Area(*safe_area(stock))

        def set_on(length: int) -> TypesetNote:
            area = Area(*safe_area(stock.cut(Mm(length))))
            return self._typesetter.typeset(
                text, hand, area, sign_off=sign_off, at_most=at_most, with_carets=False
            )

        lengths = range(ceil(stock.shortest), floor(min(stock.longest, _LONGEST_CUT)) + 1)
        best = set_on(lengths[-1])

        def is_enough(length: int) -> bool:
            note = set_on(length)
            return note.fits and note.size >= best.size

        shortest = bisect_left(lengths, 1, hi=len(lengths) - 1, key=is_enough)
        return Area(*safe_area(stock.cut(Mm(lengths[shortest]))))

    def _set_for_paper(
        self, note: Note, hand: Hand, stock: Stock, drift: float, at_most: Mm | None
    ) -> TypesetNote:
        # Of a note that was not typed the words are its gist, and no font prints them.
        is_typed = note.made_by in _TYPED
        ink = b"" if note.made_by is MadeBy.PEN else note.ink
        # The hand in use is not always the note's: a font of the seller's own may be gone.
        text, sign_off = (note.text.rstrip(), note.sign_off) if is_typed else ("", "")
        area = write_area(stock)
        if is_typed:
            area = self._area(text, hand, stock, sign_off, at_most)
        typeset = self._typesetter.typeset(
            text,
            hand,
            signed_area(area, note.signature),
            sign_off=sign_off,
            drift=variation(note.order_id, drift),
            at_most=at_most,
            with_carets=False,
        )
        if not (ink or note.signature):
            return typeset
        return with_ink(typeset, stock, area, ink, note.signature)

    def _mark(self, place: int) -> Line:
        """The parcel mark of a label, set at the origin."""
        return plain_line(parcel_mark(place), self._plain, size=_MARK_EM)

    def _largest_share(self, notes: Sequence[Note], stock: Stock, looks: Settings) -> float:
        """The share of their hands' largest size that every note which fits can have."""
        shares = []
        for note in notes:
            hand = self.hands.find(note.hand, looks.nib_in_use)
            typeset = self._for_paper(note, hand, stock, 0.0, None)
            if typeset.fits and note.made_by in _TYPED:
                shares.append(typeset.size / hand.largest)
        return min(shares, default=1.0)


class _Pages:
    """Notes onto sheets one by one, each sheet drawn as soon as it is full."""

    def __init__(
        self, stock: Stock, open_sheets: Sequence[OpenSheet], looks: Settings, marks: Marks
    ) -> None:
        self._stock = stock
        self._looks = looks
        self._marks = marks
        # A full sheet has no room for the note that would have it drawn.
        self._to_come = deque(sheet for sheet in open_sheets if free_slots(stock, sheet))
        self._begin_sheet()
        self._sheets: list[Sheet] = []
        self._press: Press | None = None

    def place(self, note_id: NoteId, typeset: TypesetNote, mark: Line | None) -> None:
        """The next free label, with a parcel mark or without."""
        self._waiting[note_id] = typeset
        self._label = label_of(self._stock, typeset.area)
        if mark:
            self._parcel_marks[note_id] = mark
        if len(self._waiting) == self._room:
            self._draw()

    def finish(self) -> tuple[tuple[Sheet, ...], bytes]:
        """All sheets, and their PDF; empty where nothing was placed."""
        if self._waiting:
            self._draw()
        return tuple(self._sheets), self._press.finish() if self._press else b""

    def _begin_sheet(self) -> None:
        self._open = self._to_come.popleft() if self._to_come else NEW
        self._room = len(free_slots(self._stock, self._open))
        self._waiting: dict[NoteId, TypesetNote] = {}
        self._parcel_marks: dict[NoteId, Line] = {}

    def _draw(self) -> None:
        # reportlab takes 80 ms to load, so it waits until there is something to print.
        from handnote.pdf.sheets_pdf import Press

        if self._press is None:
            self._press = Press(marks=self._marks, ink=self._looks.ink_in_use)
        (sheet,) = impose(list(self._waiting), self._label, [self._open])
        self._press.add(sheet, self._waiting, self._parcel_marks)
        self._sheets.append(sheet)
        self._begin_sheet()


def problem_of(finding: Finding) -> Problem:
    """The finding as a problem, for where it stops what was asked."""
    if finding.concern is Concern.INK_DAMAGED:
        return Problem(InkTrouble.DAMAGED)
    if finding.concern is Concern.NOT_PRINTABLE:
        return Problem(AskTrouble.NOT_PRINTABLE, characters=" ".join(finding.characters))
    return Problem(AskTrouble.DOES_NOT_FIT, count=finding.count)


def _marks(looks: Settings, stock: Stock, *, mirror: bool = False) -> Marks:
    """What she ticked, and marks where nothing else shows where to cut.

    Round a sticky note there is only its carrier, so nothing is drawn there.
    """
    is_stuck = stock.medium is Medium.STICKY
    return Marks(
        outlines=looks.outlines and not is_stuck,
        crop_marks=stock.needs_marks or (looks.crop_marks and not is_stuck),
        mirror=mirror,
    )


def _render(sheets: Sequence[Sheet], typeset: dict[NoteId, TypesetNote], looks: Settings) -> bytes:
    # reportlab takes 80 ms to load, so it waits until there is something to print.
    from handnote.pdf.sheets_pdf import render

    marks = _marks(looks, sheets[0].stock)
    return render(sheets, typeset, marks=marks, ink=looks.ink_in_use)

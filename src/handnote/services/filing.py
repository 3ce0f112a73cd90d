"""Filing: the labels of a photographed sheet become the pictures of their notes."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from handnote.domain.note import MadeBy, Note, NoteId
from handnote.domain.picture import Doubt, NotePicture, Quad
from handnote.domain.problem import PhotoTrouble, Problem
from handnote.domain.run import PrintRun, RunId
from handnote.domain.stock import Stock
from handnote.services.changes import Changes
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.sheets.photo_marks import Code, code_of, have_room
from handnote.sheets.stocks import StockCatalogue
from handnote.storage import notes, pictures, runs
from handnote.storage.connection import Connection
from handnote.storage.store import Store

if TYPE_CHECKING:
    from handnote.photos.cutting import Cutting
    from handnote.photos.opening import Photo

_TRIED = 4
"""Sheets a photo is held against before one is asked for; each takes a second."""

_OFFERED = 40
_GOOD = 0.6
_HARD_TO_READ = 0.65
_UNSEEN = 0.08


@dataclass(frozen=True, slots=True)
class WaitingLabel:
    """A label of a sheet written with the pen, and whose it is."""

    slot: int
    note_id: NoteId
    person: str


@dataclass(frozen=True, slots=True)
class WaitingSheet:
    """One sheet that a pen wrote on. ``filed`` are those of its notes with a picture."""

    run_id: RunId
    page: int
    pages: int
    begun_at: datetime
    stock: Stock
    is_turned: bool
    labels: tuple[WaitingLabel, ...]
    filed: frozenset[NoteId] = frozenset()
    code: Code | None = None
    """What stands in its margin if photo marks were printed on it."""

    @property
    def slots(self) -> frozenset[int]:
        """Which of its labels were written on."""
        return frozenset(label.slot for label in self.labels)

    @property
    def is_filed(self) -> bool:
        """Whether there is a picture of every one."""
        return self.filed >= {label.note_id for label in self.labels}


@dataclass(frozen=True, slots=True)
class CutLabel:
    """One label of a photo, and the note it would be the picture of."""

    label: WaitingLabel
    picture: NotePicture
    is_blank: bool
    is_cut_off: bool
    is_blurred: bool

    @property
    def is_offered(self) -> bool:
        """Whether it is filed unless she says no."""
        return not (self.is_blank or self.is_cut_off)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a photo seems to show. Nothing is kept of it before ``Filing.file``."""

    photo: "Photo"
    sheet: WaitingSheet
    quad: Quad
    doubts: tuple[Doubt, ...]
    labels: tuple[CutLabel, ...]


def _on() -> None:
    """Go on."""


class Filing:
    """What a seller can do with photos of the sheets she wrote."""

    def __init__(self, store: Store, undo: UndoStack, catalogue: StockCatalogue) -> None:
        self._store = store
        self._undo = undo
        self._catalogue = catalogue

    def sheets(self) -> tuple[WaitingSheet, ...]:
        """Return the sheets a pen wrote on: first those not filed whole, the newest first."""

        def work(connection: Connection) -> tuple[Sequence[PrintRun], frozenset[NoteId]]:
            of_pen = runs.of_pen(connection, _OFFERED)
            on_them = {label.note_id for run in of_pen for label in run.labels}
            return of_pen, pictures.have(connection, on_them)

        of_pen, filed = self._store.read(work)
        found = [sheet for run in of_pen for sheet in self._of_run(run, filed)]
        return tuple(sorted(found, key=lambda sheet: sheet.is_filed))

    def open(self, path: Path) -> "Photo":
        """Read a photo; a ``Problem`` says what is wrong with the file."""
        try:
            # numpy takes 100 ms to load, and only a photo needs it; it is an extra.
            from handnote.photos.opening import open_photo
        except ImportError:
            raise Problem(PhotoTrouble.NOT_INSTALLED, name=path.name) from None
        return open_photo(path)

    def look(
        self,
        photo: "Photo",
        sheets: Sequence[WaitingSheet],
        on_the_way: Callable[[], None] = _on,
        *,
        known: Sequence[WaitingSheet] = (),
    ) -> Proposal:
        """Find which of these sheets a photo shows, and cut its labels out.

        Photo marks tell it for certain, of the sheets that are ``known`` besides too. Without
        them the first is taken to be meant where nothing speaks for another. ``on_the_way`` is
        called every now and then; what it raises stops the work. Raises ``NO_SHEET_WAITS``
        without any.
        """
        if not sheets:
            raise Problem(PhotoTrouble.NO_SHEET_WAITS, name=photo.name)
        from handnote.photos.finding import Expected, find_sheet
        from handnote.photos.marked import Marked, code_at, marks_in

        every = [sheet for sheet in dict.fromkeys((*sheets, *known)) if sheet.code]
        wanted = [Marked(sheet.stock, sheet.code) for sheet in every if sheet.code]
        seen = marks_in(photo.pixels, wanted) if wanted else None
        on_the_way()
        if seen:
            return self.cut(photo, every[seen.place], seen.quad, on_the_way=on_the_way)
        best, found = sheets[0], None
        for sheet in sheets[:_TRIED]:
            expected = Expected(sheet.stock, sheet.slots, sheet.is_turned)
            one = find_sheet(photo.pixels, expected, on_the_way)
            if found is None or one.agreement > found.agreement + 0.15:
                best, found = sheet, one
            if found.agreement >= _GOOD and not found.doubts:
                break
        assert found
        if seen := code_at(photo.pixels, found.quad, wanted):
            return self.cut(photo, every[seen.place], seen.quad, on_the_way=on_the_way)
        return self.cut(photo, best, found.quad, doubts=found.doubts, on_the_way=on_the_way)

    def cut(
        self,
        photo: "Photo",
        sheet: WaitingSheet,
        quad: Quad,
        *,
        doubts: Sequence[Doubt] = (),
        on_the_way: Callable[[], None] = _on,
    ) -> Proposal:
        """Cut the labels of a sheet out by these corners, whoever found them.

        Raises ``NO_PAGE`` for corners that no page can have.
        """
        from handnote.photos.cutting import cut_out

        if not quad.is_page:
            raise Problem(PhotoTrouble.NO_PAGE, name=photo.name)
        slots = [label.slot for label in sheet.labels]
        try:
            cuttings = cut_out(
                photo.pixels,
                quad,
                sheet.stock,
                slots,
                is_turned=sheet.is_turned,
                on_the_way=on_the_way,
            )
        except ValueError:
            raise Problem(PhotoTrouble.NO_PAGE, name=photo.name) from None
        labels = tuple(map(_cut_label, sheet.labels, cuttings))
        told = (*doubts, *_doubts_of(cuttings))
        return Proposal(photo, sheet, quad, tuple(dict.fromkeys(told)), labels)

    def file(self, proposal: Proposal, chosen: Collection[NoteId]) -> Changes:
        """Keep the pictures of the chosen notes, all or none of them; it can be undone.

        A note that was forgotten meanwhile, or made in another way, gets none. Raises
        ``NOTHING_CHOSEN`` where there is nothing to keep.
        """
        wanted = [one.picture for one in proposal.labels if one.picture.note_id in chosen]
        if not wanted:
            raise Problem(PhotoTrouble.NOTHING_CHOSEN)

        def work(connection: Connection) -> tuple[list[Note], dict[NoteId, NotePicture]]:
            before = pictures.of_notes(connection, [picture.note_id for picture in wanted])
            of_pen = []
            for picture in wanted:
                note = _note(connection, picture.note_id)
                if note is not None and note.made_by is MadeBy.PEN:
                    pictures.put(connection, picture)
                    of_pen.append(note)
            return of_pen, before

        of_pen, before = self._store.run(work)
        changes = Changes(
            orders=frozenset(note.order_id for note in of_pen),
            notes=frozenset(note.id for note in of_pen),
        )
        if changes:
            self._push(of_pen, before, changes)
        return changes

    def pictures(self, wanted: Collection[NoteId]) -> Mapping[NoteId, NotePicture]:
        """Return the pictures there are of these notes."""
        return self._store.read(lambda connection: pictures.of_notes(connection, wanted))

    def _push(
        self, filed: Sequence[Note], before: Mapping[NoteId, NotePicture], changes: Changes
    ) -> None:
        def back(connection: Connection) -> None:
            for note in filed:
                pictures.remove(connection, note.id)
                if note.id in before and _note(connection, note.id) is not None:
                    pictures.put(connection, before[note.id])

        def step() -> Changes:
            self._store.run(back)
            return changes

        self._undo.push(UndoStep(UndoCode.FILE_PHOTO, step))

    def _of_run(self, run: PrintRun, filed: frozenset[NoteId]) -> Iterator[WaitingSheet]:
        try:
            stock = self._catalogue.find(run.stock_name)
        except Problem:
            return  # her own stock, taken away since: nobody knows where its labels are
        pages = max((label.sheet for label in run.labels), default=-1) + 1
        for page in range(0 if stock.is_roll else pages):
            labels = tuple(
                WaitingLabel(label.slot, label.note_id, label.person)
                for label in run.labels
                if label.sheet == page and not label.is_spoiled and label.slot < stock.slots
            )
            if labels:
                is_turned = page < len(run.sheets) and run.sheets[page].is_turned
                yield WaitingSheet(
                    run_id=run.id,
                    page=page,
                    pages=pages,
                    begun_at=run.printed_at,
                    stock=stock,
                    is_turned=is_turned,
                    labels=labels,
                    filed=filed & {label.note_id for label in labels},
                    code=_code(run, page, stock),
                )


def _note(connection: Connection, note_id: NoteId) -> Note | None:
    try:
        return notes.by_id(connection, note_id)
    except LookupError:
        return None


def _code(run: PrintRun, page: int, stock: Stock) -> Code | None:
    first = next((label for label in run.labels if label.sheet == page), None)
    if first is None or not have_room(stock):
        return None
    return code_of(first.note_id, first.slot, page)


def _cut_label(label: WaitingLabel, cutting: "Cutting") -> CutLabel:
    picture = NotePicture(label.note_id, cutting.jpeg, cutting.width, cutting.height)
    return CutLabel(
        label,
        picture,
        is_blank=cutting.is_blank,
        is_cut_off=cutting.unseen > _UNSEEN,
        is_blurred=cutting.edge > _HARD_TO_READ,
    )


def _doubts_of(cuttings: "Sequence[Cutting]") -> list[Doubt]:
    """What all labels together tell of the photo."""
    doubts = []
    if any(cutting.unseen > _UNSEEN for cutting in cuttings):
        doubts.append(Doubt.CUT_OFF)
    written = [cutting for cutting in cuttings if not cutting.is_blank]
    if written and median(cutting.edge for cutting in written) > _HARD_TO_READ:
        doubts.append(Doubt.BLURRED)
    if cuttings and not written:
        doubts.append(Doubt.WRONG_SHEET)
    return doubts

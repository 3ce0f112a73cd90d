"""Sheet memory: which labels of which sheets are gone, so that none is wasted and none is asked."""

from collections.abc import Callable, Mapping
from uuid import uuid4

from handnote.domain.sheet import Fate, KnownSheet, SheetId
from handnote.domain.stock import Stock
from handnote.services.changes import Changes
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import sheets
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection
from handnote.storage.store import Store

Marks = Mapping[int, Fate]


class SheetMemory:
    """What a seller can say of her sheets. Each thing said can be taken back.

    A sheet nobody has remembered yet goes by ``None``: it is remembered from the first label
    that is struck out on it.
    """

    def __init__(self, store: Store, undo: UndoStack, clock: Clock) -> None:
        self._store = store
        self._undo = undo
        self._clock = clock

    def open_of(self, stock: Stock) -> tuple[KnownSheet, ...]:
        """Return the part-used sheets of a stock, oldest first: the order they are filled in."""
        return self._store.read(lambda connection: sheets.open_of(connection, stock.name))

    def every_open(self) -> tuple[KnownSheet, ...]:
        """Return the part-used sheets of all stocks, oldest first."""
        return self._store.read(sheets.every_open)

    def sheet(self, sheet_id: SheetId) -> KnownSheet:
        """Return one sheet, full or thrown away as it may be; raises ``LookupError`` for none."""
        return self._store.read(lambda connection: sheets.by_id(connection, sheet_id))

    def strike_out(self, stock: Stock, sheet_id: SheetId | None, slot: int) -> Changes:
        """Say that a label is gone; one that is gone already stays as it is."""

        def marks(fates: tuple[Fate, ...]) -> Marks:
            return {slot: Fate.STRUCK} if fates[slot] is Fate.FREE else {}

        return self._mark(stock, sheet_id, marks, UndoCode.STRIKE_OUT)

    def give_back(self, stock: Stock, sheet_id: SheetId, slot: int) -> Changes:
        """Say that a label is there after all."""

        def marks(fates: tuple[Fate, ...]) -> Marks:
            return {} if fates[slot] is Fate.FREE else {slot: Fate.FREE}

        return self._mark(stock, sheet_id, marks, UndoCode.GIVE_BACK)

    def start_at(self, stock: Stock, sheet_id: SheetId | None, slot: int) -> Changes:
        """Say that the labels before this one are gone, and none that was only struck out after.

        Labels that were printed on stay gone wherever they are.
        """

        def marks(fates: tuple[Fate, ...]) -> Marks:
            before = {n: Fate.STRUCK for n in range(slot) if fates[n] is Fate.FREE}
            after = {n: Fate.FREE for n in range(slot, len(fates)) if fates[n] is Fate.STRUCK}
            return before | after

        return self._mark(stock, sheet_id, marks, UndoCode.START_AT)

    def turn(self, sheet_id: SheetId, *, is_turned: bool) -> Changes:
        """Say that a sheet is fed the other way round, or is not any more."""

        def work(connection: Connection) -> None:
            sheets.set_turned(connection, sheet_id, is_turned=is_turned)

        def back(connection: Connection) -> None:
            sheets.set_turned(connection, sheet_id, is_turned=not is_turned)

        self._store.run(work)
        return self._with_way_back(UndoCode.TURN_SHEET, sheet_id, back)

    def throw_away(self, sheet_id: SheetId) -> Changes:
        """Say that a sheet is gone; nothing is printed on it any more."""

        def work(connection: Connection) -> None:
            sheets.set_thrown_away(connection, sheet_id, is_thrown_away=True)

        def back(connection: Connection) -> None:
            sheets.set_thrown_away(connection, sheet_id, is_thrown_away=False)

        self._store.run(work)
        return self._with_way_back(UndoCode.THROW_AWAY, sheet_id, back)

    def _mark(
        self,
        stock: Stock,
        sheet_id: SheetId | None,
        choose: Callable[[tuple[Fate, ...]], Marks],
        code: UndoCode,
    ) -> Changes:
        def work(connection: Connection) -> tuple[KnownSheet, Marks]:
            sheet = (
                sheets.by_id(connection, sheet_id) if sheet_id else new_sheet(stock, self._clock)
            )
            marks = choose(sheet.fates)
            if not sheet_id and marks:
                sheets.insert(connection, sheet)
            if marks:
                sheets.mark(connection, sheet.id, marks)
            return sheet, marks

        before, marks = self._store.run(work)
        if not marks:
            return Changes()

        def back(connection: Connection) -> None:
            now = sheets.by_id(connection, before.id).fates
            # What was printed on meanwhile stays gone.
            as_left = {slot: before.fates[slot] for slot in marks if now[slot] is marks[slot]}
            sheets.mark(connection, before.id, as_left)

        return self._with_way_back(code, before.id, back)

    def _with_way_back(
        self, code: UndoCode, sheet_id: SheetId, back: Callable[[Connection], None]
    ) -> Changes:
        changes = Changes(sheets=frozenset({sheet_id}))

        def step() -> Changes:
            self._store.run(back)
            return changes

        self._undo.push(UndoStep(code, step))
        return changes


def new_sheet(stock: Stock, clock: Clock, *, is_turned: bool = False) -> KnownSheet:
    """A sheet of this stock that nothing is gone from yet."""
    return KnownSheet(
        id=SheetId(str(uuid4())),
        stock_name=stock.name,
        fates=(Fate.FREE,) * stock.slots,
        is_turned=is_turned,
        begun_at=clock.now(),
    )

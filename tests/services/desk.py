"""A desk in a temporary folder: a real store, a clock that stands still, and a few orders."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from handnote.domain.note import MadeBy, Note, NoteId, Side
from handnote.domain.order import IncomingOrder, Item, Order, OrderId
from handnote.domain.problem import FileTrouble, Problem
from handnote.domain.settings import Settings
from handnote.domain.sheet import OpenSheet
from handnote.domain.stock import Stock
from handnote.readers.order_file import OrderFile
from handnote.readers.skipped import SkippedRow
from handnote.services.answering import Answering
from handnote.services.changes import Changes
from handnote.services.composing import Composing
from handnote.services.correcting import Correcting
from handnote.services.forgetting import Forgetting
from handnote.services.going_wrong import GoingWrong
from handnote.services.import_plan import ImportPlan
from handnote.services.inbox import Inbox
from handnote.services.packing import Packing
from handnote.services.past_notes import PastNotes
from handnote.services.people import People
from handnote.services.preferences import Preferences
from handnote.services.printing import Printing
from handnote.services.promising import Promising
from handnote.services.proofing import Proof
from handnote.services.retention import Retention
from handnote.services.safekeeping import Safekeeping
from handnote.services.sheet_memory import SheetMemory
from handnote.services.undo import UndoStack
from handnote.services.wishing import Wishing
from handnote.sheets.imposition import impose
from handnote.sheets.stocks import StockCatalogue
from handnote.storage.store import Store, open_store
from handnote.wording.readable import readable

EVENING = datetime(2026, 11, 21, 19, 40, tzinfo=timezone(timedelta(hours=1)))
"""Saturday the 21st of November 2026, twenty to eight in the evening, in Vienna."""

TODAY = EVENING.date()

STOCK = StockCatalogue().find("L7163")
"""Fourteen labels on A4."""


class StoppedClock:
    """A clock that stands still until it is moved."""

    def __init__(self, moment: datetime = EVENING) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """Return the moment it stands at."""
        return self.moment

    def move(self, **by: float) -> None:
        """Move on by ``timedelta``'s words: ``clock.move(hours=5)``."""
        self.moment += timedelta(**by)


@dataclass
class Files:
    """Order files that exist only in a test: what each tells, by its name."""

    told: dict[str, tuple[IncomingOrder, ...]] = field(default_factory=dict)
    skipped: dict[str, tuple[SkippedRow, ...]] = field(default_factory=dict)

    def put(self, name: str, *orders: IncomingOrder) -> Path:
        """Lay a file on the desk."""
        self.told[name] = orders
        return Path(name)

    def read(self, path: Path, *, sign: Callable[[str], str]) -> OrderFile:
        """Read it as a reader would, signing the buyers' identities."""
        if path.name not in self.told:
            raise Problem(FileTrouble.NOT_FOUND, name=path.name)
        orders = self.told[path.name]
        return OrderFile(
            name=path.name,
            channel=orders[0].channel if orders else "etsy",
            sha256=hashlib.sha256(repr(orders).encode()).hexdigest(),
            encoding="utf-8",
            encoding_is_sure=True,
            orders=tuple(
                replace(order, buyer_key=sign(order.buyer_key) if order.buyer_key else "")
                for order in orders
            ),
            skipped=self.skipped.get(path.name, ()),
            looks_cut=False,
        )


def told(number: str, buyer: str = "", **more: object) -> IncomingOrder:
    """Return an order as an Etsy file might tell it; ``buyer_key`` is still to be signed."""
    plain = IncomingOrder(
        channel="etsy",
        shop="",
        number=number,
        buyer=buyer,
        recipient="",
        items=(Item("blue mug"),),
        ordered_on=date(2026, 11, 20),
    )
    return replace(plain, **more)  # type: ignore[arg-type] # a test names the fields it means


@dataclass
class Desk:
    """Everything a seller can do, on a store of its own."""

    store: Store
    clock: StoppedClock
    undo: UndoStack
    files: Files
    inbox: Inbox
    composing: Composing
    correcting: Correcting
    retention: Retention
    past_notes: PastNotes
    people: People
    promising: Promising
    wishing: Wishing
    answering: Answering
    going_wrong: GoingWrong
    preferences: Preferences
    packing: Packing
    printing: Printing
    sheets: SheetMemory

    def add(self, *orders: IncomingOrder, name: str = "orders.csv") -> Changes:
        """Drop one file with these orders onto the window and press Enter."""
        return self.inbox.add(self.look(*orders, name=name))

    def look(self, *orders: IncomingOrder, name: str = "orders.csv") -> ImportPlan:
        """Drop one file with these orders onto the window."""
        return self.inbox.look([self.files.put(name, *orders)])

    def order(self, number: str) -> Order:
        """Return the order with this shop number."""
        return self.inbox.find_order(number)

    def draft(self, order_id: OrderId, text: str, side: Side = Side.INSIDE) -> NoteId | None:
        """Type, and pause."""
        return self.composing.save_draft(
            order_id,
            text,
            hand="caveat",
            made_by=MadeBy.FONT,
            sign_off="Jo",
            cursor=len(text),
            side=side,
        ).note_id

    def finish(self, order_id: OrderId, text: str, side: Side = Side.INSIDE) -> Changes:
        """Type, and press Enter."""
        return self.composing.finish(
            order_id, text, hand="caveat", made_by=MadeBy.FONT, sign_off="Jo", side=side
        )

    def note(self, order_id: OrderId, side: Side = Side.INSIDE) -> Note:
        """Return the note of an order that has one."""
        note = self.composing.open(order_id, side).note
        assert note is not None
        return note

    def walk_in(self, name: str = "", about: str = "green scarf") -> OrderId:
        """Add somebody at the stall."""
        return self.inbox.add_by_hand(name, about)


@contextmanager
def desk_in(folder: Path, clock: StoppedClock | None = None) -> Iterator[Desk]:
    """Open a desk in ``folder`` and close it afterwards."""
    clock = clock or StoppedClock()
    store = open_store(folder, clock=clock)
    try:
        yield desk_on(store, clock)
    finally:
        store.close()


def desk_on(store: Store, clock: StoppedClock) -> Desk:
    """Put the services on an open store."""
    undo, files = UndoStack(), Files()
    preferences = Preferences(Settings(), lambda _: None)
    return Desk(
        store=store,
        clock=clock,
        undo=undo,
        files=files,
        inbox=Inbox(
            store,
            undo,
            clock,
            read=files.read,
            packing=preferences.packing,
            recognises=preferences.recognises,
        ),
        composing=Composing(store, undo, clock),
        correcting=Correcting(store, undo, clock),
        retention=Retention(store, undo, clock),
        past_notes=PastNotes(store),
        people=People(store, undo, clock, preferences),
        promising=Promising(store, undo, clock),
        wishing=Wishing(store, undo),
        answering=Answering(store, undo, clock),
        going_wrong=GoingWrong(store, undo, clock),
        preferences=preferences,
        packing=Packing(store, undo, preferences),
        printing=Printing(store, undo, clock, packing=preferences.packing),
        sheets=SheetMemory(store, undo, clock),
    )


def safekeeping_on(desk: Desk) -> Safekeeping:
    """Return what keeps copies of a desk."""
    return Safekeeping(desk.store, desk.clock, readable)


def forgetting_on(desk: Desk) -> Forgetting:
    """Return what forgets people at a desk."""
    written_anew = safekeeping_on(desk).write_readable
    return Forgetting(desk.store, desk.undo, desk.clock, written_anew=written_anew)


def proof_of(
    notes: Sequence[Note], open_sheets: Sequence[OpenSheet] = (), *, stock: Stock = STOCK
) -> Proof:
    """A proof of these notes as it is recorded; its bytes do not matter there."""
    pages = impose([note.id for note in notes], stock, open_sheets)
    digest = hashlib.sha256(repr(pages).encode()).hexdigest()
    return Proof(b"%PDF", digest, stock, pages, tuple(notes), ())


def numbers(orders: Iterable[Order]) -> list[str]:
    """Return the shop numbers of these orders."""
    return [order.number for order in orders]


THREE_ORDERS: Mapping[str, IncomingOrder] = {
    "maria": told(
        "1001",
        "Maria Sommer",
        words="For my sister's new flat",
        buyer_key="etsy|maria|maria sommer",
        ship_by=date(2026, 11, 24),
        country="AT",
    ),
    "tom": told(
        "1002",
        "Tom Ekberg",
        recipient="Ida Ekberg",
        gift_message="Happy birthday, Ida",
        items=(Item("sage candle", 2, "large"), Item("matches")),
        buyer_key="etsy|tom|tom ekberg",
        ship_by=date(2026, 11, 23),
        country="SE",
    ),
    "anna": told("1003", "Anna K.", buyer_key="etsy|anna|anna k.", country="DE"),
}
"""A first order, a gift, and an order nobody set a day for."""


def add_three_orders(desk: Desk) -> dict[str, OrderId]:
    """Add Maria's, Tom's and Anna's orders and return their ids by first name."""
    desk.add(*THREE_ORDERS.values())
    return {name: desk.order(order.number).id for name, order in THREE_ORDERS.items()}

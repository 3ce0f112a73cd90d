"""Makes every object once and passes it on. Plain constructor calls, nothing clever."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from handnote.config.folders import settings_file
from handnote.config.resources import font_packs, resource
from handnote.config.settings import load_settings, save_settings
from handnote.services.calibrating import Calibrating
from handnote.services.composing import Composing
from handnote.services.desk import Desk
from handnote.services.hands import OwnHands
from handnote.services.inbox import Inbox
from handnote.services.own_stocks import OwnStocks
from handnote.services.packing import Packing
from handnote.services.past_notes import PastNotes
from handnote.services.preferences import Preferences
from handnote.services.printing import Printing
from handnote.services.proofing import Proofing
from handnote.services.sheet_memory import SheetMemory
from handnote.services.undo import UndoStack
from handnote.sheets.stocks import StockCatalogue
from handnote.storage.clock import Clock, SystemClock
from handnote.storage.own_stocks import Shelf, peek
from handnote.storage.store import open_store
from handnote.typeset.hands import Hands
from handnote.typeset.own_fonts import OwnFonts

if TYPE_CHECKING:
    from handnote.cli.makers import Makers
    from handnote.readers.order_file import OrderFile
    from handnote.services.sameness import Sameness


def open_desk(folder: Path, clock: Clock | None = None) -> Desk:
    """The desk over one data folder, made if it is not there; raises what opening it raises."""
    clock = clock or SystemClock()
    store = open_store(folder, clock=clock)
    undo = UndoStack()
    chosen = settings_file(folder)
    preferences = Preferences(
        load_settings(chosen), lambda settings: save_settings(chosen, settings)
    )
    own_fonts = OwnFonts(folder / "fonts")
    hands = Hands(resource("fonts"), font_packs(), own_fonts)
    own_hands = OwnHands(hands, own_fonts)
    stocks = OwnStocks(store, undo)

    @cache
    def sameness() -> "Sameness":
        """The comparing of notes, loaded when a draft pauses: 30 ms a start does without."""
        from handnote.services.sameness import Sameness

        return Sameness(store)

    def close() -> None:
        own_hands.close()
        store.close()

    return Desk(
        folder=folder,
        inbox=Inbox(store, undo, clock, read=_read_order_file, packing=preferences.packing),
        composing=Composing(store, undo, clock),
        past_notes=PastNotes(store),
        packing=Packing(store, undo, preferences),
        printing=Printing(store, undo, clock, packing=preferences.packing),
        sheets=SheetMemory(store, undo, clock),
        proofing=Proofing(hands),
        calibrating=Calibrating(store, undo, clock),
        catalogue=StockCatalogue(own=stocks.own, mine=stocks.mine),
        undo=undo,
        preferences=preferences,
        own_hands=own_hands,
        own_stocks=stocks,
        sameness=sameness,
        close=close,
    )


def _read_order_file(path: Path, *, sign: Callable[[str], str]) -> "OrderFile":
    """The readers, loaded when there is a file to read: 30 ms a start does without."""
    from handnote.readers.order_file import read_order_file

    return read_order_file(path, sign=sign)


def _catalogue_beside(folder: Path) -> StockCatalogue:
    """The stocks, with the seller's own as they are now, whoever has her file open."""

    @cache
    def shelf() -> Shelf:
        return peek(folder)

    return StockCatalogue(own=lambda: shelf().own, mine=lambda: shelf().mine)


def make_sample(folder: Path, clock: Clock | None = None) -> None:
    """The sample shop in a folder of its own, signed by its invented potter."""
    from handnote.services.sample_orders import read_sample_shop
    from handnote.services.sample_shop import make_sample_shop

    clock = clock or SystemClock()
    make_sample_shop(folder, clock)
    save_settings(settings_file(folder), read_sample_shop(clock.now().date()).settings)


def makers() -> "Makers":
    """What the terminal needs, each made when a command asks for it."""
    from handnote.cli.makers import Makers

    return Makers(
        desk=open_desk,
        catalogue=_catalogue_beside,
        proofing=lambda: Proofing(Hands(resource("fonts"), font_packs())),
        sample_shop=make_sample,
        now=SystemClock().now,
    )

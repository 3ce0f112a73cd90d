"""Makes every object once and passes it on. Plain constructor calls, nothing clever."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from handnote.config.dictionary_folders import dictionary_folders
from handnote.config.folders import settings_file
from handnote.config.resources import font_packs, resource
from handnote.config.settings import load_settings, save_settings
from handnote.domain.problem import Problem
from handnote.domain.progress import Hear, unheard
from handnote.services.answering import Answering
from handnote.services.calibrating import Calibrating
from handnote.services.composing import Composing
from handnote.services.correcting import Correcting
from handnote.services.desk import Desk
from handnote.services.filing import Filing
from handnote.services.forgetting import Forgetting
from handnote.services.gists import Gists
from handnote.services.going_wrong import GoingWrong
from handnote.services.hands import OwnHands
from handnote.services.inbox import Inbox
from handnote.services.keepsakes import Keepsakes
from handnote.services.order_files import OrderFiles
from handnote.services.own_stocks import OwnStocks
from handnote.services.packing import Packing
from handnote.services.past_notes import PastNotes
from handnote.services.pasting import Pasting
from handnote.services.pen_proofing import PenProofing
from handnote.services.pen_runs import PenRuns
from handnote.services.pen_sheets import PenSheets
from handnote.services.people import People
from handnote.services.preferences import Preferences
from handnote.services.printing import Printing
from handnote.services.promising import Promising
from handnote.services.proofing import Proofing
from handnote.services.retention import Retention
from handnote.services.safekeeping import Safekeeping
from handnote.services.sheet_memory import SheetMemory
from handnote.services.signing import Signing
from handnote.services.trash import Trash
from handnote.services.undo import UndoStack
from handnote.services.watching import Watching
from handnote.services.wishing import Wishing
from handnote.sheets.stocks import StockCatalogue
from handnote.storage.clock import Clock, SystemClock
from handnote.storage.own_stocks import Shelf, peek
from handnote.storage.store import Store, open_store
from handnote.typeset.hands import Hands
from handnote.typeset.own_fonts import OwnFonts
from handnote.wording.readable import readable

if TYPE_CHECKING:
    from handnote.checks.word_book import WordBook
    from handnote.cli.makers import Makers
    from handnote.readers.intake import Found
    from handnote.readers.order_file import OrderFile
    from handnote.readers.own_columns import Decide
    from handnote.readers.past_notes import PastNotesRead
    from handnote.services.histories import Histories
    from handnote.services.listening import Listening
    from handnote.services.restoring import Restoring
    from handnote.services.sameness import Sameness
    from handnote.services.spelling import Spelling


def open_desk(folder: Path, clock: Clock | None = None, *, checks_later: bool = False) -> Desk:
    """The desk over one data folder, made if it is not there; raises what opening it raises.

    Whoever lets a large file be checked ``later`` asks for it by ``safekeeping.check_if_owed``.
    """
    clock = clock or SystemClock()
    store = open_store(folder, clock=clock, checks_later=checks_later)
    undo = UndoStack()
    chosen = settings_file(folder)
    preferences = Preferences(
        load_settings(chosen), lambda settings: save_settings(chosen, settings)
    )
    own_fonts = OwnFonts(folder / "fonts")
    hands = Hands(resource("fonts"), font_packs(), own_fonts)
    own_hands = OwnHands(hands, own_fonts)
    stocks = OwnStocks(store, undo)

    catalogue = StockCatalogue(own=stocks.own, mine=stocks.mine)
    retention = Retention(store, undo, clock)
    safekeeping = Safekeeping(store, clock, readable)
    inbox = Inbox(
        store,
        undo,
        clock,
        read=_read_order_file,
        packing=preferences.packing,
        recognises=preferences.recognises,
    )
    order_files = OrderFiles(store, clock, read=_read_file)

    @cache
    def sameness() -> "Sameness":
        """The comparing of notes, loaded when a draft pauses: 30 ms a start does without."""
        from handnote.services.sameness import Sameness

        return Sameness(store)

    @cache
    def histories() -> "Histories":
        """Other histories, and everything out: loaded when one is asked for."""
        from handnote.services.histories import Histories

        return Histories(store, undo, read_list=_read_past_notes)

    @cache
    def listening() -> "Listening":
        """The second pair of eyes, loaded when a draft pauses."""
        from handnote.services.listening import Listening

        return Listening(store, preferences, sameness)

    @cache
    def spelling() -> "Spelling":
        """The dictionaries, looked for when a draft pauses."""
        from handnote.services.spelling import Spelling

        return Spelling(store, undo, preferences, _word_book(folder))

    def close() -> None:
        if spelling.cache_info().currsize:
            spelling().close()
        own_hands.close()
        _say_goodbye_to_contacts(store, retention)
        store.close()

    proofing = Proofing(hands)
    printing = Printing(store, undo, clock, packing=preferences.packing)
    pen_sheets = PenSheets(store, packing=preferences.packing)
    sheets = SheetMemory(store, undo, clock)
    return Desk(
        folder=folder,
        inbox=inbox,
        order_files=order_files,
        watching=Watching(store, clock, order_files, inbox),
        composing=Composing(store, undo, clock),
        correcting=Correcting(store, undo, clock),
        retention=retention,
        forgetting=Forgetting(store, undo, clock, written_anew=safekeeping.write_readable),
        safekeeping=safekeeping,
        trash=Trash(store, undo, clock),
        histories=histories,
        pasting=Pasting(store, undo, clock, preferences.recognises),
        past_notes=PastNotes(store),
        keepsakes=Keepsakes(store, proofing),
        people=People(store, undo, clock, preferences),
        promising=Promising(store, undo, clock),
        wishing=Wishing(store, undo),
        answering=Answering(store, undo, clock),
        going_wrong=GoingWrong(store, undo, clock),
        packing=Packing(store, undo, preferences),
        printing=printing,
        sheets=sheets,
        signing=Signing(store, preferences),
        proofing=proofing,
        pen_sheets=pen_sheets,
        pen_proofing=PenProofing(hands),
        pen_runs=PenRuns(printing, pen_sheets, sheets),
        gists=Gists(store, undo, clock),
        filing=Filing(store, undo, catalogue),
        calibrating=Calibrating(store, undo, clock),
        catalogue=catalogue,
        undo=undo,
        preferences=preferences,
        own_hands=own_hands,
        own_stocks=stocks,
        sameness=sameness,
        listening=listening,
        spelling=spelling,
        close=close,
    )


def _say_goodbye_to_contacts(store: Store, retention: Retention) -> None:
    """Nobody can take the print back any more: what buyers can be reached by goes.

    What keeps it from going now does not keep it at the next start.
    """
    if store.may_write and not store.is_closed:
        with suppress(Problem):
            retention.forget_contacts()


def _read_order_file(path: Path, *, sign: Callable[[str], str]) -> "OrderFile":
    """The readers, loaded when there is a file to read: 30 ms a start does without."""
    from handnote.readers.order_file import read_order_file

    return read_order_file(path, sign=sign)


def _read_past_notes(path: Path) -> "PastNotesRead":
    """The reader of notes from elsewhere, loaded when there is a list of some."""
    from handnote.readers.past_notes import read_past_notes

    return read_past_notes(path)


def _read_file(
    path: Path, *, sign: Callable[[str], str], decide: "Decide", hear: Hear = unheard
) -> "Iterator[Found]":
    """The readers of any kind of file, loaded when there is one."""
    from handnote.readers.intake import read_file

    return read_file(path, sign=sign, decide=decide, hear=hear)


def _word_book(folder: Path) -> "WordBook":
    """The dictionaries she added, those that ship, and those of her computer."""
    from handnote.checks.word_book import WordBook

    own = folder / "dictionaries"
    return WordBook((own, resource("dictionaries"), *dictionary_folders()))


def _restoring(folder: Path) -> "Restoring":
    """Going back to backups, loaded when it is asked for."""
    from handnote.services.restoring import Restoring

    return Restoring(folder)


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
        word_book=_word_book,
        proofing=lambda: Proofing(Hands(resource("fonts"), font_packs())),
        restoring=_restoring,
        sample_shop=make_sample,
        now=SystemClock().now,
    )

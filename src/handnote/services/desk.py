"""The desk: everything a seller can do, in one place to pass on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handnote.domain.note import Side
from handnote.domain.problem import Problem
from handnote.domain.settings import Settings
from handnote.domain.stock import Stock
from handnote.services.answering import Answering
from handnote.services.calibrating import Calibrating
from handnote.services.composing import Composing
from handnote.services.correcting import Correcting
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

if TYPE_CHECKING:
    from handnote.services.histories import Histories
    from handnote.services.listening import Listening
    from handnote.services.sameness import Sameness
    from handnote.services.spelling import Spelling


@dataclass(frozen=True, slots=True)
class Desk:
    """One seller's desk over one data folder. ``close`` ends it; nothing works after."""

    folder: Path
    inbox: Inbox
    order_files: OrderFiles
    watching: Watching
    composing: Composing
    correcting: Correcting
    retention: Retention
    forgetting: Forgetting
    safekeeping: Safekeeping
    histories: Callable[[], "Histories"]
    """Loaded when it is first asked for."""

    trash: Trash
    pasting: Pasting
    past_notes: PastNotes
    keepsakes: Keepsakes
    people: People
    promising: Promising
    wishing: Wishing
    answering: Answering
    going_wrong: GoingWrong
    packing: Packing
    printing: Printing
    sheets: SheetMemory
    signing: Signing
    proofing: Proofing
    pen_sheets: PenSheets
    pen_proofing: PenProofing
    pen_runs: PenRuns
    gists: Gists
    filing: Filing
    calibrating: Calibrating
    catalogue: StockCatalogue
    undo: UndoStack
    preferences: Preferences
    own_hands: OwnHands
    own_stocks: OwnStocks
    sameness: Callable[[], "Sameness"]
    listening: Callable[[], "Listening"]
    spelling: Callable[[], "Spelling"]
    """These are loaded when they are first asked for; one of each for the whole session."""
    close: Callable[[], None]

    @property
    def stock(self) -> Stock:
        """The stock notes are laid out for; the usual one where the chosen one is gone."""
        try:
            return self.catalogue.find(self.preferences.current.stock)
        except Problem:
            return self.catalogue.find(Settings().stock)

    def stock_for(self, side: Side) -> Stock:
        """The stock notes of one side are laid out for; one for both until she chooses another."""
        chosen = self.preferences.current.outside_stock
        if side is Side.INSIDE or not chosen:
            return self.stock
        try:
            return self.catalogue.find(chosen)
        except Problem:
            return self.stock

"""A seller's own label stocks: measured, brought in from files, marked, taken away."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from handnote.config.files import write_whole
from handnote.domain.problem import Problem, StockTrouble
from handnote.domain.stock import Stock
from handnote.services.changes import Changes
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.sheets.stock_table import plain
from handnote.storage import own_stocks
from handnote.storage.connection import Connection
from handnote.storage.store import Store

if TYPE_CHECKING:  # files and measures are for a rare evening, not for every start
    from handnote.sheets.glabels import LeftOut

IMPOSSIBLE = "impossible"
"""What is said of a template whose labels overlap or leave their page."""


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What came of a file of stocks; those already here are among ``stocks``."""

    stocks: tuple[Stock, ...]
    left_out: "tuple[LeftOut, ...]"


class OwnStocks:
    """Keeps the seller's own stocks, and which she has at hand, in her file.

    Both are read once and again after a change, for the catalogue asks with every key.
    """

    def __init__(self, store: Store, undo: UndoStack) -> None:
        self._store = store
        self._undo = undo
        self._shelf: own_stocks.Shelf | None = None

    def own(self) -> tuple[Stock, ...]:
        """Her own stocks, by name."""
        return self._read().own

    def mine(self) -> frozenset[str]:
        """The names of all she has: her own, those she marked, those she has printed on."""
        return self._read().mine

    def marked(self) -> frozenset[str]:
        """The names of those she marked herself."""
        return self._store.read(own_stocks.marked)

    def look_again(self) -> None:
        """Read anew what is hers, for something may have been printed meanwhile."""
        self._shelf = None

    def is_own(self, stock: Stock) -> bool:
        """Whether a stock is hers to change and to take away."""
        return stock in self.own()

    def put(self, stock: Stock, *, instead_of: str = "") -> None:
        """Keep a stock she measured, in the place of the one called ``instead_of`` if any.

        Raises a ``Problem`` for one that cannot be, or whose name another of hers has.
        """
        from handnote.sheets.measures import troubles_of

        if troubles_of(stock):
            raise Problem(StockTrouble.IMPOSSIBLE, stock=stock.part)
        taken = {plain(other.part) for other in self.own() if other.part != instead_of}
        if plain(stock.part) in taken:
            raise Problem(StockTrouble.NAME_TAKEN, stock=stock.part)

        def work(connection: Connection) -> None:
            own_stocks.remove(connection, instead_of)
            own_stocks.put(connection, stock)

        self._change(work)

    def take_away(self, name: str) -> None:
        """Forget an own stock; what was printed on it stays in the history. Can be undone."""
        gone = [stock for stock in self.own() if stock.part == name]
        if not gone:
            raise Problem(StockTrouble.NOT_OWN, stock=name)
        self._change(lambda connection: own_stocks.remove(connection, name))

        def back() -> Changes:
            self._change(lambda connection: own_stocks.put(connection, gone[0]))
            return Changes()

        self._undo.push(UndoStep(UndoCode.STOCK_GONE, back))

    def mark(self, name: str, *, is_mine: bool) -> None:
        """Mark a stock as one she has at hand, or no longer."""
        self._change(lambda connection: own_stocks.mark(connection, name, is_mine=is_mine))

    def bring_in(self, path: Path) -> BroughtIn:
        """Keep the stocks of a file of handnote's or of gLabels', all that can be.

        One that is already here is left as it is; one whose name a different stock of hers has
        gets a number after it. Raises a ``Problem`` where nothing in the file can be used.
        """
        found = read_stocks(path)
        kept = _renamed(found.stocks, self.own())

        def work(connection: Connection) -> None:
            for stock in kept:
                own_stocks.put(connection, stock)

        self._change(work)
        return BroughtIn(kept, found.left_out)

    def write_out(self, stock: Stock, path: Path) -> None:
        """Write a stock to a file that ``bring_in`` reads anywhere."""
        from handnote.sheets.stock_file import stocks_text

        write_whole(path, stocks_text([stock]).encode())

    def _read(self) -> own_stocks.Shelf:
        if self._shelf is None:
            self._shelf = self._store.read(own_stocks.shelf)
        return self._shelf

    def _change(self, work: Callable[[Connection], None]) -> None:
        try:
            self._store.run(work)
        finally:
            self.look_again()


def read_stocks(path: Path) -> BroughtIn:
    """The stocks in a file that can be printed, and those that cannot; nothing is kept."""
    from handnote.sheets.glabels import LeftOut, glabels_stocks, is_xml
    from handnote.sheets.measures import troubles_of
    from handnote.sheets.stock_file import read_bytes, stocks_from

    data = read_bytes(path)
    if is_xml(data):
        stocks, left_out = glabels_stocks(data, path.name)
    else:
        stocks, left_out = stocks_from(data, path.name), ()
    usable = tuple(stock for stock in stocks if not troubles_of(stock))
    impossible = (LeftOut(stock.part, IMPOSSIBLE) for stock in stocks if troubles_of(stock))
    every = (*left_out, *impossible)
    if not usable:
        first = every[0] if every else LeftOut("", "")
        raise Problem(StockTrouble.NONE_USABLE, name=path.name, stock=first.name, kind=first.kind)
    return BroughtIn(usable, every)


def _renamed(found: Iterable[Stock], own: Iterable[Stock]) -> tuple[Stock, ...]:
    """What was found, each under a name that no different stock has."""
    from handnote.sheets.measures import own_name

    taken = {plain(stock.part): stock for stock in own}
    kept = []
    for stock in found:
        name, number = stock.part, 1
        here = taken.get(plain(name))
        while here is not None and replace(here, part=name, title=stock.title) != replace(
            stock, part=name
        ):
            number += 1
            name = f"{own_name(stock.part)[:50]} ({number})"
            here = taken.get(plain(name))
        kept.append(here or replace(stock, part=name))
        taken[plain(name)] = kept[-1]
    return tuple(kept)

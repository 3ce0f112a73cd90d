"""Choosing label sheets: between the catalogue, her own stocks, and what the sheets show."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from handnote.domain.note import Side
from handnote.domain.problem import Problem
from handnote.domain.stock import Stock
from handnote.qt.stocks.chooser import StockChooser
from handnote.qt.stocks.measure_sheet import MeasureSheet
from handnote.qt.stocks.stock_list import Listed
from handnote.qt.tasks import Tasks
from handnote.qt.theme import Theme
from handnote.services.desk import Desk
from handnote.services.own_stocks import BroughtIn
from handnote.wording import screen
from handnote.wording import stocks as words
from handnote.wording.problems import sentence


class StockChoosing(QObject):
    """Opens the chooser and does what is wished for there."""

    stock_chosen = Signal(str, object)
    stocks_changed = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._window = window
        self._theme = theme
        self._sheet: StockChooser | None = None
        self._side = Side.INSIDE

    def open_chooser(self, side: Side) -> None:
        """Show all label sheets, the one in use for this side of parcels picked."""
        self._side = side
        sheet = StockChooser(self._window, self._theme)
        sheet.search_changed.connect(self._search)
        sheet.stock_chosen.connect(self._choose)
        sheet.mark_requested.connect(self._mark)
        sheet.measure_requested.connect(self.measure)
        sheet.change_requested.connect(self.measure)
        sheet.remove_requested.connect(self._take_away)
        sheet.file_requested.connect(self._ask_for_file)
        sheet.save_requested.connect(self._ask_where_to)
        sheet.finished.connect(self._forget_sheet)
        sheet.finished.connect(sheet.deleteLater)
        self._sheet = sheet
        sheet.open()
        self._read_again(self._desk.stock_for(side).name)

    def _choose(self, name: str) -> None:
        self.stock_chosen.emit(name, self._side)

    def measure(self, stock: Stock | None = None) -> None:
        """Ask for the measures of a new sheet, or for other ones of this."""
        sheet = MeasureSheet(self._sheet or self._window, self._theme, self._desk.catalogue.has)
        if stock:
            sheet.show_stock(stock)
        sheet.stock_measured.connect(lambda found: self._keep(sheet, found))
        self._open_over(sheet)

    def _open_over(self, dialog: QDialog) -> None:
        if self._sheet:
            dialog.finished.connect(self._sheet.come_back)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # a file dialog's own ``open`` wants a slot by name

    def _read_again(self, picked: str) -> None:
        """What she has may have changed; the first search of a day reads the whole table."""

        def work() -> None:
            self._desk.own_stocks.look_again()
            self._desk.own_stocks.mine()
            self._desk.catalogue.make_ready()

        self._tasks.run(work, lambda _: self._show(picked), self._tell)

    def _search(self) -> None:
        self._show("")

    def _show(self, picked: str) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        found = self._desk.catalogue.search_all(
            sheet.query, unverified=sheet.is_unverified_too, only_mine=sheet.is_only_mine
        )
        sheet.show_stocks(Listed(found, self._desk.own_stocks.mine()), picked)

    def _mark(self, name: str, is_mine: bool) -> None:  # noqa: FBT001 - a slot
        own = self._desk.own_stocks
        self._tasks.run(
            lambda: own.mark(name, is_mine=is_mine), lambda _: self._changed(name, ""), self._tell
        )

    def _keep(self, sheet: MeasureSheet, stock: Stock) -> None:
        own = self._desk.own_stocks
        before = sheet.changed.part if sheet.changed else ""

        def kept(_: None) -> None:
            sheet.accept()
            self._changed(stock.name, words.kept(stock.name))
            chosen = self._desk.preferences.current
            for side, in_use in (
                (Side.INSIDE, chosen.stock),
                (Side.OUTSIDE, chosen.outside_stock),
            ):
                if sheet.changed and sheet.changed.name == in_use:
                    self.stock_chosen.emit(stock.name, side)

        self._tasks.run(
            lambda: own.put(stock, instead_of=before),
            kept,
            lambda problem: sheet.say(sentence(problem)),
        )

    def _take_away(self, stock: Stock) -> None:
        own = self._desk.own_stocks
        self._tasks.run(
            lambda: own.take_away(stock.part),
            lambda _: self._changed("", words.taken_away(stock.name)),
            self._tell,
        )

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(
            self._sheet or self._window, words.FROM_FILE_TITLE, str(Path.home()), words.STOCK_FILES
        )
        dialog.setObjectName("stock-file-dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.bring_in(Path(name)))
        self._open_over(dialog)

    def bring_in(self, path: Path) -> None:
        """Keep the label sheets in a file."""
        own = self._desk.own_stocks
        self._tasks.run_slow(lambda: own.bring_in(path), self._brought_in, self._tell)

    def _brought_in(self, came: BroughtIn) -> None:
        said = words.brought_in([stock.name for stock in came.stocks])
        left_out = [f"{words.left_out(gone.name, gone.kind)}." for gone in came.left_out[:2]]
        if len(came.left_out) > len(left_out):
            left_out.append(words.and_more(len(came.left_out) - len(left_out)))
        self._changed(came.stocks[0].name, " ".join([said, *left_out]))

    def _ask_where_to(self, stock: Stock) -> None:
        dialog = QFileDialog(
            self._sheet or self._window, words.TO_FILE_TITLE, str(Path.home()), words.OWN_FILES
        )
        dialog.setObjectName("save-stock-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        dialog.fileSelected.connect(lambda name: self.write_out(stock, Path(name)))
        self._open_over(dialog)

    def write_out(self, stock: Stock, path: Path) -> None:
        """Save one label sheet to a file."""
        own = self._desk.own_stocks

        def say(_: None) -> None:
            if self._sheet:
                self._sheet.say(screen.saved_as(path.name))

        self._tasks.run_slow(lambda: own.write_out(stock, path), say, self._tell)

    def _changed(self, picked: str, said: str) -> None:
        """Show how things are now; sheets that wait for notes may be others than before."""
        self._show(picked)
        if self._sheet and said:
            self._sheet.say(said)
        self.stocks_changed.emit()

    def _tell(self, problem: Problem) -> None:
        if self._sheet:
            self._sheet.say(sentence(problem), is_problem=True)

    def _forget_sheet(self) -> None:
        self._sheet = None

"""The three places behind the tabs: Write at once, the others when they are first looked at."""

from collections.abc import Callable
from datetime import date
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from handnote.domain.note import Side
from handnote.qt.tasks import Tasks
from handnote.qt.theme import Theme
from handnote.qt.write.label_editor import Label
from handnote.qt.write.place import WritePlace
from handnote.qt.write.presenter import Writing
from handnote.services.desk import Desk

if TYPE_CHECKING:
    # Both bring much that a first letter does not wait for: 40 ms of loading.
    from handnote.qt.history.presenter import Reading
    from handnote.qt.print.presenter import Printer

_STEP_MS = 50
_BREATH_MS = 700
"""How long the window is left alone before it loads what is not needed yet."""


class Place(IntEnum):
    """Which place is looked at, in the order of the tabs."""

    WRITE = 0
    PRINT = 1
    HISTORY = 2


class Places(QStackedWidget):
    """Holds the places with their presenters and passes on what they report."""

    changed = Signal(object)
    problem_met = Signal(object)
    said = Signal(str)
    notes_counted = Signal(int)
    stocks_requested = Signal()
    written_anew = Signal(str)
    answer_requested = Signal()

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        tasks: Tasks,
        theme: Theme,
        *,
        today: Callable[[], date],
        asks_in: str,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._theme = theme
        self._today = today
        self.write_place = self._make_write_place()
        self.addWidget(self.write_place)
        self.writing = Writing(desk, tasks, self.write_place, today=today, asks_in=asks_in)
        self.writing.saved.connect(self.said)
        self.writing.changed.connect(self.changed)
        self.writing.problem_met.connect(self.problem_met)

    @property
    def place(self) -> Place:
        """The place on screen."""
        shown = self.currentWidget()
        if shown is self.write_place:
            return Place.WRITE
        return Place.PRINT if shown is self._print_widget else Place.HISTORY

    @property
    def is_at_rest(self) -> bool:
        """Whether no place is about to draw itself anew."""
        prints = self._print_widget is not None and self.printer.is_about_to_make
        reads = "reading" in vars(self) and not self.reading.place.notes.is_at_rest
        return not (prints or reads)

    def show_place(self, place: Place) -> None:
        """Look at a place, with everything on it read anew."""
        if place is Place.PRINT:
            self._prints = True
            self.setCurrentWidget(self.printer.place)
            self.printer.show_stocks()
            self.printer.place.take_focus()
        elif place is Place.HISTORY:
            self.setCurrentWidget(self.reading.place)
            self.reading.place.find_field.setFocus()
        else:
            self.setCurrentWidget(self.write_place)
            self.write_place.editor.setFocus()
        self.refresh()

    def turn_over(self) -> None:
        """Look at the other side of the parcel, or of the parcels."""
        if self.place is Place.WRITE:
            self.writing.turn_over()
        elif self.place is Place.PRINT:
            self.printer.turn_over()

    @property
    def side(self) -> Side:
        """Which side of parcels is looked at."""
        return self.printer.side if self.place is Place.PRINT else self.writing.side

    def print_on(self, stock: str, side: Side) -> None:
        """Print one side of parcels on this stock from now on."""
        self.printer.print_on(stock, side)

    def look_at_waiting(self) -> bool:
        """Show the labels that wait, where the Print place is looked at; whether any do."""
        return self.place is Place.PRINT and self.printer.waiting.look()

    def stocks_changed(self) -> None:
        """Her own stocks are not as they were: the one in use may be another."""
        self.writing.settings_changed()
        if self._print_widget is not None:
            self.printer.show_stocks()
        self.refresh()

    def prepare_to_print(self) -> None:
        """Make the Print place ready, beside what she does: loading its parts takes 150 ms."""
        if self._print_widget is None and not self._prepares:
            self._prepares = True
            breath = QTimer(self)
            breath.setSingleShot(True)
            breath.timeout.connect(self._load_printing)
            breath.start(_BREATH_MS)

    def _load_printing(self) -> None:
        if self.isVisible():  # a window about to close takes no more work
            self._tasks.run_slow(_load_printing, lambda _: self._lay_out_printing())

    def _lay_out_printing(self) -> None:
        """Step by step: all at once would hold her next letter up for 30 ms."""
        steps = (self._make_printing, self._fill_printing, self._dress_printing)
        for number, step in enumerate(steps):
            QTimer.singleShot(number * _STEP_MS, self, step)

    def _make_printing(self) -> "Printer":
        return self.printer

    def _fill_printing(self) -> None:
        if not self._prints:  # what she looks at, or looked for, is hers by now
            self.printer.get_ready()

    def _dress_printing(self) -> None:
        """Lay the place out for the room it will have, and draw it where nobody sees."""
        if not self._prints:
            self.printer.place.resize(self.size())
            self.printer.place.grab()

    def give_up(self) -> None:
        """Nobody waits any more for what is still being made."""
        self.writing.remarks.listener.stop()
        self.writing.remarks.spelling.begin(None)
        if self._print_widget is not None:
            self.printer.stop()

    def refresh(self) -> None:
        """Read again what the place on screen shows; the pile is always kept up to date."""
        if self.place is Place.PRINT:
            self.printer.refresh()
        elif self.place is Place.HISTORY:
            self.reading.refresh()

    @cached_property
    def printer(self) -> "Printer":
        """The Print place's presenter."""
        from handnote.qt.print.place import PrintPlace
        from handnote.qt.print.presenter import Printer

        place = PrintPlace(self, self._theme)
        self.addWidget(place)
        self._print_widget = place
        printer = Printer(self._desk, self._tasks, place, today=self._today)
        printer.changed.connect(self.changed)
        printer.problem_met.connect(self.problem_met)
        printer.said.connect(self.said)
        printer.stock_changed.connect(self.writing.settings_changed)
        printer.waiting.back_to.connect(self.written_anew)
        place.stocks_requested.connect(self.stocks_requested)
        return printer

    @cached_property
    def reading(self) -> "Reading":
        """The History place's presenter."""
        from handnote.qt.history.place import HistoryPlace
        from handnote.qt.history.presenter import Reading

        place = HistoryPlace(self, self._theme)
        self.addWidget(place)
        reading = Reading(self._desk, self._tasks, place, today=self._today)
        reading.problem_met.connect(self.problem_met)
        reading.said.connect(self.said)
        reading.counted.connect(self.notes_counted)
        reading.changed.connect(self.changed)
        reading.answer_requested.connect(self.answer_requested)
        return reading

    _print_widget: QWidget | None = None
    _prepares = False
    _prints = False

    def _make_write_place(self) -> WritePlace:
        settings = self._desk.preferences.current
        stock = self._desk.stock
        proofing = self._desk.proofing
        blank = Label("", stock, lambda text: proofing.typeset(text, settings.hand, stock))
        return WritePlace(self, self._theme, blank, proofing.hands.offered())


def _load_printing() -> None:
    """In the worker. Whoever has finished a note will print it."""
    import pypdfium2  # type: ignore[import-untyped]  # noqa: F401  # ships no types

    import handnote.pdf.key_sheet
    import handnote.pdf.sheets_pdf
    import handnote.qt.print.presenter  # noqa: F401

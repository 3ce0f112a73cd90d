"""What the window opens only now and then; each is loaded and made when it is first asked for."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from handnote.qt.places import Places
from handnote.qt.tasks import Tasks
from handnote.qt.theme import Theme
from handnote.qt.widgets.notice import NoticeBar
from handnote.services.desk import Desk

if TYPE_CHECKING:
    from handnote.qt.hand_chooser import HandChoosing
    from handnote.qt.history.keepsake import KeepsakeMaking
    from handnote.qt.history.runs import Runs
    from handnote.qt.keep.safe import Safe
    from handnote.qt.keeping import Keeping
    from handnote.qt.knowing import Knowing
    from handnote.qt.mentioning import Mentioning
    from handnote.qt.packing_menu import PackingMenu
    from handnote.qt.pasting import Pasting
    from handnote.qt.photos.filing_photos import FilingPhotos
    from handnote.qt.setting_right import SettingRight
    from handnote.qt.signing import SigningSheets
    from handnote.qt.spelling_sheets import SpellingSheets
    from handnote.qt.stocks.choosing import StockChoosing


class Occasions(QObject):
    """Makes each of them once, and passes on what it reports."""

    changed = Signal(object)
    set_right = Signal(object)
    """Changes that may be of the order on the label: its side and its caret are kept."""

    known_anew = Signal(object)
    """Changes of what is known of people."""

    order_requested = Signal(str)
    packing_picked = Signal(str)
    print_requested = Signal()
    going_back = Signal(object)
    said = Signal(str)
    noted = Signal(str)
    problem_met = Signal(object)

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        window: QWidget,
        theme: Theme,
        *,
        places: Places,
        notice: NoticeBar,
        today: Callable[[], date],
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._window = window
        self._theme = theme
        self._places = places
        self._notice = notice
        self._today = today

    @cached_property
    def pasting(self) -> "Pasting":
        """Reads a pasted order."""
        from handnote.qt.pasting import Pasting

        pasting = Pasting(self._desk, self._tasks, self._window)
        pasting.added.connect(self.order_requested)
        pasting.changed.connect(self.changed)
        pasting.problem_met.connect(self.problem_met)
        return pasting

    @cached_property
    def filing(self) -> "FilingPhotos":
        """Files photos of sheets written by hand."""
        from handnote.qt.photos.filing_photos import FilingPhotos

        filing = FilingPhotos(
            self._desk, self._tasks, self._window, self._theme, self._notice, today=self._today
        )
        filing.changed.connect(self.changed)
        filing.said.connect(self.said)
        filing.problem_met.connect(self.problem_met)
        return filing

    @cached_property
    def mentioning(self) -> "Mentioning":
        """The sheets behind the grey line."""
        from handnote.qt.mentioning import Mentioning

        mentioning = Mentioning(
            self._desk, self._tasks, self._theme, self._window, self._places.writing
        )
        mentioning.said.connect(self.said)
        mentioning.problem_met.connect(self.problem_met)
        return mentioning

    @cached_property
    def spelling(self) -> "SpellingSheets":
        """Adds dictionaries and shows her own words."""
        from handnote.qt.spelling_sheets import SpellingSheets

        sheets = SpellingSheets(self._desk, self._tasks, self._window)
        sheets.said.connect(self.said)
        sheets.changed.connect(self._places.writing.remarks.spelling.look)
        sheets.problem_met.connect(self.problem_met)
        return sheets

    @cached_property
    def packing_menu(self) -> "PackingMenu":
        """The packing orders to choose from."""
        from handnote.qt.packing_menu import PackingMenu

        menu = PackingMenu(self._window)
        menu.order_picked.connect(self.packing_picked)
        return menu

    @cached_property
    def hands(self) -> "HandChoosing":
        """The chooser of hands."""
        from handnote.qt.hand_chooser import HandChoosing

        choosing = HandChoosing(
            self._desk, self._tasks, self._window, self._theme, self._places.writing
        )
        choosing.problem_met.connect(self.problem_met)
        choosing.hands_changed.connect(self._places.refresh)
        return choosing

    @cached_property
    def stocks(self) -> "StockChoosing":
        """The chooser of label sheets."""
        from handnote.qt.stocks.choosing import StockChoosing

        choosing = StockChoosing(self._desk, self._tasks, self._window, self._theme)
        choosing.stock_chosen.connect(self._places.print_on)
        choosing.stocks_changed.connect(self._places.stocks_changed)
        return choosing

    @cached_property
    def signing(self) -> "SigningSheets":
        """Asks how she signs."""
        from handnote.qt.signing import SigningSheets

        return SigningSheets(
            self._desk, self._tasks, self._theme, self._window, self._places.writing
        )

    @cached_property
    def runs(self) -> "Runs":
        """The print runs."""
        from handnote.qt.history.runs import Runs

        runs = Runs(self._desk, self._tasks, self._window, today=self._today)
        runs.changed.connect(self.changed)
        runs.problem_met.connect(self.problem_met)
        runs.waiting_again.connect(self.print_requested)
        return runs

    @cached_property
    def knowing(self) -> "Knowing":
        """The sheets of what is known of people."""
        from handnote.qt.knowing import Knowing

        knowing = Knowing(self._desk, self._tasks, self._window, self._theme, today=self._today)
        knowing.changed.connect(self.known_anew)
        knowing.said.connect(self.said)
        knowing.problem_met.connect(self.problem_met)
        return knowing

    @cached_property
    def keeping(self) -> "Keeping":
        """What runs out by itself."""
        from handnote.qt.keeping import Keeping

        keeping = Keeping(self._desk, self._tasks, self._window, self._notice, today=self._today)
        keeping.about_to_turn.connect(self._places.writing.flush)
        keeping.changed.connect(self.changed)
        keeping.problem_met.connect(self.problem_met)
        return keeping

    @cached_property
    def safe(self) -> "Safe":
        """Backups, other histories and forgetting."""
        from handnote.qt.keep.safe import Safe

        safe = Safe(self._desk, self._tasks, self._window, today=self._today)
        safe.changed.connect(self.set_right)
        safe.said.connect(self.said)
        safe.noted.connect(self.noted)
        safe.problem_met.connect(self.problem_met)
        safe.going_back.connect(self.going_back)
        return safe

    @cached_property
    def setting_right(self) -> "SettingRight":
        """Puts orders and imports right."""
        from handnote.qt.setting_right import SettingRight

        setting = SettingRight(self._desk, self._tasks, self._window, self._notice)
        setting.changed.connect(self.set_right)
        setting.parcel_added.connect(self.order_requested)
        setting.problem_met.connect(self.problem_met)
        return setting

    @cached_property
    def keepsakes(self) -> "KeepsakeMaking":
        """Makes books."""
        from handnote.qt.history.keepsake import KeepsakeMaking

        making = KeepsakeMaking(
            self._desk, self._tasks, self._window, self._notice, today=self._today
        )
        making.said.connect(self.said)
        making.problem_met.connect(self.problem_met)
        return making

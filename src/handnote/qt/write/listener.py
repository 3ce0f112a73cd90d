"""The listener at the label: what is spoken of glows; one grey line after a pause, never more."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from handnote.domain.likeness import Habit
from handnote.domain.order import OrderId
from handnote.qt.tasks import Tasks
from handnote.services.desk import Desk

if TYPE_CHECKING:
    from handnote.services.known_facts import KnownFact
    from handnote.services.listening import Mention

_PAUSE_MS = 800
"""How long nobody types before anything is mentioned."""

_GLOW_MS = 150
"""How soon a fact glows once it is spoken of: between two words."""


class Listener(QObject):
    """Asks what a friend would mention, and passes on at most one kind of thing for a note."""

    mentioned = Signal(object)
    """A ``Mention``, or None when what was mentioned is there no more."""

    habit_noticed = Signal(object)
    """A ``Habit``: the last notes all begin and end alike."""

    lit = Signal(object)
    """The spots of the person column that the note speaks of."""

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._order_id: OrderId | None = None
        self.text = ""
        self._kind = ""
        self._asked = 0
        self.mention: Mention | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._known: Sequence[KnownFact] = ()
        self._language = ""
        self._looked = 0
        self._glance = QTimer(self)
        self._glance.setSingleShot(True)
        self._glance.setInterval(_GLOW_MS)
        self._glance.timeout.connect(self._look)

    @property
    def is_at_rest(self) -> bool:
        """Whether no pause is being waited for."""
        return not (self._pause.isActive() or self._glance.isActive())

    def stop(self) -> None:
        """Listen no more: the window closes."""
        self.begin(None)

    def begin(self, order_id: OrderId | None) -> None:
        """Another note is on the label; None for one that is not listened to."""
        self._pause.stop()
        self._glance.stop()
        self._asked += 1
        self._looked += 1
        self._order_id, self._kind, self._known = order_id, "", ()
        self.mention = None

    def know(self, known: "Sequence[KnownFact]", text: str, language: str = "") -> None:
        """This is what the note could speak of; ``text`` is what it says so far.

        ``language`` is the one its person asked for, if they did.
        """
        self._known, self.text, self._language = known, text, language
        self._look()

    def typed(self, text: str) -> None:
        """She types on; what is mentioned stays until the next pause."""
        self.text = text
        if self._order_id:
            self._pause.start()
        if self._known and not self._glance.isActive():
            self._glance.start()

    def finished(
        self, order_id: OrderId, text: str, sign_off: str, known: "Sequence[KnownFact]"
    ) -> None:
        """A note is finished: ask whether the hand writes by itself, and what is missing in it."""
        desk = self._desk

        def work() -> "tuple[Habit | None, Mention | None]":
            listening = desk.listening()
            habit = listening.habit()
            return habit, None if habit else listening.after(order_id, text, sign_off, known)

        def show(found: "tuple[Habit | None, Mention | None]") -> None:
            habit, mention = found
            if habit:
                self.habit_noticed.emit(habit)
            elif mention and self.mention is None:
                self.mention = mention
                self.mentioned.emit(mention)

        self._tasks.run_slow(work, show, lambda _: None)

    def ask_again(self) -> None:
        """She has switched something off: ask at once whether there is still anything to say."""
        self._kind = ""
        self._ask()

    def _ask(self) -> None:
        order_id, text, desk = self._order_id, self.text, self._desk
        if order_id is None:
            return
        self._asked += 1
        asked = self._asked

        def show(found: "tuple[Mention, ...]") -> None:
            if asked == self._asked:
                self._show(found)

        # A note that cannot be listened to is still a note: nothing is said, and it is kept.
        self._tasks.run_slow(lambda: desk.listening().hear(order_id, text), show, lambda _: None)

    def _look(self) -> None:
        known, text, desk = self._known, self.text, self._desk
        language = self._language
        self._looked += 1
        looked = self._looked

        def show(spots: frozenset[str]) -> None:
            if looked == self._looked:
                self.lit.emit(spots)

        if text.strip():
            self._tasks.run_slow(
                lambda: desk.listening().see(text, known, language), show, lambda _: None
            )
        else:
            self.lit.emit(frozenset())

    def _show(self, found: "tuple[Mention, ...]") -> None:
        # One kind of thing for a note: a second would be nagging.
        mention = next((it for it in found if self._kind in ("", it.kind)), None)
        if mention:
            self._kind = mention.kind
        if mention or self.mention:
            self.mention = mention
            self.mentioned.emit(mention)

"""The listener at the label: one grey line after a pause, once for a note, and never more."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from handnote.domain.order import OrderId
from handnote.qt.tasks import Tasks
from handnote.services.desk import Desk

if TYPE_CHECKING:
    from handnote.services.listening import Mention

_PAUSE_MS = 800
"""How long nobody types before anything is mentioned."""


class Listener(QObject):
    """Asks what a friend would mention, and passes on at most one kind of thing for a note."""

    mentioned = Signal(object)
    """A ``Mention``, or None when what was mentioned is there no more."""

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

    @property
    def is_at_rest(self) -> bool:
        """Whether no pause is being waited for."""
        return not self._pause.isActive()

    def begin(self, order_id: OrderId | None) -> None:
        """Another note is on the label; None for one that is not listened to."""
        self._pause.stop()
        self._asked += 1
        self._order_id, self._kind = order_id, ""
        self.mention = None

    def typed(self, text: str) -> None:
        """She types on; what is mentioned stays until the next pause."""
        self.text = text
        if self._order_id:
            self._pause.start()

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

    def _show(self, found: "tuple[Mention, ...]") -> None:
        # One kind of thing for a note: a second would be nagging.
        mention = next((it for it in found if self._kind in ("", it.kind)), None)
        if mention:
            self._kind = mention.kind
        if mention or self.mention:
            self.mention = mention
            self.mentioned.emit(mention)

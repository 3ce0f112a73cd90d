"""The labels that wait on the Print place: looked at, let go, or written anew."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from handnote.qt.tasks import Tasks
from handnote.services.desk import Desk

if TYPE_CHECKING:
    from handnote.services.listening import Held


class WaitingLabels(QObject):
    """Opens the sheet of what waits; the next one comes as soon as one is gone."""

    let_go = Signal()
    back_to = Signal(str)
    problem_met = Signal(object)

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        place: QWidget,
        held: "Callable[[], Sequence[Held]]",
    ) -> None:
        super().__init__(place)
        self._desk = desk
        self._tasks = tasks
        self._place = place
        self._held = held

    def look(self) -> bool:
        """Show what waits; whether anything does."""
        held = self._held()
        if not held:
            return False
        # Most evenings nothing waits.
        from handnote.qt.mention_sheets import WaitingSheet

        sheet = WaitingSheet(self._place.window(), held)
        sheet.let_go.connect(self._let_go)
        sheet.back_to.connect(lambda one: self.back_to.emit(one.note.order_id))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()
        return True

    def _let_go(self, held: "Held") -> None:
        listening = self._desk.listening
        self._tasks.run_slow(
            lambda: listening().let_go(held),
            lambda _: self.let_go.emit(),
            self.problem_met.emit,
        )

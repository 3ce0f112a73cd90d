"""Words on their way to the disk: kept in memory until the desk says they are there."""

from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from handnote.domain.note import MadeBy, Side
from handnote.domain.order import OrderId
from handnote.domain.problem import Problem, StoreTrouble
from handnote.qt.tasks import Tasks
from handnote.services.composing import Composing, Saved
from handnote.wording import screen

_TRY_AGAIN_MS = 1000
_PATIENCE_S = 5.0


@dataclass(frozen=True, slots=True)
class NoteOf:
    """Which note is meant: an order's, on one side of its parcel."""

    order_id: OrderId
    side: Side


@dataclass(frozen=True, slots=True)
class Words:
    """What is written in one note, and how; ``cursor`` counts characters, ``ink`` and
    ``signature`` are drawings as they are kept."""

    text: str
    hand: str
    made_by: MadeBy
    sign_off: str
    cursor: int
    ink: bytes = b""
    signature: bytes = b""

    @property
    def are_blank(self) -> bool:
        """Whether there is nothing yet: neither a word nor a stroke."""
        return not (self.text.strip() or self.ink)


class Drafts(QObject):
    """Saves drafts and tries again what could not be saved, whichever note is on the label."""

    saved = Signal()
    problem_met = Signal(object)

    def __init__(self, composing: Composing, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._composing = composing
        self._tasks = tasks
        self._unsaved: dict[NoteOf, Words] = {}
        self._last: Future[Saved] | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_TRY_AGAIN_MS)
        self._again.timeout.connect(self._try_again)

    @property
    def all_are_saved(self) -> bool:
        """Whether nothing is in memory alone."""
        return not self._unsaved

    def words_of(self, note: NoteOf) -> Words | None:
        """What is written in a note and not on the disk yet."""
        return self._unsaved.get(note)

    def hold(self, note: NoteOf, words: Words) -> None:
        """Keep these in memory; a save follows, as a draft or as a finished note."""
        self._unsaved[note] = words

    def keep(self, note: NoteOf, words: Words) -> None:
        """Save these now."""
        self.hold(note, words)
        self._last = self._tasks.run(
            partial(self._save, note, words),
            lambda _: self._kept(note, words),
            self._failed,
        )

    def done_with(self, note: NoteOf) -> None:
        """These went to the disk another way."""
        self._unsaved.pop(note, None)

    def save_all(self) -> Problem | None:
        """Save everything and wait for it; what kept some of it from the disk, if anything did."""
        saves = [
            self._tasks.run(partial(self._save, note, words), failed=self._failed)
            for note, words in self._unsaved.items()
        ]
        for save in [*([self._last] if self._last else []), *saves]:
            try:
                error = save.exception(timeout=_PATIENCE_S)
            except TimeoutError:
                return Problem(StoreTrouble.NOT_SAVED, name=screen.APP, folder="")
            if isinstance(error, Problem) and save is not self._last:
                return error
        return None

    def _save(self, note: NoteOf, words: Words) -> Saved:
        return self._composing.save_draft(
            note.order_id,
            words.text,
            hand=words.hand,
            made_by=words.made_by,
            sign_off=words.sign_off,
            cursor=words.cursor,
            side=note.side,
            ink=words.ink,
            signature=words.signature,
        )

    def _kept(self, note: NoteOf, words: Words) -> None:
        if self._unsaved.get(note) == words:
            del self._unsaved[note]
        self.saved.emit()

    def _failed(self, problem: Problem) -> None:
        self.problem_met.emit(problem)
        self._again.start()

    def _try_again(self) -> None:
        for note, words in list(self._unsaved.items()):
            self.keep(note, words)

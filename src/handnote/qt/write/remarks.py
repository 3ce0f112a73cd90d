"""What is said beside the note while it is written: what glows, the grey line, what is asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from handnote.domain.likeness import Habit
from handnote.domain.note import Side
from handnote.domain.order import OrderId
from handnote.domain.person import PersonId
from handnote.domain.wish import WishKind, value_of
from handnote.qt.tasks import Tasks
from handnote.qt.write.drafts import NoteOf, Words
from handnote.qt.write.listener import Listener
from handnote.qt.write.place import WritePlace
from handnote.qt.write.promise_asking import PromiseAsking
from handnote.qt.write.secrecy import Secrecy
from handnote.qt.write.spelling import SpellingAtTheLabel
from handnote.services.composing import Sitting
from handnote.services.desk import Desk
from handnote.services.known_facts import KnownFact, known_facts
from handnote.wording import mentions, people
from handnote.wording.sameness import habit_line

if TYPE_CHECKING:
    from handnote.services.listening import Mention


class Remarks(QObject):
    """Knows whom the note is for; one line at most stands on the place, and never a second."""

    changed = Signal(object)
    said = Signal(str)
    problem_met = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, place: WritePlace) -> None:
        super().__init__(place)
        self._place = place
        self._sitting: Sitting | None = None
        self._side, self._hides_names = Side.INSIDE, False
        self.listener = Listener(desk, tasks, self)
        self.listener.mentioned.connect(self._show_mention)
        self.listener.lit.connect(place.person.light)
        self.listener.habit_noticed.connect(self._show_habit)
        self.spelling = SpellingAtTheLabel(desk, tasks, place.editor, self)
        self.spelling.said.connect(self.said)
        self.spelling.problem_met.connect(self.problem_met)
        self.promises = PromiseAsking(desk.promising, tasks, self)
        self.promises.changed.connect(self.changed)
        self.promises.problem_met.connect(self.problem_met)
        self.secrecy = Secrecy(desk, tasks, self)
        self.secrecy.told.connect(self._show_secrecy)

    def begin(self, order_id: OrderId, side: Side, *, hides_names: bool) -> None:
        """Another note is on the label, and nothing is known of its person yet."""
        self._sitting = None
        self._side, self._hides_names = side, hides_names
        self.promises.begin(None)
        self.secrecy.begin(None, side, "")
        # The outside is for all to see and says little: it is compared with nothing.
        is_heard = side is Side.INSIDE and not hides_names
        self.listener.begin(order_id if is_heard else None)
        self.spelling.begin(order_id)
        self._place.show_hint("")
        self._place.show_wish("")

    def know(self, sitting: Sitting) -> None:
        """From now on these are the facts that glow when the note speaks of them."""
        self._sitting = sitting
        self.promises.begin(None if self._hides_names else sitting)
        text = self._place.note_text()
        self.secrecy.begin(sitting, self._side, text)
        if self._side is Side.INSIDE and not self._hides_names:
            language = value_of(sitting.wishes, WishKind.LANGUAGE)
            self.listener.know(self.known, text, language)

    def remember(self, person_id: PersonId, line: str) -> None:
        """What is worth remembering of somebody is another line now."""
        sitting = self._sitting
        if sitting and sitting.person.id == person_id:
            self.know(replace(sitting, person=replace(sitting.person, memory=line)))

    def typed(self, text: str) -> None:
        """She types on: what was asked waits, and an older hint goes."""
        self.listener.typed(text)
        self.secrecy.typed(text)
        self.promises.wait()
        if not self.listener.mention:
            self._place.show_hint("")

    @property
    def known(self) -> Sequence[KnownFact]:
        """The facts of the order on the label."""
        return known_facts(self._sitting) if self._sitting else ()

    def finished(self, note: NoteOf, words: Words, known: Sequence[KnownFact]) -> None:
        """A note is kept as finished: what is looked at only then."""
        if note.side is Side.INSIDE:
            self.listener.finished(note.order_id, words.text, words.sign_off, known)

    def ask_next(self) -> bool:
        """Ask whether a promise is kept, if one is left to ask; whether one was."""
        promise = self.promises.next()
        if promise:
            self._place.show_hint(people.promise_kept(promise))
        return promise is not None

    def _show_mention(self, mention: "Mention | None") -> None:
        if self._place.fits:
            now = datetime.now().astimezone()
            self._place.show_mention(mentions.line(mention, now) if mention else "")

    def _show_secrecy(self, is_told: bool) -> None:  # noqa: FBT001 - told or not is all there is
        if self._place.fits:
            self._place.show_mention(people.TELLS_THE_GIFT if is_told else "")

    def _show_habit(self, habit: Habit) -> None:
        if not self.listener.mention:
            self._place.show_mention(habit_line(habit))

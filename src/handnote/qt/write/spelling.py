"""Spelling at the label: quiet lines after a pause, and what can be done about a word."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from handnote.domain.order import OrderId
from handnote.domain.problem import AskTrouble, Problem
from handnote.qt.tasks import Tasks
from handnote.qt.write.label_editor import LabelEditor
from handnote.services.changes import Changes
from handnote.services.desk import Desk
from handnote.wording import spelling as words

if TYPE_CHECKING:
    from handnote.checks.misspelt import Misspelt
    from handnote.qt.write.spelling_menu import SpellingMenu
    from handnote.services.spelling import Spelt

_PAUSE_MS = 800
"""How long nobody types before a word is looked up."""


class SpellingAtTheLabel(QObject):
    """Has the words of the note looked up in the slow worker, and opens the menu at one."""

    said = Signal(str)
    changed = Signal(object)
    problem_met = Signal(object)
    dictionary_requested = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, editor: LabelEditor, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._editor = editor
        self._order_id: OrderId | None = None
        self._asked = 0
        self._spelt: Spelt | None = None
        self._menu: SpellingMenu | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        editor.text_edited.connect(self._wait)
        editor.spelling_requested.connect(self.open_menu)

    @property
    def is_at_rest(self) -> bool:
        """Whether no pause is being waited for."""
        return not self._pause.isActive()

    def begin(self, order_id: OrderId | None) -> None:
        """Another note is on the label; None for none. It is looked at after a pause."""
        self._pause.stop()
        self._asked += 1
        self._order_id, self._spelt = order_id, None
        if order_id is not None:
            self._pause.start()

    def look(self) -> None:
        """Look up the words that are on the label now."""
        order_id, text, desk = self._order_id, self._editor.toPlainText(), self._desk
        if order_id is None or self._editor.isReadOnly() or not text.strip():
            return
        self._asked += 1
        asked = self._asked

        def show(spelt: "Spelt") -> None:
            if asked == self._asked:
                self._spelt = spelt
                self._editor.underline(text, spelt.words)

        # A note nobody can look up is still a note: nothing is underlined, and it is kept.
        self._tasks.run_slow(lambda: desk.spelling().look(order_id, text), show, lambda _: None)

    def open_menu(self) -> None:
        """Say what can be done about the word at the caret, or at the next underlined one."""
        order_id, desk = self._order_id, self._desk
        if order_id is None or self._editor.isReadOnly():
            return
        word, spelt = self._editor.go_to_misspelt(), self._spelt
        language = spelt.language if spelt else ""
        asked = self._asked

        def read() -> tuple[tuple[str, ...], tuple[str, ...]]:
            spelling = desk.spelling()
            return spelling.like(word.word, language) if word else (), spelling.languages()

        def show(found: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
            if asked == self._asked and self._editor.isVisible():
                self._show_menu(word, *found)

        self._tasks.run_slow(read, show, self.problem_met.emit)

    def _show_menu(
        self, word: "Misspelt | None", like: Sequence[str], languages: Sequence[str]
    ) -> None:
        from handnote.qt.write.spelling_menu import SpellingMenu

        if self._menu is None:
            self._menu = SpellingMenu(self._editor)
            self._menu.replacement_picked.connect(self._replace)
            self._menu.learn_requested.connect(self._learn)
            self._menu.let_be_requested.connect(self._let_be)
            self._menu.language_picked.connect(self._write_in)
            self._menu.dictionary_requested.connect(self.dictionary_requested)
        spelt = self._spelt
        language = spelt.language if spelt else ""
        if spelt and not spelt.is_possible:
            self.problem_met.emit(Problem(AskTrouble.NO_SPELLING_HERE))
            return
        if spelt and spelt.language and not spelt.has_dictionary:
            self.said.emit(words.no_dictionary(spelt.language))
        elif word is None:
            self.said.emit(words.NOTHING_UNKNOWN if language else words.NOT_TOLD)
        chosen = language if spelt and spelt.is_chosen else ""
        self._menu.offer(word, like, languages, chosen=chosen, told="" if chosen else language)
        at = self._editor.below(word) if word else self._editor.caret_below()
        self._menu.popup_at(at)

    def _replace(self, word: "Misspelt", by: str) -> None:
        if self._editor.replace(word, by):
            self._pause.start()

    def _learn(self, word: "Misspelt") -> None:
        order_id, desk = self._order_id, self._desk
        if order_id is not None:
            self._change(lambda: desk.spelling().learn(order_id, word.word))

    def _let_be(self, word: "Misspelt") -> None:
        order_id, desk = self._order_id, self._desk
        if order_id is not None:
            self._tasks.run_slow(
                lambda: desk.spelling().let_be(order_id, word.word), lambda _: self.look()
            )

    def _write_in(self, language: str) -> None:
        order_id, desk = self._order_id, self._desk
        if order_id is not None:
            self._change(lambda: desk.spelling().write_in(order_id, language))

    def _change(self, work: Callable[[], Changes]) -> None:
        def look(_: Changes) -> None:
            self.look()

        self._tasks.run(work, look, self._tell)

    def _tell(self, problem: Problem) -> None:
        self.problem_met.emit(problem)

    def _wait(self) -> None:
        if self._order_id is not None:
            self._pause.start()

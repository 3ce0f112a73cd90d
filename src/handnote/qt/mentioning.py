"""Mentioning: the sheets behind the grey line, and what they change."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from handnote.domain.problem import Problem
from handnote.qt.mention_sheets import KindsSheet, WhySheet
from handnote.qt.tasks import Tasks
from handnote.qt.theme import Theme
from handnote.qt.write.presenter import Writing
from handnote.services.desk import Desk
from handnote.wording import mentions as words

if TYPE_CHECKING:
    from handnote.services.listening import Mention


class Mentioning(QObject):
    """Explains what is mentioned, and keeps what the seller wants mentioned."""

    said = Signal(str)
    problem_met = Signal(object)

    def __init__(
        self, desk: Desk, tasks: Tasks, theme: Theme, window: QWidget, writing: Writing
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._theme = theme
        self._window = window
        self._writing = writing

    def explain(self) -> None:
        """Say why the grey line is there."""
        mention = self._writing.remarks.listener.mention
        if mention is None:
            self.said.emit(words.NOTHING_MENTIONED)
            return
        text, now = self._writing.remarks.listener.text, datetime.now().astimezone()
        sheet = WhySheet(self._window, self._theme, mention, text, now)
        sheet.switched_off.connect(lambda kind: self._switch(kind, wanted=False))
        sheet.said_to_everybody.connect(lambda: self._let_stand(mention))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def choose_kinds(self) -> None:
        """Show a switch for each kind of thing."""
        quiet = self._desk.preferences.quiet
        sheet = KindsSheet(self._window, {kind: kind not in quiet for kind, _ in words.kinds()})
        sheet.switched.connect(lambda kind, is_on: self._switch(kind, wanted=is_on))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _switch(self, kind: str, *, wanted: bool) -> None:
        try:
            self._desk.preferences.mention(kind, wanted=wanted)
        except Problem as problem:
            self.problem_met.emit(problem)
        self._writing.remarks.listener.ask_again()
        self._writing.remarks.spelling.look()

    def _let_stand(self, mention: "Mention") -> None:
        repeat, sameness, listener = (
            mention.repeat,
            self._desk.sameness,
            self._writing.remarks.listener,
        )
        if repeat:
            self._tasks.run_slow(
                lambda: sameness().let_stand(repeat),
                lambda _: listener.ask_again(),
                self.problem_met.emit,
            )

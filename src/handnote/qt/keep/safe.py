"""Backups, going back, other histories and forgetting: asked in sheets, done beside the window."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from handnote.domain.note import NoteId
from handnote.domain.order import OrderId
from handnote.domain.person import PersonId
from handnote.domain.problem import Problem
from handnote.qt.keep.backups_sheet import BackupsSheet
from handnote.qt.keep.forget_sheet import ForgetSheet
from handnote.qt.keep.preview_sheet import PreviewSheet, PreviewState
from handnote.qt.keep.progress_sheet import ProgressSheet
from handnote.qt.keep.trash_sheet import TrashSheet
from handnote.qt.tasks import Tasks
from handnote.services.changes import Changes
from handnote.services.desk import Desk
from handnote.services.forgetting import Farewell, Forgotten
from handnote.services.histories import Added, Incoming
from handnote.services.restoring import Preview, Restorable, Restoring
from handnote.storage.stopping import GoOn
from handnote.storage.trash import InTrash
from handnote.storage.written_history import Form
from handnote.wording import forgetting as forget_words
from handnote.wording import histories as history_words
from handnote.wording import safekeeping as words
from handnote.wording import trash as trash_words

T = TypeVar("T")


class Safe(QObject):
    """Opens one quiet sheet for each; what takes long can be stopped."""

    changed = Signal(object)
    said = Signal(str)
    noted = Signal(str)
    """Something to read at leisure: what was forgotten, what was added."""

    problem_met = Signal(object)
    going_back = Signal(object)
    """The window has to close for it: a ``Preview`` that is ready to be put in place."""

    def __init__(
        self, desk: Desk, tasks: Tasks, window: QWidget, *, today: Callable[[], date]
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._window = window
        self._today = today
        self._restoring = Restoring(desk.folder)

    def forget(self, person_id: PersonId) -> None:
        """Show everything that goes with somebody."""
        look = self._desk.forgetting.look
        self._tasks.run_slow(lambda: look(person_id), self._show_farewell, self.problem_met.emit)

    def look_for_strays(self, tell: Callable[[tuple[str, ...]], None]) -> None:
        """Tell of second copies of the notes file that another program made."""
        self._tasks.run_slow(self._restoring.strays, tell, lambda _: None)

    def show_backups(self) -> None:
        """Show what there is to go back to."""
        self._tasks.run_slow(self._restoring.listed, self._show_backups, self.problem_met.emit)

    def back_up_to(self) -> None:
        """Ask where to, and put everything into one file there."""
        dialog = self._asks_where(words.BACK_UP_TITLE, words.ZIP_FILES, "zip")
        dialog.selectFile(f"handnote-{self._today().isoformat()}.zip")
        dialog.fileSelected.connect(lambda name: self.save_backup(Path(name)))
        dialog.open()

    def save_backup(self, path: Path) -> None:
        """Put everything into one file."""
        back_up_to = self._desk.safekeeping.back_up_to
        self.said.emit(words.PACKING)
        self._tasks.run_slow(
            lambda: back_up_to(path),
            lambda packed: self.noted.emit(words.saved(path, packed.notes, packed.size)),
            self._fail,
        )

    def restore_from(self) -> None:
        """Ask which backup, and show what it holds."""
        self._ask_which(words.RESTORE_FROM, words.BACKUP_FILES, self.look_at)

    def look_at(self, path: Path) -> None:
        """Show what a backup holds beside what is here."""
        look = self._restoring.look
        self._with_progress(words.LOOKING, lambda go_on: look(path, go_on), self._show_preview)

    def add_history(self) -> None:
        """Ask which history, and show what it holds."""
        self._ask_which(words.MERGE_MENU, history_words.HISTORY_FILES, self.look_at_history)

    def look_at_history(self, path: Path) -> None:
        """Show what another history holds beside what is here."""
        look = self._desk.histories().look
        self._with_progress(words.LOOKING, lambda go_on: look(path, go_on), self._show_history)

    def export(self) -> None:
        """Ask where to, and write everything in an open form."""
        dialog = self._asks_where(history_words.EXPORT_TITLE, history_words.EXPORT_FILES, "jsonl")
        dialog.selectFile("handnote.jsonl")
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write everything in the form the name ends in."""
        form = Form.CSV if path.suffix.casefold() == ".csv" else Form.JSONL
        export = self._desk.histories().export
        self._tasks.run_slow(
            lambda: export(path, form),
            lambda done: self.said.emit(history_words.exported(path.name, done.records)),
            self._fail,
        )

    def throw_note(self, note_id: NoteId) -> None:
        """Throw a note away; undo and the list of what was thrown away bring it back."""
        throw = self._desk.trash.throw_note
        self._tasks.run(
            lambda: throw(note_id), self._done(trash_words.NOTE_THROWN), self.problem_met.emit
        )

    def take_out(self, order_id: OrderId) -> None:
        """Take an order out, with its notes."""
        throw = self._desk.trash.throw_order
        self._tasks.run(
            lambda: throw(order_id), self._done(trash_words.ORDER_THROWN), self.problem_met.emit
        )

    def show_trash(self) -> None:
        """Show what was thrown away and can be put back."""
        self._tasks.run(self._desk.trash.listed, self._show_trash, self.problem_met.emit)

    def _show_trash(self, listed: tuple[InTrash, ...]) -> None:
        sheet = TrashSheet(self._window, listed, self._today())
        sheet.put_back_requested.connect(self._put_back)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _put_back(self, trash_id: str) -> None:
        put_back = self._desk.trash.put_back
        self._tasks.run(
            lambda: put_back(trash_id), self._done(trash_words.IS_BACK), self.problem_met.emit
        )

    def _done(self, said: str) -> Callable[[Changes], None]:
        def tell(changes: Changes) -> None:
            self.changed.emit(changes)
            self.said.emit(said)

        return tell

    def _show_farewell(self, farewell: Farewell) -> None:
        sheet = ForgetSheet(self._window, farewell, self._today())
        sheet.forget_requested.connect(
            lambda with_copies: self._forget(farewell.person.id, with_copies=with_copies)
        )
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _forget(self, person_id: PersonId, *, with_copies: bool) -> None:
        forget = self._desk.forgetting.forget

        def done(forgotten: Forgotten) -> None:
            self.changed.emit(forgotten.changes)
            self.noted.emit(forget_words.forgotten(forgotten))

        self._with_progress(
            forget_words.FORGETTING,
            lambda go_on: forget(person_id, with_copies=with_copies, go_on=go_on),
            done,
        )

    def _show_backups(self, listed: tuple[Restorable, ...]) -> None:
        sheet = BackupsSheet(self._window, listed, self._today())
        sheet.back_up_requested.connect(self.back_up_to)
        sheet.restore_requested.connect(self.restore_from)
        sheet.go_back_requested.connect(self.look_at)
        for wish in (sheet.back_up_requested, sheet.restore_requested, sheet.go_back_requested):
            wish.connect(sheet.accept)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _show_preview(self, preview: Preview | None) -> None:
        if preview is None:
            self.said.emit(words.STOPPED)
            return
        brought = preview.brought
        state = PreviewState(
            title=words.RESTORE_TITLE,
            name=brought.name,
            accept=words.RESTORE,
            about=words.RESTORE_ABOUT,
            theirs=words.cells(preview.theirs),
            here=words.cells(preview.here) if preview.here else None,
            more=words.left_out(brought.left_out) if brought.left_out else "",
        )
        self._ask(state, lambda: self.going_back.emit(preview), brought.drop)

    def _show_history(self, incoming: Incoming | None) -> None:
        if incoming is None:
            self.said.emit(words.STOPPED)
            return
        here = self._restoring.here
        self._tasks.run_slow(
            here,
            lambda counts: self._ask(
                PreviewState(
                    title=words.MERGE_TITLE,
                    name=incoming.brought.name,
                    accept=words.MERGE,
                    about=words.MERGE_ABOUT,
                    theirs=words.cells(incoming.brought.counts),
                    here=words.cells(counts) if counts else None,
                ),
                lambda: self._add(incoming),
                incoming.brought.drop,
            ),
        )

    def _add(self, incoming: Incoming) -> None:
        add = self._desk.histories().add

        def done(added: Added) -> None:
            self.changed.emit(added.changes)
            self.noted.emit(history_words.added(added))

        self._tasks.run_slow(lambda: add(incoming), done, self._fail)

    def _ask(
        self, state: PreviewState, take: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        sheet = PreviewSheet(self._window, state)

        def end(result: int) -> None:
            (take if result else leave)()

        sheet.finished.connect(end)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _with_progress(
        self, title: str, work: Callable[[GoOn], T], then: Callable[[T], None]
    ) -> None:
        sheet = ProgressSheet(self._window, title)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

        def close() -> None:
            sheet.accept()

        def done(value: T) -> None:
            close()
            then(value)

        def fail(problem: Problem) -> None:
            close()
            self.problem_met.emit(problem)

        go_on = sheet.go_on
        self._tasks.run_slow(lambda: work(go_on), done, fail)

    def _fail(self, problem: Problem) -> None:
        self.said.emit("")
        self.problem_met.emit(problem)

    def _asks_where(self, title: str, kinds: str, suffix: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(Path.home()), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _ask_which(self, title: str, kinds: str, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._window, title, str(Path.home()), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

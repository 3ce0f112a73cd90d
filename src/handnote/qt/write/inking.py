"""Ink on the Write place: between the sheet of ink, the seller's tools and what is kept."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from handnote.config.files import write_whole
from handnote.domain.drawing import Drawing
from handnote.domain.problem import InkTrouble, Problem
from handnote.domain.settings import Settings
from handnote.domain.units import Mm
from handnote.ink.codec import decode, encode
from handnote.qt.ink.sheet import Look
from handnote.qt.tasks import Tasks
from handnote.qt.write.place import WritePlace
from handnote.services.desk import Desk
from handnote.services.signing import Signature
from handnote.wording import ink_label as words


class Inking(QObject):
    """Gives what is on the label as bytes to keep, and takes such bytes to show."""

    edited = Signal()
    problem_met = Signal(object)
    said = Signal(str)
    settings_changed = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, place: WritePlace) -> None:
        super().__init__(place)
        self._desk = desk
        self._tasks = tasks
        self._place = place
        self._unreadable = b""
        self._signatures: Mapping[str, bytes] = {}
        sheet = place.ink_sheet
        sheet.edited.connect(self._edit)
        sheet.problem_met.connect(self.problem_met)
        sheet.tool_changed.connect(self._show_tool)
        place.tools.tool_picked.connect(sheet.use)
        place.tools.look_picked.connect(self._pick)
        place.tools.wished.connect(self.do)
        self.take_settings()

    def show(self, data: bytes) -> Problem | None:
        """Put a kept drawing on the label; what keeps it from being shown, if anything does."""
        self._unreadable = b""
        try:
            self._place.ink_sheet.show(decode(data))
        except Problem as problem:
            # Kept as it is until something is drawn in its place.
            self._unreadable = data
            self._place.ink_sheet.show(Drawing(Mm(0), Mm(0)))
            return problem
        return None

    def data(self) -> bytes:
        """What is on the label, as it is kept."""
        return self._unreadable or encode(self._place.ink_sheet.kept)

    def signature(self, name: str) -> bytes:
        """The sign-off in ink of this name; none where it was taken away."""
        return self._signatures.get(name, b"")

    def read_signatures(self, then: Callable[[], None]) -> None:
        """Read which sign-offs there are, and go on."""

        def show(kept: tuple[Signature, ...]) -> None:
            self._signatures = {one.name: one.drawing for one in kept}
            then()

        def go_on(problem: Problem) -> None:
            self.problem_met.emit(problem)
            then()

        self._tasks.run(self._desk.signing.kept, show, go_on)

    def take_settings(self) -> None:
        """Write with the pen the settings say."""
        now = self._desk.preferences.current
        self._place.show_tools(now)
        look = Look(now.pen_width_in_use, now.ink_in_use, now.steady)
        if look != self._place.ink_sheet.look:
            self._place.ink_sheet.write_like(look)

    def do(self, wish: str) -> None:
        """Do what the menu of the pen asks."""
        sheet, place = self._place.ink_sheet, self._place
        simple: dict[str, Callable[[], None]] = {
            "fit": place.ink.fit,
            "all": sheet.select_all,
            "clear": sheet.clear,
            "open-inkml": self._ask_for_ink,
            "save-svg": lambda: self._ask_where_to(words.SAVE_SVG, words.SVG_FILES, "svg"),
            "save-inkml": lambda: self._ask_where_to(words.SAVE_INKML, words.INKML_FILES, "inkml"),
        }
        simple[wish]()

    def save_as(self, path: Path) -> None:
        """Write the ink on the label to ``path``, as InkML or else as SVG."""
        drawing = self._place.ink_sheet.kept
        if not drawing.strokes:
            self.problem_met.emit(Problem(InkTrouble.NO_INK))
            return

        def work() -> None:
            from handnote.ink.sheet_files import inkml, svg

            as_text = inkml if path.suffix.casefold() in (".inkml", ".xml") else svg
            write_whole(path, as_text(drawing).encode())

        self._tasks.run_slow(
            work, lambda _: self.said.emit(words.saved_as(path.name)), self.problem_met.emit
        )

    def open_file(self, path: Path) -> None:
        """Put the ink of an InkML file on the label, in the place of what is there."""

        def work() -> Drawing:
            from handnote.ink.sheet_files import drawing_from_inkml

            return drawing_from_inkml(path)

        self._tasks.run_slow(work, self._place.ink_sheet.put, self.problem_met.emit)

    def _ask_where_to(self, title: str, files: str, suffix: str) -> None:
        dialog = QFileDialog(self._place, title, str(Path.home()), files)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"note.{suffix}")
        self._open(dialog, self.save_as)

    def _ask_for_ink(self) -> None:
        title = words.OPEN_INKML
        self._open(
            QFileDialog(self._place, title, str(Path.home()), words.INKML_FILES), self.open_file
        )

    def _open(self, dialog: QFileDialog, then: Callable[[Path], None]) -> None:
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _edit(self) -> None:
        self._unreadable = b""
        self.edited.emit()

    def _pick(self, what: str, value: object) -> None:
        now = self._desk.preferences.current
        self._write_like(replace(now, **{what: value}))  # type: ignore[arg-type]  # a field of its own

    def _write_like(self, look: Settings) -> None:
        try:
            self._desk.preferences.write_with_pen(look)
        except Problem as problem:
            self.problem_met.emit(problem)
        self.take_settings()
        self.settings_changed.emit()

    def _show_tool(self) -> None:
        """A nib chosen by key is remembered as one from the menu is."""
        sheet = self._place.ink_sheet
        self._place.tools.show_tool(sheet.tool)
        now = self._desk.preferences.current
        if sheet.look.nib != now.pen_width_in_use:
            self._write_like(replace(now, pen_width=sheet.look.nib))

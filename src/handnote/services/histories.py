"""Histories in and out: everything to a file of open form, and another history added to this."""

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from handnote.domain.note import NoteId
from handnote.domain.order import OrderId
from handnote.domain.problem import KeepTrouble, Problem
from handnote.domain.progress import Stopped
from handnote.services.changes import Changes
from handnote.services.safekeeping import make_sure_it_is_outside
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import bringing_back, elsewhere, merging, records, restoring, written_history
from handnote.storage.bringing_back import BroughtBack
from handnote.storage.connection import Connection, connect
from handnote.storage.merging import Merged
from handnote.storage.migrations import SCHEMA
from handnote.storage.stopping import GoOn, never_stop
from handnote.storage.store import Store
from handnote.storage.written_history import Form


class ListedNote(Protocol):
    """One note of a list from elsewhere, as a reader gives it."""

    @property
    def written_on(self) -> date:
        """The day it was written."""

    @property
    def name(self) -> str:
        """Whom it was to."""

    @property
    def text(self) -> str:
        """What it said."""


class NotesList(Protocol):
    """A list of notes from elsewhere."""

    @property
    def notes(self) -> Iterable[ListedNote]:
        """The notes."""

    @property
    def skipped(self) -> tuple[int, ...]:
        """The lines that had no day or no text."""


class Source(StrEnum):
    """What a history that is to be added comes from."""

    BACKUP = "backup"
    EXPORT = "export"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export came to: how many records, and the sum they are known by."""

    records: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """A history ready to be added; ``brought.drop`` throws it away."""

    source: Source
    brought: BroughtBack
    skipped: tuple[int, ...] = ()
    """Lines of a list from elsewhere that hold no note."""


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a history did."""

    source: Source
    merged: Merged
    changes: Changes
    skipped: tuple[int, ...] = ()


class Histories:
    """Everything out in open forms, and other histories in."""

    def __init__(
        self, store: Store, undo: UndoStack, *, read_list: Callable[[Path], NotesList]
    ) -> None:
        self._store = store
        self._undo = undo
        self._read_list = read_list

    def export(self, path: Path, form: Form, *, with_private: bool = False) -> Exported:
        """Write everything to ``path``; private lines only where that is asked.

        Raises ``CANNOT_EXPORT`` with nothing written, and ``ONTO_ITSELF``.
        """
        make_sure_it_is_outside(path, self._store.path.parent)
        content = self._store.read_at_leisure(
            lambda connection: written_history.write(
                connection, path, form, with_private=with_private
            )
        )
        return Exported(content.count, content.hexdigest())

    def content(self, *, with_private: bool = False) -> Exported:
        """Return what an export would come to, without writing it."""

        def work(connection: Connection) -> Exported:
            content = records.ContentHash()
            for record in records.records(connection, with_private=with_private):
                content.add(record)
            return Exported(content.count, content.hexdigest())

        return self._store.read_at_leisure(work)

    def look(self, path: Path, go_on: GoOn = never_stop) -> Incoming | None:
        """Make a history ready from an export, a backup or a list from elsewhere; None if stopped.

        Raises the ``Problem`` that keeps it out; nothing is added yet.
        """
        folder = self._store.path.parent
        form = _form_of(path)
        try:
            if form is not None:
                return Incoming(Source.EXPORT, self._from_export(path, form, go_on))
            if _is_backup(path):
                return Incoming(Source.BACKUP, restoring.bring(folder, path, go_on=go_on))
            listed = self._read_list(path)
            return Incoming(Source.ELSEWHERE, self._from_list(path, listed, go_on), listed.skipped)
        except Stopped:
            return None

    def add(self, incoming: Incoming) -> Added:
        """Add what is not here yet, after a backup, as one save and one step back."""
        self._store.back_up_first()

        def work(connection: Connection) -> Merged:
            with closing(connect(incoming.brought.path, may_write=False)) as theirs:
                return merging.merge(connection, theirs)

        try:
            merged = self._store.run(work)
        finally:
            incoming.brought.drop()
        changes = _changes(merged)
        is_from_elsewhere = incoming.source is Source.ELSEWHERE
        code = UndoCode.IMPORT_HISTORY if is_from_elsewhere else UndoCode.ADD_HISTORY

        def back() -> Changes:
            kept = self._store.run(lambda connection: merging.take_back(connection, merged))
            return Changes(
                orders=changes.orders,
                notes=changes.notes,
                kept=frozenset(OrderId(one) for one in kept),
            )

        if changes or merged.people:
            self._undo.push(UndoStep(code, back))
        return Added(incoming.source, merged, changes, incoming.skipped)

    def _from_export(self, path: Path, form: Form, go_on: GoOn) -> BroughtBack:
        def fill(connection: Connection) -> None:
            known = records.kinds(connection, with_private=True)
            records.insert(connection, written_history.read(path, form, known), path.name)

        return bringing_back.build(self._store.path.parent, SCHEMA, path.name, fill, go_on)

    def _from_list(self, path: Path, listed: NotesList, go_on: GoOn) -> BroughtBack:
        told = [(note.written_on, note.name, note.text) for note in listed.notes]

        def fill(connection: Connection) -> None:
            elsewhere.put(connection, told, self._store.sign)

        return bringing_back.build(self._store.path.parent, SCHEMA, path.name, fill, go_on)


def _form_of(path: Path) -> Form | None:
    try:
        return written_history.is_ours(path)
    except (OSError, ValueError) as error:
        raise Problem(KeepTrouble.BACKUP_ABSENT, name=path.name) from error


def _is_backup(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16).startswith((b"PK\x03\x04", b"SQLite format 3"))


def _changes(merged: Merged) -> Changes:
    return Changes(
        orders=frozenset(OrderId(one) for one in merged.orders),
        notes=frozenset(NoteId(one) for one in (*merged.notes, *merged.newer, *merged.beside)),
    )

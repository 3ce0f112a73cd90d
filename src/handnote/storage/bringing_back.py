"""From a file somebody chose to a sound history of our own making, before anything is changed.

Nothing of a foreign file is ever run: its bytes are looked at, it is opened for reading alone, and
its rows are copied into tables this program made. Triggers and views in it come to nothing.
"""

import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from handnote.domain.note import NoteId
from handnote.domain.problem import KeepTrouble, Problem, StoreTrouble
from handnote.domain.progress import Stopped
from handnote.storage import desk, disk, forgetting, note_index, one_file
from handnote.storage.connection import PATIENCE, Connection, connect, is_sound
from handnote.storage.first_look import look, read_header
from handnote.storage.migrations import has_its_shape, migrate, newest_version
from handnote.storage.stopping import GoOn, never_stop
from handnote.storage.workshop import make_workshop

LARGEST = 32 * 2**30
"""Bytes of the largest file that is looked into."""

_BATCH = 1000
_AS = {
    StoreTrouble.EMPTY: KeepTrouble.BACKUP_EMPTY,
    StoreTrouble.FOREIGN: KeepTrouble.BACKUP_FOREIGN,
    StoreTrouble.DAMAGED: KeepTrouble.BACKUP_DAMAGED,
    StoreTrouble.NEWER: KeepTrouble.BACKUP_NEWER,
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a history holds, and from which day to which."""

    notes: int = 0
    drafts: int = 0
    orders: int = 0
    people: int = 0
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """A sound history under a name of its own, ready to be put in place or added; see ``drop``."""

    path: Path
    name: str
    counts: Counts
    left_out: int = 0
    """People in it that were forgotten since; they are not in ``path`` any more."""

    beside: tuple[Path, ...] = field(default=())
    """Other files that came with it: fonts, pictures, settings."""

    def drop(self) -> None:
        """Throw it away; what was put in place stays."""
        shutil.rmtree(self.path.parent, ignore_errors=True)


def bring(
    source: Path,
    folder: Path,
    schema: Path,
    *,
    forgotten: Mapping[str, tuple[str, ...]] | None = None,
    go_on: GoOn = never_stop,
) -> BroughtBack:
    """Make a sound history of today's shape from a backup: one file, or a database.

    Raises ``Problem(KeepTrouble...)`` where the file is not one, and ``Stopped``. What was
    ``forgotten`` since is left out. Works in ``folder``, which needs room for two copies.
    """
    _make_sure_it_is_a_file(source)
    workshop = _workshop_for(source.name, folder)
    try:
        _make_sure_there_is_room(source, folder)
        found, beside = _unpacked(source, workshop, go_on)
        fresh = workshop / "handnote.db"
        left_out = _copy_rows(found, fresh, schema, source.name, forgotten or {}, go_on)
        found.unlink()
        with closing(connect(fresh, may_write=False)) as connection:
            counts = counted(connection)
        return BroughtBack(fresh, source.name, counts, left_out, beside)
    except BaseException as error:
        shutil.rmtree(workshop, ignore_errors=True)
        if isinstance(error, sqlite3.Error | UnicodeDecodeError):
            raise _as_problem(error, source) from error
        if isinstance(error, OSError):
            raise _no_room_or_gone(error, source) from error
        raise


def build(
    folder: Path, schema: Path, name: str, fill: Callable[[Connection], None], go_on: GoOn
) -> BroughtBack:
    """Make a sound history of our own from what ``fill`` puts into an empty one."""
    workshop = _workshop_for(name, folder)
    try:
        fresh = workshop / "handnote.db"
        disk.make_private_file(fresh)
        with closing(connect(fresh)) as connection:
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute("PRAGMA synchronous = OFF")
            migrate(connection, schema)
            desk.furnish(connection)
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("BEGIN")
            fill(connection)
            index_everything(connection, go_on)
            connection.execute("COMMIT")
            if not is_sound(connection, thoroughly=True):
                raise Problem(KeepTrouble.BACKUP_DAMAGED, name=name)
            counts = counted(connection)
        return BroughtBack(fresh, name, counts)
    except BaseException as error:
        shutil.rmtree(workshop, ignore_errors=True)
        if isinstance(error, sqlite3.Error):
            raise _as_problem(error, Path(name)) from error
        raise


def _workshop_for(name: str, folder: Path) -> Path:
    try:
        return make_workshop(folder)
    except OSError as error:
        raise Problem(KeepTrouble.NO_ROOM, name=name, folder=str(folder)) from error


def counted(connection: Connection) -> Counts:
    """Return how much a history of today's shape holds."""
    notes, drafts, first, last = connection.execute(
        "SELECT count(*) FILTER (WHERE state <> 'draft'), count(*) FILTER (WHERE state = 'draft'),"
        " min(written_on) FILTER (WHERE state <> 'draft'),"
        " max(written_on) FILTER (WHERE state <> 'draft') FROM note"
    ).fetchone()
    (orders,) = connection.execute("SELECT count(*) FROM orders").fetchone()
    (people,) = connection.execute("SELECT count(*) FROM person").fetchone()
    return Counts(
        notes=notes,
        drafts=drafts,
        orders=orders,
        people=people,
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
    )


def tables_of(connection: Connection) -> tuple[str, ...]:
    """Return the tables that hold something themselves, not the parts of an index."""
    rows = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'note_index%' ORDER BY name"
    )
    return tuple(name for (name,) in rows)


def index_everything(connection: Connection, go_on: GoOn) -> None:
    """Make every note that was said findable, as it is now."""
    said = connection.execute("SELECT id, seq FROM note WHERE state <> 'draft'").fetchall()
    for number, (note_id, seq) in enumerate(said):
        if number % _BATCH == 0 and not go_on(number, len(said)):
            raise Stopped
        note_index.add(connection, NoteId(note_id), seq)


def _make_sure_it_is_a_file(source: Path) -> None:
    if source.is_symlink():
        raise Problem(KeepTrouble.BACKUP_LINK, name=source.name)
    try:
        if not source.is_file():
            there = source.exists()
            code = KeepTrouble.BACKUP_FOREIGN if there else KeepTrouble.BACKUP_ABSENT
            raise Problem(code, name=source.name)
        size = source.stat().st_size
    except (OSError, ValueError) as error:
        raise Problem(KeepTrouble.BACKUP_ABSENT, name=source.name) from error
    if size == 0:
        raise Problem(KeepTrouble.BACKUP_EMPTY, name=source.name)
    if size > LARGEST:
        raise Problem(KeepTrouble.BACKUP_TOO_LARGE, name=source.name)


def _make_sure_there_is_room(source: Path, folder: Path) -> None:
    if shutil.disk_usage(folder).free < 2 * source.stat().st_size:
        raise Problem(KeepTrouble.NO_ROOM, name=source.name, folder=str(folder))


def _unpacked(source: Path, workshop: Path, go_on: GoOn) -> tuple[Path, tuple[Path, ...]]:
    """The database of a backup in the workshop, and the files that came with it."""
    found = workshop / "found.db"
    if one_file.is_one(source):
        return found, one_file.unpack(source, found, workshop / "beside", go_on)
    # Only what says it is a database is copied: nobody waits for a film to be.
    if read_header(source) is None:
        _looked_at(source, source.name, newest=2**31)
        raise Problem(KeepTrouble.BACKUP_FOREIGN, name=source.name)
    one_file.copy(source, found, go_on)
    return found, ()


def _looked_at(path: Path, name: str, newest: int) -> int:
    try:
        return look(path, newest)
    except Problem as problem:
        code = _AS.get(StoreTrouble(problem.code), KeepTrouble.BACKUP_DAMAGED)
        raise Problem(code, name=name) from problem


def _copy_rows(
    found: Path,
    fresh: Path,
    schema: Path,
    name: str,
    forgotten: Mapping[str, tuple[str, ...]],
    go_on: GoOn,
) -> int:
    number = _looked_at(found, name, newest_version(schema))
    header = read_header(found)
    if header is None or header.size != header.pages * header.page_size:
        raise Problem(KeepTrouble.BACKUP_DAMAGED, name=name)
    with closing(_only_read(found)) as connection:
        _make_sure_of_its_shape(connection, schema, name)
        if not is_sound(connection, thoroughly=True):
            raise Problem(KeepTrouble.BACKUP_DAMAGED, name=name)
    disk.make_private_file(fresh)
    with closing(connect(fresh)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA synchronous = OFF")
        migrate(connection, schema, number)
        connection.execute("ATTACH ? AS found", (f"{found.absolute().as_uri()}?{_ALONE}",))
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        tables = tables_of(connection)
        for place, table in enumerate(tables):
            if not go_on(place, len(tables)):
                raise Stopped
            connection.execute(f"DELETE FROM main.{table}")  # noqa: S608 - a name of ours
            columns = ", ".join(_columns(connection, table))
            connection.execute(
                f"INSERT INTO main.{table} ({columns})"  # noqa: S608 - names of ours
                f" SELECT {columns} FROM found.{table}"
            )
        connection.execute("COMMIT")
        connection.execute("DETACH found")
        connection.execute("PRAGMA foreign_keys = ON")
        migrate(connection, schema)
        connection.execute("BEGIN")
        index_everything(connection, go_on)
        roots = forgetting.roots_in(connection, forgotten)
        if roots:
            forgetting.forget(connection, roots)
        connection.execute("COMMIT")
        if roots:
            forgetting.tidy(connection)
        if not is_sound(connection, thoroughly=True):
            raise Problem(KeepTrouble.BACKUP_DAMAGED, name=name)
    disk.settle(fresh)
    return len(roots.get("person", ()))


_ALONE = "mode=ro&immutable=1"


def _only_read(path: Path) -> Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{_ALONE}", uri=True, isolation_level=None, timeout=PATIENCE
    )
    for setting in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _make_sure_of_its_shape(connection: Connection, schema: Path, name: str) -> None:
    if has_its_shape(connection, schema):
        return
    planted = connection.execute(
        "SELECT 1 FROM sqlite_schema WHERE type IN ('trigger', 'view')"
        " AND name NOT IN ('fingerprinted_no_more', 'note_no_more')"
    ).fetchone()
    code = KeepTrouble.BACKUP_HOSTILE if planted else KeepTrouble.BACKUP_DAMAGED
    raise Problem(code, name=name)


def _columns(connection: Connection, table: str) -> tuple[str, ...]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return tuple(f'"{column}"' for (column,) in rows)


def _as_problem(error: Exception, source: Path) -> Problem:
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None and code & 0xFF == sqlite3.SQLITE_FULL:
        return Problem(KeepTrouble.NO_ROOM, name=source.name, folder=str(source.parent))
    return Problem(KeepTrouble.BACKUP_DAMAGED, name=source.name)


def _no_room_or_gone(error: OSError, source: Path) -> Problem:
    if error.filename in {str(source), source}:
        return Problem(KeepTrouble.BACKUP_ABSENT, name=source.name)
    return Problem(KeepTrouble.NO_ROOM, name=source.name, folder=str(source.parent))

"""Order files as they are dropped: each read by itself, and asked about where nobody knows them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from handnote.domain.problem import Problem
from handnote.domain.progress import Hear, unheard
from handnote.services.import_plan import LeftOut
from handnote.services.which_shop import folder_of
from handnote.storage import own_columns
from handnote.storage.clock import Clock
from handnote.storage.own_columns import SaidColumns
from handnote.storage.store import Store

if TYPE_CHECKING:
    from handnote.readers.intake import Found
    from handnote.readers.order_file import OrderFile, UnknownTable
    from handnote.readers.own_columns import ColumnMap, Decide


class ReadFile(Protocol):
    """Reads one file of any kind, forgetting the buyers' identities as soon as they are signed."""

    def __call__(
        self, path: Path, *, sign: Callable[[str], str], decide: "Decide", hear: Hear = unheard
    ) -> "Iterator[Found]":
        """Return all that is in it, or raise the ``Problem`` with it."""
        ...


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """What dropped files turned out to be."""

    files: "tuple[OrderFile, ...]" = ()
    unknown: "tuple[UnknownTable, ...]" = ()
    left_out: tuple[LeftOut, ...] = ()
    known_columns: "Mapping[str, tuple[UnknownTable, ColumnMap]]" = field(default_factory=dict)
    """The tables that were read by her own columns, and those columns, by SHA-256."""


class OrderFiles:
    """Reads what is dropped, and remembers what a seller says of columns."""

    def __init__(self, store: Store, clock: Clock, *, read: ReadFile) -> None:
        self._store = store
        self._clock = clock
        self._read = read

    def read(
        self,
        paths: Sequence[Path],
        chosen: "Mapping[str, ColumnMap] | None" = None,
        hear: Hear = unheard,
    ) -> ReadFiles:
        """Read files; one that cannot be read does not stop the others. Changes nothing.

        ``chosen`` says by SHA-256 which column is what, for this once. Where there is only one
        file and it cannot be read, its ``Problem`` is raised. ``hear`` is told the number of a
        row now and then, for each file from one on.
        """
        asked = _Asked(self.said_of, chosen or {})
        files: list[OrderFile] = []
        unknown: list[UnknownTable] = []
        left_out: list[LeftOut] = []
        for path in paths:
            try:
                found = list(
                    self._read(path, sign=self._store.sign, decide=asked.decide, hear=hear)
                )
            except Problem as problem:
                left_out.append(LeftOut(str(problem.facts.get("name", path.name)), problem))
                continue
            _sort(found, folder_of(path), files, unknown, left_out)
        if len(left_out) == 1 and not (files or unknown):
            raise left_out[0].problem
        return ReadFiles(tuple(files), tuple(unknown), tuple(left_out), asked.known)

    def said_of(self, table: "UnknownTable") -> "ColumnMap | None":
        """What was said of a table with this header, if anything was."""
        from handnote.readers.own_columns import ColumnMap
        from handnote.readers.profile import Role

        if not table.fingerprint:
            return None
        said = self._store.read(
            lambda connection: own_columns.said_of(connection, table.fingerprint)
        )
        if said is None:
            return None
        known = set(Role)
        may = {column.place for column in table.columns if not column.is_forbidden}
        places = {
            Role(role): places
            for role, places in said.places.items()
            if role in known and may.issuperset(places)
        }
        return ColumnMap(places, said.shop)

    def remember(self, table: "UnknownTable", chosen: "ColumnMap") -> None:
        """Read every table with this header like this from now on; never one without names."""
        if not (table.fingerprint and chosen.has_names):
            return
        said = SaidColumns(
            chosen.shop, {role.value: places for role, places in chosen.columns.items()}
        )
        now = self._clock.now()
        self._store.run(
            lambda connection: own_columns.put(connection, table.fingerprint, said, now)
        )


class _Asked:
    """Answers for the tables of one reading, and keeps which of them were answered."""

    def __init__(
        self,
        said_of: "Callable[[UnknownTable], ColumnMap | None]",
        chosen: "Mapping[str, ColumnMap]",
    ) -> None:
        self.known: dict[str, tuple[UnknownTable, ColumnMap]] = {}
        self._said_of = said_of
        self._chosen = chosen

    def decide(self, table: "UnknownTable") -> "ColumnMap | None":
        said = self._chosen.get(table.sha256) or self._said_of(table)
        if said is not None:
            self.known[table.sha256] = (table, said)
        return said


def _sort(
    found: "Sequence[Found]",
    folder: str,
    files: "list[OrderFile]",
    unknown: "list[UnknownTable]",
    left_out: list[LeftOut],
) -> None:
    from handnote.readers.order_file import OrderFile, UnknownTable

    for one in found:
        if isinstance(one, OrderFile):
            files.append(replace(one, folder=folder))
        elif isinstance(one, UnknownTable):
            unknown.append(one)
        else:
            left_out.append(LeftOut(one.name, one.problem))

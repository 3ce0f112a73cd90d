"""Columns named in a line of text, or taken from a guess that leaves no doubt."""

from collections.abc import Sequence

from handnote.domain.problem import FileTrouble, Problem
from handnote.readers.column_names import GUESSED, fold_column
from handnote.readers.own_columns import ColumnMap, suggested_shop
from handnote.readers.profile import Role
from handnote.readers.unknown_table import UnknownTable

_NAMES_SHOWN = 12


def sure_guess(table: UnknownTable, shop: str) -> ColumnMap:
    """The guess; raises Problem where it is not sure."""
    if not table.is_sure:
        raise Problem(FileTrouble.COLUMNS_UNSURE, name=table.file, names=_offered(table))
    return ColumnMap(table.guess, shop or suggested_shop(table.file))


def named_by_hand(
    table: UnknownTable, said: Sequence[tuple[str, Sequence[str]]], shop: str
) -> ColumnMap:
    """The columns by role and names, each a name in the header or its number from 1.

    Raises Problem for one that is not there, or that nobody may look into.
    """
    columns = {Role(role): tuple(_place(table, name) for name in names) for role, names in said}
    return ColumnMap(columns, shop or suggested_shop(table.file), table.has_names)


def columns_said(text: str) -> list[tuple[str, list[str]]]:
    """``number=Order No,recipient=First name+Last name`` in parts; raises ValueError for less."""
    said: list[tuple[str, list[str]]] = []
    for part in text.split(","):
        role, equals, names = part.partition("=")
        role = role.strip()
        if equals and role in {one.value for one in GUESSED}:
            said.append((role, [name.strip() for name in names.split("+")][:2]))
        elif said and not equals:
            said[-1][1][-1] += f",{part}"  # a name with a comma in it
        else:
            raise ValueError(part)
    return said


def _place(table: UnknownTable, name: str) -> int:
    wanted = fold_column(name)
    open_to_all = [column for column in table.columns if not column.is_forbidden]
    for column in open_to_all:
        if wanted and fold_column(column.name) == wanted:
            return column.place
    for column in open_to_all:
        if name == str(column.place + 1):
            return column.place
    raise Problem(
        FileTrouble.NO_SUCH_COLUMN, name=table.file, column=name[:60], names=_offered(table)
    )


def _offered(table: UnknownTable) -> str:
    names = [
        column.name or str(column.place + 1) for column in table.columns if not column.is_forbidden
    ]
    more = ", …" if len(names) > _NAMES_SHOWN else ""
    return ", ".join(name[:24] for name in names[:_NAMES_SHOWN]) + more

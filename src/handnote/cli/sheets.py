"""``handnote sheets``: the part-used label sheets, and finding one by its short name."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from datetime import UTC

from handnote.cli.columns import table
from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.sheet import Fate, KnownSheet, SheetId
from handnote.domain.stock import Stock
from handnote.wording import terminal as wording

_SHORTEST = 4


def show_sheets(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Show every part-used sheet, the oldest first: the order they are filled in."""
    with desk_of(options, makers) as desk:
        known = desk.sheets.every_open()
    names = short_names(known)
    if options.json:
        terminal.tell([sheet_as_told(sheet, names[sheet.id]) for sheet in known])
        return 0
    for line in _lines(known, names, terminal.room):
        terminal.say(line)
    return 0


def sheet_as_told(sheet: KnownSheet, name: str) -> dict[str, object]:
    """A sheet for other programs; labels count from 1."""
    return {
        "id": sheet.id,
        "name": name,
        "stock": sheet.stock_name,
        "labels": len(sheet.fates),
        "left": sheet.left,
        "gone": {
            fate.name.lower(): [n for n, one in enumerate(sheet.fates, 1) if one is fate]
            for fate in (Fate.PRINTED, Fate.SPOILED, Fate.STRUCK)
        },
        "turned": sheet.is_turned,
        "since": sheet.begun_at.astimezone(UTC)
        .isoformat(timespec="seconds")
        .replace("+00:00", "Z"),
    }


def short_names(known: Sequence[KnownSheet]) -> Mapping[SheetId, str]:
    """For each sheet the beginning of its id, as long as it takes to tell them apart."""
    length = _SHORTEST
    while len({sheet.id[:length] for sheet in known}) < len(known):
        length += 1
    return {sheet.id: sheet.id[:length] for sheet in known}


def find_sheet(name: str, stock: Stock, known: Sequence[KnownSheet]) -> KnownSheet:
    """The one sheet of this stock whose id begins so; else ``NO_SUCH_SHEET`` is raised."""
    meant = [
        sheet
        for sheet in known
        if name and sheet.id.startswith(name.casefold()) and sheet.stock_name == stock.name
    ]
    if len(meant) != 1:
        raise Problem(AskTrouble.NO_SUCH_SHEET, name=name, stock=stock.name)
    return meant[0]


def _lines(known: Sequence[KnownSheet], names: Mapping[SheetId, str], room: int) -> list[str]:
    if not known:
        return [wording.NO_SHEETS]
    rows = [
        (
            names[sheet.id],
            sheet.stock_name,
            wording.labels_left(sheet.left, len(sheet.fates)),
            wording.since(sheet.begun_at.astimezone().date()),
            wording.fed(is_turned=sheet.is_turned),
        )
        for sheet in known
    ]
    return table(wording.SHEET_HEADINGS, rows, copied=0, room=room)

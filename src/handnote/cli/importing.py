"""``handnote import``: the orders of files as a shop gives them."""

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from handnote.cli.columns import harmless
from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.wording import terminal as wording

if TYPE_CHECKING:
    from handnote.readers.order_file import OrderFile
    from handnote.services.desk import Desk
    from handnote.services.import_plan import ImportPlan


def add_orders(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Add the orders of all files or of none, and tell what they were."""
    with desk_of(options, makers) as desk:
        files = _read(desk, options)
        plan = desk.inbox.plan(files)
        if not options.dry_run:
            desk.inbox.add(plan)
    if options.json:
        terminal.tell(plan_as_told(plan))
        return 0
    for line in (*_columns_taken(files), *wording.imported(plan, only_looked=options.dry_run)):
        terminal.say(harmless(line))
    return 0


def plan_as_told(plan: "ImportPlan") -> dict[str, object]:
    """An import for other programs; rows name their file where there are several."""
    several = len(plan.files) > 1
    skipped = [
        {"row": skipped.row, "why": skipped.why.value} | ({"file": skipped.file} if several else {})
        for skipped in plan.skipped
    ]
    return {
        "new": len(plan.new),
        "changed": len(plan.changed),
        "same": plan.same,
        "cancelled": plan.cancelled,
        "skipped": skipped,
        "channel": plan.channel,
    }


def _read(desk: "Desk", options: Namespace) -> "tuple[OrderFile, ...]":
    """All files, by columns given by hand, remembered or guessed beyond doubt; or the Problem."""
    from handnote.readers.naming import named_by_hand, sure_guess

    found = desk.order_files.read(options.files)
    if found.left_out:
        raise found.left_out[0].problem
    tables = list(found.unknown)
    if options.columns:
        tables += (table for table, _ in found.known_columns.values())
        chosen = {
            table.sha256: named_by_hand(table, options.columns, options.shop) for table in tables
        }
    else:
        chosen = {table.sha256: sure_guess(table, options.shop) for table in tables}
    if not chosen:
        return found.files
    found = desk.order_files.read(options.files, chosen)
    if options.columns and not options.dry_run:
        for table in tables:
            desk.order_files.remember(table, chosen[table.sha256])
    return found.files


def _columns_taken(files: "tuple[OrderFile, ...]") -> Iterator[str]:
    for file in files:
        if file.own_columns:
            yield wording.columns_taken(file)

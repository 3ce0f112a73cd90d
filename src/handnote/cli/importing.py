"""``handnote import``: the orders of files as a shop gives them."""

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from handnote.cli.columns import harmless
from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.domain.problem import AskTrouble, Problem
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
        if options.shop is not None:
            # Whatever file asks is of the shop that was named.
            said: dict[str, str] = {}
            while plan.asks and plan.asks.shop_key not in said:
                said[plan.asks.shop_key] = options.shop
                plan = desk.inbox.plan(files, said)
        if not options.dry_run:
            desk.inbox.add(plan)
    if options.json:
        terminal.tell(plan_as_told(plan))
        return 0
    for line in (*_columns_taken(files), *wording.imported(plan, only_looked=options.dry_run)):
        terminal.say(harmless(line))
    return 0


def take_back(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Take back the latest import of today, and tell how much of it."""
    with desk_of(options, makers) as desk:
        last = desk.inbox.last_import()
        if last is None:
            raise Problem(AskTrouble.NO_IMPORT)
        changes = desk.inbox.take_back_import(last.id)
    terminal.say(harmless(wording.taken_back(len(changes.orders), len(changes.kept))))
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
        "changes": [
            {"order_id": known.before.number, "fields": list(known.changed)}
            for known in plan.changed
        ],
    }


def _read(desk: "Desk", options: Namespace) -> "tuple[OrderFile, ...]":
    """All files, by columns given by hand, remembered or guessed beyond doubt; or the Problem."""
    from handnote.readers.naming import named_by_hand, sure_guess

    found = desk.order_files.read(options.files)
    if found.left_out:
        raise found.left_out[0].problem
    tables, shop = list(found.unknown), options.shop or ""
    if options.columns:
        tables += (table for table, _ in found.known_columns.values())
        chosen = {table.sha256: named_by_hand(table, options.columns, shop) for table in tables}
    else:
        chosen = {table.sha256: sure_guess(table, shop) for table in tables}
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


COMMANDS = {"import": add_orders, "take-back": take_back}

"""``handnote import``: the orders of files as a shop gives them."""

from argparse import Namespace
from typing import TYPE_CHECKING

from handnote.cli.columns import harmless
from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.domain.problem import AskTrouble, Problem
from handnote.wording import terminal as wording

if TYPE_CHECKING:
    from handnote.services.import_plan import ImportPlan


def add_orders(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Add the orders of all files or of none, and tell what they were."""
    with desk_of(options, makers) as desk:
        plan = desk.inbox.look(options.files)
        if options.shop is not None:
            # Whatever file asks is of the shop that was named.
            said: dict[str, str] = {}
            while plan.asks and plan.asks.shop_key not in said:
                said[plan.asks.shop_key] = options.shop
                plan = desk.inbox.look(options.files, said)
        if not options.dry_run:
            desk.inbox.add(plan)
    if options.json:
        terminal.tell(plan_as_told(plan))
        return 0
    for line in wording.imported(plan, only_looked=options.dry_run):
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


COMMANDS = {"import": add_orders, "take-back": take_back}

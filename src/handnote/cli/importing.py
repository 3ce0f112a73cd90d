"""``handnote import``: the orders of files as a shop gives them."""

from argparse import Namespace
from typing import TYPE_CHECKING

from handnote.cli.columns import harmless
from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.wording import terminal as wording

if TYPE_CHECKING:
    from handnote.services.import_plan import ImportPlan


def add_orders(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Add the orders of all files or of none, and tell what they were."""
    with desk_of(options, makers) as desk:
        plan = desk.inbox.look(options.files)
        if not options.dry_run:
            desk.inbox.add(plan)
    if options.json:
        terminal.tell(plan_as_told(plan))
        return 0
    for line in wording.imported(plan, only_looked=options.dry_run):
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

"""``handnote export`` and ``import-history``: everything out in open forms, and in again."""

from argparse import Namespace
from typing import TYPE_CHECKING

from handnote.cli.columns import harmless
from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.storage.written_history import Form
from handnote.wording import histories as wording
from handnote.wording import safekeeping

if TYPE_CHECKING:
    from handnote.services.histories import Added


def export(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Write everything to a file, and print the sum it is known by."""
    with desk_of(options, makers) as desk:
        histories, private = desk.histories(), options.with_private
        if options.out is None:
            done = histories.content(with_private=private)
        else:
            done = histories.export(options.out, Form(options.format), with_private=private)
    if options.json:
        terminal.tell({"records": done.records, "sha256": done.sha256})
        return 0
    if options.out is not None:
        terminal.say(harmless(wording.exported(options.out.name, done.records)))
    terminal.say(f"sha256 {done.sha256}")
    return 0


def add_history(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Add another history, or notes from elsewhere, to what is here."""
    with desk_of(options, makers) as desk:
        incoming = desk.histories().look(options.file)
        if incoming is None:
            return 0
        try:
            if options.dry_run:
                terminal.say(harmless(f"{incoming.brought.name}:"))
                terminal.say(f"    {safekeeping.in_short(incoming.brought.counts)}")
                terminal.say(safekeeping.ONLY_LOOKED)
                return 0
            added = desk.histories().add(incoming)
        finally:
            incoming.brought.drop()
    if getattr(options, "json", False):
        terminal.tell(_as_told(added))
    else:
        terminal.say(wording.added(added))
    return 0


def _as_told(added: "Added") -> dict[str, object]:
    merged = added.merged
    return {
        "from": added.source.value,
        "people": len(merged.people),
        "orders": len(merged.orders),
        "notes": len(merged.notes),
        "newer": len(merged.newer),
        "kept_beside": len(merged.beside),
        "known": merged.known,
        "left_out": merged.left_out,
        "lines_skipped": list(added.skipped),
    }


COMMANDS = {"export": export, "import-history": add_history}

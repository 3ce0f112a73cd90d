"""``handnote backup`` and ``restore``: everything in one file, and back again."""

from argparse import Namespace

from handnote.cli.columns import harmless
from handnote.cli.desk_folder import desk_of, folder_of
from handnote.cli.histories import add_history
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.wording import safekeeping as wording


def back_up(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Put everything into one file."""
    with desk_of(options, makers) as desk:
        packed = desk.safekeeping.back_up_to(options.file)
    terminal.say(harmless(wording.saved(options.file, packed.notes, packed.size)))
    return 0


def restore(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Show what a backup holds and go back to it; what is here is set aside, and never lost."""
    if options.merge:
        return add_history(options, makers, terminal)
    restoring = makers.restoring(folder_of(options))
    preview = restoring.look(options.file)
    if preview is None:
        return 0
    try:
        for line in wording.preview(preview):
            terminal.say(harmless(line))
        if options.dry_run:
            terminal.say(wording.ONLY_LOOKED)
            return 0
        aside = restoring.put(preview)
    finally:
        preview.brought.drop()
    terminal.say(harmless(wording.restored(aside)))
    return 0


COMMANDS = {"backup": back_up, "restore": restore}

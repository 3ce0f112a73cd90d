"""``handnote forget``: one person, shown first and then gone."""

from argparse import Namespace

from handnote.cli.columns import harmless
from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.domain.problem import KeepTrouble, Problem
from handnote.wording import forgetting as wording


def forget_person(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Show what goes, ask unless told not to, and remove it for good."""
    with_copies = not options.leave_backups
    with desk_of(options, makers) as desk:
        person = desk.forgetting.find(options.person)
        farewell = desk.forgetting.look(person.id)
        for line in wording.farewell(farewell, makers.now().date(), with_copies=with_copies):
            terminal.say(harmless(line))
        if options.dry_run:
            return 0
        if not options.yes and not _says_yes(terminal):
            raise Problem(KeepTrouble.NOT_FORGOTTEN)
        done = desk.forgetting.forget(person.id, with_copies=with_copies)
    terminal.say(harmless(wording.forgotten(done)))
    return 0


def _says_yes(terminal: Terminal) -> bool:
    if not terminal.has_keyboard or terminal.keyboard is None:
        return False
    terminal.out.write(wording.ASK)
    terminal.out.flush()
    return terminal.keyboard.readline().strip().casefold() in {"y", "yes"}

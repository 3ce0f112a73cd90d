"""The command line: one command, one exit code, never a traceback for what was asked."""

from argparse import Namespace
from collections.abc import Callable, Sequence

from handnote.cli.arguments import make_parser
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal, standard_terminal
from handnote.domain.problem import Problem

DONE, PROBLEM, INTERRUPTED = 0, 1, 130

Command = Callable[[Namespace, Makers, Terminal], int]


def run(arguments: Sequence[str], makers: Makers, terminal: Terminal | None = None) -> int:
    """Do what the arguments say and return the exit code.

    0 is done, 1 a problem the user can act on, told on stderr, and 2 wrong usage.
    """
    terminal = terminal or standard_terminal()
    try:
        options = make_parser().parse_args(arguments)
    except SystemExit as leaving:
        return int(leaving.code or DONE)
    try:
        code = _command(options.command)(options, makers, terminal)
        terminal.out.flush()
    except Problem as problem:
        from handnote.wording.problems import sentence

        terminal.complain(sentence(problem))
        return PROBLEM
    except BrokenPipeError:
        terminal.stop_talking()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _command(name: str) -> Command:
    """The command, loaded alone: the others bring what it does not need."""
    match name:
        case "import" | "take-back":
            from handnote.cli import importing

            command = importing.COMMANDS[name]
        case "paste":
            from handnote.cli.pasting import paste_order as command
        case "orders":
            from handnote.cli.orders import show_orders as command
        case "correct" | "parcel" | "retention":
            from handnote.cli import correcting

            command = correcting.COMMANDS[name]
        case "backup" | "restore":
            from handnote.cli import safekeeping

            command = safekeeping.COMMANDS[name]
        case "export" | "import-history":
            from handnote.cli import histories

            command = histories.COMMANDS[name]
        case "forget":
            from handnote.cli.forgetting import forget_person as command
        case "demo":
            from handnote.cli.demo import make_demo as command
        case _:
            return _command_for_notes(name)
    return command


def _command_for_notes(name: str) -> Command:
    match name:
        case "write":
            from handnote.cli.writing import write_note as command
        case "people":
            from handnote.cli.people import show_people as command
        case "person":
            from handnote.cli.people import show_person as command
        case "ink":
            from handnote.cli.inking import exchange_ink as command
        case "check":
            from handnote.cli.checking import check_notes as command
        case "notes":
            from handnote.cli.notes import show_notes as command
        case _:
            return _command_for_paper(name)
    return command


def _command_for_paper(name: str) -> Command:
    match name:
        case "keepsake":
            from handnote.cli.keepsake import make_keepsake as command
        case "pensheet":
            from handnote.cli.pen_sheet import write_pen_sheet as command
        case "stuck":
            from handnote.cli.stuck import say_stuck as command
        case "file-photo":
            from handnote.cli.filing import file_photos as command
        case "sheets":
            from handnote.cli.sheets import show_sheets as command
        case "stocks":
            from handnote.cli.stocks import show_stocks as command
        case _:
            from handnote.cli import printing

            command = printing.COMMANDS[name]
    return command

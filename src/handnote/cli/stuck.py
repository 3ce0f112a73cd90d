"""``handnote stuck``: that the labels of a pen sheet are written and on their parcels."""

from argparse import Namespace
from datetime import UTC

from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.domain.run import PrintRun, RunId
from handnote.services.pen_runs import short, spoiled_of
from handnote.wording import key_sheet as wording


def say_stuck(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Take the seller's word for a pen sheet; with ``--list`` only show which are out.

    Labels that went wrong come again on the next key sheet. A sheet is answered once.
    """
    with desk_of(options, makers) as desk:
        runs = desk.pen_runs.unstuck()
        if options.list:
            _show(runs, options, makers, terminal)
            return 0
        run = desk.pen_runs.named(options.run, runs)
        spoiled = spoiled_of(run, options.but)
        if options.nothing:
            desk.printing.nothing_printed(RunId(run.id))
        else:
            desk.printing.answer(RunId(run.id), spoiled)
    if options.json:
        terminal.tell(_as_told(run) | {"spoiled": sorted(spoiled), "written": not options.nothing})
    elif options.nothing:
        terminal.say(wording.none_written(len(run.labels)))
    else:
        terminal.say(wording.stuck(len(run.labels) - len(spoiled), len(spoiled)))
    return 0


def _show(
    runs: tuple[PrintRun, ...], options: Namespace, makers: Makers, terminal: Terminal
) -> None:
    if options.json:
        terminal.tell([_as_told(run) for run in runs])
        return
    today = makers.now().date()
    for run in runs:
        printed_on = run.printed_at.astimezone().date()
        said = wording.out_now(run.stock_name, len(run.labels), printed_on, today)
        terminal.say(f"{short(run)}  {said}")
    if not runs:
        terminal.say(wording.NONE_OUT)


def _as_told(run: PrintRun) -> dict[str, object]:
    """A pen sheet for other programs; pages and labels count from 1."""
    return {
        "id": run.id,
        "name": short(run),
        "stock": run.stock_name,
        "since": run.printed_at.astimezone(UTC)
        .isoformat(timespec="seconds")
        .replace("+00:00", "Z"),
        "labels": [
            {
                "page": label.sheet + 1,
                "label": label.slot + 1,
                "note": label.note_id,
                "person": label.person,
            }
            for label in run.labels
        ],
    }

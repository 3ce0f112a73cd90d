"""``handnote pensheet``: labels for the pen, and the key sheet that lies beside them."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from handnote.cli.columns import harmless
from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.printing import first_sheet
from handnote.cli.terminal import Terminal
from handnote.config.files import write_whole
from handnote.domain.marks import Ruling
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.run import PrintRun
from handnote.domain.sheet import OpenSheet
from handnote.domain.stock import Stock
from handnote.services.pen_runs import short
from handnote.services.pen_sheets import PenWork
from handnote.wording import key_sheet as wording
from handnote.wording.stocks import unverified

if TYPE_CHECKING:
    from handnote.services.desk import Desk
    from handnote.services.proofing import Proof


@dataclass(frozen=True, slots=True)
class _Papers:
    """Both files, the run they are of if one is known already, and what else is out."""

    labels: "Proof"
    key: bytes
    run: PrintRun | None = None
    others: tuple[PrintRun, ...] = ()
    set_aside: tuple[str, ...] = ()


def write_pen_sheet(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Write the labels of every order that waits for the pen, and the key sheet to them.

    It is one run, as in the window: its labels are used up, and a photo of them can be filed.
    What is out already is never laid out a second time: where nothing else waits, its own files
    are made once more.
    """
    if options.labels.absolute() == options.key.absolute():
        raise Problem(
            AskTrouble.CANNOT_WRITE_FILE,
            name=options.key.name,
            why="the labels are to be in it; the key sheet needs a file of its own",
        )
    today = makers.now().date()
    with desk_of(options, makers) as desk:
        stock = desk.catalogue.find(options.stock)
        papers = _papers(options, desk, stock, today)

        def write() -> None:
            write_whole(options.key, papers.key)
            write_whole(options.labels, papers.labels.pdf)

        run = _send(papers, write, desk, is_kept=not options.no_record)
        is_verified = desk.catalogue.is_verified(stock)
        lie_beside = "" if papers.run else _sheets_to_take(papers.labels)
    names = options.labels.name, options.key.name
    terminal.say(harmless(wording.pen_sheet_saved(len(papers.labels.notes), names)))
    if lie_beside:
        terminal.say(lie_beside)
    if not is_verified:
        terminal.complain(unverified(stock))
    if papers.run:
        printed_on = papers.run.printed_at.astimezone().date()
        terminal.say(wording.pen_sheet_again(short(papers.run), printed_on, today))
    elif run:
        terminal.say(wording.pen_sheet_recorded(short(run)))
    else:
        terminal.say(wording.NOT_RECORDED)
    for other in papers.others:
        printed_on = other.printed_at.astimezone().date()
        terminal.say(wording.also_out(short(other), len(other.labels), printed_on, today))
    for said in papers.set_aside:
        terminal.say(harmless(said))
    return 0


def _papers(options: Namespace, desk: "Desk", stock: Stock, today: date) -> _Papers:
    """What is new, or else what is out on this stock as it was."""
    out = desk.pen_runs.unstuck_on(stock, options.side)
    if options.again:
        return _again(desk.pen_runs.named(options.again, out), options, desk, stock, today)
    work = desk.pen_sheets.to_write(options.side, with_drafts=options.draft)
    if not work.notes and out:
        return _again(out[0], options, desk, stock, today)
    if not work.notes and (elsewhere := desk.pen_runs.unstuck()):
        known = ", ".join(f"{short(run)} ({run.stock_name})" for run in elsewhere)
        raise Problem(AskTrouble.ALL_OUT, known=known)
    labels = desk.pen_proofing.labels(
        work.notes,
        stock,
        _open_sheets(options, stock, desk),
        ruling=_ruling(options),
        parcel_marks=_has_marks(options, desk),
        photo_marks=desk.preferences.current.photo_marks or options.photo_marks,
    )
    key = _key(work, labels, desk, today)
    set_aside = tuple(map(wording.set_aside, work.set_aside))
    return _Papers(labels, key, others=out, set_aside=set_aside)


def _again(run: PrintRun, options: Namespace, desk: "Desk", stock: Stock, today: date) -> _Papers:
    again = desk.pen_runs.again(run, stock, with_drafts=options.draft)
    labels = desk.pen_proofing.labels(
        again.work.notes,
        stock,
        again.sheets,
        ruling=_ruling(options),
        parcel_marks=_has_marks(options, desk),
        photo_marks=desk.preferences.current.photo_marks or options.photo_marks,
        gone=again.gone,
    )
    return _Papers(labels, _key(again.work, labels, desk, today), run)


def _key(work: PenWork, labels: "Proof", desk: "Desk", today: date) -> bytes:
    texts = wording.key_texts(work.entries, today, has_marks=labels.has_parcel_marks)
    return desk.pen_proofing.key_sheet(labels, texts, wording.key_words(labels.stock, today)).pdf


def _send(
    papers: _Papers, write: Callable[[], None], desk: "Desk", *, is_kept: bool
) -> PrintRun | None:
    if papers.run or not is_kept:
        write()
        return papers.run
    return desk.pen_runs.send(papers.labels, write)


def _open_sheets(options: Namespace, stock: Stock, desk: "Desk") -> list[OpenSheet]:
    """The sheet that was told of, or those that are remembered, as in the window."""
    is_told = options.sheet is not None or options.used or options.start is not None
    if is_told or options.turned:
        return [first_sheet(options, stock, desk)]
    return [sheet.as_open() for sheet in desk.sheets.open_of(stock)]


def _sheets_to_take(labels: "Proof") -> str:
    """Which sheets the pen needs: those begun before, with what was left of them, and new ones."""
    slots = labels.stock.slots
    used = [sheet for sheet in labels.sheets if sheet.used]
    if labels.stock.is_roll:
        return ""
    begun = [(slots - len(sheet.used), sheet.is_turned) for sheet in used]
    return wording.lay_beside(begun, len(labels.sheets) - len(used))


def _has_marks(options: Namespace, desk: "Desk") -> bool:
    return bool(desk.preferences.current.parcel_marks or options.parcel_marks)


def _ruling(options: Namespace) -> Ruling:
    """A slant is shown on lines: who asks for it has both."""
    if options.left_handed:
        return Ruling.LEFT_HANDED
    return Ruling.LINES if options.lines else Ruling.NOTHING

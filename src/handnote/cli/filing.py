"""``handnote file-photo``: labels written by hand become the pictures of their notes."""

from argparse import Namespace
from collections.abc import Sequence

from handnote.cli.columns import harmless
from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.domain.note import NoteId
from handnote.domain.picture import Doubt
from handnote.domain.problem import PhotoTrouble, Problem
from handnote.services.filing import Proposal, WaitingSheet
from handnote.wording import photos as wording
from handnote.wording.problems import sentence

_SHORT = 8
"""Letters of a run's id that are enough to name it."""


_WANT_A_LOOK = frozenset((Doubt.NOT_FOUND, Doubt.WRONG_SHAPE, Doubt.WRONG_SHEET, Doubt.WAY_UP))


def file_photos(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Tell what each photo shows, and file it only with ``--yes``; 1 where one could not be.

    Labels that are bare or cut off are never filed here, nor is anything of a photo that may not
    show the sheet: those want a look.
    """
    told: list[dict[str, object]] = []
    failed = False
    with desk_of(options, makers) as desk:
        for path in options.photos:
            try:
                sheets = _asked(desk.filing.sheets(), options.run)
                unfiled = [sheet for sheet in sheets if not sheet.is_filed] or sheets
                if not unfiled:
                    raise Problem(PhotoTrouble.NO_SHEET_WAITS, name=path.name)
                proposal = desk.filing.look(desk.filing.open(path), unfiled, known=sheets)
                chosen = _chosen(proposal)
                if options.yes and chosen:
                    desk.filing.file(proposal, chosen)
            except Problem as problem:
                if problem.code is PhotoTrouble.NO_SUCH_RUN:
                    raise
                terminal.complain(sentence(problem))
                failed = True
                continue
            told.append(_as_told(path.name, proposal, chosen if options.yes else frozenset()))
            if not options.json:
                _say(terminal, path.name, proposal, chosen, makers)
    if options.json:
        terminal.tell(told)
    elif told:
        terminal.say(wording.ONLY_LOOKED if not options.yes else wording.filed(_count(told)))
    return int(failed)


def _asked(sheets: Sequence[WaitingSheet], run: str) -> Sequence[WaitingSheet]:
    if not run:
        return sheets
    found = [sheet for sheet in sheets if sheet.run_id.startswith(run)]
    if not found:
        known = ", ".join(dict.fromkeys(sheet.run_id[:_SHORT] for sheet in sheets))
        raise Problem(PhotoTrouble.NO_SUCH_RUN, run=run, known=known or "none")
    return found


def _chosen(proposal: Proposal) -> frozenset[NoteId]:
    if not _WANT_A_LOOK.isdisjoint(proposal.doubts):
        return frozenset()
    return frozenset(one.label.note_id for one in proposal.labels if one.is_offered)


def _say(
    terminal: Terminal,
    name: str,
    proposal: Proposal,
    chosen: frozenset[NoteId],
    makers: Makers,
) -> None:
    sheet = proposal.sheet
    terminal.say(harmless(f"{name}: {wording.sheet(sheet, makers.now().date())}"))
    if proposal.doubts:
        terminal.say(harmless(f"  {wording.doubts(proposal.doubts)}"))
    for one in proposal.labels:
        mark = "+" if one.label.note_id in chosen else "-"
        under = wording.under(one, is_filed=one.label.note_id in sheet.filed)
        terminal.say(harmless(f"  {mark} {one.label.slot + 1}  {under}"))


def _as_told(name: str, proposal: Proposal, filed: frozenset[NoteId]) -> dict[str, object]:
    sheet = proposal.sheet
    return {
        "photo": name,
        "run": sheet.run_id,
        "page": sheet.page + 1,
        "stock": sheet.stock.name,
        "corners": [list(corner) for corner in proposal.quad.corners],
        "doubts": [doubt.value for doubt in proposal.doubts],
        "labels": [
            {
                "label": one.label.slot + 1,
                "note": one.label.note_id,
                "person": one.label.person,
                "blank": one.is_blank,
                "cut_off": one.is_cut_off,
                "blurred": one.is_blurred,
                "filed": one.label.note_id in filed,
            }
            for one in proposal.labels
        ],
    }


def _count(told: Sequence[dict[str, object]]) -> int:
    labels = (one for photo in told for one in _labels(photo))
    return sum(bool(one["filed"]) for one in labels)


def _labels(photo: dict[str, object]) -> list[dict[str, object]]:
    labels = photo["labels"]
    assert isinstance(labels, list)
    return labels

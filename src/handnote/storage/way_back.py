"""Which problems with the seller's file come with a way back."""

from pathlib import Path

from handnote.domain.problem import Problem, StoreTrouble
from handnote.storage import backups

_SPOILED = {
    StoreTrouble.EMPTY,
    StoreTrouble.FOREIGN,
    StoreTrouble.DAMAGED,
    StoreTrouble.FOUND_DAMAGED,
    StoreTrouble.MISSING,
}


def with_way_back(problem: Problem, folder: Path) -> Problem:
    """Return the problem with the last good backup among its facts, where one may help."""
    newest = next(iter(backups.listed(folder / backups.FOLDER)), None)
    if problem.code not in _SPOILED or newest is None:
        return problem
    facts: dict[str, str | int] = {
        **problem.facts,
        "backup": newest.path.name,
        "backup_day": newest.made_on.isoformat(),
        "backup_notes": newest.notes,
    }
    return Problem(problem.code, **facts)

"""Which problems come with a way back."""

from pathlib import Path

import pytest

from handnote.domain.problem import Problem, StoreTrouble
from handnote.storage.backups import listed
from handnote.storage.way_back import with_way_back
from tests.services.desk import desk_in


@pytest.mark.parametrize("trouble", StoreTrouble)
def test_only_a_spoiled_file_is_offered_its_last_backup(
    tmp_path: Path, trouble: StoreTrouble
) -> None:
    with desk_in(tmp_path) as desk:
        desk.draft(desk.walk_in(), "for Ines")
    facts = with_way_back(Problem(trouble, name="handnote.db"), tmp_path).facts
    is_spoiled = trouble in {
        StoreTrouble.EMPTY,
        StoreTrouble.FOREIGN,
        StoreTrouble.DAMAGED,
        StoreTrouble.FOUND_DAMAGED,
        StoreTrouble.MISSING,
    }
    assert ("backup" in facts) == is_spoiled
    if is_spoiled:
        assert facts["backup"] == listed(tmp_path / "backups")[0].path.name
        assert facts["backup_notes"] == 1


def test_without_a_backup_there_is_no_way_back(tmp_path: Path) -> None:
    problem = Problem(StoreTrouble.EMPTY, name="handnote.db")
    assert with_way_back(problem, tmp_path) is problem

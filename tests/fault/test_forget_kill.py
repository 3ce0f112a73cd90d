"""Killed while somebody is forgotten: nothing is gone yet, or all of it is after the next start."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from handnote.storage import backups
from handnote.storage.connection import connect, is_sound
from tests.fault.machine import Machine, machine, moments
from tests.services.desk import desk_in, safekeeping_on, told

pytestmark = pytest.mark.fault
NAME = b"Ines Gone"


@pytest.fixture(scope="module")
def computer() -> Iterator[Machine]:
    with machine() as computer:
        yield computer


def test_killed_at_thirty_moments_everything_is_there_or_nothing(
    computer: Machine, tmp_path: Path
) -> None:
    with desk_in(tmp_path / "old") as desk:
        desk.add(*(told(f"o{n}", f"Buyer {n}", words="w" * 200) for n in range(300)))
        desk.add(
            *(
                told(f"g{n}", "Ines Gone", buyer_key="etsy|ines", words="x" * 500)
                for n in range(60)
            ),
            name="hers.csv",
        )
        for n in range(20):
            desk.finish(desk.order(f"g{n}").id, f"Ines Gone, thank you {n}")
        for hours in (5, 5):
            desk.clock.move(hours=hours)
            desk.store.back_up()
        safekeeping_on(desk).write_readable()
    outcomes = set()
    for number, moment in enumerate(moments(30, longest=0.35)):
        folder = tmp_path / str(number)
        shutil.copytree(tmp_path / "old", folder)
        pid = computer.start("forget", folder)
        assert computer.hear() == "ready"
        said = _strike(computer, pid, moment)
        with desk_in(folder) as desk:
            left = len(desk.inbox.orders()) - 300
            assert left in ({0} if "done" in said else {0, 60})
            assert desk.past_notes.count() == left // 3
            desk.draft(desk.order("o1").id, "writing goes on")
        outcomes.add((left, "done" in said))
        held = [path.name for path in folder.rglob("*") if path.is_file() and _holds(path)]
        assert bool(held) == bool(left), (moment, held)
        for backup in backups.listed(folder / "backups"):
            with closing(connect(backup.path, may_write=False)) as connection:
                assert is_sound(connection, thoroughly=True)
        shutil.rmtree(folder)
    assert {left for left, _ in outcomes} == {0, 60}
    assert (0, False) in outcomes


def _strike(computer: Machine, pid: int, moment: float) -> list[str]:
    import time

    time.sleep(moment)
    return computer.kill(pid)


def _holds(path: Path) -> bool:
    content = path.read_bytes()
    return NAME in content or NAME.lower() in content

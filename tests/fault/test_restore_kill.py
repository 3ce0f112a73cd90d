"""Killed while going back to a backup: the old file or the new one is there, whole."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fault.machine import Machine, machine, moments
from tests.services.desk import desk_in, safekeeping_on, told

pytestmark = pytest.mark.fault


@pytest.fixture(scope="module")
def computer() -> Iterator[Machine]:
    with machine() as computer:
        yield computer


def test_killed_at_thirty_moments_the_old_history_is_there_or_the_new_one(
    computer: Machine, tmp_path: Path
) -> None:
    with desk_in(tmp_path / "there") as desk:
        desk.add(*(told(f"t{n}", f"Buyer {n}", words="w" * 300) for n in range(300)))
        for n in range(40):
            desk.finish(desk.order(f"t{n}").id, f"there {n}")
        safekeeping_on(desk).back_up_to(tmp_path / "carried.zip")
    with desk_in(tmp_path / "old") as desk:
        desk.add(*(told(f"h{n}", f"Buyer {n}", words="w" * 300) for n in range(200)))
        for n in range(10):
            desk.finish(desk.order(f"h{n}").id, f"here {n}")
    here = (tmp_path / "old" / "handnote.db").read_bytes()
    outcomes = set()
    for number, moment in enumerate(moments(30, longest=0.25)):
        folder = tmp_path / str(number)
        shutil.copytree(tmp_path / "old", folder)
        pid = computer.start("go_back", folder, tmp_path / "carried.zip")
        assert computer.hear() == "ready"
        time.sleep(moment)
        is_done = "done" in computer.kill(pid)
        asides = list(folder.glob("handnote-set-aside*.db"))
        assert all(path.read_bytes() == here for path in asides)
        with desk_in(folder) as desk:
            found = desk.past_notes.count(), len(desk.inbox.orders())
            assert found in ({(40, 300)} if is_done else {(10, 200), (40, 300)})
            assert found == (10, 200) or asides
            assert len(desk.past_notes.search("buyer").notes) == min(found[0], 60)
        assert not [p.name for p in folder.rglob("*unfinished*") if p.is_dir()]
        outcomes.add((found[0], is_done))
        shutil.rmtree(folder)
    assert {found for found, _ in outcomes} == {10, 40}

"""After a power cut at any moment the file opens and holds all that was called saved."""

import random
import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.fault.power import Call, Disk, record
from tests.services.desk import add_three_orders, desk_in

pytestmark = [
    pytest.mark.fault,
    pytest.mark.skipif(
        sys.platform != "linux" or shutil.which("strace") is None,
        reason="a power cut needs strace: install it and run the fault tests on Linux",
    ),
]

CUTS = 400


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a desk with an evening behind it and a backup made."""
    folder = tmp_path / "desk"
    with desk_in(folder) as desk:
        ids = add_three_orders(desk)
        desk.finish(ids["maria"], "Maria, the blue one is my favourite")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def what_is_left(disk: Disk, dice: random.Random, place: Path, order: str) -> tuple[int, int]:
    """Return how many letters and orders are found after a cut; the file must open."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for name, content in disk.after_a_cut(dice).items():
        (place / name).write_bytes(content)
    with desk_in(place) as desk:
        note = desk.composing.open(desk.order(order).id).note
        assert desk.note(desk.order("1001").id).text == "Maria, the blue one is my favourite"
        return len(note.text) if note else 0, len(desk.inbox.orders())


def cut(disk: Disk, calls: list[Call], moment: int) -> str:
    """Play the session up to a moment and return the last thing it told the test."""
    said = ""
    for call in calls[:moment]:
        disk.take(call)
        said = call.said or said
    return said


def test_no_letter_called_saved_is_lost_in_a_power_cut(folder: Path, tmp_path: Path) -> None:
    before = files(folder)
    calls = record("type_for_a_while", folder, 30)
    dice = random.Random(2)
    found: Counter[int] = Counter()
    for _ in range(CUTS):
        disk = Disk(dict(before))
        said = cut(disk, calls, dice.randrange(len(calls)))
        saved = int(said.removeprefix("saved ") or 0) if said != "ready" else 0
        letters, orders = what_is_left(disk, dice, tmp_path / "found", "1002")
        assert saved <= letters <= saved + 1
        assert orders == 3
        found[letters - saved] += 1
    assert set(found) == {0, 1}


def test_an_import_cut_off_by_the_power_added_all_or_nothing(folder: Path, tmp_path: Path) -> None:
    before = files(folder)
    calls = record("add_many", folder, "cut")
    dice = random.Random(34)
    found: Counter[int] = Counter()
    # Of some hundred calls the last two or three come after the moment it is all there.
    moments = [len(calls), *(dice.randrange(len(calls)) for _ in range(CUTS // 4))]
    for moment in moments:
        disk = Disk(dict(before))
        said = cut(disk, calls, moment)
        _, orders = what_is_left(disk, dice, tmp_path / "found", "1002")
        assert orders in ({303} if said == "done" else {3, 303})
        found[orders] += 1
    assert len(found) == 2


def test_the_power_cut_notices_a_desk_that_waits_for_no_disk(folder: Path, tmp_path: Path) -> None:
    before = files(folder)
    calls = [
        call
        for call in record("type_for_a_while", folder, 30)
        if call.change is not None or call.said
    ]
    dice = random.Random(2)
    losses = 0
    for _ in range(40):
        disk = Disk(dict(before))
        said = cut(disk, calls, dice.randrange(len(calls)))
        saved = int(said.removeprefix("saved ") or 0) if said != "ready" else 0
        try:
            letters, _ = what_is_left(disk, dice, tmp_path / "found", "1002")
        except Exception:
            letters = -1
        losses += letters < saved
    assert losses > 20

"""``handnote file-photo``: what it finds, what it files, and what it refuses."""

from contextlib import closing
from pathlib import Path

import pytest

from handnote.bootstrap import open_desk
from handnote.services.filing import WaitingSheet
from tests.cli.seat import Seat, StoppedClock
from tests.photos.made import take


@pytest.fixture
def written(shop: Seat) -> WaitingSheet:
    """Return a sheet of the shop that a pen wrote on."""
    with closing(open_desk(shop.folder, StoppedClock())) as desk:
        work = desk.pen_sheets.to_write()
        desk.printing.record(desk.pen_proofing.labels(work.notes, desk.stock))
        return desk.filing.sheets()[0]


def photo_of(sheet: WaitingSheet, folder: Path, *, condition: str = "straight") -> Path:
    path = folder / "photo.jpg"
    path.write_bytes(take(sheet.stock, sorted(sheet.slots), condition, seed=2).data)
    return path


def kept(shop: Seat) -> int:
    with closing(open_desk(shop.folder, StoppedClock())) as desk:
        return sum(len(sheet.filed) for sheet in desk.filing.sheets())


def test_it_only_looks_until_it_is_told_yes(
    shop: Seat, written: WaitingSheet, tmp_path: Path
) -> None:
    photo = photo_of(written, tmp_path, condition="perspective")
    ran = shop.run("file-photo", photo)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0].startswith("photo.jpg: 21 November: Avery L7163, 8 labels")
    assert ran.out.splitlines()[-1] == "Nothing was kept. With --yes it is."
    assert kept(shop) == 0
    ran = shop.run("file-photo", photo, "--yes")
    assert ran.out.splitlines()[-1] == "8 labels filed. You find them in History."
    assert kept(shop) == 8


def test_it_tells_other_programs(shop: Seat, written: WaitingSheet, tmp_path: Path) -> None:
    photo = photo_of(written, tmp_path)
    run = written.run_id[:8]
    (told,) = shop.run("file-photo", photo, "--json", "--yes", "--run", run).told
    assert (told["photo"], told["run"], told["page"]) == ("photo.jpg", written.run_id, 1)
    assert told["doubts"] == []
    assert [label["person"] for label in told["labels"]] == [
        label.person for label in written.labels
    ]
    assert all(label["filed"] for label in told["labels"])
    assert len(told["corners"]) == 4


def test_what_may_be_another_sheet_is_not_filed_unseen(
    shop: Seat, written: WaitingSheet, tmp_path: Path
) -> None:
    photo = tmp_path / "other.jpg"
    photo.write_bytes(take(written.stock, range(9, 14), seed=3).data)
    ran = shop.run("file-photo", photo, "--yes")
    assert ran.code == 0
    assert "not where that sheet should have it" in ran.out
    assert kept(shop) == 0


def test_a_broken_photo_is_told_and_the_others_are_filed(
    shop: Seat, written: WaitingSheet, tmp_path: Path
) -> None:
    good, bad = photo_of(written, tmp_path), tmp_path / "bad.jpg"
    bad.write_bytes(good.read_bytes()[:3000])
    ran = shop.run("file-photo", bad, good, "--yes")
    assert ran.code == 1
    assert ran.err.startswith("bad.jpg is broken or only half there")
    assert kept(shop) == 8


def test_an_unknown_run_and_an_empty_desk_are_told(
    shop: Seat, desk: Seat, written: WaitingSheet, tmp_path: Path
) -> None:
    photo = photo_of(written, tmp_path)
    ran = shop.run("file-photo", photo, "--run", "nowhere")
    assert (ran.code, ran.err) == (
        1,
        f"No pen sheet here goes by “nowhere”. There is {written.run_id[:8]}.\n",
    )
    ran = desk.run("file-photo", photo)
    assert ran.code == 1
    assert ran.err.startswith("No sheet that you wrote with the pen is known here")

"""A folder nobody may write in can still be read and printed from."""

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.process import handnote
from tests.cli.seat import Seat


@pytest.fixture
def read_only(shop: Seat) -> Seat:
    """The sample shop in a folder nobody may write in, not even its owner."""
    for path in (*shop.folder.rglob("*"), shop.folder):
        path.chmod(path.stat().st_mode & ~0o222)
    return shop


def without_privileges() -> tuple[str, ...]:
    """Root may write anywhere; without its privileges it is like everybody else."""
    if os.geteuid() != 0:
        return ()
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("root cannot be stopped from writing here")
    return (setpriv, "--bounding-set=-all", "--inh-caps=-all")


def test_a_read_only_folder_can_be_read_and_printed_from(read_only: Seat, tmp_path: Path) -> None:
    before = without_privileges()
    data = ("--data", read_only.folder)
    pdf = tmp_path / "labels.pdf"
    for said in (("orders",), ("notes", "hens"), ("proof", "--stock", "L7163", "--out", pdf)):
        ran = handnote(*said, *data, before=before)
        assert (ran.returncode, ran.stderr) == (0, b"")
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_a_read_only_folder_is_told_when_something_is_to_be_kept(
    read_only: Seat, tmp_path: Path
) -> None:
    file = tmp_path / "orders_export_1.csv"
    file.write_text(
        "Name,Lineitem quantity,Lineitem name,Billing Name\n#9,1,Blue mug,Ines\n", "utf-8"
    )
    ran = handnote("import", file, "--data", read_only.folder, before=without_privileges())
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert ran.stderr.decode().startswith(
        f"Not saved: handnote may not write in {read_only.folder}."
    )


def test_everything_goes_out_of_a_read_only_folder_and_nothing_goes_in(
    read_only: Seat, tmp_path: Path
) -> None:
    before, data = without_privileges(), ("--data", read_only.folder)
    out = tmp_path / "out.jsonl"
    ran = handnote("export", "--out", out, *data, before=before)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"handnote-export" in out.read_bytes()
    newest = max((read_only.folder / "backups").glob("handnote-*.db"))
    for asked in (
        ("backup", tmp_path / "out.zip"),
        ("import-history", out),
        ("restore", newest),
        ("restore", "--merge", newest),
        ("forget", "nobody", "--yes"),
    ):
        ran = handnote(*asked, *data, before=before)
        assert (ran.returncode, ran.stdout) == (1, b""), asked
        assert ran.stderr.decode().count("\n") == 1, ran.stderr

"""``handnote backup`` and ``restore``: everything in one file, and back."""

from pathlib import Path

import pytest

from tests.cli.seat import Seat


def test_everything_goes_out_in_one_file_and_comes_back_elsewhere(
    shop: Seat, tmp_path: Path
) -> None:
    out = tmp_path / "carried.zip"
    ran = shop.run("backup", out)
    assert (ran.code, ran.err) == (0, "")
    assert "was read back" in ran.out
    elsewhere = Seat(tmp_path / "elsewhere")
    looked = elsewhere.run("restore", out, "--dry-run")
    assert (looked.code, "nothing yet" in looked.out) == (0, True)
    assert elsewhere.run("notes", "--json").told == []
    back = elsewhere.run("restore", out)
    assert (back.code, back.err) == (0, "")
    assert "set aside as handnote-set-aside.db" in back.out
    assert elsewhere.run("notes", "--json").told == shop.run("notes", "--json").told
    assert elsewhere.run("orders", "--json").told == shop.run("orders", "--json").told


def test_a_file_that_is_none_gets_one_sentence(shop: Seat, tmp_path: Path) -> None:
    odd = tmp_path / "odd.zip"
    odd.write_bytes(b"PK\x03\x04 and no more")
    for path in (odd, tmp_path / "absent", tmp_path):
        ran = shop.run("restore", path)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.count("\n") == 1


def test_a_missing_file_beside_backups_is_not_begun_anew(shop: Seat) -> None:
    (shop.folder / "handnote.db").rename(shop.folder.parent / "elsewhere.db")
    ran = shop.run("orders")
    assert ran.code == 1
    assert "handnote restore" in ran.err
    newest = max((shop.folder / "backups").glob("handnote-*.db"))
    assert shop.run("restore", newest).code == 0
    assert shop.run("orders").code == 0


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_an_export_read_into_a_fresh_folder_has_the_same_sum(
    shop: Seat, tmp_path: Path, form: str
) -> None:
    out = tmp_path / f"out.{form}"
    ran = shop.run("export", "--format", form, "--out", out)
    assert (ran.code, ran.err) == (0, "")
    fresh = Seat(tmp_path / "fresh")
    added = fresh.run("import-history", out, "--json")
    assert (added.code, added.told["from"]) == (0, "export")
    assert fresh.run("export").out.splitlines()[-1] == ran.out.splitlines()[-1]
    again = tmp_path / f"again.{form}"
    fresh.run("export", "--format", form, "--out", again)
    assert sorted(again.read_bytes().splitlines()) == sorted(out.read_bytes().splitlines())
    looked = fresh.run("import-history", out, "--dry-run")
    assert "only a look" in looked.out


def test_another_history_is_added_with_merge(shop: Seat, tmp_path: Path) -> None:
    shop.run("backup", tmp_path / "carried.zip")
    elsewhere = Seat(tmp_path / "elsewhere")
    elsewhere.run("orders")
    ran = elsewhere.run("restore", "--merge", tmp_path / "carried.zip")
    assert (ran.code, ran.err) == (0, "")
    assert elsewhere.run("notes", "--json").told == shop.run("notes", "--json").told


def test_odd_files_get_one_sentence_each(shop: Seat, tmp_path: Path) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_text("a,b\n1,2\n")
    for asked in (
        ("import-history", odd),
        ("import-history", tmp_path / "absent"),
        ("import-history", tmp_path),
        ("export", "--out", tmp_path / "none" / "out"),
        ("export", "--out", shop.folder / "handnote.db"),
        ("backup", shop.folder / "handnote.db"),
        ("restore", "--merge", odd),
    ):
        ran = shop.run(*asked)
        assert (ran.code, ran.out) == (1, ""), asked
        assert ran.err.count("\n") == 1

"""``handnote demo`` makes a sample shop and touches nothing that is there."""

from pathlib import Path

from tests.cli.seat import Seat


def test_a_new_folder_becomes_the_sample_shop(desk: Seat, tmp_path: Path) -> None:
    folder = tmp_path / "birch and clay"
    ran = desk.run("demo", folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(f"To look around: handnote --data '{folder}'\n")
    assert len(Seat(folder).run("orders", "--json").told) == 225
    assert not desk.folder.exists()


def test_its_notes_are_signed_by_its_potter(desk: Seat, tmp_path: Path) -> None:
    desk.run("demo", tmp_path / "shop")
    assert '"sign_off": "Anna"' in (tmp_path / "shop" / "settings.json").read_text("utf-8")


def test_a_folder_with_something_in_it_is_left_alone(desk: Seat, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    ran = desk.run("demo", tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert "already has something in it" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_will_do(desk: Seat, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert desk.run("demo", tmp_path / "empty").code == 0


def test_a_file_is_no_folder(desk: Seat, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    ran = desk.run("demo", tmp_path / "file")
    assert ran.code == 1
    assert ran.err.endswith(".\n")
    assert (tmp_path / "file").read_text("utf-8") == "mine"

"""The command line is understood the way it is typed."""

from pathlib import Path

import pytest

from handnote.cli.arguments import make_parser
from handnote.cli.asked import COMMANDS, is_for_terminal, window_arguments
from tests.cli.seat import Seat


@pytest.mark.parametrize(
    "said",
    [
        "orders",
        "paste",
        "--data d orders",
        "--data=d orders",
        "write 17",
        "--help",
        "-h",
        "--version",
        "orders --help",
        "--data d --help",
        "oders",
        "--jsn",
    ],
)
def test_commands_help_and_slips_are_for_the_terminal(said: str) -> None:
    assert is_for_terminal(said.split())


@pytest.mark.parametrize(
    "said",
    ["", "--data d", "--data orders", "orders.csv", "--data d a.csv b.txt", "./orders", "tour d"],
)
def test_nothing_and_files_are_for_the_window(said: str) -> None:
    assert not is_for_terminal(said.split())


def test_a_file_without_an_ending_is_for_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "EtsyOrders").touch()
    assert not is_for_terminal(["EtsyOrders"])


def test_a_name_no_file_could_have_is_a_slip() -> None:
    assert is_for_terminal(["x" * 5000])


def test_the_window_is_told_its_folder_and_files() -> None:
    assert window_arguments(["a.csv", "--data", "d", "b.csv"]) == (
        Path("d"),
        [Path("a.csv"), Path("b.csv")],
    )
    assert window_arguments([]) == (None, [])


@pytest.mark.parametrize(
    "said", ["--data d orders --json", "orders --data d --json", "orders --json --data=d"]
)
def test_the_data_folder_is_named_before_or_after_the_command(said: str) -> None:
    options = make_parser().parse_args(said.split())
    assert (options.command, options.data, options.json) == ("orders", Path("d"), True)


def test_without_a_data_folder_there_is_none() -> None:
    assert make_parser().parse_args(["orders"]).data is None


@pytest.mark.parametrize(
    "said",
    [
        "write",
        "write 1 2",
        "import",
        "proof --stock L7163",
        "proof --stock L7163 --out x.pdf --start one",
        "proof --stock L7163 --out x.pdf --used one",
        "proof --stock L7163 --out x.pdf --used 5-1",
        "proof --stock L7163 --out x.pdf --used=-1",
        "proof --stock L7163 --out x.pdf --used 1,,2",
        "proof --stock L7163 --out x.pdf --used 1 --start 2",
        "proof --stock L7163 --out x.pdf --sheet ab --start 2",
        "sheets L7163",
        "notes --json --html x.html",
        "orders --jso",
        "demo",
        "oders",
        "--nonsense",
        "",
    ],
)
def test_wrong_usage_is_told_and_leaves_with_2(
    said: str, desk: Seat, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run(*said.split()).code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("usage: handnote")
    assert not desk.folder.exists()


def test_wrong_usage_cannot_command_the_terminal(
    desk: Seat, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.run("orders", "\x1b[31mred\x07")
    assert "[31mred" in (told := capsys.readouterr().err)
    assert not set(told) & {"\x1b", "\x07"}


def test_help_names_every_command(desk: Seat, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run("--help").code == 0
    shown = capsys.readouterr().out
    assert {line.split()[0] for line in shown.splitlines() if line.startswith("    ")} >= COMMANDS


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself(
    command: str, desk: Seat, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run(command, "--help").code == 0
    assert "--data DIR" in capsys.readouterr().out


def test_the_commands_are_the_ones_people_rely_on() -> None:
    names = {
        "import",
        "orders",
        "paste",
        "write",
        "notes",
        "proof",
        "label",
        "sheets",
        "stocks",
        "demo",
    } | {
        "picklist",
        "testpage",
        "carrier",
        "pensheet",
        "take-back",
        "correct",
        "parcel",
        "retention",
        "forget",
        "backup",
        "restore",
        "export",
        "import-history",
        "check",
        "keepsake",
        "people",
        "person",
        "ink",
        "file-photo",
        "stuck",
    }
    assert names == COMMANDS


def test_the_version_is_told(desk: Seat, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run("--version").code == 0
    assert capsys.readouterr().out.split() == ["handnote", "0.1.0"]

"""Each import contract is kept by the tree, and each one breaks when something crosses it."""

import os
import shutil
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

LEVELS = (
    ("__main__",),
    ("bootstrap",),
    ("qt", "cli"),
    ("wording",),
    ("services",),
    ("storage", "pdf", "export", "readers", "photos"),
    ("checks", "sheets"),
    ("typeset", "ink"),
    ("config",),
    ("domain",),
)
ROOMS = [room for level in LEVELS for room in level]
FOLDERS = ROOMS[2:]

HOMES = {
    "PySide6": "qt",
    "pypdfium2": "qt",
    "sqlite3": "storage",
    "reportlab": "pdf",
    "python_calamine": "readers",
    "uharfbuzz": "typeset",
    "icu4py": "typeset",
    "fontTools": "typeset",
    "jinja2": "export",
    "platformdirs": "config",
    "snowballstemmer": "checks",
    "hunspell": "checks",
    "numpy": "photos",
    "PIL": "photos",
}

ONLINE = ("asyncio", "ftplib", "http", "requests", "smtplib", "socket", "ssl", "urllib")
RUN = ("marshal", "pickle", "runpy", "shelve")

UPWARDS = [
    (lower, upper)
    for (_, uppers), (_, lowers) in combinations(enumerate(LEVELS), 2)
    for upper in uppers
    for lower in lowers
]
SIDEWAYS = [
    pair
    for level in LEVELS
    for one, other in combinations(level, 2)
    for pair in ((one, other), (other, one))
]
STRAYS = [(room, library) for library, home in HOMES.items() for room in FOLDERS if room != home]


def _lint(folder: Path) -> tuple[int, str]:
    """Exit code and report of import-linter on the package in ``folder``."""
    linter = Path(sys.executable).with_name("lint-imports")
    # grimp follows Python's own path, so the copy has to come before the tree under test.
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "200"}
    ran = subprocess.run(
        [linter, "--no-cache", "--config", folder / ".importlinter"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return ran.returncode, ran.stdout + ran.stderr


def _build(folder: Path) -> Path:
    """A house with every room, and each library imported at its home; all contracts kept."""
    package = folder / "src" / "handnote"
    for room in FOLDERS:
        (package / room).mkdir(parents=True)
        (package / room / "__init__.py").write_text("")
        libraries = [library for library, home in HOMES.items() if home == room]
        (package / room / "own.py").write_text("".join(f"import {name}\n" for name in libraries))
    for module in ("__init__", "__main__", "bootstrap"):
        (package / f"{module}.py").write_text("")
    shutil.copy(ROOT / ".importlinter", folder)
    return package


def _file(package: Path, room: str) -> Path:
    return package / f"{room}.py" if room not in FOLDERS else package / room / "own.py"


def _name(room: str) -> str:
    return f"handnote.{room}" if room not in FOLDERS else f"handnote.{room}.own"


def _report(folder: Path, crossings: list[tuple[str, str]]) -> str:
    """What import-linter says of the house when each room on the left imports the right."""
    package = _build(folder)
    for room, target in crossings:
        imported = _name(target) if target in ROOMS else target
        with _file(package, room).open("a") as module:
            module.write(f"import {imported}\n")
    code, report = _lint(folder)
    assert code == 1, report
    return report


@pytest.fixture(scope="module")
def strays(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report on a house where every library is imported in every room."""
    return _report(tmp_path_factory.mktemp("strays"), STRAYS)


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report on a house where every room goes online and runs what it reads."""
    crossings = [(room, name) for room in ROOMS for name in (*ONLINE, *RUN)]
    return _report(tmp_path_factory.mktemp("calls"), crossings)


def test_the_tree_keeps_every_contract() -> None:
    code, report = _lint(ROOT)
    assert code == 0, report
    assert "0 broken" in report


def test_a_plain_house_keeps_every_contract(tmp_path: Path) -> None:
    _build(tmp_path)
    code, report = _lint(tmp_path)
    assert code == 0, report


@pytest.mark.parametrize("crossings", [UPWARDS, SIDEWAYS], ids=["upwards", "sideways"])
def test_no_room_imports_one_above_or_beside_it(
    tmp_path: Path, crossings: list[tuple[str, str]]
) -> None:
    report = _report(tmp_path, crossings)
    unseen = [
        f"{room} -> {target}"
        for room, target in crossings
        if f"handnote.{room} is not allowed to import handnote.{target}:" not in report
    ]
    assert not unseen


def test_a_room_nobody_placed_breaks_the_order(tmp_path: Path) -> None:
    package = _build(tmp_path)
    (package / "attic").mkdir()
    (package / "attic" / "__init__.py").write_text("")
    code, report = _lint(tmp_path)
    assert code == 1
    assert "attic" in report


@pytest.mark.parametrize("library", HOMES)
def test_a_library_stays_at_home(strays: str, library: str) -> None:
    unseen = [
        room
        for room, stray in STRAYS
        if stray == library and f"- handnote.{room}.own -> {library} (l." not in strays
    ]
    assert not unseen


@pytest.mark.parametrize("name", [*ONLINE, *RUN])
def test_no_room_goes_online_or_runs_what_it_reads(calls: str, name: str) -> None:
    assert f"handnote is not allowed to import {name}:" in calls
    unseen = [room for room in ROOMS if f"{_name(room)} -> {name} (l." not in calls]
    assert not unseen

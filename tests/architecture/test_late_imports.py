"""What is heavy is loaded when it is needed, so that starting and the terminal stay quick."""

import subprocess
import sys
from pathlib import Path

import pytest

WINDOW = {"PySide6", "pypdfium2"}
PAGES = {"reportlab", "PIL"}
HEAVY = WINDOW | PAGES | {"jinja2", "asyncio", "snowballstemmer", "numpy"}

REPORT = """
import sys
from pathlib import Path
Path("loaded").write_text("\\n".join(sys.modules))
"""

OPEN_A_DESK = """
from pathlib import Path
from handnote.bootstrap import open_desk
desk = open_desk(Path("desk"))
assert desk.inbox.pile() == ()
desk.close()
"""


def loaded_after(code: str, folder: Path) -> set[str]:
    """Every module a fresh Python has loaded once ``code`` has run in ``folder``."""
    command = [sys.executable, "-c", code + REPORT]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr
    return set((folder / "loaded").read_text().splitlines())


def command(*words: str) -> str:
    """Code that runs the terminal's command ``words`` and minds its exit code."""
    return f"from handnote.__main__ import main\nassert main({list(words)!r}) == 0"


def test_opening_a_desk_loads_nothing_heavy(tmp_path: Path) -> None:
    assert not HEAVY & loaded_after(OPEN_A_DESK, tmp_path)


def test_opening_a_desk_loads_nothing_that_compares_notes(tmp_path: Path) -> None:
    comparing = {
        "handnote.checks.likeness",
        "handnote.checks.plain_note",
        "handnote.services.sameness",
        "handnote.storage.likenesses",
    }
    assert not comparing & loaded_after(OPEN_A_DESK, tmp_path)
    asked = OPEN_A_DESK.replace("desk.close()", "desk.sameness().habit()\ndesk.close()")
    assert comparing < loaded_after(asked, tmp_path)


@pytest.mark.parametrize(
    "words", ["--help", "--data desk orders", "--data desk notes", "--data desk stocks 99x38"]
)
def test_a_command_loads_neither_the_window_nor_the_pages(words: str, tmp_path: Path) -> None:
    assert not HEAVY & loaded_after(command(*words.split()), tmp_path)


def test_a_command_that_makes_a_page_loads_no_window(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The blue one came out well.\n", "utf-8")
    words = "--data desk label --stock L7163 --text-file note.txt --out label.pdf"
    loaded = loaded_after(command(*words.split()), tmp_path)
    assert "reportlab" in loaded
    assert not WINDOW & loaded


@pytest.mark.parametrize("library", ["PySide6.QtCore", "reportlab.pdfbase.pdfdoc", "numpy"])
def test_a_heavy_library_would_be_noticed(library: str, tmp_path: Path) -> None:
    assert HEAVY & loaded_after(f"import {library}", tmp_path)


def test_opening_a_desk_does_not_load_the_listener(tmp_path: Path) -> None:
    assert "handnote.checks.listener" not in loaded_after(OPEN_A_DESK, tmp_path)
    looking = "from handnote.checks.listener import look\nlook('Enjoy!')"
    assert "handnote.checks.listener" in loaded_after(looking, tmp_path)

"""The guards around every test notice what they are there to notice."""

import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).parent.parent.parent

CARELESS = dedent("""\
    import logging, os, socket, threading, time
    from pathlib import Path
    from PySide6.QtCore import QObject, qWarning
    from PySide6.QtWidgets import QApplication, QWidget

    KEPT = []

    def test_is_careful(): ...
    def test_logs(): logging.getLogger("desk").warning("careless")
    def test_means_its_log(logged):
        logging.getLogger("desk").warning("meant")
        logged.clear()
    def test_writes_at_home(): (Path.home() / "notes").write_text("careless")
    def test_leaves_a_thread():
        threading.Thread(target=time.sleep, args=(1.2,), name="careless").start()
    def test_calls_out():
        with socket.socket(socket.AF_INET): pass
    def test_calls_out_and_hides_it():
        try: socket.create_connection(("localhost", 9))
        except OSError: pass
    def test_talks_on_this_machine(): socket.socketpair()[0].close()
    def test_leaves_a_window(qapp):
        KEPT.append(QWidget())
        KEPT[0].setObjectName("careless")
    def test_closes_its_window(qtbot): qtbot.addWidget(QWidget())
    def test_makes_qt_warn(qapp): qWarning("careless")
    def test_hears_a_harmless_line(qapp):
        qWarning("This plugin does not support propagateSizeHints()")
    def test_makes_qt_warn_while_clearing_away(request, qapp):
        request.addfinalizer(lambda: qWarning("careless"))
""")

OUTCOMES = {
    "test_is_careful": None,
    "test_logs": "logged WARNING desk: careless",
    "test_means_its_log": None,
    "test_writes_at_home": "touched the home folder: notes",
    "test_leaves_a_thread": "left a thread running: careless",
    "test_calls_out": "nothing here goes online",
    "test_calls_out_and_hides_it": "reached for the network",
    "test_talks_on_this_machine": None,
    "test_leaves_a_window": "left a window: QWidget 'careless'",
    "test_closes_its_window": None,
    "test_makes_qt_warn": "QtWarningMsg: careless",
    "test_hears_a_harmless_line": None,
    "test_makes_qt_warn_while_clearing_away": "Qt said: careless",
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a run of careless tests says of each of them; empty where it found nothing."""
    room = tmp_path_factory.mktemp("careless")
    (room / "tests").mkdir()
    shutil.copy(ROOT / "pyproject.toml", room)
    shutil.copy(ROOT / "tests" / "conftest.py", room / "tests")
    (room / "tests" / "test_careless.py").write_text(CARELESS, "utf-8")
    # -W: an unclosed socket is Python's to report, and not what is tried here.
    command = [sys.executable, "-m", "pytest", "-W", "ignore::ResourceWarning", "--tb=short"]
    ran = subprocess.run(command, cwd=room, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    sections: dict[str, str] = {}
    name = ""
    for line in ran.stdout.splitlines():
        if line.startswith("___"):
            name = line.strip("_ ").split()[-1]
        sections[name] = sections.get(name, "") + line + "\n"
        if line.startswith("=== short"):
            break
    return sections


@pytest.mark.parametrize(("name", "complaint"), OUTCOMES.items())
def test_a_careless_test_fails_and_a_careful_one_passes(
    report: dict[str, str], name: str, complaint: str | None
) -> None:
    if complaint is None:
        assert name not in report
    else:
        assert complaint in report[name]

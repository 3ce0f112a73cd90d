"""The command keeps its word as a process of its own, whoever is at either end."""

import json
import os
import pty
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from handnote.bootstrap import open_desk
from tests.cli.process import HANDNOTE, handnote
from tests.cli.seat import Seat, StoppedClock


def test_twenty_five_bodies_piped_in_are_refused_with_the_reason(shop: Seat) -> None:
    bodies = b"".join(b"Dear number %d, thank you.\n" % n for n in range(25))
    order = shop.order("Jo Fielding")["order_id"]
    ran = handnote(
        "write", order, "--data", shop.folder, piped=bodies, environment={"EDITOR": "cat"}
    )
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert ran.stderr.decode() == (
        "Notes are written one at a time, by somebody at the keyboard; nothing is taken"
        " from a file or another program. Run this in a terminal, with one order.\n"
    )
    assert shop.order("Jo Fielding")["state"] == "to-write"


def test_a_note_is_written_at_a_real_keyboard(shop: Seat, tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys; open(sys.argv[1], 'w').write('A needle for Sundays.')", "utf-8")
    order = shop.order("Jo Fielding")["order_id"]
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("this machine has no terminals to give: /dev/pts is not mounted")
    try:
        ran = subprocess.run(
            [*HANDNOTE, "write", order, "--data", shop.folder],
            stdin=theirs,
            capture_output=True,
            env={**os.environ, "VISUAL": f"{sys.executable} {script}"},
            timeout=30,
        )
    finally:
        os.close(ours)
        os.close(theirs)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert shop.order("Jo Fielding")["state"] == "finished"


def test_json_is_utf_8_in_the_plainest_of_locales(shop: Seat) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = handnote("orders", "--json", "--data", shop.folder, environment=plain)
    assert "田中 美咲" in [order["buyer"] for order in json.loads(ran.stdout)]
    ran = handnote("orders", "--data", shop.folder, environment=plain)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"?? ??" in ran.stdout


def test_a_reader_that_has_had_enough_is_no_error(shop: Seat) -> None:
    process = subprocess.Popen(
        [*HANDNOTE, "notes", "--data", shop.folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    complaint = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=30), complaint) == (0, b"")


def test_nobody_at_either_end_is_no_error(shop: Seat) -> None:
    closed = ["sh", "-c", 'exec "$@" <&- >&-', "sh"]
    ran = handnote("notes", "--data", shop.folder, before=closed)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_desk_that_is_open_elsewhere_is_told(shop: Seat, tmp_path: Path) -> None:
    pdf = tmp_path / "x.pdf"
    with closing(open_desk(shop.folder, StoppedClock())):
        ran = handnote("orders", "--data", shop.folder)
        assert (ran.returncode, ran.stdout) == (1, b"")
        assert ran.stderr.startswith(b"handnote is already open with these notes.")
        label = ("label", "--stock", "L7163", "--text-file", "-", "--out", pdf)
        assert handnote(*label, "--data", shop.folder, piped=b"Hello").returncode == 0
        assert handnote("stocks", "L7163", "--data", shop.folder).returncode == 0


def test_the_usual_folder_is_this_user_s_and_private(tmp_path: Path) -> None:
    ran = handnote("orders", "--json", environment={"XDG_DATA_HOME": str(tmp_path)})
    assert (ran.returncode, json.loads(ran.stdout)) == (0, [])
    folder = tmp_path / "handnote"
    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()}
    assert (stat.S_IMODE(folder.stat().st_mode), modes) == (0o700, {0o600})


def test_a_folder_with_spaces_and_letters_of_all_kinds_works(tmp_path: Path) -> None:
    folder = tmp_path / "h n" / "Zoë 🧡 #?%" / ("x" * 100)
    assert handnote("demo", folder).returncode == 0
    assert handnote("notes", "hens", "--data", folder).stdout.count(b"Aoife") >= 1

"""What happens to real sellers: the plug, the log-out, the double click."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from handnote.bootstrap import open_desk
from tests.journeys.seller import ORDERS
from tests.journeys.typist import WORDS

ROOT = Path(__file__).resolve().parents[2]
ETSY = ORDERS / "EtsySoldOrderItems2026-9.csv"
_KEYS_A_SECOND = 90
"""Faster than anybody types: what a second may lose is counted against this."""


SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT) if os.name == "posix" else ()


def a_desk_with_orders(folder: Path) -> None:
    desk = open_desk(folder)
    desk.inbox.add(desk.inbox.look([ETSY]))
    desk.close()


def start_typing(folder: Path) -> "subprocess.Popen[str]":
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.typist", str(folder)],
        cwd=ROOT,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert typist.stdout is not None
    assert typist.stdout.readline() == "typing\n"
    return typist


def last_acknowledged(said: str) -> str:
    lines = [line for line in said.splitlines() if line.startswith("[")]
    return json.loads(lines[-1])[1] if lines else ""


def what_is_kept(folder: Path) -> str:
    desk = open_desk(folder)
    try:
        order = desk.inbox.find_order("3812345671")
        note = desk.composing.open(order.id).note
        assert desk.composing.position() is not None
        return note.text if note else ""
    finally:
        desk.close()


@pytest.mark.fault
@pytest.mark.parametrize("seed", range(5))
def test_the_plug_takes_nothing_that_was_called_saved(tmp_path: Path, seed: int) -> None:
    a_desk_with_orders(tmp_path)
    typist = start_typing(tmp_path)
    assert typist.stdout is not None
    first = typist.stdout.readline()
    time.sleep(random.Random(seed).uniform(0, 1.5))
    typist.kill()
    said, _ = typist.communicate(timeout=20)
    kept = what_is_kept(tmp_path)
    acknowledged = last_acknowledged(first + said)
    assert acknowledged
    assert kept.startswith(acknowledged)
    assert (WORDS * 20).startswith(kept)


@pytest.mark.fault
def test_no_more_than_a_second_of_typing_is_ever_at_risk(tmp_path: Path) -> None:
    a_desk_with_orders(tmp_path)
    typist = start_typing(tmp_path)
    began = time.monotonic()
    time.sleep(3.0)
    typist.kill()
    typed_for = time.monotonic() - began
    typist.communicate(timeout=20)
    kept = what_is_kept(tmp_path)
    # 23 keys at 12 ms, then a breath of 260 ms: about 42 keys a second.
    typed = typed_for * 42
    assert len(kept) > typed * 0.4 - _KEYS_A_SECOND
    assert len(kept) > 20


@pytest.mark.fault
@pytest.mark.parametrize("number", SIGNALS)
def test_logging_out_saves_the_last_letter(tmp_path: Path, number: int) -> None:
    a_desk_with_orders(tmp_path)
    typist = start_typing(tmp_path)
    time.sleep(0.45)
    typist.send_signal(number)
    try:
        _, complaint = typist.communicate(timeout=20)
    finally:
        typist.kill()  # one that did not hear would type on for ever
    assert typist.returncode == 0, complaint
    kept = what_is_kept(tmp_path)
    assert len(kept) >= 3  # no draft is due yet; a slow machine has typed little
    assert (WORDS * 3).startswith(kept)


@pytest.mark.fault
def test_a_second_start_raises_the_first_window_and_hands_over_its_file(tmp_path: Path) -> None:
    a_desk_with_orders(tmp_path)
    typist = start_typing(tmp_path)
    second = subprocess.run(
        [sys.executable, "-m", "handnote", "--data", str(tmp_path), str(ETSY)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert second.returncode == 0, second.stderr
    assert list(tmp_path.glob("open-*.request")) == []
    assert typist.poll() is None
    typist.kill()
    typist.communicate(timeout=20)


@pytest.mark.fault
def test_a_first_window_that_hangs_is_told_of_in_three_seconds(tmp_path: Path) -> None:
    a_desk_with_orders(tmp_path)
    typist = start_typing(tmp_path)
    typist.send_signal(signal.SIGSTOP)
    before = sorted(file.name for file in tmp_path.iterdir())
    began = time.monotonic()
    second = subprocess.Popen(
        [sys.executable, "-m", "handnote", "--data", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert second.stderr is not None
    said = second.stderr.readline()
    waited = time.monotonic() - began
    assert "does not answer" in said
    assert waited < 6
    second.kill()
    second.communicate(timeout=20)
    typist.kill()
    typist.communicate(timeout=20)
    assert sorted(file.name for file in tmp_path.iterdir()) == before
    assert what_is_kept(tmp_path) is not None

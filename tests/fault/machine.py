"""A machine that can lose its power: real processes, killed without a word."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


class Machine:
    """Runs tasks of ``tests.fault.tasks``, each in a process of its own, and kills them.

    One process is started with everything imported and forks for each task, for that takes
    a millisecond instead of a fifth of a second.
    """

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._pids: list[int] = []
        self._heard: list[str] = []

    def start(self, task: str, *arguments: object) -> int:
        """Start a task and return its process id; what it says can be ``heard``."""
        self._say("start", task, *arguments)
        line = self._listen()
        while not line.startswith("started "):
            self._heard.append(line)
            line = self._listen()
        pid = int(line.split()[1])
        self._pids.append(pid)
        return pid

    def hear(self) -> str:
        """Return the next line any task says."""
        return self._heard.pop(0) if self._heard else self._listen()

    def kill(self, pid: int) -> list[str]:
        """Kill a task as a power cut would and return what it had said until then."""
        os.kill(pid, signal.SIGKILL)
        return self.wait(pid)

    def wait(self, pid: int) -> list[str]:
        """Return what a task still says once it has ended."""
        self._pids.remove(pid)
        self._say("wait", pid)
        return list(iter(self.hear, f"gone {pid}"))

    def shut_down(self) -> None:
        """Kill what is left and end."""
        for pid in tuple(self._pids):
            self.kill(pid)
        self._process.communicate()

    def _listen(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the machine broke down"
        return line.strip()

    def _say(self, *words: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("\t".join(map(str, words)) + "\n")
        self._process.stdin.flush()


@contextmanager
def machine(*before: str) -> Iterator[Machine]:
    """Switch a machine on, and off again."""
    process = subprocess.Popen(
        [*before, sys.executable, "-m", "tests.fault.tasks"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    machine = Machine(process)
    try:
        yield machine
    finally:
        machine.shut_down()


def moments(number: int, *, longest: float) -> Iterator[float]:
    """Return moments to strike at, spread over ``longest`` seconds, the same every time."""
    dice = random.Random(f"{number} {longest}")
    for place in range(number):
        yield (place + dice.random()) / number * longest

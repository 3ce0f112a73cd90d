"""A power cut: what a program told the disk, and every way the disk may have got it.

``strace`` writes down each write, truncation and sync of a real session. A disk keeps what
was synced; of the rest it may keep any part, in sectors of 512 bytes. What is not modelled:
disks that lie about a sync.
"""

import random
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.fault.machine import ROOT

SECTOR = 512
_CALL = re.compile(
    r"(?:\d+ +)?(pwrite64|ftruncate|fsync|fdatasync|write)\((\d+)<(.*?)>(?:, (.*))?\) = (-?\d+)"
)
_BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes told to a file and not yet synced."""

    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Truncate:
    """A new length told to a file and not yet synced."""

    length: int


@dataclass(frozen=True, slots=True)
class Call:
    """One thing the program told the machine; ``said`` is a line it told the test."""

    path: str = ""
    change: Write | Truncate | None = None
    said: str = ""


@dataclass(slots=True)
class Disk:
    """What is safe of each file, and what is only on its way."""

    safe: dict[str, bytes]
    on_its_way: dict[str, list[Write | Truncate]] = field(default_factory=dict)

    def take(self, call: Call) -> None:
        """Do what the program asked; a call without a change is a sync."""
        if call.change is not None:
            self.on_its_way.setdefault(call.path, []).append(call.change)
        elif call.path:
            for change in self.on_its_way.pop(call.path, []):
                self.safe[call.path] = _changed(self.safe.get(call.path, b""), change)

    def after_a_cut(self, dice: random.Random) -> Mapping[str, bytes]:
        """Return the files as they may be found: any part of what was on its way, in sectors."""
        found = dict(self.safe)
        for path, changes in self.on_its_way.items():
            chance = dice.choice([0.0, 0.3, 0.7, 1.0])
            for change in changes:
                for part in _sectors(change):
                    if dice.random() < chance:
                        found[path] = _changed(found.get(path, b""), part)
        return found


def record(task: str, folder: Path, *arguments: object) -> list[Call]:
    """Run a task of ``tests.fault.tasks`` and return all it told the disk and the test."""
    log = folder.parent / f"{folder.name}.strace"
    calls = "trace=pwrite64,ftruncate,fsync,fdatasync,write"
    script = f"import sys; from tests.fault.tasks import TASKS; TASKS[{task!r}](*sys.argv[1:])"
    traced = ["strace", "-f", "-y", "-xx", "-s", "100000", "-e", calls, "-o", str(log)]
    python = [sys.executable, "-c", script, str(folder), *map(str, arguments)]
    subprocess.run(
        [*traced, *python],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=60,
    )
    return list(_calls(log.read_text().splitlines(), folder))


def _calls(lines: Sequence[str], folder: Path) -> Iterator[Call]:
    for line in lines:
        found = _CALL.match(line)
        if found is None:
            assert str(folder) not in line, line
            continue
        name, descriptor, path, arguments, result = found.groups()
        path = bytes.fromhex(path.replace("\\x", "")).decode() if "\\x" in path else path
        if name == "write" and descriptor == "1":
            yield Call(said=_bytes(arguments).decode().strip())
        elif Path(path).parent == folder:
            assert int(result) >= 0, line
            yield Call(Path(path).name, _change(name, arguments))


def _change(name: str, arguments: str | None) -> Write | Truncate | None:
    if name in {"fsync", "fdatasync"}:
        return None
    assert name in {"pwrite64", "ftruncate"}, name
    assert arguments is not None
    last = int(arguments.rsplit(", ", 1)[-1])
    return Truncate(last) if name == "ftruncate" else Write(last, _bytes(arguments))


def _bytes(arguments: str | None) -> bytes:
    found = _BYTES.search(arguments or "")
    assert found is not None, arguments
    return bytes.fromhex(found[1].replace("\\x", ""))


def _sectors(change: Write | Truncate) -> Iterator[Write | Truncate]:
    if isinstance(change, Truncate):
        yield change
        return
    start, end = change.offset, change.offset + len(change.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield Write(start, change.data[start - change.offset : stop - change.offset])
        start = stop


def _changed(content: bytes, change: Write | Truncate) -> bytes:
    if isinstance(change, Truncate):
        return content[: change.length].ljust(change.length, b"\0")
    content = content.ljust(change.offset, b"\0")
    return content[: change.offset] + change.data + content[change.offset + len(change.data) :]

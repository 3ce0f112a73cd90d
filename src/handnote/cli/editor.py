"""The user's own editor, on one private file."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from handnote.domain.problem import AskTrouble, Problem, StoreTrouble

_FOR_THE_EYES = "#|"
_LONG_AGO = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Edited:
    """What came back from the editor; ``is_saved`` is whether anything was saved in it."""

    words: str
    is_saved: bool
    ended_well: bool


def named_editor(environment: Mapping[str, str]) -> list[str]:
    """The command in VISUAL or else EDITOR; raises ``NO_EDITOR`` where neither names one."""
    named = environment.get("VISUAL", "").strip() or environment.get("EDITOR", "").strip()
    try:
        command = shlex.split(named, posix=os.name != "nt")
    except ValueError as error:
        raise Problem(AskTrouble.NO_EDITOR, editor=named, why=str(error)) from error
    if not command:
        raise Problem(AskTrouble.NO_EDITOR)
    return command


def lay_out(folder: Path, words: str, facts: Sequence[str]) -> Path:
    """A new private file in ``folder`` with the words so far, and the facts under them.

    It lies in a folder of its own, with whatever copies an editor puts beside it.
    """
    try:
        path = Path(tempfile.mkdtemp(prefix="writing-", dir=folder)) / "note.txt"
        path.touch(mode=0o600, exist_ok=False)
        shown = (f"{_FOR_THE_EYES} {line}".rstrip() for fact in facts for line in fact.split("\n"))
        path.write_text("\n".join([words, "", *shown, ""]), encoding="utf-8", newline="\n")
        # Any save at all is now later than this one.
        os.utime(path, (_LONG_AGO, _LONG_AGO))
    except OSError as error:
        raise Problem(StoreTrouble.READ_ONLY, name="note.txt", folder=str(folder)) from error
    return path


def edit(path: Path, command: Sequence[str]) -> Edited:
    """Let the user write in ``path`` until the editor closes.

    Raises ``NO_EDITOR`` where it does not start, and ``CANNOT_READ_FILE`` for words in
    letters other than UTF-8.
    """
    try:
        with _left_to_the_editor():
            ended = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - her editor
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Problem(AskTrouble.NO_EDITOR, editor=command[0], why=why) from error
    ended_well = ended.returncode == 0
    if not path.exists() or path.stat().st_mtime == _LONG_AGO:
        return Edited("", is_saved=False, ended_well=ended_well)
    return Edited(_words_in(path), is_saved=True, ended_well=ended_well)


def holds_words(path: Path) -> bool:
    """Whether the file was saved with anything in it but the facts, in whatever letters."""
    if not path.exists() or path.stat().st_mtime == _LONG_AGO:
        return False
    lines = path.read_bytes().splitlines()
    return any(line.strip() and not line.startswith(_FOR_THE_EYES.encode()) for line in lines)


def put_away(path: Path) -> None:
    """Remove a file that was laid out, and what an editor left beside it."""
    shutil.rmtree(path.parent, ignore_errors=True)


def _words_in(path: Path) -> str:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "not UTF-8"
        raise Problem(AskTrouble.CANNOT_READ_FILE, name=path.name, why=why) from error
    return "\n".join(line for line in lines if not line.startswith(_FOR_THE_EYES)).strip()


@contextmanager
def _left_to_the_editor() -> Iterator[None]:
    """Ctrl+C is the editor's while it runs; here it would throw the words away."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    # A handler of ours is not inherited by the editor, as SIG_IGN would be.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)

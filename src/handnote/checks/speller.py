"""Asking dictionaries about words, through a process of their own that may break or be slow."""

import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from handnote.checks.dictionaries import Dictionary
from handnote.checks.spelling_process import NO_ENGINE
from handnote.domain.problem import AskTrouble, Problem

_PROCESS = "handnote.checks.spelling_process"
_OPENING_S, _ASKING_S = 15.0, 5.0
_MOST_OPEN = 4
"""Dictionaries open at once: 5 to 40 MB each."""


class Speller:
    """One process with a few dictionaries in it, begun at the first question, ended by ``close``.

    A dictionary that breaks it or takes too long is not asked again; the others go on. Any
    thread may ask; each question is answered before the next is put.
    """

    def __init__(self, *, opening_s: float = _OPENING_S, asking_s: float = _ASKING_S) -> None:
        self._opening_s = opening_s
        self._asking_s = asking_s
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._scripts: dict[str, str] = {}
        self._broken: set[str] = set()
        self._is_closed = False
        self.has_engine = True
        """False once it was found that nobody builds one for this computer."""

    @property
    def process_id(self) -> int | None:
        """The number the system gave the process; None where there is none."""
        return self._process.pid if self._process else None

    @property
    def is_running(self) -> bool:
        """Whether there is a process."""
        return self._process is not None

    def script(self, dictionary: Dictionary) -> str:
        """What Unicode calls the letters of a dictionary: LATIN, CYRILLIC, GREEK.

        Raises ``DICTIONARY_BROKEN`` for one that cannot be used, or ``NO_SPELLING_HERE`` where
        there is no Hunspell for this computer; so do the others here.
        """
        with self._turn:
            return self._opened(dictionary)

    def wrong(self, dictionary: Dictionary, words: Sequence[str]) -> frozenset[str]:
        """Return those of ``words`` a dictionary does not know."""
        with self._turn:
            self._opened(dictionary)
            right = self._ask(dictionary, {"words": list(words)})["right"]
        if not isinstance(right, list) or len(right) != len(words):
            raise self._give_up(dictionary)
        return frozenset(word for word, is_right in zip(words, right) if not is_right)

    def like(self, dictionary: Dictionary, word: str) -> tuple[str, ...]:
        """Return words of a dictionary that are spelt nearly like this, the likeliest first."""
        with self._turn:
            self._opened(dictionary)
            like = self._ask(dictionary, {"word": word})["like"]
        return tuple(map(str, like)) if isinstance(like, list) else ()

    def begin_anew(self) -> None:
        """Read every dictionary again when it is next asked, also one that was given up."""
        with self._turn:
            self._end()
            self._broken.clear()

    def close(self) -> None:
        """End the process; nothing is answered after."""
        process = self._process
        self._is_closed = True
        if process is not None:
            process.kill()  # a question still under way fails by it, and leaves the turn free
        with self._turn:
            self._end()

    def _opened(self, dictionary: Dictionary) -> str:
        name = dictionary.name
        if not self.has_engine:
            raise Problem(AskTrouble.NO_SPELLING_HERE)
        if name in self._broken:
            raise _broken(dictionary)
        if self._process is None or name not in self._scripts:
            if len(self._scripts) >= _MOST_OPEN:
                self._end()
            asked: dict[str, object] = {"aff": str(dictionary.aff), "dic": str(dictionary.dic)}
            answer = self._ask(dictionary, asked, patience_s=self._opening_s)
            if answer.get("refused") == NO_ENGINE:
                self.has_engine = False
                raise Problem(AskTrouble.NO_SPELLING_HERE)
            if "script" not in answer:
                self._broken.add(name)
                raise _broken(dictionary)
            self._scripts[name] = str(answer["script"])
        return self._scripts[name]

    def _ask(
        self, dictionary: Dictionary, asked: dict[str, object], *, patience_s: float = 0
    ) -> dict[str, object]:
        """Put one question; a process that does not answer in time is ended."""
        process = self._started()
        patience = threading.Timer(patience_s or self._asking_s, process.kill)
        patience.start()
        try:
            question = json.dumps({"dictionary": dictionary.name, **asked})
            answer = b""
            with suppress(OSError):
                assert process.stdin
                assert process.stdout
                process.stdin.write(question.encode() + b"\n")
                process.stdin.flush()
                answer = process.stdout.readline()
        finally:
            patience.cancel()
            patience.join()
        if not answer.endswith(b"\n"):
            raise self._give_up(dictionary)
        told = json.loads(answer)
        if not isinstance(told, dict):
            raise self._give_up(dictionary)
        return told

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._is_closed:
            raise Problem(AskTrouble.DICTIONARY_BROKEN, name="")
        if self._process is None:
            # -P: the folder handnote was started in must not lend this process its modules.
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-P", "-m", _PROCESS],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=_no_window(),
            )
        return self._process

    def _give_up(self, dictionary: Dictionary) -> Problem:
        self._end()
        if not self._is_closed:
            self._broken.add(dictionary.name)
        return _broken(dictionary)

    def _end(self) -> None:
        process, self._process = self._process, None
        self._scripts.clear()
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()
        process.wait()


def _broken(dictionary: Dictionary) -> Problem:
    return Problem(AskTrouble.DICTIONARY_BROKEN, name=Path(dictionary.dic).name)


def _no_window() -> int:
    """Windows would show a black one for a moment."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0

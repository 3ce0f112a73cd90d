"""The terminal: what is said goes out, what goes wrong goes beside it."""

import io
import json
import os
import re
import shutil
import sys
from dataclasses import dataclass
from typing import TextIO

from handnote.cli.columns import harmless

# JSON escapes the controls below U+0020 only; a terminal obeys U+0080 to U+009F as well.
_CONTROLS = re.compile("[\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a command speaks and listens."""

    out: TextIO
    err: TextIO
    keyboard: TextIO | None

    @property
    def has_keyboard(self) -> bool:
        """Whether somebody types, rather than a file or another program."""
        return self.keyboard is not None and self.keyboard.isatty()

    @property
    def room(self) -> int:
        """How many columns a line may have; 0 where nothing is drawn in columns."""
        return shutil.get_terminal_size().columns if self.out.isatty() else 0

    def listen(self, limit: int) -> bytes:
        """What is typed or piped in, up to ``limit`` bytes."""
        return self.keyboard.buffer.read(limit) if self.keyboard is not None else b""

    def say(self, line: str = "") -> None:
        """Print one line, made harmless already where strangers had a part in it."""
        print(line, file=self.out)

    def complain(self, sentence: str) -> None:
        """Print one sentence beside the output."""
        print(harmless(sentence), file=self.err)

    def tell(self, value: object) -> None:
        """Print ``value`` as JSON in UTF-8, its keys in the order they were put."""
        if isinstance(self.out, io.TextIOWrapper):
            self.out.reconfigure(encoding="utf-8")
        text = json.dumps(value, ensure_ascii=False, indent=2)
        self.say(_CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text))

    def stop_talking(self) -> None:
        """Let what is still to be printed go nowhere, for nobody listens any more."""
        # Python would complain at its end that it cannot flush a closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.out.fileno())


def standard_terminal() -> Terminal:
    """The terminal this process runs in, with letters it cannot show as question marks.

    A process may have been started without one; what it says then goes nowhere.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    return Terminal(sys.stdout or io.StringIO(), sys.stderr or io.StringIO(), sys.stdin)

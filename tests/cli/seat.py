"""A seat at a terminal: the real commands on a real desk, with a clock that stands still."""

import io
import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from handnote.bootstrap import make_sample, makers, open_desk
from handnote.cli.run import run
from handnote.cli.terminal import Terminal

EVENING = datetime(2026, 11, 21, 19, 40, tzinfo=timezone(timedelta(hours=1)))


class StoppedClock:
    """A clock that stands at one evening."""

    def now(self) -> datetime:
        """Return that evening."""
        return EVENING


class Typed(io.TextIOWrapper):
    """What comes in, and whether somebody types it."""

    def __init__(self, data: bytes, *, by_hand: bool) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")
        self._by_hand = by_hand

    def isatty(self) -> bool:
        """Whether there is a keyboard at the other end."""
        return self._by_hand


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit code, and what it printed where."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> Any:  # what json.loads returns
        """The JSON that was printed."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Seat:
    """Somebody at a terminal with one data folder."""

    folder: Path

    def run(self, *arguments: object, piped: bytes | None = None) -> Ran:
        """Run a command on the data folder, typing unless something is piped in."""
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
        err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
        keyboard = Typed(piped or b"", by_hand=piped is None)
        said = ["--data", str(self.folder), *map(str, arguments)]
        code = run(said, self._makers(), Terminal(out, err, keyboard))
        return Ran(code, _printed(out), _printed(err))

    def order(self, name: str) -> dict[str, Any]:
        """The first order of whoever has this name, as the command line tells it."""
        orders = self.run("orders", "--json").told
        order: dict[str, Any] = next(
            order for order in orders[::-1] if name in (order["buyer"], order["recipient"])
        )
        return order

    def _makers(self) -> Any:
        clock = StoppedClock()
        return replace(
            makers(),
            desk=lambda folder: open_desk(folder, clock),
            sample_shop=lambda folder: make_sample(folder, clock),
            now=clock.now,
        )


def _printed(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()

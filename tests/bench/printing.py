"""The Print place on many waiting notes: how soon the sheet is there, how still the window held."""

from collections.abc import Iterator
from contextlib import closing
from json import loads
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from handnote.bootstrap import open_desk
from handnote.domain.note import MadeBy
from tests.bench.measurement import Measurement, ms
from tests.bench.processes import output, python
from tests.bench.screen import Screen
from tests.bench.size import Size
from tests.bench.words import Scribe

_WORDS = 25
_COMMAND = "from tests.bench.print_window import main; main()"


def measure(size: Size, screen: Screen) -> Iterator[Measurement]:
    """The place opened on finished notes, beside setting those notes with no window about."""
    with TemporaryDirectory() as folder:
        _finish_notes(Path(folder), size.waiting)
        told = [
            loads(output(python(_COMMAND, folder), screen.environment)) for _ in range(size.rounds)
        ]
    yield ms(
        f"Print place on {size.waiting:,} notes, to the sheet",
        median(each["shown"] for each in told),
        median(each["alone"] for each in told),
        aim="≤ 1.5×",
    )
    yield ms(
        "longest the window held still meanwhile",
        median(each["stall"] for each in told),
        aim="≤ 16 ms",
    )


def _finish_notes(folder: Path, count: int) -> None:
    scribe = Scribe(seed=count)
    with closing(open_desk(folder)) as desk:
        for _ in range(count):
            order_id = desk.inbox.add_by_hand(scribe.name(), scribe.title())
            desk.composing.finish(
                order_id,
                scribe.note(_WORDS),
                hand="caveat",
                made_by=MadeBy.FONT,
                sign_off="Anna",
            )

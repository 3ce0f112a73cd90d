"""A command in the terminal, beside Python starting up to do nothing."""

import sysconfig
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.measurement import Measurement, ms, seconds
from tests.bench.processes import output, python
from tests.bench.size import Size


def measure(size: Size) -> Iterator[Measurement]:
    """One look into the catalogue, as a process of its own."""
    handnote = str(Path(sysconfig.get_path("scripts"), "handnote"))
    if "5163" not in output([handnote, "stocks", "5163"]):
        raise RuntimeError("the label sheet is not in the catalogue")
    took, least = [], []
    for _ in range(size.commands):
        took.append(seconds(output, [handnote, "stocks", "5163"]))
        least.append(seconds(floor))
    yield ms("handnote stocks 5163", median(took), median(least))


def floor() -> None:
    """Python, doing nothing."""
    output(python("pass"))

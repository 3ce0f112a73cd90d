"""From the click to a label that takes keys, each key to its paint, and the memory it takes."""

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from handnote.config.resources import resource
from tests.bench.measurement import Measurement, ms, spread
from tests.bench.processes import output, python
from tests.bench.screen import Screen
from tests.bench.shops import Shops
from tests.bench.size import Size

_FONT = resource("fonts", "Caveat-Regular.ttf")

_NOTE = (
    "Inês, three mugs now: you’re building a set without telling me! I kept back the one with "
    "the thumbprint in the glaze, because you said you liked the odd ones. Greetings to the cat."
)
_WARM_UPS = 1
"""Starts not counted: the first one compiles every module and reads it from the disk."""

_MEMORY = {
    "started": "memory of the window once open",
    "typed": "memory of the window after a note",
    "peak": "most memory the window ever took",
}


@dataclass(frozen=True, slots=True)
class Sitting:
    """What one child told: seconds to a writable window and for each key, MiB of memory."""

    start: float
    keys: tuple[float, ...]
    memory: dict[str, float | None]


def measure(shops: Shops, size: Size, screen: Screen) -> Iterator[Measurement]:
    """Start, keys and memory of handnote's window beside those of a bare one."""
    text = _NOTE[: size.letters]
    pairs = []
    for _ in range(_WARM_UPS + size.starts):
        with shops.copy(size.notes, waiting=1) as shop:
            pairs.append((_sit("our_window", [text, str(shop)], screen), floor(text, screen)))
    ours, bare = zip(*pairs[-size.starts :], strict=True)
    yield ms(
        f"start to a label to type on, {size.notes:,} notes",
        median(sitting.start for sitting in ours),
        median(sitting.start for sitting in bare),
        aim="≤ 1.3×",
    )
    yield from spread("key to repainted label", _all_keys(ours), _all_keys(bare), aim="≤ 16 ms")
    yield from _memory(ours, bare)


def floor(text: str, screen: Screen) -> Sitting:
    """A window with nothing but Qt's plain editor, in the same font."""
    return _sit("bare_window", [text, str(_FONT)], screen)


def _sit(module: str, arguments: Sequence[str], screen: Screen) -> Sitting:
    command = python(f"from tests.bench.{module} import main; main()", *arguments)
    begun = time.monotonic()
    told = json.loads(output(command, screen.environment))
    return Sitting(told["writable_at"] - begun, tuple(told["keys"]), told["memory"])


def _all_keys(sittings: Sequence[Sitting]) -> list[float]:
    """Every key but the first of a window, which loads the letters."""
    return [took for sitting in sittings for took in sitting.keys[1:]]


def _memory(ours: Sequence[Sitting], bare: Sequence[Sitting]) -> Iterator[Measurement]:
    for key, name in _MEMORY.items():
        taken, least = _known(key, ours), _known(key, bare)
        if taken and least:
            yield Measurement(name, median(taken), "MiB", median(least))
        else:
            print(f"{name}: only Linux tells")


def _known(key: str, sittings: Sequence[Sitting]) -> list[float]:
    return [told for sitting in sittings if (told := sitting.memory[key]) is not None]

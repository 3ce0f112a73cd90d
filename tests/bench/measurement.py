"""What a benchmark found: a value, and the floor it was measured beside."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median
from typing import ParamSpec

P = ParamSpec("P")

_COLUMN = 58


@dataclass(frozen=True, slots=True)
class Measurement:
    """One line of the report. ``aim`` is what the number is read against; it fails nothing."""

    name: str
    value: float
    unit: str
    floor: float | None = None
    aim: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the floor it is; None where there is none."""
        return self.value / self.floor if self.floor else None

    def line(self) -> str:
        """The measurement for people."""
        said = f"{self.name:<{_COLUMN}} {_number(self.value)} {self.unit:<3}"
        if self.floor is not None and self.ratio is not None:
            said += f"  floor {_number(self.floor)} {self.unit:<3} {self.ratio:7.2f}×"
        return f"{said}  aim {self.aim}" if self.aim else said.rstrip()

    def as_told(self) -> dict[str, str | float | None]:
        """The measurement for other programs."""
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "floor": self.floor,
            "ratio": self.ratio,
        }


def ms(name: str, seconds: float, floor: float | None = None, *, aim: str = "") -> Measurement:
    """A measurement in milliseconds of lengths in seconds."""
    return Measurement(name, seconds * 1000, "ms", None if floor is None else floor * 1000, aim)


def spread(
    name: str, seconds: Sequence[float], floor: Sequence[float], *, aim: str = ""
) -> list[Measurement]:
    """The median and the 95th percentile of the same lengths; ``aim`` is for the latter."""
    return [
        ms(f"{name}, p50", median(seconds), median(floor)),
        ms(f"{name}, p95", p95(seconds), p95(floor), aim=aim),
    ]


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return sorted(values)[ceil(0.95 * len(values)) - 1]


def seconds(work: Callable[P, object], *given: P.args, **named: P.kwargs) -> float:
    """How long ``work`` takes with what it is given."""
    begun = time.perf_counter()
    work(*given, **named)
    return time.perf_counter() - begun


def _number(value: float) -> str:
    return f"{value:9.3f}" if value < 10 else f"{value:9.1f}"

"""How much a run measures: all of it, or just enough to see that the benchmarks work."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """How often and over how much each benchmark runs."""

    starts: int
    """Windows opened, each beside a bare one."""
    letters: int
    """Keys pressed in each window."""
    notes: int
    """History of a shop some years old."""
    many_notes: int
    """History of a shop that has been at it for ever."""
    waiting: int
    """Orders waiting in the shop with many notes."""
    pile: int
    """Orders waiting in the shop with a large pile."""
    sheets: int
    """Notes put on sheets."""
    rounds: int
    """Times the longer measurements are repeated."""
    queries: int
    """Searches typed letter by letter."""
    saves: int
    """Drafts saved."""
    opens: int
    """Orders opened."""
    rows: int
    """Rows of the order file."""
    commands: int
    """Commands given in the terminal."""


FULL = Size(
    starts=7,
    letters=180,
    notes=10_000,
    many_notes=100_000,
    waiting=500,
    pile=100_000,
    sheets=1000,
    rounds=3,
    queries=15,
    saves=200,
    opens=300,
    rows=5000,
    commands=15,
)

TINY = Size(
    starts=1,
    letters=8,
    notes=30,
    many_notes=60,
    waiting=5,
    pile=12,
    sheets=20,
    rounds=1,
    queries=3,
    saves=4,
    opens=4,
    rows=30,
    commands=1,
)

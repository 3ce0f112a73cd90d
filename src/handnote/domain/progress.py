"""Long work that tells how far it is and can be told to stop."""

from collections.abc import Callable

Hear = Callable[[int], None]
"""Hears how many rows or orders are done so far; raises ``Stopped`` where nobody waits for more."""


class Stopped(Exception):  # noqa: N818 - as Problem is
    """Nobody waits for this work any more; nothing of it is kept."""


def unheard(_done: int) -> None:
    """Let work go on to its end, whoever waits for it."""

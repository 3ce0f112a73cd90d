"""Long work that can be stopped in the middle, by ``Stopped``: nothing is changed then."""

from collections.abc import Callable

GoOn = Callable[[int, int], bool]
"""Told how much of how much is done; says whether to go on."""


def never_stop(_done: int, _of: int) -> bool:
    """Go on, whatever is done."""
    return True

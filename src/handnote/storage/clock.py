"""The clock on the wall: injected, so that a test can stop it."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the moment, with the desk's own offset from UTC."""

    def now(self) -> datetime:
        """Return an aware datetime in local time."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return this moment in the computer's time zone."""
        return datetime.now().astimezone()

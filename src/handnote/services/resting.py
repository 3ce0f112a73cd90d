"""Resting: after about ten notes by hand it is time to let the hand lie still."""

from datetime import datetime, timedelta

from handnote.domain.note import MadeBy
from handnote.sheets.key_sheet import REST_AFTER

BY_HAND = frozenset({MadeBy.PEN, MadeBy.INK})
_A_REST = timedelta(minutes=10)
"""So long without a note, and the hand has rested by itself."""


class Resting:
    """Keeps in mind how long a hand has been writing. Nothing of it is kept or shown."""

    def __init__(self) -> None:
        self._written = 0
        self._last: datetime | None = None

    def wrote(self, made_by: MadeBy, now: datetime) -> bool:
        """Take in that a note is finished; whether it is time for a rest, once for every ten."""
        if made_by not in BY_HAND:
            return False
        if self._last and now - self._last >= _A_REST:
            self._written = 0
        self._last = now
        self._written = (self._written + 1) % REST_AFTER
        return self._written == 0

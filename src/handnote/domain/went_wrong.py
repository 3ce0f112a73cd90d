"""Something went wrong: an order to put right before anything else is said."""

from dataclasses import dataclass
from datetime import date

PUT_RIGHT_LIMIT = 500
"""Longest line on what was put right kept, in characters."""


@dataclass(frozen=True, slots=True)
class WentWrong:
    """That something did, and what the seller says she has put right; empty until she does."""

    since: date
    put_right: str = ""

    @property
    def is_put_right(self) -> bool:
        """Whether she has said what she put right."""
        return bool(self.put_right)

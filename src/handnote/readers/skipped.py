"""Rows of an order file that were left out, and why."""

from dataclasses import dataclass
from enum import StrEnum


class SkipReason(StrEnum):
    """Why a row is not part of any order. The words for each live in ``handnote.wording``."""

    NO_NUMBER = "no-number"
    ODD_NUMBER = "odd-number"
    TOO_SHORT = "too-short"
    SHIFTED = "shifted"
    ODD_QUOTES = "odd-quotes"
    TOO_LONG = "too-long"
    BROKEN_LETTERS = "broken-letters"
    CUT_OFF = "cut-off"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that was left out; ``row`` is its number when a spreadsheet shows the file."""

    row: int
    why: SkipReason

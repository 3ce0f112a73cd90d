"""Lengths as people write them: 99,1 or 99.1, 2 5/8, 38 mm, 1½"."""

import re
from math import isfinite

from handnote.domain.units import INCH, Mm

_UNITS = {"mm": 1.0, "cm": 10.0, "in": INCH, '"': INCH, "″": INCH, "inch": INCH, "inches": INCH}
_VULGAR = str.maketrans(
    {"½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⅛": " 1/8", "⅜": " 3/8", "⅝": " 5/8", "⅞": " 7/8"}
)

FIGURE = r"\d+(?:[ -]+\d+/\d+|/\d+|[.,]\d+)?|[.,]\d+"
"""A number as people write it, for patterns that look for one."""

_LENGTH = re.compile(rf'\s*([-−]?)({FIGURE})\s*(mm|cm|inches|inch|in\.?|"|″)?\s*', re.ASCII)
_LONGEST = 40


def figure(text: str) -> float:
    """The number that ``text``, which ``FIGURE`` matches, stands for; nan for a division by 0."""
    whole, _, rest = text.replace("-", " ").rpartition(" ")
    top, slash, bottom = rest.partition("/")
    if not slash:
        return float(rest.replace(",", "."))
    if not int(bottom):
        return float("nan")
    return float(whole or 0) + int(top) / int(bottom)


def read_length(text: str, *, inches: bool = False) -> Mm | None:
    """The length ``text`` says, in mm or in ``inches`` where it names no unit; else None."""
    found = _LENGTH.fullmatch(text.translate(_VULGAR)) if len(text) <= _LONGEST else None
    if not found:
        return None
    unit = (found[3] or ("in" if inches else "mm")).rstrip(".")
    length = figure(found[2]) * _UNITS[unit] * (-1 if found[1] else 1)
    return Mm(length) if isfinite(length) else None

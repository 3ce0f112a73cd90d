"""Lengths. Everything in the core is in millimetres, from the top left, y down."""

from typing import NewType

Mm = NewType("Mm", float)

POINT = Mm(25.4 / 72)
"""One typographic point. The trade states letter sizes in points; the core never does."""

INCH = 25.4
"""Millimetres to the inch."""

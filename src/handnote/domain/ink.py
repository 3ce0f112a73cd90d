"""Inks: the colours a note can be written in."""

from enum import StrEnum


class Ink(StrEnum):
    """Seven inks one can buy in a bottle."""

    BLUE_BLACK = "blue-black"
    ROYAL_BLUE = "royal-blue"
    VIOLET = "violet"
    BURGUNDY = "burgundy"
    SEPIA = "sepia"
    FOREST_GREEN = "forest-green"
    BLACK = "black"

    @property
    def rgb(self) -> tuple[int, int, int]:
        """Red, green and blue of 255, as the ink looks once it is dry."""
        return _DRY[self]


_DRY = {
    Ink.BLUE_BLACK: (0x23, 0x37, 0x5C),
    Ink.ROYAL_BLUE: (0x1F, 0x45, 0x9B),
    Ink.VIOLET: (0x4A, 0x2F, 0x7A),
    Ink.BURGUNDY: (0x6B, 0x1F, 0x33),
    Ink.SEPIA: (0x54, 0x3A, 0x26),
    Ink.FOREST_GREEN: (0x1E, 0x4B, 0x37),
    Ink.BLACK: (0x1C, 0x1C, 0x1E),
}

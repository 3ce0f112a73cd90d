"""Marks: what a sheet carries besides the notes, to cut it, to check it or to transfer it."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Marks:
    """What is drawn round the labels that carry a note; ``mirror`` turns each note over."""

    outlines: bool = False
    crop_marks: bool = False
    mirror: bool = False


class Ruling(StrEnum):
    """What is printed on a label to write along; ``LEFT_HANDED`` shows a slant to the left."""

    NOTHING = "nothing"
    LINES = "lines"
    LEFT_HANDED = "left-handed"

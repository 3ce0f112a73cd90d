"""Marks: what a sheet carries besides the notes, to cut it, to check it or to transfer it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """What is drawn round the labels that carry a note; ``mirror`` turns each note over."""

    outlines: bool = False
    crop_marks: bool = False
    mirror: bool = False

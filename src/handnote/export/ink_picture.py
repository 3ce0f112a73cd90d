"""Ink on the saved page: the shapes that are printed, as a picture within the page."""

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from handnote.domain.drawing import Outline
from handnote.domain.problem import Problem
from handnote.ink.codec import decode
from handnote.ink.moving import cut_out
from handnote.ink.outlining import outlines


@dataclass(frozen=True, slots=True)
class InkPath:
    """Shapes of one ink: its colour, and what SVG calls their path."""

    colour: str
    path: str


@dataclass(frozen=True, slots=True)
class InkPicture:
    """A drawing cut to what is on it; sides in mm."""

    width: str
    height: str
    paths: tuple[InkPath, ...]


def ink_picture(data: bytes) -> InkPicture | None:
    """The picture of a drawing as it is kept; None for none, or for one that cannot be read."""
    try:
        drawing = cut_out(decode(data))
    except Problem:
        return None
    if not drawing.strokes:
        return None
    paths = tuple(
        InkPath("#{:02x}{:02x}{:02x}".format(*ink.rgb), " ".join(map(_path, shapes)))
        for ink, shapes in groupby(outlines(drawing.strokes), key=attrgetter("ink"))
    )
    return InkPicture(f"{drawing.width:.2f}", f"{drawing.height:.2f}", paths)


def _path(shape: Outline) -> str:
    return f"M{' L'.join(f'{x:.2f} {y:.2f}' for x, y in shape.corners)}Z"

"""Lines and arrows on a page, stroked as they are made."""

from math import hypot

from handnote.domain.calibration import Paper
from handnote.domain.units import POINT, Mm

Place = tuple[Mm, Mm]
"""Millimetres from the page's left and upper edge."""


def path(paper: Paper, *points: Place) -> str:
    """A line through these places."""
    said = [
        f"{x / POINT:.4f} {(paper.height - y) / POINT:.4f} {'l' if number else 'm'}"
        for number, (x, y) in enumerate(points)
    ]
    return " ".join([*said, "S"])


def arrow(paper: Paper, tail: Place, tip: Place, *, head: Mm) -> str:
    """A straight arrow whose open head is ``head`` long and wide."""
    long = hypot(tip[0] - tail[0], tip[1] - tail[1])
    step_x, step_y = (tip[0] - tail[0]) / long, (tip[1] - tail[1]) / long
    back_x, back_y = tip[0] - step_x * head, tip[1] - step_y * head
    wide = head / 2
    one = Mm(back_x + step_y * wide), Mm(back_y + step_x * wide)
    other = Mm(back_x - step_y * wide), Mm(back_y - step_x * wide)
    return " ".join([path(paper, tail, tip), path(paper, one, tip, other)])

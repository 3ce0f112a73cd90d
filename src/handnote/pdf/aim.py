"""A finished PDF moved by what a printer is off: one matrix that all its pages begin with.

The matrix is a stream of its own that every page of the document shares. It is not compressed
and always equally long, so it can be replaced in the finished bytes: what goes to the printer
is the proof itself but for these six numbers.
"""

from handnote.domain.calibration import Calibration, Paper
from handnote.domain.units import POINT, Mm


def aim_operator(paper: Paper, made: Calibration | None = None) -> bytes:
    """The operator that sends everything where ``made`` will bring it right."""
    made = made or Calibration()
    # PDF counts y upwards from the bottom edge; everything else here counts down from the top.
    left, bottom = made.aim(paper, Mm(0.0), paper.height)
    across, up = left / POINT, (paper.height - bottom) / POINT
    matrix = f"{1 / made.scale_x:9.7f} 0 0 {1 / made.scale_y:9.7f} {across:10.5f} {up:10.5f} cm"
    return f"{matrix} % where the printer is to put this page\n".encode("ascii")


def aimed(pdf: bytes, paper: Paper, made: Calibration) -> bytes:
    """``pdf`` so that a printer which does ``made`` prints it where it belongs."""
    straight = aim_operator(paper)
    if pdf.count(straight) != 1:
        raise ValueError("this PDF has no matrix to aim with")
    return pdf.replace(straight, aim_operator(paper, made))

"""A small tea cup, drawn: where it stands a hand may rest."""

from handnote.domain.units import POINT, Mm

WIDE = Mm(4.4)
HIGH = Mm(3.6)

_PEN = "0.5 G 0.55 w 1 J 1 j"
# In points from its lower left corner: saucer, bowl, handle, two wisps of steam.
_PATHS = (
    "0.6 0.6 m 10.2 0.6 l S",
    "1.9 5.9 m 1.9 2.9 3.2 1.7 5.1 1.7 c 7 1.7 8.3 2.9 8.3 5.9 c h S",
    "8.2 5.3 m 10.4 5.9 10.8 3.2 7.6 3 c S",
    "4 7.2 m 3.3 8 4.7 8.5 4 9.5 c S",
    "6.2 7.2 m 5.5 8 6.9 8.5 6.2 9.5 c S",
)


def tea_cup(left: Mm, top: Mm, page_height: Mm) -> str:
    """The cup with its upper left corner there on the page, in mm."""
    across, up = left / POINT, (page_height - top - HIGH) / POINT
    return f"q 1 0 0 1 {across:.3f} {up:.3f} cm {_PEN} {' '.join(_PATHS)} Q"

"""Pictures of written notes: cut out of a photo of their sheet, one for a note."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from handnote.domain.note import NoteId

MOST_BYTES = 60_000
"""What the picture of one label may take on the disk."""

ENDINGS = frozenset(
    (
        *(".jpg", ".jpeg", ".jpe", ".png", ".tif", ".tiff", ".webp", ".bmp"),
        *(".heic", ".heif", ".avif", ".gif", ".svg", ".dng", ".psd"),
    )
)
"""How the names of pictures end, those that are not read included: they get a sentence."""

Corner = tuple[float, float]


class Doubt(StrEnum):
    """What about a photo of a sheet is to be looked at before anything is filed."""

    NOT_FOUND = "not-found"
    CUT_OFF = "cut-off"
    WRONG_SHAPE = "wrong-shape"
    WRONG_SHEET = "wrong-sheet"
    WAY_UP = "way-up"
    BLURRED = "blurred"


@dataclass(frozen=True, slots=True)
class Quad:
    """The corners of a page in a photo, from its top left one clockwise as the writing is read.

    Each is (across, down) in shares of the photo, 0 to 1; of a page that is not wholly in it,
    a little less or more.
    """

    corners: tuple[Corner, Corner, Corner, Corner]

    @classmethod
    def of(cls, points: "Sequence[Sequence[float]]") -> "Quad":
        """The quad of four points."""
        a, b, c, d = ((float(x), float(y)) for x, y in points)
        return cls((a, b, c, d))

    @classmethod
    def inset(cls, by: float = 0.08) -> "Quad":
        """Corners to begin dragging from, a little inside a photo."""
        return cls(((by, by), (1 - by, by), (1 - by, 1 - by), (by, 1 - by)))

    def turned(self, quarters: int = 1) -> "Quad":
        """The same page, read with the next corner as its top left one."""
        n = quarters % 4
        a, b, c, d = self.corners[n:] + self.corners[:n]
        return Quad((a, b, c, d))

    def moved(self, number: int, to: Corner) -> "Quad":
        """With one corner somewhere else, at most a third of the photo outside it."""
        corners = list(self.corners)
        corners[number] = (min(max(to[0], -0.33), 1.33), min(max(to[1], -0.33), 1.33))
        a, b, c, d = corners
        return Quad((a, b, c, d))

    @property
    def is_page(self) -> bool:
        """Whether a page can lie so: four corners in turn, none of them inwards."""
        turns = []
        for number in range(4):
            (ax, ay), (bx, by), (cx, cy) = (self.corners[(number + i) % 4] for i in range(3))
            turns.append((bx - ax) * (cy - by) - (by - ay) * (cx - bx))
        return all(turn > 1e-4 for turn in turns)


@dataclass(frozen=True, slots=True)
class NotePicture:
    """The picture of one note: a JPEG that says nothing of where, when or by what it was taken."""

    note_id: NoteId
    jpeg: bytes
    width: int
    height: int

"""One stroke while it is being made: however long it lasts, it takes little room."""

from handnote.domain.drawing import Point, Sample, Stroke
from handnote.domain.ink import Ink
from handnote.domain.units import Mm
from handnote.ink.tidying import is_news, steadied, thinned, usable

_HELD = 1200
"""How many points wait before they are thinned: six seconds of a fast tablet."""


class Pen:
    """Takes samples as they come and gives the stroke when the pen is lifted.

    ``steady`` is over how many milliseconds a shaking hand is evened out; 0 for not at all.
    """

    def __init__(self, width: Mm, height: Mm, nib: Mm, ink: Ink, steady: float = 0.0) -> None:
        self._size = width, height
        self._nib = nib
        self._ink = ink
        self._steady = steady
        self._kept: list[Point] = []
        self._fresh: list[Point] = []
        self._times: list[float] = []
        self._last: Point | None = None

    @property
    def last(self) -> Point | None:
        """Where the pen is."""
        return self._last

    @property
    def count(self) -> int:
        """How many points are held."""
        return len(self._kept) + len(self._fresh)

    def take(self, sample: Sample) -> Point | None:
        """One more sample; the point to draw a line to, or None where it says nothing new."""
        point = usable(sample, self._last, *self._size)
        if point is None or (self._last and not is_news(point, self._last)):
            return None
        self._last = point
        self._fresh.append(point)
        self._times.append(sample.at)
        if len(self._fresh) >= _HELD:
            self._thin()
        return point

    def lift(self) -> Stroke | None:
        """The stroke, thinned; None where no sample was of use."""
        self._thin()
        points = tuple(self._kept)
        return Stroke(points, self._nib, self._ink) if points else None

    def _thin(self) -> None:
        if not self._fresh:
            return
        path = steadied(self._fresh, self._times, self._steady) if self._steady else self._fresh
        part = thinned(path, self._nib)
        self._kept.extend(part[1:] if self._kept else part)
        # The next part begins where this one ends.
        self._fresh, self._times = self._fresh[-1:], self._times[-1:]

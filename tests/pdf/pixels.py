"""A page as ink: where it is dark, in millimetres from the top left."""

from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]  # ships no types


@dataclass(frozen=True)
class Ink:
    """Grey pixels, ``dots`` to the millimetre."""

    pixels: bytes
    stride: int
    width: int
    height: int
    dots: int

    def across(self, y: float, start: float, end: float, *, below: int = 140) -> list[float]:
        """Middles of the dark stretches on a level line from ``start`` to ``end``."""
        row = round(y * self.dots) * self.stride
        columns = range(round(start * self.dots), min(self.width, round(end * self.dots)))
        dark = [x for x in columns if self.pixels[row + x] < below]
        return [middle / self.dots for middle in _middles(dark)]

    def down(self, x: float, start: float, end: float, *, below: int = 140) -> list[float]:
        """Middles of the dark stretches on an upright line from ``start`` to ``end``."""
        column = round(x * self.dots)
        rows = range(round(start * self.dots), min(self.height, round(end * self.dots)))
        dark = [y for y in rows if self.pixels[y * self.stride + column] < below]
        return [middle / self.dots for middle in _middles(dark)]


def ink_of(pdf: bytes, *, page: int = 0, dots: int = 40) -> Ink:
    """The page, rendered without smoothing over its neighbours."""
    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[page].render(scale=dots * 25.4 / 72, grayscale=True)
        return Ink(bytes(bitmap.buffer), bitmap.stride, bitmap.width, bitmap.height, dots)


def words_on(pdf: bytes, *, page: int = 0) -> str:
    """The words of a page as any reader gives them back."""
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(document[page].get_textpage().get_text_bounded().split())


def _middles(dark: list[int]) -> list[float]:
    middles = []
    start = previous = None
    for place in [*dark, None]:
        if start is None:
            start = place
        elif place is None or place != previous + 1:  # type: ignore[operator]
            middles.append((start + previous + 1) / 2)  # type: ignore[operator]
            start = place
        previous = place
    return middles

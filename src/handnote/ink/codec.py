"""Drawings as bytes: fiftieths of a millimetre, packed, with a sum that betrays damage."""

import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache

from handnote.domain.drawing import LONGEST_SIDE, MOST_POINTS, MOST_STROKES, Drawing, Point, Stroke
from handnote.domain.ink import Ink
from handnote.domain.problem import InkTrouble, Problem
from handnote.domain.units import Mm

MOST_BYTES = 256_000
"""No drawing of ``MOST_POINTS`` takes more."""

_MAGIC = b"HNI1"
_SUM = 4
_STEPS = 50
"""Steps to the millimetre: what is rounded is a hundredth at most."""

_FINE = 1000
"""Steps to the millimetre of what is not a place: a label's sides, a nib."""

_PRESSED = 63
_INKS = tuple(Ink)
"""By their place in this row inks are kept: new ones go to its end."""


def encode(drawing: Drawing) -> bytes:
    """The drawing in as few bytes as it takes; nothing at all for one without a stroke.

    Raises ``TOO_MUCH`` for more strokes or points than a drawing may hold.
    """
    if not drawing.strokes:
        return b""
    if len(drawing.strokes) > MOST_STROKES or drawing.points > MOST_POINTS:
        raise Problem(InkTrouble.TOO_MUCH)
    out = bytearray()
    for number in (_fine(drawing.width), _fine(drawing.height), len(drawing.strokes)):
        _put(out, number)
    for stroke in drawing.strokes:
        out += _said(stroke)
    packed = zlib.compress(bytes(out), 9)
    return _MAGIC + zlib.crc32(packed).to_bytes(_SUM, "big") + packed


@lru_cache(maxsize=2048)
def _said(stroke: Stroke) -> bytes:
    """One stroke, kept for the next save: a note is saved many times while it grows."""
    out = bytearray()
    _put(out, _fine(stroke.nib))
    _put(out, _INKS.index(stroke.ink))
    _put(out, len(stroke.points))
    # Like with like: that is what packs well.
    _put_row(out, [_steps(point.x) for point in stroke.points])
    _put_row(out, [_steps(point.y) for point in stroke.points])
    _put_row(out, [round(point.pressure * _PRESSED) for point in stroke.points])
    return bytes(out)


@lru_cache(maxsize=64)
def decode(data: bytes) -> Drawing:
    """What ``encode`` was given, to a fiftieth of a millimetre; raises ``DAMAGED`` otherwise.

    No bytes are a drawing without strokes on a label of no size.
    """
    if not data:
        return Drawing(Mm(0), Mm(0))
    try:
        return _Reader(_unpacked(data)).drawing()
    except (ValueError, IndexError, zlib.error):
        raise Problem(InkTrouble.DAMAGED) from None


def _unpacked(data: bytes) -> bytes:
    head = len(_MAGIC) + _SUM
    packed = data[head:]
    if len(data) > MOST_BYTES or data[: len(_MAGIC)] != _MAGIC:
        raise ValueError("no drawing")
    if zlib.crc32(packed).to_bytes(_SUM, "big") != data[len(_MAGIC) : head]:
        raise ValueError("its sum is wrong")
    unpacking = zlib.decompressobj()
    most = 32 * (MOST_POINTS + MOST_STROKES)
    body = unpacking.decompress(packed, most)
    if not unpacking.eof or unpacking.unused_data:
        raise ValueError("too long or cut off")
    return body


class _Reader:
    def __init__(self, body: bytes) -> None:
        self._body = body
        self._at = 0

    def drawing(self) -> Drawing:
        width, height = self._side(), self._side()
        strokes = []
        points_left = MOST_POINTS
        for _ in range(self._number(MOST_STROKES)):
            stroke = self._stroke((width, height), points_left)
            points_left -= len(stroke.points)
            strokes.append(stroke)
        if not strokes or self._at != len(self._body):
            raise ValueError("something is left over")
        return Drawing(Mm(width / _FINE), Mm(height / _FINE), tuple(strokes))

    def _stroke(self, size: tuple[int, int], most: int) -> Stroke:
        nib = self._number(100 * _FINE)
        ink = _INKS[self._number(len(_INKS) - 1)]
        count = self._number(most)
        if not (nib and count):
            raise ValueError("a stroke of nothing")
        across, down = (self._row(count, _steps(side / _FINE)) for side in size)
        pressed = self._row(count, _PRESSED)
        points = (
            Point(Mm(x / _STEPS), Mm(y / _STEPS), p / _PRESSED)
            for x, y, p in zip(across, down, pressed, strict=True)
        )
        return Stroke(tuple(points), Mm(nib / _FINE), ink)

    def _side(self) -> int:
        side = self._number(round(LONGEST_SIDE * _FINE))
        if not side:
            raise ValueError("a label of no size")
        return side

    def _row(self, count: int, most: int) -> list[int]:
        found = []
        value = 0
        for _ in range(count):
            said = self._number(2**32)
            value += said >> 1 if not said & 1 else -(said >> 1) - 1
            if not 0 <= value <= most:
                raise ValueError("off the label")
            found.append(value)
        return found

    def _number(self, most: int) -> int:
        value = shift = 0
        while True:
            byte = self._body[self._at]
            self._at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                break
            shift += 7
            if shift > 35:
                raise ValueError("a number without end")
        if value > most:
            raise ValueError("more than there can be")
        return value


def _steps(length: float) -> int:
    return round(length * _STEPS)


def _fine(length: float) -> int:
    return round(length * _FINE)


def _put_row(out: bytearray, values: Sequence[int]) -> None:
    for change in _changes(values):
        _put(out, change << 1 if change >= 0 else (-change << 1) - 1)


def _changes(values: Sequence[int]) -> Iterator[int]:
    before = 0
    for value in values:
        yield value - before
        before = value


def _put(out: bytearray, number: int) -> None:
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)

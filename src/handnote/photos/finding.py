"""Finding a written sheet in a photo: its four corners, which way up it lies, what is doubtful."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from handnote.domain.picture import Doubt, Quad
from handnote.domain.stock import Stock
from handnote.photos.edges import Edges, edges_of, lines_of, smoothed, without_ink
from handnote.photos.flat import InkShares, ink_shares, label_inks, laid_flat
from handnote.photos.outline import Outline, aspect_miss, completed, outlines, settled
from handnote.photos.plane import Grey, Points
from handnote.photos.way_up import SURE, marks_say, way_up

WRITTEN = 0.006
"""The share of a label that is ink once something is written on it."""

_ASTRAY = 0.07
"""From here on too much is written beside the labels for them to be these labels."""

_AGREES = 0.66
"""How well the writing lies where it should from which on nothing is said of it."""

_SMALL, _MIDDLE = 640, 1500
_LOOKED_AT = 5
_COARSE, _FINE = 2.0, 4.0


@dataclass(frozen=True, slots=True)
class Expected:
    """What should be in the photo: a page of a stock, fed so, with writing on these slots."""

    stock: Stock
    slots: frozenset[int]
    is_turned: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """The page in mm."""
        return self.stock.page_width, self.stock.page_height


@dataclass(frozen=True, slots=True)
class FoundSheet:
    """Where the sheet lies, how well it agrees with what was expected, and what is doubtful."""

    quad: Quad
    agreement: float
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A picture in the sizes it is looked at."""

    edges: Edges
    middle: Grey
    scale: float
    """Pixels of ``middle`` for one where edges were looked for."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    outline: Outline
    quad: Points
    """In pixels of the middle size, from the page's top left corner clockwise."""
    score: float
    shares: InkShares


def find_sheet(
    pixels: NDArray[np.uint8], expected: Expected, on_the_way: Callable[[], None] = lambda: None
) -> FoundSheet:
    """The likeliest corners of the expected sheet; ``on_the_way`` is called between the steps.

    What it raises stops the work. A sheet that is not found has corners to drag all the same.
    """
    seen = _seen(pixels)
    on_the_way()
    found = outlines(seen.edges, lines_of(seen.edges), expected.size)
    on_the_way()
    candidates: list[_Candidate] = []
    for outline in found[:_LOOKED_AT]:
        better = settled(seen.edges, outline)
        high, wide = seen.edges.steep.shape
        if whole := completed(better, expected.size, (wide, high)):
            candidates += _ways_round(whole, seen, expected)
        candidates += _ways_round(better, seen, expected)
        on_the_way()
    if not candidates:
        return FoundSheet(Quad.inset(), 0.0, (Doubt.NOT_FOUND,))
    candidates.sort(key=lambda one: -one.score)
    best, is_sure = _right_way_up(candidates, seen, expected)
    return _told(best, seen, expected, is_sure=is_sure)


def _seen(pixels: NDArray[np.uint8]) -> _Seen:
    image = Image.fromarray(pixels)
    middle = image.copy()
    middle.thumbnail((_MIDDLE, _MIDDLE), Image.Resampling.BOX)
    small = middle.copy()
    small.thumbnail((_SMALL, _SMALL), Image.Resampling.BOX)
    # Paper is light in all three colours; of most tables one is dark.
    least = np.asarray(small, np.float32).min(2)
    grey = np.asarray(middle.convert("L"), np.float32)
    edges = edges_of(smoothed(without_ink(least)))
    return _Seen(edges, grey, middle.width / small.width)


def _ways_round(outline: Outline, seen: _Seen, expected: Expected) -> list[_Candidate]:
    """The outline with each of its corners as the page's first, as far as its shape allows."""
    high, wide = seen.edges.steep.shape
    misses = [
        aspect_miss(np.roll(outline.corners, turn, 0), expected.size, (wide, high))
        for turn in (0, 1)
    ]
    made = []
    for turn in range(4):
        miss = misses[turn % 2]
        if miss > min(misses) + 0.25:
            continue
        quad = np.roll(outline.corners, turn, 0) * seen.scale
        flat = laid_flat(seen.middle, quad, expected.size, _COARSE)
        shares = ink_shares(flat, expected.stock, is_turned=expected.is_turned)
        score = (
            outline.score + 1.2 * _agreement(shares, expected) - 2.0 * shares.astray - 0.5 * miss
        )
        made.append(_Candidate(outline, quad, score, shares))
    return made


def _agreement(shares: InkShares, expected: Expected) -> float:
    """From -1 to 1: whether there is writing where it should be, and none elsewhere."""
    full = [min(1.0, share / (2 * WRITTEN)) for share in shares.labels]
    there = [full[slot] for slot in expected.slots if slot < len(full)]
    elsewhere = [share for slot, share in enumerate(full) if slot not in expected.slots]
    has = sum(there) / len(there) if there else 0.0
    return has - (sum(elsewhere) / len(elsewhere) if elsewhere else 0.0)


def _agrees(shares: InkShares, expected: Expected) -> float:
    """The same, less for all that is written where no label is."""
    return _agreement(shares, expected) - 2 * shares.astray


def _right_way_up(
    candidates: list[_Candidate], seen: _Seen, expected: Expected
) -> tuple[_Candidate, bool]:
    """The best one, or the same page turned round if its writing says so."""
    best = candidates[0]
    turned_quad = np.roll(best.quad, 2, 0)
    other = next(
        (one for one in candidates if float(np.abs(one.quad - turned_quad).max()) < 1e-6), None
    )
    if other is None:
        return best, True
    written = [s for s, share in enumerate(best.shares.labels) if share > WRITTEN]
    flat = laid_flat(seen.middle, best.quad, expected.size, _FINE)
    stock, is_turned = expected.stock, expected.is_turned
    says = way_up(label_inks(flat, stock, written, is_turned=is_turned), flat.dots)
    says += marks_say(flat, stock, written, is_turned=is_turned)
    places = float(np.clip(5.0 * (best.score - other.score), 0, 3))
    if says < -SURE and places > SURE:
        return (other if says + places < 0 else best), False
    says += places
    return (other, says < -SURE) if says < 0 else (best, says > SURE)


def _told(best: _Candidate, seen: _Seen, expected: Expected, *, is_sure: bool) -> FoundSheet:
    high, wide = seen.middle.shape
    quad = Quad.of((best.quad / (wide, high)).tolist())
    flat = laid_flat(seen.middle, best.quad, expected.size, _COARSE)
    shares = ink_shares(flat, expected.stock, is_turned=expected.is_turned)
    agreement = _agrees(shares, expected)
    doubts = _doubts(best, shares, expected, (wide, high))
    if not is_sure and Doubt.NOT_FOUND not in doubts:
        doubts.append(Doubt.WAY_UP)
    return replace(FoundSheet(quad, agreement, ()), doubts=tuple(doubts))


def _doubts(
    best: _Candidate, shares: InkShares, expected: Expected, size: tuple[int, int]
) -> list[Doubt]:
    outline = best.outline
    miss = aspect_miss(best.quad, expected.size, size)
    sides = zip(outline.support, outline.on_frame, strict=True)
    unclear = sum(not is_frame and support < 0.45 for support, is_frame in sides)
    framed = sum(outline.on_frame)
    if unclear > 1:
        return [Doubt.NOT_FOUND]
    is_outside = (best.quad < -0.02 * max(size)).any() or (best.quad > 1.02 * np.array(size)).any()
    if framed and (miss > 0.05 or is_outside):
        return [Doubt.CUT_OFF]
    if miss > 0.3:
        return [Doubt.WRONG_SHAPE]
    written = {slot for slot, share in enumerate(shares.labels) if share > WRITTEN}
    others = written - expected.slots
    is_strange = len(others) > max(1, len(written) * 0.25) or not written & expected.slots
    if is_strange or shares.astray > _ASTRAY or _agrees(shares, expected) < _AGREES:
        return [Doubt.WRONG_SHEET]
    return []

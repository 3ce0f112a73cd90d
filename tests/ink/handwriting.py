"""A hand that is no person's: loops, bows and dots as a pen of 200 samples a second writes them."""

import math
import random
from collections.abc import Iterator

from handnote.domain.drawing import Drawing, Sample, Stroke
from handnote.domain.ink import Ink
from handnote.domain.units import Mm
from handnote.ink.pen import Pen

WIDTH, HEIGHT = Mm(99.1), Mm(38.1)


def letter(rng: random.Random, x: float, y: float, size: float) -> Iterator[Sample]:
    """One letter's worth of path: an arc, a loop and a tail, pressed as a hand presses."""
    turns = rng.choice((0.9, 1.3, 1.8))
    wide, high = size * rng.uniform(0.35, 0.5), size * rng.uniform(0.4, 0.6)
    tall = rng.choice((1.0, 1.0, 2.1))
    count = rng.randint(26, 46)
    for step in range(count):
        way = step / (count - 1)
        angle = -math.pi / 2 + way * turns * 2 * math.pi
        yield Sample(
            x + way * size * 0.5 + math.cos(angle) * wide / 2,
            y - high / 2 * tall * math.sin(angle * 0.9),
            0.25 + 0.5 * math.sin(way * math.pi) + rng.uniform(-0.02, 0.02),
            step * 5.0,
        )


def written(words: int, seed: int = 1) -> list[list[Sample]]:
    """So many words of five letters or so, two letters to a stroke, as samples."""
    rng = random.Random(seed)
    found: list[list[Sample]] = []
    x, y, size = 6.0, 8.0, 2.1
    for _ in range(words):
        letters = rng.randint(3, 6)
        if x + letters * size > WIDTH - 6:
            x, y = 6.0, y + 5.4
        for number in range(letters):
            path = list(letter(rng, x, y, size))
            if number % 2 and found:
                found[-1].extend(path)
            else:
                found.append(path)
            x += size * rng.uniform(0.65, 0.8)
        x += size
    return found


def stroke_of(samples: list[Sample], nib: float = 0.5, ink: Ink = Ink.BLUE_BLACK) -> Stroke:
    pen = Pen(WIDTH, HEIGHT, Mm(nib), ink)
    for sample in samples:
        pen.take(sample)
    stroke = pen.lift()
    assert stroke is not None
    return stroke


def note(words: int = 40, seed: int = 1) -> Drawing:
    return Drawing(WIDTH, HEIGHT, tuple(stroke_of(path) for path in written(words, seed)))

"""Looking at a note while it is typed, and at text nobody would write."""

from collections.abc import Iterator
from statistics import median

from handnote.checks.listener import look
from handnote.checks.words import words_of
from tests.bench.measurement import Measurement, ms, seconds
from tests.bench.size import Size
from tests.bench.words import Scribe

_HOSTILE = ("please leave us a review or not ", "leave ", "レビュー", "a.", "%a")
_BYTES = 100_000


def measure(size: Size) -> Iterator[Measurement]:
    """A note of 20 words and 100 kB of hostile text, beside taking the same text apart."""
    rounds = 3 if size.notes < _BYTES else 30
    note = Scribe(seed=3).note(20)
    first = seconds(look, note, "en")
    yield ms("listener: the first note, phrases read from disk", first, seconds(words_of, note))
    looked = [seconds(look, note, "en") for _ in range(rounds)]
    parted = [seconds(words_of, note) for _ in range(rounds)]
    yield ms("listener: a note of 20 words", median(looked), median(parted), aim="≤ 1 ms")
    worst, floor = max(
        (seconds(look, text, "en"), seconds(words_of, text))
        for text in (piece * (_BYTES // len(piece.encode())) for piece in _HOSTILE)
    )
    yield ms("listener: 100 kB of hostile text, the worst of five", worst, floor, aim="≤ 50 ms")

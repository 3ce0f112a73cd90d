"""Looking for the person in a note while it is typed, and in text nobody would write."""

from collections.abc import Iterator
from statistics import median

from handnote.checks.concept_book import languages
from handnote.checks.seeing import seen
from handnote.checks.words import words_of
from handnote.domain.fact import Fact, FactKind
from tests.bench.measurement import Measurement, ms, seconds
from tests.bench.size import Size
from tests.bench.words import Scribe

_HOSTILE = ("mug ", "gartenstuhltischvase", "マグカップ", "70 birthday ", "Aa.", "back again ")
_BYTES = 100_000


def measure(size: Size) -> Iterator[Measurement]:
    """A note of 60 words beside 2,000 characters of facts, warm, in the slowest language."""
    rounds = 3 if size.notes < _BYTES else 20
    facts = _facts()
    scribe = Scribe(seed=5)
    floor = median(seconds(words_of, scribe.note(60)) for _ in range(rounds))
    first = seconds(seen, scribe.note(60), facts, "en")
    yield ms("seeing: the first note, words read from disk", first, floor)
    warm = max(_typed(scribe.note(60), facts, code, rounds) for code in languages())
    yield ms("seeing: 60 words, 2,000 of facts, slowest language", warm, floor, aim="≤ 5 ms")
    worst = max(
        seconds(seen, text, (Fact(FactKind.EARLIER_NOTE, text), *facts), "de")
        for text in (piece * (_BYTES // len(piece.encode())) for piece in _HOSTILE)
    )
    yield ms("seeing: 100 kB of hostile text on both sides, the worst", worst, floor)


def _typed(note: str, facts: tuple[Fact, ...], code: str, rounds: int) -> float:
    """Half of the looks at a note that grows by a word are quicker than this."""
    seen(note, facts, code)
    return median(seconds(seen, f"{note} {number * 7}.", facts, code) for number in range(rounds))


def _facts() -> tuple[Fact, ...]:
    scribe = Scribe(seed=6)
    earlier = [Fact(FactKind.EARLIER_NOTE, scribe.note(60)) for _ in range(5)]
    long = sum(len(fact.text) for fact in earlier)
    memory = Fact(FactKind.MEMORY, (scribe.note(200) * 3)[: 2_000 - long])
    return (Fact(FactKind.NAME, "Maria"), *earlier, memory, Fact(FactKind.ORDERS, "3"))

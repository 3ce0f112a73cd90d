"""The rows of ``seeing``: facts, a note, and which of the facts the note speaks of.

A row is ``*t:Blue mug ; w:for my sister | Enjoy the cup``: a letter for the kind of fact, a star
before each that is to light, and ``\\n`` for the end of a line.
"""

from dataclasses import dataclass
from pathlib import Path

from handnote.checks.seeing import seen
from handnote.domain.fact import Fact, FactKind

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "cs", "ja", "tr")
SETS = ("dev", "held-out")
_HERE = Path(__file__).parent / "seeing"

_KINDS = {
    "N": FactKind.NAME,
    "G": FactKind.GIVER,
    "t": FactKind.TITLE,
    "v": FactKind.VARIATION,
    "p": FactKind.PERSONALISATION,
    "w": FactKind.WORDS,
    "g": FactKind.GIFT_MESSAGE,
    "d": FactKind.DETAILS,
    "m": FactKind.MEMORY,
    "e": FactKind.EARLIER_NOTE,
    "o": FactKind.PROMISE,
    "c": FactKind.COUNTRY,
    "n": FactKind.ORDERS,
    "f": FactKind.GIFT,
}


@dataclass(frozen=True, slots=True)
class Row:
    """What is known, what is said, and which facts by their number are meant."""

    language: str
    facts: tuple[Fact, ...]
    note: str
    meant: frozenset[int]

    def lit(self, *, language: str | None = None) -> frozenset[int]:
        """Which facts light up, with the language told unless another is given."""
        told = self.language if language is None else language
        return frozenset(found.fact for found in seen(self.note, self.facts, told))


@dataclass(frozen=True, slots=True)
class Figures:
    """How many facts were to light, how many did, and how many of those rightly."""

    rows: int
    meant: int
    lit: int
    right: int

    @property
    def precision(self) -> float:
        """Of what lit, the part that was right."""
        return self.right / self.lit if self.lit else 1.0

    @property
    def recall(self) -> float:
        """Of what was to light, the part that did."""
        return self.right / self.meant if self.meant else 1.0


def rows(which: str, language: str) -> tuple[Row, ...]:
    """The rows of one set in one language."""
    lines = (_HERE / which / f"{language}.txt").read_text("utf-8").splitlines()
    return tuple(_row(line, language) for line in lines if line and not line.startswith("#"))


def figures(which: str, language: str) -> Figures:
    """What one language does with the rows of one set."""
    given = rows(which, language)
    lit = [(row.meant, row.lit()) for row in given]
    return Figures(
        len(given),
        sum(len(meant) for meant, _ in lit),
        sum(len(found) for _, found in lit),
        sum(len(meant & found) for meant, found in lit),
    )


def _row(line: str, language: str) -> Row:
    told, note = line.split(" | ", 1)
    facts: list[Fact] = []
    meant: set[int] = set()
    for index, piece in enumerate(told.split(" ; ")):
        kind, text = piece.strip().split(":", 1)
        if kind.startswith("*"):
            meant.add(index)
        facts.append(Fact(_KINDS[kind.removeprefix("*")], text.replace("\\n", "\n")))
    return Row(language, tuple(facts), note.replace("\\n", "\n"), frozenset(meant))

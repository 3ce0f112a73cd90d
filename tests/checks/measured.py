"""What the listener hears in the notes of the sets beside this file, counted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from handnote.checks.language import guess
from handnote.checks.listener import Context, look
from handnote.checks.words import words_of
from handnote.domain.finding import Concern, Finding

HERE = Path(__file__).parent
SETS = ("notes", "held-out")
SEEN, SEEN_LATER = "blind-seen", "blind-seen-later"
"""Halves of a set written by a stranger; tests/checks/README.md tells how."""

STRANGERS = tuple(f"strangers-{each}" for each in ("first", "second", "third", "fourth", "fifth"))
"""Sets of other strangers that were mended by since."""

UNREAD = "unread"
"""What nobody has mended by: the figure to go by."""

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "cs", "ja", "tr")

_ADVERTS = frozenset({Concern.COUPON, Concern.HASHTAG, Concern.FOLLOW, Concern.LINK})

MEANT: Mapping[str, frozenset[Concern]] = {
    "asks": frozenset({Concern.REVIEW_ASK}),
    "adverts": _ADVERTS,
    "pressure": frozenset({Concern.PRESSURE}),
    "offers": _ADVERTS | {Concern.PRESSURE},
    "corporate": frozenset({Concern.CORPORATE, Concern.LEFTOVER_TOKEN}),
    "awkward": frozenset({Concern.MONEY, Concern.BODY, Concern.HEALTH, Concern.ALONE}),
    "excuses": frozenset({Concern.EXCUSE}),
    "tokens": frozenset({Concern.LEFTOVER_TOKEN}),
}
"""Which concerns a note of each section is there to raise; one of them is enough."""

SILENT = ("near-misses", "warm")
"""Sections about which nothing at all is to be said."""


@dataclass(frozen=True, slots=True)
class Given:
    """A note somebody could have written, and what it is an example of."""

    language: str
    section: str
    text: str

    def found(self, *, told: bool = True) -> tuple[Finding, ...]:
        """What the listener says of it, with the language told or left to guess."""
        context = Context(went_wrong=self.section == "excuses")
        return look(self.text, self.language if told else "", context)

    def is_right(self, *, told: bool = True) -> bool:
        """Whether the listener says what this note is an example of, or nothing where it should."""
        found = {finding.concern for finding in self.found(told=told)}
        if self.section in SILENT:
            return not found
        return bool(found & MEANT[self.section])


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def percent(self) -> float:
        """The share of a hundred; all of nothing is all."""
        return 100 * self.part / self.whole if self.whole else 100.0


def notes(which: str, language: str) -> tuple[Given, ...]:
    """The notes of one set in one language; ``\\n`` in a line is the end of a line."""
    return tuple(_read(HERE / which / f"{language}.txt", language))


def _read(path: Path, language: str) -> Iterator[Given]:
    section = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1] in {*MEANT, *SILENT}:
            section = line[1:-1]
        elif line.strip():
            yield Given(language, section, line.replace("\\n", "\n"))


def right(which: str, language: str, section: str, *, told: bool = True) -> Share:
    """How many notes of a section the listener is right about."""
    given = [note for note in notes(which, language) if note.section == section]
    return Share(sum(note.is_right(told=told) for note in given), len(given))


def held_wrongly(which: str, language: str) -> Share:
    """How many notes that ask for nothing are held back."""
    given = [note for note in notes(which, language) if note.section in SILENT]
    held = [note for note in given if any(it.concern is Concern.REVIEW_ASK for it in note.found())]
    return Share(len(held), len(given))


def language_guessed(which: str, language: str) -> Share:
    """How many notes are taken for the language they are in."""
    given = notes(which, language)
    return Share(sum(guess(words_of(note.text)) == language for note in given), len(given))

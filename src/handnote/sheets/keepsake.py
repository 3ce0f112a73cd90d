"""A keepsake: past notes as a small book, each as it stood on its label."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from handnote.domain.calibration import Paper
from handnote.domain.ink import Ink
from handnote.domain.note import Note
from handnote.domain.order import Order
from handnote.domain.stock import Stock
from handnote.domain.units import Mm
from handnote.typeset.itemise import Chain
from handnote.typeset.typeset_note import TypesetNote

_A5 = Paper(Mm(148.0), Mm(210.0))
_HALF_LETTER = Paper(Mm(139.7), Mm(215.9))
_LETTER_WIDTH = Mm(215.0)


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody wrote back, and the line above it that says when."""

    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """One note of the book. A ``chapter`` begins where it differs from the note's before.

    ``typeset`` is the note on its ``label``.
    """

    chapter: str
    person: str
    day: str
    facts: str
    text: str
    sign_off: str
    typeset: TypesetNote
    label: Stock
    answers: tuple[Answer, ...] = ()
    photo: bytes = b""
    """The label as a pen wrote it, a JPEG, where one was filed; ``text`` is then its gist."""

    @property
    def can_be_drawn(self) -> bool:
        """Whether all of the note is on the label; what was too long is set as plain text."""
        return self.typeset.fits and not self.typeset.missing


@dataclass(frozen=True, slots=True)
class Book:
    """All that is in a keepsake, from its first page to its last; ``leaves`` are taken once.

    ``language`` is the BCP 47 tag of what is neither hers nor a shop's.
    """

    title: str
    subtitle: str
    colophon: str
    leaves: Iterable[Leaf]
    ink: Ink
    hand: Chain
    """What the title is written in."""
    plain: Chain
    """What stands beside and below the labels."""
    language: str = "en"
    photo: str = ""
    """What the photo of a label is, read aloud."""


@dataclass(frozen=True, slots=True)
class BookWords:
    """Every word of a book that is neither hers nor a shop's, in one language.

    ``month`` and ``year`` name the chapter a day belongs to, in a book of a year and in one of a
    person. ``answered`` is the line above what somebody wrote back that day.
    """

    language: str
    photo: str
    nobody: str
    of_a_year: str
    colophon: str
    of_a_person: Callable[[date, date], str]
    month: Callable[[date], str]
    year: Callable[[date], str]
    day: Callable[[date], str]
    facts: Callable[[Note, Order | None], str]
    answered: Callable[[date], str]


def book_paper(stock: Stock) -> Paper:
    """Half the sheet that goes into her printer: A5, or half a Letter."""
    return _HALF_LETTER if stock.page_width > _LETTER_WIDTH else _A5

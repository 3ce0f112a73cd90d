"""The words no dictionary knows, as findings of ``handnote check --spelling``."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from handnote.checks.language import guess
from handnote.checks.misspelt import Known, Misspelt
from handnote.checks.words import words_of
from handnote.cli.desk_folder import desk_of, folder_of
from handnote.cli.makers import Makers
from handnote.cli.orders import find_order
from handnote.domain.finding import Concern, Finding

Look = Callable[[str, str], tuple[Finding, ...]]
"""What is misspelt in a text of a language; of one its words tell where that is empty."""


@contextmanager
def looking(options: Namespace, makers: Makers) -> Iterator[Look]:
    """Dictionaries as long as they are needed."""
    book = makers.word_book(folder_of(options))

    def look(text: str, language: str) -> tuple[Finding, ...]:
        code = language.lower().replace("_", "-").partition("-")[0] or guess(words_of(text))
        return tuple(map(_finding, book.misspelt(text, code, Known())))

    try:
        yield look
    finally:
        book.close()


def misspelt_for(order: str, text: str, options: Namespace, makers: Makers) -> tuple[Finding, ...]:
    """The same for an order: its names and things, and the seller's own words, are right."""
    with desk_of(options, makers) as desk:
        spelt = desk.spelling().spelt(find_order(desk.inbox, order).id, text)
    return tuple(map(_finding, spelt.words))


def _finding(word: Misspelt) -> Finding:
    return Finding(Concern.SPELLING, start=word.start, end=word.end, fact=word.word)

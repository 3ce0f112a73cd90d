"""One telling word of a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or several that name one thing: where it stands and what it is recognised by."""

    start: int
    end: int
    keys: frozenset[str]
    """``w:`` the word, ``s:`` its stem, ``c:`` what it means, ``0:`` a number."""
    is_known: bool = False
    """Whether its meaning is known, not only its letters."""
    is_name: bool = False
    """Whether it is written as a name is, inside a sentence."""

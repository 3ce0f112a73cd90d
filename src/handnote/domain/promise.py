"""Promises: words of a note that the seller means to keep."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import NewType

from handnote.domain.note import NoteId
from handnote.domain.order import OrderId
from handnote.domain.person import PersonId

PromiseId = NewType("PromiseId", str)

PROMISE_LIMIT = 300
"""Longest promise kept, in characters: what a label holds."""

_SIGNS = '.,;:!?…¿¡"“”„«»()–—-'
_ENOUGH = 0.6
"""How much of a promise has to be in a note that was written anew, for it to stand there still."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised to somebody. ``note_id`` is None where its note is gone or never was."""

    id: PromiseId
    person_id: PersonId
    words: str
    made_on: date
    note_id: NoteId | None = None
    order_id: OrderId | None = None
    """The order whose note has it."""
    kept_on: date | None = None
    asked_in: OrderId | None = None
    """The last order at which it was asked whether this is kept."""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be kept."""
        return self.kept_on is None

    def is_to_ask_at(self, order_id: OrderId) -> bool:
        """Whether to ask if it is kept, once, when the note of this other order is finished."""
        return self.is_open and order_id not in (self.order_id, self.asked_in)


def where_promised(text: str, words: str) -> tuple[int, int] | None:
    """Return where a promise stands in its note, as the note is now; None where it does not.

    A note may have been written anew since: case and spaces do not matter, and of words that
    were changed the stretch most like the promise is meant, if most of it is there.
    """
    spans = _words(text)
    said = [text[start:end].casefold() for start, end in spans]
    wanted = [words[start:end].casefold() for start, end in _words(words)]
    if not wanted or not said:
        return None
    first, last = _stretch(said, wanted)
    return (spans[first][0], spans[last][1]) if last >= first else None


def _stretch(said: Sequence[str], wanted: Sequence[str]) -> tuple[int, int]:
    size = len(wanted)
    for start in range(len(said) - size + 1):
        if said[start : start + size] == wanted:
            return start, start + size - 1
    blocks = SequenceMatcher(None, said, wanted, autojunk=False).get_matching_blocks()
    found = [block for block in blocks if block.size]
    if sum(block.size for block in found) < _ENOUGH * size:
        return 0, -1
    first, last = found[0].a, found[-1].a + found[-1].size - 1
    return (first, last) if last - first < 2 * size else (0, -1)


def _words(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand, without the signs at their ends."""
    spans = []
    for found in re.finditer(r"\S+", text):
        word = found[0]
        start = found.start() + len(word) - len(word.lstrip(_SIGNS))
        end = found.end() - len(word) + len(word.rstrip(_SIGNS))
        if start < end:
            spans.append((start, end))
    return spans

"""What the ear for asks learns from: every note of these folders that is an ask, or is none."""

import hashlib
from collections.abc import Iterator

from tests.checks.measured import LANGUAGES, SEEN, SEEN_LATER, SETS, STRANGERS, notes
from tests.checks.seen_rows import rows
from tests.checks.warm import warm_notes

BY_MAKERS = "by-makers"
"""What those who wrote the phrases made up beside them."""

LEARNT = (*SETS, "unseen", SEEN, SEEN_LATER, *STRANGERS, BY_MAKERS)
_ROWS = ("dev", "held-out", "unseen", "by-strangers", "by-others")
Lesson = tuple[bool, str]
"""Whether it asks, and the note."""


def lessons() -> Iterator[Lesson]:
    """Every note to learn from, always in the same order."""
    for which in LEARNT:
        for language in LANGUAGES:
            yield from ((it.section == "asks", it.text) for it in notes(which, language))
    for which in _ROWS:
        for language in LANGUAGES:
            yield from ((False, row.note) for row in rows(which, language))
    for warm in warm_notes("tuned"):
        yield False, warm.said().text


def fingerprint() -> str:
    """What tells whether the lessons are those that were learnt from."""
    told = hashlib.sha256()
    for asks, text in lessons():
        told.update(f"{asks}{text}\0".encode())
    return told.hexdigest()

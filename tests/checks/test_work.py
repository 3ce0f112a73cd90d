"""Looking takes time that grows with the text and no faster, whatever the text is."""

import sys
from types import FrameType
from typing import Any

import pytest

from handnote.checks.listener import look

HOSTILE = {
    "words": "please leave us a review or not ",
    "first-words": "leave ",
    "nouns": "review ",
    "phrases": "leave five stars follow us ask ",
    "japanese": "レビュー",
    "braces": "{{a",
    "tokens": "{{a}} #a ",
    "stops": "a.",
    "handles": "@a",
    "addresses": "www.",
    "marks": "e\u0301\u0301",
    "stars": "⭐",
    "per-cent": "%a",
    "underscores": "_",
    "dear": "dear xxx (",
}


def steps(text: str) -> int:
    """How many lines of Python looking at ``text`` runs; the regexes' own work is not seen."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:  # as sys.settrace has it
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        look(text, "en")
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("kind", HOSTILE)
def test_twice_the_text_is_at_most_some_twice_the_work(kind: str) -> None:
    look("warm", "en")
    piece = HOSTILE[kind]
    times = 1500 // len(piece)
    assert steps(piece * times * 2) <= 2.4 * steps(piece * times) + 2000


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hundred_kilobytes_are_looked_at(kind: str) -> None:
    piece = HOSTILE[kind]
    look(piece * (100_000 // len(piece.encode())), "en")

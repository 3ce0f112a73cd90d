"""Folding: what is marked in a note is what was looked for, where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.storage.fold import fold, found, words


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("the blue one", "blue", ["blue"]),
        ("the blue one, bluer", "blu", ["blue", "bluer"]),
        ("the Blüe one", "blue the", ["the", "Blüe"]),
        ("the blue one", "on the", ["the"]),
        ("die Straße, straßenweise", "strasse", ["Straße", "straßenweise"]),
        ("蓝色的杯子", "杯子", ["杯", "子"]),
        ("tea-cup", "cup", ["cup"]),
        ("nothing of it", "blue", []),
        ("anything", "", []),
    ],
)
def test_the_words_looked_for_are_marked_where_they_stand(
    text: str, query: str, marked: list[str]
) -> None:
    assert [text[start:end] for start, end in found(text, words(query))] == marked


@given(st.text())
def test_folding_twice_is_folding_once_to_the_index(text: str) -> None:
    once = words(text)
    assert words(" ".join(once)) == once


@given(st.text(), st.text())
def test_marks_never_overlap_and_lie_within_the_text(text: str, query: str) -> None:
    end = 0
    for start, stop in found(text, words(query)):
        assert end <= start < stop <= len(text)
        end = stop


def test_plain_letters_fold_the_same_by_the_short_way_and_the_long() -> None:
    plain = "".join(map(chr, range(128)))
    assert fold(plain) == fold(plain + "ł")[:-1]

"""Squiggles keep to their words, on every line and from either side."""

import pytest

from handnote.checks.misspelt import Misspelt
from handnote.qt.write.squiggles import Squiggles

TEXT = "one mugg two bekker three"
MUGG, BEKKER = Misspelt("mugg", 4, 8), Misspelt("bekker", 13, 19)


def shown(text: str = TEXT, now: str = TEXT) -> Squiggles:
    squiggles = Squiggles()
    squiggles.show(text, (MUGG, BEKKER), now)
    return squiggles


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("so one mugg two bekker three", ["mugg", "bekker"]),
        ("one mugg two bekker three four", ["mugg", "bekker"]),
        ("one mugg and two bekker three", ["mugg", "bekker"]),
        ("one mug two bekker three", ["bekker"]),
        ("one muggs two bekker three", ["bekker"]),
        ("one mu gg two bekker three", ["bekker"]),
        ("one mugg two beker three", ["mugg"]),
        ("", []),
        ("something else", []),
    ],
)
def test_a_change_keeps_what_it_does_not_touch(now: str, left: list[str]) -> None:
    squiggles = shown()
    squiggles.typed(now, len(now))
    found = squiggles.words
    assert [one.word for one in found] == left
    assert [now[one.start : one.end] for one in found] == left


def test_an_answer_to_an_older_text_is_put_where_its_words_are_now() -> None:
    squiggles = shown(TEXT, f"Oh, {TEXT}")
    assert [one.start for one in squiggles.words] == [8, 17]


def test_a_word_is_met_from_inside_and_from_both_its_ends() -> None:
    squiggles = shown()
    assert squiggles.at(4) == squiggles.at(6) == squiggles.at(8) == MUGG
    assert squiggles.at(3) is None
    assert squiggles.after(9) == BEKKER
    assert squiggles.after(20) == MUGG


def test_the_word_typed_at_waits_until_the_caret_leaves_it() -> None:
    squiggles = shown()
    now = TEXT.replace("three", "thre")
    squiggles.typed(now, len(now))
    squiggles.show(now, (MUGG, BEKKER, Misspelt("thre", 20, 24)), now)
    assert [one.word for one in squiggles.words] == ["mugg", "bekker"]
    squiggles.moved(now, len(now))
    assert [one.word for one in squiggles.words] == ["mugg", "bekker"]
    squiggles.moved(now, 0)
    assert [one.word for one in squiggles.words] == ["mugg", "bekker", "thre"]


def test_cleared_there_are_none() -> None:
    squiggles = shown()
    squiggles.clear()
    assert squiggles.words == ()
    assert squiggles.after(0) is None

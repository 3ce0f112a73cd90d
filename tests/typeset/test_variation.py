"""Letters stray as a hand's do: together, a little, and the same at every reprint."""

from collections.abc import Iterator
from itertools import pairwise
from statistics import mean, pstdev

import pytest

from handnote.domain.units import Mm
from handnote.typeset.typeset_note import GlyphRun, TypesetNote
from handnote.typeset.variation import USUAL, variation
from tests.typeset.languages import LINES
from tests.typeset.stand import LABEL, NOTE, all_lines, typeset, typesetter


def drifting(text: str, *, seed: str = "an order", strength: float = USUAL) -> TypesetNote:
    stand = typesetter()
    hand = stand.hands.find("caveat")
    drift = variation(seed, strength)
    return stand.typeset(text, hand, LABEL, sign_off="Anna", drift=drift)


def runs(note: TypesetNote) -> Iterator[GlyphRun]:
    for line in note.lines:
        yield from line.runs


def test_a_reprint_is_the_same_and_another_order_is_not() -> None:
    assert drifting(NOTE) == drifting(NOTE)
    assert drifting(NOTE) != drifting(NOTE, seed="another order")


def test_strength_nought_is_perfect_type() -> None:
    assert variation("an order", 0.0) is None
    assert drifting(NOTE, strength=0.0) == typeset(NOTE)


def test_words_lean_grow_and_letters_rise_within_what_a_hand_does() -> None:
    note = drifting(NOTE * 2)
    turns = [run.turn for run in runs(note)]
    sizes = [run.size / note.size for run in runs(note)]
    rises = [y for run in runs(note) for y in run.y if y]
    assert 0.003 < pstdev(turns) < 0.02
    assert max(map(abs, turns)) < 0.05
    assert 0.95 < min(sizes) < 1.0 < max(sizes) < 1.05
    assert 0.004 < pstdev(rises) < 0.03


def test_neighbours_drift_together_rather_than_at_random() -> None:
    rises = variation("an order", 1.0).rises(0, 2000)  # type: ignore[union-attr]  # not 0
    middle = mean(rises)
    together = mean((a - middle) * (b - middle) for a, b in pairwise(rises))
    assert together / pstdev(rises) ** 2 > 0.75


def test_more_strength_strays_further() -> None:
    def spread(strength: float) -> float:
        return pstdev([run.turn for run in runs(drifting(NOTE, strength=strength))])

    assert 0 < spread(0.3) < spread(0.6) < spread(1.0)


def test_no_line_leaves_the_area() -> None:
    for seed in map(str, range(40)):
        note = drifting(NOTE * 2, seed=seed)
        straight = typeset(NOTE * 2)
        for line, perfect in zip(note.lines, straight.lines, strict=True):
            assert line.left >= LABEL.left
            assert line.left + line.width <= LABEL.right + 1e-6
            assert line.width == pytest.approx(perfect.width, rel=0.05, abs=0.2)
            assert list(line.carets) == sorted(line.carets)


def test_a_word_never_begins_before_the_space_before_it_ends() -> None:
    for seed in map(str, range(30)):
        note = drifting("one two three four five", seed=seed)
        for run, following in pairwise(note.lines[0].runs):
            *_, (space, _) = run.places()
            width = run.face.advance(run.glyphs[-1]) * run.size
            assert following.left >= space + width - 1e-6


def test_the_lines_and_the_size_are_those_of_perfect_type() -> None:
    note, perfect = drifting(NOTE), typeset(NOTE)
    assert note.size == perfect.size
    assert [(line.start, line.end) for line in note.lines] == [
        (line.start, line.end) for line in perfect.lines
    ]


@pytest.mark.parametrize("language", ["ar", "hi", "bn", "ur"])
def test_letters_that_hold_hands_only_drift_word_by_word(language: str) -> None:
    note, perfect = drifting(LINES[language]), typeset(LINES[language])
    sizes = {
        round(run.size, 6)
        for run in runs(note)
        if run.face.id.startswith("playpen-sans-") and any(map(str.isalpha, run.texts))
    }
    assert len(sizes) <= 1
    for line, straight in zip(note.lines, perfect.lines, strict=True):
        joined = [run for run in line.runs if run.is_rtl]
        for run in joined:
            base = {round(y, 3) for y in run.y}
            flat = {round(y, 3) for r in straight.runs for y in r.y}
            assert len(base) <= len(flat) + 1


def test_a_mark_rises_with_the_letter_it_stands_on() -> None:
    stand = typesetter()
    hand = stand.hands.find("playpen-sans")
    text = "é" * 30
    note = stand.typeset(text, hand, LABEL, drift=variation("x", 1.0))
    perfect = stand.typeset(text, hand, LABEL)
    for run, straight in zip(runs(note), runs(perfect), strict=True):
        pairs = zip(run.texts, run.y, straight.y, strict=True)
        moved = [(said, y - flat) for said, y, flat in pairs]
        for (letter, by), (mark, with_it) in pairwise(moved):
            if letter and not mark:
                assert with_it == pytest.approx(by, abs=0.02)


@pytest.mark.parametrize("hand", ["caveat", "playpen-sans"])
@pytest.mark.parametrize("word", ["see", "too", "hello", "bookkeeper", "all", "glass", "coffee"])
def test_no_two_like_letters_stand_alike_side_by_side(hand: str, word: str) -> None:
    note = typeset(f"{word} and {word}", hand)
    letters = [
        (said, glyph)
        for run in runs(note)
        for said, glyph in zip(run.texts, run.glyphs, strict=True)
    ]
    twins = [
        said
        for (said, glyph), (next_said, next_glyph) in pairwise(letters)
        if said == next_said and glyph == next_glyph
    ]
    assert twins == []


def test_an_unknown_strength_is_taken_for_the_nearest() -> None:
    assert variation("x", 7.0) == variation("x", 1.0)
    assert variation("x", -1.0) is None


def test_the_sign_off_drifts_too() -> None:
    signed = drifting(NOTE).sign_off
    assert signed is not None
    assert {run.turn for run in signed.runs} != {0.0}
    assert all(Mm(0) < line.left for line in all_lines(drifting(NOTE)))

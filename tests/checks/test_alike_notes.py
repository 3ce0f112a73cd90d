"""Among notes that go out together only those alike are named, in about linear time."""

import pytest

from handnote.checks import alike_notes
from handnote.checks.alike_notes import alike_pairs
from handnote.checks.likeness import alike
from handnote.domain.likeness import Likeness, Said
from tests.checks.warm import warm_notes

SAME = "the glaze ran further than I planned and made a small lake inside."


def numbered(*texts: str) -> list[tuple[int, Said]]:
    return [(number, Said(text)) for number, text in enumerate(texts)]


def different(count: int) -> list[tuple[int, Said]]:
    notes = [note for half in ("tuned", "held out") for note in warm_notes(half)]
    return [(number, note.said()) for number, note in enumerate(notes[:count])]


def pairs(notes: list[tuple[int, Said]], *meant: tuple[int, int]) -> list[tuple[int, int]]:
    found = alike_pairs(notes, {frozenset(pair) for pair in meant})
    return [(one, other) for one, other, _ in found]


def test_twenty_five_alike_are_all_named() -> None:
    names = [f"{letter}nna" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXY"]
    notes = [(n, Said(f"{name}, {SAME}", (name,))) for n, name in enumerate(names)]
    found = pairs(notes)
    assert len(found) == 24
    assert {number for pair in found for number in pair} == set(range(25))


def test_twenty_five_different_ones_go_straight_through() -> None:
    for start in range(0, 325, 25):
        notes = different(360)[start : start + 25]
        found = alike_pairs(notes)
        assert not found, [(dict(notes)[a].text, dict(notes)[b].text) for a, b, _ in found]


def test_two_alike_of_twenty_five_are_the_only_ones_named() -> None:
    notes = [
        *different(23),
        (23, Said(f"Tom, {SAME}", ("Tom",))),
        (24, Said(f"Ida, {SAME}", ("Ida",))),
    ]
    assert pairs(notes) == [(23, 24)]


def test_a_pair_that_was_meant_is_let_be_and_only_that() -> None:
    three = numbered(SAME, SAME, SAME)
    assert pairs(three) == [(0, 1), (0, 2)]
    assert pairs(three, (0, 1)) == [(0, 2)]
    assert pairs(three, (0, 2)) == [(0, 1)]
    assert pairs(three, (0, 1), (0, 2)) == []


def test_a_pair_of_others_changes_nothing() -> None:
    assert pairs(numbered(SAME, SAME), (7, 8)) == [(0, 1)]


def test_a_thousand_notes_are_compared_with_a_few_others_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[Said] = []

    def counted(one: Said, other: Said) -> Likeness:
        compared.append(other)
        return alike(one, other)

    # Counted, not timed: a busy machine must not fail a test.
    monkeypatch.setattr(alike_notes, "alike", counted)
    every = different(360)
    thousand = [(n, Said(f"{every[n % 360][1].text} {'x' * (n // 360)}")) for n in range(1000)]
    assert alike_pairs(thousand)
    assert len(compared) <= 12 * len(thousand)

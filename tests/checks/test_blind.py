"""What a stranger wrote is heard no worse than it was when last measured."""

from collections.abc import Iterable

import pytest

from tests.checks.measured import (
    LANGUAGES,
    SEEN,
    SEEN_LATER,
    STRANGERS,
    UNREAD,
    Share,
    held_wrongly,
    right,
)


def together(shares: Iterable[Share]) -> Share:
    told = list(shares)
    return Share(sum(it.part for it in told), sum(it.whole for it in told))


@pytest.mark.parametrize("which", [SEEN, SEEN_LATER])
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_strangers_asks_those_mended_by_are_held(language: str, which: str) -> None:
    asks = right(which, language, "asks")
    assert asks.whole == 24
    assert asks.percent >= 95


@pytest.mark.parametrize("which", [SEEN, SEEN_LATER])
def test_of_all_of_a_strangers_asks_hardly_one_is_missed(which: str) -> None:
    assert together(right(which, language, "asks") for language in LANGUAGES).percent >= 99


@pytest.mark.parametrize("which", [SEEN, SEEN_LATER])
def test_hardly_any_of_a_strangers_harmless_notes_is_held(which: str) -> None:
    wrongly = together(held_wrongly(which, language) for language in LANGUAGES)
    assert wrongly.whole == 240
    assert wrongly.part <= 1


@pytest.mark.parametrize(("which", "least"), [(SEEN, 98), (SEEN_LATER, 80)])
def test_most_of_a_strangers_adverts_are_mentioned(which: str, least: float) -> None:
    assert together(right(which, language, "offers") for language in LANGUAGES).percent >= least


@pytest.mark.parametrize("which", STRANGERS)
def test_what_other_strangers_ask_is_held_once_it_was_mended_by(which: str) -> None:
    assert together(right(which, language, "asks") for language in LANGUAGES).percent >= 95
    wrongly = together(held_wrongly(which, language) for language in LANGUAGES)
    assert wrongly.percent <= 2


def test_of_asks_nobody_mended_by_nineteen_in_twenty_are_held() -> None:
    asks = together(right(UNREAD, language, "asks") for language in LANGUAGES)
    assert asks.whole == 360
    assert asks.part >= 350


def test_of_harmless_notes_nobody_mended_by_at_most_two_in_a_hundred_are_held() -> None:
    wrongly = together(held_wrongly(UNREAD, language) for language in LANGUAGES)
    assert wrongly.whole == 600
    assert wrongly.percent <= 2


def test_of_warm_notes_nobody_mended_by_no_more_are_disturbed_than_when_last_counted() -> None:
    assert together(right(UNREAD, language, "warm") for language in LANGUAGES).part >= 337


def test_of_awkward_notes_nobody_mended_by_no_fewer_are_mentioned() -> None:
    third = STRANGERS[2]
    assert together(right(third, language, "awkward") for language in LANGUAGES).part >= 82

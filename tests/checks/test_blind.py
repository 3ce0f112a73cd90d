"""What a stranger wrote is heard no worse than it was when last measured."""

from collections.abc import Iterable

import pytest

from tests.checks.measured import LANGUAGES, SEEN, UNSEEN, Share, held_wrongly, right


def together(shares: Iterable[Share]) -> Share:
    told = list(shares)
    return Share(sum(it.part for it in told), sum(it.whole for it in told))


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_strangers_asks_those_mended_by_are_held(language: str) -> None:
    asks = right(SEEN, language, "asks")
    assert asks.whole == 24
    assert asks.percent >= 95


@pytest.mark.parametrize("language", LANGUAGES)
def test_half_of_a_strangers_asks_that_nobody_read_are_held(language: str) -> None:
    asks = right(UNSEEN, language, "asks")
    assert asks.whole == 24
    assert asks.percent >= 50


def test_of_all_of_a_strangers_asks_that_nobody_read_three_in_five_are_held() -> None:
    assert together(right(UNSEEN, language, "asks") for language in LANGUAGES).percent >= 60


@pytest.mark.parametrize(("which", "most"), [(SEEN, 0), (UNSEEN, 3)])
def test_hardly_any_of_a_strangers_harmless_notes_is_held(which: str, most: float) -> None:
    wrongly = together(held_wrongly(which, language) for language in LANGUAGES)
    assert wrongly.whole == 240
    assert wrongly.percent <= most


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_most_two_harmless_notes_of_twenty_are_held(language: str) -> None:
    assert held_wrongly(UNSEEN, language).part <= 2


@pytest.mark.parametrize(("which", "least"), [(SEEN, 98), (UNSEEN, 80)])
def test_most_of_a_strangers_adverts_are_mentioned(which: str, least: float) -> None:
    assert together(right(which, language, "offers") for language in LANGUAGES).percent >= least

"""What a stranger wrote is heard no worse than it was when last measured."""

from collections.abc import Iterable

import pytest

from tests.checks.measured import LANGUAGES, SEEN, SEEN_LATER, Share, held_wrongly, right


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

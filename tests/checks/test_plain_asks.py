"""A plain ask for a review is held, whatever the order was for."""

import tomllib
from pathlib import Path

import pytest

from handnote.checks.listener import look
from handnote.config.resources import resource
from handnote.domain.finding import Concern

_ASKS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("plain_asks.toml").read_text("utf-8")
)
_EVERY = 3
"""A third of all groups of things and people: each look takes a millisecond."""


def things(language: str) -> list[str]:
    """The first word of one group in three, as `resources/seeing` has them."""
    told = tomllib.loads(resource("seeing", f"{language}.toml").read_text("utf-8"))["words"]
    first = [
        words.replace("、", ",").partition(",")[0].partition(":")[0] for words in told.values()
    ]
    return [word.strip() for word in first if word.strip()][::_EVERY]


@pytest.mark.parametrize("language", _ASKS)
def test_no_thing_and_no_person_in_a_plain_ask_quiets_it(language: str) -> None:
    unheard = [
        ask.format(thing)
        for ask in _ASKS[language]
        for thing in things(language)
        if Concern.REVIEW_ASK not in {found.concern for found in look(ask.format(thing), language)}
    ]
    assert unheard == []

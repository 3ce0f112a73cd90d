"""The ear for asks: it was learnt from the notes as they are, and hears what no phrase says."""

import json
from dataclasses import replace

import pytest

from handnote.checks.asking import ear, marks, sounds, windows
from handnote.checks.listener import Context, look
from handnote.checks.words import words_of
from handnote.config.resources import resource
from handnote.domain.finding import Concern
from tests.checks.asking_lessons import fingerprint, lessons
from tests.checks.warm import warm_notes


def asks(text: str, language: str = "en", context: Context | None = None) -> list[str]:
    found = look(text, language, context or Context())
    return [text[it.start : it.end] for it in found if it.concern is Concern.REVIEW_ASK]


def loudest(text: str) -> float:
    return max((it.score for it in sounds(words_of(text))), default=0.0)


def test_it_was_learnt_from_the_notes_as_they_are_now() -> None:
    told = json.loads(resource("asking", "learnt.json").read_text("utf-8"))
    assert told["lessons"] == fingerprint(), "run python tools/learn_asking.py"


def test_what_was_learnt_is_known() -> None:
    right = [(loudest(text) > 0) == is_ask for is_ask, text in lessons()]
    assert len(right) > 15_000
    assert sum(right) >= 0.98 * len(right)


def test_of_warm_notes_it_never_met_hardly_one_sounds_like_an_ask() -> None:
    sound = [loudest(warm.said().text) > ear().sure for warm in warm_notes("held out")]
    assert len(sound) > 150
    assert sum(sound) <= 0.015 * len(sound)


def test_an_ask_no_phrase_of_which_is_known_is_heard_in_its_sentence() -> None:
    warm = "The bowl is the last one of its glaze."
    ask = "Shoppers who dither would love to hear how you got on."
    assert asks(warm) == []
    assert asks(f"{warm} {ask} Warm wishes, Jo") == [ask.rstrip(".")]


def test_a_phrase_alone_is_no_ask_where_nothing_sounds_like_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    note = "I wrapped the jug in the reviews page of my grandfather's paper."
    assert asks(note) == []
    deaf = replace(ear(), doubtful=-100.0)
    monkeypatch.setattr("handnote.checks.listener.ear", lambda: deaf)
    assert asks(note) == ["reviews page"]


def test_words_that_name_what_was_sold_are_not_heard() -> None:
    note = "The Please Leave Me A Review Stamp is packed."
    assert asks(note) != []
    assert asks(note, context=Context(titles=("Please Leave Me A Review Stamp",))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Спасибо за заказ, пусть чашка радует вас долго.",
        "شكرا لك على طلبك وأتمنى أن تعجبك المزهرية",
        "감사합니다, 오래 쓰시면 좋겠습니다.",
        "Kiitos tilauksesta, toivottavasti kuppi ilahduttaa pitkään!",
        "",
        "\u200b\n\t …!!! ♥♥♥ ☆☆☆",
        "Five stars",
    ],
)
def test_it_is_silent_where_it_knows_nothing(text: str) -> None:
    assert loudest(text) <= ear().sure


def test_each_sentence_is_heard_and_each_two_that_follow() -> None:
    words = words_of("One two. Three four five! Six")
    assert list(windows(words)) == [(0, 1), (2, 4), (5, 5), (0, 4), (2, 5)]
    assert list(windows(words_of(""))) == []


def test_a_letter_less_leaves_most_of_the_marks() -> None:
    one, other = marks(["recommendation"]), marks(["recomendation"])
    assert len(one & other) > len(one ^ other)


def test_a_text_beyond_all_size_is_heard_to_its_end() -> None:
    ask = "Shoppers who dither would love to hear how you got on."
    assert loudest("The kiln is warm. " * 20_000 + ask) > ear().sure

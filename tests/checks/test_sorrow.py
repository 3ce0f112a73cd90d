"""Care for hard times: what is noticed, what is not, and that nothing of it leaves the window."""

import tomllib
from pathlib import Path

import pytest

from handnote.checks.sorrow import is_hard_time, sorrow_phrases
from handnote.domain.order import Item, Order, OrderId, OrderState
from handnote.domain.person import PersonId

LANGUAGES = ("cs", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "sv", "tr")
HERE = Path(__file__).parent


def told(text: str) -> Order:
    """``item | what was said`` as an order."""
    title, _, words = text.partition(" | ")
    return Order(
        id=OrderId("1"),
        channel="etsy",
        shop="",
        number="1",
        person_id=PersonId("1"),
        buyer="Anna Kowalska",
        recipient="",
        items=(Item(title),),
        state=OrderState.TO_WRITE,
        words=words,
    )


def orders(name: str) -> dict[str, list[str]]:
    return {
        language: list(map(str, texts))
        for language, texts in tomllib.loads((HERE / name).read_text("utf-8")).items()
    }


HARD, ORDINARY = orders("hard_times.toml"), orders("ordinary.toml")


def is_calm(text: str) -> bool:
    return is_hard_time(told(text), sorrow_phrases())


def test_the_fixtures_have_every_language_and_are_large_enough() -> None:
    assert tuple(sorted(HARD)) == tuple(sorted(ORDINARY)) == LANGUAGES
    assert sum(map(len, HARD.values())) >= 30
    assert sum(map(len, ORDINARY.values())) >= 200


@pytest.mark.parametrize("text", [text for texts in HARD.values() for text in texts])
def test_an_order_in_a_hard_time_is_met_calmly(text: str) -> None:
    assert is_calm(text)


def test_of_ordinary_orders_at_most_one_in_a_hundred_is_taken_for_one() -> None:
    texts = [text for ordinary in ORDINARY.values() for text in ordinary]
    wrong = [text for text in texts if is_calm(text)]
    assert len(wrong) <= len(texts) / 100, wrong


@pytest.mark.parametrize(
    ("name", "size", "hard", "ordinary"),
    [
        ("later", (60, 96), 60, 0),
        ("later_still", (60, 96), 59, 0),
        ("strangers", (288, 336), 280, 5),
        ("unread", (96, 96), 90, 13),
    ],
)
def test_no_fewer_hard_times_are_met_calmly_than_when_last_counted(
    name: str, size: tuple[int, int], hard: int, ordinary: int
) -> None:
    assert sizes(name) == size
    found = measured(f"{name}.toml")
    assert found[0] >= hard
    assert found[1] <= ordinary


def test_all_the_ordinary_orders_together_stay_below_one_in_a_hundred() -> None:
    wrong = sum(is_calm(text) for texts in ORDINARY.values() for text in texts)
    wrong += measured("later.toml")[1] + measured("later_still.toml")[1]
    assert wrong <= (258 + 96 + 96) / 100


def measured(name: str) -> tuple[int, int]:
    """How many of a file's orders are taken for hard times: of the hard ones, of the ordinary."""
    hard, ordinary = told_in(name)
    return sum(map(is_calm, hard)), sum(map(is_calm, ordinary))


def sizes(name: str) -> tuple[int, int]:
    hard, ordinary = told_in(f"{name}.toml")
    return len(hard), len(ordinary)


def told_in(name: str) -> tuple[list[str], list[str]]:
    """The hard orders of a file and its ordinary ones, of all languages."""
    of = tomllib.loads((HERE / name).read_text("utf-8"))
    hard, ordinary = ([t for ts in of[kind].values() for t in ts] for kind in ("hard", "ordinary"))
    return hard, ordinary


def test_accents_count_where_a_word_is_another_without_them() -> None:
    assert is_calm("Kupa | Köpeğimiz öldü.")
    assert not is_calm("Kupa | Çok güzel oldu, emekli oluyor.")


def test_what_people_say_counts_where_a_title_does_not() -> None:
    assert not is_calm("Novel: The Cancer Ward, in hospital")
    assert is_calm("Mug | She has cancer.")


@pytest.mark.parametrize("where", ["words", "gift_message", "details"])
def test_it_is_noticed_wherever_it_is_said(where: str) -> None:
    order = told("Mug")
    object.__setattr__(order, where, "For my friend whose father died.")
    assert is_hard_time(order, sorrow_phrases())


def test_it_is_noticed_in_what_is_to_be_engraved() -> None:
    order = told("Mug")
    object.__setattr__(order, "items", (Item("Mug", personalisation="In loving memory of Rex"),))
    assert is_hard_time(order, sorrow_phrases())


def test_case_accents_and_line_ends_make_no_difference() -> None:
    assert is_calm("Mug | MY FATHER PASSED\nAWAY")
    assert is_calm("Bougie | SINCERES CONDOLEANCES")


def test_twenty_thousand_letters_are_read_within_a_breath() -> None:
    assert not is_calm("Mug | " + "the blue glaze came out well " * 700)
    assert is_calm("Mug | " + "the blue glaze came out well " * 600 + " since she passed away")

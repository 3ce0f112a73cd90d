"""The questions in every language: one shape for all, and nothing no friend would ask.

What a test cannot tell is whether they sound right; only whoever grew up with the language can.
"""

import re
import tomllib
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from handnote.config.resources import resource
from handnote.domain.order import Item, Order, OrderId, OrderState
from handnote.domain.person import PersonId
from handnote.wording import people
from handnote.wording.questions import language_for, languages, questions

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "cs", "ja", "tr")
KINDS = (
    *("went-wrong", "calm-again", "calm", "gift", "regular", "second"),
    *("their-words", "made-theirs", "first"),
)
WORDS = tomllib.loads(Path(__file__).with_name("question_words.toml").read_text("utf-8"))
STANDS = {"item", "no-item", "no-name", "name", "called"}


def told(language: str) -> dict[str, Any]:
    return tomllib.loads(resource("questions", f"{language}.toml").read_text("utf-8"))


def asks(language: str) -> dict[str, list[str]]:
    return {kind: one["ask"] for kind, one in told(language).items() if kind != "told"}


def all_of(language: str) -> list[str]:
    return [question for three in asks(language).values() for question in three]


def bright_words(language: str, question: str) -> list[str]:
    small, listed = question.casefold(), WORDS[language]["bright"].split()
    if language == "ja":
        return [word for word in listed if word in small]
    begins = tuple(word for word in listed if not word.endswith("="))
    whole = {word.rstrip("=") for word in listed}
    words = re.findall(r"[\w-]+", small)
    return [word for word in words if word in whole or word.startswith(begins)]


ORDER = Order(
    id=OrderId("o"),
    channel="etsy",
    shop="",
    number="1",
    person_id=PersonId("p"),
    buyer="Maria Silva",
    recipient="",
    items=(Item("Blue mug"),),
    state=OrderState.TO_WRITE,
)


def all_filled(language: str, order: Order, called: str) -> list[str]:
    """Every question there is in a language, as it is asked about this order."""
    made = replace(order, items=tuple(replace(one, personalisation="M.") for one in order.items))
    said = replace(order, words="for my sister")
    gift = replace(order, gift_message="For you")
    kinds = (
        *(questions(order, called, is_calm=False, went_wrong=True, language=language),),
        *(questions(replace(order, nth=2), called, is_calm=True, language=language),),
        *(questions(order, called, is_calm=True, language=language),),
        *(questions(gift, called, is_calm=False, language=language),),
        *(questions(replace(order, nth=3), called, is_calm=False, language=language),),
        *(questions(replace(order, nth=2), called, is_calm=False, language=language),),
        *(questions(said, called, is_calm=False, language=language),),
        *(questions(made, called, is_calm=False, language=language),),
        *(questions(order, called, is_calm=False, language=language),),
    )
    return [question for three in kinds for question in three]


def test_there_is_a_file_for_each_of_the_twelve_and_no_other() -> None:
    assert languages() == set(LANGUAGES)
    assert set(WORDS) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_kinds_in_the_same_order(language: str) -> None:
    assert tuple(told(language)) == ("told", *KINDS)
    assert all(set(one) == {"ask"} for kind, one in told(language).items() if kind != "told")


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_are_asked_of_each_kind_and_none_twice(language: str) -> None:
    for three in asks(language).values():
        assert len(three) == len(set(three)) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_one_is_a_question_on_one_tidy_line(language: str) -> None:
    mark = "？" if language == "ja" else "?"
    for question in all_of(language):
        assert question.endswith(mark), question
        assert question.count(mark) == 1, question
        assert question == " ".join(question.split(" ")).strip(), question
        assert question.isprintable() or "\u00a0" in question, question
        assert not set("!！¡…\n\t") & set(question), question
        assert len(question) < 120, question


def test_a_question_opens_in_spanish_as_well() -> None:
    for question in all_of("es"):
        assert question.count("¿") == 1, question
        assert re.search(r"(?:^|\. |, )¿[A-ZÁÉÍÓÚa-záéíóú]", question), question


def test_in_french_no_line_ends_before_its_mark() -> None:
    for question in all_of("fr"):
        assert question.endswith("\u00a0?"), question
    assert told("fr")["told"]["item"] == "«\u00a0{item}\u00a0»"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_stands_for_anything_but_the_item_and_the_name(language: str) -> None:
    for question in all_of(language):
        assert not re.sub(r"\{(?:item|name)\}", "", question).count("{"), question
        assert not re.sub(r"\{(?:item|name)\}", "", question).count("}"), question
        # What stands for a missing one is in small letters, and a name may run to the left.
        assert not question.startswith("{"), question


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_ending_is_hung_on_a_title_or_a_name(language: str) -> None:
    if language == "ja":  # particles part from their word by themselves
        return
    for question in all_of(language):
        assert not re.search(r"[\w'’-]\{|\}[\w'’-]", question), question


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_the_item_and_the_name_are_spoken_of_to_somebody_new_and_who_comes_back(
    language: str,
) -> None:
    for kind in ("second", "first"):
        said = " ".join(asks(language)[kind])
        assert "{item}" in said
        assert "{name}" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_file_says_what_stands_for_what_is_missing(language: str) -> None:
    stands = told(language)["told"]
    assert {"item", "no-item", "no-name"} <= set(stands) <= STANDS
    assert stands["item"].count("{item}") == 1
    assert stands.get("name", "{name}").count("{name}") == 1
    for key in ("no-item", "no-name"):
        assert stands[key].strip() == stands[key] != ""
        assert not stands[key][0].isupper(), "it stands inside a sentence"
        assert not set("{}?") & set(stands[key])


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_second_and_regular_are_asked_nothing_alike(language: str) -> None:
    asked = asks(language)
    for one, other in combinations(("first", "second", "regular"), 2):
        assert not set(asked[one]) & set(asked[other])
    assert len({tuple(three) for three in asked.values()}) == len(KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_it_went_wrong_first_comes_what_it_was_like_then_what_was_put_right(
    language: str,
) -> None:
    like, put_right, seen = (one.casefold() for one in asks(language)["went-wrong"])
    assert WORDS[language]["for-them"] in like
    assert WORDS[language]["put-right"] in put_right
    assert WORDS[language]["put-right"] not in like
    assert WORDS[language]["for-them"] not in put_right
    assert seen not in (like, put_right)


def test_the_sheet_where_it_is_said_asks_what_f1_asks() -> None:
    assert asks("en")["went-wrong"][:2] == [people.WHAT_WAS_IT_LIKE, people.WHAT_IS_PUT_RIGHT]


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_hard_time_no_word_is_bright(language: str) -> None:
    for kind in ("calm", "calm-again", "went-wrong"):
        for question in asks(language)[kind]:
            assert not bright_words(language, question), question


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_bright_words_hears_this_language_at_all(language: str) -> None:
    others = [question for question in all_of(language) if bright_words(language, question)]
    assert others, "not one wish outside the calm kinds is taken for bright"


def test_no_two_languages_ask_in_the_same_words() -> None:
    for one, other in combinations(LANGUAGES, 2):
        assert not set(all_of(one)) & set(all_of(other))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_sold_and_who_gets_it_are_put_in_as_they_are(language: str) -> None:
    said = all_filled(language, ORDER, "Maria")
    assert [len(said), len(set(said))] == [27, 26], "one question is in both calm kinds"
    assert any("Blue mug" in question for question in said)
    assert any("Maria" in question for question in said)
    assert not any("{" in question for question in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_an_item_or_a_name_each_is_a_question_still(language: str) -> None:
    stands = told(language)["told"]
    said = " ".join(all_filled(language, replace(ORDER, items=()), ""))
    assert stands["no-name"] in said
    assert stands["no-item"] in said
    assert "  " not in said
    assert stands["item"].partition("{item}")[0] + stands["no-item"] not in said
    assert "この方さん" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_of_200_letters_is_cut_and_leaves_room_for_the_question(language: str) -> None:
    title = ("Handmade stoneware mug with a speckled glaze " * 5)[:200]
    said = all_filled(language, replace(ORDER, items=(Item(title),)), "Maria")
    assert any("…" in question for question in said)
    assert max(map(len, said)) < 180
    assert all(question.endswith(("?", "？")) for question in said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("title", ["{name}", "{item} {name}", "{0} {} }{", "\\1 \\g<item>"])
def test_braces_in_a_title_ask_for_nothing(language: str, title: str) -> None:
    said = all_filled(language, replace(ORDER, items=(Item(title),)), "{item}")
    assert any(title in question for question in said)
    assert any("{item}" in question for question in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_from_right_to_left_turns_nothing_around_it(language: str) -> None:
    title = "ספל\u202e כחול\u2069\n\u200f"
    said = all_filled(language, replace(ORDER, items=(Item(title),)), "דנה")
    assert any("\u2068דנה\u2069" in question for question in said)
    assert any("\u2068ספל כחול\u2069" in question for question in said)
    for question in said:
        assert not set("\u202e\u200f\n") & set(question), question
        assert question.count("\u2068") == question.count("\u2069"), question


@pytest.mark.parametrize(
    ("called", "said"),
    [
        ("Maria", "Mariaさん"),
        ("佐藤さん", "佐藤さん"),
        ("みほちゃん", "みほちゃん"),
        ("", "この方"),
    ],
)
def test_in_japanese_a_name_has_its_san_and_never_two(called: str, said: str) -> None:
    asked = " ".join(all_filled("ja", ORDER, called)).replace("\u2068", "").replace("\u2069", "")
    assert said in asked
    assert f"{said}さん" not in asked


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        (["de-Latn-AT", "de-AT", "de"], "de"),
        (["pt_BR.UTF-8"], "pt"),
        (["JA-JP"], "ja"),
        (["ca-ES", "es-ES"], "es"),
        (["C"], "en"),
        (["zh-Hant-TW", "zh"], "en"),
        (["den"], "en"),
        (["../en", "", "-", "{name}"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_of_the_computer_there_is_one_of_is_taken_or_english(
    wanted: list[str], language: str
) -> None:
    assert language_for(wanted) == language


@pytest.mark.parametrize("language", ["", "xx", "de-AT", "../questions/de", "C"])
def test_a_language_there_is_no_file_of_is_asked_in_english(language: str) -> None:
    english = questions(ORDER, "Maria", is_calm=False)
    assert questions(ORDER, "Maria", is_calm=False, language=language) == english

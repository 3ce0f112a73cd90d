"""A phrase is written in a little language of its own, and is found where it is said."""

import re
import tomllib

import pytest

from handnote.checks.listener import look
from handnote.checks.phrase import PhraseError, read_phrases, word_lists
from handnote.checks.phrase_index import index_of
from handnote.checks.words import words_of
from handnote.config.resources import resource
from tests.checks.measured import LANGUAGES


def is_said(told: str, text: str, gap: int = 2) -> bool:
    phrases = read_phrases(told, word_lists({"site": "etsy goog*"}), gap)
    heard = index_of(phrases).heard(words_of(text))
    return any(heard.stretches(phrase) for phrase in phrases)


@pytest.mark.parametrize(
    ("told", "gaps"), [("say etsy", 0), ("say .. etsy", 2), ("say ... etsy", 4)]
)
def test_two_dots_let_some_words_between_and_three_twice_as_many(told: str, gaps: int) -> None:
    assert is_said(told, "say " + "so " * gaps + "etsy")
    assert not is_said(told, "say " + "so " * (gaps + 1) + "etsy")


def test_what_is_said_both_ways_round_is_found_both_ways_round() -> None:
    assert is_said("say & @site", "Googling, they say")
    assert is_said("say & @site", "say so on Etsy")


def test_four_dots_reach_through_the_sentence_and_no_further() -> None:
    assert is_said("say .... etsy", "Say " + "so " * 90 + "on Etsy")
    assert is_said("etsy && say", "Say " + "so " * 90 + "on Etsy")
    assert not is_said("say && etsy", "Say so. Etsy")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_of_words_is_in_a_phrase(language: str) -> None:
    told = resource("phrases", f"{language}.toml").read_text("utf-8")
    lists = tomllib.loads(told)["words"]
    assert [name for name in lists if not re.search(rf"@{name}\b", told)] == []


def test_the_dot_of_a_number_or_of_a_name_on_the_web_ends_no_sentence() -> None:
    assert is_said("say .... etsy", "Say 4.7 at crafts.example, or on Etsy")
    assert not is_said("say .... etsy", "Say so.Etsy")


@pytest.mark.parametrize("stars", ["5*", "5 ⭐", "5☆", "5 🌟", "5⭐️"])
def test_a_star_is_a_star_however_it_is_drawn(stars: str) -> None:
    assert is_said("0 ★", f"Leave {stars} please")
    assert not is_said("★", "2 * 3")


def test_a_number_that_a_phrase_spells_out_is_any_number_to_the_others() -> None:
    phrases = read_phrases("0 % off|less", {}, 2)
    heard = index_of([*phrases, *read_phrases("20 of 20", {}, 2)]).heard(words_of("20% off"))
    assert heard.stretches(phrases[0]) == [(0, 2)]


def test_nothing_reaches_across_the_end_of_a_sentence() -> None:
    assert not is_said("say ... etsy", "Say so. Etsy")


def test_a_list_may_name_others_wherever_they_stand() -> None:
    lists = word_lists({"both": "@one|@two here", "one": "etsy", "two": "folk_sy"})
    assert {word.letters for spelling in lists["both"] for word in spelling} == {
        *("etsy", "folk", "sy", "here")
    }
    for broken in ({"one": "@two"}, {"one": "@one"}, {"one": "@two", "two": "x|@one"}):
        with pytest.raises(PhraseError):
            word_lists(broken)


@pytest.mark.parametrize("broken", ["say ..", "... ", "@nobody", "say & "])
def test_a_phrase_that_cannot_be_read_is_refused(broken: str) -> None:
    with pytest.raises(PhraseError):
        read_phrases(broken, {}, 2)


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "Say a word about us on Heureka"),
        ("cs", "Pochvalte nás na Googlu"),
        ("tr", "Bizi Google'da övün"),
        ("pl", "Pochwal nas na Trustpilocie"),
    ],
)
def test_every_language_knows_the_names_of_the_places_with_its_own_endings(
    language: str, note: str
) -> None:
    assert [it.concern.value for it in look(note, language)][:1] == ["review-ask"]


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "Message me on Etsy if anything is broken and I'll put it right."),
        ("en", "Tell everyone at home hello from the kiln."),
        ("de", "Schreib mir über Etsy, falls etwas fehlt oder kaputt ist."),
        ("de", "Weißt du, wie viel Sternlein stehen? Ich habe mich beim Sticken verzählt."),
        ("fr", "J'ai rempli le carton de paille et entouré la théière de papier."),
        ("fr", "L'échelle est en frêne, elle porte bien cent kilos."),
        ("es", "Una estrella y una luna, como pediste."),
        ("it", "Ho trovato il modello in rete, su una rivista danese."),
        ("nl", "De schaal van as is twee keer gebakken."),
        ("pt", "Escreva-me pelo Etsy se algo chegar partido ou faltar."),
        ("pl", "Zanim wystawisz doniczkę na balkon, podlej ją."),
        ("sv", "Tummen upp för provet på fredag!"),
        ("cs", "Napište mi přes Etsy, kdyby něco chybělo nebo bylo rozbité."),
        ("ja", "星のピアスをつけて出かける日が晴れますように。"),
        ("tr", "Üzerinden beş yıl geçti ama kokusu aynı."),
    ],
)
def test_a_kindness_that_names_a_place_or_a_star_is_let_be(language: str, note: str) -> None:
    assert look(note, language) == ()

"""Spelling: which words of a note are unknown, and everything that is let be."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

import pytest

from handnote.checks.dictionaries import Dictionary, dictionaries
from handnote.checks.misspelt import Known, Wrong, known, misspelt
from handnote.checks.speller import Speller
from handnote.config.resources import resource
from tests.checks.warm import warm_notes

NOBODY = Known()
ENGLISH = frozenset(
    {"thank", "you", "so", "much", "for", "the", "order", "hope", "enjoy", "this", "mug", "hand"}
    | {"dyed", "and", "is", "maria's"}
)
SHIPPED = dictionaries([resource("dictionaries")])

SLIPS = {
    "en": ("Thank you, I hope you enjoy this mugg and recieve it well.", ["mugg", "recieve"]),
    "es": ("Gracias por tu pedido, espero que te gute la taza azull.", ["gute", "azull"]),
    "nl": ("Dank je wel voor je bestelling, veel plezzier met de bekker.", ["plezzier", "bekker"]),
    "pl": ("Dziękuję za zamówienie, niech kubek dobże służy każdego rnka.", ["dobże", "rnka"]),
    "pt": ("Obrigada pela encomenda, espero que gostes da canecca azul.", ["canecca"]),
    "sv": ("Tack för din bestälning, hoppas att du tycker om muggen.", ["bestälning"]),
    "tr": ("Siparişin için teşekür ederim, umarım bardağı seversin.", ["teşekür"]),
}

LET_BE = {"es": 1, "pt": 1, "tr": 4}
"""Words of the thirty warm notes of a language that its dictionary does not know, measured."""


@pytest.fixture(scope="module")
def speller() -> Iterator[Speller]:
    speller = Speller()
    yield speller
    speller.close()


def asking(speller: Speller, language: str) -> Wrong:
    def wrong(words: Sequence[str]) -> Collection[str]:
        left: Collection[str] = words
        for dictionary in SHIPPED[language]:
            left = speller.wrong(dictionary, list(left)) if left else left
        return left

    return wrong


def english(words: Sequence[str]) -> Collection[str]:
    return [word for word in words if word.lower() not in ENGLISH]


def marked(text: str, known: Known = NOBODY, script: str = "LATIN") -> list[str]:
    found = misspelt(text, script, known, english)
    assert [text[one.start : one.end] for one in found] == [one.word for one in found]
    return [one.word for one in found]


@pytest.mark.parametrize("language", SLIPS)
def test_a_slip_is_found_in_each_language_that_ships(language: str, speller: Speller) -> None:
    text, slips = SLIPS[language]
    found = misspelt(text, "LATIN", NOBODY, asking(speller, language))
    assert [one.word for one in found] == slips


@pytest.mark.parametrize("language", SLIPS)
def test_warm_notes_are_let_be(language: str, speller: Speller) -> None:
    wrong = asking(speller, language)
    found: Counter[str] = Counter()
    for half in ("tuned", "held out"):
        for warm in warm_notes(half):
            if warm.language == language:
                said = warm.said()
                words = misspelt(said.text, "LATIN", known(said.names, said.items), wrong)
                found.update(one.word for one in words)
    assert found.total() <= LET_BE.get(language, 0), found


@pytest.mark.parametrize(
    "text",
    [
        "Thank you so much for order 4x77b",
        "Thank you so much, this is www.mugs.example and jo@mugs.example",
        "Thank you so much for the order #handmede @jostudio https://x.example/abc",
        "Thank you so much for the DIY and the SMS",
        "Thank you so much, x",
        "Thank you so much 🧡 for the mug ☕️",
        "Thank you so much, спасибо, ありがとう for the mug",
        "Thank you so much {{frist_name}} for the mug",
        "Thank you so much for the hand-dyed mug",
        "Thank you so much for Maria’s mug",
    ],
)
def test_what_no_dictionary_can_know_is_let_be(text: str) -> None:
    assert marked(text) == []


def test_it_stands_where_it_stands_in_code_points() -> None:
    text = "🧡🧡 Thank you so much for the oder"
    (slip,) = misspelt(text, "LATIN", NOBODY, english)
    assert text[slip.start : slip.end] == "oder"


def test_a_soft_hyphen_and_an_accent_of_its_own_are_no_slips() -> None:
    assert marked("Thank you so much for the m\u00adug") == []
    cafe = known((), ["café"])
    assert marked("Thank you so much for the cafe\u0301 mug", cafe) == []


@pytest.mark.parametrize("written", ["Zoë", "Zoe", "Zoë's", "Zoë’s"])
def test_who_it_is_for_is_known_however_it_is_written(written: str) -> None:
    assert marked(f"Thank you so much, {written}, enjoy this mug", known(["Zoë Kask"], ())) == []


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Małgorzata", "Małgorzato"),
        ("Łukasz", "Łukaszu"),
        ("Novák", "Nováková"),
        ("Ondřej", "Ondřeji"),
        ("Ayşe", "Ayşeciğim"),
        ("Anneli", "Annelis"),
    ],
)
def test_a_name_may_have_the_endings_of_its_language(name: str, written: str) -> None:
    assert marked(f"Thank you so much {written} for the order", known([name], ())) == []


def test_a_name_misspelt_is_not_known_by_its_first_letters() -> None:
    assert marked("Thank you so much Mraia for the mug", known(["Maria"], ())) == ["Mraia"]


def test_words_of_the_items_and_of_her_own_are_known() -> None:
    text = "Thank you so much for the raku chawan and the kintsugi"
    assert marked(text) == ["raku", "chawan", "kintsugi"]
    assert marked(text, known((), ["Raku chawan, black", "kintsugi"])) == []


def test_a_text_in_another_language_is_not_all_underlined() -> None:
    assert marked("Vielen Dank und ganz herzliche Grüße aus Wien") == []


def test_one_word_alone_is_let_be() -> None:
    assert marked("Chawan") == []
    assert marked("Chawan kintsugi") == []


def test_a_dictionary_of_another_script_is_not_asked_about_these_letters() -> None:
    assert marked("Thank you so much for the oder", script="CYRILLIC") == []


def test_a_text_without_end_is_read_as_far_as_a_note_goes() -> None:
    assert len(marked("Thank you so much " * 200 + "oder " * 10_000)) <= 600
    assert marked("!" * 200_000) == []
    assert marked("a-" * 100_000) == []


def test_every_language_that_ships_is_tried_here() -> None:
    assert SHIPPED.keys() == SLIPS.keys()
    assert all(isinstance(one, Dictionary) for those in SHIPPED.values() for one in those)

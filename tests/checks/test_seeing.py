"""What a note says that is true of this person lights up, and nothing else does."""

import pytest

from handnote.checks.concept_book import languages, lexicon
from handnote.checks.seeing import Seen, is_for_anyone, seen
from handnote.domain.fact import Fact, FactKind
from tests.checks.seen_rows import LANGUAGES, SETS, figures, rows

LEAST = {"dev": 20, "held-out": 12}
GROUPS = 100

READY = tuple(code for code in LANGUAGES if code in languages())

MUG = Fact(FactKind.TITLE, "Blue stoneware mug")
MARIA = Fact(FactKind.NAME, "Maria Lopez")

THANKS = {
    "en": ("Thank you!", "Thank you, Maria!"),
    "de": ("Danke!", "Danke, Maria!"),
    "fr": ("Merci !", "Merci, Maria !"),
    "es": ("¡Gracias!", "¡Gracias, Maria!"),
    "it": ("Grazie!", "Grazie, Maria!"),
    "nl": ("Bedankt!", "Bedankt, Maria!"),
    "pt": ("Obrigada!", "Obrigada, Maria!"),
    "pl": ("Dziękuję!", "Dziękuję Ci, Mario!"),
    "sv": ("Tack!", "Tack, Maria!"),
    "cs": ("Děkuji!", "Děkuji Vám, Marie!"),
    "ja": ("ありがとうございます！", "マリアさん、ありがとうございます！"),
    "tr": ("Teşekkürler!", "Teşekkürler, Maria'ya!"),
}


def lit(note: str, *facts: Fact, language: str = "en") -> set[int]:
    return {found.fact for found in seen(note, facts, language)}


@pytest.mark.parametrize("which", SETS)
@pytest.mark.parametrize("language", READY)
def test_each_language_is_measured_by_enough_rows(language: str, which: str) -> None:
    assert len(rows(which, language)) >= LEAST[which]


@pytest.mark.parametrize("which", SETS)
@pytest.mark.parametrize("language", READY)
def test_of_what_lights_nine_in_ten_are_true(language: str, which: str) -> None:
    assert figures(which, language).precision >= 0.9


@pytest.mark.parametrize("which", SETS)
@pytest.mark.parametrize("language", READY)
def test_of_what_is_true_nine_in_ten_light(language: str, which: str) -> None:
    assert figures(which, language).recall >= 0.9


@pytest.mark.parametrize("language", READY)
def test_a_language_knows_what_makers_sell(language: str) -> None:
    book = lexicon(language)
    told = set().union(*book.whole.values())
    told |= {concept for terms in book.terms.values() for _, concept in terms}
    assert len([it for it in told if not it.startswith("country-")]) >= GROUPS
    assert {"first", "again", "2", "3"} <= book.orders.keys()
    assert book.gift


@pytest.mark.parametrize("language", READY)
def test_a_name_earns_nothing(language: str) -> None:
    name = "マリア" if language == "ja" else "Maria"
    facts = (
        Fact(FactKind.NAME, name),
        MUG,
        Fact(FactKind.PERSONALISATION, name),
        Fact(FactKind.MEMORY, f"{name}: two cats, loves Lisbon"),
    )
    plain, named = THANKS[language]
    for told in (language, ""):
        assert seen(plain, facts, told) == seen(named, facts, told) == ()
        assert is_for_anyone(plain, facts, told)
        assert is_for_anyone(named, facts, told)


def test_places_are_code_points_of_both_texts() -> None:
    note, fact = "🌸 The cup is\nyours", Fact(FactKind.TITLE, "🌸🌸 Blue mugs")
    (found,) = seen(note, (MARIA, fact), "en")
    assert found == Seen(1, ((6, 9),), ((8, 12),))
    assert note[found.start : found.end] == "cup"
    assert fact.text[slice(*found.spans[0])] == "mugs"


def test_a_fact_lights_once_with_all_its_places() -> None:
    (found,) = seen("Your mug is blue, and a blue cup it is", (MUG,), "en")
    assert [note for note, _ in found.places] == sorted(note for note, _ in found.places)
    assert len(found.places) == 4
    assert found.spans == ((0, 4), (15, 18))


@pytest.mark.parametrize(
    ("note", "title"),
    [
        ("I will bring it", "Silver ring"),
        ("A panda smiled", "Frying pan"),
        ("I hope you catch the sun", "Cat mat"),
        ("What a carpet", "Car"),
        ("Tell me a starting point", "Star garland"),
    ],
)
def test_the_same_first_letters_are_not_the_same_word(note: str, title: str) -> None:
    assert lit(note, Fact(FactKind.TITLE, title)) == set()


def test_a_number_counts_where_it_tells_something() -> None:
    fact = Fact(FactKind.PERSONALISATION, "70th birthday")
    assert lit("You turn 70, how fine", fact) == {0}
    assert lit("It took 70 minutes", fact) == set()
    assert lit("Set of 2 for you 2", Fact(FactKind.TITLE, "Plates, set of 2, 20 cm")) == set()
    assert lit("Since 1987!", Fact(FactKind.PERSONALISATION, "Anna & Tom, 1987")) == {0}


def test_coming_back_is_true_of_those_who_came_back() -> None:
    third, first = Fact(FactKind.ORDERS, "3"), Fact(FactKind.ORDERS, "1")
    assert lit("Thank you for coming back a third time", third) == {0}
    assert lit("Thank you for coming back a third time", first) == set()
    assert lit("It is your first order here", first) == {0}
    assert lit("It is your first order here", third) == set()


def test_the_given_name_of_somebody_else_does_earn() -> None:
    facts = (MARIA, Fact(FactKind.PERSONALISATION, "For Oscar"), Fact(FactKind.MEMORY, "dog: Rex"))
    assert lit("Give Rex a bone, and Oscar a hug, Maria", *facts) == {1, 2}


def test_only_the_values_of_checkout_details_count() -> None:
    fact = Fact(FactKind.DETAILS, "Ribbon colour: Emerald\nHow did you find us: Instagram")
    assert lit("I tied the ribbon myself", fact) == set()
    assert lit("Green it is", fact) == {0}


def test_a_title_in_another_language_is_understood() -> None:
    assert lit("Viel Freude mit dem Becher", MUG, language="de") == {0}
    assert lit("Enjoy the cup", Fact(FactKind.TITLE, "Tasse aus Steinzeug")) == {0}


def test_nothing_particular_is_said_only_where_there_was_something_to_say() -> None:
    assert is_for_anyone("Thank you!", (MARIA, MUG), "en")
    assert not is_for_anyone("Enjoy the mug!", (MARIA, MUG), "en")
    assert not is_for_anyone("Thank you!", (MARIA,), "en")
    assert not is_for_anyone("Thank you!", (MARIA, Fact(FactKind.ORDERS, "1")), "en")
    assert is_for_anyone("Thank you!", (MARIA, Fact(FactKind.ORDERS, "2")), "en")
    assert not is_for_anyone(" \n", (MARIA, MUG), "en")
    assert not is_for_anyone("Thank you!", (Fact(FactKind.TITLE, "Gift set of 2, large"),), "en")


@pytest.mark.parametrize("language", ["en-GB", "EN", "en_US", "xx", "", "en\x00", "🌸"])
def test_any_name_of_a_language_will_do(language: str) -> None:
    assert lit("Enjoy the cup and keep it warm with you", MUG, language=language) == {0}


@pytest.mark.parametrize(
    "odd",
    ["", " ", "\n", "\x00", "\ud800", "\u202eguM", "́", "🌸" * 500, "." * 500, "a" * 9999, "レ"],
)
def test_odd_text_is_looked_at_like_any_other(odd: str) -> None:
    for language in READY:
        assert seen(odd, (MARIA, MUG), language) == ()
        assert seen("Thank you", (Fact(FactKind.TITLE, odd), Fact(FactKind.NAME, odd))) == ()
    assert lit("Enjoy the mug", Fact(FactKind.ORDERS, odd), Fact(FactKind.GIFT, odd), MUG) == {2}

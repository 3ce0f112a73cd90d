"""What a note says that is true of this person lights up, and nothing else does."""

from time import perf_counter

import pytest

from handnote.checks.concept_book import languages, lexicon
from handnote.checks.phrase_book import tongues
from handnote.checks.seeing import Seen, is_for_anyone, seen
from handnote.domain.fact import Fact, FactKind
from tests.checks.measured import notes
from tests.checks.seeing_page import PAGE, with_table
from tests.checks.seen_rows import LANGUAGES, SETS, Row, figures, rows

LEAST = {"dev": 20, "held-out": 12}
GROUPS = 250

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


WARM = ("warm", "near-misses")
"""Sections of the listener's notes that anybody could have written to anybody."""


def lit(note: str, *facts: Fact, language: str = "en") -> set[int]:
    return {found.fact for found in seen(note, facts, language)}


@pytest.mark.parametrize("which", SETS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_measured_by_enough_rows(language: str, which: str) -> None:
    assert len(rows(which, language)) >= LEAST[which]


@pytest.mark.parametrize("which", SETS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_what_lights_nine_in_ten_are_true(language: str, which: str) -> None:
    assert figures(which, language).precision >= 0.9


@pytest.mark.parametrize("which", SETS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_what_is_true_nine_in_ten_light(language: str, which: str) -> None:
    assert figures(which, language).recall >= 0.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_knows_what_makers_sell(language: str) -> None:
    book = lexicon(language)
    told = set().union(*book.whole.values())
    assert len([it for it in told if ":" not in it and not it.startswith("country-")]) >= GROUPS
    assert {"first", "again", "2", "3", "gift", "kept", "waited"} <= book.said.keys()
    assert all(book.said.values())
    assert all(book.known.values())


@pytest.mark.parametrize("language", LANGUAGES)
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


@pytest.mark.parametrize("name", ["Leo", "Miso", "Leonard"])
def test_a_short_name_counts_at_the_beginning_of_a_sentence_too(name: str) -> None:
    facts = (
        Fact(FactKind.NAME, "Anna Kovacs"),
        Fact(FactKind.WORDS, f"My grandson {name} is mad about the sea"),
    )
    assert seen(f"{name} will find him on the last page.", facts, "en")
    assert not seen("Anna will find him on the last page.", facts, "en")
    sea = (facts[0], Fact(FactKind.WORDS, "the one with the big leo on the sleeve, please"))
    assert not seen("Leo will find him on the last page.", sea, "en")


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
    for language in LANGUAGES:
        assert seen(odd, (MARIA, MUG), language) == ()
        assert seen("Thank you", (Fact(FactKind.TITLE, odd), Fact(FactKind.NAME, odd))) == ()
    assert lit("Enjoy the mug", Fact(FactKind.ORDERS, odd), Fact(FactKind.GIFT, odd), MUG) == {2}


def test_there_are_words_for_every_language_of_the_listener() -> None:
    assert set(languages()) == set(LANGUAGES) == set(tongues())


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_hundred_notes_to_others_at_most_seven_light_anything(language: str) -> None:
    facts = [row.facts for row in rows("dev", language)]
    texts = [it.text for it in notes("notes", language) if it.section in WARM]
    light = sum(bool(seen(text, each, language)) for each in facts for text in texts)
    assert light <= 0.07 * len(facts) * len(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_courtesies_light_nothing(language: str) -> None:
    given = [row for which in SETS for row in rows(which, language) if not row.meant]
    assert len(given) >= 4
    assert [row.note for row in given if row.lit()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_swapping_the_name_changes_nothing(language: str) -> None:
    for row in rows("dev", language):
        name = row.facts[0].text.split()[0]
        if name not in row.note or len(name) < 3:
            continue
        facts = (Fact(FactKind.NAME, "Quentin"), *row.facts[1:])
        other = Row(language, facts, row.note.replace(name, "Quentin"), row.meant)
        assert other.lit() == row.lit(), row.note


def test_a_country_is_known_by_its_code_or_its_name() -> None:
    for told in ("ES", "es", "Spain", "España"):
        assert lit("Un saludo a España", Fact(FactKind.COUNTRY, told), language="es") == {0}
    assert lit("No es nada", Fact(FactKind.COUNTRY, "ES"), language="es") == set()
    assert (
        lit("It is in no hurry", Fact(FactKind.COUNTRY, "IT"), Fact(FactKind.COUNTRY, "NO"))
        == set()
    )


def test_each_language_joins_the_forms_of_its_words() -> None:
    for language, title, note in (
        ("de", "Tasse", "Das Tässchen"),
        ("de", "Teetasse", "Der Becher"),
        ("nl", "Theekopje", "De mok"),
        ("sv", "Tekopp", "Muggen"),
        ("pl", "Kubek", "Z tym kubkiem"),
        ("cs", "Hrnek", "S hrnkem"),
        ("ja", "マグカップ", "カップは"),
        ("ja", "猫のブローチ", "猫が"),
        ("tr", "Kupa", "Kupanı"),
        ("tr", "Atkı", "Atkılarında"),
        ("fr", "Écharpes", "L'écharpe"),
        ("it", "Tazze", "La tazzina"),
        ("es", "Tazas", "La tacita"),
        ("pt", "Canecas", "A chávena"),
    ):
        fact = Fact(FactKind.TITLE, title)
        assert lit(note, fact, language=language) == {0}, (language, note)


def test_two_compounds_are_not_alike_for_a_part_of_each() -> None:
    apron = Fact(FactKind.TITLE, "Kinderschürze")
    assert lit("Die Kindermütze", apron, language="de") == set()
    assert lit("Für die Kinder", apron, language="de") == {0}


def test_hostile_text_on_both_sides_is_looked_at_in_a_moment() -> None:
    for piece in ("mug ", "gartenstuhltischvase", "マグカップ", "70 birthday ", "Aa.", "z" * 9):
        text = piece * (100_000 // len(piece))
        begun = perf_counter()
        seen(text, (Fact(FactKind.EARLIER_NOTE, text), Fact(FactKind.NAME, text)), "de")
        assert perf_counter() - begun < 5


def test_the_page_tells_what_is_measured_now() -> None:
    page = PAGE.read_text("utf-8")
    assert page == with_table(page), "run python tools/measure_listener.py"


def test_a_courtesy_that_shares_its_stem_with_a_thing_lights_nothing() -> None:
    assert lit("Rien ne va bouger", Fact(FactKind.TITLE, "Bougie"), language="fr") == set()


def test_who_signs_in_the_last_line_lights_nothing() -> None:
    earlier = Fact(FactKind.EARLIER_NOTE, "All the best, Petrova Annushka")
    assert lit("Thank you!\nAnnushka Petrova", earlier) == set()
    assert lit("Annushka Petrova says hello", earlier) == {0}

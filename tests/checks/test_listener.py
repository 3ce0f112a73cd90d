"""The listener hears what a friend would mention, lets the rest be, and says it once."""

import unicodedata
from itertools import pairwise

import pytest

from handnote.checks.insert_rules import insert_rule, insert_rules
from handnote.checks.listener import Context, look
from handnote.checks.phrase_book import tongues
from handnote.domain.finding import Concern, Level
from handnote.wording import listener as wording
from tests.checks.listener_page import PAGE, with_table
from tests.checks.measured import (
    LANGUAGES,
    MEANT,
    SETS,
    SILENT,
    Given,
    held_wrongly,
    language_guessed,
    notes,
    right,
)

LEAST = {
    "asks": 25,
    "near-misses": 25,
    "adverts": 15,
    "pressure": 10,
    "corporate": 8,
    "warm": 30,
    "awkward": 4,
}
THANKS = {
    "en": "Thank you",
    "de": "Danke",
    "fr": "Merci",
    "es": "Gracias",
    "it": "Grazie",
    "nl": "Bedankt",
    "pt": "Obrigada",
    "pl": "Dziękuję",
    "sv": "Tack",
    "cs": "Děkuji",
    "ja": "ありがとう",
    "tr": "Teşekkürler",
}


def codes(text: str, language: str = "en", context: Context | None = None) -> set[str]:
    found = look(text, language, context) if context else look(text, language)
    return {finding.concern.value for finding in found}


@pytest.mark.parametrize("section", LEAST)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_measured_by_enough_notes(language: str, section: str) -> None:
    given = [note.text for note in notes("notes", language) if note.section == section]
    assert len(set(given)) >= LEAST[section]


@pytest.mark.parametrize("which", SETS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_hundred_asks_at_least_ninety_five_are_held(language: str, which: str) -> None:
    assert right(which, language, "asks").percent >= 95


@pytest.mark.parametrize("which", SETS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_hundred_notes_that_ask_nothing_at_most_two_are_held(
    language: str, which: str
) -> None:
    assert held_wrongly(which, language).percent <= 2


@pytest.mark.parametrize("section", [*MEANT, *SILENT])
@pytest.mark.parametrize("which", SETS)
def test_of_each_kind_of_note_ninety_five_in_a_hundred_are_heard_right(
    which: str, section: str
) -> None:
    shares = [right(which, language, section) for language in LANGUAGES]
    assert sum(it.part for it in shares) >= 0.95 * sum(it.whole for it in shares)


@pytest.mark.parametrize("which", SETS)
def test_at_most_two_in_a_hundred_warm_notes_are_spoken_of(which: str) -> None:
    shares = [right(which, language, "warm") for language in LANGUAGES]
    assert sum(it.whole - it.part for it in shares) <= 0.02 * sum(it.whole for it in shares)


@pytest.mark.parametrize("which", SETS)
def test_nine_notes_in_ten_are_heard_right_without_being_told_the_language(which: str) -> None:
    every = [note for language in LANGUAGES for note in notes(which, language)]
    assert sum(note.is_right(told=False) for note in every) >= 0.9 * len(every)


@pytest.mark.parametrize("which", SETS)
def test_most_short_notes_tell_their_language(which: str) -> None:
    shares = [language_guessed(which, language) for language in LANGUAGES]
    assert sum(it.part for it in shares) >= 0.8 * sum(it.whole for it in shares)


def test_the_page_tells_what_is_measured_now() -> None:
    page = PAGE.read_text("utf-8")
    assert page == with_table(page), "run python tools/measure_listener.py"


def test_the_page_names_every_code() -> None:
    page = PAGE.read_text("utf-8")
    assert [it.value for it in wording.LINES if f"`{it.value}`" not in page] == []


def test_the_model_note_passes_in_silence() -> None:
    note = (
        "Thanks for your order, hope you enjoy this excellent book and find it useful. Best wishes."
    )
    assert look(note) == look(note, "en") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_earns_nothing(language: str) -> None:
    plain, named = f"{THANKS[language]}!", f"{THANKS[language]}, Maria!"
    for told in (language, ""):
        assert codes(plain, told) == codes(named, told) == set()


@pytest.mark.parametrize(
    "token",
    [
        "{{first_name}}",
        "{{ customer.name }}",
        "{name}",
        "[Name]",
        "[FIRST NAME]",
        "[Your name here]",
        "%%FNAME%%",
        "%FIRSTNAME%",
        "<<Name>>",
        "«Name»",
        "*|FNAME|*",
        "$NAME",
        "$first_name",
        "${name}",
        "#name#",
        "##NAME##",
        "{% if gift %}",
        "<%= name %>",
        "<name>",
        "__NAME__",
        "<br/>",
        "&nbsp;",
        "[Prénom]",
        "{imię}",
        "【お名前】",
    ],
)
def test_a_leftover_token_is_held_with_its_place(token: str) -> None:
    (found,) = look(f"Enjoy the mug, {token}, and take care", "en")
    assert (found.concern, found.level) == (Concern.LEFTOVER_TOKEN, Level.HELD)
    assert token in f"<{found.fact}>" or found.fact in token
    assert found.fact == f"Enjoy the mug, {token}, and take care"[found.start : found.end]


@pytest.mark.parametrize(
    "note",
    ["Dear XXX, enjoy", "Dear ____, enjoy", "Dear (name), enjoy", "INSERT NAME HERE", "Hi xxx,"],
)
def test_a_greeting_to_nobody_is_held(note: str) -> None:
    assert codes(note) == {"leftover-token"}


@pytest.mark.parametrize(
    "note",
    [
        "Enjoy :-) <3 <33",
        "It said “recieve” [sic] on the box",
        "A hug {} and another { }",
        "It was $5, 100% of it well spent on wool",
        "«Bonjour» says the cat",
        "You are #1 in our street",
        "Love, Anna xxx",
        "Lots of love XXX",
        "[heart] from [Leeds]",
        "{o,o} hoots the owl",
        "a < b > c, 3 > 2",
        "My __favourite__ glaze",
        "50% wool, 50% silk",
        "♥♥♥ ☆☆☆",
    ],
)
def test_what_only_looks_like_a_token_is_let_be(note: str) -> None:
    assert codes(note) == set()


@pytest.mark.parametrize(
    "disguised",
    [
        "PLEASE LEAVE A REVIEW",
        "please leave a re\u00adview",
        "please l\u200beave a rev\u200biew",
        "ｐｌｅａｓｅ　ｌｅａｖｅ　ａ　ｒｅｖｉｅｗ",
        "please\nleave\na\nreview",
        "Plèase leåve a revíew",
        unicodedata.normalize("NFD", "Plèase leåve a revíew"),
        "“please” — leave… no: a ‘review’",
    ],
)
def test_spelling_tricks_change_nothing(disguised: str) -> None:
    assert "review-ask" in codes(disguised)


def test_german_without_umlauts_is_heard_both_ways() -> None:
    for word in ("für", "fur", "fuer"):
        assert "corporate" in codes(f"Vielen Dank {word} Ihr Vertrauen", "de")


def test_an_ask_is_heard_in_whatever_language_the_rest_is() -> None:
    assert "review-ask" in codes("Viel Freude mit der Tasse. Please leave us a review!", "de")


def test_words_of_an_items_title_ask_for_nothing() -> None:
    titles = Context(titles=("Five Stars, a novel", "Book review journal"))
    assert codes("Five Stars kept me awake all night.", "en", titles) == set()
    assert codes("Please give us five stars!", "en", Context()) == {"review-ask"}


def test_an_excuse_is_only_mentioned_where_something_went_wrong_and_only_first() -> None:
    note = "The courier was slow, sorry."
    assert codes(note) == set()
    assert codes(note, "en", Context(went_wrong=True)) == {"excuse"}
    later = "I am sorry you had to wait so long for a mug you wanted to give away. " + note
    assert codes(later, "en", Context(went_wrong=True)) == set()


def test_a_handle_that_is_only_the_signature_is_let_be() -> None:
    assert codes("Enjoy the mug!\nAnna, @birchandclay") == set()
    assert codes("Enjoy the mug! — Anna @birchandclay") == set()
    assert "link" in codes("See more at @birchandclay when you like.")
    assert "follow" in codes("Enjoy the mug!\nFollow us @birchandclay")


@pytest.mark.parametrize("note", ["Thanks.It was fun", "Viel Spaß.Es war schön", "so fine.me too"])
def test_a_missing_space_is_no_address(note: str) -> None:
    assert codes(note) == set()


def test_places_are_code_points_and_the_fact_is_what_stands_there() -> None:
    note = "🌸🌸 Danke!\nBitte hinterlasse eine Bewertung 🌸"
    (found,) = look(note, "de")
    assert note[found.start : found.end] == found.fact == "hinterlasse eine Bewertung"


def test_the_weightiest_comes_first_and_each_place_is_told_once() -> None:
    found = look("#love Hi {{name}}, please leave us a review, write a review!", "en")
    levels = [it.level for it in found]
    assert levels == sorted(levels, key=[Level.HELD, Level.HINT, Level.LIT].index)
    asks = [it for it in found if it.concern is Concern.REVIEW_ASK]
    assert all(one.end <= two.start for one, two in pairwise(asks))


@pytest.mark.parametrize("language", ["de-AT", "DE", "de_CH", "xx", "", "de\x00", "🌸"])
def test_any_name_of_a_language_will_do(language: str) -> None:
    assert "review-ask" in codes("Bitte hinterlasse uns eine Bewertung", language)


@pytest.mark.parametrize(
    "odd", ["", " ", "\n", "\x00", "\ud800", "\u202eweiver a evael", "́", "🌸" * 50, "." * 500]
)
def test_odd_text_is_looked_at_like_any_other(odd: str) -> None:
    assert look(odd) == ()


def test_every_phrase_file_is_readable_and_knows_every_concern() -> None:
    assert set(tongues()) == set(LANGUAGES)
    for tongue in tongues().values():
        assert {rule.concern for rule in tongue.rules} == set(wording.LINES), tongue.code


def test_every_concern_of_the_listener_has_a_line_a_friend_could_say() -> None:
    for line, explanation in wording.LINES.values():
        assert len(line) <= 60
        assert not any(sign.isdigit() or sign in "%!" for sign in line + explanation)


def test_a_marketplace_rule_says_where_it_stands() -> None:
    assert {rule.channel for rule in insert_rules()} == {"amazon", "ebay", "etsy"}
    assert all(rule.source and rule.page and rule.dated and rule.says for rule in insert_rules())
    rule = insert_rule("amazon", Concern.REVIEW_ASK)
    assert rule
    assert "positive review" in rule.says
    assert insert_rule("by-hand", Concern.REVIEW_ASK) is None


def test_a_note_that_is_missed_makes_a_test_fail() -> None:
    assert not Given("en", "asks", "A quiet sentence.").is_right()
    assert not Given("en", "warm", "Follow us!").is_right()

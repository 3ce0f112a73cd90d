"""Spelling at the desk: whose words are known, which language it is, and what she adds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from handnote.checks.word_book import WordBook
from handnote.config.resources import resource
from handnote.domain.order import Item, OrderId
from handnote.domain.problem import AskTrouble, Problem
from handnote.services.spelling import Spelling
from handnote.services.undo import UndoCode
from handnote.storage.connection import Connection, Row
from tests.checks.test_dictionaries import write
from tests.services.desk import Desk, told

MUGG = "Thank you, I hope you enjoy this mugg."
GERMAN = "Liebe Anna, vielen Dank und viel Freude mit dem Becher aus meinem Ofen."
DANISH = ("tak", "for", "din", "bestilling", "og", "god", "jul", "hilsen", "kop")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


@pytest.fixture
def spelling(desk: Desk, own: Path) -> Iterator[Spelling]:
    desk.add(
        told(
            "1",
            buyer="KOWALSKA, ANNA",
            items=(Item("Raku chawan", variation="tenmoku", personalisation="Fjodor"),),
            words="love the kintsugi one",
        ),
        told("2", buyer="Tom Baker"),
    )
    spelling = Spelling(
        desk.store, desk.undo, desk.preferences, WordBook((own, resource("dictionaries")))
    )
    yield spelling
    spelling.close()


def marked(spelling: Spelling, desk: Desk, text: str, number: str = "1") -> list[str]:
    return [one.word for one in spelling.look(desk.order(number).id, text).words]


def test_a_slip_is_found_in_the_language_of_the_words(desk: Desk, spelling: Spelling) -> None:
    spelt = spelling.look(desk.order("1").id, MUGG)
    assert (spelt.language, spelt.is_chosen, spelt.has_dictionary) == ("en", False, True)
    assert [(one.word, one.start, one.end) for one in spelt.words] == [("mugg", 33, 37)]
    swedish = "Tack för din bestälning, hoppas att du tycker om muggen."
    assert marked(spelling, desk, swedish) == ["bestälning"]


def test_either_spelling_of_two_countries_is_right(desk: Desk, spelling: Spelling) -> None:
    for word in ("colour", "color", "grey", "gray", "jewellery", "jewelry"):
        assert marked(spelling, desk, f"I hope you enjoy this {word} very much") == []


def test_what_the_order_says_is_known(desk: Desk, spelling: Spelling) -> None:
    text = "Anna Kowalska, I hope the tenmoku chawan and the kintsugi please Fjodor."
    assert marked(spelling, desk, text) == []
    assert marked(spelling, desk, text, "2") == [
        "Kowalska",
        "tenmoku",
        "chawan",
        "kintsugi",
        "Fjodor",
    ]


def test_how_she_signs_and_what_she_calls_them_is_known(desk: Desk, spelling: Spelling) -> None:
    text = "Thank you very much, Wuschel, I hope you enjoy the mug. Zsófi"
    assert marked(spelling, desk, text) == ["Wuschel", "Zsófi"]
    desk.preferences.sign_as("Zsófi, Birdy Hop")
    desk.correcting.call_them(desk.order("1").id, "Wuschel")
    assert marked(spelling, desk, text) == []


def test_a_word_she_added_is_right_everywhere_until_it_is_undone(
    desk: Desk, spelling: Spelling
) -> None:
    assert spelling.learn(desk.order("1").id, "mugg").orders == {desk.order("1").id}
    assert marked(spelling, desk, MUGG) == marked(spelling, desk, MUGG.upper().title(), "2") == []
    assert spelling.own_words() == ("mugg",)
    assert desk.undo.next_code is UndoCode.LEARN
    desk.undo.undo()
    assert marked(spelling, desk, MUGG) == ["mugg"]
    assert not spelling.own_words()


def test_a_word_that_is_none_or_known_already_is_not_added(desk: Desk, spelling: Spelling) -> None:
    assert not spelling.learn(desk.order("1").id, " \n")
    spelling.learn(desk.order("1").id, "mugg")
    assert not spelling.learn(desk.order("1").id, "mugg")
    spelling.unlearn("mugg")
    assert not spelling.own_words()


def test_a_word_let_be_is_let_be_for_one_order_and_this_session(
    desk: Desk, spelling: Spelling
) -> None:
    spelling.let_be(desk.order("1").id, "mugg")
    assert marked(spelling, desk, MUGG) == []
    assert marked(spelling, desk, MUGG, "2") == ["mugg"]


def test_the_language_chosen_for_a_person_is_remembered_for_them(
    desk: Desk, spelling: Spelling
) -> None:
    spelling.write_in(desk.order("1").id, "nl")
    spelt = spelling.look(desk.order("1").id, "ok mugg dank je wel")
    assert (spelt.language, spelt.is_chosen) == ("nl", True)
    again = Spelling(desk.store, desk.undo, desk.preferences, WordBook(()))
    assert again.look(desk.order("1").id, MUGG).language == "nl"
    assert spelling.look(desk.order("2").id, MUGG).language == "en"
    again.close()


def test_choosing_a_language_can_be_undone_and_taken_back(desk: Desk, spelling: Spelling) -> None:
    order_id = desk.order("1").id
    spelling.write_in(order_id, "nl")
    assert not spelling.write_in(order_id, "nl")
    desk.undo.undo()
    assert not spelling.look(order_id, MUGG).is_chosen
    spelling.write_in(order_id, "nl")
    spelling.write_in(order_id, "")
    assert spelling.look(order_id, MUGG).language == "en"
    with pytest.raises(Problem) as problem:
        spelling.write_in(OrderId("nowhere"), "nl")
    assert problem.value.code is AskTrouble.NO_SUCH_ORDER


def test_the_language_goes_with_the_person(desk: Desk, spelling: Spelling) -> None:
    order = desk.order("1")
    spelling.write_in(order.id, "nl")

    def work(connection: Connection) -> list[Row]:
        connection.execute("DELETE FROM orders WHERE id = ?", (order.id,))
        connection.execute("DELETE FROM person WHERE id = ?", (order.person_id,))
        return list(connection.execute("SELECT * FROM note_language"))

    assert desk.store.run(work) == []


def test_a_language_without_a_dictionary_underlines_nothing_until_one_is_added(
    desk: Desk, spelling: Spelling, tmp_path: Path
) -> None:
    spelt = spelling.look(desk.order("1").id, GERMAN)
    assert (spelt.language, spelt.has_dictionary, spelt.words) == ("de", False, ())
    words = ("Liebe", "vielen", "Dank", "und", "viel", "mit", "dem", "aus", "meinem", "Freude")
    write(tmp_path / "from", "de_DE", words=words)
    assert spelling.add(tmp_path / "from" / "de_DE.aff") == ("de",)
    assert marked(spelling, desk, GERMAN) == ["Becher", "Ofen"]
    assert "de" in spelling.languages()


def test_a_language_beyond_the_twelve_can_be_chosen(
    desk: Desk, spelling: Spelling, tmp_path: Path
) -> None:
    write(tmp_path / "from", "da_DK", words=DANISH)
    spelling.add(tmp_path / "from" / "da_DK.dic")
    spelling.write_in(desk.order("1").id, "da")
    assert marked(spelling, desk, "tak for din bestiling og god jul") == ["bestiling"]


def test_a_note_in_two_words_goes_by_the_language_of_the_last(
    desk: Desk, spelling: Spelling
) -> None:
    spelling.look(desk.order("1").id, MUGG)
    assert spelling.look(desk.order("2").id, "Tom ok").language == "en"


def test_nothing_is_looked_at_once_it_is_switched_off(desk: Desk, spelling: Spelling) -> None:
    desk.preferences.mention("spelling", wanted=False)
    assert marked(spelling, desk, MUGG) == []


def test_at_most_five_words_are_suggested_and_the_right_one_is_among_them(
    spelling: Spelling,
) -> None:
    assert spelling.like("recieve", "en")[0] == "receive"
    assert 0 < len(spelling.like("mugg", "en")) <= 5
    assert spelling.like("mugg", "xx") == ()


def test_an_order_that_is_gone_and_an_empty_note_say_nothing(
    desk: Desk, spelling: Spelling
) -> None:
    assert spelling.look(OrderId("nowhere"), MUGG).words == ()
    assert spelling.look(desk.order("1").id, " \n").language == ""


def test_a_dictionary_that_breaks_is_left_out_in_silence(
    desk: Desk, spelling: Spelling, own: Path
) -> None:
    own.mkdir()
    (own / "en_US.aff").write_bytes(b"SET UTF-8\n")
    (own / "en_US.dic").write_bytes(b"no count\n")
    assert marked(spelling, desk, MUGG) == ["mugg"]  # the other English one still knows
    (own / "nl_NL.aff").write_bytes(b"SET UTF-8\n")
    (own / "nl_NL.dic").write_bytes(b"no count\n")
    spelling.write_in(desk.order("2").id, "nl")
    alone = Spelling(desk.store, desk.undo, desk.preferences, WordBook((own,)))
    assert marked(alone, desk, "veel plezzier met de bekker", "2") == []
    alone.close()

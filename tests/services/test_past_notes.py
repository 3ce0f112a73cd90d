"""Past notes: everything said is findable, however it is spelt, newest first."""

import pytest

from handnote.domain.note import NoteId
from handnote.domain.order import Item
from handnote.domain.wanted import Wanted
from tests.services.desk import Desk, add_three_orders, told


def say(desk: Desk, *texts: str) -> None:
    """Finish one note for each of these texts, to nobody in particular."""
    for text in texts:
        desk.finish(desk.walk_in("", ""), text)


def found(desk: Desk, query: str) -> list[str]:
    return [note.text for note in desk.past_notes.search(query).notes]


def test_the_history_is_newest_first_and_holds_no_drafts(desk: Desk) -> None:
    say(desk, "one", "two")
    desk.draft(desk.walk_in(), "not yet")
    say(desk, "three")
    assert [note.text for note in desk.past_notes.newest().notes] == ["three", "two", "one"]
    assert desk.past_notes.count() == 3


@pytest.mark.parametrize("query", ["", "note"])
def test_pages_follow_each_other_without_a_gap_or_a_double(desk: Desk, query: str) -> None:
    say(desk, *(f"note {number}" for number in range(10)))
    before, pages = None, []
    while True:
        page = desk.past_notes.search(query, limit=4, before=before)
        pages.append([note.text.removeprefix("note ") for note in page.notes])
        say(desk, "note written meanwhile")
        before = page.more_before
        if before is None:
            break
    assert pages == [["9", "8", "7", "6"], ["5", "4", "3", "2"], ["1", "0"]]


def test_a_page_that_is_just_full_is_the_last(desk: Desk) -> None:
    say(desk, "one", "two")
    assert desk.past_notes.newest(limit=2).more_before is None


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("une tasse fêlée", "felee"),
        ("une tasse felee", "FÊLÉE"),
        ("für Zoë", "zoe"),
        ("aus Łódź", "lodz"),
        ("die Straße", "strasse"),
        ("die Strasse", "straße"),
        ("Ærlig talt", "aerlig"),
        ("smørrebrød", "smorrebrod"),
        ("un œuf", "oeuf"),
        ("Đorđe", "dorde"),
        ("it’s yours", "it's"),
        ("it's yours", "it’s"),
        ("l’eau bleue", "eau"),
        ("蓝色的杯子", "杯子"),
        ("蓝色的杯子", "色的"),
        ("あなたのカップ", "カップ"),
        ("아름다운 컵", "아름다운"),
        ("Ёлка для вас", "елка"),
        ("tea-cup", "teacup tea"[7:]),
        ("the blue one", "blu"),
        ("the blue one", "one blu"),
        ("ﬁne work", "fine"),
    ],
)
def test_a_word_is_found_however_it_is_written(desk: Desk, written: str, asked: str) -> None:
    say(desk, "something else entirely", written)
    assert found(desk, asked) == [written]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("蓝色的杯子", "杯色"),
        ("the blue one", "blue two"),
        ("the blue one", "blu one"),
        ("the blue one", "lue"),
        ("two blue cups", "blue-two"),
    ],
)
def test_what_was_not_said_is_not_found(desk: Desk, written: str, asked: str) -> None:
    say(desk, written)
    assert found(desk, asked) == []


@pytest.mark.parametrize(
    "query",
    ['"', '""', "a*", "NEAR(", "a OR", "AND", "a AND NOT b", "words:x", "^a", "-a", "(", "{a}:",
     "\x00", "a\x00b", "'; DROP TABLE note; --", "%", "\ud800", "\ufeff", "🎁", "*", '" OR 1 "',
     "a" * 5000, "x " * 500],
)  # fmt: skip
def test_no_query_can_go_wrong(desk: Desk, query: str) -> None:
    say(desk, "the blue one")
    desk.past_notes.search(query)
    assert found(desk, "blue") == ["the blue one"]


def test_a_query_of_signs_finds_nothing_and_one_of_spaces_everything(desk: Desk) -> None:
    say(desk, "the blue one")
    assert found(desk, "!?") == []
    assert found(desk, " \t") == ["the blue one"]


def test_a_note_is_found_by_its_people_and_its_things(desk: Desk) -> None:
    desk.add(
        told("1", "Tom Ekberg", recipient="Ida Åström", items=(Item("Sage candle"), Item("Bowl")))
    )
    desk.finish(desk.order("1").id, "Happy birthday")
    for query in ("ekberg", "astrom", "sage cand", "bowl birthday", "jo"):
        assert found(desk, query) == ["Happy birthday"]


def narrowed(desk: Desk, **wanted: object) -> list[str]:
    search = Wanted(**wanted)  # type: ignore[arg-type] # a test names the fields it means
    places = desk.past_notes.places(search, 100)
    at = desk.past_notes.at(places)
    assert tuple(at) == places
    assert tuple(at.values()) == desk.past_notes.everything(search)
    return [note.text for note in at.values()]


@pytest.fixture
def three(desk: Desk) -> Desk:
    desk.add(told("1", "Rose Ekberg", items=(Item("Sage candle"),)))
    desk.add(told("2", "Ida Bowl", items=(Item("Rose bowl"),), channel="shopify", shop="Up Hill"))
    desk.finish(desk.order("1").id, "a bowl of thanks")
    desk.clock.move(days=100)
    desk.finish(desk.order("2").id, "thanks for a rose")
    desk.finish(desk.walk_in("", ""), "thanks a lot, rose of the fair")
    return desk


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"words": "rose"}, [2, 1, 0]),
        ({"person": "rose"}, [0]),
        ({"person": "ro"}, [0]),
        ({"thing": "rose"}, [1]),
        ({"thing": "rose bo"}, [1]),
        ({"thing": "rose", "person": "ida"}, [1]),
        ({"thing": "rose", "person": "rose"}, []),
        ({"words": "thanks", "person": "bowl"}, [1]),
        ({"year": 2026}, [0]),
        ({"year": 2027}, [2, 1]),
        ({"year": 2027, "words": "lot"}, [2]),
        ({"year": 2025}, []),
        ({"hand": "caveat"}, [2, 1, 0]),
        ({"hand": "kalam"}, []),
        ({"shop": ("etsy", "")}, [0]),
        ({"shop": ("shopify", "Up Hill")}, [1]),
        ({"shop": ("shopify", "Up")}, []),
        ({"shop": ("shopify", "")}, []),
        ({"shop": ("by-hand", "")}, [2]),
        ({"person": "!?"}, []),
        ({"person": "  "}, [2, 1, 0]),
        ({"words": '"a bowl of"'}, [0]),
        ({"words": '"bowl a"'}, []),
        ({"words": "„thanks for“ ros"}, [1]),
        ({"words": '"thanks fo'}, [1]),
        ({"words": '"thanks fo"'}, []),
        ({"words": '"'}, []),
    ],
)
def test_a_search_is_narrowed_down(
    wanted: dict[str, object], expected: list[int], three: Desk
) -> None:
    texts = ["a bowl of thanks", "thanks for a rose", "thanks a lot, rose of the fair"]
    assert narrowed(three, **wanted) == [texts[number] for number in expected]


@pytest.mark.parametrize("query", ["2026", "etsy", "caveat", "y2026", "hcaveat", "\ue000y2026"])
def test_no_word_is_taken_for_a_year_a_hand_or_a_shop(three: Desk, query: str) -> None:
    assert found(three, query) == []


def test_the_years_and_shops_there_are(three: Desk) -> None:
    assert three.past_notes.years() == (2027, 2026)
    assert three.past_notes.shops() == (("etsy", ""), ("shopify", "Up Hill"))


def test_where_notes_are_comes_in_steps_and_is_read_from_there(desk: Desk) -> None:
    say(desk, *(f"note {number}" for number in range(7)))
    desk.draft(desk.walk_in(), "not yet")
    first = desk.past_notes.places(Wanted(), 4)
    rest = desk.past_notes.places(Wanted("note"), 4, first[-1])
    assert [len(first), len(rest)] == [4, 3]
    assert [note.text for note in desk.past_notes.at([*rest, 10**9]).values()] == [
        "note 2",
        "note 1",
        "note 0",
    ]


def test_a_note_written_anew_is_found_by_its_new_words_only(desk: Desk) -> None:
    order_id = desk.walk_in()
    desk.finish(order_id, "the old words")
    desk.finish(order_id, "the new words")
    assert found(desk, "old") == []
    assert found(desk, "new") == ["the new words"]


def test_the_words_looked_for_come_back_folded_to_be_marked(desk: Desk) -> None:
    assert desk.past_notes.search("Straße, Blu").marks == ("strasse", "blu")


def test_everything_is_the_whole_history_or_all_that_matches(desk: Desk) -> None:
    say(desk, *(f"note {number}" for number in range(70)), "other")
    assert len(desk.past_notes.everything()) == 71
    assert len(desk.past_notes.everything("note")) == 70


def test_a_note_leads_back_to_its_order(desk: Desk) -> None:
    ids = add_three_orders(desk)
    desk.finish(ids["maria"], "Maria, hello")
    (note,) = desk.past_notes.newest().notes
    assert desk.past_notes.note(note.id) == note
    assert desk.past_notes.order_of(note.id) == desk.order("1001")


def test_a_note_that_is_not_there_is_a_mistake_of_ours(desk: Desk) -> None:
    for ask in (desk.past_notes.note, desk.past_notes.order_of):
        with pytest.raises(LookupError):
            ask(NoteId("none"))

"""``handnote people`` and ``handnote person``: who is here, told to people and to programs."""

from pathlib import Path

import pytest

from handnote.bootstrap import open_desk
from handnote.domain.note import MadeBy
from handnote.domain.wish import Wish, WishKind
from tests.cli.seat import Seat

MEMORY, ANSWER = "night nurse, cat Miso", "my desk and my cat thank you"


@pytest.fixture
def seat(tmp_path: Path) -> Seat:
    desk = open_desk(tmp_path)
    order_id = desk.inbox.add_by_hand("Anna Berg", "fig candle")
    person = desk.inbox.order(order_id).person_id
    text = "I keep you the fig one"
    desk.composing.finish(order_id, text, hand="caveat", made_by=MadeBy.FONT, sign_off="Jo")
    note = desk.composing.open(order_id).note
    assert note is not None
    desk.composing.remember(person, MEMORY)
    desk.promising.promise_in(note.id, "the fig one")
    desk.wishing.wish(person, [Wish(WishKind.NO_PLASTIC), Wish(WishKind.LANGUAGE, "de")])
    desk.answering.they_wrote_back(note.id, ANSWER)
    desk.close()
    return Seat(tmp_path)


def test_everybody_is_told_with_how_much_is_known(seat: Seat) -> None:
    (anna,) = seat.run("people", "--json").told
    assert list(anna) == [
        *("id", "name", "notes", "orders", "since", "wishes", "open_promises"),
    ]
    assert (anna["name"], anna["notes"], anna["orders"]) == ("Anna Berg", 1, 1)
    assert anna["wishes"] == ["language", "no-plastic"]
    assert anna["open_promises"] == 1


def test_people_are_a_table_to_read(seat: Seat) -> None:
    said = seat.run("people").out
    assert "Anna Berg" in said
    assert "no plastic" in said


def test_nobody_is_here_yet(tmp_path: Path) -> None:
    seat = Seat(tmp_path / "new")
    assert seat.run("people").out == "Nobody is here yet.\n"
    assert seat.run("people", "--json").told == []


def test_one_person_is_told_with_notes_orders_and_promises(seat: Seat) -> None:
    (anna,) = seat.run("people", "--json").told
    told = seat.run("person", anna["id"][:8], "--json").told
    assert [note["text"] for note in told["notes"]] == ["I keep you the fig one"]
    assert [promise["words"] for promise in told["promises"]] == ["the fig one"]
    assert {"kind": "language", "value": "de"} in told["wishes"]
    assert len(told["orders"]) == 1


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_what_is_for_her_eyes_is_told_only_where_she_asks(
    seat: Seat, form: tuple[str, ...]
) -> None:
    (anna,) = seat.run("people", "--json").told
    plain = seat.run("person", anna["id"], *form).out
    private = seat.run("person", anna["id"], "--private", *form).out
    for words in (MEMORY, ANSWER):
        assert words not in plain
        assert words in private


def test_who_is_not_here_is_told_kindly(seat: Seat) -> None:
    ran = seat.run("person", "nobody")
    assert ran.code == 1
    assert "handnote people" in ran.err


def test_a_hostile_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    desk.inbox.add_by_hand("A\x1b[31m\u202eB", "x\x07")
    desk.close()
    seat = Seat(tmp_path)
    (person,) = seat.run("people", "--json").told
    for said in (seat.run("people").out, seat.run("person", person["id"]).out):
        assert not {"\x1b", "\x07", "\u202e"} & set(said)

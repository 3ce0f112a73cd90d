"""People come back and are known; two are one only when the seller says so."""

from pathlib import Path

import pytest

from handnote.domain.order import OrderId
from handnote.domain.person import PersonId
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.wish import Wish, WishKind
from tests.services.desk import Desk, desk_in, told

HERS = "etsy|anna|anna kovács"


def anna_twice(desk: Desk) -> tuple[PersonId, PersonId]:
    """Anna Kovács buys on Etsy and in a shop of the seller's own; each with a finished note."""
    desk.add(told("1", "Anna Kovács", buyer_key=HERS, country="HU"), name="etsy.csv")
    desk.add(
        told("2", "Kovacs, Anna", channel="shopify", buyer_key="shopify|a@b|anna"),
        name="shopify.csv",
    )
    for number in ("1", "2"):
        desk.finish(desk.order(number).id, f"Note {number}, I keep you the fig one")
    return desk.order("1").person_id, desk.order("2").person_id


def belongings(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Whose everything is, letter for letter."""
    queries = {
        "person": "SELECT id, name, country, memory, same_as FROM person ORDER BY id",
        "key": "SELECT key, person_id FROM person_key ORDER BY key",
        "orders": "SELECT id, person_id, let_be, is_passed_over FROM orders ORDER BY id",
        "note": "SELECT id, person_id, text, state FROM note ORDER BY id",
        "promise": "SELECT id, person_id, words, kept_on FROM promise ORDER BY id",
        "answer": "SELECT id, person_id, words FROM answer ORDER BY id",
        "wish": "SELECT person_id, kind, value FROM wish ORDER BY person_id, kind",
        "called": "SELECT person_id, name, call FROM called ORDER BY person_id, name",
    }
    return desk.store.read(
        lambda connection: {
            name: connection.execute(query).fetchall() for name, query in queries.items()
        }
    )


def give_them_everything(desk: Desk, one: PersonId, other: PersonId) -> None:
    """Something of each kind for both, some of it of the same name."""
    for number, person in (("1", one), ("2", other)):
        order = desk.order(number)
        note = desk.note(order.id)
        desk.composing.remember(person, f"cat {number}")
        desk.promising.promise_in(note.id, "the fig one")
        desk.promising.promise_at(order.id, f"something else {number}")
        desk.answering.they_wrote_back(note.id, f"We love it, {number}")
        desk.correcting.call_them(order.id, "Anni")
    desk.wishing.wish(one, [Wish(WishKind.LANGUAGE, "hu"), Wish(WishKind.NO_PLASTIC)])
    desk.wishing.wish(other, [Wish(WishKind.LANGUAGE, "en"), Wish(WishKind.SECRET_GIFT)])


def test_somebody_who_comes_back_is_recognised_without_their_address(desk: Desk) -> None:
    desk.add(told("1", "Anna Kovács", buyer_key=HERS), name="one.csv")
    desk.add(told("2", "Anna Kovács", buyer_key=HERS), name="two.csv")
    assert desk.order("1").person_id == desk.order("2").person_id
    kept = belongings(desk)["key"]
    assert len(kept) == 1
    assert HERS not in str(kept)


def test_before_they_are_added_the_sheet_knows_who_is_back(desk: Desk) -> None:
    desk.add(told("1", "Anna Kovács", buyer_key=HERS), name="one.csv")
    plan = desk.look(
        told("2", "Anna Kovács", buyer_key=HERS),
        told("3", "Anna Kovács", buyer_key=HERS),
        told("4", "Tom", buyer_key="tom"),
        name="two.csv",
    )
    assert sorted(plan.coming_back.values()) == [2, 3]
    assert plan.known_people == 1


def test_a_namesake_from_another_shop_is_asked_about_and_never_merged(desk: Desk) -> None:
    etsy, shopify = anna_twice(desk)
    found = desk.people.namesake(shopify)
    assert found is not None
    assert (found.id, found.name, found.channel) == (etsy, "Anna Kovács", "etsy")
    assert etsy != shopify
    assert desk.composing.open(desk.order("2").id).namesake == found


def test_two_whom_one_shop_tells_apart_are_two(desk: Desk) -> None:
    desk.add(
        told("1", "Anna Kovács", buyer_key="etsy|anna1"),
        told("2", "Anna Kovács", buyer_key="etsy|anna2"),
    )
    assert desk.people.namesake(desk.order("1").person_id) is None


def test_one_word_is_nobodys_name(desk: Desk) -> None:
    first, second = desk.walk_in("Anna"), desk.walk_in("Anna")
    assert desk.composing.open(first).namesake is None
    assert desk.composing.open(second).namesake is None


def test_that_two_are_two_is_remembered_and_can_be_taken_back(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        etsy, shopify = anna_twice(desk)
        desk.people.are_not_the_same(shopify, etsy)
        assert desk.people.namesake(etsy) is None
    with desk_in(tmp_path) as desk:
        assert desk.people.namesake(etsy) is None
        desk.people.are_not_the_same(shopify, etsy)
        desk.undo.undo()
        assert desk.people.namesake(etsy) is not None


def test_one_person_has_the_notes_orders_promises_and_memories_of_both(desk: Desk) -> None:
    one, other = anna_twice(desk)
    give_them_everything(desk, one, other)
    changes = desk.people.are_the_same(other, one)
    assert {desk.order("1").id, desk.order("2").id} <= changes.orders
    sitting = desk.composing.open(desk.order("2").id)
    assert sitting.person.memory == "cat 1 · cat 2"
    assert [note.text[:6] for note in sitting.earlier] == ["Note 1"]
    assert sitting.order.nth == 2
    assert len(sitting.promises) == 4
    assert len(sitting.answers) == 2
    assert {wish.kind for wish in sitting.wishes} == {
        WishKind.LANGUAGE,
        WishKind.NO_PLASTIC,
        WishKind.SECRET_GIFT,
    }
    assert desk.people.namesake(one) is None
    assert [person.name for person in desk.people.everybody()] == ["Anna Kovács"]


def test_taking_it_back_restores_everything_letter_for_letter(desk: Desk) -> None:
    one, other = anna_twice(desk)
    give_them_everything(desk, one, other)
    before = belongings(desk)
    desk.people.are_the_same(one, other)
    assert belongings(desk) != before
    desk.undo.undo()
    assert belongings(desk) == before


def test_two_are_two_again_exactly_even_after_a_restart(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        one, other = anna_twice(desk)
        give_them_everything(desk, one, other)
        before = belongings(desk)
        desk.people.are_the_same(one, other)
    with desk_in(tmp_path) as desk:
        merged = desk.people.merged(one)
        assert [(each.person_id, each.name) for each in merged] == [(other, "Kovacs, Anna")]
        desk.people.are_two(merged[0].id)
        assert belongings(desk) == before
        assert desk.people.merged(one) == ()
        desk.undo.undo()
        assert desk.people.merged(one) != ()
        assert desk.order("2").person_id == one


def test_what_came_since_goes_with_whose_shop_it_came_from(desk: Desk) -> None:
    one, other = anna_twice(desk)
    desk.people.are_the_same(one, other)
    (merged,) = desk.people.merged(one)
    desk.add(told("3", "Anna", channel="shopify", buyer_key="shopify|a@b|anna"), name="later.csv")
    desk.add(told("4", "Anna Kovács", buyer_key=HERS), name="later-etsy.csv")
    assert desk.order("3").person_id == desk.order("4").person_id == one
    desk.finish(desk.order("3").id, "The third, I keep you a bowl")
    promise = desk.promising.promise_in(desk.note(desk.order("3").id).id, "I keep you a bowl")
    desk.people.are_two(merged.id)
    assert desk.order("3").person_id == other
    assert desk.order("4").person_id == one
    assert [each.id for each in desk.promising.of_person(other)] == [promise.id]


def test_who_was_said_to_be_another_twice_comes_back_whole(desk: Desk) -> None:
    one, other = anna_twice(desk)
    desk.add(told("9", "A. K.", channel="ebay", buyer_key="ebay|ak"), name="ebay.csv")
    third = desk.order("9").person_id
    before = belongings(desk)
    desk.people.are_the_same(one, other)
    desk.people.are_the_same(third, one)
    assert {desk.order(number).person_id for number in "129"} == {desk.people.find(third).person.id}
    desk.undo.undo()
    desk.undo.undo()
    assert belongings(desk) == before


def test_one_person_is_not_merged_with_themselves(desk: Desk) -> None:
    one, other = anna_twice(desk)
    assert not desk.people.are_the_same(one, one)
    desk.people.are_the_same(one, other)
    assert not desk.people.are_the_same(other, one)


def test_a_memory_written_since_they_were_one_stays(desk: Desk) -> None:
    one, other = anna_twice(desk)
    desk.composing.remember(other, "cat Miso")
    desk.people.are_the_same(one, other)
    desk.composing.remember(one, "night nurse")
    desk.people.are_two(desk.people.merged(one)[0].id)
    assert desk.composing.open(desk.order("1").id).person.memory == "night nurse"
    assert desk.composing.open(desk.order("2").id).person.memory == "cat Miso"


def test_forgetting_a_person_forgets_everything_that_is_theirs(desk: Desk) -> None:
    one, other = anna_twice(desk)
    give_them_everything(desk, one, other)
    desk.people.are_the_same(one, other)

    def forget(connection: object) -> None:
        for table in ("note", "orders"):
            connection.execute(f"DELETE FROM {table}")  # type: ignore[attr-defined]
        connection.execute("DELETE FROM person WHERE id = ?", (one,))  # type: ignore[attr-defined]

    desk.store.run(forget)
    assert not any(belongings(desk).values())
    left = desk.store.read(
        lambda connection: [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("merge", "merged_row", "not_same")
        ]
    )
    assert left == [0, 0, 0]


def test_people_are_found_by_any_part_of_their_name(desk: Desk) -> None:
    one, other = anna_twice(desk)
    assert {person.id for person in desk.people.named("kovacs")} == {one, other}
    assert [person.id for person in desk.people.named("an kov", besides=one)] == [other]
    assert desk.people.named(" ") == ()


def test_somebody_is_found_by_what_they_go_by_and_never_guessed(desk: Desk) -> None:
    one, other = anna_twice(desk)
    name = desk.people.find(one).person.name
    assert desk.people.find(one[:8]).person.id == one
    with pytest.raises(Problem) as two:
        desk.people.find(name.upper())
    assert two.value.code is AskTrouble.WHICH_PERSON
    assert all(short in str(two.value.facts["known"]) for short in (one[:8], other[:8]))
    for reference in ("", one[:3], "nobody at all", "%", "_" * len(name)):
        with pytest.raises(Problem) as raised:
            desk.people.find(reference)
        assert raised.value.code is AskTrouble.NO_SUCH_PERSON


def test_a_walk_in_says_her_name_on_leaving(desk: Desk) -> None:
    order_id = desk.walk_in("")
    desk.finish(order_id, "For the scarf")
    desk.people.name_them(order_id, "Ines")
    sitting = desk.composing.open(order_id)
    assert (sitting.person.name, sitting.order.buyer) == ("Ines", "Ines")
    assert [note.person for note in desk.past_notes.search("ines").notes] == ["Ines"]
    desk.undo.undo()
    assert desk.composing.open(order_id).person.name == ""
    assert desk.past_notes.search("ines").notes == ()


def test_an_order_that_is_not_here_names_nobody(desk: Desk) -> None:
    with pytest.raises(Problem):
        desk.people.name_them(OrderId("nowhere"), "Ines")


def test_who_does_not_want_to_be_known_again_is_not(desk: Desk) -> None:
    desk.add(told("1", "Anna Kovács", buyer_key=HERS), name="one.csv")
    assert desk.people.recognised() == 1
    desk.people.recognise(wanted=False)
    assert desk.people.recognised() == 0
    assert belongings(desk)["key"] == []
    plan = desk.look(told("2", "Anna Kovács", buyer_key=HERS), name="two.csv")
    assert plan.known_people == 0
    desk.inbox.add(plan)
    assert desk.order("1").person_id != desk.order("2").person_id
    assert belongings(desk)["key"] == []
    learned = desk.store.read(
        lambda connection: connection.execute("SELECT learned FROM import").fetchall()
    )
    assert set(learned) == {("[]",)}


def test_that_nobody_is_recognised_can_be_taken_back_while_the_desk_is_open(desk: Desk) -> None:
    desk.add(told("1", "Anna Kovács", buyer_key=HERS), name="one.csv")
    before = belongings(desk)
    desk.people.recognise(wanted=False)
    desk.undo.undo()
    assert belongings(desk) == before
    assert desk.preferences.recognises()


def test_names_from_before_there_were_keys_are_found_too(desk: Desk) -> None:
    etsy, shopify = anna_twice(desk)
    desk.store.run(lambda connection: connection.execute("UPDATE person SET name_key = ''"))
    assert desk.people.namesake(etsy) is None
    assert desk.people.find_namesakes()
    assert not desk.people.find_namesakes()
    found = desk.people.namesake(etsy)
    assert found is not None
    assert found.id == shopify

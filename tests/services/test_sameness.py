"""A seller who says the same again is told where she said it, and never kept from it."""

from pathlib import Path

import pytest

from handnote.domain.likeness import Repeat, Where
from handnote.domain.note import Side
from handnote.domain.order import Item, OrderId
from handnote.services.sameness import Sameness
from tests.checks.warm import warm_notes
from tests.services.desk import Desk, add_three_orders, proof_of, told

THE_MODEL_NOTE = (
    "Thanks for your order, hope you enjoy this excellent book and find it useful. Best wishes."
)
GLAZE = "the glaze ran further than I planned and made a small lake inside."
THOUGHT = "your sister will never guess that it took three firings."


@pytest.fixture
def sameness(desk: Desk) -> Sameness:
    """Return one session at the desk."""
    return Sameness(desk.store)


def print_all(desk: Desk) -> None:
    run = desk.printing.record(proof_of(desk.printing.ready()))
    desk.printing.answer(run.id, ())


def order_of(desk: Desk, name: str, number: str, key: str = "") -> OrderId:
    desk.add(told(number, name, buyer_key=key, items=(Item("Blue mug"),)), name=f"{number}.csv")
    return desk.order(number).id


def worst(sameness: Sameness, order_id: OrderId, text: str) -> Repeat:
    repeat = sameness.worst(order_id, text)
    assert repeat is not None
    return repeat


def test_the_model_note_is_silent_at_first_and_known_the_second_time(
    desk: Desk, sameness: Sameness
) -> None:
    ids = add_three_orders(desk)
    assert sameness.worst(ids["maria"], THE_MODEL_NOTE) is None
    desk.finish(ids["maria"], THE_MODEL_NOTE)
    print_all(desk)
    desk.clock.move(days=2)
    repeat = worst(sameness, ids["tom"], f"Dear Ida, {THE_MODEL_NOTE}")
    assert repeat.where is Where.EVER
    assert repeat.note.person == "Maria Sommer"
    assert repeat.said_at is not None
    assert repeat.said_at.date() == desk.clock.now().date().replace(day=21)


def test_the_model_note_stays_silent_beside_other_courtesies(
    desk: Desk, sameness: Sameness
) -> None:
    ids = add_three_orders(desk)
    desk.finish(ids["tom"], "Thank you for your order! Enjoy the candle. Best wishes.")
    assert sameness.worst(ids["maria"], THE_MODEL_NOTE) is None


def test_what_was_told_somebody_tonight_comes_first(desk: Desk, sameness: Sameness) -> None:
    ids = add_three_orders(desk)
    old = order_of(desk, "Zoë", "2000")
    desk.finish(old, f"Zoë, {GLAZE}")
    print_all(desk)
    desk.finish(ids["maria"], f"Maria, {GLAZE}")
    repeat = worst(sameness, ids["tom"], f"Dear Ida, {GLAZE}")
    assert (repeat.where, repeat.note.person) == (Where.TONIGHT, "Maria Sommer")


def test_her_own_earlier_notes_to_the_same_person_come_before_all_others(
    desk: Desk, sameness: Sameness
) -> None:
    third = order_of(desk, "Anna K.", "3003", key="anna")
    first = order_of(desk, "Anna K.", "3001", key="anna")
    second = order_of(desk, "Anna K.", "3002", key="anna")
    stranger = order_of(desk, "Zoë", "3004")
    desk.finish(first, f"Anna, {THOUGHT}")
    desk.finish(second, f"Anna, {GLAZE}")
    desk.finish(stranger, f"Zoë, {GLAZE}")
    print_all(desk)
    repeat = worst(sameness, third, f"Anna — {GLAZE}")
    assert (repeat.where, repeat.note.order_id) == (Where.TO_THEM, second)
    assert sameness.worst(third, "Anna, the fig one I promised is in the box for Miso.") is None


def test_the_words_in_common_are_shown_in_both(desk: Desk, sameness: Sameness) -> None:
    ids = add_three_orders(desk)
    desk.finish(ids["maria"], f"Maria, {GLAZE}")
    draft = f"Mind the step, Ida! You see, {GLAZE}"
    repeat = worst(sameness, ids["tom"], draft)
    (start, end), (begin, finish) = repeat.likeness.here[-1], repeat.likeness.there[-1]
    assert draft[start:end] == GLAZE.rstrip(".")
    assert repeat.note.text[begin:finish] == GLAZE.rstrip(".")


def test_a_note_is_never_held_against_itself(desk: Desk, sameness: Sameness) -> None:
    ids = add_three_orders(desk)
    desk.finish(ids["maria"], f"Maria, {GLAZE}")
    assert sameness.worst(ids["maria"], f"Maria, {GLAZE}") is None
    desk.composing.reopen(ids["maria"])
    assert sameness.worst(ids["tom"], GLAZE) is None


def test_an_outside_hello_is_no_repeat(desk: Desk, sameness: Sameness) -> None:
    ids = add_three_orders(desk)
    desk.finish(ids["maria"], f"Maria, {GLAZE}", Side.OUTSIDE)
    assert sameness.worst(ids["tom"], GLAZE) is None


def test_an_order_that_is_gone_and_a_draft_without_words_say_nothing(
    desk: Desk, sameness: Sameness
) -> None:
    ids = add_three_orders(desk)
    assert sameness.worst(OrderId("gone"), GLAZE) is None
    assert sameness.worst(ids["maria"], "") is None
    assert sameness.worst(ids["maria"], "\ud800 \u202e \x00") is None


def test_a_sentence_alone_says_in_how_many_notes_it_stands(desk: Desk, sameness: Sameness) -> None:
    ids = add_three_orders(desk)
    standing = "The little stamp under the foot is the year of the workshop."
    desk.finish(ids["maria"], f"{standing} {THOUGHT} Keep the secret for both of us, will you?")
    desk.finish(ids["anna"], f"{GLAZE} And it did so twice in one week, I was cross. {standing}")
    draft = f"Your cat sounds like a terror, so I taped the box all round. {standing}"
    repeat = worst(sameness, ids["tom"], draft)
    assert (repeat.where, repeat.times) == (Where.SENTENCE, 2)
    ((start, end),) = repeat.likeness.here
    assert draft[start:end] == standing
    sameness.let_stand(repeat)
    assert sameness.worst(ids["tom"], draft) is None
    sameness.let_stand_no_more(repeat)
    assert sameness.worst(ids["tom"], draft) is not None


def test_courtesies_are_never_called_a_sentence(desk: Desk, sameness: Sameness) -> None:
    ids = add_three_orders(desk)
    thanks = "Thank you so much for your order! Hope you enjoy it. Best wishes, Jo"
    desk.finish(ids["maria"], f"{GLAZE} {thanks}")
    assert sameness.worst(ids["tom"], f"{THOUGHT} {thanks}") is None


def test_a_pair_that_is_meant_is_not_mentioned_until_one_of_them_changes(
    desk: Desk, sameness: Sameness
) -> None:
    ids = add_three_orders(desk)
    desk.finish(ids["maria"], f"Maria, {GLAZE}")
    desk.finish(ids["tom"], f"Ida, {GLAZE}")
    (pair,) = sameness.alike_waiting()
    sameness.mean(pair.first, pair.second)
    assert sameness.alike_waiting() == ()
    assert sameness.worst(ids["tom"], f"Ida, {GLAZE}") is None
    assert sameness.worst(ids["tom"], f"Ida, you know, {GLAZE}") is not None
    desk.finish(ids["tom"], f"Ida, see: {GLAZE}")
    assert len(sameness.alike_waiting()) == 1
    sameness.mean(pair.second, pair.first)
    assert sameness.alike_waiting() == ()
    sameness.mean_no_more(pair.first, pair.second)
    assert len(sameness.alike_waiting()) == 1


def test_what_is_meant_is_known_after_the_program_was_closed(
    desk: Desk, sameness: Sameness, tmp_path: Path
) -> None:
    ids = add_three_orders(desk)
    desk.finish(ids["maria"], GLAZE)
    desk.finish(ids["tom"], GLAZE)
    sameness.mean(desk.note(ids["tom"]).id, desk.note(ids["maria"]).id)
    assert Sameness(desk.store).alike_waiting() == ()


def twenty_five(desk: Desk, texts: list[str]) -> list[OrderId]:
    names = [f"{letter}nna Holm" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXY"]
    desk.add(*(told(str(4000 + n), name) for n, name in enumerate(names)))
    ids = [desk.order(str(4000 + n)).id for n in range(25)]
    for order_id, name, text in zip(ids, names, texts, strict=True):
        desk.finish(order_id, f"{name.split()[0]}, {text}")
    return ids


def test_twenty_five_identical_notes_are_held_but_the_first(desk: Desk, sameness: Sameness) -> None:
    twenty_five(desk, [GLAZE] * 25)
    pairs = sameness.alike_waiting()
    assert len({pair.second for pair in pairs}) == 24
    assert all(pair.likeness.is_word_for_word for pair in pairs)


def test_twenty_five_distinct_notes_go_straight_through(desk: Desk, sameness: Sameness) -> None:
    texts = [note.said().text for note in warm_notes("held out")[::6]][:25]
    twenty_five(desk, texts)
    assert sameness.alike_waiting() == ()


def test_of_two_alike_among_twenty_five_only_those_are_asked_about(
    desk: Desk, sameness: Sameness
) -> None:
    texts = [note.said().text for note in warm_notes("held out")[::6]][:23]
    ids = twenty_five(desk, [*texts[:5], GLAZE, *texts[5:], GLAZE])
    (pair,) = sameness.alike_waiting()
    assert {pair.first, pair.second} == {desk.note(ids[5]).id, desk.note(ids[24]).id}
    assert sameness.alike_waiting({pair.first}) == ()


def habit_notes(desk: Desk, count: int, pattern: str) -> None:
    middles = ["rain on Sunday", "a slow kiln", "my new wheel", "a stray hen", "two left hands"]
    for number in range(count):
        text = pattern.format(name=f"Nina{number}", middle=middles[number % 5])
        desk.finish(desk.walk_in(f"Nina{number}"), text)


def test_five_notes_running_that_begin_and_end_alike_are_mentioned_once_a_session(
    desk: Desk, sameness: Sameness
) -> None:
    pattern = "{name}, this one saw {middle} and came through it. Keep it close to you. Love, Jo"
    habit_notes(desk, 4, pattern)
    assert sameness.habit() is None
    habit_notes(desk, 1, pattern)
    habit = sameness.habit()
    assert habit is not None
    newest = habit.notes[0].text
    assert newest[slice(*habit.opening)] == "this one saw"
    assert newest[slice(*habit.closing)] == "close to you"
    habit_notes(desk, 5, pattern)
    assert sameness.habit() is None
    assert Sameness(desk.store).habit() is not None


def test_one_other_note_among_five_is_no_habit(desk: Desk, sameness: Sameness) -> None:
    pattern = "{name}, this one saw {middle} and came through it. Keep it close to you."
    habit_notes(desk, 4, pattern)
    desk.finish(desk.walk_in("Zoë"), THOUGHT)
    habit_notes(desk, 4, pattern)
    assert sameness.habit() is None


def test_greetings_and_sign_offs_are_no_habit(desk: Desk, sameness: Sameness) -> None:
    for number, note in enumerate(warm_notes("tuned")[:8]):
        name = f"Nina{number}"
        desk.finish(desk.walk_in(name), f"Dear {name},\n{note.said().text}\nBest wishes, Jo")
    assert sameness.habit() is None

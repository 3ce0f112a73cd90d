"""Names and words run out by themselves: shown first, gone for good, numbers only remembered."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from handnote.domain.note import Side
from handnote.domain.order import IncomingOrder, Item, OrderId
from handnote.domain.retention import holds_contact
from handnote.services.retention import Outlook, Retention
from handnote.storage.connection import is_sound
from tests.services.desk import TODAY, Desk, StoppedClock, add_three_orders, desk_in, told
from tests.services.test_printing import print_ready

NAME, WORDS, TITLE = "Zenobia Quillfeather", "for the lighthouse keeper", "verdigris lantern"


def strange(number: str = "77", **more: object) -> IncomingOrder:
    return told(
        number,
        NAME,
        recipient=NAME,
        words=WORDS,
        gift_message=f"{WORDS} indeed",
        details=f"engrave: {WORDS}",
        items=(Item(TITLE, 1, WORDS, WORDS),),
        **more,
    )


def start(desk: Desk) -> None:
    """Start anew: what was shown before this start may run out in it."""
    desk.retention = Retention(desk.store, desk.undo, desk.clock)


def evening(desk: Desk, **by: float) -> Outlook:
    """Another day, another start: let run out what is due, and look at what comes."""
    desk.clock.move(**by)
    start(desk)
    outlook = desk.retention.turn()
    desk.retention.shown(outlook.coming)
    return outlook


def run_out(desk: Desk, days: int = 30) -> None:
    """Go through the evenings until what waits for nothing has run out."""
    evening(desk)
    evening(desk, days=days - 1)
    evening(desk, days=1)


def printed(desk: Desk, order_id: OrderId, text: str = "So glad") -> None:
    desk.finish(order_id, text)
    desk.printing.answer(print_ready(desk).id, ())


def bytes_of(desk: Desk) -> bytes:
    folder = desk.store.path.parent
    return b"".join(
        path.read_bytes() for path in folder.iterdir() if path.is_file() and "lock" not in path.name
    )


def numbers(desk: Desk) -> list[str]:
    return [order.number for order in desk.inbox.orders()]


def test_an_order_let_be_runs_out_after_thirty_days_and_was_shown_before(desk: Desk) -> None:
    desk.add(strange())
    desk.inbox.let_be(desk.order("77").id)
    assert evening(desk).coming == ()
    soon = evening(desk, days=23)
    [ending] = soon.endings
    assert (ending.channel, ending.day, ending.orders) == ("etsy", TODAY + timedelta(days=30), 1)
    assert soon.listed[0].order.buyer == NAME
    assert evening(desk, days=6).ran_out == ()
    [gone] = evening(desk, days=1).ran_out
    assert (gone.channel, gone.orders, gone.words) == ("etsy", 1, 0)
    assert desk.inbox.orders() == ()


def test_after_it_ran_out_no_byte_of_it_is_left_in_the_file(desk: Desk) -> None:
    desk.add(*(told(f"{n}", f"Buyer {n}", words="w" * 300) for n in range(200)))
    desk.add(strange(), strange("78"), name="second.csv")
    first = desk.order("77").id
    # Finished once, so that its words are in the index; begun for the outside too.
    desk.finish(first, f"Dear {NAME}, {WORDS}")
    desk.composing.reopen(first)
    desk.draft(first, f"Dear {NAME}, not {WORDS}", Side.OUTSIDE)
    desk.inbox.let_be(first)
    for needle in (NAME, WORDS, TITLE):
        assert needle.encode() in bytes_of(desk)
    run_out(desk)
    assert "77" not in numbers(desk)
    everything = bytes_of(desk).lower()
    for needle in (*NAME.split(), *WORDS.split()[-2:], *TITLE.split()):
        assert needle.lower().encode() not in everything
    assert desk.past_notes.search("quillfeather").notes == ()
    assert desk.store.read(lambda connection: is_sound(connection, thoroughly=True))


def test_a_printed_note_stays_with_its_name_and_its_buyers_words_go(desk: Desk) -> None:
    desk.add(strange())
    order_id = desk.order("77").id
    printed(desk, order_id, f"Dear {NAME}")
    run_out(desk)
    order = desk.order("77")
    assert (order.recipient, order.words, order.gift_message, order.details) == (NAME, "", "", "")
    assert order.items == (Item(TITLE),)
    assert desk.past_notes.search("zenobia lantern").notes[0].text == f"Dear {NAME}"
    assert WORDS.encode() not in bytes_of(desk)
    [record] = desk.retention.record()
    assert (record.orders, record.words) == (0, 1)


def test_the_same_file_brings_nothing_back(desk: Desk) -> None:
    desk.add(strange(), strange("78"))
    printed(desk, desk.order("78").id)
    run_out(desk)
    plan = desk.look(strange(), strange("78", ship_by=TODAY))
    assert (len(plan.new), len(plan.changed), plan.ran_out) == (0, 1, 1)
    desk.inbox.add(plan)
    assert numbers(desk) == ["78"]
    assert desk.order("78").words == ""
    assert WORDS.encode() not in bytes_of(desk)


def test_what_is_being_written_or_waits_to_be_printed_never_runs_out(desk: Desk) -> None:
    ids = add_three_orders(desk)
    desk.draft(ids["maria"], "Maria, ")
    desk.finish(ids["tom"], "Ida, may it")
    run_out(desk, 300)
    run_out(desk, 300)
    assert numbers(desk) == ["1001", "1002"]
    assert desk.order("1001").words


def test_an_order_that_waits_for_its_day_stays_until_after_it(desk: Desk) -> None:
    desk.add(told("1", "Ana", ship_by=TODAY + timedelta(days=90)))
    run_out(desk)
    assert numbers(desk) == ["1"]
    run_out(desk, 90)
    assert numbers(desk) == []


def test_what_she_keeps_stays_and_undo_lets_it_run_out_again(desk: Desk) -> None:
    desk.add(strange(), strange("78"))
    desk.retention.keep([desk.order("77").id])
    run_out(desk)
    assert numbers(desk) == ["77"]
    assert desk.order("77").is_kept
    desk.undo.undo()
    assert not desk.order("77").is_kept
    run_out(desk)
    assert numbers(desk) == []


def test_each_channel_has_its_own_days(desk: Desk) -> None:
    desk.add(told("1", "Ana"))
    desk.add(told("2", "Ben", channel="ebay"))
    desk.add(told("3", "Cleo", channel="amazon"))
    desk.retention.keep_for("ebay", None)
    desk.retention.keep_for("amazon", 3)
    assert desk.retention.days() == {"amazon": 3, "ebay": None, "etsy": 30}
    run_out(desk, 3)
    assert numbers(desk) == ["1", "2"]
    run_out(desk, 30)
    assert numbers(desk) == ["2"]


def test_undo_puts_the_days_back(desk: Desk) -> None:
    desk.add(told("1", "Ana"))
    desk.retention.keep_for("etsy", 3)
    desk.retention.keep_for("etsy", None)
    desk.undo.undo()
    assert desk.retention.days() == {"etsy": 3}
    desk.undo.undo()
    assert desk.retention.days() == {"etsy": 30}


def test_nothing_runs_out_in_the_start_it_is_first_shown_in(desk: Desk) -> None:
    desk.add(strange())
    evening(desk)
    desk.clock.move(days=40)
    start(desk)
    for _ in range(3):
        outlook = desk.retention.turn()
        assert outlook.ran_out == ()
        desk.retention.shown(outlook.coming)
        desk.clock.move(days=1)
    start(desk)
    assert len(desk.retention.turn().ran_out) == 1


def test_nothing_runs_out_on_the_day_it_is_first_shown(desk: Desk) -> None:
    desk.add(strange())
    evening(desk)
    evening(desk, days=40)
    for _ in range(3):
        assert evening(desk, hours=1).ran_out == ()
    assert len(evening(desk, days=1).ran_out) == 1


def test_what_nobody_was_shown_never_runs_out(desk: Desk) -> None:
    desk.add(strange())
    for _ in range(20):
        desk.clock.move(days=40)
        start(desk)
        assert desk.retention.turn().ran_out == ()


@pytest.mark.parametrize("jump", [3650, 36500, 2_000_000])
def test_a_clock_ten_years_ahead_shows_everything_before_it_takes_anything(
    desk: Desk, jump: int
) -> None:
    add_three_orders(desk)
    evening(desk)
    home = desk.clock.moment
    outlook = evening(desk, days=jump)
    assert outlook.ran_out == ()
    assert len(outlook.coming) == 3
    # Put right again: what was shown on a day that never was counts for nothing.
    desk.clock.moment = home + timedelta(days=1)
    assert evening(desk).ran_out == ()
    assert len(desk.inbox.orders()) == 3
    assert evening(desk, days=20).coming == ()
    # And from then on everything takes its usual way.
    for _ in range(3):
        evening(desk, days=7)
    assert desk.inbox.orders() == ()


def test_what_is_deleted_is_overwritten_whatever_sqlite_does_by_itself(desk: Desk) -> None:
    found = desk.store.read(lambda now: now.execute("PRAGMA secure_delete").fetchone())
    assert found == (1,)


def test_a_clock_set_back_a_year_takes_nothing_and_starts_to_count_anew(desk: Desk) -> None:
    desk.add(strange())
    evening(desk)
    assert evening(desk, days=-365).coming == ()
    assert evening(desk, days=29).ran_out == ()
    assert numbers(desk) == ["77"]
    assert len(evening(desk, days=1).ran_out) == 1


def test_somebody_with_a_memory_or_another_note_stays_a_person(desk: Desk) -> None:
    ids = add_three_orders(desk)
    maria = desk.order("1001")
    desk.composing.remember(maria.person_id, "has a cat")
    desk.add(told("2", "Anna K.", buyer_key="etsy|anna|anna k."))
    printed(desk, ids["anna"], "Anna!")
    run_out(desk, 33)
    assert numbers(desk) == ["1003"]
    people = desk.store.read(
        lambda connection: connection.execute("SELECT name FROM person ORDER BY name").fetchall()
    )
    assert people == [("Anna K.",), ("Maria Sommer",)]


def test_a_parcel_still_written_keeps_its_order(desk: Desk) -> None:
    desk.add(told("1", "Ana"))
    second = desk.correcting.add_parcel(desk.order("1").id)
    desk.finish(second, "for the second")
    run_out(desk)
    assert len(desk.inbox.orders()) == 2
    assert desk.inbox.order(second).buyer == "Ana"


def test_the_record_says_how_many_and_nothing_else(desk: Desk) -> None:
    add_three_orders(desk)
    run_out(desk, 33)
    [one] = desk.retention.record()
    assert (one.channel, one.orders, one.words) == ("etsy", 3, 0)
    assert one.day == TODAY + timedelta(days=33)


def test_days_of_a_clock_at_the_end_of_time_are_no_error(desk: Desk) -> None:
    desk.add(told("1", "Ana", ship_by=date.max))
    evening(desk)
    desk.clock.moment = desk.clock.moment.replace(year=9999, month=12, day=30)
    evening(desk)
    assert numbers(desk) == ["1"]


@pytest.mark.parametrize(
    "text",
    [
        "call me 0171 234567",
        "call me on +44 (0) 7700-900123!",
        "ana@example.org",
        "write to anna@home",
        "I am @ana_makes there",
        "www.example.org/ana",
        "0171/2345678",
    ],
)
def test_ways_to_reach_somebody_are_known(text: str) -> None:
    assert holds_contact(text)


@pytest.mark.parametrize(
    "text",
    ["", "For 12.05.2026, please", "2 x 30 cm", "Nº 1001 and 1002", "Psalm 23", "5-6-2026 / 7 pm"],
)
def test_days_and_sizes_are_no_telephones(text: str) -> None:
    assert not holds_contact(text)


def test_a_telephone_in_their_words_goes_once_the_note_is_printed(desk: Desk) -> None:
    desk.add(told("1", "Ana", words="call me 0171 2345678"), told("2", "Ben", words="thanks"))
    for number in ("1", "2"):
        desk.finish(desk.order(number).id, "So glad")
    desk.retention.forget_contacts()
    assert desk.order("1").words
    desk.printing.answer(print_ready(desk).id, ())
    assert desk.order("1").words
    assert desk.retention.forget_contacts().orders == {desk.order("1").id}
    assert (desk.order("1").words, desk.order("2").words) == ("", "thanks")
    assert b"2345678" not in bytes_of(desk)
    desk.add(told("1", "Ana", words="call me 0171 2345678"))
    assert desk.order("1").words == ""


def test_kept_with_the_note_a_telephone_stays(desk: Desk) -> None:
    desk.add(told("1", "Ana", words="call me 0171 2345678"))
    desk.retention.keep([desk.order("1").id])
    printed(desk, desk.order("1").id)
    desk.retention.forget_contacts()
    run_out(desk)
    assert desk.order("1").words == "call me 0171 2345678"


def test_the_next_start_drops_what_closing_could_not(tmp_path: Path) -> None:
    with desk_in(tmp_path, StoppedClock()) as desk:
        desk.add(told("1", "Ana", words="ana@example.org"))
        printed(desk, desk.order("1").id)
    with desk_in(tmp_path, StoppedClock()) as desk:
        assert desk.order("1").words
        assert desk.retention.turn().changes.orders == {desk.order("1").id}
        assert desk.order("1").words == ""


def test_backups_that_still_hold_names_are_told_of(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        assert desk.retention.old_copies().count == 0
        add_three_orders(desk)
    with desk_in(tmp_path) as desk:
        copies = desk.retention.old_copies()
    assert (copies.count, copies.oldest) == (1, TODAY)
    assert copies.until is not None
    assert copies.until.year == TODAY.year + 1


def test_a_reason_to_keep_nothing_is_no_change(desk: Desk) -> None:
    desk.add(told("1", "Ana"))
    assert not desk.retention.let_run_out([desk.order("1").id])
    assert not desk.retention.keep([OrderId("nowhere")])


def test_a_turn_with_nothing_to_do_saves_nothing_and_makes_no_backup(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        add_three_orders(desk)
        desk.retention.turn()
    backups = sorted((tmp_path / "backups").iterdir())
    content = (tmp_path / "handnote.db").read_bytes()
    with desk_in(tmp_path, StoppedClock()) as desk:
        desk.clock.move(hours=9)
        desk.clock.moment = desk.clock.moment.replace(day=21, hour=23)
        desk.retention.forget_contacts()
        desk.retention.shown(desk.retention.turn().coming)
        desk.retention.outlook()
    assert sorted((tmp_path / "backups").iterdir()) == backups
    assert (tmp_path / "handnote.db").read_bytes() == content

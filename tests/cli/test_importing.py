"""``handnote import`` adds orders as the shop told them, and tells what they were."""

import json
from pathlib import Path

import pytest

from tests.cli.seat import Seat

HEADER = "Name,Email,Lineitem quantity,Lineitem name,Billing Name,Shipping Name,Notes,Created at\n"
INES = (
    '#1001,i@x.example,1,Blue mug,Inês Carvalho,Inês Carvalho,"Two survived, thanks",2026-11-18\n'
)
TOM = "#1002,t@x.example,2,Bird bath,Tom Whitfield,Hannah Whitfield,,2026-11-19\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two orders as Shopify exports them."""
    path = tmp_path / "orders_export_1.csv"
    path.write_text(HEADER + INES + TOM, "utf-8")
    return path


def test_the_orders_of_a_file_are_added(desk: Seat, file: Path) -> None:
    ran = desk.run("import", file)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "2 new, 1 gift. Street, e-mail, phone and prices were not kept."
    ]
    assert [order["buyer"] for order in desk.run("orders", "--json").told] == [
        "Inês Carvalho",
        "Tom Whitfield",
    ]


def test_other_programs_get_counts_in_a_fixed_form(desk: Seat, file: Path) -> None:
    ran = desk.run("import", file, "--json")
    assert ran.told == {
        "new": 2,
        "changed": 0,
        "same": 0,
        "cancelled": 0,
        "skipped": [],
        "channel": "shopify",
        "changes": [],
    }
    keys = ["new", "changed", "same", "cancelled", "skipped", "channel", "changes"]
    assert list(ran.told) == keys


def test_the_same_file_again_adds_nothing(desk: Seat, file: Path) -> None:
    desk.run("import", file)
    ran = desk.run("import", file)
    assert ran.out.splitlines()[0].startswith("2 already here.")
    assert "already added on 21 November" in ran.out
    assert desk.run("import", file, "--json").told["same"] == 2


def test_a_dry_run_says_the_same_and_changes_nothing(desk: Seat, file: Path) -> None:
    looked = desk.run("import", "--dry-run", "--json", file).told
    assert desk.run("orders", "--json").told == []
    assert looked == desk.run("import", "--json", file).told
    assert "nothing was added" in desk.run("import", "--dry-run", file).out


def test_a_row_that_is_no_order_is_told_with_its_place(desk: Seat, file: Path) -> None:
    file.write_text(HEADER + INES + ",,1,Nameless,,,,\n" + TOM, "utf-8")
    (skipped,) = desk.run("import", "--dry-run", "--json", file).told["skipped"]
    assert skipped == {"row": 3, "why": "no-number"}
    assert "Row 3 of orders_export_1.csv was left out: it has no" in desk.run("import", file).out


def test_several_files_are_summed_and_rows_name_theirs(desk: Seat, file: Path) -> None:
    other = file.with_name("second.csv")
    other.write_text(HEADER + ",,1,Nameless,,,,\n" + TOM.replace("1002", "1003"), "utf-8")
    told = desk.run("import", "--json", file, other).told
    assert told["new"] == 3
    assert told["skipped"] == [{"row": 2, "why": "no-number", "file": "second.csv"}]
    assert told["channel"] == "shopify"


def test_one_bad_file_keeps_all_of_them_out(desk: Seat, file: Path) -> None:
    bad = file.with_name("invoice.csv")
    bad.write_bytes(b"%PDF-1.7\n")
    ran = desk.run("import", file, bad)
    assert (ran.code, ran.out) == (1, "")
    assert "invoice.csv is a PDF" in ran.err
    assert desk.run("orders", "--json").told == []


def test_what_to_look_at_twice_is_said(desk: Seat, file: Path) -> None:
    file.write_bytes((HEADER + INES + TOM[:30]).encode("cp1252"))
    shown = desk.run("import", "--dry-run", file).out
    assert "looks cut off at its end" in shown
    assert "does not say which letters it uses" in shown


HOSTILE = {
    "nothing": b"",
    "zeros": bytes(2000),
    "a packed file": b"PK\x03\x04" + bytes(100),
    "a web page": b"<!doctype html><title>Sign in</title>",
    "noise": bytes(range(256)) * 20,
    "half a header": HEADER[:60].encode(),
    "many columns": ",".join(f"c{i}" for i in range(10_000)).encode(),
    "one long cell": (HEADER + '#1,"' + "x" * 300_000).encode(),
    "broken letters": HEADER.encode() + b"#1,\xff\xfe,1,\xfa,\xff,,,\n",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_gets_a_sentence_or_is_read(data: bytes, desk: Seat, tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(data)
    ran = desk.run("import", path)
    assert ran.code in (0, 1)
    assert bool(ran.err) == (ran.code == 1)
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("name", ["gone.csv", "x" * 300 + ".csv", ".", "\x1b[31m.csv"])
def test_a_file_that_is_not_there_is_told(name: str, desk: Seat, tmp_path: Path) -> None:
    ran = desk.run("import", tmp_path / name)
    assert ran.code == 1
    assert ran.err.endswith(".\n")
    assert "\x1b" not in ran.err


def test_names_in_a_file_cannot_command_the_terminal(desk: Seat, file: Path) -> None:
    file.write_text(HEADER + INES.replace("Inês Carvalho", "\x9b31mInês\u202e"), "utf-8")
    desk.run("import", file)
    assert "31mInês" in (shown := desk.run("orders").out)
    assert not set(shown) & set("\x9b\u202e")


def test_nothing_is_printed_of_what_is_not_kept(desk: Seat, file: Path) -> None:
    printed = desk.run("import", file).out + desk.run("orders", "--json").out
    assert "example" not in printed
    assert json.dumps(desk.run("orders", "--json").told).count("Two survived") == 1

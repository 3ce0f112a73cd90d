"""``handnote orders`` shows what waits, and tells other programs all of it."""

import re
from dataclasses import replace
from pathlib import Path

from handnote.config.folders import settings_file
from handnote.config.settings import load_settings, save_settings
from handnote.domain.packing import PackingOrder
from tests.cli.seat import Seat


def test_the_pile_is_shown_in_packing_order(shop: Seat) -> None:
    lines = shop.run("orders").out.splitlines()
    assert len(lines) == 26
    assert re.split(r"  +", lines[0]) == ["Number", "For", "What", "Send", "Note"]
    assert lines[1].endswith("send today  finished")
    assert lines[-1].endswith(("let be", "cancelled"))
    waits = [line for line in lines if "send today" in line]
    assert lines[1 : len(waits) + 1] == waits


def test_orders_proof_and_list_follow_the_packing_order_she_chose(
    shop: Seat, tmp_path: Path
) -> None:
    def names_shown() -> list[str]:
        rows = [re.split(r"  +", line) for line in shop.run("orders").out.splitlines()[1:]]
        return [row[1] for row in rows if row[-1] == "finished"]

    def written(command: str) -> bytes:
        file = tmp_path / f"{command}.pdf"
        assert shop.run(command, "--stock", "L7163", "--out", file).code == 0
        return file.read_bytes()

    seen = {}
    for packing in PackingOrder:
        settings = load_settings(settings_file(shop.folder))
        save_settings(settings_file(shop.folder), replace(settings, packing=packing.value))
        seen[packing] = tuple(names_shown()), written("proof"), written("picklist")
    by_day = seen[PackingOrder.SHIP_BY]
    assert seen.pop(PackingOrder.ARRANGED) == by_day  # nothing was arranged yet
    names, proofs, lists = (set(one) for one in zip(*seen.values(), strict=True))
    assert (len(names), len(proofs), len(lists)) == (3, 3, 3)


def test_whose_parcel_it_is_is_shown_and_not_who_paid(shop: Seat) -> None:
    shown = shop.run("orders").out
    assert "Mathilde Girard" in shown
    assert "Chloé Lefèvre-Martin" not in shown


def test_an_empty_desk_says_what_to_do(desk: Seat) -> None:
    ran = desk.run("orders")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "No order waits. Add a file from your shop: handnote import FILE\n"
    assert desk.run("orders", "--json").out == "[]\n"


def test_other_programs_get_every_order_in_a_fixed_form(shop: Seat) -> None:
    told = shop.run("orders", "--json").told
    assert len(told) == 225
    assert {order["state"] for order in told} == {
        "to-write",
        "draft",
        "finished",
        "let-be",
        "printed",
    }
    chloe = shop.order("Chloé Lefèvre-Martin")
    assert re.fullmatch(r"[0-9a-f-]{36}", chloe.pop("id"))
    assert chloe == {
        "channel": "etsy",
        "shop": "Birch & Clay",
        "order_id": "3417027512",
        "buyer": "Chloé Lefèvre-Martin",
        "recipient": "Mathilde Girard",
        "items": [
            {"title": "Linen bib", "quantity": 1, "variation": "", "personalisation": "Gabin"}
        ],
        "words": "",
        "gift_message": "Pour Gabin, et pour sa maman qui ne dort plus. Je vous embrasse, Chloé",
        "ship_by": "2026-11-25",
        "country": "France",
        "state": "finished",
    }
    assert list(told[0]) == ["id", *chloe]


def test_an_order_nobody_set_a_day_for_has_none(shop: Seat) -> None:
    assert shop.order("Giulia")["ship_by"] is None
    assert shop.order("Giulia")["channel"] == "by-hand"


def test_json_keeps_every_letter(shop: Seat) -> None:
    out = shop.run("orders", "--json").out
    assert "田中 美咲" in out
    assert "\\u" not in out

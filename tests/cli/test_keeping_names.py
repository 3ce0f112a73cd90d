"""Orders put right, parcels, imports taken back and names that run out, from the terminal."""

from pathlib import Path

import pytest

from tests.cli.seat import Seat
from tests.readers.written import SAMPLES

SHOPIFY = SAMPLES / "orders_export_1.csv"


@pytest.fixture
def added(desk: Seat) -> Seat:
    assert desk.run("import", SHOPIFY).code == 0
    return desk


def number_of(desk: Seat, place: int = 0) -> str:
    return str(desk.run("orders", "--json").told[place]["order_id"])


def test_an_order_is_put_right_and_says_who_said_what(added: Seat) -> None:
    number = number_of(added)
    ran = added.run("correct", number, "--recipient", "Anna Right", "--item", "1=Green fox card")
    assert ran.code == 0
    assert "Anna Right" in ran.out
    assert "you wrote; the shop said “" in ran.out
    told = added.run("correct", number, "--json").told
    facts = {(one["fact"], one.get("item")): one for one in told["facts"]}
    assert facts["recipient", None]["told_by"] == "seller"
    assert facts["title", 1]["value"] == "Green fox card"
    assert facts["country", None]["told_by"] == "shop"
    assert added.run("import", SHOPIFY).code == 0
    assert added.run("orders", "--json").told[0]["recipient"] == "Anna Right"


def test_what_cannot_be_put_right_is_told(added: Seat) -> None:
    number = number_of(added)
    ran = added.run("correct", number, "--ship-by", "soon")
    assert (ran.code, ran.err) == (
        1,
        "“soon” is no day. Write it as 2026-11-24, or leave it empty for none.\n",
    )
    assert added.run("correct", number, "--item", "99=Mug").code == 1
    assert added.run("correct", "nobody").code == 1
    for wrong in ("Mug", "0=Mug", "x=Mug", "1="):
        assert added.run("correct", number, "--item", wrong).code == 2


def test_a_second_parcel_waits_for_its_note(added: Seat) -> None:
    before = len(added.run("orders", "--json").told)
    ran = added.run("parcel", number_of(added))
    assert ran.out.startswith("Parcel 2 for ")
    assert len(added.run("orders", "--json").told) == before + 1


def test_the_latest_import_of_today_is_taken_back_once(added: Seat) -> None:
    ran = added.run("take-back")
    assert (ran.code, ran.out.startswith("Taken back: ")) == (0, True)
    assert added.run("orders", "--json").told == []
    assert added.run("take-back").code == 1


def test_another_shops_file_is_refused_until_its_shop_is_named(added: Seat, tmp_path: Path) -> None:
    other = tmp_path / "orders_export_1.csv"
    text = SHOPIFY.read_text("utf-8").replace("2026-09", "2026-03")
    other.write_text(text, "utf-8")
    before = len(added.run("orders", "--json").told)
    refused = added.run("import", other)
    assert refused.code == 1
    assert "may be of another shop of yours" in refused.err
    assert len(added.run("orders", "--json").told) == before
    assert added.run("import", other, "--shop", "Scarves").code == 0
    shops = {order["shop"] for order in added.run("orders", "--json").told}
    assert shops == {"", "Scarves"}
    assert added.run("import", other, "--dry-run").code == 0


def test_retention_tells_days_and_sets_them(added: Seat) -> None:
    ran = added.run("retention")
    assert "Nothing runs out in the next four weeks." in ran.out
    assert "Shopify: names and words stay 30 days (usual)." in ran.out
    assert added.run("retention", "--channel", "shopify", "--days", "keep").code == 0
    assert added.run("retention", "--json").told["days"] == {"shopify": None}
    assert added.run("retention", "--channel", "shopify", "--days", "14").code == 0
    told = added.run("retention", "--json").told
    assert told["days"] == {"shopify": 14}
    assert {one["what"] for one in told["coming"]} == {"order"}
    assert {one["on"] for one in told["coming"]} == {"2026-12-05"}
    assert "run out on 5 December" in added.run("retention").out


@pytest.mark.parametrize("days", ["0", "-1", "ever", "36501", "9" * 5000, "²"])
def test_days_that_are_none_are_wrong_usage(desk: Seat, days: str) -> None:
    assert desk.run("retention", "--channel", "etsy", f"--days={days}").code == 2


def test_a_channel_without_days_is_wrong_usage(desk: Seat) -> None:
    ran = desk.run("retention", "--channel", "etsy")
    assert (ran.code, ran.err) == (2, "say both --channel and --days, or neither\n")


def test_run_takes_nothing_that_was_not_listed_on_an_earlier_day(added: Seat) -> None:
    added.run("retention", "--channel", "shopify", "--days", "1")
    for _ in range(3):
        told = added.run("retention", "--run", "--json").told
        assert told["ran_out"] == []
        assert told["coming"]

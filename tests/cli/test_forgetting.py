"""``handnote forget``: shown first, asked, and then nothing of them is left."""

from tests.cli.seat import Seat
from tests.services.test_forgetting import found_in


def test_a_person_of_the_sample_shop_is_forgotten_by_a_number(shop: Seat) -> None:
    order = shop.run("orders", "--json").told[0]
    name = order["recipient"] or order["buyer"]
    looked = shop.run("forget", order["id"], "--dry-run")
    assert looked.code == 0
    assert "goes for good" in looked.out
    assert found_in(shop.folder, name)
    ran = shop.run("forget", order["id"], "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert "Forgotten for good: the name" in ran.out
    assert found_in(shop.folder, order["buyer"]) == []
    again = shop.run("forget", order["id"], "--yes")
    assert again.code == 1
    assert "Nobody here goes by" in again.err


def test_nobody_is_forgotten_unless_somebody_says_yes(shop: Seat) -> None:
    order = shop.run("orders", "--json").told[0]
    for piped in (b"", b"y\n", None):
        ran = shop.run("forget", order["id"], piped=piped)
        assert ran.code == 1
        assert "nobody said yes" in ran.err
    assert shop.run("orders", "--json").told[0] == order


def test_an_odd_reference_gets_a_sentence(shop: Seat) -> None:
    for odd in ("nobody", "%", "x" * 5000, "\x1b[2J", "'; DROP TABLE person;--"):
        ran = shop.run("forget", odd, "--yes")
        assert ran.code == 1
        assert ran.err.count("\n") == 1
        assert "\x1b" not in ran.err

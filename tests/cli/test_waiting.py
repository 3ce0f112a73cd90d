"""What waits at print waits in a terminal too, while the others go."""

from pathlib import Path

from tests.cli.seat import Ran, Seat
from tests.cli.test_printing import finish, words_on

PLEA = "The needle is for Sundays. Please leave a five star review!"


def proof(shop: Seat, tmp_path: Path, *more: object) -> Ran:
    return shop.run("proof", "--stock", "L7163", "--out", tmp_path / "labels.pdf", *more)


def test_a_plea_waits_with_its_reason_while_the_others_go(shop: Seat, tmp_path: Path) -> None:
    finish(shop, "Jo Fielding", PLEA)
    ran = proof(shop, tmp_path)
    assert ran.code == 1
    assert ran.out.startswith("12 labels on 1 sheet")
    assert ran.err.startswith("Waiting is the note for Jo Fielding, order ")
    assert "This asks for something back." in ran.err
    assert "add --let-go with its order" in ran.err
    assert "Sundays" not in words_on(tmp_path / "labels.pdf")


def test_one_is_let_go_by_its_order_and_the_next_proof_holds_it_again(
    shop: Seat, tmp_path: Path
) -> None:
    finish(shop, "Jo Fielding", PLEA)
    number = shop.order("Jo Fielding")["id"]
    ran = proof(shop, tmp_path, "--let-go", number)
    assert (ran.code, ran.err) == (0, "")
    assert "Sundays" in words_on(tmp_path / "labels.pdf")
    assert proof(shop, tmp_path).code == 1


def test_of_two_alike_the_second_waits_and_once_meant_it_goes(shop: Seat, tmp_path: Path) -> None:
    finish(shop, "Jo Fielding", "Jo, the thread is waxed twice, so pull it slowly. Enjoy it!")
    finish(shop, "Sven Lindqvist", "Sven, the thread is waxed twice, so pull it slowly. Enjoy it!")
    ran = proof(shop, tmp_path)
    assert ran.out.startswith("13 labels")
    assert ran.code == 1
    assert "Jo and Sven get the same words." in ran.err
    waits = next(name for name in ("Sven Lindqvist", "Jo Fielding") if _is_off(name, tmp_path))
    assert f"Waiting is the note for {waits}, order " in ran.err
    number = shop.order(waits)["id"]
    assert proof(shop, tmp_path, "--let-go", number).out.startswith("14 labels")
    assert proof(shop, tmp_path).code == 0  # that they are meant to be alike is remembered


def _is_off(name: str, tmp_path: Path) -> bool:
    return f"{name.split(maxsplit=1)[0]}, the thread" not in words_on(tmp_path / "labels.pdf")


def test_the_pick_list_names_the_same_labels(shop: Seat, tmp_path: Path) -> None:
    finish(shop, "Jo Fielding", PLEA)
    ran = shop.run("picklist", "--stock", "L7163", "--out", tmp_path / "list.pdf")
    assert ran.code == 1
    assert "Jo Fielding" not in words_on(tmp_path / "list.pdf")
    number = shop.order("Jo Fielding")["id"]
    more = "--let-go", number
    assert shop.run("picklist", "--stock", "L7163", "--out", tmp_path / "b.pdf", *more).code == 0
    assert "Jo Fielding" in words_on(tmp_path / "b.pdf")


def test_an_order_that_is_not_there_is_told_and_nothing_written(shop: Seat, tmp_path: Path) -> None:
    ran = proof(shop, tmp_path, "--let-go", "no-such-order")
    assert ran.code == 1
    assert "no-such-order" in ran.err
    assert not (tmp_path / "labels.pdf").exists()

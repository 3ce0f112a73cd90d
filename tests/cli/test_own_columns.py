"""``handnote import`` of a list no shop gave: guessed when that is sure, else asked for."""

from pathlib import Path

import pytest

from tests.cli.seat import Seat

SURE = "Order no,Ship to,Product,Street\n7,Ana Kern,Blue mug,CANARY LANE\n"
UNSURE = "Wer da,Irgendwas\nAna Kern,Becher\n"


def put(folder: Path, content: str, name: str = "folksy-orders.csv") -> Path:
    path = folder / name
    path.write_text(content, "utf-8")
    return path


def test_a_sure_guess_is_taken_and_told(desk: Seat, tmp_path: Path) -> None:
    ran = desk.run("import", put(tmp_path, SURE))
    assert ran.code == 0
    assert ran.out.splitlines() == [
        (
            "folksy-orders.csv: took order number from “Order no”, goes to from “Ship to”, "
            "item from “Product”. If that is wrong, say it with --columns."
        ),
        "1 new. Street, e-mail, phone and prices were not kept.",
    ]
    [order] = desk.run("orders", "--json").told
    assert (order["order_id"], order["channel"]) == ("7", "folksy")


def test_what_is_unsure_is_not_added_and_says_how(desk: Seat, tmp_path: Path) -> None:
    ran = desk.run("import", put(tmp_path, UNSURE))
    assert ran.code == 1
    assert "--columns" in ran.err
    assert "Wer da, Irgendwas" in ran.err
    assert desk.run("orders", "--json").told == []


def test_columns_by_hand_are_taken_and_remembered(desk: Seat, tmp_path: Path) -> None:
    said = ("--columns", "recipient=Wer da,title=Irgendwas", "--shop", "Markt")
    assert desk.run("import", put(tmp_path, UNSURE), *said).code == 0
    again = put(tmp_path, UNSURE + "Bo Li,Schale\n", "next.csv")
    assert desk.run("import", again).code == 0
    told = desk.run("orders", "--json").told
    assert [(order["buyer"], order["channel"]) for order in told] == [
        ("Ana Kern", "Markt"),
        ("Bo Li", "Markt"),
    ]


@pytest.mark.parametrize("said", ["recipient=Street", "recipient=Nowhere", "recipient=9"])
def test_a_column_that_is_not_there_or_forbidden_is_refused(
    desk: Seat, tmp_path: Path, said: str
) -> None:
    ran = desk.run("import", put(tmp_path, SURE), "--columns", said)
    assert ran.code == 1
    assert "CANARY" not in ran.err + ran.out
    assert "Order no, Ship to, Product." in ran.err


@pytest.mark.parametrize("said", ["price=Total", "recipient", "", "street=Street"])
def test_other_roles_are_wrong_usage(desk: Seat, tmp_path: Path, said: str) -> None:
    assert desk.run("import", put(tmp_path, SURE), "--columns", said).code == 2


def test_columns_can_be_numbered_where_there_are_no_names(desk: Seat, tmp_path: Path) -> None:
    path = put(tmp_path, "101,Ana Kern,Blue mug\n102,Bo Li,Bowl\n")
    ran = desk.run("import", path, "--columns", "number=1,recipient=2,title=3", "--shop", "Fair")
    assert ran.code == 0, ran.err
    assert len(desk.run("orders", "--json").told) == 2


def test_two_halves_of_a_name_are_one(desk: Seat, tmp_path: Path) -> None:
    path = put(tmp_path, "A,B,C\nAna,Kern,Mug\n")
    assert desk.run("import", path, "--columns", "recipient=A+B,title=C").code == 0
    assert desk.run("orders", "--json").told[0]["buyer"] == "Ana Kern"

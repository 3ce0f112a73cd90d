"""``handnote paste`` reads what is piped in, shows it, and adds it only when told to."""

from tests.cli.seat import Seat
from tests.readers.test_pasted import MAIL


def test_a_look_adds_nothing(desk: Seat) -> None:
    ran = desk.run("paste", piped=MAIL.encode())
    assert ran.code == 0
    assert "For: Zofia Nowak" in ran.out
    assert "Bought by: Anna Kowalska" in ran.out
    assert "They wrote: “Please wrap it plainly, it is for my sister.”" in ran.out
    assert "nothing was added" in ran.out
    assert "Prosta" not in ran.out
    assert desk.run("orders", "--json").told == []


def test_with_yes_it_is_added_once(desk: Seat) -> None:
    assert "Added, for Zofia Nowak." in desk.run("paste", "--yes", piped=MAIL.encode()).out
    again = desk.run("paste", "--yes", piped=MAIL.encode())
    assert again.code == 1
    assert "3141592653 is here already, for Zofia Nowak" in again.err
    (order,) = desk.run("orders", "--json").told
    assert (order["order_id"], order["channel"]) == ("3141592653", "etsy")


def test_other_programs_get_it_as_json(desk: Seat) -> None:
    looked = desk.run("paste", "--json", piped=MAIL.encode()).told
    assert looked["recipient"] == "Zofia Nowak"
    assert looked["ship_by"] == "2026-11-30"
    assert looked["items"][0]["quantity"] == 2
    assert (looked["already_here"], looked["added"]) == (None, None)
    added = desk.run("paste", "--json", "--yes", piped=MAIL.encode()).told["added"]
    assert desk.run("paste", "--json", piped=MAIL.encode()).told["already_here"] == added


def test_a_list_shows_no_sign_of_a_hard_time(desk: Seat) -> None:
    sad = b"Ship to: Anna Kowalska\nOrder #77\nItem: Mug\nNote from buyer: Her father passed away."
    plain = sad.replace(b"Her father passed away.", b"")
    desk.run("paste", "--yes", piped=sad)
    desk.run("paste", "--yes", piped=plain.replace(b"77", b"78"))
    lines = desk.run("orders").out.splitlines()
    assert lines[1].replace("77", "78") == lines[2]


def test_nothing_piped_in_or_nothing_in_it_is_said(desk: Seat) -> None:
    for piped in (b"", b" \n"):
        ran = desk.run("paste", piped=piped)
        assert ran.code == 1
        assert "There is no order in what was pasted" in ran.err
    ran = desk.run("paste", "--yes", piped=b"!?")
    assert (ran.code, desk.run("orders", "--json").told) == (1, [])


def test_letters_of_other_encodings_come_through(desk: Seat) -> None:
    line = "Jürgen Groß, Krug"
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        assert "For: Jürgen Groß" in desk.run("paste", piped=line.encode(encoding)).out


def test_nothing_a_stranger_wrote_commands_the_terminal(desk: Seat) -> None:
    piped = "Anna\x1b]0;x\x07 Kowalska, blue\x9b31m mug".encode()
    out = desk.run("paste", piped=piped).out
    assert not set(out) & set("\x1b\x07\x9b")

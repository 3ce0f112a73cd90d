"""``handnote notes`` reads the history out, finds in it, and saves it as a page."""

import re
from pathlib import Path

import pytest

from tests.cli.seat import Seat


def test_notes_are_read_newest_first(shop: Seat) -> None:
    lines = shop.run("notes").out.splitlines()
    headings = [line for line in lines if line and not line.startswith(" ")]
    assert len(headings) == 212
    assert headings[0].startswith("20 November 2026 · ")
    assert headings[-1] == "24 November 2024 · Marguerite Sinclair"
    assert lines[-1].startswith("    He stands in the middle of the pie")


def test_words_find_notes(shop: Seat) -> None:
    found = shop.run("notes", "thumbprint", "rim").out
    assert found == (
        "8 November 2026 · Petra Novak\n"
        "    Petra, look inside the rim: that thumbprint is my daughter’s,"
        " she insisted on helping with the glaze.\n"
    )
    assert shop.run("notes", "thumbprint rim").out == found


def test_words_nobody_wrote_find_nothing(shop: Seat) -> None:
    ran = shop.run("notes", "xylophone")
    assert (ran.code, ran.out) == (0, "None of your notes has these words.\n")
    assert shop.run("notes", "xylophone", "--json").told == []


def test_notes_are_narrowed_down(shop: Seat) -> None:
    told = shop.run("notes", "--json").told
    petra = [note["id"] for note in told if note["person"] == "Petra Novak"]
    assert [n["id"] for n in shop.run("notes", "--person", "novak", "--json").told] == petra
    glaze = shop.run("notes", "the glaze", "--person", "petra", "--year", "2026", "--json").told
    assert [note["person"] for note in glaze] == ["Petra Novak"]
    assert shop.run("notes", '"glaze the"', "--person", "petra", "--json").told == []
    assert shop.run("notes", "--year", "1999").out == "None of your notes has these words.\n"
    bowls = shop.run("notes", "--item", "breakfast bowl", "--hand", "caveat", "--json").told
    assert 0 < len(bowls) < len(told)


@pytest.mark.parametrize(
    "query", ['"', "NEAR(", "-mug", "*", "(((", "x'; DROP TABLE note;--", "\x00"]
)
def test_no_query_is_wrong(query: str, shop: Seat) -> None:
    assert shop.run("notes", "--", query).code == 0


def test_an_empty_history_says_so(desk: Seat) -> None:
    assert desk.run("notes").out == "There is no finished note here yet.\n"


def test_other_programs_get_notes_in_a_fixed_form(shop: Seat) -> None:
    told = shop.run("notes", "--json").told
    assert len(told) == 212
    assert {note["state"] for note in told} == {"finished", "printed"}
    petra = next(note for note in told if note["person"] == "Petra Novak")
    assert re.fullmatch(r"[0-9a-f-]{36}", petra.pop("id"))
    assert petra.pop("order_id") in {order["id"] for order in shop.run("orders", "--json").told}
    assert petra == {
        "person": "Petra Novak",
        "side": "inside",
        "text": "Petra, look inside the rim: that thumbprint is my daughter’s,"
        " she insisted on helping with the glaze.",
        "state": "printed",
        "made_by": "font",
        "hand": "caveat",
        "finished_at": "2026-11-08T18:40:00Z",
        "printed_at": "2026-11-08T19:25:00Z",
    }
    assert list(told[0]) == ["id", "order_id", *petra]
    assert [note["printed_at"] for note in told[:12]] == [None] * 12


def test_the_page_holds_what_was_found(shop: Seat, tmp_path: Path) -> None:
    path = tmp_path / "thumbprints.html"
    ran = shop.run("notes", "thumbprint", "--html", path)
    assert (ran.code, ran.out) == (0, "Saved as thumbprints.html\n")
    page = path.read_text("utf-8")
    assert page.count("<article>") == 3
    assert "Petra Novak" in page
    assert "21 November 2026" in page


def test_a_page_that_cannot_be_written_is_told(shop: Seat, tmp_path: Path) -> None:
    ran = shop.run("notes", "--html", tmp_path / "no" / "such" / "folder.html")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("folder.html was not written (")


def test_a_page_takes_the_place_of_a_link_and_not_of_what_it_leads_to(
    shop: Seat, tmp_path: Path
) -> None:
    secret, link = tmp_path / "secret.txt", tmp_path / "page.html"
    secret.write_text("secret", "utf-8")
    link.symlink_to(secret)
    assert shop.run("notes", "--html", link).code == 0
    assert secret.read_text("utf-8") == "secret"
    assert not link.is_symlink()

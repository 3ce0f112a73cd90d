"""``handnote keepsake`` writes a year or a person as a book."""

from contextlib import closing
from pathlib import Path

import pytest

from handnote.bootstrap import open_desk
from tests.cli.seat import Seat
from tests.pdf.pixels import words_on


def test_a_year_becomes_a_book(shop: Seat, tmp_path: Path) -> None:
    out = tmp_path / "book.pdf"
    ran = shop.run("keepsake", "--year", 2026, "--out", out)
    assert (ran.code, ran.out) == (0, "Saved as book.pdf\n")
    assert words_on(out.read_bytes(), page=0) == "2026 What went into the parcels"
    assert "January" in words_on(out.read_bytes(), page=1)


def test_a_person_becomes_a_page(shop: Seat, tmp_path: Path) -> None:
    out = tmp_path / "petra.html"
    with closing(open_desk(shop.folder)) as desk:
        petra = desk.past_notes.everything("petra thumbprint")[0].person_id
    assert shop.run("keepsake", "--person", petra, "--out", out).code == 0
    page = out.read_text("utf-8")
    assert "<title>Petra Novak</title>" in page
    assert "that thumbprint is my daughter" in page
    assert "Yusuf" not in page


@pytest.mark.parametrize(
    ("what", "told"),
    [
        (("--year", "1999"), "a book would be empty"),
        (("--person", "Jo Fielding"), "a book would be empty"),
        (("--person", "nobody"), "Nobody here goes by “nobody”"),
    ],
)
def test_an_empty_book_is_not_made(
    what: tuple[str, str], told: str, shop: Seat, tmp_path: Path
) -> None:
    out = tmp_path / "book.pdf"
    ran = shop.run("keepsake", *what, "--out", out)
    assert ran.code == 1
    assert told in ran.err
    assert not out.exists()


def test_what_they_wrote_back_is_in_it_only_where_that_is_asked(shop: Seat, tmp_path: Path) -> None:
    with closing(open_desk(shop.folder)) as desk:
        note = desk.past_notes.everything("petra thumbprint")[0]
        desk.answering.they_wrote_back(note.id, "nobody else may touch it")
    for asked in ((), ("--with-answers",)):
        out = tmp_path / "book.html"
        shop.run("keepsake", "--person", note.person_id, "--out", out, *asked)
        assert ("nobody else may touch it" in out.read_text("utf-8")) is bool(asked)
        assert ("written back" in out.read_text("utf-8")) is bool(asked)

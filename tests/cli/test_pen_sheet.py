"""``handnote pensheet``: two files, one to write on and one to look at."""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from tests.cli.seat import Seat
from tests.pdf.pixels import ink_of, words_on


def pensheet(shop: Seat, folder: Path, *more: object, stock: str = "L7163") -> tuple[bytes, bytes]:
    """The two files, made."""
    labels, key = folder / "labels.pdf", folder / "key.pdf"
    ran = shop.run("pensheet", "--stock", stock, "--labels", labels, "--key", key, *more)
    assert (ran.code, ran.err) == (0, "")
    return labels.read_bytes(), key.read_bytes()


def test_the_labels_are_bare_and_the_key_says_whose_they_are(shop: Seat, tmp_path: Path) -> None:
    labels, key = pensheet(shop, tmp_path)
    ink = ink_of(labels, dots=4)
    assert set(ink.pixels) == {255}
    said = words_on(key)
    for text in ("Hannah Whitfield", "A gift from Tom Whitfield", "“For my gran, who taught me"):
        assert text in said
    assert "21 November" in said


def test_it_says_what_it_made_and_who_was_begun_at_the_keyboard(shop: Seat, tmp_path: Path) -> None:
    files = "--labels", tmp_path / "l.pdf", "--key", tmp_path / "k.pdf"
    ran = shop.run("pensheet", "--stock", "L7163", *files)
    assert ran.out.splitlines()[0] == (
        "8 labels to write with the pen: l.pdf and k.pdf. Print at actual size, 100 %."
    )
    assert "Inês Carvalho: begun at the keyboard." in ran.out


def test_nothing_is_called_written_and_no_label_is_used(shop: Seat, tmp_path: Path) -> None:
    before = shop.run("orders", "--json").told, shop.run("sheets", "--json").told
    pensheet(shop, tmp_path, "--lines")
    assert (shop.run("orders", "--json").told, shop.run("sheets", "--json").told) == before


@pytest.mark.parametrize("more", [("--lines",), ("--left-handed",), ("--marks",)])
def test_lines_slant_and_marks_are_faint_company(
    shop: Seat, tmp_path: Path, more: tuple[str, ...]
) -> None:
    labels, key = pensheet(shop, tmp_path, *more)
    assert set(ink_of(labels, dots=8).pixels) != {255}
    assert words_on(labels) == ("·1 ·2 ·3 ·4 ·5 ·6 ·7 ·8" if more == ("--marks",) else "")
    assert ("·8" in words_on(key)) == (more == ("--marks",))


def test_a_part_used_sheet_is_honoured(shop: Seat, tmp_path: Path) -> None:
    labels, key = pensheet(shop, tmp_path, "--lines", "--used", "1-8", stock="L7163")
    with pypdfium2.PdfDocument(labels) as document:
        assert len(document) == 2
    said = words_on(key).split()
    assert {"9", "14"} <= set(said)
    assert not {"2", "7", "8"} & set(said)


def test_one_file_cannot_be_both(shop: Seat, tmp_path: Path) -> None:
    same = tmp_path / "both.pdf"
    ran = shop.run("pensheet", "--stock", "L7163", "--labels", same, "--key", same)
    assert ran.code == 1
    assert "a file of its own" in ran.err
    assert not same.exists()


def test_an_empty_desk_has_nothing_to_write(desk: Seat, tmp_path: Path) -> None:
    files = "--labels", tmp_path / "l.pdf", "--key", tmp_path / "k.pdf"
    ran = desk.run("pensheet", "--stock", "L7163", *files)
    assert ran.code == 1
    assert not any(tmp_path.glob("*.pdf"))


def test_words_to_copy_come_when_asked(shop: Seat, tmp_path: Path) -> None:
    _, key = pensheet(shop, tmp_path, "--draft")
    assert "To copy" not in words_on(key)  # nobody in the sample shop has typed for the pen

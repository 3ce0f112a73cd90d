"""``handnote pensheet``: two files, one to write on and one to look at."""

from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from tests.cli.seat import Ran, Seat
from tests.pdf.pixels import ink_of, words_on


def pensheet(shop: Seat, folder: Path, *more: object, stock: str = "L7163") -> tuple[bytes, bytes]:
    """The two files, made."""
    ran = made(shop, folder, *more, stock=stock)
    assert (ran.code, ran.err) == (0, "")
    return (folder / "labels.pdf").read_bytes(), (folder / "key.pdf").read_bytes()


def made(shop: Seat, folder: Path, *more: object, stock: str = "L7163") -> Ran:
    """What the command said."""
    files = "--labels", folder / "labels.pdf", "--key", folder / "key.pdf"
    return shop.run("pensheet", "--stock", stock, *files, *more)


def out(shop: Seat) -> Any:  # what json.loads returns
    """The pen sheets that are out, newest first."""
    return shop.run("stuck", "--list", "--json").told


def a_new_order(shop: Seat, folder: Path) -> None:
    """An order that comes while the first labels are written."""
    file = folder / "orders_export_1.csv"
    file.write_text(
        "Name,Lineitem quantity,Lineitem name,Billing Name\n#9,1,Blue mug,Ines Prado\n", "utf-8"
    )
    assert shop.run("import", file, "--shop", "Fern").code == 0


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


def test_only_to_look_nothing_is_recorded(shop: Seat, tmp_path: Path) -> None:
    before = shop.run("orders", "--json").told, shop.run("sheets", "--json").told
    pensheet(shop, tmp_path, "--lines", "--no-record")
    assert (shop.run("orders", "--json").told, shop.run("sheets", "--json").told) == before
    assert out(shop) == []


def test_it_is_one_run_and_says_what_it_is_called(shop: Seat, tmp_path: Path) -> None:
    ran = made(shop, tmp_path)
    (run,) = out(shop)
    assert f"This is pen sheet {run['name']}." in ran.out
    assert "Take a new sheet." in ran.out
    assert [label["label"] for label in run["labels"]] == list(range(1, 9))
    (sheet,) = shop.run("sheets", "--json").told
    assert sheet["gone"]["printed"] == list(range(1, 9))


def test_made_twice_it_is_still_one_run_and_the_same_files(shop: Seat, tmp_path: Path) -> None:
    first = pensheet(shop, tmp_path, "--lines")
    before = out(shop)
    again = pensheet(shop, tmp_path, "--lines")
    assert out(shop) == before
    assert again == first
    ran = made(shop, tmp_path)
    assert "once more, as it was" in ran.out
    assert out(shop) == before


def test_a_new_order_gets_a_run_of_its_own_on_what_is_left(shop: Seat, tmp_path: Path) -> None:
    labels, _ = pensheet(shop, tmp_path, "--lines")
    (before,) = out(shop)
    a_new_order(shop, tmp_path)
    ran = made(shop, tmp_path)
    assert "Take your open sheet with 6 labels left." in ran.out
    assert f"Out already and not on it: 8 labels of pen sheet {before['name']}" in ran.out
    new, old = out(shop)
    assert old == before
    assert [(label["label"], label["person"]) for label in new["labels"]] == [(9, "Ines Prado")]
    assert pensheet(shop, tmp_path, "--lines", "--again", before["name"])[0] == labels
    assert out(shop) == [new, old]


def test_what_is_out_on_another_stock_is_not_laid_out_a_second_time(
    shop: Seat, tmp_path: Path
) -> None:
    pensheet(shop, tmp_path)
    (run,) = out(shop)
    ran = made(shop, tmp_path, stock="L7160")
    assert ran.code == 1
    assert f"out already: {run['name']} (Avery L7163)" in ran.err
    ran = made(shop, tmp_path, "--again", run["name"], stock="L7160")
    assert ran.code == 1
    assert f"There is {run['name']} (Avery L7163)." in ran.err
    assert out(shop) == [run]


def test_labels_told_to_be_gone_are_remembered(shop: Seat, tmp_path: Path) -> None:
    ran = made(shop, tmp_path, "--used", "1-4")
    assert "Take your open sheet with 10 labels left." in ran.out
    (sheet,) = shop.run("sheets", "--json").told
    assert sheet["gone"] == {"printed": list(range(5, 13)), "spoiled": [], "struck": [1, 2, 3, 4]}


def test_files_that_cannot_be_written_leave_no_run(shop: Seat, tmp_path: Path) -> None:
    before = shop.run("orders", "--json").told
    nowhere = tmp_path / "no such folder"
    for more in ((), ("--used", "1-4")):
        ran = made(shop, nowhere, *more)
        assert (ran.code, ran.out) == (1, "")
        assert out(shop) == []
        assert shop.run("sheets", "--json").told == []
        assert shop.run("orders", "--json").told == before


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

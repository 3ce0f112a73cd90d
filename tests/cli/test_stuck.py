"""``handnote stuck``: an evening with the pen ends, in the terminal."""

import io
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from handnote.sheets.stocks import StockCatalogue
from tests.cli.seat import Seat
from tests.cli.test_pen_sheet import a_new_order, made, out
from tests.photos.made import take


def printed(shop: Seat) -> int:
    """How many orders have their note."""
    return sum(order["state"] == "printed" for order in shop.run("orders", "--json").told)


def test_one_word_says_that_all_are_stuck(shop: Seat, tmp_path: Path) -> None:
    made(shop, tmp_path)
    before = printed(shop)
    ran = shop.run("stuck")
    assert (ran.code, ran.out, ran.err) == (0, "8 labels stuck.\n", "")
    assert out(shop) == []
    assert printed(shop) == before + 8


def test_what_went_wrong_comes_again(shop: Seat, tmp_path: Path) -> None:
    made(shop, tmp_path)
    (run,) = out(shop)
    ran = shop.run("stuck", run["name"], "--but", "2,7-8")
    assert ran.out == "5 labels stuck. 3 come again on the next key sheet.\n"
    (sheet,) = shop.run("sheets", "--json").told
    assert sheet["gone"]["spoiled"] == [2, 7, 8]
    made(shop, tmp_path)
    (new,) = out(shop)
    whose = [run["labels"][slot]["person"] for slot in (1, 6, 7)]
    assert [label["person"] for label in new["labels"]] == whose
    assert [label["label"] for label in new["labels"]] == [9, 10, 11]


def test_nothing_written_lets_all_wait_anew(shop: Seat, tmp_path: Path) -> None:
    before = shop.run("orders", "--json").told
    made(shop, tmp_path)
    ran = shop.run("stuck", "--nothing")
    assert ran.out.startswith("Nothing was written: 8 orders wait for the pen again")
    assert shop.run("orders", "--json").told == before
    assert shop.run("sheets", "--json").told == []
    assert "Take a new sheet." in made(shop, tmp_path).out


def test_where_several_are_out_it_asks_which(shop: Seat, tmp_path: Path) -> None:
    made(shop, tmp_path)
    a_new_order(shop, tmp_path)
    made(shop, tmp_path)
    new, old = out(shop)
    ran = shop.run("stuck")
    assert ran.code == 1
    assert old["name"] in ran.err
    assert new["name"] in ran.err
    assert len(out(shop)) == 2
    listed = shop.run("stuck", "--list").out.splitlines()
    assert listed == [
        f"{new['name']}  Avery L7163, 1 label, 21 November",
        f"{old['name']}  Avery L7163, 8 labels, 21 November",
    ]
    assert shop.run("stuck", old["name"]).code == 0
    assert out(shop) == [new]


@pytest.mark.parametrize("labels", ["9", "0", "2/1", "1/99", "-1/3"])
def test_a_label_nobody_is_on_changes_nothing(shop: Seat, tmp_path: Path, labels: str) -> None:
    made(shop, tmp_path)
    before = out(shop)
    ran = shop.run("stuck", f"--but={labels}")
    assert (ran.code, ran.out) == (1, "")
    assert "has nobody on label" in ran.err
    assert out(shop) == before


@pytest.mark.parametrize("labels", ["", "x", "3-", "1-999999999", "2//3", "9" * 5000])
def test_what_is_no_label_is_wrong_usage(shop: Seat, labels: str) -> None:
    assert shop.run("stuck", f"--but={labels}").code == 2


def test_without_a_pen_sheet_there_is_nothing_to_say(shop: Seat) -> None:
    ran = shop.run("stuck")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("No pen sheet is out")
    assert shop.run("stuck", "--list").out == "No pen sheet is out.\n"


@pytest.mark.parametrize("is_stuck_first", [False, True])
def test_an_evening_in_the_terminal(shop: Seat, tmp_path: Path, *, is_stuck_first: bool) -> None:
    made(shop, tmp_path, "--lines")
    (run,) = out(shop)
    if is_stuck_first:
        shop.run("stuck")
    stock = StockCatalogue().find("Avery L7163")
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(take(stock, range(8), "perspective", seed=2).data)
    (told,) = shop.run("file-photo", photo, "--yes", "--json").told
    assert (told["run"], told["doubts"]) == (run["id"], [])
    filed = [(label["label"], label["person"]) for label in told["labels"] if label["filed"]]
    assert filed == [(label["label"], label["person"]) for label in run["labels"]]


def test_from_the_table_to_the_book(shop: Seat, tmp_path: Path) -> None:
    made(shop, tmp_path)
    shop.run("stuck")
    stock = StockCatalogue().find("Avery L7163")
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(take(stock, range(8), seed=2).data)
    (told,) = shop.run("file-photo", photo, "--yes", "--json").told
    assert sum(label["filed"] for label in told["labels"]) == 8
    html, web, pdf = (tmp_path / name for name in ("all.html", "book.html", "book.pdf"))
    shop.run("notes", "--html", html)
    assert html.read_text("utf-8").count("<img") == 8
    shop.run("keepsake", "--year", 2026, "--out", web)
    assert web.read_text("utf-8").count("<img") == 8
    shop.run("keepsake", "--year", 2026, "--out", pdf)
    with pypdfium2.PdfDocument(pdf.read_bytes()) as document:
        shown = [one for page in document for one in page.get_objects() if one.type == 3]
    assert len(shown) == 8


def test_photos_of_several_marked_sheets_dropped_at_once_file_themselves(
    shop: Seat, tmp_path: Path
) -> None:
    """Two sheets written alike, their photos the wrong way round in every sense."""
    stock = StockCatalogue().find("Avery 5164")
    photos = []
    made(shop, tmp_path, "--photo-marks", stock="5164")
    (run,) = out(shop)
    with pypdfium2.PdfDocument((tmp_path / "labels.pdf").read_bytes()) as document:
        pages = len(document)
    assert pages == 2
    for page in range(pages):
        printed = page_alone((tmp_path / "labels.pdf").read_bytes(), page)
        slots = [label["label"] - 1 for label in run["labels"] if label["page"] == page + 1]
        photo = tmp_path / f"photo-{page}.jpg"
        photo.write_bytes(take(stock, slots[:2], "upside-down", 6 + page, printed=printed).data)
        photos.append(photo)
    told = shop.run("file-photo", *photos[::-1], "--yes", "--json").told
    assert [(one["photo"], one["page"]) for one in told] == [("photo-1.jpg", 2), ("photo-0.jpg", 1)]
    for one, page in zip(told, (2, 1), strict=True):
        filed = [label["person"] for label in one["labels"] if label["filed"]]
        assert filed == [label["person"] for label in run["labels"] if label["page"] == page][:2]
    again = shop.run("file-photo", photos[0], "--json").told
    assert again[0]["page"] == 1  # filed in part, and known all the same


def page_alone(pdf: bytes, page: int) -> bytes:
    """One page of a document."""
    with pypdfium2.PdfDocument(pdf) as whole, pypdfium2.PdfDocument.new() as one:
        one.import_pages(whole, [page])
        out = io.BytesIO()
        one.save(out)
    return out.getvalue()

"""Files that are no order files: each is called what it is, and gives no order at all."""

import os
import zipfile
from pathlib import Path

import pytest

from handnote.domain.problem import FileTrouble, Problem
from handnote.readers import source
from handnote.readers.order_file import read_order_file
from tests.readers.written import SAMPLES, etsy_items, read, shopify, sign


def trouble(folder: Path, content: str | bytes, *, name: str = "orders.csv") -> Problem:
    with pytest.raises(Problem) as raised:
        read(folder, content, name=name)
    assert raised.value.facts["name"] == name
    return raised.value


def trouble_at(path: Path) -> FileTrouble:
    with pytest.raises(Problem) as raised:
        read_order_file(path, sign=sign)
    assert isinstance(raised.value.code, FileTrouble)
    return raised.value.code


def test_a_file_that_is_gone_is_missing(tmp_path: Path) -> None:
    assert trouble_at(tmp_path / "gone.csv") is FileTrouble.NOT_FOUND
    assert trouble_at(tmp_path / "no" / "such" / "folder.csv") is FileTrouble.NOT_FOUND
    (tmp_path / "link.csv").symlink_to(tmp_path / "gone.csv")
    assert trouble_at(tmp_path / "link.csv") is FileTrouble.NOT_FOUND


def test_a_folder_is_a_folder(tmp_path: Path) -> None:
    assert trouble_at(tmp_path) is FileTrouble.IS_FOLDER


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "orders.csv")
    assert trouble_at(tmp_path / "orders.csv") is FileTrouble.UNREADABLE


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such flags")
def test_a_file_one_may_not_read_is_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "orders.csv"
    path.write_text(shopify({}))

    # The superuser, who runs some test machines, may read everything.
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Problem) as raised:
        read_order_file(path, sign=sign)
    assert raised.value.code is FileTrouble.UNREADABLE
    assert raised.value.facts["why"] == "Permission denied"


@pytest.mark.parametrize(
    "content", [b"", b" \r\n\t\n ", b"\xef\xbb\xbf", b"\xff\xfe", b",,,\n\n;;;\n"]
)
def test_a_file_with_nothing_in_it_is_empty(tmp_path: Path, content: bytes) -> None:
    assert trouble(tmp_path, content).code is FileTrouble.EMPTY


def test_ten_thousand_blank_lines_are_empty_too(tmp_path: Path) -> None:
    assert trouble(tmp_path, "\n" * 10_000).code is FileTrouble.EMPTY


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<!DOCTYPE html><html>", FileTrouble.WEB_PAGE),
        (b"\xef\xbb\xbf\n  <html>", FileTrouble.WEB_PAGE),
        ("\ufeff<html><body>Sign in".encode("utf-16-le"), FileTrouble.WEB_PAGE),
        (b"%PDF-1.7\n", FileTrouble.PDF),
        (b'{"orders": []}', FileTrouble.JSON),
        (b'\n [{"id": 1}]', FileTrouble.JSON),
        (b"PK\x03\x04" + b"\0" * 100, FileTrouble.ARCHIVE),
        (b"PK\x05\x06" + b"\0" * 18, FileTrouble.ARCHIVE),
        (b"\x1f\x8b\x08\0", FileTrouble.ARCHIVE),
        (b"PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml", FileTrouble.SPREADSHEET),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileTrouble.SPREADSHEET),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            FileTrouble.SPREADSHEET,
        ),
        (b"\x89PNG\r\n\x1a\n", FileTrouble.PICTURE),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", FileTrouble.PICTURE),
        (b"\0\0\0\x18ftypheic", FileTrouble.PICTURE),
        (b"SQLite format 3\0", FileTrouble.PICTURE),
        (b"{\\rtf1\\ansi order", FileTrouble.PICTURE),
        (bytes(range(256)) * 8, FileTrouble.PICTURE),
    ],
)
def test_a_file_is_what_its_first_bytes_say(
    tmp_path: Path, content: bytes, code: FileTrouble
) -> None:
    assert trouble(tmp_path, content).code is code


def test_a_real_archive_is_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "orders.csv", "w") as archive:
        archive.writestr("orders_export_1.csv", shopify({}))
    assert trouble_at(tmp_path / "orders.csv") is FileTrouble.ARCHIVE
    assert trouble_at(SAMPLES / "EtsySoldOrderItems2026.zip") is FileTrouble.ARCHIVE


def test_a_text_named_like_a_spreadsheet_is_read(tmp_path: Path) -> None:
    assert len(read(tmp_path, shopify({}), name="orders.xlsx").orders) == 1


@pytest.mark.parametrize(
    "suffix", [".crdownload", ".part", ".download", ".opdownload", ".CRDOWNLOAD"]
)
def test_a_download_under_way_is_waited_for(tmp_path: Path, suffix: str) -> None:
    problem = trouble(tmp_path, shopify({}), name=f"orders.csv{suffix}")
    assert problem.code is FileTrouble.STILL_DOWNLOADING


def test_safaris_folder_for_a_download_is_a_download(tmp_path: Path) -> None:
    (tmp_path / "orders.csv.download").mkdir()
    assert trouble_at(tmp_path / "orders.csv.download") is FileTrouble.STILL_DOWNLOADING


def test_firefoxs_placeholder_is_a_download(tmp_path: Path) -> None:
    (tmp_path / "orders.csv.part").write_text("Name,")
    assert trouble(tmp_path, "").code is FileTrouble.STILL_DOWNLOADING


def test_a_file_that_grows_while_it_is_read_gives_nothing(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    text = shopify({"Email": "a@b.example", "Billing Name": "Ana"})

    def grow(identity: str) -> str:
        with path.open("a") as file:
            file.write(text)
        return sign(identity)

    with pytest.raises(Problem) as raised:
        read(tmp_path, text, sign=grow)
    assert raised.value.code is FileTrouble.STILL_DOWNLOADING


def test_a_file_that_shrinks_while_it_is_read_gives_nothing(tmp_path: Path) -> None:
    def shrink(identity: str) -> str:
        os.truncate(tmp_path / "orders.csv", 2_000)
        return sign(identity)

    with pytest.raises(Problem) as raised:
        read(tmp_path, shopify(*[{"Email": "a@b.example", "Billing Name": "A"}] * 99), sign=shrink)
    assert raised.value.code is FileTrouble.STILL_DOWNLOADING


@pytest.mark.parametrize(
    ("header", "found", "wanted"),
    [
        (
            "Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details",
            "etsy-statement",
            "etsy-items",
        ),
        ("TITLE,DESCRIPTION,PRICE,CURRENCY_CODE,QUANTITY", "etsy-listings", "etsy-items"),
        (
            "Payment ID,Buyer Username,Buyer Name,Order ID,Gross Amount,Fees,Net Amount",
            "etsy-payments",
            "etsy-items",
        ),
        (
            "Report\n\nTransaction creation date,Type,Order number,Buyer username,Item title",
            "ebay-transactions",
            "ebay",
        ),
        (
            "--,--\nDatum der Transaktionserstellung;Typ;Bestellnummer;Angebotstitel",
            "ebay-transactions-de",
            "ebay",
        ),
        ("amazon-order-id\tmerchant-order-id\tpurchase-date", "amazon-all-orders", "amazon"),
    ],
)
def test_another_report_is_named_and_so_is_the_one_to_drop(
    tmp_path: Path, header: str, found: str, wanted: str
) -> None:
    problem = trouble(tmp_path, f"{header}\n1,2,3\n")
    assert problem.code is FileTrouble.WRONG_REPORT
    assert (problem.facts["found"], problem.facts["wanted"]) == (found, wanted)


@pytest.mark.parametrize(
    ("content", "names", "count"),
    [
        ("Parcel;For;Thing;Pieces\n1;Ana;Mug;1\n", "Parcel, For, Thing, Pieces", 4),
        ("a,b,c,d,e,f,g,h\n", "a, b, c, d, e, f", 8),
        ("hello\n", "hello", 1),
        ("My orders\n\nWho,What,When\nAna,Mug,now\n", "Who, What, When", 3),
        # A list that begins with somebody's order is not quoted.
        ("Ana,ana@example.com,1 Fictional Lane\n", "", 3),
        ("1,Ana,00000\n", "", 3),
        ("101,Ana Plac", "", 2),
    ],
)
def test_an_unknown_header_is_quoted(tmp_path: Path, content: str, names: str, count: int) -> None:
    problem = trouble(tmp_path, content)
    assert problem.code is FileTrouble.UNKNOWN_HEADER
    assert (problem.facts["names"], problem.facts["count"]) == (names, count)


@pytest.mark.parametrize("rows", [3, 14, 20, 2_000])
def test_an_unknown_file_is_told_however_long_it_is(tmp_path: Path, rows: int) -> None:
    problem = trouble(tmp_path, "Who,What,When\n" + "Ana,Mug,now\n" * rows)
    assert problem.code is FileTrouble.UNKNOWN_HEADER


@pytest.mark.parametrize("number", ["3.81E+09", "3,81E+09", "4E+11", "3.81e+09"])
def test_shortened_order_numbers_are_refused(tmp_path: Path, number: str) -> None:
    problem = trouble(tmp_path, etsy_items({}, {"Order ID": number}))
    assert problem.code is FileTrouble.NUMBERS_SHORTENED
    assert problem.facts["number"] == number


def test_lost_letters_are_refused_when_it_is_no_joke(tmp_path: Path) -> None:
    lost = [{"Name": f"#{n}", "Billing Name": "?? ??"} for n in range(2)]
    assert trouble(tmp_path, shopify(*lost)).code is FileTrouble.LETTERS_LOST
    one = shopify({"Billing Name": "??", "Name": "#1"}, {"Billing Name": "Zo?", "Name": "#2"})
    assert len(read(tmp_path, one).orders) == 2


def test_a_file_beyond_all_size_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "orders.csv"
    with path.open("wb") as file:
        file.truncate(source.SIZE_LIMIT + 1)

    def never(*_: object) -> None:
        raise AssertionError("it was opened")

    monkeypatch.setattr(Path, "open", never)
    assert trouble_at(path) is FileTrouble.TOO_LARGE


def test_a_file_that_outgrows_all_size_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "SIZE_LIMIT", 3 * source.MEGABYTE)
    path = tmp_path / "orders.csv"
    path.write_text("Name\n")
    opened = Path.open

    def grown(where: Path, how: str) -> object:
        with opened(where, "ab") as file:
            file.write(b"#1001\n" * 700_000)
        return opened(where, how)

    monkeypatch.setattr(Path, "open", grown)
    assert trouble_at(path) is FileTrouble.TOO_LARGE


def test_a_line_without_end_is_refused_before_it_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "LINE_LIMIT", 3 * source.MEGABYTE)
    header = shopify().encode()
    for content in [
        b"x" * 5_000_000,
        header + b"x" * 5_000_000,
        header * 20_000 + b"x" * 4_000_000,
    ]:
        assert trouble(tmp_path, content).code is FileTrouble.TOO_LARGE
    long_but_ended = (b"x" * 2_000_000 + b"\n") * 3
    assert trouble(tmp_path, long_but_ended).code is FileTrouble.UNKNOWN_HEADER

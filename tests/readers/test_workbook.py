"""Spreadsheets are read as their texts would be, and nothing in them can do harm."""

import sys
from contextlib import suppress
from pathlib import Path

import pytest

from handnote.domain.problem import FileTrouble, Problem
from handnote.readers import workbook
from handnote.readers.intake import Found, LeftOut, read_file
from handnote.readers.order_file import OrderFile, UnknownTable
from handnote.readers.own_columns import ColumnMap
from tests.readers.packing import Cell, Day, locked, ods, ods_row, xlsx, zipped
from tests.readers.written import ETSY_ITEMS, sign

ETSY: dict[str, Cell] = {
    "Order ID": "3812345671",
    "Item Name": "Mug",
    "Quantity": 1.0,
    "Ship Name": "Zoë",
}


def found(folder: Path, content: bytes, name: str = "orders.xlsx") -> Found:
    path = folder / name
    path.write_bytes(content)

    def decide(table: UnknownTable) -> ColumnMap | None:
        return ColumnMap(table.guess, "Folksy", table.has_names) if table.is_sure else None

    [one] = read_file(path, sign=sign, decide=decide)
    return one


def read(folder: Path, content: bytes, name: str = "orders.xlsx") -> OrderFile:
    file = found(folder, content, name)
    assert isinstance(file, OrderFile)
    return file


def trouble(folder: Path, content: bytes, name: str = "orders.xlsx") -> FileTrouble:
    with pytest.raises(Problem) as raised:
        found(folder, content, name)
    code = raised.value.code
    assert isinstance(code, FileTrouble)
    return code


def etsy_row(**more: Cell) -> list[Cell]:
    row: dict[str, Cell] = {**ETSY, **more}
    return [row.get(name) for name in ETSY_ITEMS]


def own(*rows: list[Cell]) -> bytes:
    return xlsx([["Order no", "Recipient", "Item", "Order date"], *rows])


def test_a_marketplaces_sheet_is_read_by_its_profile(tmp_path: Path) -> None:
    file = read(tmp_path, xlsx([list(ETSY_ITEMS), etsy_row(), etsy_row(**{"Order ID": "2"})]))
    assert file.channel == "etsy"
    assert [order.number for order in file.orders] == ["3812345671", "2"]
    assert file.orders[0].recipient == "Zoë"


def test_the_first_sheet_that_fits_is_read_wherever_its_header_stands(tmp_path: Path) -> None:
    about: list[list[Cell]] = [["My notes"], ["Remember the fair"]]
    sheet: list[list[Cell]] = [[None], ["Orders of September"], [], list(ETSY_ITEMS), etsy_row()]
    assert len(read(tmp_path, xlsx(about, sheet)).orders) == 1
    mine: list[list[Cell]] = [["Recipient", "Item"], ["Ana", "Mug"]]
    assert read(tmp_path, xlsx(about, mine)).orders[0].recipient == "Ana"


def test_whole_numbers_have_no_point_and_days_stay_days(tmp_path: Path) -> None:
    [order] = read(tmp_path, own([3812345671.0, "Ana", "Mug", Day(46268)])).orders
    assert order.number == "3812345671"
    assert str(order.ordered_on) == "2026-09-03"


def test_a_workbook_that_counts_from_1904_has_the_same_days(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["Recipient", "Item", "Order date"], ["Ana", "Mug", Day(44806)]]
    [order] = read(tmp_path, xlsx(rows, is_1904=True)).orders
    assert str(order.ordered_on) == "2026-09-03"


def test_numbers_a_spreadsheet_has_shortened_are_told(tmp_path: Path) -> None:
    assert trouble(tmp_path, own([1.2345678901234567e19, "Ana", "Mug", None])) is (
        FileTrouble.NUMBERS_SHORTENED
    )


def test_formulas_without_a_value_and_mistakes_in_cells_are_nothing(tmp_path: Path) -> None:
    file = read(tmp_path, own([1.0, "Ana", "==A1", None], [2.0, "==B9", "#REF!", None]))
    assert [order.recipient for order in file.orders] == ["Ana"]
    assert [row.row for row in file.skipped] == [3]


def test_rows_are_counted_as_the_spreadsheet_counts_them(tmp_path: Path) -> None:
    file = read(
        tmp_path, xlsx([[None], ["Order no", "Recipient", "Item"], [None], [1.0, None, None]])
    )
    assert [row.row for row in file.skipped] == [4]


def test_a_libreoffice_sheet_is_read(tmp_path: Path) -> None:
    content = ods(ods_row("Recipient", "Item"), ods_row("Zoë", "Mug"), ods_row(repeated=1_048_574))
    assert read(tmp_path, content, "orders.ods").orders[0].recipient == "Zoë"


def test_what_it_is_shows_in_the_bytes_and_not_in_the_name(tmp_path: Path) -> None:
    assert read(tmp_path, own([1.0, "Ana", "Mug", None]), "orders.csv").orders


def test_a_table_to_be_asked_about_is_shown(tmp_path: Path) -> None:
    table = found(tmp_path, xlsx([["Wem", "Irgendwas"], ["Ana", "Becher"]]))
    assert isinstance(table, UnknownTable)
    assert [column.values for column in table.columns] == [("Ana",), ("Becher",)]


@pytest.mark.parametrize(
    "content",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"\xd0\xcf\x11\xe0" + b"\xff" * 5_000,
        zipped({"xl/workbook.xml": "<workbook", "[Content_Types].xml": ""}),
        zipped({"xl/workbook.xml": b"\0\xff\xfe" * 90}),
        zipped({"content.xml": "<a>", "mimetype": "x"}),
        xlsx([["a"]])[:-40],
        xlsx([["Recipient", "Item"]], raw="<row><c r='ZZZZZZZ99999999999'><v>1</v></c></row>"),
        xlsx([["Recipient", "Item"]], raw='<row r="2"><c r="A2" t="s"><v>99999</v></c></row>'),
    ],
)
def test_broken_workbooks_get_a_sentence(tmp_path: Path, content: bytes) -> None:
    code = trouble(tmp_path, content)
    assert code in {FileTrouble.BROKEN, FileTrouble.ARCHIVE, FileTrouble.SWELLS, FileTrouble.EMPTY}


def test_every_damage_to_a_workbook_is_a_problem_or_nothing(tmp_path: Path) -> None:
    whole = own([1.0, "Ana", "Mug", None])
    for at in range(0, len(whole), 29):
        damaged = whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :]
        (tmp_path / "orders.xlsx").write_bytes(damaged)
        with suppress(Problem):
            list(read_file(tmp_path / "orders.xlsx", sign=sign, decide=lambda _: None))


def test_locked_workbooks_are_told(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le")
    assert trouble(tmp_path, ole) is FileTrouble.LOCKED
    assert trouble(tmp_path, locked(own([1.0, "Ana", "Mug", None]))) is FileTrouble.LOCKED


@pytest.mark.parametrize(
    "raw",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        '<row r="1048576">' + "<c><v>1</v></c>" * 16_384 + "</row>",
    ],
)
def test_a_cell_at_the_far_corner_does_not_take_all_memory(tmp_path: Path, raw: str) -> None:
    assert trouble(tmp_path, xlsx([["Recipient", "Item"]], raw=raw)) is FileTrouble.SWELLS


def test_a_row_that_comes_a_billion_times_is_not_written_out(tmp_path: Path) -> None:
    for repeated in (999_999_999, 9_999_999_999):
        content = ods(ods_row("Recipient", "Item"), ods_row("Ana", "Mug", repeated=repeated))
        assert trouble(tmp_path, content, "o.ods") is FileTrouble.SWELLS


def test_a_workbook_that_is_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = zipped({"xl/workbook.xml": "<a/>", "xl/worksheets/sheet1.xml": b" " * 30_000_000})
    assert trouble(tmp_path, bomb) is FileTrouble.SWELLS


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_entities_are_neither_unfolded_nor_fetched(tmp_path: Path, declared: str) -> None:
    content = zipped(
        {
            "xl/workbook.xml": f'<?xml version="1.0"?>{declared}<workbook>&a;&b;</workbook>',
            "xl/_rels/workbook.xml.rels": "<Relationships/>",
        }
    )
    assert trouble(tmp_path, content) in {FileTrouble.BROKEN, FileTrouble.EMPTY}


def test_without_the_library_it_says_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    assert trouble(tmp_path, own([1.0, "Ana", "Mug", None])) is FileTrouble.NO_EXCEL


def test_what_panics_inside_the_library_is_a_broken_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panic = type("PanicException", (BaseException,), {})

    def panics(_: object) -> object:
        raise panic("index out of bounds")

    monkeypatch.setattr(workbook, "_visible", panics)
    assert trouble(tmp_path, own([1.0, "Ana", "Mug", None])) is FileTrouble.BROKEN


def test_a_huge_workbook_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handnote.readers.intake.WORKBOOK_LIMIT", 1_000)
    assert trouble(tmp_path, own([1.0, "Ana", "Mug", None])) is FileTrouble.TOO_LARGE


def test_no_cell_of_a_forbidden_column_is_kept(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["Recipient", "Item", "Street"], ["Ana", "Mug", "CANARY 7"]]
    assert "CANARY" not in repr(read(tmp_path, xlsx(rows)))
    assert not isinstance(found(tmp_path, xlsx(rows)), LeftOut)

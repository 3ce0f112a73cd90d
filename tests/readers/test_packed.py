"""Packed files: each order file inside is one, and what is not gets a sentence."""

import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from handnote.domain.problem import FileTrouble, Problem
from handnote.readers import packed
from handnote.readers.intake import Found, LeftOut, read_file
from handnote.readers.order_file import OrderFile, read_order_file
from tests.readers.packing import locked, xlsx, zipped
from tests.readers.written import SAMPLES, etsy_items, shopify, sign


def found(folder: Path, content: bytes) -> list[Found]:
    path = folder / "orders.zip"
    path.write_bytes(content)
    return list(read_file(path, sign=sign, decide=lambda _: None))


def reasons(folder: Path, content: bytes) -> dict[str, FileTrouble]:
    left = [one for one in found(folder, content) if isinstance(one, LeftOut)]
    return {one.name: FileTrouble(one.problem.code) for one in left}


def trouble(folder: Path, content: bytes) -> FileTrouble:
    with pytest.raises(Problem) as raised:
        found(folder, content)
    return FileTrouble(raised.value.code)


def test_a_packed_download_is_read_as_the_file_inside() -> None:
    [file] = read_file(SAMPLES / "EtsySoldOrderItems2026.zip", sign=sign, decide=lambda _: None)
    assert isinstance(file, OrderFile)
    inside = read_order_file(SAMPLES / "EtsySoldOrderItems2026-9.csv", sign=sign)
    assert [order.number for order in file.orders] == [order.number for order in inside.orders]


def test_several_files_inside_are_several(tmp_path: Path) -> None:
    content = zipped(
        {
            "2026/a.csv": shopify({}),
            "2026/b.csv": etsy_items({}),
            "c.xlsx": xlsx([["Wem", "Was"], ["Ana", "Becher"]]),
            "__MACOSX/._a.csv": "x",
            "2026/._b.csv": "x",
            ".DS_Store": "x",
            "empty/": "",
        }
    )
    files = found(tmp_path, content)
    assert [getattr(file, "channel", "asked") for file in files] == ["shopify", "etsy", "asked"]
    assert len({getattr(file, "sha256", "") for file in files}) == 3


def test_one_bad_file_inside_does_not_stop_the_others(tmp_path: Path) -> None:
    inner = zipped({"a.csv": shopify({})})
    content = zipped(
        {
            "good.csv": shopify({}),
            "page.csv": "<html>sign in</html>",
            "inner.zip": inner,
            "nothing.csv": "",
            "../../climbed-out.csv": shopify({}),
            "/etc/abs.csv": shopify({}),
            "C:\\win.csv": shopify({}),
        }
    )
    assert [one for one in found(tmp_path, content) if isinstance(one, OrderFile)]
    assert reasons(tmp_path, content) == {
        "page.csv": FileTrouble.WEB_PAGE,
        "inner.zip": FileTrouble.NESTED,
        "nothing.csv": FileTrouble.EMPTY,
        "climbed-out.csv": FileTrouble.ODD_PLACE,
        "abs.csv": FileTrouble.ODD_PLACE,
        "win.csv": FileTrouble.ODD_PLACE,
    }
    assert not list(tmp_path.parent.rglob("climbed-out.csv"))


def test_locked_and_damaged_files_inside_are_told(tmp_path: Path) -> None:
    content = zipped({"a.csv": shopify({})}, store=True)
    assert reasons(tmp_path, locked(content)) == {"a.csv": FileTrouble.LOCKED}
    wrong = content.replace(b"Lineitem", b"Lineitex", 1)
    assert reasons(tmp_path, wrong) == {"a.csv": FileTrouble.BROKEN}


def test_bombs_are_not_unpacked(tmp_path: Path) -> None:
    assert trouble(tmp_path, zipped({"a.csv": b"0" * 20_000_000})) is FileTrouble.SWELLS


def test_all_files_together_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "UNPACKED_LIMIT", 1_000)
    content = zipped({f"{n}.csv": shopify({}) for n in range(3)})
    assert trouble(tmp_path, content) is FileTrouble.SWELLS


def test_twenty_files_are_enough(tmp_path: Path) -> None:
    assert len(found(tmp_path, zipped({f"{n}.csv": shopify({}) for n in range(20)}))) == 20
    many = zipped({f"{n}.csv": shopify({}) for n in range(21)})
    assert trouble(tmp_path, many) is FileTrouble.TOO_MANY_INSIDE


def test_an_endless_list_of_members_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = zipped({f"{n:05}": "" for n in range(50_000)})

    def never(*_: object) -> None:
        raise AssertionError("the list was read")

    monkeypatch.setattr(zipfile.ZipFile, "_RealGetContents", never)
    assert trouble(tmp_path, content) is FileTrouble.TOO_MANY_INSIDE


@pytest.mark.parametrize("content", [b"PK\x03\x04" + b"\0" * 100, zipped({"a": "x"})[:-30]])
def test_a_broken_one_gets_a_sentence(tmp_path: Path, content: bytes) -> None:
    assert trouble(tmp_path, content) is FileTrouble.BROKEN


def test_one_with_nothing_inside_gets_a_sentence(tmp_path: Path) -> None:
    assert trouble(tmp_path, zipped({})) is FileTrouble.NOTHING_INSIDE
    assert trouble(tmp_path, zipped({"__MACOSX/._a": "x"})) is FileTrouble.NOTHING_INSIDE


def test_every_damage_is_a_problem_or_a_file_left_out(tmp_path: Path) -> None:
    whole = zipped({"a.csv": shopify({})})
    for at in range(0, len(whole), 7):
        damaged = whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :]
        with suppress(Problem):
            found(tmp_path, damaged)

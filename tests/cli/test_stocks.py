"""``handnote stocks`` finds a label sheet by what its packet says."""

import re
from contextlib import closing
from pathlib import Path

from handnote.bootstrap import open_desk
from tests.cli.seat import Seat
from tests.sheets.test_glabels import FILE


def test_a_sheet_is_found_by_its_number(desk: Seat) -> None:
    lines = desk.run("stocks", "L7163").out.splitlines()
    assert re.split(r"  +", lines[0]) == ["Maker", "Number", "Labels", "Page", "Grade", "Title"]
    assert re.split(r"  +", lines[1])[:4] == ["Avery", "L7163", "14 × 99.06 × 38.1", "210 × 297"]


def test_words_of_a_query_need_no_quotes(desk: Seat) -> None:
    assert desk.run("stocks", "avery", "L7163").out == desk.run("stocks", "avery L7163").out


def test_without_a_query_the_usual_sheets_are_shown(desk: Seat) -> None:
    assert len(desk.run("stocks").out.splitlines()) > 10


def test_a_long_list_is_cut_and_says_so(desk: Seat) -> None:
    lines = desk.run("stocks", "63.5 x 38.1").out.splitlines()
    assert len(lines) <= 43
    every = desk.run("stocks", "A4", "--json").told
    assert len(every) > 40
    shown = desk.run("stocks", "A4").out.splitlines()
    assert len(shown) == 43
    assert shown[-2].startswith("Grades C and D are unverified.")
    assert shown[-1].startswith("There are more like these.")


def test_nothing_like_it_says_what_to_do(desk: Seat) -> None:
    ran = desk.run("stocks", "zzz-99999")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("No label sheet is like that.")
    assert desk.run("stocks", "zzz-99999", "--json").told == []


def test_other_programs_get_millimetres_in_a_fixed_form(desk: Seat) -> None:
    sheet = desk.run("stocks", "L7163", "--json").told[0]
    assert list(sheet) == [
        *("brand", "part", "title", "page_width", "page_height", "width", "height", "shape"),
        *("left", "top", "pitch_x", "pitch_y", "across", "down", "grade", "corner", "medium"),
        *("unprinted_x", "unprinted_y", "shortest", "longest", "turned", "thermal", "equivalents"),
    ]
    assert (sheet["brand"], sheet["part"], sheet["shape"]) == ("Avery", "L7163", "rounded")
    assert (sheet["page_width"], sheet["page_height"]) == (210, 297)
    assert (sheet["across"], sheet["down"]) == (2, 7)
    assert 98 < sheet["width"] < 100


def test_no_data_folder_is_needed_or_made(desk: Seat) -> None:
    desk.run("stocks")
    assert not desk.folder.exists()


def test_what_nobody_confirmed_is_shown_when_asked_for(desk: Seat) -> None:
    sure, every = (
        desk.run("stocks", "A4", "--json", *more).told for more in ([], ["--unverified"])
    )
    assert len(every) > len(sure) + 100
    assert "D" in {stock["grade"] for stock in every} - {stock["grade"] for stock in sure}
    unsure = next(stock for stock in every if stock["grade"] == "D")
    assert "unverified" in desk.run("stocks", unsure["part"], "--unverified").out


def test_her_own_sheets_come_from_a_file_and_are_found_everywhere(
    desk: Seat, tmp_path: Path
) -> None:
    file = tmp_path / "shop.template"
    file.write_text(FILE, "utf-8")
    ran = desk.run("stocks", "--add", file)
    assert ran.code == 1
    assert ran.out == "4 label sheets are now among yours.\n"
    assert "Avery CD is a disc with a hole" in ran.err
    assert [one["part"] for one in desk.run("stocks", "--mine", "--json").told] == [
        *("Avery 5160", "Avery 8160", "Shop oval", "Shop round 40"),
    ]
    words = tmp_path / "words.txt"
    words.write_text("Thank you, Jo", "utf-8")
    label = ("label", "--stock", "shop round 40", "--text-file", words, "--out", tmp_path / "a.pdf")
    assert desk.run(*label).code == 0
    with closing(open_desk(desk.folder)):  # a window has the desk
        assert desk.run(*label).code == 0
        assert desk.run("stocks", "Shop oval").out.count("Shop oval") == 1


def test_a_sheet_goes_to_a_file_and_into_another_desk(desk: Seat, tmp_path: Path) -> None:
    file = tmp_path / "l7160.toml"
    assert desk.run("stocks", "--export", "L7160", "--out", file).out == "Saved as l7160.toml\n"
    assert desk.run("stocks", "--add", file).out == (
        "Own Avery L7160 is now among your label sheets.\n"
    )
    shipped, own = (desk.run("stocks", name, "--json").told for name in ("L7160", "Own"))
    assert own[0]["brand"] == "Own"
    keys = ("left", "top", "pitch_x", "pitch_y", "width", "height", "corner", "across", "down")
    assert [own[0][key] for key in keys] == [shipped[1][key] for key in keys]


def test_an_own_sheet_is_forgotten_and_no_other(desk: Seat, tmp_path: Path) -> None:
    file = tmp_path / "l7160.toml"
    desk.run("stocks", "--export", "L7160", "--out", file)
    desk.run("stocks", "--add", file)
    gone = desk.run("stocks", "--remove", "Own Avery L7160")
    assert gone.out == "Own Avery L7160 is no longer among your label sheets.\n"
    assert desk.run("stocks", "--mine", "--json").told == []
    refused = desk.run("stocks", "--remove", "L7160")
    assert refused.code == 1
    assert "not a label sheet of your own" in refused.err


def test_a_wrong_file_or_no_place_to_save_is_told(desk: Seat, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Order,Name", "utf-8")
    ran = desk.run("stocks", "--add", tmp_path / "a.csv")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("a.csv holds no label sheets")
    assert desk.run("stocks", "--export", "L7160").code == 2


def test_printing_on_an_unverified_or_thermal_stock_says_so(desk: Seat, tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("Thank you, Jo", "utf-8")
    unsure = next(
        stock
        for stock in desk.run("stocks", "A4", "--unverified", "--json").told
        if stock["grade"] == "D" and stock["height"] > 30
    )
    for name, said in (
        (f"{unsure['brand']} {unsure['part']}", "unverified"),
        ("4x6in", "Thermal print fades"),
        ("L7163", ""),
    ):
        ran = desk.run("label", "--stock", name, "--text-file", words, "--out", tmp_path / "a.pdf")
        assert ran.code == 0
        assert said in ran.err
        assert bool(said) == bool(ran.err)

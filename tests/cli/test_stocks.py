"""``handnote stocks`` finds a label sheet by what its packet says."""

import re

from tests.cli.seat import Seat


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
    assert len(lines) <= 42
    every = desk.run("stocks", "A4", "--json").told
    assert len(every) > 40
    shown = desk.run("stocks", "A4").out.splitlines()
    assert len(shown) == 42
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
        *("left", "top", "pitch_x", "pitch_y", "across", "down", "grade"),
    ]
    assert (sheet["brand"], sheet["part"], sheet["shape"]) == ("Avery", "L7163", "rounded")
    assert (sheet["page_width"], sheet["page_height"]) == (210, 297)
    assert (sheet["across"], sheet["down"]) == (2, 7)
    assert 98 < sheet["width"] < 100


def test_no_data_folder_is_needed_or_made(desk: Seat) -> None:
    desk.run("stocks")
    assert not desk.folder.exists()

"""Columns stand straight under any name, and no text gives a terminal orders."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.cli.columns import elided, harmless, table, width

LONG = "Wilhelmine Theodora von Hohenberg-Lützow"
ARABIC = "نور حداد"


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Inês", 4),
        ("e\u0301", 1),
        ("田中 美咲", 9),
        ("ＭＡＲＹ", 8),
        ("박미나", 6),
        (f"\u2068{ARABIC}\u2069", 8),
        ("a\u200db", 2),
        ("", 0),
    ],
)
def test_text_is_as_wide_as_a_terminal_draws_it(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]0;title\x07", "]0;title"),
        ("\x9b31m", "31m"),
        ("two\nlines\r\tone", "two lines one"),
        ("a\u2028b", "a b"),
        ("nul\x00x\x7f", "nulx"),
        ("pay\u202egnp.exe", "paygnp.exe"),
        ("a\u2066b\u2069", "ab"),
        ("lone \ud83d half", "lone \ufffd half"),
    ],
)
def test_text_from_strangers_gives_no_orders(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_right_to_left_text_turns_nothing_around_it() -> None:
    assert harmless(ARABIC) == f"\u2068{ARABIC}\u2069"
    assert harmless("Inês") == "Inês"


@given(st.text())
def test_harmless_text_is_one_line_without_controls(text: str) -> None:
    shown = harmless(text)
    assert "\n" not in shown
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert harmless(shown) == shown


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        (LONG, 40, LONG),
        (LONG, 21, "Wilhelmine…erg-Lützow"),
        ("田中 美咲 さま", 9, "田中…さま"),
        ("ab", 1, "…"),
        ("cafe\u0301s here", 5, "ca…re"),
        ("here are cafe\u0301", 4, "he…e\u0301"),
    ],
)
def test_long_text_leaves_out_its_middle(text: str, columns: int, shown: str) -> None:
    assert elided(text, columns) == shown


@given(st.text(), st.integers(1, 60))
def test_elided_text_never_takes_more_room_than_it_may(text: str, columns: int) -> None:
    assert width(elided(text, columns)) <= columns


def test_columns_stand_straight_under_any_name() -> None:
    rows = [("1", LONG, "begun"), ("22", "田中 美咲", "to write"), ("3", ARABIC, "finished")]
    lines = table(("Number", "For", "Note"), rows, copied=0)
    assert lines[0] == "Number  For" + " " * 39 + "Note"
    starts = [width(line[: line.index(state)]) for line, (*_, state) in zip(lines[1:], rows)]
    assert starts == [50, 50, 50]


def test_a_name_longer_than_any_is_cut_and_the_columns_hold() -> None:
    lines = table(("For", "Note"), [("x" * 300, "begun"), ("Jo", "begun")], copied=1)
    assert [line.index("begun") for line in lines[1:]] == [42, 42]


def test_in_a_narrow_terminal_the_widest_columns_give_way() -> None:
    rows = [("3417027512", LONG, "Linen napkins, set of six, in olive", "to write")]
    lines = table(("Number", "For", "What", "Note"), rows, copied=0, room=80)
    assert max(map(width, lines)) <= 80
    assert "3417027512  Wilhelmine" in lines[1]
    assert lines[1].endswith("  to write")


def test_the_number_people_type_again_stays_whole() -> None:
    number = "203-4127154-5220170-and-some-more-digits-0001"
    lines = table(("Number", "For"), [(number, LONG)], copied=0, room=60)
    assert lines[1].startswith(number + "  ")


def test_no_terminal_is_too_narrow() -> None:
    lines = table(("Number", "For", "What"), [("1", LONG, LONG)], copied=0, room=1)
    assert lines[1] == "1       Wilhel…ützow  Wilhel…ützow"


def test_no_line_ends_in_spaces() -> None:
    assert table(("A", "B"), [("longer", "")], copied=0) == ["A       B", "longer"]

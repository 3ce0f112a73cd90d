"""What a seller is told of an order file."""

import re
from pathlib import Path
from string import Formatter

import pytest

from handnote.domain.problem import FileTrouble, Problem, StoreTrouble
from handnote.readers.profile import other_reports, profiles
from handnote.readers.skipped import SkipReason
from handnote.wording import order_files
from handnote.wording.order_files import reason, sentence

FACTS: dict[FileTrouble, dict[str, str | int]] = {
    FileTrouble.UNREADABLE: {"why": "Permission denied"},
    FileTrouble.TOO_LARGE: {"limit": 512},
    FileTrouble.NUMBERS_SHORTENED: {"number": "4.05E+11"},
    FileTrouble.WRONG_REPORT: {"found": "etsy-statement", "wanted": "etsy-items"},
    FileTrouble.UNKNOWN_HEADER: {"names": "Who, What", "count": 2},
    FileTrouble.COLUMNS_UNSURE: {"names": "Who, What"},
    FileTrouble.NO_SUCH_COLUMN: {"column": "Where", "names": "Who, What"},
    FileTrouble.TOO_MANY_INSIDE: {"limit": 20},
}


def said(code: FileTrouble, **facts: str | int) -> str:
    return sentence(Problem(code, name="orders.csv", **(FACTS.get(code, {}) | facts)))


@pytest.mark.parametrize("code", FileTrouble)
def test_every_trouble_names_the_file_and_ends_with_what_to_do(code: FileTrouble) -> None:
    text = said(code)
    assert "orders.csv" in text
    assert text.endswith(".")
    assert len(re.findall(r"[.;:]", text)) >= 2
    assert not re.search(r"[{}!]|\berror\b|\binvalid\b|\bfailed\b|\byou must\b", text)
    assert len(text) < 300


def test_a_wrong_report_says_what_it_is_and_where_the_right_one_is() -> None:
    assert said(FileTrouble.WRONG_REPORT) == (
        "orders.csv is Etsy's payment statement. The orders are in Shop Manager › Settings › "
        "Options › Download Data, type Order Items."
    )


def test_every_report_we_know_has_a_name_for_people() -> None:
    for report in other_reports():
        assert report.id in order_files._FOUND
        assert "The orders are in " in said(
            FileTrouble.WRONG_REPORT, found=report.id, wanted=report.wanted
        )


def test_the_shops_that_are_read_are_all_named_and_so_does_the_readme() -> None:
    names = {shop.name for shop in profiles()} - {"Own list"}
    assert order_files.shops().replace(" and ", ", ").split(", ") == sorted(names, key=str.casefold)
    assert order_files.shops() in said(FileTrouble.UNKNOWN_HEADER)
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert order_files.shops() in " ".join(readme.split())


def test_unknown_columns_are_quoted_unless_they_are_somebodys_order() -> None:
    assert "Who, What" in said(FileTrouble.UNKNOWN_HEADER)
    quoted = said(FileTrouble.UNKNOWN_HEADER, names="", count=3)
    assert "does not begin with the names of its columns" in quoted


def test_braces_in_a_file_name_are_only_braces() -> None:
    problem = Problem(FileTrouble.PDF, name="{0.__class__} %s {why}.csv")
    assert sentence(problem).startswith("{0.__class__} %s {why}.csv is a PDF")


def test_every_fact_a_sentence_asks_for_is_one_that_is_given() -> None:
    for code, template in order_files._SENTENCES.items():
        asked = {field for _, field, _, _ in Formatter().parse(template) if field}
        assert asked <= {"name", *FACTS.get(code, {})}


@pytest.mark.parametrize("why", SkipReason)
def test_every_reason_follows_row_twelve_was_left_out(why: SkipReason) -> None:
    text = reason(why)
    assert text[0].islower()
    assert text[-1].isalpha()


def test_another_rooms_problem_is_not_ours_to_word() -> None:
    with pytest.raises(LookupError):
        sentence(Problem(StoreTrouble.IN_USE))

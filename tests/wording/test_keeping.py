"""What is said when the seller's file cannot be opened or saved."""

import re

import pytest

from handnote.domain.problem import Problem, StoreTrouble
from handnote.wording.keeping import SENTENCES, sentence

FACTS: dict[str, str | int] = {
    "name": "handnote.db",
    "folder": "/home/jo/notes",
    "kept": "handnote-kept.db",
    "backup": "handnote-000042-2026-11-20-180200-412-notes.db",
    "backup_day": "2026-11-20",
    "backup_notes": 412,
}


HARSH = re.compile(r"!|error|invalid|fail|sorry|you must|illegal|corrupt", re.IGNORECASE)


def said(trouble: StoreTrouble, **facts: str | int) -> str:
    return sentence(Problem(trouble, **facts))


def test_every_trouble_has_its_sentence() -> None:
    assert set(SENTENCES) == set(StoreTrouble)


@pytest.mark.parametrize("trouble", StoreTrouble)
def test_a_sentence_is_whole_calm_and_says_what_to_do(trouble: StoreTrouble) -> None:
    words = said(trouble, **FACTS)
    assert "{" not in words
    assert words.endswith(".")
    assert words.count(". ") >= 1
    assert not re.search(
        r"!|error|invalid|fail|sorry|you must|illegal|corrupt", words, re.IGNORECASE
    )


@pytest.mark.parametrize(
    "trouble", [StoreTrouble.EMPTY, StoreTrouble.FOREIGN, StoreTrouble.DAMAGED]
)
def test_a_spoiled_file_comes_with_the_way_back(trouble: StoreTrouble) -> None:
    words = said(trouble, **FACTS)
    assert "20 November 2026, with 412 notes" in words
    assert str(FACTS["backup"]) in words
    assert "left as it is" in words


def test_damage_that_is_found_late_says_where_her_last_words_are() -> None:
    words = said(StoreTrouble.FOUND_DAMAGED, **FACTS)
    assert "20 November 2026, with 412 notes" in words
    assert "What you have written since you opened it is in that file as well" in words


def test_without_a_backup_it_says_so() -> None:
    words = said(StoreTrouble.EMPTY, name="handnote.db", folder="/home/jo/notes")
    assert "There is no backup of it yet" in words


@pytest.mark.parametrize("trouble", StoreTrouble)
def test_a_problem_without_facts_still_has_its_sentence(trouble: StoreTrouble) -> None:
    assert "{" not in said(trouble)


def test_one_note_is_one_note() -> None:
    assert "with 1 note." in said(StoreTrouble.EMPTY, **FACTS | {"backup_notes": 1})


@pytest.mark.parametrize(
    "trouble",
    [
        StoreTrouble.DISK_FULL,
        StoreTrouble.READ_ONLY,
        StoreTrouble.NOT_SAVED,
        StoreTrouble.REPLACED,
    ],
)
def test_what_was_not_saved_is_never_called_saved(trouble: StoreTrouble) -> None:
    assert said(trouble, **FACTS).startswith("Not saved")


def test_a_folder_with_braces_is_only_a_folder() -> None:
    assert "/home/{name}/notes" in said(
        StoreTrouble.READ_ONLY, name="handnote.db", folder="/home/{name}/notes"
    )

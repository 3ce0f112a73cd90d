"""What notes are found by is small, the same everywhere, and tells no name."""

import subprocess
import sys

from handnote.checks.fingerprints import BANDS, RECIPE, SENTENCES, fingerprints
from handnote.checks.plain_note import lay_bare
from handnote.domain.likeness import Said

NOTE = Said(
    "Dear Tom, thank you for your order! The glaze ran further than I planned. ありがとう。"
    "It made a small lake inside the blue mug.",
    ("Tom Baker",),
    ("blue mug",),
)
AS_KEPT = (
    1,
    [
        529635709,
        802619228,
        514282330,
        367398635,
        -73959990,
        1845468212,
        363127740,
        1771638391,
        506680231,
        -99026227,
        -591821006,
        -1999364848,
        -958840353,
    ],
)


def test_the_numbers_are_those_that_are_kept_in_files_already() -> None:
    """Where this fails on purpose, raise ``RECIPE``: files are then read again."""
    assert (RECIPE, list(fingerprints(lay_bare(NOTE)))) == AS_KEPT


def test_the_numbers_are_the_same_in_every_process() -> None:
    code = "from tests.checks.test_fingerprints import *\nprint(list(fingerprints(lay_bare(NOTE))))"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.strip() == str(list(fingerprints(lay_bare(NOTE))))


def test_a_note_has_few_numbers_of_four_bytes() -> None:
    endless = Said(
        " ".join(f"Sentence {'abcdefghij'[n % 10] * (n + 3)} stands there." for n in range(50))
    )
    numbers = list(fingerprints(lay_bare(endless)))
    assert len(numbers) <= 1 + SENTENCES + BANDS
    assert all(-(2**31) <= number < 2**31 for number in numbers)


def test_names_things_and_numbers_are_not_in_it() -> None:
    other = Said(
        "Dear Ida, thank you for your order! The glaze ran further than I planned. ありがとう。"
        "It made a small lake inside the oak bowl.",
        ("Ida Holm",),
        ("oak bowl",),
    )
    assert list(fingerprints(lay_bare(NOTE))) == list(fingerprints(lay_bare(other)))


def test_courtesies_have_one_number_for_all_of_them() -> None:
    assert len(list(fingerprints(lay_bare(Said("Thank you for your order, enjoy it!"))))) == 1


def test_lone_surrogates_are_counted_too() -> None:
    assert list(fingerprints(lay_bare(Said("the \ud800 glaze \udfff ran further than planned"))))

"""A stock knows its name, and a tape the lengths it can be cut to."""

import pytest

from handnote.domain.units import Mm
from handnote.sheets.stocks import StockCatalogue

CATALOGUE = StockCatalogue()
TAPE = CATALOGUE.find("DK-22205")
NARROW = CATALOGUE.find("DK-22210")


def test_its_name_finds_it_again() -> None:
    assert CATALOGUE.find(TAPE.name) == TAPE


@pytest.mark.parametrize(("asked", "given"), [(60, 60), (3, 25.4), (5000, 1000)])
def test_a_tape_is_cut_to_what_is_asked_or_the_nearest_it_allows(asked: int, given: float) -> None:
    cut = TAPE.cut(Mm(asked))
    assert (cut.width, cut.height) == (TAPE.width, Mm(given))
    assert (cut.page_width, cut.page_height) == (cut.width, cut.height)
    assert cut.grid.pitch_y == cut.height


def test_a_tape_read_on_its_side_grows_in_width() -> None:
    cut = NARROW.cut(Mm(70))
    assert NARROW.turned
    assert (cut.width, cut.height) == (Mm(70), NARROW.height)
    assert (cut.page_width, cut.page_height) == (cut.width, cut.height)


def test_labels_cut_by_the_maker_stay_as_they_are() -> None:
    with pytest.raises(ValueError, match="L7163"):
        CATALOGUE.find("L7163").cut(Mm(50))

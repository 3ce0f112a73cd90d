"""The pick list: which label goes into which parcel, a line for each, on plain paper."""

from dataclasses import dataclass

from handnote.domain.calibration import Paper
from handnote.domain.stock import Stock
from handnote.domain.units import Mm

_A4 = Paper(Mm(210.0), Mm(297.0))
_NARROWEST = Mm(200.0)


@dataclass(frozen=True, slots=True)
class PickRow:
    """One parcel: its mark, if labels have them, its label, and who gets what."""

    mark: str
    label: str
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class PickWords:
    """What stands above the rows. ``page`` has a place for the page's number, ``{page}``."""

    title: str
    headings: PickRow
    page: str


def list_paper(stock: Stock) -> Paper:
    """The paper a list is printed on: that of the labels, or A4 where theirs is small."""
    is_roomy = min(stock.page_width, stock.page_height) >= _NARROWEST
    return Paper(stock.page_width, stock.page_height) if is_roomy else _A4

"""What the Print place shows of an evening with the pen: bare labels, and their key sheet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from handnote.domain.note import MadeBy, Side
from handnote.domain.settings import Settings
from handnote.domain.sheet import OpenSheet
from handnote.domain.stock import Stock
from handnote.services.desk import Desk
from handnote.services.pen_sheets import PenWork
from handnote.services.proofing import Proof
from handnote.wording.key_sheet import key_texts, key_words

if TYPE_CHECKING:
    from handnote.pdf.key_sheet import KeySheet


@dataclass(frozen=True, slots=True)
class PenMade:
    """The labels as they are recorded, with the pages that go out for them."""

    labels: Proof
    key: "KeySheet"


class PenMaker:
    """Makes labels for the pen and their key; kept while only a page or its size changes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: tuple[tuple[object, ...], PenMade] | None = None

    def make(
        self,
        work: PenWork,
        stock: Stock,
        sheets: Sequence[OpenSheet],
        settings: Settings,
        today: date,
        on_the_way: Callable[[int], None],
        *,
        gone: Sequence[frozenset[int]] = (),
    ) -> PenMade:
        """For one worker thread. ``on_the_way`` hears of every square that is set.

        ``gone`` tells what is gone of each sheet, where ``sheets`` leave only what is to be
        written on.
        """
        asked = (work, stock, tuple(sheets), settings, today, tuple(gone))
        if self._kept is None or self._kept[0] != asked:
            proofing = self._desk.pen_proofing
            labels = proofing.labels(
                work.notes,
                stock,
                sheets,
                ruling=settings.ruling_in_use,
                parcel_marks=settings.parcel_marks,
                photo_marks=settings.photo_marks,
                gone=gone,
            )
            texts = key_texts(work.entries, today, has_marks=labels.has_parcel_marks)
            key = proofing.key_sheet(labels, texts, key_words(stock, today), on_the_way)
            self._kept = asked, PenMade(replace(labels, key=key.pdf), key)
        return self._kept[1]


@dataclass(frozen=True, slots=True)
class Ways:
    """Whether the pen's work is looked at, and whether there is any besides what is printed."""

    work: PenWork | None
    is_choice: bool


def ways(desk: Desk, side: Side, *, has_printed: bool, wanted: MadeBy | None) -> Ways:
    """What to look at first: what was asked for, or else what her mode says.

    Whoever types has only those orders before the pen that she gave to it.
    """
    settings = desk.preferences.current
    is_pen = settings.mode_in_use is MadeBy.PEN
    work = desk.pen_sheets.to_write(side, with_drafts=settings.copy_words, only_begun=not is_pen)
    has_work = bool(work.notes)
    usual = has_work and (is_pen or not has_printed)
    shows_pen = has_work and (usual if wanted is None else wanted is MadeBy.PEN)
    shows_pen = shows_pen or (is_pen and not has_printed)
    return Ways(work if shows_pen else None, has_work and has_printed)

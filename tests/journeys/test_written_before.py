"""Somebody comes back: the label that a pen wrote for them stands beside the next one."""

from collections.abc import Iterator
from pathlib import Path
from threading import get_ident

import pytest
from PySide6.QtGui import QImage

from handnote.domain.picture import Quad
from handnote.qt.widgets import photo as photos
from handnote.qt.write import earlier
from handnote.qt.write.small_label import SmallLabel
from tests.journeys.seller import Seller, at_the_desk
from tests.journeys.test_somebody_comes_back import etsy, pane
from tests.photos.made import take


@pytest.fixture
def seller(tmp_path: Path) -> Iterator[Seller]:
    """Anna's first label was written with the pen and filed from a photo; her second waits."""
    with at_the_desk(tmp_path / "desk", types=False) as seller:
        seller.adds(etsy(tmp_path, "1", "Sage candle"))
        seller.prints(tmp_path / "key.pdf")
        desk = seller.desk
        (run,) = desk.pen_runs.unstuck()
        desk.printing.answer(run.id, ())
        (sheet,) = desk.filing.sheets()
        path = tmp_path / "photo.jpg"
        taken = take(sheet.stock, [0], seed=4)
        path.write_bytes(taken.data)
        proposal = desk.filing.cut(desk.filing.open(path), sheet, Quad.of(taken.quad))
        desk.filing.file(proposal, {label.note_id for label in run.labels})
        seller.adds(etsy(tmp_path, "2", "Fig candle"))
        seller.window.writing.refresh(desk.inbox.orders()[1].id)
        seller.rest()
        yield seller


def small_label(seller: Seller) -> SmallLabel:
    (label,) = seller.window.places.write_place.person.findChildren(SmallLabel)
    return label


def test_the_photo_of_the_label_is_shown_and_read_aloud(seller: Seller) -> None:
    label = small_label(seller)
    spoken = label.accessibleName()
    assert spoken.endswith("A photo of the label you wrote with the pen. Its words were not typed.")
    shown = label.grab().toImage()
    dark = sum(
        shown.pixelColor(x, y).lightness() < 140
        for x in range(0, shown.width(), 2)
        for y in range(0, shown.height(), 2)
    )
    assert dark > 50
    assert label.height() == pytest.approx(label.width() * 38 / 99, rel=0.1)


def test_the_gist_stands_under_it(seller: Seller) -> None:
    (note,) = seller.desk.past_notes.everything()
    seller.desk.gists.jot(note.id, "hoped the sage keeps her desk calm")
    seller.window.writing.refresh(seller.desk.inbox.orders()[1].id)
    seller.rest()
    assert small_label(seller).accessibleName().endswith("hoped the sage keeps her desk calm")
    assert "\nhoped the sage keeps her desk calm\n" in pane(seller)


def test_it_is_unfolded_once_and_never_by_the_window(
    seller: Seller, monkeypatch: pytest.MonkeyPatch
) -> None:
    (seen,) = seller.desk.composing.open(seller.desk.inbox.orders()[1].id).earlier
    photos.unfolded.cache_clear()
    asked: list[int] = []

    def watched(jpeg: bytes, wide: int, high: int) -> QImage:
        asked.append(get_ident())
        return photos.unfolded(jpeg, wide, high)

    monkeypatch.setattr(earlier, "unfolded", watched)
    for _ in range(2):
        seller.window.writing.refresh(seen.order_id)
        seller.rest()
        seller.window.writing.refresh(seller.desk.inbox.orders()[1].id)
        seller.rest()
    small_label(seller).grab()
    assert asked
    assert get_ident() not in asked
    assert photos.unfolded.cache_info().misses == 1


def test_while_names_are_hidden_no_photo_is_there(seller: Seller) -> None:
    seller.shortcut("F9")
    seller.rest()
    assert not seller.window.places.write_place.person.findChildren(SmallLabel)

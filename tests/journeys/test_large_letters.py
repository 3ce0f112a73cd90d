"""Letters twice as large: what she answers in is as wide and as tall as its words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from handnote.config.resources import resource
from handnote.qt.theme import Theme
from tests.journeys.seller import at_the_desk
from tests.journeys.test_a_list_nobody_knows import FOLKSY, put


@pytest.fixture
def large_letters(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The system's letters at 200 %."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    usual = application.font()
    large = application.font()
    large.setPixelSize(26)
    application.setFont(large)
    apply = Theme.apply

    def choose_and_apply(theme: Theme, application: QApplication, *, dark: bool | None) -> None:
        theme.choose_letters(application)
        apply(theme, application, dark=dark)

    with monkeypatch.context() as patched:
        patched.setattr(Theme, "apply", choose_and_apply)
        yield
    application.setFont(usual)
    Theme(resource("theme")).apply(application, dark=False)


def too_small(sheet: QWidget) -> list[str]:
    kinds = (QPushButton, QCheckBox, QComboBox, QLineEdit)
    shown = [one for kind in kinds for one in sheet.findChildren(kind) if one.isVisible()]
    assert shown
    return [
        one.objectName()
        for one in shown
        if one.height() < one.sizeHint().height()
        or (not isinstance(one, QLineEdit) and one.width() < one.sizeHint().width())
    ]


@pytest.mark.usefixtures("large_letters")
def test_the_sheet_that_asks_for_columns_clips_nothing(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.drops(put(tmp_path, FOLKSY))
        sheet = seller.sheet()
        assert sheet.objectName() == "columns"
        assert sheet.fontMetrics().height() > 25
        assert too_small(sheet) == []


@pytest.mark.usefixtures("large_letters")
def test_the_sheet_to_put_an_order_right_clips_nothing(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.drops(put(tmp_path, FOLKSY.replace("Thing bought", "Item")))
        seller.accepts()
        seller.accepts()
        seller.shortcut("Alt+C")
        sheet = seller.sheet()
        assert sheet.objectName() == "correct"
        assert too_small(sheet) == []
        [area] = sheet.findChildren(QScrollArea)
        content = area.widget()
        assert content is not None
        assert content.width() <= area.viewport().width()


@pytest.mark.usefixtures("large_letters")
def test_what_the_pen_is_offered_clips_nothing(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk", types=False) as seller:
        seller.drops(put(tmp_path, FOLKSY.replace("Thing bought", "Item")))
        seller.accepts()
        seller.accepts()
        assert too_small(seller.window.places.write_place) == []
        seller.shortcut("Ctrl+P")
        assert too_small(seller.window.places.printer.place.pen) == []

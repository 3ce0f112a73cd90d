"""What strangers wrote is shown letter for letter, everywhere in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextEdit, QWidget

from handnote.domain.order import IncomingOrder, Item
from handnote.services.import_plan import FileLook, ImportPlan, Told
from tests.journeys.seller import Seller, at_the_desk

_SHA256 = "0" * 64

HOSTILE = [
    '<b>Hi</b><img src="file:///CANARY/marker.png">',
    '<b>x</b><img src="//attacker.example/s/x.png">',
    "![x](file:///CANARY/marker.png)",
    "{0.__class__} %s %(x)s {order} {{7*7}}",
    "Mary [*] & Co && Son",
    "Wolfeschlegelsteinhausenbergerdorff-Ångström-Papadopoulou",
    "ليلى حداد",
    "e" + "\u0301" * 60,
    "x" * 480,
]


def bring(seller: Seller, *names: str) -> None:
    """Orders whose every word is hostile, added through the inbox itself."""
    told = tuple(
        IncomingOrder(
            channel="etsy",
            shop="",
            number=f"9{number}",
            buyer=name,
            recipient=name,
            items=(Item(name, 1, name, name),),
            words=name * 3,
            gift_message=name,
            details=name,
            country=name[:40],
        )
        for number, name in enumerate(names)
    )
    look = FileLook("x.csv", "etsy", "utf-8", True, False, None, _SHA256, len(told), 0)
    plan = ImportPlan(
        (look,), tuple(Told(_SHA256, order) for order in told), told, (), 0, 0, (), 0, 0, 0, 0
    )
    seller.desk.inbox.add(plan)
    seller.window.writing.refresh()
    seller.rest()


def every_widget(seller: Seller) -> list[QWidget]:
    return [seller.window, *seller.window.findChildren(QWidget)]


def test_no_label_ever_reads_rich_text(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        bring(seller, *HOSTILE)
        for _ in HOSTILE:
            seller.writes("A note to <b>you</b> <img src='file:///CANARY/x.png'>")
        for place in ("print", "history", "write"):
            seller.goes_to(place)
            labels = [w for w in every_widget(seller) if isinstance(w, QLabel)]
            assert labels
            assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_the_only_rich_editor_takes_plain_text_alone(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        bring(seller, HOSTILE[0])
        editors = [w for w in every_widget(seller) if isinstance(w, QTextEdit)]
        assert [type(editor).__name__ for editor in editors] == ["LabelEditor"]
        assert not editors[0].acceptRichText()


def test_a_hostile_name_is_shown_as_it_is_in_the_sheet_before_adding(tmp_path: Path) -> None:
    file = tmp_path / "EtsySoldOrderItems2026-9.csv"
    name = '<img src=""file:///CANARY/x.png""> & Co'
    file.write_text(
        "Sale Date,Item Name,Buyer,Quantity,Transaction ID,Order ID,Variations,Ship Name\n"
        f'09/03/26,Mug,"{name}",1,4000000010,3812345671,,"{name}"\n',
        encoding="utf-8",
    )
    with at_the_desk(tmp_path / "desk") as seller:
        seller.drops(file)
        assert seller.sees('<img src="file:///CANARY/x.png"> & Co')
        seller.accepts()
        assert seller.addressee() == '<img src="file:///CANARY/x.png"> & Co'


def test_tooltips_show_markup_as_text(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.window.resize(1100, 700)
        bring(seller, HOSTILE[0] * 3)
        tips = [w.toolTip() for w in every_widget(seller) if w.toolTip()]
        assert any("&lt;b&gt;Hi" in tip for tip in tips)
        assert not any("<img" in tip for tip in tips)


@pytest.mark.parametrize("place", ["write", "print", "history"])
def test_everything_the_keyboard_reaches_has_a_name(tmp_path: Path, place: str) -> None:
    with at_the_desk(tmp_path) as seller:
        bring(seller, "Ana Placeholder")
        seller.writes("Ana, the fox.")
        seller.goes_to(place)
        for widget in every_widget(seller):
            is_reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
            if not is_reached or widget is seller.window:
                continue
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface is not None
            name = interface.text(QAccessible.Text.Name)
            assert name, f"{type(widget).__name__} {widget.objectName()}"


def test_tab_leaves_the_label_and_reaches_every_control(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        bring(seller, "Ana Placeholder")
        seller.label.setFocus()
        reached = set()
        for _ in range(30):
            seller.presses(Qt.Key.Key_Tab, on=seller.window.focusWidget() or seller.label)
            widget = seller.window.focusWidget()
            assert widget is not None
            reached.add(widget.objectName())
        assert seller.label.note_text() == ""
        assert {"label", "hand", "sign", "later", "done", "pile", "memory", "menu"} <= reached


def test_the_person_is_read_before_the_label(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        bring(seller, "Ana Placeholder")
        place = seller.window.places.write_place
        order = place.findChildren(QWidget)
        assert order.index(place.person) < order.index(place.editor)


def test_the_writing_screen_has_few_controls(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        bring(seller, "Ana Placeholder")
        place = seller.window.places.write_place
        controls = [
            widget
            for widget in place.findChildren(QWidget)
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert len(controls) <= 8, [widget.objectName() for widget in controls]
        buttons = [widget for widget in controls if isinstance(widget, QAbstractButton)]
        assert len(buttons) <= 4

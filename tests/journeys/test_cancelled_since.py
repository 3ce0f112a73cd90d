"""An order her shop cancels after the note is done: the note waits, and she is told why."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget

from tests.journeys.seller import at_the_desk
from tests.journeys.test_a_list_nobody_knows import put

HEADER = "Order,Customer,Item,Status\n"


def left_out(window: QWidget) -> str:
    label = window.findChild(QLabel, "left-out")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def test_the_note_waits_and_is_printed_if_she_says_so(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.drops(put(tmp_path, HEADER + "1,Ana,Mug,new\n2,Bo,Cup,new\n"))
        seller.accepts()
        seller.accepts()
        seller.writes("Ana, thank you")
        seller.writes("Bo, thank you")
        seller.drops(put(tmp_path, HEADER + "1,Ana,Mug,cancelled\n2,Bo,Cup,new\n", "later.csv"))
        seller.accepts()
        assert "cancelled" in {order.let_be for order in seller.desk.inbox.orders()}
        seller.goes_to("print")
        seller.rest()
        assert left_out(seller.window) == (
            "Not on the sheets\nAna: the order was cancelled\n"
            "The note waits. To print it all the same, press Alt+L on the order under Write."
        )
        assert [note.text for note in seller.desk.printing.to_print()] == ["Bo, thank you"]
        seller.goes_to("write")
        pile = seller.pile_view()
        rows = [row.name for row in seller.pile()]
        pile.setCurrentIndex(pile.model().index(rows.index("Ana"), 0))
        seller.rest()
        seller.shortcut("Alt+L")
        seller.goes_to("print")
        seller.rest()
        assert left_out(seller.window) == ""
        assert len(seller.desk.printing.to_print()) == 2

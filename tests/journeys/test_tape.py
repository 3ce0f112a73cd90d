"""A tape on the screen: the label grows with the words, and nothing is struck out on a roll."""

from pathlib import Path

from tests.journeys.seller import Seller, at_the_desk
from tests.journeys.test_sheets_in_use import button, slots, writes_notes


def lays_out_on(seller: Seller, part: str) -> None:
    seller.goes_to("print")
    seller.rest()
    seller.window.places.printer.print_on(part)
    seller.rest()


def test_the_label_grows_while_she_writes_and_is_printed_as_long(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        seller.desk.inbox.add_by_hand("Ana", "green scarf")
        lays_out_on(seller, "DK-22205")
        seller.goes_to("write")
        seller.window.writing.refresh()
        seller.rest()
        lengths = []
        for words in (
            "Ana, hello.",
            " May the scarf keep the wind off all winter.",
            " Truly." * 30,
        ):
            seller.types(words)
            seller.rest()
            assert seller.label.note.fits
            lengths.append(seller.label.stock.height)
        assert lengths == sorted(lengths)
        assert lengths[0] < 40 < 70 < lengths[-1]
        seller.writes("")
        lays_out_on(seller, "DK-22205")
        proof = seller.window.places.printer.proof
        assert proof is not None
        assert [sheet.stock.height for sheet in proof.sheets] == [lengths[-1]]


def test_on_a_roll_no_label_is_struck_out_and_a_spoiled_one_comes_again(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "desk") as seller:
        writes_notes(seller, "Ana", "Ben")
        lays_out_on(seller, "DK-11209")
        assert not seller.window.places.printer.place.panel.isVisible()
        assert slots(seller) == [("Ana", 1, 1), ("Ben", 2, 1)]
        seller.window.places.printer.place.sheet.label_picked.emit(0)
        seller.rest()
        assert slots(seller) == [("Ana", 1, 1), ("Ben", 2, 1)]
        assert seller.desk.sheets.every_open() == ()
        seller.prints(tmp_path / "labels.pdf")
        seller.window.places.printer.place.sheet.label_picked.emit(0)
        seller.rest()
        button(seller, "all-good").click()
        seller.rest()
        assert slots(seller) == [("Ana", 1, 1)]

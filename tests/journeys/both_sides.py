"""A seller who writes on both sides and is then left alone: ``python -m`` with a data folder."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.journeys.seller import Seller


def write(folder: Path) -> None:
    """Type on the inside and on the outside of the first order, say so, and sit there."""
    application = QApplication([])
    seller = Seller(folder)
    seller.types("for the inside")
    seller.shortcut("Alt+O")
    seller.types("for the outside")
    print("inside and outside", flush=True)
    application.exec()


if __name__ == "__main__":
    write(Path(sys.argv[1]))

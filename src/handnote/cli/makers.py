"""What the terminal needs, each thing made only when a command asks for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handnote.checks.word_book import WordBook
    from handnote.services.desk import Desk
    from handnote.services.proofing import Proofing
    from handnote.services.restoring import Restoring
    from handnote.sheets.stocks import StockCatalogue


@dataclass(frozen=True, slots=True)
class Makers:
    """Ways to a desk over a data folder, and to what works without one."""

    desk: "Callable[[Path], Desk]"
    catalogue: "Callable[[Path], StockCatalogue]"
    """Label sheets, with those that are the seller's own in a data folder, which it only reads."""
    word_book: "Callable[[Path], WordBook]"
    """Dictionaries, with those that the seller added to a data folder."""
    proofing: "Callable[[], Proofing]"
    restoring: "Callable[[Path], Restoring]"
    """Going back to a backup over a data folder, whether its own file opens or not."""
    sample_shop: Callable[[Path], None]
    """Makes a data folder with the sample shop in it."""
    now: Callable[[], datetime]

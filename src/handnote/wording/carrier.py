"""The words of the carrier page for sticky notes."""

from handnote.domain.stock import Stock
from handnote.sheets.carrier import CarrierWords

TITLE = "Carrier page"
PRINT_CARRIER = "Print carrier page…"
SAVE_CARRIER = "Save carrier page…"

_FEED = "This edge goes into the printer first, now and again with the notes on it."
_GLUE = "Stick with the glue edge up here"
_ADVICE = (
    "{stock}, at actual size, 100 %. Cover an outline for each note, edge on edge, and press the"
    " glue down well. Feed this page again, to be printed on this side, one page at a time."
    " It can be used many times."
)


def carrier_words(stock: Stock) -> CarrierWords:
    """What the carrier page of a stock says."""
    return CarrierWords(feed=_FEED, glue=_GLUE, advice=_ADVICE.format(stock=stock.name))


def carrier_saved(name: str) -> str:
    """After the page was written to a file."""
    return f"The carrier page is in {name}. Print it at actual size, 100 %."

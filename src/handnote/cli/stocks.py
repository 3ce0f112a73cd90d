"""``handnote stocks``: label sheets, by number or by size."""

from argparse import Namespace
from collections.abc import Sequence

from handnote.cli.columns import table
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.domain.stock import Stock
from handnote.wording import terminal as wording

_SCREENFUL = 40
_ALL = 100_000


def show_stocks(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Show the sheets that are like the query; without one, those most people have."""
    found = makers.catalogue().search(" ".join(options.query), limit=_ALL)
    if options.json:
        terminal.tell([stock_as_told(stock) for stock in found])
        return 0
    for line in _lines(found, terminal.room):
        terminal.say(line)
    return 0


def stock_as_told(stock: Stock) -> dict[str, object]:
    """A label sheet for other programs, in millimetres from the top left."""
    return {
        "brand": stock.brand,
        "part": stock.part,
        "title": stock.title,
        "page_width": stock.page_width,
        "page_height": stock.page_height,
        "width": stock.width,
        "height": stock.height,
        "shape": stock.shape.value,
        "left": stock.grid.left,
        "top": stock.grid.top,
        "pitch_x": stock.grid.pitch_x,
        "pitch_y": stock.grid.pitch_y,
        "across": stock.grid.across,
        "down": stock.grid.down,
        "grade": stock.grade,
    }


def _lines(found: Sequence[Stock], room: int) -> list[str]:
    if not found:
        return [wording.NO_STOCKS]
    rows = [
        (
            stock.brand,
            stock.part,
            wording.label_size(stock),
            wording.page_size(stock),
            stock.grade,
            stock.title,
        )
        for stock in found[:_SCREENFUL]
    ]
    more = [wording.MORE_STOCKS] if len(found) > _SCREENFUL else []
    return table(wording.STOCK_HEADINGS, rows, copied=1, room=room) + more

"""``handnote stocks``: label sheets, by number or by size, and one's own."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from handnote.cli.columns import harmless, table
from handnote.cli.desk_folder import desk_of, folder_of
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.domain.stock import Stock
from handnote.sheets.stock_entry import UNVERIFIED
from handnote.wording import stocks as stock_words
from handnote.wording import terminal as wording

_SCREENFUL = 40
_ALL = 100_000
_WRONG_USAGE = 2


def show_stocks(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Show the sheets that are like the query, without one those most people have; or do what
    was asked with own ones: take some from a file, forget one, save one to a file.
    """
    if options.add:
        return _add(options, makers, terminal)
    if options.remove:
        return _remove(options, makers, terminal)
    if options.export:
        return _export(options, makers, terminal)
    found = makers.catalogue(folder_of(options)).search(
        " ".join(options.query), limit=_ALL, unverified=options.unverified, only_mine=options.mine
    )
    if options.json:
        terminal.tell([stock_as_told(stock) for stock in found])
        return 0
    for line in _lines(found, terminal.room):
        terminal.say(line)
    return 0


def _add(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    with desk_of(options, makers) as desk:
        came = desk.own_stocks.bring_in(options.add)
    terminal.say(harmless(stock_words.brought_in([stock.name for stock in came.stocks])))
    for gone in came.left_out:
        terminal.complain(f"{stock_words.left_out(gone.name, gone.kind)}.")
    return 1 if came.left_out else 0


def _remove(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    with desk_of(options, makers) as desk:
        stock = desk.catalogue.find(options.remove)
        desk.own_stocks.take_away(stock.part if desk.own_stocks.is_own(stock) else stock.name)
    terminal.say(harmless(wording.stock_gone(stock.name)))
    return 0


def _export(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    from handnote.config.files import write_whole
    from handnote.sheets.stock_file import stocks_text

    out: Path | None = options.out
    if out is None:
        terminal.complain(wording.OUT_IS_NEEDED)
        return _WRONG_USAGE
    stock = makers.catalogue(folder_of(options)).find(options.export)
    write_whole(out, stocks_text([stock]).encode())
    terminal.say(harmless(wording.saved(out.name)))
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
        "corner": stock.corner,
        "medium": stock.medium.value,
        "unprinted_x": stock.unprinted_x,
        "unprinted_y": stock.unprinted_y,
        "shortest": stock.shortest,
        "longest": stock.longest,
        "turned": stock.turned,
        "thermal": stock.thermal,
        "equivalents": list(stock.equivalents),
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
            wording.stock_title(stock),
        )
        for stock in found[:_SCREENFUL]
    ]
    shown = found[:_SCREENFUL]
    doubtful = any(stock.grade in UNVERIFIED for stock in shown)
    return [
        *table(wording.STOCK_HEADINGS, rows, copied=1, room=room),
        *([wording.UNVERIFIED_STOCKS] if doubtful else []),
        *([wording.MORE_STOCKS] if len(found) > _SCREENFUL else []),
    ]

"""Own label sheets as a file to keep or pass on: TOML, in millimetres from the top left."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from math import isfinite
from pathlib import Path

from handnote.domain.plain_text import clean_line
from handnote.domain.problem import Problem, StockTrouble
from handnote.domain.stock import OWN, OWN_GRADE, Grid, Medium, Shape, Stock, safe_on
from handnote.domain.units import Mm
from handnote.sheets.measures import own_name

LARGEST = 1_000_000
"""Bytes of a file of label sheets; gLabels' own files with hundreds of them are smaller."""

_HEADING = "# Label sheets for handnote. All lengths are in millimetres, from the top left."
_LENGTHS = ("page_width", "page_height", "width", "height", "corner", "left", "top",
            "pitch_x", "pitch_y", "unprinted_x", "unprinted_y", "shortest", "longest")  # fmt: skip
_NEEDED = frozenset(("page_width", "page_height", "width", "height", "left", "top"))
_MOST = 10_000


def read_bytes(path: Path) -> bytes:
    """What is in a file of label sheets; raises a ``Problem`` where there is none, or too much."""
    try:
        if path.exists() and not path.is_file():  # a pipe could be read for ever
            raise Problem(StockTrouble.NOT_STOCKS, name=path.name)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Problem(StockTrouble.UNREADABLE, name=path.name, why=why) from error
    if len(data) > LARGEST:
        raise Problem(StockTrouble.TOO_LARGE, name=path.name)
    return data


def stocks_text(stocks: Iterable[Stock]) -> str:
    """The file that ``stocks_from`` reads."""
    return "\n".join([_HEADING, *(_as_told(stock) for stock in stocks)])


def stocks_from(data: bytes, name: str) -> tuple[Stock, ...]:
    """The stocks that a file called ``name`` says; whether they can be is not looked at here."""
    try:
        said = tomllib.loads(data.decode("utf-8-sig")).get("stock")
    except (ValueError, RecursionError):
        raise Problem(StockTrouble.NOT_STOCKS, name=name) from None
    if not isinstance(said, list) or not said:
        raise Problem(StockTrouble.NOT_STOCKS, name=name)
    return tuple(_stock(one, name) for one in said)


def _as_told(stock: Stock) -> str:
    grid = stock.grid
    lines = [
        "",
        "[[stock]]",
        f"name = {_quoted(stock.part if stock.brand == OWN else stock.name)}",
        f"title = {_quoted(stock.title)}",
        f'medium = "{stock.medium}"',
        f'shape = "{stock.shape}"',
        f"across = {grid.across}",
        f"down = {grid.down}",
    ]
    for name in _LENGTHS:
        length = getattr(grid, name) if hasattr(grid, name) else getattr(stock, name)
        if length or name in _NEEDED:
            lines.append(f"{name} = {round(float(length), 3)!r}")
    flags = [f"{name} = true" for name in ("turned", "thermal") if getattr(stock, name)]
    return "\n".join([*lines, *flags, ""])


def _quoted(text: str) -> str:
    # What JSON writes of a clean line, TOML reads.
    return json.dumps(clean_line(text), ensure_ascii=False)


def _stock(said: object, file: str) -> Stock:
    if not isinstance(said, dict):
        raise Problem(StockTrouble.NOT_STOCKS, name=file)
    name = own_name(said["name"]) if isinstance(said.get("name"), str) else ""
    lengths = {one: _length(said, one, file, name) for one in _LENGTHS}
    try:
        shape = Shape(said.get("shape", Shape.RECTANGLE))
        medium = Medium(said.get("medium", Medium.SHEET))
    except ValueError:
        raise _wrong(file, name, "shape, medium") from None
    if not name:
        raise _wrong(file, "", "name")
    grid = Grid(
        left=lengths["left"],
        top=lengths["top"],
        pitch_x=lengths["pitch_x"] or lengths["width"],
        pitch_y=lengths["pitch_y"] or lengths["height"],
        across=_count(said, "across", file, name),
        down=_count(said, "down", file, name),
    )
    return Stock(
        brand=OWN,
        part=name,
        title=clean_line(title) if isinstance(title := said.get("title"), str) else "",
        page_width=lengths["page_width"],
        page_height=lengths["page_height"],
        width=lengths["width"],
        height=lengths["height"],
        shape=shape,
        corner=lengths["corner"],
        grid=grid,
        grade=OWN_GRADE,
        safe=safe_on(medium),
        medium=medium,
        unprinted_x=lengths["unprinted_x"],
        unprinted_y=lengths["unprinted_y"],
        shortest=lengths["shortest"],
        longest=lengths["longest"],
        turned=said.get("turned") is True,
        thermal=said.get("thermal") is True,
    )


def _length(said: Mapping[str, object], what: str, file: str, name: str) -> Mm:
    value = said.get(what, None if what in _NEEDED else 0)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not isfinite(value) or not 0 <= value <= _MOST:  # type: ignore[arg-type, operator]  # a number by now
        raise _wrong(file, name, what)
    return Mm(float(value))  # type: ignore[arg-type]  # a number by now


def _count(said: Mapping[str, object], what: str, file: str, name: str) -> int:
    value = said.get(what, 1)
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= _MOST:
        raise _wrong(file, name, what)
    return value


def _wrong(file: str, name: str, what: str) -> Problem:
    return Problem(StockTrouble.WRONG_FIGURE, name=file, stock=name, what=what)

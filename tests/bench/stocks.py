"""Searching the whole catalogue of label stocks while the words are still being typed."""

from collections.abc import Iterator

from handnote.config.resources import resource
from handnote.sheets.stocks import StockCatalogue
from tests.bench.measurement import Measurement, ms, seconds, spread
from tests.bench.size import Size

_QUERIES = ("avery l7163", "99.1 x 38.1", "2 5/8 x 1 in", "round a4", "21 per sheet", "thermal")
_SHOWN = 12


def measure(size: Size) -> Iterator[Measurement]:
    """Every beginning of every query, over all stocks, as the chooser asks for it."""
    catalogue = StockCatalogue()
    catalogue.make_ready()
    lines = resource("stocks", "stocks.tsv").read_text("utf-8").casefold().splitlines()
    if len(catalogue.search_all("", unverified=True)) != len(lines) - 1:
        raise RuntimeError("there are more stocks than can be found")
    took, least = [], []
    for query in _QUERIES[: size.queries] * size.rounds:
        for end in range(1, len(query) + 1):
            took.append(seconds(_search, catalogue, query[:end]))
            least.append(seconds(_floor, lines, query[:end]))
    name = f"search {len(lines) - 1:,} stocks as you type"
    yield from spread(name, took, least, aim="≤ 10 ms")
    yield ms(f"{name}, slowest", max(took), max(least))
    finding = [seconds(_find) for _ in range(size.rounds)]
    yield ms("read the table and find one stock", min(finding), seconds(_read))


def _search(catalogue: StockCatalogue, query: str) -> None:
    found = catalogue.search_all(query, unverified=True)
    for number in range(min(_SHOWN, len(found))):
        found[number]


def _floor(lines: list[str], query: str) -> int:
    """The letters looked for in every line, and no more."""
    return sum(query in line for line in lines)


def _find() -> None:
    StockCatalogue().find("Avery L7163")


def _read() -> None:
    resource("stocks", "stocks.tsv").read_bytes()

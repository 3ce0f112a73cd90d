"""The measured table of docs/seeing.md."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from tests.checks.seen_rows import LANGUAGES, Figures, figures

PAGE = Path(__file__).parents[2] / "docs" / "seeing.md"
_FIRST = Path(__file__).parent / "seeing" / "first.toml"
_BEGIN, _END = "<!-- measured -->\n", "<!-- /measured -->\n"
_HEADINGS = ("", "rows", "meant", "lit", "right", "held-out rows", "meant", "lit", "right")


def with_table(page: str) -> str:
    """The page with what is measured now between its two marks."""
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return before + _BEGIN + "\n" + "\n".join(_table()) + "\n\n" + _END + after


def _table() -> Iterable[str]:
    first = tomllib.loads(_FIRST.read_text("utf-8"))
    yield _row([*_HEADINGS, "at first"])
    yield _row(["---"] * (len(_HEADINGS) + 1))
    for language in LANGUAGES:
        meant, lit, right = first[language]
        at_first = f"{right} right of {lit} lit, {meant} meant"
        cells = [*_cells(figures("dev", language)), *_cells(figures("held-out", language))]
        yield _row([language, *cells, at_first])


def _cells(told: Figures) -> Iterable[str]:
    return (str(told.rows), str(told.meant), str(told.lit), str(told.right))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"

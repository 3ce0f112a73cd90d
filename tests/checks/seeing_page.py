"""The measured table of docs/seeing.md."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from tests.checks.seen_rows import LANGUAGES, Figures, figures

PAGE = Path(__file__).parents[2] / "docs" / "seeing.md"
_FIRST = Path(__file__).parent / "seeing" / "first.toml"
_BEGIN, _END = "<!-- measured -->\n", "<!-- /measured -->\n"
_SETS = ("dev", "held-out", "unseen", "by-strangers", "by-others", "unread")
_TRIED_FIRST = ("held-out", "by-strangers", "by-others")
_HEADINGS = (
    "",
    *(f"`{which}`" for which in _SETS),
    *(f"`{which}`, at first" for which in _TRIED_FIRST),
)


def with_table(page: str) -> str:
    """The page with what is measured now between its two marks."""
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return before + _BEGIN + "\n" + "\n".join(_table()) + "\n\n" + _END + after


def _table() -> Iterable[str]:
    first = tomllib.loads(_FIRST.read_text("utf-8"))
    yield _row(_HEADINGS)
    yield _row(["---"] * len(_HEADINGS))
    for language in LANGUAGES:
        now = [_told(figures(which, language)) for which in _SETS]
        yield _row([language, *now, *(_joined(first[which][language]) for which in _TRIED_FIRST)])
    every = [[figures(which, language) for language in LANGUAGES] for which in _SETS]
    sums = [
        f"{sum(it.meant for it in those)} · {sum(it.lit for it in those)} · "
        f"{sum(it.right for it in those)}"
        for those in every
    ]
    at_first = [
        _joined(map(sum, zip(*first[which].values(), strict=True))) for which in _TRIED_FIRST
    ]
    yield _row(["all", *sums, *at_first])


def _joined(numbers: Iterable[int]) -> str:
    return " · ".join(map(str, numbers))


def _told(told: Figures) -> str:
    return f"{told.meant} · {told.lit} · {told.right}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"

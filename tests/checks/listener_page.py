"""The measured table of docs/listener.md."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from tests.checks.measured import (
    HERE,
    LANGUAGES,
    SEEN,
    SEEN_LATER,
    STRANGERS,
    UNREAD,
    Share,
    held_wrongly,
    language_guessed,
    notes,
    right,
)

PAGE = Path(__file__).parents[2] / "docs" / "listener.md"
_BEGIN, _END = "<!-- measured -->\n", "<!-- /measured -->\n"
_SETS = ("notes", "held-out", "unseen", SEEN, SEEN_LATER, *STRANGERS, UNREAD)
_HEADINGS = (
    *("", "asks", "held wrongly", "let be", "adverts", "pressure", "corporate", "awkward"),
    "language",
)


def with_table(page: str) -> str:
    """The page with what is measured now between its two marks."""
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return before + _BEGIN + "\n" + "\n".join(_tables()) + "\n" + _END + after


def _tables() -> Iterable[str]:
    first = tomllib.loads((HERE / "first-hearing.toml").read_text("utf-8"))
    for which in _SETS:
        yield f"### `tests/checks/{which}`\n"
        heard = first.get(which, {})
        headings = [*_HEADINGS, *(["asks, first hearing"] if heard else [])]
        yield _row(headings)
        yield _row("---" for _ in headings)
        for language in LANGUAGES:
            asks = right(which, language, "asks")
            cells = [language, *_cells(which, language)]
            yield _row([*cells, *([_told(Share(heard[language], asks.whole))] if heard else [])])
        yield ""


def _cells(which: str, language: str) -> Iterable[str]:
    yield _told(right(which, language, "asks"))
    yield _told(held_wrongly(which, language))
    silent = [right(which, language, section) for section in ("near-misses", "warm")]
    yield _told(Share(sum(it.part for it in silent), sum(it.whole for it in silent)))
    adverts = "offers" if which in (SEEN, SEEN_LATER, *STRANGERS) else "adverts"
    for section in (adverts, "pressure", "corporate", "awkward"):
        yield _told(right(which, language, section))
    yield _told(language_guessed(which, language))


def _told(share: Share) -> str:
    return f"{share.part} of {share.whole}" if share.whole else "–"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def whole_set(which: str) -> int:
    """How many notes a set has."""
    return sum(len(notes(which, language)) for language in LANGUAGES)

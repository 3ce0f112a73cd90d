"""The pages say what is true, promise no business, and credit those whose work came along."""

import re
from pathlib import Path

import pytest

from handnote.config.resources import resource
from handnote.sheets.stock_table import read_rows

ROOT = Path(__file__).parent.parent.parent
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
ROWS = read_rows(resource("stocks", "stocks.tsv"))

SALES_TALK = re.compile(
    r"increase (your )?(sales|revenue)|boost|conver(t|sion)|engagement|retention|upsell|"
    r"repeat business|5-star|five-star|\broi\b|delight your|grow your",
    re.IGNORECASE,
)


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "pyproject.toml"])
def test_no_page_promises_business(name: str) -> None:
    assert not SALES_TALK.findall(page(name))


@pytest.mark.parametrize("talk", ["Boost your reviews", "increase sales", "converts buyers"])
def test_sales_talk_is_noticed(talk: str) -> None:
    assert SALES_TALK.search(talk)


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_command_a_page_names_is_there(name: str) -> None:
    named = set(re.findall(r"`?make ([a-z]+)\b(?=`|\s{2,}| *$)", page(name), re.MULTILINE))
    targets = set(re.findall(r"^([a-z]+):", page("Makefile"), re.MULTILINE))
    assert named - targets == set()
    assert {"run", "test"} <= targets


def test_the_map_has_every_room() -> None:
    rooms = [path.parent.name for path in (ROOT / "src" / "handnote").glob("*/__init__.py")]
    unmapped = [room for room in rooms if f"`{room}`" not in page("ARCHITECTURE.md")]
    assert not unmapped


def test_decisions_are_numbered_without_gaps_and_fit_a_page() -> None:
    numbers = [int(path.name.split("-")[0]) for path in DECISIONS]
    assert numbers == list(range(1, len(DECISIONS) + 1))
    for path in DECISIONS:
        text = path.read_text("utf-8")
        assert text.startswith(f"# {int(path.name[:4])}. "), path.name
        assert "**Decided.**" in text, path.name
        assert len(text.splitlines()) <= 60, path.name


def test_the_stocks_page_counts_what_ships() -> None:
    text = page("docs/decisions/0007-stocks.md")
    assert f"{len(ROWS):,} products" in text
    assert f"the {sum(bool(row.core) for row in ROWS)} stocks marked core" in text
    assert f"Some {len(ROWS) // 100 * 100:,} label stocks" in page("README.md")


def test_everybody_whose_figures_ship_is_credited() -> None:
    sources = {source for row in ROWS for source in row.sources.split("+")}
    uncredited = {source for source in sources if f'"{source}":' not in page("NOTICE")}
    assert not uncredited
    assert "Copyright (c) 2001-2009 Jim Evins" in page("NOTICE")
    assert "Mozilla Public License 2.0" in page("NOTICE")


def test_every_font_has_its_licence_beside_it() -> None:
    fonts = list(resource("fonts").glob("*.[to]tf"))
    assert fonts
    for font in fonts:
        licence = font.with_name(font.stem.split("-")[0] + "-OFL.txt")
        assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8")

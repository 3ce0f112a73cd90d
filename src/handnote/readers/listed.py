"""Several items told in one cell of a list of one's own: ``2× Mug, 1× Card``, ``Mug x 2``."""

import re
from typing import NamedTuple

from handnote.domain.plain_text import clean_line

_LONGEST = 4_000
_BETWEEN = re.compile(r"\s*[\n;|]\s*")
_BETWEEN_COUNTS = re.compile(r",\s*(?=\d{1,4}\s?[x×]\s)", re.IGNORECASE)
_COMMA = re.compile(r",\s*")

# A title that begins or ends with a figure is a measure: 2 x 4 shelf, Print 20 x 30.
_COUNT_FIRST = re.compile(r"(\d{1,4})\s?[x×]\s+(?!\d)(\S.*)", re.IGNORECASE | re.DOTALL)
_COUNT_LAST = re.compile(r"(.*[^\s\d])\s+[x×]\s?(\d{1,4})", re.IGNORECASE | re.DOTALL)
_COUNT_IN_BRACKETS = re.compile(r"(.*\S)\s*\((?:qty:?\s?)?(\d{1,4})\)", re.IGNORECASE | re.DOTALL)

_PAIR = re.compile(r"(?:^|\|)\s*([a-z_]{1,40})\s*:\s*([^|]*)")
_BETWEEN_PAIRS = re.compile(r"[;\n]\s*(?=(?:product_)?name:)")
_TITLES = ("product_name", "name")
_OPTIONS = ("product_option_name", "option_name", "variant", "option")


class Listed(NamedTuple):
    """One of several things in a cell."""

    title: str
    quantity: int
    variation: str = ""


def listed(text: str) -> tuple[Listed, ...]:
    """The things a cell lists with how many there are of each; none where it is just a title."""
    text = text.strip()
    if len(text) > _LONGEST:
        return ()
    if text.startswith(tuple(f"{name}:" for name in _TITLES)):
        return _in_pairs(text)
    lines = [line for line in _BETWEEN.split(text) if line]
    several = [one for line in lines for one in _BETWEEN_COUNTS.split(line)]
    parts = [part for line in lines for part in _COMMA.split(line) if part]
    if found := _all(_COUNT_FIRST, several, count=1):
        return found
    if found := max((_all(_COUNT_LAST, each, count=2) for each in (lines, parts)), key=len):
        return found
    # A single (2) may be the second of a series.
    return next((told for each in (lines, parts) if len(told := _bracketed(each)) > 1), ())


def _bracketed(parts: list[str]) -> tuple[Listed, ...]:
    return _all(_COUNT_IN_BRACKETS, parts, count=2)


def _all(form: re.Pattern[str], parts: list[str], *, count: int) -> tuple[Listed, ...]:
    """What every part says in one form; nothing where one of them says it otherwise."""
    found = [form.fullmatch(part.strip()) for part in parts]
    told = [Listed(clean_line(one[3 - count]), max(1, int(one[count]))) for one in found if one]
    return tuple(told) if len(told) == len(parts) and all(one.title for one in told) else ()


def _in_pairs(text: str) -> tuple[Listed, ...]:
    told = []
    for part in _BETWEEN_PAIRS.split(text):
        pairs = {name: value.strip() for name, value in _PAIR.findall(part)}
        title = next((pairs[name] for name in _TITLES if pairs.get(name)), "")
        count = pairs.get("quantity", "")
        if not title or not (count.isascii() and count.isdigit() and len(count) < 5):
            return ()
        option = next((pairs[name] for name in _OPTIONS if pairs.get(name)), "")
        told.append(Listed(clean_line(title), max(1, int(count)), clean_line(option)))
    return tuple(told)

"""What a seller types to find a stock: a number, a brand, a size, a shape, a count, a page."""

import re
from collections.abc import Callable, Iterator

from handnote.domain.stock import Shape
from handnote.domain.units import INCH
from handnote.sheets.lengths import FIGURE, figure
from handnote.sheets.stock_entry import Entry
from handnote.sheets.stock_table import plain

Claim = Callable[[Entry], bool]
"""Whether a stock is what one word asks for."""

SLACK = 0.75
"""How far a size may be from the one asked for, in mm: 99 x 38 means 99.06 x 38.1."""

LONGEST_INCHES = 11
"""A size without a unit is in inches up to this: the long side of a Letter page."""

_LONGEST = 200
"""Letters of a query that are looked at."""

_UNIT = r'(mm|in(?:ch)?\b|["″])?'
_SIZE = re.compile(rf"(?<!\w)({FIGURE})\s*{_UNIT}\s*[x×*]\s*({FIGURE})\s*{_UNIT}(?!\w)", re.ASCII)
_COUNT = re.compile(
    r"(?:\bcount\s+(\d+)\b|\b(\d+)\s*(?:-?up\b|(?:labels?\s+)?(?:per|a)\s+sheet\b))", re.ASCII
)
_SIDE = re.compile(r"\d+[.,]\d+", re.ASCII)

_SAYS_NOTHING = frozenset(("label", "labels", "fits", "mm", "for", "of"))

_PAPERS = {
    "a4": (210.0, 297.0),
    "a5": (148.0, 210.0),
    "a6": (105.0, 148.0),
    "a7": (74.0, 105.0),
    "a3": (297.0, 420.0),
    "letter": (215.9, 279.4),
}
_SHAPES: dict[str, frozenset[Shape]] = {
    word: frozenset(shapes)
    for words, shapes in (
        ("round circle circular", (Shape.ROUND,)),
        ("oval ellipse elliptical", (Shape.ELLIPSE,)),
        ("rectangle rectangular", (Shape.RECTANGLE, Shape.ROUNDED)),
        ("square", (Shape.RECTANGLE, Shape.ROUNDED)),
    )
    for word in words.split()
}


def claims(query: str) -> tuple[Claim, ...]:
    """One claim for each thing ``query`` asks for; a stock that is meant keeps them all."""
    return tuple(_claims(query[:_LONGEST].casefold()))


def _claims(text: str) -> Iterator[Claim]:
    for size in _SIZE.finditer(text):
        yield _is_of_size(size)
    text = _SIZE.sub(" ", text)
    for count in _COUNT.finditer(text):
        yield _has_slots(int(count[1] or count[2]))
    for word in _COUNT.sub(" ", text).split():
        stripped = word.strip(",;:()·")
        if stripped and stripped not in _SAYS_NOTHING:
            yield _claim_of(stripped)


def _claim_of(word: str) -> Claim:
    if word in _PAPERS:
        return _is_of_paper(*_PAPERS[word])
    if word in _SHAPES:
        return _is_shaped(_SHAPES[word], square=word == "square")
    if _SIDE.fullmatch(word):
        return _has_side(float(word.replace(",", ".")), plain(word))
    if word.isdecimal() and len(word) < 4:
        return _has_count_or_number(int(word), word)
    return _says(word)


def _is_of_size(size: re.Match[str]) -> Claim:
    one, other = figure(size[1]), figure(size[3])
    unit = size[4] or size[2]
    if (unit and unit != "mm") or (not unit and max(one, other) <= LONGEST_INCHES):
        one, other = one * INCH, other * INCH
    return lambda entry: (
        (_near(entry.width, one) and _near(entry.height, other))
        or (_near(entry.width, other) and _near(entry.height, one))
    )


def _is_of_paper(width: float, height: float) -> Claim:
    """Whether its page is this paper, or each of its labels is."""
    either = {(width, height), (height, width)}
    return lambda entry: (
        (entry.page_width, entry.page_height) in either
        or any(_near(entry.width, one) and _near(entry.height, other) for one, other in either)
    )


def _is_shaped(shapes: frozenset[Shape], *, square: bool) -> Claim:
    return lambda entry: entry.shape in shapes and (not square or entry.width == entry.height)


def _has_slots(count: int) -> Claim:
    return lambda entry: entry.slots == count


def _has_side(side: float, number: str) -> Claim:
    return lambda entry: (
        _near(entry.width, side) or _near(entry.height, side) or entry.number.startswith(number)
    )


def _has_count_or_number(count: int, number: str) -> Claim:
    return lambda entry: entry.slots == count or entry.number.startswith(number)


def _says(word: str) -> Claim:
    number = plain(word)
    return lambda entry: number in entry.number or number in entry.same_as or word in entry.words


def _near(one: float, other: float) -> bool:
    return abs(one - other) < SLACK

"""Unicode's own conformance tests for the bidirectional algorithm, as it publishes them."""

import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).with_name("unicode")

_NAMES = "L R AL EN AN ES ET CS NSM BN B S WS ON LRE RLE PDF LRO RLO LRI RLI FSI PDI"
_CHARACTERS = (
    "a\u05d0\u06271\u0661+$,\u0301\u200d\u2029\t !"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
STAND_INS = dict(zip(_NAMES.split(), _CHARACTERS, strict=True))
"""A character for every class; none is a bracket."""

_LONG_NAMES = {
    "Left_To_Right": "L",
    "Right_To_Left": "R",
    "Arabic_Letter": "AL",
    "European_Terminator": "ET",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The levels a text should have, None where removed, and its characters as seen."""

    levels: tuple[int | None, ...]
    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A text, the base levels to try it with (None for its own), and what should come out."""

    text: str
    bases: tuple[int | None, ...]
    outcome: Outcome
    paragraph_level: int | None = None


def class_cases() -> Iterator[Case]:
    """``BidiTest.txt``: every sequence of four classes, and some longer ones."""
    levels: tuple[int | None, ...] = ()
    outcome = Outcome((), ())
    for line in _lines("BidiTest"):
        if line.startswith("@Levels:"):
            levels = _levels(line[8:])
        elif line.startswith("@Reorder:"):
            outcome = Outcome(levels, tuple(map(int, line[9:].split())))
        else:
            classes, _, bits = line.partition(";")
            text = "".join([STAND_INS[name] for name in classes.split()])
            yield Case(text, _BASES[int(bits, 16)], outcome)


_BASES = tuple(
    tuple(base for bit, base in ((1, None), (2, 0), (4, 1)) if bits & bit) for bits in range(8)
)


def character_cases() -> Iterator[Case]:
    """``BidiCharacterTest.txt``: brackets, and whatever else needs real characters."""
    for line in _lines("BidiCharacterTest"):
        points, direction, paragraph, levels, order = line.split(";")
        base = None if direction == "2" else int(direction)
        outcome = Outcome(_levels(levels), tuple(map(int, order.split())))
        yield Case(_text(points), (base,), outcome, int(paragraph))


def bracket_pairs() -> Iterator[tuple[str, str]]:
    """``BidiBrackets.txt``: every opening bracket with the one that closes it."""
    for line in _lines("BidiBrackets"):
        bracket, other, kind = (field.strip() for field in line.split(";"))
        if kind == "o":
            yield _text(bracket), _text(other)


def classes() -> tuple[list[str], list[bool]]:
    """``DerivedBidiClass.txt``: the class of every code point, and whether it is only a default.

    Default-ignorable and non-characters stand in the file like assigned ones.
    """
    found = ["L"] * 0x110000
    is_default = [True] * 0x110000
    for line in _lines("DerivedBidiClass", comments="# @missing:"):
        points, name = (field.strip() for field in line.removeprefix("# @missing:").split(";"))
        for point in _range(points):
            found[point] = _LONG_NAMES[name]
    for line in _lines("DerivedBidiClass"):
        points, name = (field.strip() for field in line.split(";"))
        for point in _range(points):
            found[point] = name
            is_default[point] = False
    return found, is_default


def _lines(name: str, *, comments: str = "") -> Iterator[str]:
    """The file's data without its comments; or only the comments that start like this."""
    with lzma.open(_FOLDER / f"{name}-15.0.0.txt.xz", "rt", encoding="utf-8") as file:
        for line in file:
            if comments and line.startswith(comments):
                yield line.strip()
            elif not comments and (data := line.partition("#")[0].strip()):
                yield data


def _levels(line: str) -> tuple[int | None, ...]:
    return tuple(None if level == "x" else int(level) for level in line.split())


def _text(points: str) -> str:
    return "".join(chr(int(point, 16)) for point in points.split())


def _range(points: str) -> range:
    first, _, last = points.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)

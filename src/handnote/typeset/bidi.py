"""Which way every character of a text runs, and how a line of it stands (Unicode's UAX #9)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from handnote.typeset.bidi_classes import REMOVED, B, kind, kinds
from handnote.typeset.bidi_embeddings import direction, first_strong, isolating_runs, placed
from handnote.typeset.bidi_types import run_levels

_TURNING = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Every R, AL, AN and explicit control, and some others of their blocks."""

_EXPLICIT = re.compile("[1-9]")
_PARAGRAPH = re.compile("[^B]*+B?")
_RESET = re.compile(r"(?<![Wz1-9])[Wz1-9]*+(?:[BS]|\Z)")


@dataclass(frozen=True, slots=True)
class Run:
    """``text[start:end]`` of one level; it runs right to left where ``level`` is odd."""

    start: int
    end: int
    level: int


def paragraph_level(text: str) -> int:
    """1 if the first strong character runs right to left, else 0 (P2, P3)."""
    return first_strong(kinds(text)) if _TURNING.search(text) else 0


def is_removed(character: str) -> bool:
    """Whether the algorithm sees nothing in this character: controls and joiners (X9)."""
    return kind(character) in REMOVED


def levels(text: str, base: int | None = None) -> tuple[int, ...]:
    """The resolved level of every character of a paragraph, at most 126.

    Without ``base`` the paragraph's own level is taken. A removed character has the level of
    the one before it, so it never splits a run. A paragraph separator inside the text ends
    all that is open; what follows starts afresh from the same ``base``.
    """
    if not base and not _TURNING.search(text):
        return (0,) * len(text)
    found = kinds(text)
    level = first_strong(found) if base is None else base
    if B in found[:-1]:
        parts = _PARAGRAPH.findall(found)
        return tuple(one for part in parts for one in _levels(part, level))
    return tuple(_levels(found, level))


def line_levels(
    levels: Sequence[int], text: str, start: int, end: int, base: int
) -> tuple[int, ...]:
    """The same levels for ``text[start:end]`` as a line: white space at its end and before
    separators goes back to the paragraph's level ``base`` (L1)."""
    line = list(levels)
    for found in _RESET.finditer(kinds(text[start:end])):
        line[start + found.start() : start + found.end()] = [base] * len(found[0])
    return tuple(line)


def visual_runs(levels: Sequence[int], start: int, end: int) -> tuple[Run, ...]:
    """The runs of a line, from left to right as they are seen (L2)."""
    runs = list(_runs(levels, start, end))
    odd = [run.level for run in runs if run.level % 2]
    if not odd:
        return tuple(runs)
    for level in range(max(run.level for run in runs), min(odd) - 1, -1):
        runs = _reversed_from(level, runs)
    return tuple(runs)


def _levels(found: str, base: int) -> Sequence[int]:
    if _EXPLICIT.search(found):
        return _explicit_levels(found, base)
    side = direction(base)
    visible = found.translate(_WITHOUT_REMOVED)
    resolved = run_levels(visible, base, side, side)
    return resolved if visible == found else list(_with_removed(found, iter(resolved), base))


def _explicit_levels(found: str, base: int) -> list[int]:
    characters = placed(found, base)
    resolved = [0] * len(characters)
    for run in isolating_runs(characters, base):
        forced = "".join([characters[index].forced for index in run.members])
        for index, level in zip(
            run.members, run_levels(forced, run.level, run.before, run.after), strict=True
        ):
            resolved[index] = level
    return list(_with_removed(found, iter(resolved), base))


_WITHOUT_REMOVED = dict.fromkeys(map(ord, REMOVED))


def _with_removed(found: str, resolved: Iterator[int], base: int) -> Iterator[int]:
    level = base
    for one in found:
        if one not in REMOVED:
            level = next(resolved)
        yield level


def _runs(levels: Sequence[int], start: int, end: int) -> Iterator[Run]:
    for level, group in groupby(range(start, end), key=levels.__getitem__):
        places = list(group)
        yield Run(places[0], places[-1] + 1, level)


def _reversed_from(level: int, runs: list[Run]) -> list[Run]:
    """Every stretch of runs of this level or higher turned round."""
    turned: list[Run] = []
    for is_higher, group in groupby(runs, key=lambda run: run.level >= level):
        stretch = list(group)
        turned.extend(reversed(stretch) if is_higher else stretch)
    return turned

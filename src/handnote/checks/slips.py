"""Slips of the finger and other endings: words that are meant for the same."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from handnote.checks.plain_note import PlainWord

_MOST_ODD = 80
_SHORT_WORD = 4
_LONG_WORD = 8


def read_over_slips(here: Sequence[PlainWord], there: Sequence[PlainWord]) -> tuple[PlainWord, ...]:
    """Return the words of ``there``, each that is nearly an odd word of ``here`` spelt like it."""
    slips = _slips([word.spelling for word in here], [word.spelling for word in there])
    return tuple(
        replace(word, spelling=slips[word.spelling]) if word.spelling in slips else word
        for word in there
    )


def _slips(ours: list[str], theirs: list[str]) -> dict[str, str]:
    """Which odd word of theirs stands for which odd one of ours, the nearest first."""
    known, wanted = set(theirs), set(ours)
    odd_here = sorted({word for word in ours if word not in known and _may_slip(word)})
    odd_there = sorted({word for word in theirs if word not in wanted and _may_slip(word)})
    ends = _by_ends(odd_there[:_MOST_ODD])
    near = sorted(
        (distance, one, other)
        for one in odd_here[:_MOST_ODD]
        for other in ends[one[0], 0] | ends[one[-1], -1]
        if (distance := _distance(one, other)) is not None
    )
    found: dict[str, str] = {}
    used = set[str]()
    for _, one, other in near:
        if one not in used and other not in found:
            found[other] = one
            used.add(one)
    return found


def _by_ends(odd: Sequence[str]) -> "defaultdict[tuple[str, int], set[str]]":
    """Words by their first letter and by their last: a slip leaves one of them."""
    ends = defaultdict[tuple[str, int], set[str]](set)
    for word in odd:
        ends[word[0], 0].add(word)
        ends[word[-1], -1].add(word)
    return ends


def _may_slip(word: str) -> bool:
    return len(word) >= _SHORT_WORD


def _distance(one: str, other: str) -> int | None:
    """Letters to change, add, drop or swap between two words; None where it is too many."""
    shorter = min(len(one), len(other))
    most = 2 if shorter >= _LONG_WORD else 1
    if abs(len(one) - len(other)) > most:
        return None
    start = 0
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    distance = 1 if left == right[::-1] and len(left) == 2 else max(len(left), len(right))
    return distance if distance <= most else None

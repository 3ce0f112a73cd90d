"""Which of the languages the listener knows a note is in, as far as its words tell."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from handnote.checks.phrase_book import tongues
from handnote.checks.words import Words

_ENOUGH = 0.5
_AHEAD = 1.1
_ENDING, _LETTER = 0.25, 0.6
_READ = 2000
"""How many words are looked at: more tell no more."""

_KANA = re.compile("[\u3041-\u30ff\uff66-\uff9d]")
_LONGEST_ENDING = 6


def guess(words: Words) -> str:
    """The language of these words, or "" where they do not tell."""
    scores: defaultdict[str, float] = defaultdict(float)
    distinct = Counter(words.folded[:_READ])
    if sum(count for word, count in distinct.items() if _KANA.match(word)) * 4 >= len(distinct):
        return "ja" if distinct else ""
    common, endings, letters = _clues()
    for word in distinct:
        _add(scores, common.get(word, ()), 1.0)
        for length in range(2, min(len(word), _LONGEST_ENDING + 1)):
            _add(scores, endings.get(word[-length:], ()), _ENDING)
    end = words.spans[: len(words.folded)][min(len(words.folded), _READ) - 1][1]
    for letter in set(words.text[:end].lower()):
        _add(scores, letters.get(letter, ()), _LETTER)
    return _clear_winner(scores)


def _add(scores: defaultdict[str, float], codes: tuple[str, ...], weight: float) -> None:
    """A clue is worth as much less as more languages share it."""
    for code in codes:
        scores[code] += weight / len(codes)


def _clear_winner(scores: Mapping[str, float]) -> str:
    ranked = sorted(scores.items(), key=lambda scored: -scored[1])
    if not ranked or ranked[0][1] < _ENOUGH:
        return ""
    if len(ranked) > 1 and ranked[0][1] < ranked[1][1] * _AHEAD:
        return ""
    return ranked[0][0]


@cache
def _clues() -> tuple[dict[str, tuple[str, ...]], ...]:
    """Common words, endings and letters, each with the languages that have it."""
    found: tuple[defaultdict[str, list[str]], ...] = tuple(defaultdict(list) for _ in range(3))
    for code, tongue in tongues().items():
        for clues, those in zip(found, (tongue.common, tongue.endings, tongue.letters)):
            for clue in those:
                clues[clue].append(code)
    return tuple({clue: tuple(codes) for clue, codes in clues.items()} for clues in found)

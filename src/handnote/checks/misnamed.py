"""A name in the greeting that is nearly, but not quite, the name of whoever gets the note."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from handnote.checks.courtesies import courtesies
from handnote.checks.language import guess
from handnote.checks.spelling import Word, spell, words
from handnote.checks.words import words_of

_READ = 12
_GREETED = 3
_SHORT, _MIDDLING, _LONG = 4, 5, 8
_ALIKE = 3
_CALLED = re.compile(r"\s*([^\W\d_]{1,8}?)(?:さん|様|さま|ちゃん|くん|君|先生)")
_ENDS = re.compile(r"[,!:;、。！，.\n–—]")
_INFLECTING = frozenset({"pl", "cs", "tr", ""})
"""Languages that put an ending to a name one calls, and texts that do not tell theirs."""

_FAMILIAR = ("ie", "y", "i", "ka", "ek", "chen", "lein", "ita", "ito", "inho", "inha", "je", "tje")
_SILENT = frozenset("he")


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A name as it was written, where it stands in code points, and the name that was meant."""

    written: str
    start: int
    end: int
    meant: str


def misnamed(text: str, names: Iterable[str], accepted: Iterable[str] = ()) -> Misnamed | None:
    """Return the name in the greeting of ``text`` that misspells one of ``names``.

    ``accepted`` are names and words that are right whatever they look like: what the seller
    calls them, and who bought. A familiar or inflected form is none.
    """
    wanted = tuple(dict.fromkeys(part for name in names for part in _parts(name)))
    greeted = tuple(_greeted(text))
    if not greeted:
        return _misnamed_in_japanese(text, wanted)
    right = {spell(part) for name in (*wanted, *accepted) for part in _parts(name)}
    if any(word.spelling in right for word in greeted):
        return None
    is_inflecting = guess(words_of(text)) in _INFLECTING
    for word in greeted:
        for name in wanted:
            if _is_slip(word.spelling, spell(name), is_inflecting=is_inflecting):
                return Misnamed(text[word.start : word.end], word.start, word.end, name)
    return None


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[\s.,()\"“”]+", name) if part]


def _greeted(text: str) -> Iterator[Word]:
    """The words of the greeting that are whom it greets: Dear Tom, or Tom before a comma."""
    said = [word for word in words(text, most=_READ) if not word.is_letter]
    known = courtesies()
    greeting = known.greetings.longest([word.spelling for word in said], 0, frozenset())
    for place in range(greeting, min(greeting + _GREETED, len(said))):
        following = said[place + 1].start if place + 1 < len(said) else len(text)
        if _ENDS.search(text, said[place].end, following) or following == len(text):
            those = said[greeting : place + 1]
            yield from (it for it in those if it.is_capital and it.spelling not in known.plain)
            return
    # Three words without a stop are a sentence that began, but for a name right after the greeting.
    if greeting and said[greeting].is_capital and said[greeting].spelling not in known.plain:
        yield said[greeting]


def _is_slip(written: str, name: str, *, is_inflecting: bool) -> bool:
    if written == name or min(len(written), len(name)) < _SHORT - 1 or len(name) < _SHORT:
        return False
    if _is_swapped(written, name):
        return not (is_inflecting and written[:-2] == name[:-2])  # Pawle, for Paweł
    if written[0] != name[0]:
        return False
    if _is_ending(written, name):
        return not is_inflecting and _is_slip_at_the_end(written, name)
    if _is_familiar(written, name):
        return False
    most = 1 if len(name) < _LONG else 2
    if len(name) < _MIDDLING:
        return _is_doubling(written, name)
    return 0 < _distance(written, name) <= most


def _is_swapped(written: str, name: str) -> bool:
    """Mraia, Anan: two letters beside each other changed places."""
    unlike = [at for at, (one, other) in enumerate(zip(written, name)) if one != other]
    return (
        len(written) == len(name)
        and len(unlike) == 2
        and unlike[1] == unlike[0] + 1
        and written[unlike[0]] == name[unlike[1]]
        and written[unlike[1]] == name[unlike[0]]
    )


def _is_familiar(written: str, name: str) -> bool:
    """Katie for Kate, Anka for Anna: said by whoever knows them better than we do."""
    same = len(_common_start(written, name))
    is_short = name.startswith(written) and len(name) - len(written) > 1
    return is_short or (same >= min(_ALIKE, len(name) - 1) and written.endswith(_FAMILIAR))


def _is_ending(written: str, name: str) -> bool:
    """Whether they differ in the last letter alone, or one is the other and more."""
    same = len(_common_start(written, name))
    return same == min(len(written), len(name)) or same == len(written) - 1 == len(name) - 1


def _is_slip_at_the_end(written: str, name: str) -> bool:
    """Sara for Sarah, Ann for Anne, Marie for Maria, Annaa; not Mari for Maria, nor Toms."""
    if len(written) == len(name):
        return len(name) >= _MIDDLING
    longer, shorter = sorted((written, name), key=len, reverse=True)
    if len(longer) - len(shorter) != 1 or not longer.startswith(shorter):
        return False
    return longer[-1] in _SILENT or (longer is written and longer[-1] == longer[-2])


def _is_doubling(written: str, name: str) -> bool:
    """Ema for Emma, Jon for John, Evva for Eva: one letter more or less inside a short name."""
    return abs(len(written) - len(name)) == 1 and _distance(written, name) == 1


def _common_start(one: str, other: str) -> str:
    least = min(len(one), len(other))
    return one[: next((at for at in range(least) if one[at] != other[at]), least)]


def _distance(one: str, other: str) -> int:
    """How many letters have to be put in, taken out, changed or swapped (Damerau)."""
    before: Sequence[int] = ()
    row: Sequence[int] = range(len(other) + 1)
    for i, letter in enumerate(one, 1):
        following = [i]
        for j, wanted in enumerate(other, 1):
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            following.append(cost)
        before, row = row, following
    return row[-1]


def _misnamed_in_japanese(text: str, names: Sequence[str]) -> Misnamed | None:
    """田仲様 for 田中様: of the letters before the polite ending all but one are the name's."""
    found = _CALLED.match(text)
    if found is None or len(found[1]) < 2:
        return None
    written = found[1]
    if any(name.startswith(written) or written.startswith(name) for name in names):
        return None
    for name in names:
        unlike = sum(one != other for one, other in zip(written, name))
        if len(name) >= len(written) and unlike == 1:
            meant = name[: len(written)]
            return Misnamed(written, found.start(1), found.end(1), meant)
    return None

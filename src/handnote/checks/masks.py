"""What is left out before notes are compared: names, what was sold, and numbers."""

import itertools
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from handnote.checks.spelling import Word, words

_MOST_WORDS = 60
_PARTICLES = frozenset(
    {"de", "da", "do", "dos", "das", "del", "della", "di", "du", "van", "von", "der", "den", "ter"}
    | {"te", "la", "le", "el", "al", "bin", "ibn", "y", "e", "af", "av"}
)
_HONORIFIC = re.compile("さん|様|さま|ちゃん|くん|君|先生|殿")
_SHORTEST_THING = 3
_SHORTEST_HALF = 4
"""Letters of a word that may be one half of a compound: Becher of Keramikbecher."""

_LONGEST_ENDING = 3


@dataclass(frozen=True, slots=True)
class Masks:
    """Words that name somebody or something, spelt one way; and pairs of letters that do."""

    names: frozenset[str]
    things: frozenset[str]
    letter_pairs: frozenset[str]

    def __or__(self, other: "Masks") -> "Masks":
        """Return what either leaves out."""
        return Masks(
            self.names | other.names,
            self.things | other.things,
            self.letter_pairs | other.letter_pairs,
        )


def masks(names: Iterable[str], items: Iterable[str], plain: Collection[str]) -> Masks:
    """Return what to leave out for these people and titles; ``plain`` words name no thing."""
    people, things, pairs = set[str](), set[str](), set[str]()
    for name in names:
        said = words(name, most=_MOST_WORDS)
        has_capitals = any(word.is_capital for word in said)
        for word in said:
            is_particle = word.spelling in _PARTICLES and not (has_capitals and word.is_capital)
            if not word.is_letter and not is_particle:
                people.add(word.spelling)
        pairs |= _pairs(said)
    for item in items:
        said = words(item, most=_MOST_WORDS)
        things |= {
            word.spelling
            for word in said
            if len(word.spelling) >= _SHORTEST_THING
            and not word.is_letter
            and word.spelling not in plain
        }
        pairs |= {pair for pair in _pairs(said) if not _is_grammar(pair)}
    return Masks(frozenset(people), frozenset(things), frozenset(pairs))


def left_out(text: str, said: Sequence[Word], masks: Masks) -> frozenset[int]:
    """Return which words of ``said`` name somebody or something, or have a digit in them."""
    out = {place for place, word in enumerate(said) if _is_left_out(word, masks)}
    if masks.letter_pairs:
        for place, (one, two) in enumerate(itertools.pairwise(said)):
            if one.is_letter and one.spelling + two.spelling in masks.letter_pairs:
                out |= {place, place + 1}
    for place in sorted(out):
        out |= _title_after(text, said, place)
    return frozenset(out)


def _is_left_out(word: Word, masks: Masks) -> bool:
    if any(letter.isdigit() for letter in word.spelling):
        return True
    if word.is_letter:
        return False
    return (
        word.spelling in masks.names
        or word.spelling in masks.things
        or (word.is_capital and any(_is_form(word.spelling, name) for name in masks.names))
        or any(_names_thing(word.spelling, thing) for thing in masks.things)
    )


def _is_form(word: str, name: str) -> bool:
    """Whether a word is a name with another ending: Anno, Annę, Tomovi, Ayşe'ye."""
    if word[:2] != name[:2] or abs(len(word) - len(name)) > _LONGEST_ENDING:
        return False
    return _beginning(word, name) >= max(_SHORTEST_THING, len(name) - 1)


def _names_thing(word: str, thing: str) -> bool:
    """Whether a word is a thing's with another ending, or one half of it."""
    if word[:2] == thing[:2] and abs(len(word) - len(thing)) <= _LONGEST_ENDING:
        same = _beginning(word, thing)
        shorter = min(len(word), len(thing))
        if same >= max(_SHORTEST_HALF, shorter - 1) or same == shorter >= _SHORTEST_THING:
            return True
    return len(word) >= _SHORTEST_HALF and (thing.endswith(word) or thing.startswith(word))


def _beginning(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    same = 0
    for letter, their_letter in zip(one, other):
        if letter != their_letter:
            break
        same += 1
    return same


def _pairs(said: Sequence[Word]) -> set[str]:
    return {
        one.spelling + two.spelling
        for one, two in itertools.pairwise(said)
        if one.is_letter and two.is_letter and one.end == two.start
    }


def _is_grammar(pair: str) -> bool:
    """Whether both letters are hiragana, in which Japanese writes its grammar, not its things."""
    return all("\u3040" <= letter <= "\u309f" for letter in pair)


def _title_after(text: str, said: Sequence[Word], place: int) -> set[int]:
    """The さん after a name."""
    title = _HONORIFIC.match(text, said[place].end)
    if title is None or not said[place].is_letter:
        return set()
    return {
        later
        for later in range(place + 1, min(place + 4, len(said)))
        if said[later].end <= title.end()
    }

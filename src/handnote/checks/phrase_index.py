"""Finding phrases in words: each phrase in time that grows with the text and no faster."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from handnote.checks.phrase import CODE, NUMBER, Part, Phrase, Spelling, Word
from handnote.checks.words import Words

_SHORTEST_CODE = 4

Stretch = tuple[int, int]
"""The first and the last word of what was found."""


@dataclass(frozen=True, slots=True)
class PhraseIndex:
    """Phrases by words one of which each needs, so that a text is looked through once."""

    needing: Mapping[Word, tuple[Phrase, ...]]
    """The phrases that cannot be said without one of the words they stand under."""
    whole: dict[str, Word]
    stems: dict[str, Word]
    longest: int
    shortest: int

    def heard(self, words: Words) -> "Heard":
        """Where in ``words`` stands what these phrases are made of."""
        seen: defaultdict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(words.folded):
            seen[word].append(index)
        places: dict[Word, list[int]] = {}
        for word, indexes in seen.items():
            for known in self._known(word):
                places.setdefault(known, []).extend(indexes)
        for known, indexes in places.items():
            if known.is_stem or known.letters == NUMBER:
                indexes.sort()
        if CODE in self.whole:
            places[Word(CODE)] = [i for i in range(len(words.folded)) if _is_code(words.raw(i))]
        likely = {phrase for word in places for phrase in self.needing.get(word, ())}
        return Heard(words, places, frozenset(places), frozenset(likely), {}, {})

    def _known(self, word: str) -> Iterable[Word]:
        if word in self.whole:
            yield self.whole[word]
        if NUMBER in self.whole and word.isdigit():
            yield self.whole[NUMBER]
        for length in range(self.shortest, min(len(word), self.longest) + 1):
            if word[:length] in self.stems:
                yield self.stems[word[:length]]


@dataclass(frozen=True, slots=True)
class Heard:
    """A text with the places of the words that matter in it."""

    words: Words
    places: dict[Word, list[int]]
    said: frozenset[Word]
    likely: frozenset[Phrase]
    """What may be said at all: of some thousand phrases a few dozen."""
    _sets: dict[Word, frozenset[int]]
    _parts: dict[int, list[Stretch]]

    def stretches(self, phrase: Phrase) -> list[Stretch]:
        """Where ``phrase`` is said, in order; of two that end together, the shorter one."""
        if any(part.beginnings.isdisjoint(self.said) for part in phrase.parts):
            return []
        reached = self._stretches(phrase.parts[0])
        if phrase.begins_line:
            reached = [found for found in reached if self.words.begins_line(found[0])]
        for part in phrase.parts[1:]:
            if not reached:
                break
            reached = self._followed(reached, part)
        return reached

    def _stretches(self, part: Part) -> list[Stretch]:
        # By identity: a list of some hundred spellings is in many phrases, and long to compare.
        key = id(part.spellings)
        if key not in self._parts:
            spelt = (each for each in part.spellings if each[0] in self.said)
            self._parts[key] = sorted({found for each in spelt for found in self._spelt(each)})
        return self._parts[key]

    def _spelt(self, spelling: Spelling) -> Iterable[Stretch]:
        if not all(word in self.places for word in spelling):
            return
        rest = [self._set(word) for word in spelling[1:]]
        places = self.words.places
        last = len(rest)
        for index in self.places[spelling[0]]:
            if all(index + after in found for after, found in enumerate(rest, 1)) and (
                not last or places[index + last] - places[index] == last
            ):
                yield index, index + last

    def _set(self, word: Word) -> frozenset[int]:
        if word not in self._sets:
            self._sets[word] = frozenset(self.places[word])
        return self._sets[word]

    def _followed(self, reached: Sequence[Stretch], part: Part) -> list[Stretch]:
        """Each stretch of ``part`` with the nearest of ``reached`` before it, if near enough.

        The nearest is all there is to try: whatever is too far from it is too far from all.
        """
        places = self.words.places
        ends = sorted({end: begin for begin, end in reached}.items())
        keys = [end for end, _ in ends]
        found: list[Stretch] = []
        for begin, end in self._stretches(part):
            nearest = bisect_left(keys, begin) - 1
            if nearest >= 0 and places[begin] - places[keys[nearest]] - 1 <= part.gap:
                found.append((ends[nearest][1], end))
        return found


def index_of(phrases: Iterable[Phrase]) -> PhraseIndex:
    """An index of every word these phrases are made of."""
    kept = tuple(phrases)
    needing: defaultdict[Word, list[Phrase]] = defaultdict(list)
    for phrase in kept:
        for word in min((part.beginnings for part in phrase.parts), key=len):
            needing[word].append(phrase)
    words = {
        word
        for phrase in kept
        for part in phrase.parts
        for spelling in part.spellings
        for word in spelling
    }
    stems = {word.letters: word for word in words if word.is_stem}
    return PhraseIndex(
        {word: tuple(those) for word, those in needing.items()},
        {word.letters: word for word in words if not word.is_stem},
        stems,
        longest=max(map(len, stems), default=0),
        shortest=min(map(len, stems), default=1),
    )


def _is_code(raw: str) -> bool:
    return len(raw) >= _SHORTEST_CODE and raw.isascii() and raw.isupper()

"""Finding phrases in words: each phrase in time that grows with the text and no faster."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handnote.checks.phrase import CODE, NUMBER, Part, Phrase, Spelling, Word
from handnote.checks.words import Words

_SHORTEST_CODE = 4

Stretch = tuple[int, int]
"""The first and the last word of what was found."""


@dataclass(frozen=True, slots=True)
class PhraseIndex:
    """Phrases by the numbers of their first words, so that a text is looked through once."""

    phrases: tuple[Phrase, ...]
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
        return Heard(words, places, frozenset(places), {}, {})

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
    _sets: dict[Word, frozenset[int]]
    _parts: dict[tuple[Spelling, ...], list[Stretch]]

    def stretches(self, phrase: Phrase) -> list[Stretch]:
        """Where ``phrase`` is said, in order; of two that end together, the shorter one."""
        for part in phrase.parts:
            # Nearly every phrase ends here, so this is all that most of them cost.
            if part.beginnings.isdisjoint(self.said):
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
        if part.spellings not in self._parts:
            found = {stretch for spelling in part.spellings for stretch in self._spelt(spelling)}
            self._parts[part.spellings] = sorted(found)
        return self._parts[part.spellings]

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
    kept = tuple(dict.fromkeys(phrases))
    words = {
        word
        for phrase in kept
        for part in phrase.parts
        for spelling in part.spellings
        for word in spelling
    }
    stems = {word.letters: word for word in words if word.is_stem}
    return PhraseIndex(
        kept,
        {word.letters: word for word in words if not word.is_stem},
        stems,
        longest=max(map(len, stems), default=0),
        shortest=min(map(len, stems), default=1),
    )


def _is_code(raw: str) -> bool:
    return len(raw) >= _SHORTEST_CODE and raw.isascii() and raw.isupper()

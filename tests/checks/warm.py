"""Notes to test likeness with: written by hand in twelve languages, copied with small changes.

``warm_notes/`` has the notes of each language in two halves. The first was used while the
thresholds were chosen; the second was written at the same time and only measured afterwards.
``{name}`` and ``{item}`` are filled from the file's head; changes are planted by a seeded dice.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from handnote.checks.plain_note import lay_bare
from handnote.checks.sentences import sentences
from handnote.domain.likeness import Said

FOLDER = Path(__file__).parent / "warm_notes"
LANGUAGES = sorted(file.stem for file in FOLDER.glob("*.txt"))
HALVES = ("tuned", "held out")


@dataclass(frozen=True)
class Warm:
    """One note as written, and whom and what it can be about."""

    language: str
    half: str
    pattern: str
    names: tuple[str, ...]
    items: tuple[str, ...]

    def said(self, who: int = 0, what: int = 0) -> Said:
        """The note for one of the people, about one of the things."""
        name, item = self.names[who % 4], self.items[what % 4]
        called = name[:2] if self.language == "ja" else name.split()[0]
        text = self.pattern.replace("{name}", called).replace("{item}", item)
        return Said(text, (name,), (item,))


@cache
def warm_notes(half: str) -> tuple[Warm, ...]:
    """Every note of one half."""
    return tuple(warm for language in LANGUAGES for warm in _read(language) if warm.half == half)


def _read(language: str) -> Iterator[Warm]:
    half = ""
    names: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    for line in (FOLDER / f"{language}.txt").read_text("utf-8").splitlines():
        if line.startswith("names: "):
            names = tuple(line[7:].split(" | "))
        elif line.startswith("items: "):
            items = tuple(line[7:].split(" | "))
        elif line.startswith("== "):
            half = line[3:]
        else:
            yield Warm(language, half, line, names, items)


Change = Callable[[Warm, Random], Said | None]


def other_name(warm: Warm, dice: Random) -> Said | None:
    return warm.said(who=1, what=0)


def other_item(warm: Warm, dice: Random) -> Said | None:
    return warm.said(who=1, what=1)


def one_word(warm: Warm, dice: Random) -> Said | None:
    """One word of the note becomes one of another note; two letters in Japanese."""
    said = warm.said(who=1)
    own = [word for word in lay_bare(said).words if word.is_own]
    others = [note for note in warm_notes(warm.half) if note.language == warm.language]
    theirs = lay_bare(dice.choice([note for note in others if note != warm]).said()).words
    if len(own) < 4:
        return None
    if warm.language == "ja":
        place = dice.randrange(len(own) - 1)
        start, end = own[place].start, own[place].end
        return Said(said.text[:start] + "月夜" + said.text[end:], said.names, said.items)
    old, new = dice.choice(own), dice.choice(theirs)
    text = said.text[: old.start] + new.spelling + said.text[old.end :]
    return Said(text, said.names, said.items)


def sentence_order(warm: Warm, dice: Random) -> Said | None:
    said = warm.said(who=1)
    pieces = [said.text[start:end] for start, end in sentences(said.text, ())]
    joint = "" if warm.language == "ja" else " "
    text = joint.join(reversed(pieces))
    return Said(text, said.names, said.items) if len(pieces) > 1 else None


def typo(warm: Warm, dice: Random) -> Said | None:
    """One letter of a longer word falls out, is doubled, or changes places."""
    said = warm.said(who=1)
    longer = [word for word in lay_bare(said).words if word.is_own and len(word.spelling) > 4]
    if not longer:
        return None
    word = dice.choice(longer)
    place = dice.randrange(word.start + 1, word.end - 1)
    letter, following = said.text[place], said.text[place + 1]
    slip = dice.choice(["", letter * 2, None])
    new = (
        following + letter + said.text[place + 2 :]
        if slip is None
        else slip + said.text[place + 1 :]
    )
    return Said(said.text[:place] + new, said.names, said.items)


def sentence_added(warm: Warm, dice: Random) -> Said | None:
    said = warm.said(who=1)
    others = [note for note in warm_notes(warm.half) if note.language == warm.language]
    other = dice.choice([note for note in others if note != warm]).said(who=1).text
    start, end = sentences(other, ())[-1]
    if len(sentences(said.text, ())) < 2:
        return None
    joint = "" if warm.language == "ja" else " "
    return Said(said.text + joint + other[start:end], said.names, said.items)


def sentence_dropped(warm: Warm, dice: Random) -> Said | None:
    said = warm.said(who=1)
    stops = sentences(said.text, ())
    if len(stops) < 2:
        return None
    longest = max(stops, key=lambda stop: stop[1] - stop[0])
    return Said(said.text[longest[0] : longest[1]], said.names, said.items)


CHANGES: dict[str, Change] = {
    "name": other_name,
    "item": other_item,
    "one word": one_word,
    "order": sentence_order,
    "typo": typo,
    "added": sentence_added,
    "dropped": sentence_dropped,
}

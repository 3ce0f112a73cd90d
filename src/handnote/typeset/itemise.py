"""Which face writes which stretch of a note."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from handnote.typeset.breaks import graphemes
from handnote.typeset.face import Face

_SILENT = frozenset("\u200b\u200c\u200d\u2060\ufe0e\ufe0f\u00ad\n")
"""Characters that leave no mark of their own: no face has to have them."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text from ``start`` to ``end`` in one face; None where no face has the characters."""

    start: int
    end: int
    face: Face | None


def itemise(text: str, chain: Sequence[Face]) -> tuple[Stretch, ...]:
    """Stretches in reading order that cover ``text`` and never split a grapheme.

    One face writes all letters of a script, so that a single ``ễ`` does not stand in a
    strange hand amid the rest: the first of ``chain`` that has every letter of the script
    used here, or else the one that has most. Punctuation stays with the letters before it.
    """
    if set(map(ord, text)) <= chain[0].characters:
        return (Stretch(0, len(text), chain[0]),) if text else ()
    by_script = {
        script: max(chain, key=lambda face: len(face.characters & letters))
        for script, letters in _letters(text).items()
    }
    return tuple(_joined(_faces_by_grapheme(text, chain, by_script)))


def _letters(text: str) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for character in text:
        if script := _script(character):
            found.setdefault(script, set()).add(ord(character))
    return found


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    """The script of a letter, empty for what all scripts share.

    The first word of a letter's Unicode name is its script for every script with case.
    """
    if not character.isalpha():
        return ""
    return unicodedata.name(character, "?").split()[0]


def _faces_by_grapheme(
    text: str, chain: Sequence[Face], by_script: dict[str, Face]
) -> Iterator[Stretch]:
    previous: Face | None = chain[0]
    for start, end in graphemes(text):
        visible = [c for c in text[start:end] if c not in _SILENT]
        wanted = by_script.get(_script(visible[0])) if visible else previous
        candidates = [face for face in (wanted or previous, *chain) if face]
        face = next((f for f in candidates if all(map(f.covers, visible))), None)
        yield Stretch(start, end, face)
        previous = face or previous


def _joined(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    waiting: Stretch | None = None
    for stretch in stretches:
        if waiting and waiting.face is stretch.face and stretch.face:
            waiting = Stretch(waiting.start, stretch.end, stretch.face)
        else:
            if waiting:
                yield waiting
            waiting = stretch
    if waiting:
        yield waiting

"""Which face writes which stretch of a note."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handnote.typeset.breaks import graphemes
from handnote.typeset.face import Face
from handnote.typeset.script_faces import ScriptFaces, language_of, script_of

_SILENT = frozenset(
    "\u200b\u200c\u200d\u2060\ufe0e\ufe0f\u00ad\n\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
)
"""Characters that leave no mark of their own: no face has to have them."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The faces a note may be written with: the hand and its stand-in first, then by script."""

    hands: tuple[Face, ...]
    others: ScriptFaces


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text from ``start`` to ``end`` in one face; None where no face has the characters."""

    start: int
    end: int
    face: Face | None


def itemise(text: str, chain: Chain) -> tuple[Stretch, ...]:
    """Stretches in reading order that cover ``text`` and never split a grapheme.

    One face writes all letters of a script, so that a single ``ễ`` does not stand in a
    strange hand amid the rest: the first of the chain that has every letter of the script
    used here, or else the one that has most. What all scripts share stays with the letters
    before it; emoji and signs have faces of their own and change nothing for what follows.
    """
    if set(map(ord, text)) <= chain.hands[0].characters:
        return (Stretch(0, len(text), chain.hands[0]),) if text else ()
    return tuple(_Itemiser(text, chain).stretches())


class _Itemiser:
    """Chooses a face grapheme by grapheme."""

    def __init__(self, text: str, chain: Chain) -> None:
        self._text = text
        self._chain = chain
        letters: dict[str, set[int]] = {}
        for character in dict.fromkeys(text):
            if script := script_of(character):
                letters.setdefault(script, set()).add(ord(character))
        self._language = language_of(frozenset(letters))
        self._by_script = {
            script: self._candidates(script, used) for script, used in letters.items()
        }
        self._letters_before: Face | None = None
        self._known: dict[tuple[str, Face | None], Face | None] = {}

    def stretches(self) -> Iterator[Stretch]:
        """Graphemes of one face together; each that none has stands by itself."""
        start, face = 0, None
        for first, last in graphemes(self._text):
            found = self._face(self._text[first:last])
            if found is not face or not found:
                if first:
                    yield Stretch(start, first, face)
                start, face = first, found
        yield Stretch(start, len(self._text), face)

    def _candidates(self, script: str, used: set[int]) -> list[Face]:
        faces = [*self._chain.hands, *self._chain.others.serving(script, self._language)]
        # Sorting is stable: among equals the hand comes first.
        return sorted(faces, key=lambda face: -len(face.characters & used))

    def _face(self, grapheme: str) -> Face | None:
        asked = grapheme, self._letters_before
        if asked not in self._known:
            self._known[asked] = self._choose(grapheme)
        face = self._known[asked]
        if face and script_of(grapheme[0]):
            self._letters_before = face
        return face

    def _choose(self, grapheme: str) -> Face | None:
        visible = [character for character in grapheme if character not in _SILENT]
        if not visible:
            return self._letters_before or self._chain.hands[0]
        if self._chain.others.is_emoji(grapheme):
            return _first_with(visible, self._signs("emoji", "symbols"))
        script = script_of(visible[0])
        return _first_with(visible, self._by_script.get(script, []) if script else self._common())

    def _common(self) -> Iterator[Face]:
        """Whom to ask for what all scripts share."""
        if self._letters_before:
            yield self._letters_before
        yield from self._chain.hands
        for faces in self._by_script.values():
            yield from faces
        yield from self._signs("symbols", "emoji")

    def _signs(self, *kinds: str) -> Iterator[Face]:
        for kind in kinds:
            yield from self._chain.others.serving(kind, self._language)


def _first_with(visible: Sequence[str], faces: Iterator[Face] | Sequence[Face]) -> Face | None:
    return next((face for face in faces if _covers(face, visible)), None)


def _covers(face: Face, visible: Sequence[str]) -> bool:
    """Whether a face can draw these; HarfBuzz composes, decomposes and makes odd spaces."""
    if all(face.covers(character) or _is_space(face, character) for character in visible):
        return True
    whole = "".join(visible)
    return any(all(map(face.covers, unicodedata.normalize(form, whole))) for form in ("NFC", "NFD"))


def _is_space(face: Face, character: str) -> bool:
    return unicodedata.category(character) == "Zs" and face.covers(" ")

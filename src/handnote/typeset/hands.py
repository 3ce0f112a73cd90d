"""The hands on offer and the faces behind them."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from handnote.domain.hand import Hand, Nib
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.units import Mm
from handnote.typeset.face import Face
from handnote.typeset.itemise import Chain
from handnote.typeset.own_fonts import OwnFonts, is_own
from handnote.typeset.script_faces import ScriptFaces

PRINT = Hand(id="print", name="", file="", smallest=Mm(2.6), largest=Mm(4.0), leading=1.36)
"""Not a hand at all: what nobody is to take for writing is set in it. It is never offered."""

_PRINT, _STRONG_PRINT = "Inter-Regular.ttf", "Inter-SemiBold.ttf"
_PRINT_NATURAL = Mm(4.94)
"""The em at which print letters look as large as Playpen Sans at its own, matched by eye."""

_PRINT_LEADING = 1.36


class Hands:
    """The hand fonts in one folder, described by its ``hands.toml``; ``packs`` bring scripts.

    Behind them come the seller's ``own``. A hand of hers whose font is gone is still found:
    what was written in it is set in the first hand there is, until the font is back.
    """

    def __init__(
        self, folder: Path, packs: Sequence[Path] = (), own: OwnFonts | None = None
    ) -> None:
        self._own = own
        self._others = ScriptFaces([folder, *packs])
        data = tomllib.loads((folder / "hands.toml").read_text(encoding="utf-8"))
        self._hands = {
            row["id"]: Hand(
                id=row["id"],
                name=row["name"],
                file=row["file"],
                smallest=Mm(row["smallest"]),
                largest=Mm(row["largest"]),
                leading=row["leading"],
                nibs=tuple((Nib(nib), file) for nib, file in row.get("nibs", {}).items()),
            )
            for row in data["hand"]
        }
        self._folder = folder
        self._faces: dict[str, Face] = {}
        self._fallback: Sequence[str] = data["fallback"]
        self._chains: dict[tuple[str, Nib], Chain] = {}
        self._print: dict[str, Chain] = {}

    def offered(self) -> tuple[Hand, ...]:
        """Every hand, in the order to offer them."""
        return (*self._hands.values(), *(self._own.hands() if self._own else ()))

    def is_here(self, hand_id: str) -> bool:
        """Whether a note in this hand is set in it, and not in another that stands in."""
        return hand_id in self._hands or bool(self._own and self._own.is_here(hand_id))

    def find(self, name: str, nib: Nib = Nib.FINE) -> Hand:
        """The hand called ``name``, by id or by name; raises ``NO_SUCH_HAND``.

        It has this ``nib`` or the nearest finer one there is of it. The id of a seller's own
        hand whose font is gone finds the first hand, and so does that of a note no font wrote.
        """
        wanted = name.strip().casefold()
        offered = self.offered()
        for hand in offered:
            if wanted in (hand.id, hand.name.casefold()):
                return hand.with_nib(nib)
        if is_own(wanted) or not wanted:
            return offered[0].with_nib(nib)
        known = ", ".join(hand.name for hand in offered)
        raise Problem(AskTrouble.NO_SUCH_HAND, hand=name, known=known)

    def face(self, hand_id: str, nib: Nib = Nib.FINE) -> Face:
        """The face of the hand with this id, and with this nib if it has it."""
        if self._own and hand_id not in self._hands:
            return self._own.face(hand_id)
        hand = self._hands[hand_id].with_nib(nib)
        name = hand.id if hand.nib is Nib.FINE else f"{hand.id}-{hand.nib}"
        if name not in self._faces:
            path = self._folder / hand.file_in_use
            self._faces[name] = Face(name, path, hand.largest, hand.leading)
        return self._faces[name]

    def table_chain(self, *, is_strong: bool = False) -> Chain:
        """What is read at a table is set in: print letters, and the same stand-ins as notes."""
        file = _STRONG_PRINT if is_strong else _PRINT
        if file not in self._print:
            letters = Face(file, self._folder / "window" / file, _PRINT_NATURAL, _PRINT_LEADING)
            stand_in = self.face(self._fallback[0])
            self._print[file] = Chain((letters, stand_in), self._others)
        return self._print[file]

    def chain(self, hand: Hand) -> Chain:
        """The hand's own face, then those that stand in where it has no letter."""
        if hand.id == PRINT.id:
            return self.table_chain()
        asked = hand.id, hand.nib
        if asked not in self._chains:
            ids = [hand.id, *(name for name in self._fallback if name != hand.id)]
            faces = tuple(self.face(name, hand.nib) for name in ids)
            self._chains[asked] = Chain(faces, self._others)
        return self._chains[asked]

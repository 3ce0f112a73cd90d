"""The hands on offer and the faces behind them."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from handnote.domain.hand import Hand
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.units import Mm
from handnote.typeset.face import Face
from handnote.typeset.itemise import Chain
from handnote.typeset.own_fonts import OwnFonts, is_own
from handnote.typeset.script_faces import ScriptFaces


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
            )
            for row in data["hand"]
        }
        self._faces = {
            name: Face(name, folder / hand.file, hand.largest, hand.leading)
            for name, hand in self._hands.items()
        }
        self._fallback: Sequence[str] = data["fallback"]
        self._chains: dict[str, Chain] = {}

    def offered(self) -> tuple[Hand, ...]:
        """Every hand, in the order to offer them."""
        return (*self._hands.values(), *(self._own.hands() if self._own else ()))

    def is_here(self, hand_id: str) -> bool:
        """Whether a note in this hand is set in it, and not in another that stands in."""
        return hand_id in self._hands or bool(self._own and self._own.is_here(hand_id))

    def find(self, name: str) -> Hand:
        """The hand called ``name``, by id or by name; raises ``NO_SUCH_HAND``.

        The id of a seller's own hand whose font is gone finds the first hand.
        """
        wanted = name.strip().casefold()
        offered = self.offered()
        for hand in offered:
            if wanted in (hand.id, hand.name.casefold()):
                return hand
        if is_own(wanted):
            return offered[0]
        known = ", ".join(hand.name for hand in offered)
        raise Problem(AskTrouble.NO_SUCH_HAND, hand=name, known=known)

    def face(self, hand_id: str) -> Face:
        """The face of the hand with this id."""
        if self._own and hand_id not in self._faces:
            return self._own.face(hand_id)
        return self._faces[hand_id]

    def chain(self, hand: Hand) -> Chain:
        """The hand's own face, then those that stand in where it has no letter."""
        ids = [hand.id, *(name for name in self._fallback if name != hand.id)]
        if hand.id not in self._chains:
            self._chains[hand.id] = Chain(tuple(self.face(name) for name in ids), self._others)
        return self._chains[hand.id]

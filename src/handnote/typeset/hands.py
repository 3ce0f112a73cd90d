"""The hands on offer and the faces behind them."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from handnote.domain.hand import Hand
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.units import Mm
from handnote.typeset.face import Face
from handnote.typeset.itemise import Chain
from handnote.typeset.script_faces import ScriptFaces


class Hands:
    """The hand fonts in one folder, described by its ``hands.toml``; ``packs`` bring scripts."""

    def __init__(self, folder: Path, packs: Sequence[Path] = ()) -> None:
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
        return tuple(self._hands.values())

    def find(self, name: str) -> Hand:
        """The hand called ``name``, by id or by name; raises ``NO_SUCH_HAND``."""
        wanted = name.strip().casefold()
        for hand in self._hands.values():
            if wanted in (hand.id, hand.name.casefold()):
                return hand
        known = ", ".join(hand.name for hand in self._hands.values())
        raise Problem(AskTrouble.NO_SUCH_HAND, hand=name, known=known)

    def face(self, hand_id: str) -> Face:
        """The face of the hand with this id."""
        return self._faces[hand_id]

    def chain(self, hand: Hand) -> Chain:
        """The hand's own face, then those that stand in where it has no letter."""
        ids = [hand.id, *(name for name in self._fallback if name != hand.id)]
        return self._chains.setdefault(
            hand.id, Chain(tuple(self._faces[name] for name in ids), self._others)
        )

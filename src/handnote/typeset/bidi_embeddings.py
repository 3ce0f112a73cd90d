"""Embeddings, overrides and isolates of the bidirectional algorithm (X1 to X10)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from handnote.typeset.bidi_classes import (
    AL,
    EMBEDDINGS,
    FSI,
    INITIATORS,
    LRE,
    LRO,
    PDF,
    PDI,
    REMOVED,
    RLE,
    RLI,
    RLO,
    B,
    L,
    R,
)

_DEEPEST = 125

_FORCED = {LRE: "", RLE: "", LRO: L, RLO: R}
"""What each embedding makes of the characters in it, empty for leaving them as they are."""


class Placed(NamedTuple):
    """A character X9 leaves: its place in the text, its level, and its class before and after
    overrides."""

    place: int
    level: int
    kind: str
    forced: str


class IsolatingRun(NamedTuple):
    """Characters that see only each other, and the directions on either side (X10)."""

    members: tuple[int, ...]
    level: int
    before: str
    after: str


class _Entry(NamedTuple):
    level: int
    forced: str
    isolates: bool


@dataclass(slots=True)
class _Status:
    """The directional status stack and the counts of what did not go on it."""

    stack: list[_Entry]
    isolates: int = 0
    overflowing_isolates: int = 0
    overflowing_embeddings: int = 0

    @property
    def overflows(self) -> bool:
        return bool(self.overflowing_isolates or self.overflowing_embeddings)

    def deeper(self, direction: int) -> int:
        """The next level of this parity, past ``_DEEPEST`` when there is none left."""
        level = self.stack[-1].level
        return _DEEPEST + 1 if self.overflows else level + 1 + (level + 1 + direction) % 2

    def embed(self, kind: str) -> None:
        """X2 to X5."""
        level = self.deeper(int(kind in (RLE, RLO)))
        if level <= _DEEPEST:
            self.stack.append(_Entry(level, _FORCED[kind], isolates=False))
        elif not self.overflowing_isolates:
            self.overflowing_embeddings += 1

    def isolate(self, direction: int) -> None:
        """X5a to X5c, once the initiator itself has its level."""
        level = self.deeper(direction)
        if level <= _DEEPEST:
            self.isolates += 1
            self.stack.append(_Entry(level, "", isolates=True))
        else:
            self.overflowing_isolates += 1

    def end_isolate(self) -> None:
        """X6a, before the PDI gets its level."""
        if self.overflowing_isolates:
            self.overflowing_isolates -= 1
        elif self.isolates:
            self.overflowing_embeddings = 0
            while not self.stack.pop().isolates:
                pass
            self.isolates -= 1

    def end_embedding(self) -> None:
        """X7."""
        if self.overflowing_isolates:
            return
        if self.overflowing_embeddings:
            self.overflowing_embeddings -= 1
        elif len(self.stack) > 1 and not self.stack[-1].isolates:
            self.stack.pop()


@dataclass(slots=True)
class _Gathered:
    level: int
    members: list[int] = field(default_factory=list)


def first_strong(kinds: str, *, isolated: bool = False) -> int:
    """The level its first strong character gives a paragraph, 0 where there is none (P2, P3).

    ``isolated`` text ends at the PDI that closes the isolate it starts in.
    """
    depth = 0
    for kind in kinds:
        if kind in INITIATORS:
            depth += 1
        elif kind == PDI:
            if isolated and not depth:
                break
            depth = max(0, depth - 1)
        elif kind == B:
            break
        elif not depth and kind in (L, R, AL):
            return int(kind != L)
    return 0


def placed(kinds: str, base: int) -> tuple[Placed, ...]:
    """The characters X9 leaves, with their explicit levels (X1 to X9)."""
    return tuple(_placed(kinds, base))


def _placed(kinds: str, base: int) -> Iterator[Placed]:
    status = _Status([_Entry(base, "", isolates=False)])
    for place, kind in enumerate(kinds):
        if kind in EMBEDDINGS:
            status.embed(kind)
        elif kind == PDF:
            status.end_embedding()
        elif kind == B:
            yield Placed(place, base, kind, kind)
        elif kind not in REMOVED:
            if kind == PDI:
                status.end_isolate()
            top = status.stack[-1]
            yield Placed(place, top.level, kind, top.forced or kind)
            if kind in INITIATORS:
                status.isolate(_direction(kinds, place, status))


def _direction(kinds: str, place: int, status: _Status) -> int:
    kind = kinds[place]
    if kind != FSI or status.overflows:  # past the deepest level it makes no difference
        return int(kind == RLI)
    return first_strong(kinds[place + 1 :], isolated=True)


def isolating_runs(characters: Sequence[Placed], base: int) -> tuple[IsolatingRun, ...]:
    """``characters`` by index, parted into runs that skip over the isolates inside them (X10)."""
    gathered: list[_Gathered] = []
    interrupted: list[_Gathered] = []
    previous = -1
    for index, (_, level, kind, _) in enumerate(characters):
        if kind == PDI and interrupted:
            run = interrupted.pop()
        elif level != previous:
            run = _Gathered(level)
            gathered.append(run)
        run.members.append(index)
        if kind in INITIATORS:
            interrupted.append(run)
        previous = level
    return tuple(_run(found, characters, base) for found in gathered)


def _run(found: _Gathered, characters: Sequence[Placed], base: int) -> IsolatingRun:
    first, last = found.members[0], found.members[-1]
    cut_off = characters[last].kind in INITIATORS or last + 1 == len(characters)
    before = characters[first - 1].level if first else base
    after = base if cut_off else characters[last + 1].level
    return IsolatingRun(
        tuple(found.members),
        found.level,
        direction(max(found.level, before)),
        direction(max(found.level, after)),
    )


def direction(level: int) -> str:
    """Which way text of this level runs."""
    return R if level % 2 else L

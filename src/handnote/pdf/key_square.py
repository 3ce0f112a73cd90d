"""What one square of a key sheet says, made to fit: smaller first, then shortened by rank."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handnote.domain.units import Mm
from handnote.sheets.key_sheet import KeyText, Part
from handnote.typeset.itemise import Chain
from handnote.typeset.paragraph import Paragraph, Passage

_SHARES = (1.0, 0.93, 0.86, 0.8)
"""What letters may shrink to: the last is 6.8 points for the least of them."""

_GAP = Mm(0.55)
"""Between two parts."""

_NARROWEST = 0.2
"""No text is narrower than this to the letter, in ems: what lies beyond is not even measured."""


@dataclass(frozen=True, slots=True)
class Chains:
    """The faces of names, and those of all else."""

    strong: Chain
    plain: Chain


@dataclass(frozen=True, slots=True)
class _Style:
    size: Mm
    grey: float
    is_strong: bool = False


_INK, _MUTED = 0.08, 0.4
_STYLES = {
    Part.WHO: _Style(Mm(3.7), _INK, is_strong=True),
    Part.ITEM: _Style(Mm(3.0), _INK),
    Part.GIFT: _Style(Mm(3.0), _INK),
    Part.WORDS: _Style(Mm(3.0), _INK),
    Part.LAST_TIME: _Style(Mm(2.9), _MUTED),
    Part.PROMISE: _Style(Mm(2.9), _INK),
    Part.DRAFT: _Style(Mm(3.0), _INK),
}


@dataclass(frozen=True, slots=True)
class SetPart:
    """Lines in their place: ``top`` is below the square's, ``grey`` 0 for black and 1 for none."""

    said: Paragraph
    top: Mm
    grey: float


@dataclass(frozen=True, slots=True)
class SetSquare:
    """All parts of a square; ``is_whole`` says that nothing had to be shortened or left out."""

    parts: tuple[SetPart, ...]
    height: Mm
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class _Block:
    part: Part
    passage: Passage
    style: _Style
    width: Mm
    is_cut: bool = False

    def size(self, share: float) -> Mm:
        return Mm(self.style.size * share)

    def lines(self, share: float) -> int:
        return self.passage.lines(self.size(share), self.width)

    def leading(self, share: float) -> Mm:
        return self.passage.leading(self.size(share))


def set_square(
    text: KeyText, chains: Chains, width: Mm, height: Mm, *, beside_number: Mm
) -> SetSquare:
    """The parts of ``text`` within ``width`` and ``height``; nothing reaches out of them.

    The first part leaves ``beside_number`` free at its end. What is too much shrinks; what is
    too much even then loses lines, the least important part first, and says so by an ellipsis.
    """
    most = int(width * height / (_STYLES[Part.ITEM].size * _SHARES[-1]) ** 2 / _NARROWEST)
    blocks = list(_blocks(text, chains, width, beside_number, most))
    for share in _SHARES:
        counts = [block.lines(share) for block in blocks]
        if _height(blocks, counts, share) <= height:
            is_whole = not any(block.is_cut for block in blocks)
            return _placed(blocks, counts, share, is_whole=is_whole)
    share = _SHARES[-1]
    return _placed(blocks, _rationed(blocks, share, height), share, is_whole=False)


def set_freely(text: KeyText, chains: Chains, width: Mm) -> SetSquare:
    """The parts of ``text`` one below the other, as much height as they take."""
    blocks = list(_blocks(text, chains, width, Mm(0), None))
    return _placed(blocks, [block.lines(1.0) for block in blocks], 1.0, is_whole=True)


def _blocks(
    text: KeyText, chains: Chains, width: Mm, beside_number: Mm, most: int | None
) -> Iterator[_Block]:
    for number, (part, said) in enumerate(text.parts):
        style = _STYLES[part]
        chain = chains.strong if style.is_strong else chains.plain
        room = Mm(width - beside_number) if number == 0 else width
        passage = Passage(said[:most], chain)
        yield _Block(part, passage, style, room, is_cut=most is not None and len(said) > most)


def _height(blocks: Sequence[_Block], counts: Sequence[int], share: float) -> float:
    shown = [(block, count) for block, count in zip(blocks, counts, strict=True) if count]
    return sum(block.leading(share) * count for block, count in shown) + _GAP * share * (
        len(shown) - 1
    )


def _rationed(blocks: Sequence[_Block], share: float, height: Mm) -> list[int]:
    """How many lines each part gets: one for each by rank, and then all it wants by rank."""
    wanted = [block.lines(share) for block in blocks]
    counts = [0] * len(blocks)
    by_rank = sorted(range(len(blocks)), key=lambda place: blocks[place].part)
    for rounds in (1, max(wanted)):
        for place in by_rank:
            while counts[place] < min(wanted[place], rounds):
                counts[place] += 1
                if _height(blocks, counts, share) > height:
                    counts[place] -= 1
                    break
    # A name is told even where the square is lower than a line of it.
    counts[by_rank[0]] = max(counts[by_rank[0]], 1)
    return counts


def _placed(
    blocks: Sequence[_Block], counts: Sequence[int], share: float, *, is_whole: bool
) -> SetSquare:
    top = 0.0
    parts = []
    for block, count in zip(blocks, counts, strict=True):
        if not count:
            continue
        said = block.passage.on(count, block.size(share), block.width)
        parts.append(SetPart(said, Mm(top), block.style.grey))
        top += block.leading(share) * count + _GAP * share
    return SetSquare(tuple(parts), Mm(max(0.0, top - _GAP * share)), is_whole)

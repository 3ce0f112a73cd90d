"""Faces: one font file each, measured and shaped in ems."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from pathlib import Path

import uharfbuzz as hb

from handnote.domain.units import Mm

_TALL = "ÅÉHbdhklt"
_DEEP = "gjpqy"

_DROPPED = ("GSUB", "GPOS", "GDEF", "kern", "name", "post", "DSIG", "STAT", "meta", "gasp")


@dataclass(frozen=True, slots=True)
class Shaped:
    """A stretch of text as glyphs of one face; lengths in ems, y up from the baseline.

    Glyphs stand from left to right. ``clusters[i]`` is where in the stretch the text of glyph
    ``i`` begins; it never decreases, or never increases where the text runs from right to
    left. ``x`` and ``y`` are where a glyph is drawn, ``pens`` where its advance starts.
    """

    glyphs: tuple[int, ...]
    clusters: tuple[int, ...]
    pens: tuple[float, ...]
    x: tuple[float, ...]
    y: tuple[float, ...]
    advance: float


@dataclass(frozen=True, eq=False)
class Face:
    """A TrueType font file. Opening it is cheap: the file is mapped, not read."""

    id: str
    path: Path
    natural_size: Mm
    """The em at which the face looks like everyday writing; faces are matched by it."""
    leading: float
    """Distance of its baselines, in ems."""
    stated_reach: tuple[float, float] | None = None
    """Ascent and descent in ems, for a face without the Latin letters to measure."""
    data: bytes | None = field(default=None, repr=False)
    """What is in the file, where it may be taken away: a mapped file must not change."""
    _shaped: dict[tuple[str, bool], Shaped] = field(default_factory=dict, repr=False)

    @cached_property
    def _face(self) -> hb.Face:
        if self.data is not None:
            return hb.Face(hb.Blob(self.data))
        return hb.Face(hb.Blob.from_file_path(str(self.path)))

    @cached_property
    def _font(self) -> hb.Font:
        return hb.Font(self._face)

    @cached_property
    def em(self) -> int:
        """Font units to the em."""
        return int(self._face.upem)

    @cached_property
    def characters(self) -> frozenset[int]:
        """Code points the face has a glyph for."""
        return frozenset(self._face.unicodes)

    @cached_property
    def ascent(self) -> float:
        """Height of the tall letters with their accents, in ems."""
        if self.stated_reach:
            return self.stated_reach[0]
        return max(self._top(character) for character in _TALL)

    @cached_property
    def descent(self) -> float:
        """Depth of the letters that hang below the line, in ems, positive."""
        if self.stated_reach:
            return self.stated_reach[1]
        return max(self._depth(character) for character in _DEEP)

    @cached_property
    def line_reach(self) -> tuple[float, float]:
        """What the font file itself states as its ascent and descent, in ems, both upward."""
        extents = self._font.get_font_extents("ltr")
        return extents.ascender / self.em, extents.descender / self.em

    def advance(self, glyph: int) -> float:
        """The width of a glyph by itself, in ems."""
        return float(self._font.get_glyph_h_advance(glyph) / self.em)

    def subset(self, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
        """A font file with only these glyphs, and the number each has in it.

        Hints and layout tables are left out: nothing looks at them once glyphs are placed.
        """
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(set(glyphs))
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        for table in _DROPPED:
            wanted.drop_table_tag_set.add(int.from_bytes(table.ljust(4).encode()))
        plan = hb.SubsetPlan(self._face, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)

    def draw(self, glyph: int, functions: hb.DrawFuncs, to: object) -> None:
        """Hand the outline of a glyph to ``functions``, in font units, y up."""
        self._font.draw_glyph(glyph, functions, to)

    def covers(self, character: str) -> bool:
        """Whether the face can draw ``character``."""
        return ord(character) in self.characters

    def box(self, glyph: int) -> tuple[float, float, float, float]:
        """Ink of a glyph in ems: left, bottom, right, top, y up."""
        extents = self._font.get_glyph_extents(glyph)
        if extents is None:
            return 0.0, 0.0, 0.0, 0.0
        left, top = extents.x_bearing, extents.y_bearing
        return (
            left / self.em,
            (top + extents.height) / self.em,
            (left + extents.width) / self.em,
            top / self.em,
        )

    def shape(self, text: str, *, is_rtl: bool = False) -> Shaped:
        """Glyphs for ``text`` with every feature the face has on by default.

        The whole text is shaped at once: contextual alternates reach across words, which is
        what keeps two like letters from coming out alike. Remembered for the last texts.
        """
        known = self._shaped.get((text, is_rtl))
        if known is None:
            if len(self._shaped) >= 200:
                self._shaped.clear()
            known = self._shaped[text, is_rtl] = self._shape(text, is_rtl=is_rtl)
        return known

    def _shape(self, text: str, *, is_rtl: bool) -> Shaped:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.language = "en"  # or else it is this computer's, and the next one's is another
        buffer.direction = "rtl" if is_rtl else "ltr"
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self._font, buffer)
        em = self.em
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        ends = list(accumulate([position.x_advance for position in positions], initial=0))
        shifts = [position.x_offset for position in positions]
        pens = tuple([pen / em for pen in ends[:-1]])
        return Shaped(
            glyphs=tuple([info.codepoint for info in infos]),
            clusters=tuple([info.cluster for info in infos]),
            pens=pens,
            x=tuple([(pen + shift) / em for pen, shift in zip(ends, shifts, strict=False)])
            if any(shifts)
            else pens,
            y=tuple([position.y_offset / em for position in positions]),
            advance=ends[-1] / em,
        )

    def _glyph(self, character: str) -> int:
        return int(self._font.get_nominal_glyph(ord(character)) or 0)

    def _top(self, character: str) -> float:
        return self.box(self._glyph(character))[3]

    def _depth(self, character: str) -> float:
        return -self.box(self._glyph(character))[1]

"""Outlines of glyphs as paths, for what is neither a screen nor a printer."""

import uharfbuzz as hb

from handnote.typeset.face import Face


class _Path:
    """Gathers one glyph's outline as SVG path data, in ems with y down."""

    def __init__(self, em: int) -> None:
        self.parts: list[str] = []
        self._em = em

    def add(self, letter: str, *places: float) -> None:
        """One command with its points."""
        numbers = (
            f"{value / self._em if number % 2 == 0 else -value / self._em:.3f}"
            for number, value in enumerate(places)
        )
        self.parts.append(letter + " ".join(numbers))


def glyph_path(face: Face, glyph: int) -> str:
    """The outline of a glyph in ems, its origin on the baseline, y down; empty for a blank.

    Path data as in SVG 2, 9.3.
    """
    path = _Path(face.em)
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, to: to.add("M", x, y))
    functions.set_line_to_func(lambda x, y, to: to.add("L", x, y))
    functions.set_quadratic_to_func(lambda a, b, x, y, to: to.add("Q", a, b, x, y))
    functions.set_cubic_to_func(lambda a, b, c, d, x, y, to: to.add("C", a, b, c, d, x, y))
    functions.set_close_path_func(lambda to: to.parts.append("Z"))
    face.draw(glyph, functions, path)
    return "".join(path.parts)

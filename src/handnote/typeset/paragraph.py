"""Plain lines of text for paper that is read at a table: no fit, no drift, any script."""

from dataclasses import dataclass

from handnote.domain.units import Mm
from handnote.typeset.breaks import graphemes
from handnote.typeset.drawn_line import Setting, draw_line
from handnote.typeset.itemise import Chain
from handnote.typeset.lines import Span, break_lines, break_long_words
from handnote.typeset.measured import Measured, measure
from handnote.typeset.typeset_note import Line

_UNKNOWN = "?"
_MORE = "…"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines in mm from the top left corner of their column, and how far down they reach."""

    lines: tuple[Line, ...]
    height: Mm
    width: Mm
    """Width of the longest line."""


def paragraph(text: str, chain: Chain, *, size: Mm, width: Mm) -> Paragraph:
    """``text`` in lines no wider than ``width``; a character no face has becomes a question mark.

    Lines of a text that reads from the right begin at the right.
    """
    return Passage(text, chain).at(size, width)


class Passage:
    """A text measured once, to be tried at many sizes and set on as many lines as there are."""

    def __init__(self, text: str, chain: Chain) -> None:
        self._chain = chain
        self._body = _printable(text, chain)
        faces = [part.face for part in self._body.parts if part.face] or [chain.hands[0]]
        natural = chain.hands[0].natural_size
        scales = [(face, face.natural_size / natural) for face in faces]
        self._ascent = max(face.ascent * scale for face, scale in scales)
        self._leading = max(face.leading * scale for face, scale in scales)

    def leading(self, size: Mm) -> Mm:
        """How far down the next line begins."""
        return Mm(self._leading * size)

    def lines(self, size: Mm, width: Mm) -> int:
        """How many lines it takes."""
        return len(_spans(self._body, width / size))

    def at(self, size: Mm, width: Mm) -> Paragraph:
        """All of it, on lines no wider than ``width``."""
        return self._set(self._body, size, width)

    def on(self, most: int, size: Mm, width: Mm) -> Paragraph:
        """As much of it as ``most`` lines hold, with an ellipsis where that is not all."""
        return self._set(self._shortened(most, width / size), size, width)

    def _shortened(self, most: int, measure_in_ems: float) -> Measured:
        spans = _spans(self._body, measure_in_ems)
        if len(spans) <= most:
            return self._body
        kept = self._body.text[: spans[most - 1][1]].rstrip()
        body = _printable(f"{kept}{_MORE}", self._chain)
        while len(_spans(body, measure_in_ems)) > most and kept:
            kept = kept[: graphemes(kept)[-1][0]].rstrip()
            body = _printable(f"{kept}{_MORE}", self._chain)
        return body

    def _set(self, body: Measured, size: Mm, width: Mm) -> Paragraph:
        lines = tuple(
            draw_line(
                body,
                start,
                end,
                Setting(
                    left=Mm(0.0),
                    baseline=Mm((self._ascent + number * self._leading) * size),
                    size=size,
                    most=width,
                    with_carets=False,
                ),
            )
            for number, (start, end) in enumerate(_spans(body, width / size))
        )
        widest = max((line.width for line in lines), default=Mm(0.0))
        return Paragraph(lines, Mm(len(lines) * self._leading * size), widest)


def plain_line(text: str, chain: Chain, *, size: Mm) -> Line:
    """``text`` on one line that begins at the origin, however long it is."""
    body = _printable(text, chain)
    width = Mm(body.width(0, len(text)) * size)
    setting = Setting(Mm(0.0), Mm(0.0), size, most=width, with_carets=False)
    return draw_line(body, 0, len(text), setting)


def _spans(body: Measured, measure_in_ems: float) -> list[Span]:
    return break_long_words(body, break_lines(body, measure_in_ems), measure_in_ems)


def _printable(text: str, chain: Chain) -> Measured:
    body = measure(text, chain)
    gaps = {index for part in body.parts if not part.face for index in range(part.start, part.end)}
    if not gaps:
        return body
    said = (_UNKNOWN if index in gaps else letter for index, letter in enumerate(text))
    return measure("".join(said), chain)

"""Plain lines of text for paper that is read at a table: no fit, no drift, any script."""

from dataclasses import dataclass

from handnote.domain.units import Mm
from handnote.typeset.drawn_line import Setting, draw_line
from handnote.typeset.itemise import Chain
from handnote.typeset.lines import break_lines, break_long_words
from handnote.typeset.measured import Measured, measure
from handnote.typeset.typeset_note import Line

_UNKNOWN = "?"


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
    body = _printable(text, chain)
    measure_in_ems = width / size
    spans = break_long_words(body, break_lines(body, measure_in_ems), measure_in_ems)
    faces = [part.face for part in body.parts if part.face] or [chain.hands[0]]
    natural = chain.hands[0].natural_size
    scales = [(face, face.natural_size / natural) for face in faces]
    ascent = max(face.ascent * scale for face, scale in scales)
    leading = max(face.leading * scale for face, scale in scales)
    lines = tuple(
        draw_line(
            body,
            start,
            end,
            Setting(
                left=Mm(0.0),
                baseline=Mm((ascent + number * leading) * size),
                size=size,
                most=width,
                with_carets=False,
            ),
        )
        for number, (start, end) in enumerate(spans)
    )
    widest = max((line.width for line in lines), default=Mm(0.0))
    return Paragraph(lines, Mm(len(lines) * leading * size), widest)


def plain_line(text: str, chain: Chain, *, size: Mm) -> Line:
    """``text`` on one line that begins at the origin, however long it is."""
    body = _printable(text, chain)
    width = Mm(body.width(0, len(text)) * size)
    setting = Setting(Mm(0.0), Mm(0.0), size, most=width, with_carets=False)
    return draw_line(body, 0, len(text), setting)


def _printable(text: str, chain: Chain) -> Measured:
    body = measure(text, chain)
    gaps = {index for part in body.parts if not part.face for index in range(part.start, part.end)}
    if not gaps:
        return body
    said = (_UNKNOWN if index in gaps else letter for index, letter in enumerate(text))
    return measure("".join(said), chain)

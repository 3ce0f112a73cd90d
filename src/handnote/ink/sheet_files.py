"""Ink to and from other programs: SVG for plotters, InkML (W3C, 2011) for everything else.

SVG has the middle of each line, open, in millimetres: a plotter's pen has a width of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import isfinite
from pathlib import Path
from xml.parsers import expat

from handnote.domain.drawing import (
    LONGEST_SIDE,
    MOST_POINTS,
    MOST_STROKES,
    USUAL_NIB,
    Drawing,
    Point,
    Stroke,
)
from handnote.domain.ink import Ink
from handnote.domain.problem import AskTrouble, InkTrouble, Problem
from handnote.domain.units import INCH, Mm
from handnote.ink.moving import cut_out
from handnote.ink.tidying import thinned

MOST_READ = 20_000_000
"""No file of ink for one label is larger, in bytes."""

_NAMESPACE = "http://www.w3.org/2003/InkML"
_TO_MM = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": INCH, "pt": INCH / 72, "pc": INCH / 6}
_UNKNOWN = 0.0
_WIDE = Mm(90)
"""How wide ink is taken to be, in mm, where a file has no units: as wide as a common label."""


def svg(drawing: Drawing) -> str:
    """The drawing as an SVG of open lines in mm, each in its ink."""
    width, height = f"{drawing.width:g}", f"{drawing.height:g}"
    head = 'xmlns="http://www.w3.org/2000/svg"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg {head} width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}">',
            '<g fill="none" stroke-linecap="round" stroke-linejoin="round">',
            *map(_svg_path, drawing.strokes),
            "</g>",
            "</svg>",
            "",
        ]
    )


def _svg_path(stroke: Stroke) -> str:
    # A line of no length is how a dot is drawn.
    points = stroke.points if len(stroke.points) > 1 else stroke.points * 2
    places = " L".join(f"{point.x:.2f} {point.y:.2f}" for point in points)
    colour = "#{:02x}{:02x}{:02x}".format(*stroke.ink.rgb)
    return f'<path d="M{places}" stroke="{colour}" stroke-width="{stroke.nib:g}"/>'


def inkml(drawing: Drawing) -> str:
    """The drawing as InkML: traces of x, y in mm and force from 0 to 1, each with its brush."""
    looks = list(dict.fromkeys((stroke.nib, stroke.ink) for stroke in drawing.strokes))
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<ink xmlns="{_NAMESPACE}">',
            "<definitions>",
            '<context xml:id="label"><inkSource xml:id="pen"><traceFormat>',
            '<channel name="X" type="decimal" units="mm"/>',
            '<channel name="Y" type="decimal" units="mm"/>',
            '<channel name="F" type="decimal" min="0" max="1"/>',
            "</traceFormat></inkSource></context>",
            *(_brush(number, *look) for number, look in enumerate(looks)),
            "</definitions>",
            f'<annotation type="width">{drawing.width:g}</annotation>',
            f'<annotation type="height">{drawing.height:g}</annotation>',
            *(_trace(stroke, looks.index((stroke.nib, stroke.ink))) for stroke in drawing.strokes),
            "</ink>",
            "",
        ]
    )


def _brush(number: int, nib: Mm, ink: Ink) -> str:
    colour = "#{:02X}{:02X}{:02X}".format(*ink.rgb)
    return (
        f'<brush xml:id="b{number}"><brushProperty name="width" value="{nib:g}" units="mm"/>'
        f'<brushProperty name="color" value="{colour}"/></brush>'
    )


def _trace(stroke: Stroke, brush: int) -> str:
    places = ", ".join(f"{p.x:.2f} {p.y:.2f} {p.pressure:.3f}" for p in stroke.points)
    return f'<trace contextRef="#label" brushRef="#b{brush}">{places}</trace>'


def drawing_from_inkml(path: Path) -> Drawing:
    """The traces of an InkML file on a label as large as they need, or as the file says.

    Raises ``NOT_INK``, ``HOSTILE`` for a document type or entities, ``TOO_LARGE``, ``NO_INK``, or
    ``CANNOT_READ_FILE``. A place that is no number is passed over; a nib or a colour that nobody
    sells becomes the nearest.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_READ + 1)
    except OSError:
        raise Problem(AskTrouble.CANNOT_READ_FILE, name=path.name) from None
    if len(data) > MOST_READ:
        raise Problem(InkTrouble.TOO_LARGE, name=path.name)
    reading = _Reading(path.name)
    reading.read(data)
    return reading.drawing()


class _Reading:
    def __init__(self, name: str) -> None:
        self._name = name
        self._path: list[str] = []
        self._text: list[str] = []
        self._channels: list[tuple[str, float, float]] = []
        self._brushes: dict[str, dict[str, str]] = {}
        self._brush = ""
        self._trace_brush = ""
        self._strokes: list[Stroke] = []
        self._points = 0
        self._size: dict[str, float] = {}
        self._noted = ""

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.ExternalEntityRefHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        try:
            parser.Parse(data, True)  # noqa: FBT003 - expat's own: this is all there is
        except (expat.ExpatError, ValueError, LookupError):
            raise Problem(InkTrouble.NOT_INK, name=self._name) from None

    def drawing(self) -> Drawing:
        if not self._strokes:
            raise Problem(InkTrouble.NO_INK)
        width, height = self._size.get("width", 0.0), self._size.get("height", 0.0)
        xs = [point.x for stroke in self._strokes for point in stroke.points]
        ys = [point.y for stroke in self._strokes for point in stroke.points]
        reaches = min(xs) >= 0 and min(ys) >= 0 and max(xs) <= width and max(ys) <= height
        strokes = tuple(self._strokes)
        if reaches and max(width, height) <= LONGEST_SIDE:
            return Drawing(Mm(width), Mm(height), strokes)
        across, down = max(xs) - min(xs), max(ys) - min(ys)
        has_units = not any(to_mm == _UNKNOWN for _, to_mm, _ in self._channels[:2])
        is_fine = has_units and self._channels and max(across, down) < LONGEST_SIDE / 2
        scale = 1.0 if is_fine else _WIDE / max(across, down, 1e-9)
        sized = tuple(_sized(stroke, scale, min(xs), min(ys)) for stroke in strokes)
        return cut_out(Drawing(Mm(across * scale), Mm(down * scale), sized))

    def _refuse(self, *_: object) -> int:
        raise Problem(InkTrouble.HOSTILE, name=self._name)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if not self._path and (tag != "ink" or space not in (_NAMESPACE, "")):
            raise Problem(InkTrouble.NOT_INK, name=self._name)
        self._path.append(tag)
        if len(self._path) > 50:
            raise Problem(InkTrouble.HOSTILE, name=self._name)
        self._text.clear()
        if tag == "channel" and len(self._channels) < 20:
            self._channels.append(_channel(attributes))
        elif tag == "brush":
            self._brush = attributes.get("http://www.w3.org/XML/1998/namespace id", "")
            self._brushes[self._brush] = {}
        elif tag == "brushProperty" and self._brush in self._brushes:
            told = attributes.get("name", ""), attributes.get("value", "")
            self._brushes[self._brush][told[0]] = told[1]
        elif tag == "trace":
            self._trace_brush = attributes.get("brushRef", "").removeprefix("#")
        elif tag == "annotation":
            self._noted = attributes.get("type", "")

    def _end(self, _: str) -> None:
        tag = self._path.pop()
        said = "".join(self._text)
        self._text.clear()
        if tag == "trace":
            self._add(said)
        elif tag == "annotation" and self._noted in ("width", "height"):
            self._size[self._noted] = _number(said)

    def _add(self, said: str) -> None:
        nib, ink = self._look()
        points = thinned(list(self._places(said)), nib)
        if not points:
            return
        self._points += len(points)
        if self._points > MOST_POINTS or len(self._strokes) >= MOST_STROKES:
            raise Problem(InkTrouble.TOO_LARGE, name=self._name)
        self._strokes.append(Stroke(tuple(points), nib, ink))

    def _places(self, said: str) -> Iterator[Point]:
        names = [name for name, _, _ in self._channels] or ["X", "Y"]
        units = {name: to_mm or 1.0 for name, to_mm, _ in self._channels}
        most = {name: top for name, _, top in self._channels}
        for told in said.split(","):
            values = dict(zip(names, map(_number, told.split()), strict=False))
            x = values.get("X", float("nan")) * units.get("X", 1.0)
            y = values.get("Y", float("nan")) * units.get("Y", 1.0)
            force = values.get("F", float("nan")) / (most.get("F") or 1.0)
            if isfinite(x) and isfinite(y) and abs(x) < 1e9 and abs(y) < 1e9:
                pressure = min(max(force, 0.0), 1.0) if isfinite(force) else 0.5
                yield Point(Mm(x), Mm(y), pressure)

    def _look(self) -> tuple[Mm, Ink]:
        told = self._brushes.get(self._trace_brush, {})
        width = _number(told.get("width", ""))
        nib = Mm(min(max(width, 0.1), 5.0)) if isfinite(width) else USUAL_NIB
        return nib, _nearest(told.get("color", ""))


def _channel(attributes: dict[str, str]) -> tuple[str, float, float]:
    units = attributes.get("units", "")
    top = _number(attributes.get("max", ""))
    return (
        attributes.get("name", ""),
        _TO_MM.get(units, _UNKNOWN),
        top if isfinite(top) and top > 0 else 1.0,
    )


def _number(said: str) -> float:
    try:
        return float(said) if len(said) < 40 else float("nan")
    except ValueError:
        return float("nan")


def _nearest(colour: str) -> Ink:
    """The ink nearest to a colour as the web writes it; blue-black for none."""
    try:
        wanted = [int(colour.removeprefix("#")[place : place + 2], 16) for place in (0, 2, 4)]
    except ValueError:
        return Ink.BLUE_BLACK

    def off(ink: Ink) -> int:
        return sum((a - b) ** 2 for a, b in zip(ink.rgb, wanted, strict=True))

    return min(Ink, key=off)


def _sized(stroke: Stroke, scale: float, left: float, top: float) -> Stroke:
    points: Sequence[Point] = [
        Point(Mm((p.x - left) * scale), Mm((p.y - top) * scale), p.pressure) for p in stroke.points
    ]
    return replace(stroke, points=tuple(thinned(points, stroke.nib)))

"""Label sheets of gLabels: its template files, read without trusting them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from handnote.domain.plain_text import clean_line
from handnote.domain.problem import Problem, StockTrouble
from handnote.domain.stock import OWN, OWN_GRADE, Grid, Shape, Stock
from handnote.domain.units import INCH, Mm
from handnote.sheets.measures import own_name

_POINT = INCH / 72
_UNITS = {"": _POINT, "pt": _POINT, "in": INCH, "mm": 1.0, "cm": 10.0, "pc": 12 * _POINT}
_DEEPEST = 32
_MOST_ELEMENTS = 50_000

_PAGES = {
    "a3": (297.0, 420.0), "a4": (210.0, 297.0), "a5": (148.0, 210.0), "a6": (105.0, 148.0),
    "b4": (250.0, 353.0), "b5": (176.0, 250.0),
    "us-letter": (8.5 * INCH, 11 * INCH), "us-legal": (8.5 * INCH, 14 * INCH),
    "us-executive": (7.25 * INCH, 10.5 * INCH), "us-tabloid": (11 * INCH, 17 * INCH),
}  # fmt: skip

_SHAPES = {
    "label-rectangle": Shape.RECTANGLE,
    "label-round": Shape.ROUND,
    "label-ellipse": Shape.ELLIPSE,
}
_NOT_LABELS = {"label-cd", "label-path", "label-continuous"}


class LeftOut(NamedTuple):
    """A template that was not taken: its name, and the kind of label it is of."""

    name: str
    kind: str


@dataclass(slots=True)
class _Element:
    name: str
    attributes: dict[str, str]
    inside: list["_Element"] = field(default_factory=list)

    def all(self, name: str) -> Iterator["_Element"]:
        return (one for one in self.inside if one.name == name)

    def get(self, name: str) -> str:
        return self.attributes.get(name, "").strip()


class _Refused(Exception):  # noqa: N818 - it stops the parser, nobody else sees it
    """The file does what no list of label sheets needs to."""


def is_xml(data: bytes) -> bool:
    """Whether these bytes look like XML at all."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def glabels_stocks(data: bytes, name: str) -> tuple[tuple[Stock, ...], tuple[LeftOut, ...]]:
    """The stocks of every template in a file called ``name``, and what was not taken of it.

    A template that only says whose equivalent it is takes the figures of that one, in the same
    file. Raises a ``Problem`` for what is no XML, declares entities or has no template.
    """
    root = _parsed(data, name)
    templates = [root] if root.name == "template" else list(root.all("template"))
    if not templates:
        raise Problem(StockTrouble.NOT_STOCKS, name=name)
    named = {(one.get("brand"), _number(one)): one for one in templates}
    stocks: dict[str, Stock] = {}
    left_out: list[LeftOut] = []
    for template in templates:
        original = named.get((template.get("brand"), template.get("equiv")), template)
        try:
            stock = _stock(_called(template), original)
        except (ValueError, KeyError):
            left_out.append(LeftOut(_called(template), _kind(original)))
        else:
            stocks.setdefault(stock.part, stock)
    return tuple(stocks.values()), tuple(left_out)


def _parsed(data: bytes, name: str) -> _Element:
    building = _Building()
    try:
        building.parse(data)
    except _Refused:
        raise Problem(StockTrouble.HOSTILE, name=name) from None
    except (expat.ExpatError, ValueError, LookupError):  # LookupError: no such encoding
        raise Problem(StockTrouble.NOT_STOCKS, name=name) from None
    return building.root


class _Building:
    """Builds elements from what expat tells, and stops at the first thing not needed here.

    A document type is what entities, their expansion and files from elsewhere need; there is
    none in a template, so one is refused unread.
    """

    def __init__(self) -> None:
        self.root = _Element("", {})
        self._open = [self.root]
        self._count = 0

    def parse(self, data: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.Parse(data, True)  # noqa: FBT003 - expat's own: this is all of it
        self.root = self.root.inside[0]

    def _refuse(self, *_: object) -> None:
        raise _Refused

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) > _DEEPEST or self._count > _MOST_ELEMENTS:
            raise _Refused
        plain = {key.rpartition(":")[2].casefold(): value for key, value in attributes.items()}
        element = _Element(name.rpartition(":")[2].casefold(), plain)
        self._open[-1].inside.append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        self._open.pop()


def _number(template: _Element) -> str:
    return template.get("part") or template.get("name").rpartition(" ")[2]


def _called(template: _Element) -> str:
    """Maker and number, as on the packet."""
    return own_name(template.get("name") or f"{template.get('brand')} {template.get('part')}")


def _kind(template: _Element) -> str:
    kinds = [one.name for one in template.inside if one.name.startswith("label-")]
    return kinds[0] if kinds else ""


def _stock(name: str, template: _Element) -> Stock:
    """Raises ``ValueError`` or ``KeyError`` for what is not a sheet of one grid of labels."""
    (label,) = (one for one in template.inside if one.name in {*_SHAPES, *_NOT_LABELS})
    (layout,) = label.all("layout")
    shape = _SHAPES[label.name]
    if shape is Shape.ROUND:
        width = height = 2 * _mm(label.get("radius"))
    else:
        width, height = _mm(label.get("width")), _mm(label.get("height"))
    corner = _mm(label.get("round") or "0") if shape is Shape.RECTANGLE else 0.0
    page_width, page_height = _page(template)
    if not name:
        raise ValueError("a template without a name")
    return Stock(
        brand=OWN,
        part=name,
        title=clean_line(template.get("description") or template.get("_description")),
        page_width=page_width,
        page_height=page_height,
        width=Mm(round(width, 3)),
        height=Mm(round(height, 3)),
        shape=Shape.ROUNDED if corner else shape,
        corner=Mm(round(corner, 3)),
        grid=Grid(
            left=_mm(layout.get("x0")),
            top=_mm(layout.get("y0")),
            pitch_x=_mm(layout.get("dx")) or Mm(round(width, 3)),
            pitch_y=_mm(layout.get("dy")) or Mm(round(height, 3)),
            across=_count(layout.get("nx")),
            down=_count(layout.get("ny")),
        ),
        grade=OWN_GRADE,
    )


def _page(template: _Element) -> tuple[Mm, Mm]:
    size = template.get("size").casefold()
    width, height = _PAGES[size] if size in _PAGES else (
        _mm(template.get("width")), _mm(template.get("height"))
    )  # fmt: skip
    return Mm(width), Mm(height)


def _mm(text: str) -> Mm:
    """A length as gLabels writes it; without a unit it is in points."""
    figure = text.rstrip("abcdefghijklmnopqrstuvwxyz ")
    return Mm(round(float(figure) * _UNITS[text[len(figure) :].strip()], 3))


def _count(text: str) -> int:
    count = int(text)
    if not 0 < count < 1000:
        raise ValueError("no number of labels")
    return count

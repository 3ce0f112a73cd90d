"""A keepsake as one web page: labels as they looked, drawn, with their words to read and copy."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handnote.domain.progress import Hear
from handnote.export.photo import photo_address
from handnote.sheets.keepsake import Book, Leaf
from handnote.typeset.face import Face
from handnote.typeset.glyph_paths import glyph_path
from handnote.typeset.typeset_note import GlyphRun

_TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True, slots=True)
class _Letter:
    """A glyph of the drawing: which outline, and where in its run, in ems."""

    shape: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Glyphs that share an origin, a size and a turn."""

    transform: str
    letters: tuple[_Letter, ...]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One note of the page; its drawing is empty where it could not be drawn whole."""

    leaf: Leaf
    begins: str
    """The chapter that begins with it, if one does."""
    width: str
    height: str
    runs: tuple[_Run, ...]
    photo: str
    """The address of the photo of the label, in place of a drawing."""


class _Shapes:
    """Every outline of the page, each of them once."""

    def __init__(self) -> None:
        self.paths: dict[str, str] = {}
        self._names: dict[tuple[str, int], str] = {}

    def name_of(self, face: Face, glyph: int) -> str:
        """What an outline is called; empty for a glyph that draws nothing."""
        key = face.id, glyph
        if key not in self._names:
            path = glyph_path(face, glyph)
            name = f"g{len(self._names)}" if path else ""
            self._names[key] = name
            if name:
                self.paths[name] = path
        return self._names[key]


def keepsake_page(book: Book, hear: Hear) -> str:
    """The whole book as one page that asks no other file or machine for anything.

    Nothing a seller, buyer or shop wrote can become anything but text on it. ``hear`` is told
    how many notes are drawn.
    """
    shapes = _Shapes()
    leaves = list(_drawn(book, shapes, hear))
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FileSystemLoader(_TEMPLATES),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    colour = "#{:02X}{:02X}{:02X}".format(*book.ink.rgb)
    return environment.get_template("keepsake.html.j2").render(
        book=book,
        leaves=leaves,
        shapes=shapes.paths,
        ink=colour,
        has_photos=any(drawn.photo for drawn in leaves),
    )


def _drawn(book: Book, shapes: _Shapes, hear: Hear) -> Iterator[_Drawn]:
    chapter = ""
    for count, leaf in enumerate(book.leaves, 1):
        note, photo = leaf.typeset, photo_address(leaf.photo)
        lines = [*note.lines, *([note.sign_off] if note.sign_off else [])]
        runs = (_run(run, shapes) for line in lines for run in line.runs)
        yield _Drawn(
            leaf,
            begins=leaf.chapter if leaf.chapter != chapter else "",
            width=f"{leaf.label.width:g}",
            height=f"{leaf.label.height:g}",
            runs=tuple(runs) if leaf.can_be_drawn and not photo else (),
            photo=photo,
        )
        chapter = leaf.chapter
        hear(count)


def _run(run: GlyphRun, shapes: _Shapes) -> _Run:
    turn = f" rotate({-run.turn * 57.29578:.2f})" if run.turn else ""
    return _Run(
        transform=f"translate({run.left:.2f} {run.baseline:.2f}){turn} scale({run.size:.3f})",
        letters=tuple(
            _Letter(name, f"{x - run.pen:.3f}", f"{-y:.3f}")
            for glyph, x, y in zip(run.glyphs, run.x, run.y, strict=True)
            if (name := shapes.name_of(run.face, glyph))
        ),
    )

"""The ink on one label while it is written: strokes, tools, undo and redo."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QObject, Signal

from handnote.domain.drawing import (
    MOST_POINTS,
    MOST_STROKES,
    USUAL_NIB,
    Drawing,
    Sample,
)
from handnote.domain.ink import Ink
from handnote.domain.problem import InkTrouble, Problem
from handnote.domain.units import Mm
from handnote.ink.moving import Box, fitted, inside, on_label, shifted, touched
from handnote.ink.pen import Pen

_REACH = 0.6
"""How near the eraser comes to what it rubs out, in mm."""

_REMEMBERED = 200
"""How many steps can be taken back."""

Place = tuple[float, float]


class Tool(Enum):
    """What the pointer does on the label."""

    PEN = "pen"
    ERASER = "eraser"
    LASSO = "lasso"


@dataclass(frozen=True, slots=True)
class Look:
    """How the next stroke is made; ``steady`` in milliseconds, 0 for as it is written."""

    nib: Mm = USUAL_NIB
    ink: Ink = Ink.BLUE_BLACK
    steady: float = 0.0


class InkSheet(QObject):
    """Holds a drawing and does to it what a pointer asks; views show it."""

    line_drawn = Signal(object, object, object)
    """From a point to a point with a look: the latest bit of the stroke being made."""

    redrawn = Signal()
    """Another drawing, or another selection, than was shown."""

    marked = Signal()
    """The loop round what is to be picked grew."""

    stroke_added = Signal(object)
    edited = Signal()
    tool_changed = Signal()
    problem_met = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.look = Look()
        self.tool = Tool.PEN
        self.selected: frozenset[int] = frozenset()
        self.loop: list[Place] = []
        self._kept = Drawing(Mm(0), Mm(0))
        self._size = Mm(1), Mm(1)
        self._drawing = Drawing(*self._size)
        self._undo: list[Drawing] = []
        self._redo: list[Drawing] = []
        self._pen: Pen | None = None
        self._used: Tool | None = None
        self._moved_from: Place | None = None
        self._before: Drawing | None = None

    @property
    def drawing(self) -> Drawing:
        """What is on the label, in the label's size."""
        return self._drawing

    @property
    def kept(self) -> Drawing:
        """The drawing as it is to be kept: as it was made, whatever label it is shown on."""
        return self._kept

    @property
    def is_busy(self) -> bool:
        """Whether the pointer is down."""
        return self._used is not None

    def show(self, drawing: Drawing) -> None:
        """Take a drawing; undo begins anew with it."""
        self._drop()
        self._undo, self._redo = [], []
        self._kept = drawing
        self._fit_label()

    def set_size(self, width: Mm, height: Mm) -> None:
        """Be a label of this size; what was made for another is put on it whole."""
        if (width, height) != self._size:
            self._drop()
            self._size = width, height
            self._fit_label()

    def use(self, tool: Tool) -> None:
        """Take this tool; taken twice it is laid down for the pen."""
        self.tool = Tool.PEN if tool is self.tool else tool
        self.select(())
        self.tool_changed.emit()

    def write_like(self, look: Look) -> None:
        """Make the strokes to come like this."""
        self.look = look
        self.tool_changed.emit()

    def press(self, sample: Sample, *, tool: Tool | None = None) -> None:
        """The pointer touches the label; ``tool`` where it brings its own."""
        self.lift()
        self._used = tool or self.tool
        self._before = self._drawing
        if self._used is Tool.PEN:
            self.select(())
            self._pen = Pen(*self._size, self.look.nib, self.look.ink, self.look.steady)
        elif self._used is Tool.LASSO:
            if self._touches_selection(sample):
                self._moved_from = sample.x, sample.y
            else:
                self.select(())
                self.loop = []
        self.move(sample)

    def move(self, sample: Sample) -> None:
        """The pointer goes on."""
        if self._used is Tool.PEN and self._pen is not None:
            self._draw(sample, self._pen)
        elif self._used is Tool.ERASER:
            self._rub(sample)
        elif self._used is Tool.LASSO:
            self._lasso(sample)

    def lift(self) -> None:
        """The pointer leaves the label, or is lost: what it did stays done."""
        used, self._used = self._used, None
        pen, self._pen = self._pen, None
        before, self._before = self._before, None
        moved, self._moved_from = self._moved_from, None
        if pen is not None:
            self._add(pen)
        elif used is Tool.LASSO and moved is None:
            self.select(inside(self._drawing, self.loop))
        elif before is not None and self._drawing is not before:
            self._remember(before)
        self.loop = []

    def select(self, picked: Iterable[int]) -> None:
        """Pick these strokes; none is said by none."""
        chosen = frozenset(picked)
        if chosen != self.selected or self.loop:
            self.selected, self.loop = chosen, []
            self.marked.emit()

    def select_all(self) -> None:
        """Pick everything."""
        self.select(range(len(self._drawing.strokes)))

    def nudge(self, dx: float, dy: float) -> None:
        """Move what is picked by so many millimetres, as far as the label goes."""
        if self.selected:
            self._change(shifted(self._drawing, self.selected, dx, dy))

    def delete(self) -> None:
        """Take away what is picked."""
        if self.selected:
            gone, self.selected = self.selected, frozenset()
            self._change(self._without(gone))

    def fit(self, area: Box) -> None:
        """Bring everything inside an area, smaller where it must be, never stretched."""
        self._change(fitted(self._drawing, area))

    def clear(self) -> None:
        """Take everything away; one step to take back."""
        self.selected = frozenset()
        self._change(replace(self._drawing, strokes=()))

    def put(self, drawing: Drawing) -> None:
        """Have this drawing instead, put whole on this label; one step to take back."""
        self.selected = frozenset()
        self._change(on_label(drawing, *self._size))

    @property
    def can_undo(self) -> bool:
        """Whether something was done since the note was opened."""
        return bool(self._undo)

    def undo(self) -> None:
        """Take back the last stroke, or whatever else was done."""
        self._go(self._undo, self._redo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._go(self._redo, self._undo)

    def _go(self, back: list[Drawing], forth: list[Drawing]) -> None:
        self.lift()
        if back:
            forth.append(self._drawing)
            self.selected = frozenset()
            self._set(back.pop())

    def _draw(self, sample: Sample, pen: Pen) -> None:
        last = pen.last
        point = pen.take(sample)
        if point is None:
            return
        self.line_drawn.emit(last or point, point, self.look)
        if self._drawing.points + pen.count >= MOST_POINTS:
            self._pen, self._used = None, None
            self._add(pen)
            self.problem_met.emit(Problem(InkTrouble.TOO_MUCH))

    def _add(self, pen: Pen) -> None:
        stroke = pen.lift()
        if stroke is None:
            return
        room = MOST_POINTS - self._drawing.points
        if room <= 0 or len(self._drawing.strokes) >= MOST_STROKES:
            self.redrawn.emit()
            self.problem_met.emit(Problem(InkTrouble.TOO_MUCH))
            return
        stroke = replace(stroke, points=stroke.points[:room])
        self._remember(self._drawing)
        self._drawing = replace(self._drawing, strokes=(*self._drawing.strokes, stroke))
        self._kept = self._drawing
        self.stroke_added.emit(stroke)
        self.edited.emit()

    def _rub(self, sample: Sample) -> None:
        found = touched(self._drawing, sample.x, sample.y, _REACH)
        if found is not None:
            self._show_changed(self._without({found}))

    def _lasso(self, sample: Sample) -> None:
        if self._moved_from is None:
            self.loop.append((sample.x, sample.y))
            self.marked.emit()
            return
        x, y = self._moved_from
        self._moved_from = sample.x, sample.y
        self._show_changed(shifted(self._drawing, self.selected, sample.x - x, sample.y - y))

    def _touches_selection(self, sample: Sample) -> bool:
        picked = tuple(self._drawing.strokes[index] for index in sorted(self.selected))
        part = replace(self._drawing, strokes=picked)
        return touched(part, sample.x, sample.y, 2 * _REACH) is not None

    def _without(self, gone: Iterable[int]) -> Drawing:
        going = frozenset(gone)
        left = (s for index, s in enumerate(self._drawing.strokes) if index not in going)
        return replace(self._drawing, strokes=tuple(left))

    def _change(self, drawing: Drawing) -> None:
        self.lift()
        if drawing != self._drawing:
            self._remember(self._drawing)
            self._set(drawing)

    def _show_changed(self, drawing: Drawing) -> None:
        self._drawing = self._kept = drawing
        self.redrawn.emit()
        self.edited.emit()

    def _remember(self, before: Drawing) -> None:
        self._undo = [*self._undo[-_REMEMBERED:], before]
        self._redo = []

    def _set(self, drawing: Drawing) -> None:
        self._show_changed(drawing)

    def _drop(self) -> None:
        """Lay the pointer down; a stroke being made is of the drawing that goes."""
        self.lift()
        self.selected = frozenset()

    def _fit_label(self) -> None:
        if self._kept.strokes:
            self._drawing = on_label(self._kept, *self._size)
        else:
            self._drawing = Drawing(*self._size)
        self.redrawn.emit()

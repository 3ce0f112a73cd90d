"""Writing on the label: pen, finger, mouse and keys, and whatever may go wrong with them."""

import math
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from handnote.domain.drawing import MOST_POINTS, Drawing, Point, Sample, Stroke
from handnote.domain.ink import Ink
from handnote.domain.problem import InkTrouble
from handnote.domain.units import Mm
from handnote.ink.moving import bounds
from handnote.qt.ink.pointing import Pen
from handnote.qt.ink.sheet import Look, Tool
from handnote.qt.ink.view import InkView
from handnote.sheets.stocks import StockCatalogue
from tests.ink.handwriting import written
from tests.ink.test_tidying import off_path
from tests.qt.ink_stand import InkStand, drag, line, pen_event, write

STOCK = StockCatalogue().find("L7163")


@pytest.fixture
def stand() -> Iterator[InkStand]:
    stand = InkStand(STOCK)
    yield stand
    stand.close()


def count(stand: InkStand) -> int:
    return len(stand.sheet.drawing.strokes)


def tool(stand: InkStand) -> Tool:
    return stand.sheet.tool


def inked(whole: QImage) -> float:
    """The share of a label, its edge left out, that is as dark as ink."""
    image = whole.copy(whole.rect().adjusted(30, 30, -30, -75))
    pixels = [
        image.pixelColor(x, y).lightness() < 120
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    ]
    return sum(pixels) / len(pixels)


def test_a_recorded_path_comes_through_tablet_events_as_it_was_written(stand: InkStand) -> None:
    paths = written(5)
    for path in paths:
        write(stand.view, path)
    assert count(stand) == len(paths)
    for path, stroke in zip(paths, stand.sheet.drawing.strokes, strict=True):
        assert max(off_path(s.x, s.y, list(stroke.points)) for s in path) < 0.1


def test_pressure_is_kept_and_seen(stand: InkStand) -> None:
    soft = [s._replace(pressure=0.1) for s in line(10, 10, 60, 10)]
    hard = [s._replace(pressure=1.0) for s in line(10, 25, 60, 25)]
    write(stand.view, soft)
    write(stand.view, hard)
    strokes = stand.sheet.drawing.strokes
    assert [round(s.points[0].pressure, 1) for s in strokes] == [0.1, 1.0]
    image = stand.view.grab().toImage()
    corner, scale = stand.view.corner, stand.view.scale

    def rows(y: float) -> int:
        x = round(corner.x() + 35 * scale)
        first, last = round(corner.y() + (y - 2) * scale), round(corner.y() + (y + 2) * scale)
        return sum(image.pixelColor(x, row).lightness() < 140 for row in range(first, last))

    assert rows(25) > 1.8 * rows(10)


def test_what_is_seen_while_writing_is_what_stays_when_the_pen_is_lifted(stand: InkStand) -> None:
    path = written(1)[0]
    kind = QEvent.Type.TabletPress
    for sample in path:
        QApplication.sendEvent(stand.view, pen_event(stand.view, kind, sample))
        kind = QEvent.Type.TabletMove
    during = inked(stand.view.grab().toImage())
    QApplication.sendEvent(stand.view, pen_event(stand.view, QEvent.Type.TabletRelease, path[-1]))
    after = inked(stand.view.grab().toImage())
    assert during == pytest.approx(after, rel=0.2)
    assert after > 0


def test_guide_lines_are_no_ink(stand: InkStand) -> None:
    assert inked(stand.view.grab().toImage()) == 0.0
    assert stand.sheet.drawing.strokes == ()


def test_the_pen_turned_round_rubs_out_and_undo_brings_it_back(stand: InkStand) -> None:
    write(stand.view, line(10, 10, 60, 10))
    write(stand.view, line(10, 25, 60, 25))
    write(stand.view, line(30, 5, 30, 15), turned=True)
    assert count(stand) == 1
    stand.sheet.undo()
    assert count(stand) == 2
    stand.sheet.redo()
    assert count(stand) == 1


def test_the_mouse_writes_and_its_right_button_rubs_out(stand: InkStand) -> None:
    drag(stand.view, line(10, 10, 60, 10))
    assert count(stand) == 1
    drag(stand.view, line(30, 5, 30, 15), Qt.MouseButton.RightButton)
    assert count(stand) == 0


def touch(stand: InkStand, *places: tuple[int, int]) -> None:
    device = _touch_device()
    sequence = QTest.touchEvent(stand.view, device)
    sequence.press(1, QPoint(*places[0]))
    sequence.commit()
    for place in places[1:]:
        sequence = QTest.touchEvent(stand.view, device)
        sequence.move(1, QPoint(*place))
        sequence.commit()
    sequence = QTest.touchEvent(stand.view, device)
    sequence.release(1, QPoint(*places[-1]))
    sequence.commit()


_DEVICES: list[QPointingDevice] = []


def _touch_device() -> QPointingDevice:
    if not _DEVICES:
        _DEVICES.append(QTest.createTouchDevice())
    return _DEVICES[0]


def test_a_finger_writes(stand: InkStand) -> None:
    touch(stand, (100, 100), (180, 110), (260, 120))
    assert count(stand) == 1


def test_a_palm_beside_the_pen_leaves_nothing(
    stand: InkStand, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand.view.pen_came()
    touch(stand, (100, 100), (180, 110))
    assert count(stand) == 0
    write(stand.view, line(10, 10, 60, 10))
    stand.view.pen_went()
    touch(stand, (100, 100), (180, 110))
    assert count(stand) == 1
    monkeypatch.setattr("handnote.qt.ink.pointing.PALM_S", 0.0)
    touch(stand, (100, 100), (180, 110))
    assert count(stand) == 2


def test_a_pen_is_about_for_half_a_second_after_it_was_last_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = [100.0]
    monkeypatch.setattr("handnote.qt.ink.pointing.monotonic", lambda: clock[0])
    pen = Pen()
    seen = [pen.is_about]
    pen.seen()
    for clock[0] in (100.4, 100.6):
        seen.append(pen.is_about)
    assert seen == [False, True, False]


def test_a_tablet_unplugged_in_the_middle_of_a_stroke_loses_nothing(stand: InkStand) -> None:
    kind = QEvent.Type.TabletPress
    for sample in line(10, 10, 60, 10):
        QApplication.sendEvent(stand.view, pen_event(stand.view, kind, sample))
        kind = QEvent.Type.TabletMove
    stand.view.pen_went()
    assert count(stand) == 1
    assert stand.sheet.drawing.strokes[0].points[-1].x == pytest.approx(60, abs=0.1)
    drag(stand.view, line(10, 25, 60, 25))
    assert count(stand) == 2


def test_a_pen_that_falls_silent_is_taken_for_unplugged_and_writes_on_when_heard_again(
    stand: InkStand,
) -> None:
    samples = line(10, 10, 60, 10)
    QApplication.sendEvent(stand.view, pen_event(stand.view, QEvent.Type.TabletPress, samples[0]))
    move = QEvent.Type.TabletMove
    QApplication.sendEvent(stand.view, pen_event(stand.view, move, samples[5]))
    stand.view._lost.timeout.emit()
    assert count(stand) == 1
    QApplication.sendEvent(stand.view, pen_event(stand.view, move, samples[10]))
    QApplication.sendEvent(stand.view, pen_event(stand.view, move, samples[15]))
    stand.sheet.lift()
    assert count(stand) == 2


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf, -1e30, 1e30])
def test_odd_numbers_from_a_driver_harm_nothing(stand: InkStand, odd: float) -> None:
    path = line(10, 10, 60, 10)
    path[5] = path[5]._replace(pressure=odd)
    if math.isfinite(odd):
        path[7] = path[7]._replace(x=min(max(odd, -1e6), 1e6))
    write(stand.view, path)
    stroke = stand.sheet.drawing.strokes[0]
    assert all(0 <= p.pressure <= 1 for p in stroke.points)
    assert all(0 <= p.x <= STOCK.width for p in stroke.points)
    stand.view.grab()


def test_a_label_crammed_full_says_so_once_and_keeps_what_it_has(stand: InkStand) -> None:
    wild = Stroke(tuple(Point(Mm(n % 90), Mm(n * 7 % 30)) for n in range(MOST_POINTS - 300)))
    stand.sheet.show(Drawing(STOCK.width, STOCK.height, (wild,)))
    met: list[object] = []
    stand.sheet.problem_met.connect(met.append)
    zigzag = [Sample(5 + n % 80, 5 + 20 * (n % 2), 0.5, n) for n in range(2000)]
    stand.sheet.press(zigzag[0])
    for sample in zigzag[1:]:
        stand.sheet.move(sample)
    stand.sheet.lift()
    assert [problem.code for problem in met] == [InkTrouble.TOO_MUCH]  # type: ignore[attr-defined]
    assert stand.sheet.drawing.points <= MOST_POINTS
    assert stand.sheet.drawing.strokes[0] == wild


def test_strokes_are_taken_back_and_done_again_one_by_one(stand: InkStand) -> None:
    for y in (8, 16, 24):
        write(stand.view, line(10, y, 60, y))
    for left in (2, 1, 0, 0):
        stand.sheet.undo()
        assert count(stand) == left
    QTest.keyClick(
        stand.view,
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert count(stand) == 1
    write(stand.view, line(10, 30, 60, 30))
    stand.sheet.redo()
    assert count(stand) == 2


def loop_round(left: float, top: float, right: float, bottom: float) -> list[Sample]:
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    return [Sample(x, y, 0.5, 0) for x, y in corners]


def test_a_loop_picks_strokes_and_they_are_moved_by_hand_or_by_key(stand: InkStand) -> None:
    write(stand.view, line(10, 8, 40, 8))
    write(stand.view, line(10, 28, 40, 28))
    QTest.keyClick(stand.view, Qt.Key.Key_L)
    write(stand.view, loop_round(5, 4, 45, 14))
    assert stand.sheet.selected == {0}
    write(stand.view, line(20, 8, 40, 13))
    first, second = stand.sheet.drawing.strokes
    assert first.points[0].x == pytest.approx(30, abs=0.1)
    assert first.points[0].y == pytest.approx(13, abs=0.1)
    assert second.points[0].y == pytest.approx(28, abs=0.1)
    QTest.keyClick(stand.view, Qt.Key.Key_Left)
    assert stand.sheet.drawing.strokes[0].points[0].x == pytest.approx(29.5, abs=0.1)
    QTest.keyClick(stand.view, Qt.Key.Key_Delete)
    assert count(stand) == 1
    for _ in range(2):
        stand.sheet.undo()
    assert stand.sheet.drawing.strokes[0].points[0].x == pytest.approx(30, abs=0.1)


def test_fitting_brings_ink_from_the_edge_without_stretching(stand: InkStand) -> None:
    write(stand.view, line(0, 0, 99, 38))
    near = [stand.view.is_near_edge]
    before = bounds(stand.sheet.drawing.strokes)
    QTest.keyClick(stand.view, Qt.Key.Key_F)
    near.append(stand.view.is_near_edge)
    assert near == [True, False]
    after = bounds(stand.sheet.drawing.strokes)
    wide, high = ((box[2] - box[0], box[3] - box[1]) for box in (before, after))
    assert wide[0] / wide[1] == pytest.approx(high[0] / high[1], rel=0.01)


def test_keys_choose_tools_and_nibs(stand: InkStand) -> None:
    QTest.keyClick(stand.view, Qt.Key.Key_E)
    assert tool(stand) is Tool.ERASER
    QTest.keyClick(stand.view, Qt.Key.Key_Escape)
    assert tool(stand) is Tool.PEN
    QTest.keyClick(stand.view, Qt.Key.Key_4)
    assert stand.sheet.look.nib == 1.0


def test_nothing_is_written_on_what_is_only_to_be_read(stand: InkStand) -> None:
    stand.view.set_read_only(True)
    write(stand.view, line(10, 10, 60, 10))
    QTest.keyClick(stand.view, Qt.Key.Key_F)
    assert count(stand) == 0


def test_ink_made_for_another_label_is_kept_as_it_was_until_it_is_drawn_on(
    stand: InkStand,
) -> None:
    made = Drawing(Mm(200), Mm(100), (Stroke((Point(Mm(10), Mm(10)), Point(Mm(190), Mm(90)))),))
    stand.sheet.show(made)
    assert stand.sheet.kept == made
    assert stand.sheet.drawing.width == STOCK.width
    write(stand.view, line(10, 10, 20, 10))
    assert stand.sheet.kept == stand.sheet.drawing


def test_what_is_written_next_is_in_the_ink_and_nib_chosen(stand: InkStand) -> None:
    stand.sheet.write_like(Look(Mm(1.0), Ink.BURGUNDY))
    write(stand.view, line(10, 10, 60, 10))
    stroke = stand.sheet.drawing.strokes[0]
    assert (stroke.nib, stroke.ink) == (1.0, Ink.BURGUNDY)


def test_a_view_that_goes_keeps_the_stroke_being_made(stand: InkStand) -> None:
    QApplication.sendEvent(
        stand.view,
        pen_event(stand.view, QEvent.Type.TabletPress, Sample(10, 10, 0.5, 0)),
    )
    stand.view.hide()
    assert count(stand) == 1


def test_only_the_box_round_the_newest_bit_is_painted(stand: InkStand) -> None:
    boxes = []

    class Watched(InkView):
        def paintEvent(self, event):  # type: ignore[no-untyped-def]
            boxes.append(event.rect())
            super().paintEvent(event)

    view = Watched(stand.window, stand.view._theme, STOCK, stand.sheet)
    view.resize(700, 330)
    view.show()
    QApplication.processEvents()
    samples = line(10, 10, 60, 10, 50)
    QApplication.sendEvent(view, pen_event(view, QEvent.Type.TabletPress, samples[0]))
    QApplication.processEvents()
    boxes.clear()
    for sample in samples[1:]:
        QApplication.sendEvent(view, pen_event(view, QEvent.Type.TabletMove, sample))
        QApplication.processEvents()
    assert len(boxes) >= 40
    assert max(box.width() * box.height() for box in boxes) < 60 * 60

"""The kept path is the pen's path, whatever the pen says."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.domain.drawing import Point, Sample
from handnote.domain.ink import Ink
from handnote.domain.units import Mm
from handnote.ink.pen import Pen
from handnote.ink.tidying import thinned
from tests.ink.handwriting import HEIGHT, WIDTH, stroke_of, written


def off_path(x: float, y: float, path: list[Point]) -> float:
    """How far a place is from a path, in mm."""
    best = math.inf
    for a, b in pairwise(path) if len(path) > 1 else [(path[0], path[0])]:
        dx, dy = b.x - a.x, b.y - a.y
        long = dx * dx + dy * dy
        along = min(1.0, max(0.0, ((x - a.x) * dx + (y - a.y) * dy) / long)) if long else 0.0
        best = min(best, math.hypot(a.x + along * dx - x, a.y + along * dy - y))
    return best


def test_what_is_kept_lies_within_less_than_a_tenth_of_a_millimetre_of_the_pen() -> None:
    for path in written(12):
        kept = list(stroke_of(path).points)
        worst = max(off_path(sample.x, sample.y, kept) for sample in path)
        assert worst < 0.07


def test_a_third_of_the_points_is_enough() -> None:
    paths = written(12)
    kept = sum(len(stroke_of(path).points) for path in paths)
    assert kept < 0.5 * sum(len(path) for path in paths)


def test_pressure_is_kept_where_the_path_is_straight() -> None:
    pen = Pen(WIDTH, HEIGHT, Mm(0.7), Ink.BLACK)
    for step in range(101):
        pressure = 0.2 + 0.7 * (step == 50)
        pen.take(Sample(10 + step * 0.3, 20, pressure, step * 5))
    stroke = pen.lift()
    assert stroke is not None
    assert max(point.pressure for point in stroke.points) > 0.85
    assert min(point.pressure for point in stroke.points) < 0.25


@given(
    st.lists(
        st.tuples(st.floats(-5, 120), st.floats(-5, 60), st.floats(0, 1)), min_size=1, max_size=200
    )
)
def test_thinning_keeps_both_ends_and_strays_nowhere(
    said: list[tuple[float, float, float]],
) -> None:
    points = [Point(Mm(x), Mm(y), pressure) for x, y, pressure in said]
    kept = thinned(points, 0.5)
    assert kept[0] == points[0]
    assert kept[-1] == points[-1]
    assert all(off_path(point.x, point.y, kept) < 0.0401 for point in points)


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf])
def test_a_place_that_is_no_place_is_passed_over(odd: float) -> None:
    pen = Pen(WIDTH, HEIGHT, Mm(0.5), Ink.BLACK)
    assert pen.take(Sample(odd, 5, 0.5, 0)) is None
    assert pen.take(Sample(5, odd, 0.5, 0)) is None
    assert pen.lift() is None


def test_a_pressure_that_is_no_number_is_the_one_before() -> None:
    pen = Pen(WIDTH, HEIGHT, Mm(0.5), Ink.BLACK)
    pen.take(Sample(5, 5, math.nan, 0))
    pen.take(Sample(6, 5, 0.9, 5))
    pen.take(Sample(7, 5, math.nan, 10))
    stroke = pen.lift()
    assert stroke is not None
    assert [point.pressure for point in stroke.points] == [0.5, 0.9, 0.9]


def test_what_is_beside_the_label_stays_on_its_edge() -> None:
    pen = Pen(WIDTH, HEIGHT, Mm(0.5), Ink.BLACK)
    for place in ((-40, 10), (50, -3), (200, 900), (50, 20)):
        pen.take(Sample(*place, 7.5, 0))
    stroke = pen.lift()
    assert stroke is not None
    assert all(0 <= p.x <= WIDTH and 0 <= p.y <= HEIGHT for p in stroke.points)
    assert all(p.pressure == 1 for p in stroke.points)


def test_a_million_samples_in_one_stroke_take_little_room() -> None:
    pen = Pen(WIDTH, HEIGHT, Mm(0.5), Ink.BLACK)
    for step in range(1_000_000):
        angle = step / 400
        pen.take(Sample(50 + 15 * math.cos(angle), 19 + 15 * math.sin(angle * 1.02), 0.5, step))
    assert pen.count < 70_000
    assert pen.lift() is not None


def test_ten_minutes_of_holding_still_are_a_dot() -> None:
    pen = Pen(WIDTH, HEIGHT, Mm(0.5), Ink.BLACK)
    for step in range(120_000):
        pen.take(Sample(20 + 0.001 * (step % 3), 20, 0.5, step * 5))
    stroke = pen.lift()
    assert stroke is not None
    assert len(stroke.points) == 1


def test_a_shaking_hand_is_steadied_only_when_asked() -> None:
    shaky = [
        Sample(10 + step * 0.2, 20 + 0.4 * math.sin(step * 1.4), 0.5, step * 5.0)
        for step in range(300)
    ]
    as_written = stroke_of(shaky)
    assert max(abs(point.y - 20) for point in as_written.points) > 0.35
    pen = Pen(WIDTH, HEIGHT, Mm(0.5), Ink.BLACK, steady=40.0)
    for sample in shaky:
        pen.take(sample)
    steady = pen.lift()
    assert steady is not None
    assert max(abs(point.y - 20) for point in steady.points[2:-2]) < 0.12
    assert steady.points[0].x == pytest.approx(10)
    assert steady.points[-1].x == pytest.approx(shaky[-1].x)

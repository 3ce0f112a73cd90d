"""Ink as bytes: small, exact, and never a traceback whatever the bytes are."""

import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.domain.drawing import MOST_POINTS, MOST_STROKES, Drawing, Point, Stroke
from handnote.domain.ink import Ink
from handnote.domain.problem import InkTrouble, Problem
from handnote.domain.units import Mm
from handnote.ink.codec import MOST_BYTES, decode, encode
from tests.ink.handwriting import note

points = st.builds(
    Point,
    st.integers(0, 4955).map(lambda step: Mm(step / 50)),
    st.integers(0, 1905).map(lambda step: Mm(step / 50)),
    st.integers(0, 63).map(lambda step: step / 63),
)
strokes = st.builds(
    Stroke,
    st.lists(points, min_size=1, max_size=30).map(tuple),
    st.sampled_from((Mm(0.3), Mm(0.5), Mm(1.0))),
    st.sampled_from(Ink),
)
drawings = st.builds(
    Drawing, st.just(Mm(99.1)), st.just(Mm(38.1)), st.lists(strokes, min_size=1).map(tuple)
)


@given(drawings)
def test_what_is_kept_comes_back(drawing: Drawing) -> None:
    assert decode(encode(drawing)) == drawing
    assert encode(decode(encode(drawing))) == encode(drawing)


def test_a_note_of_forty_words_takes_less_than_eight_kilobytes() -> None:
    assert max(len(encode(note(40, seed))) for seed in range(5)) <= 8 * 1024


def test_nothing_drawn_is_no_bytes() -> None:
    assert encode(Drawing(Mm(10), Mm(10))) == b""
    assert decode(b"").strokes == ()


def damaged(data: bytes) -> None:
    with pytest.raises(Problem) as met:
        decode(data)
    assert met.value.code is InkTrouble.DAMAGED


@given(st.binary(min_size=1))
def test_any_other_bytes_are_a_problem_and_never_a_crash(data: bytes) -> None:
    damaged(data)


def test_one_flipped_bit_anywhere_is_noticed() -> None:
    data = encode(note(3))
    for place in range(len(data)):
        flipped = bytearray(data)
        flipped[place] ^= 1 << place % 8
        damaged(bytes(flipped))


def test_cut_off_anywhere_it_is_noticed() -> None:
    data = encode(note(1))
    for end in range(1, len(data)):
        damaged(data[:end])


def sealed(body: bytes) -> bytes:
    packed = zlib.compress(body)
    return b"HNI1" + zlib.crc32(packed).to_bytes(4, "big") + packed


def test_well_sealed_nonsense_is_a_problem_too() -> None:
    dice = random.Random(7)
    for size in range(1, 400):
        damaged(sealed(dice.randbytes(size)))
    damaged(sealed(bytes(2_000_000)))
    damaged(sealed(b"\xff" * 400))
    damaged(sealed(b"\x00"))


def test_a_bomb_of_zeroes_is_not_unpacked() -> None:
    bomb = zlib.compress(bytes(200_000_000))
    assert len(bomb) < MOST_BYTES
    damaged(b"HNI1" + zlib.crc32(bomb).to_bytes(4, "big") + bomb)


def test_more_than_a_label_holds_is_refused_before_it_is_kept() -> None:
    dot = Stroke((Point(Mm(1), Mm(1)),))
    line = Stroke(tuple(Point(Mm(n % 90), Mm(n % 30)) for n in range(MOST_POINTS + 1)))
    for crammed in ((dot,) * (MOST_STROKES + 1), (line,)):
        with pytest.raises(Problem) as met:
            encode(Drawing(Mm(99), Mm(38), crammed))
        assert met.value.code is InkTrouble.TOO_MUCH


def test_the_fullest_drawing_there_is_can_be_kept() -> None:
    dice = random.Random(5)
    wild = Stroke(
        tuple(
            Point(Mm(dice.randint(0, 9900) / 100), Mm(dice.randint(0, 3800) / 100), dice.random())
            for _ in range(MOST_POINTS)
        )
    )
    data = encode(Drawing(Mm(99), Mm(38), (wild,)))
    assert len(data) < MOST_BYTES
    assert len(decode(data).strokes[0].points) == MOST_POINTS

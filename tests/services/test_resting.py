"""A hand that wrote ten notes is offered a rest, once, and nobody counts aloud."""

from datetime import timedelta

import pytest

from handnote.domain.note import MadeBy
from handnote.services.resting import Resting
from tests.services.desk import EVENING


@pytest.mark.parametrize("made_by", [MadeBy.PEN, MadeBy.INK])
def test_after_every_tenth_note_by_hand_it_is_time(made_by: MadeBy) -> None:
    resting = Resting()
    assert [number for number in range(1, 31) if resting.wrote(made_by, EVENING)] == [10, 20, 30]


@pytest.mark.parametrize("made_by", [MadeBy.FONT, MadeBy.OWN_HAND])
def test_a_keyboard_is_never_sent_to_tea(made_by: MadeBy) -> None:
    resting = Resting()
    assert not any(resting.wrote(made_by, EVENING) for _ in range(40))


def test_who_paused_by_herself_is_not_told_to() -> None:
    resting = Resting()
    for _ in range(9):
        resting.wrote(MadeBy.PEN, EVENING)
    later = EVENING + timedelta(minutes=10)
    assert [n for n in range(1, 12) if resting.wrote(MadeBy.PEN, later)] == [10]

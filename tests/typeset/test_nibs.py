"""A broader nib leaves more ink, and no note stands differently on screen than on paper."""

import pytest

from handnote.domain.hand import Nib
from handnote.typeset.typeset_note import TypesetNote
from tests.typeset.stand import LABEL, NOTE, typesetter


def written(hand: str, nib: Nib, text: str = NOTE) -> TypesetNote:
    stand = typesetter()
    return stand.typeset(text, stand.hands.find(hand, nib), LABEL)


def faces(note: TypesetNote) -> set[str]:
    return {run.face.id for line in note.lines for run in line.runs}


@pytest.mark.parametrize("hand", ["caveat", "playpen-sans"])
def test_every_nib_is_a_face_of_its_own(hand: str) -> None:
    found = {nib: faces(written(hand, nib)) for nib in Nib}
    assert found == {
        Nib.FINE: {hand},
        Nib.MEDIUM: {f"{hand}-medium"},
        Nib.BROAD: {f"{hand}-broad"},
    }


def test_a_hand_without_a_nib_takes_the_nearest_finer_one() -> None:
    assert faces(written("kalam", Nib.MEDIUM)) == {"kalam"}
    assert faces(written("kalam", Nib.BROAD)) == {"kalam-broad"}
    assert faces(written("patrick-hand", Nib.BROAD)) == {"patrick-hand"}


def test_letters_that_stand_in_have_the_nib_of_the_hand() -> None:
    assert faces(written("caveat", Nib.BROAD, "Ευχαριστώ")) == {"playpen-sans-broad"}
    assert faces(written("patrick-hand", Nib.BROAD, "Ευχαριστώ")) == {"playpen-sans"}

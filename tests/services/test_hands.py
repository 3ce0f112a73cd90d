"""A seller's fonts come and go; her notes stay."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from handnote.bootstrap import open_desk
from handnote.config.resources import resource
from handnote.domain.hand import Hand
from handnote.domain.note import MadeBy
from handnote.domain.problem import AskTrouble, Problem
from handnote.services.desk import Desk
from handnote.typeset.own_fonts import LARGEST

FONT = resource("fonts", "PatrickHand-Regular.ttf")
TEXT = "Jo, the blue one is my favourite of this firing."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "desk")
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Hand]:
    """A data folder to which a font was added on some other day."""
    folder = tmp_path_factory.mktemp("kept") / "desk"
    desk = open_desk(folder)
    hand = desk.own_hands.add(FONT)
    order = desk.inbox.add_by_hand("Jo", "a blue mug")
    desk.composing.finish(order, TEXT, hand=hand.id, made_by=MadeBy.FONT, sign_off="Anna")
    desk.close()
    return folder, hand


@pytest.fixture
def folder(kept: tuple[Path, Hand], tmp_path: Path) -> Path:
    return shutil.copytree(kept[0], tmp_path / "desk")


@pytest.fixture
def hand(kept: tuple[Path, Hand]) -> Hand:
    return kept[1]


def proof_of(desk: Desk) -> tuple[bytes, str]:
    """The proof of what is ready, and the hand its note is recorded in."""
    notes = desk.printing.ready()
    proof = desk.proofing.proof(notes, desk.catalogue.find("L7163"))
    assert [note.text for note in proof.notes] == [TEXT]
    return proof.pdf, notes[0].hand


def offered(desk: Desk) -> list[str]:
    return [hand.name for hand in desk.proofing.hands.offered()]


def test_own_hands_come_after_those_that_ship(desk: Desk) -> None:
    shipped = offered(desk)
    hand = desk.own_hands.add(FONT)
    assert offered(desk) == [*shipped, "Patrick Hand"]
    assert desk.own_hands.is_own(hand.id)
    assert not desk.own_hands.is_own("patrick-hand")


def test_a_name_typed_finds_the_hand_that_ships_first(folder: Path) -> None:
    desk = open_desk(folder)
    assert desk.proofing.hands.find("Patrick Hand").id == "patrick-hand"
    desk.close()


def test_a_note_in_an_own_hand_is_printed_in_it(folder: Path, hand: Hand) -> None:
    desk = open_desk(folder)
    assert desk.own_hands.is_here(hand.id)
    pdf, _ = proof_of(desk)
    assert hand.id.removeprefix("own-").encode() in pdf
    desk.close()


def test_a_note_whose_font_is_gone_is_printed_in_the_first_hand(folder: Path, hand: Hand) -> None:
    shutil.rmtree(folder / "fonts")
    desk = open_desk(folder)
    assert not desk.own_hands.is_here(hand.id)
    pdf, recorded = proof_of(desk)
    assert b"Caveat" in pdf
    assert recorded == hand.id
    desk.close()


def test_the_same_font_added_again_gives_the_note_its_hand_back(folder: Path, hand: Hand) -> None:
    desk = open_desk(folder)
    before, _ = proof_of(desk)
    for file in (folder / "fonts").iterdir():
        file.unlink()
    without, _ = proof_of(desk)
    assert desk.own_hands.add(FONT) == hand
    after, _ = proof_of(desk)
    desk.close()
    assert before == after != without


def test_a_hand_taken_away_can_be_put_back_until_the_desk_is_closed(
    folder: Path, hand: Hand
) -> None:
    desk = open_desk(folder)
    before, _ = proof_of(desk)
    desk.own_hands.take_away(hand.id)
    assert hand not in desk.proofing.hands.offered()
    assert desk.own_hands.taken_away() == (hand,)
    without, _ = proof_of(desk)
    desk.own_hands.put_back(hand.id)
    assert desk.own_hands.taken_away() == ()
    after, _ = proof_of(desk)
    assert before == after != without
    desk.own_hands.take_away(hand.id)
    desk.close()
    assert list((folder / "fonts").iterdir()) == []


def test_a_hand_added_again_while_it_is_away_is_there_once(folder: Path, hand: Hand) -> None:
    desk = open_desk(folder)
    desk.own_hands.take_away(hand.id)
    desk.own_hands.add(FONT)
    away = desk.own_hands.taken_away()
    desk.close()
    assert away == ()
    desk = open_desk(folder)
    is_here = desk.own_hands.is_here(hand.id)
    desk.close()
    assert is_here


def test_what_was_taken_away_on_a_day_the_power_failed_is_gone_the_next(
    folder: Path, hand: Hand
) -> None:
    desk = open_desk(folder)
    desk.own_hands.take_away(hand.id)
    shutil.copytree(folder / "fonts", folder.parent / "at the cut")
    desk.close()
    shutil.rmtree(folder / "fonts")
    shutil.copytree(folder.parent / "at the cut", folder / "fonts")
    desk = open_desk(folder)
    assert desk.own_hands.taken_away() == ()
    desk.close()
    assert list((folder / "fonts").iterdir()) == []


def test_opening_a_desk_makes_no_folder_for_fonts(desk: Desk) -> None:
    assert not (desk.folder / "fonts").exists()


@pytest.mark.parametrize("name", ["nothing.ttf", "."])
def test_a_file_that_cannot_be_read_is_named(desk: Desk, tmp_path: Path, name: str) -> None:
    with pytest.raises(Problem) as refused:
        desk.own_hands.add(tmp_path / name)
    assert refused.value.code in (AskTrouble.CANNOT_READ_FILE, AskTrouble.FONT_WRONG_KIND)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_is_no_font(desk: Desk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ttf")
    with pytest.raises(Problem) as refused:
        desk.own_hands.add(tmp_path / "pipe.ttf")
    assert refused.value.code is AskTrouble.FONT_WRONG_KIND


def test_a_file_too_large_is_not_even_read(desk: Desk, tmp_path: Path) -> None:
    with (tmp_path / "big.ttf").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(Problem) as refused:
        desk.own_hands.add(tmp_path / "big.ttf")
    assert refused.value.code is AskTrouble.FONT_TOO_LARGE
    assert not (desk.folder / "fonts").exists()


def test_a_disk_that_refuses_is_told_of_and_keeps_nothing_half(desk: Desk) -> None:
    (desk.folder / "fonts").write_text("a file where the folder would be")
    with pytest.raises(Problem) as refused:
        desk.own_hands.add(FONT)
    assert refused.value.code is AskTrouble.CANNOT_WRITE_FILE
    assert refused.value.facts["name"] == FONT.name

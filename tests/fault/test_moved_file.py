"""A file deleted or replaced under the running program loses nothing and mixes nothing."""

import shutil
from pathlib import Path

import pytest

from handnote.domain.problem import Problem, StoreTrouble
from handnote.storage.store import open_store
from tests.services.desk import StoppedClock, add_three_orders, desk_in

pytestmark = pytest.mark.fault


def test_a_deleted_file_is_written_again_whole(tmp_path: Path) -> None:
    path = tmp_path / "handnote.db"
    with desk_in(tmp_path) as desk:
        ids = add_three_orders(desk)
        desk.finish(ids["maria"], "Maria, before")
        path.unlink()
        desk.finish(ids["tom"], "Tom, after")
        assert path.exists()
        path.unlink()
        desk.draft(ids["anna"], "Anna, after that")
    with desk_in(tmp_path) as desk:
        texts = [desk.note(ids[name]).text for name in ("maria", "tom", "anna")]
        assert texts == ["Maria, before", "Tom, after", "Anna, after that"]


def test_a_folder_that_is_gone_is_made_again_and_still_ours_alone(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    with desk_in(folder) as desk:
        order_id = desk.walk_in()
        folder.rename(tmp_path / "dragged away")
        desk.draft(order_id, "still here")
        with pytest.raises(Problem) as raised:
            open_store(folder, clock=StoppedClock())
        assert raised.value.code is StoreTrouble.IN_USE
    with desk_in(folder) as desk:
        assert desk.note(order_id).text == "still here"


def test_a_replaced_file_is_left_alone_and_ours_is_kept_beside_it(tmp_path: Path) -> None:
    here, elsewhere = tmp_path / "here", tmp_path / "elsewhere"
    with desk_in(elsewhere) as other:
        other.draft(other.walk_in(), "from the other computer")
    with desk_in(here) as desk:
        order_id = desk.walk_in()
        desk.draft(order_id, "from this computer")
        (elsewhere / "handnote.db").replace(here / "handnote.db")
        theirs = (here / "handnote.db").read_bytes()
        for _ in range(3):
            with pytest.raises(Problem) as raised:
                desk.draft(order_id, "from this computer, later")
            assert raised.value.code is StoreTrouble.REPLACED
            assert raised.value.facts["kept"] == "handnote-kept.db"
        assert desk.note(order_id).text == "from this computer"
        assert (here / "handnote.db").read_bytes() == theirs
    assert len(list(here.glob("handnote-kept*.db"))) == 1
    assert (here / "handnote.db").read_bytes() == theirs
    (here / "handnote-kept.db").replace(here / "handnote.db")
    with desk_in(here) as desk:
        assert desk.note(order_id).text == "from this computer"


def test_a_replaced_file_of_the_very_same_content_is_simply_used(tmp_path: Path) -> None:
    path = tmp_path / "handnote.db"
    with desk_in(tmp_path) as desk:
        order_id = desk.walk_in()
        desk.draft(order_id, "before")
        shutil.copy(path, tmp_path / "copy")
        (tmp_path / "copy").replace(path)
        desk.draft(order_id, "after")
    with desk_in(tmp_path) as desk:
        assert desk.note(order_id).text == "after"


def test_reading_goes_on_when_the_file_is_gone(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        order_id = desk.walk_in()
        desk.draft(order_id, "still here")
        (tmp_path / "handnote.db").unlink()
        assert desk.note(order_id).text == "still here"

"""Files as they are dropped: read one by one, asked about once, remembered by their header."""

import os
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from handnote.bootstrap import open_desk
from handnote.domain.problem import FileTrouble, Problem
from handnote.readers.own_columns import ColumnMap
from handnote.readers.profile import Role
from handnote.services.order_files import OrderFiles
from handnote.services.settling import Settling, look

LIST = "Wer,Was,Wohin\nAna,Becher,hier\n"


@contextmanager
def desk_in(folder: Path) -> Iterator[OrderFiles]:
    with closing(open_desk(folder)) as desk:
        yield desk.order_files


def put(folder: Path, content: str, name: str = "liste.csv") -> Path:
    path = folder / name
    path.write_text(content, "utf-8")
    return path


def test_what_was_said_of_a_header_is_kept_beyond_the_day(tmp_path: Path) -> None:
    path = put(tmp_path, LIST)
    with desk_in(tmp_path / "desk") as files:
        [table] = files.read([path]).unknown
        said = ColumnMap({Role.RECIPIENT: (0, 1), Role.TITLE: (1,)}, "Markt")
        files.remember(table, said)
        files.remember(table, ColumnMap({Role.RECIPIENT: (0,), Role.TITLE: (1,)}, "Messe"))
    with desk_in(tmp_path / "desk") as files:
        found = files.read([put(tmp_path, LIST.replace(",", ";"), "anders.csv")])
        assert found.files[0].channel == "Messe"
        assert found.files[0].orders[0].recipient == "Ana"
        assert found.known_columns.keys() == {found.files[0].sha256}


def test_a_column_that_turns_out_to_hold_e_mails_is_no_longer_read(tmp_path: Path) -> None:
    with desk_in(tmp_path / "desk") as files:
        [table] = files.read([put(tmp_path, LIST)]).unknown
        files.remember(table, ColumnMap({Role.RECIPIENT: (0,), Role.WORDS: (2,)}, "Markt"))
        found = files.read([put(tmp_path, LIST.replace("hier", "canary@example.com"))])
        assert "canary" not in repr(found)


def test_a_table_without_names_is_never_remembered(tmp_path: Path) -> None:
    with desk_in(tmp_path / "desk") as files:
        path = put(tmp_path, "101,Ana Kern\n102,Bo Li\n")
        [table] = files.read([path]).unknown
        files.remember(table, ColumnMap({Role.RECIPIENT: (1,)}, "Markt", has_names=False))
        assert files.read([path]).unknown


def test_the_only_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    with desk_in(tmp_path / "desk") as files:
        with pytest.raises(Problem) as raised:
            files.read([tmp_path / "gone.csv"])
        assert raised.value.code is FileTrouble.NOT_FOUND
        both = files.read([tmp_path / "gone.csv", tmp_path / "lost.csv"])
        assert [left.name for left in both.left_out] == ["gone.csv", "lost.csv"]


def aged(path: Path, seconds: float) -> Path:
    then = time.time() - seconds
    os.utime(path, (then, then))
    return path


def test_a_file_of_yesterday_is_read_at_once(tmp_path: Path) -> None:
    assert Settling([aged(put(tmp_path, LIST), 86_400)]).look()


def test_a_file_of_this_moment_must_stand_still_twice(tmp_path: Path) -> None:
    path = put(tmp_path, LIST)
    settling = Settling([path])
    assert [settling.look(), settling.look()] == [False, False]
    put(tmp_path, LIST * 2)
    assert [settling.look() for _ in range(3)] == [False, False, True]


@pytest.mark.parametrize("end", [".crdownload", ".part", ".partial", ".download", ".opdownload"])
def test_an_unfinished_download_is_waited_for_by_its_final_name(tmp_path: Path, end: str) -> None:
    path = put(tmp_path, LIST, f"liste.csv{end}")
    settling = Settling([path])
    assert not any(settling.look() for _ in range(5))
    path.rename(tmp_path / "liste.csv")
    assert [settling.look() for _ in range(3)] == [False, False, True]
    assert settling.paths == (tmp_path / "liste.csv",)


def test_a_download_that_stopped_long_ago_is_not_waited_for(tmp_path: Path) -> None:
    path = aged(put(tmp_path, LIST, "liste.csv.part"), 600)
    assert not look(path).is_unfinished
    assert Settling([path]).look()


def test_a_file_that_is_not_there_is_not_waited_for(tmp_path: Path) -> None:
    assert Settling([tmp_path / "gone.csv"]).look()

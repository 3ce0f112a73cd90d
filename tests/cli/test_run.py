"""One exit code for each ending, and nothing hidden that is our own fault."""

from dataclasses import replace
from pathlib import Path

import pytest

from handnote.bootstrap import makers
from handnote.cli.run import run
from handnote.domain.problem import Problem, StoreTrouble
from handnote.services.desk import Desk
from tests.cli.seat import Seat


def ends(ending: BaseException) -> int:
    """The exit code of a command during which this happens."""

    def open_desk(_: Path) -> Desk:
        raise ending

    return run(["orders", "--data", "nowhere"], replace(makers(), desk=open_desk))


def test_what_was_done_is_0(desk: Seat) -> None:
    assert desk.run("orders").code == 0


def test_what_the_user_can_put_right_is_1_and_one_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert ends(Problem(StoreTrouble.IN_USE)) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert told.err.startswith("handnote is already open with these notes.")


def test_ctrl_c_is_130_and_silent(capsys: pytest.CaptureFixture[str]) -> None:
    assert ends(KeyboardInterrupt()) == 130
    assert capsys.readouterr() == ("", "")


def test_our_own_fault_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        ends(ZeroDivisionError())

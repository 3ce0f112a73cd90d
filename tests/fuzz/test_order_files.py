"""A small share of the odd files that ``python -m tests.fuzz`` goes on with for hours."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from handnote.bootstrap import open_desk
from handnote.domain.order import IncomingOrder
from handnote.services.desk import Desk
from tests.fuzz import order_files
from tests.fuzz.order_files import BrokenError, run

_FILES = 300


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "desk")
    yield desk
    desk.close()


def test_odd_files_are_orders_a_question_or_a_sentence(desk: Desk, tmp_path: Path) -> None:
    tally = run(desk, tmp_path, iter(range(_FILES)), time.monotonic() + 60)
    assert tally.files > 100
    assert tally.orders > 100
    assert len(tally.outcomes) > 5
    assert desk.inbox.orders() == ()


def test_a_file_that_breaks_something_is_told_by_its_seed(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def burst(_: IncomingOrder) -> None:
        raise RuntimeError("burst")

    monkeypatch.setattr(order_files, "_check_order", burst)
    with pytest.raises(BrokenError, match=r"seed \d+ "):
        run(desk, tmp_path, iter(range(_FILES)), time.monotonic() + 60)

"""An open store for every test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from handnote.storage.store import Store, open_store
from tests.services.desk import StoppedClock


@pytest.fixture
def clock() -> StoppedClock:
    """Return a clock that stands still."""
    return StoppedClock()


@pytest.fixture
def store(tmp_path: Path, clock: StoppedClock) -> Iterator[Store]:
    """Return an open, empty store."""
    store = open_store(tmp_path / "desk", clock=clock)
    yield store
    store.close()

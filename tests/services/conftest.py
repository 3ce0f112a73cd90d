"""A fresh desk for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.desk import Desk, desk_in


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return an open, empty desk."""
    with desk_in(tmp_path / "desk") as desk:
        yield desk

"""Two desks to work at: an empty one, and the sample shop's."""

import shutil
from pathlib import Path

import pytest

from handnote.bootstrap import make_sample
from tests.cli.seat import Seat, StoppedClock


@pytest.fixture(scope="session")
def sample_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample shop as it is made, to copy and never to change."""
    folder = tmp_path_factory.mktemp("sample") / "shop"
    make_sample(folder, StoppedClock())
    return folder


@pytest.fixture
def shop(sample_shop: Path, tmp_path: Path) -> Seat:
    """Somebody at the desk of the sample shop."""
    shutil.copytree(sample_shop, tmp_path / "shop")
    return Seat(tmp_path / "shop")


@pytest.fixture
def desk(tmp_path: Path) -> Seat:
    """Somebody at a desk with nothing on it."""
    return Seat(tmp_path / "desk")

"""Where the data that ships with handnote is found."""

import shutil
import subprocess
import sys
from pathlib import Path

from handnote.config import resources
from handnote.config.resources import resource


def test_a_checkout_finds_its_resources() -> None:
    assert resource("profiles", "shopify.toml").is_file()
    assert resource("fonts").is_dir()
    assert resource().name == "resources"


def test_an_installed_package_finds_the_copy_inside_it(tmp_path: Path) -> None:
    config = tmp_path / "handnote" / "config"
    config.mkdir(parents=True)
    for package in (config.parent, config):
        (package / "__init__.py").touch()
    shutil.copy(resources.__file__, config)
    (tmp_path / "handnote" / "resources").mkdir()
    asked = "from handnote.config.resources import resource; print(resource('fonts', 'a.ttf'))"
    told = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    expected = (tmp_path / "handnote" / "resources" / "fonts" / "a.ttf").resolve()
    assert Path(told.stdout.strip()) == expected

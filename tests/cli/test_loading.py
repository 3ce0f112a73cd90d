"""A command starts fast, for it loads only what it needs."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.seat import Seat

BURDEN = ("PySide6", "pypdfium2", "reportlab", "jinja2", "numpy")
LOADS = """
import sys
from handnote.__main__ import main
code = main(sys.argv[1:])
print([name for name in {burden!r} if name in sys.modules], file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    ("said", "loaded"),
    [
        ("orders --json", []),
        ("notes thumbprint", []),
        ("stocks L7163", []),
        ("sheets", []),
        ("proof --stock L7163 --out {out}", ["reportlab"]),
        ("notes --html {out}", ["jinja2"]),
    ],
)
def test_a_command_loads_only_what_it_needs(
    said: str, loaded: list[str], shop: Seat, tmp_path: Path
) -> None:
    words = said.format(out=tmp_path / "out").split()
    program = [sys.executable, "-c", LOADS.format(burden=BURDEN)]
    ran = subprocess.run([*program, *words, "--data", shop.folder], capture_output=True, timeout=30)
    assert ran.returncode == 0
    assert ran.stderr.decode().strip() == str(loaded)

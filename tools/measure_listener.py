"""Write the table of docs/listener.md anew from the notes in tests/checks."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.checks.listener_page import PAGE, with_table  # noqa: E402

if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text("utf-8")), "utf-8")

"""Write the tables of docs/listener.md and docs/seeing.md anew from what is in tests/checks."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.checks import listener_page, seeing_page  # noqa: E402

if __name__ == "__main__":
    for page in (listener_page, seeing_page):
        page.PAGE.write_text(page.with_table(page.PAGE.read_text("utf-8")), "utf-8")

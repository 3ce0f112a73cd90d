"""The installed Qt for Python does not wear out ``None``: docs/decisions/0002-qt.md."""

import subprocess
import sys

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

MANY_CALLS = """
from PySide6.QtGui import QImage, QPainter
picture = QImage(8, 8, QImage.Format.Format_ARGB32)
painter = QPainter(picture)
for _ in range(20_000):
    painter.save()
    painter.restore()
painter.end()
print("still here")
"""


def test_painting_leaves_the_references_to_none_alone() -> None:
    picture = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(picture)
    before = sys.getrefcount(None)
    for _ in range(1_000):
        painter.save()
        painter.translate(1, 1)
        painter.drawRect(QRect(0, 0, 4, 4))
        painter.restore()
    after = sys.getrefcount(None)
    painter.end()
    assert abs(after - before) < 100


def test_an_evening_of_painting_does_not_end_the_program() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, timeout=60
    )
    assert (ran.returncode, ran.stdout) == (0, "still here\n"), ran.stderr

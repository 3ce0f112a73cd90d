"""The printers this computer knows, by name."""

import shutil
import subprocess

from PySide6.QtPrintSupport import QPrinterInfo

_PATIENCE_S = 5


def has_cups() -> bool:
    """Whether printers are asked for by ``lpstat``, as on Linux and macOS."""
    return shutil.which("lpstat") is not None


def cups_printers() -> tuple[str, ...]:
    """The printers CUPS knows. For the slow worker only: it looks for them on the network."""
    try:
        said = subprocess.run(
            ["lpstat", "-e"],  # noqa: S607 - wherever the system has it
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE_S,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(line.strip() for line in said.stdout.splitlines() if line.strip())


def system_printers() -> tuple[str, ...]:
    """The printers of a system without CUPS, which answers at once. For the window's thread."""
    return tuple(QPrinterInfo.availablePrinterNames())

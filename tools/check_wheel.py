"""Fail unless a wheel carries every file under ``resources/`` and every module."""

import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def expected() -> set[str]:
    """Names the wheel must hold."""
    resources = ROOT / "resources"
    modules = ROOT / "src"
    return {
        f"handnote/resources/{path.relative_to(resources).as_posix()}"
        for path in resources.rglob("*")
        if path.is_file()
    } | {path.relative_to(modules).as_posix() for path in modules.rglob("*.py")}


def main(wheel: str) -> None:
    """Name what is missing and stop, or say how much is there."""
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    if missing := sorted(expected() - held):
        sys.exit(f"{wheel} lacks {', '.join(missing)}")
    print(f"{wheel}: {len(held)} files, all resources present")


if __name__ == "__main__":
    main(sys.argv[1])

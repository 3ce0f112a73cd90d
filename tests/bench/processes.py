"""Programs started anew, as they are once installed: compiled before, and nothing else set."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_COMPILED = _ROOT / "build" / "bench-data" / "compiled"
_PATIENCE_S = 120


def output(command: Sequence[str], environment: Mapping[str, str] | None = None) -> str:
    """What a program says until it ends; raises ``RuntimeError`` with its complaint."""
    ended = subprocess.run(
        command,
        env={**_clean_environment(), **(environment or {})},
        cwd=_ROOT,
        capture_output=True,
        timeout=_PATIENCE_S,
        text=True,
    )
    if ended.returncode:
        raise RuntimeError(ended.stderr)
    return ended.stdout


def python(code: str, *arguments: str) -> list[str]:
    """The command that runs ``code`` in this Python."""
    return [sys.executable, "-c", code, *arguments]


def _clean_environment() -> dict[str, str]:
    """This process's environment, but that modules are kept compiled, away from the sources.

    Whoever installs a wheel has them compiled; a shell that forbids it would have every
    start pay for it.
    """
    forbidden = {"PYTHONDONTWRITEBYTECODE", "PYTHONOPTIMIZE", "PYTHONPROFILEIMPORTTIME"}
    kept = {key: value for key, value in os.environ.items() if key not in forbidden}
    return {**kept, "PYTHONPYCACHEPREFIX": str(_COMPILED)}

"""The command as people start it: a process of its own, on a machine as it is."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType

HANDNOTE = (sys.executable, "-m", "handnote")


def handnote(
    *said: object,
    piped: bytes = b"",
    before: Sequence[str] = (),
    environment: Mapping[str, str] = MappingProxyType({}),
) -> "subprocess.CompletedProcess[bytes]":
    """Run the command with nobody at a keyboard."""
    return subprocess.run(
        [*before, *HANDNOTE, *map(str, said)],
        input=piped,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=30,
    )

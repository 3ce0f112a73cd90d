"""Files that are still coming in: looked at again and again until they stand still."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

UNFINISHED = (".crdownload", ".part", ".partial", ".download", ".opdownload")
"""How browsers end the names of what they have not finished."""

LOOKS = 2
"""How often a file must be found as it was before it counts as whole."""

_YOUNG_S = 2.0
_STUCK_S = 60.0


@dataclass(frozen=True, slots=True)
class Sight:
    """What can be seen of a file without opening it; ``path`` is the one to read in the end."""

    path: Path
    size: int
    changed_ns: int
    is_unfinished: bool
    is_young: bool


def look(path: Path) -> Sight:
    """See how a file is now; one a browser has finished meanwhile is seen under its own name."""
    if path.suffix.lower() in UNFINISHED and not path.exists():
        path = path.with_suffix("")
    try:
        found = path.stat()
    except OSError:
        return Sight(path, -1, 0, is_unfinished=False, is_young=False)
    age = abs(time.time() - found.st_mtime)
    has_name = path.suffix.lower() in UNFINISHED
    holds_place = not found.st_size and path.with_name(f"{path.name}.part").exists()
    return Sight(
        path,
        found.st_size,
        found.st_mtime_ns,
        is_unfinished=(has_name or holds_place) and age < _STUCK_S,
        is_young=age < _YOUNG_S,
    )


class Settling:
    """Watches files come in, one look after the other, until all of them stand still."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = tuple(paths)
        self._last: tuple[Sight, ...] = ()
        self._still = 0

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files to read, by the names they have now."""
        return tuple(sight.path for sight in self._last) or self._paths

    @property
    def growing(self) -> str:
        """The name of a file that is not all here yet; empty where none is known to be."""
        late = (sight.path.name for sight in self._last if sight.is_unfinished or self._still == 0)
        return next(late, "")

    def look(self) -> bool:
        """Look once more; whether all files may be read now."""
        now = tuple(look(path) for path in self._paths)
        is_first = not self._last
        as_before = _state(now) == _state(self._last)
        self._last = now
        self._still = self._still + 1 if as_before else 0
        if any(sight.is_unfinished for sight in now):
            return False
        return (is_first and not any(sight.is_young for sight in now)) or self._still >= LOOKS


def _state(sights: Sequence[Sight]) -> list[tuple[Path, int, int]]:
    return [(sight.path, sight.size, sight.changed_ns) for sight in sights]

"""Which dictionaries there are: those that ship, those a seller added, those her computer has."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_NAME = re.compile(r"([a-z]{2,3})(?:[_-]([A-Za-z0-9_.@-]{1,40}))?")
_MOST_FILES = 4000
_MOST_OF_A_LANGUAGE = 3
"""English has five and a word need only be right in one; more than three are not asked."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Rules and words of one language, perhaps as one country spells it. Packed where ``.xz``."""

    language: str
    """A code such as ``pt``."""
    region: str
    """``BR``, or whatever else its file adds to the language; empty for nothing."""
    aff: Path
    dic: Path

    @property
    def name(self) -> str:
        """What tells it from every other one, also from one of the same name elsewhere."""
        return str(self.dic)


def dictionaries(folders: Iterable[Path]) -> dict[str, tuple[Dictionary, ...]]:
    """Return by language what lies in these folders or right inside one of theirs.

    Of two of one name the one in the earlier folder counts. A folder that is not there or
    cannot be read has none.
    """
    found: dict[tuple[str, str], Dictionary] = {}
    for folder in folders:
        for dictionary in _in_folder(folder):
            found.setdefault((dictionary.language, dictionary.region.lower()), dictionary)
    by_language: dict[str, tuple[Dictionary, ...]] = {}
    for dictionary in found.values():
        those = by_language.get(dictionary.language, ())
        if len(those) < _MOST_OF_A_LANGUAGE:
            by_language[dictionary.language] = (*those, dictionary)
    return by_language


def language_and_region(name: str) -> tuple[str, str] | None:
    """What a file without its ending is the dictionary of; None where its name does not tell."""
    said = _NAME.fullmatch(name)
    return (said[1], said[2] or "") if said else None


def _in_folder(folder: Path) -> Iterator[Dictionary]:
    files = {path.name: path for path in _files(folder)}
    for name, path in sorted(files.items()):
        for packed in ("", ".xz"):
            ending = f".aff{packed}"
            if not name.endswith(ending):
                continue
            stem = name.removesuffix(ending)
            dic = files.get(f"{stem}.dic{packed}")
            told = language_and_region(stem)
            if dic is not None and told is not None:
                yield Dictionary(*told, path, dic)


def _files(folder: Path) -> Iterator[Path]:
    left = _MOST_FILES
    for inside in (folder, *_folders(folder)):
        with suppress(OSError):
            for path in inside.iterdir():
                left -= 1
                if not left:
                    return
                if path.suffix in (".aff", ".dic", ".xz"):
                    yield path


def _folders(folder: Path) -> tuple[Path, ...]:
    with suppress(OSError):
        return tuple(path for path in sorted(folder.iterdir()) if path.is_dir())[:200]
    return ()

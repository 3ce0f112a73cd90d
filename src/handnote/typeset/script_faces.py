"""The faces that stand in for scripts no hand has: one table here, one in the CJK pack."""

import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from handnote.domain.units import Mm
from handnote.typeset.face import Face

_TABLE = "scripts.toml"
_KANA = {"HIRAGANA", "KATAKANA"}


@dataclass(frozen=True, slots=True)
class _Row:
    face: Face
    scripts: frozenset[str]


class ScriptFaces:
    """Faces by script, read when a note first needs one. Folders hold a table each."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders

    def serving(self, script: str, language: str) -> list[Face]:
        """The faces for letters of ``script``, in the order a note in ``language`` asks them."""
        found = [row.face for row in self._rows if script in row.scripts]
        order = self._order.get(language, [])
        return sorted(
            found, key=lambda face: order.index(face.id) if face.id in order else len(order)
        )

    def is_emoji(self, grapheme: str) -> bool:
        """Whether a grapheme is to be drawn as an emoji rather than as a letter or sign."""
        if "\ufe0e" in grapheme:
            return False
        alone = grapheme.replace("\ufe0f", "")
        if len(alone) == 1 and alone in self._solid:
            return False
        return (
            "\ufe0f" in grapheme
            or "\u20e3" in grapheme
            or grapheme[0] >= "\U0001f000"
            or grapheme[0] in self._presentation
        )

    @cached_property
    def _tables(self) -> list[tuple[Path, dict[str, Any]]]:
        # Any: our own tables, whose shape their heads describe.
        files = [folder / _TABLE for folder in self._folders]
        return [
            (file.parent, tomllib.loads(file.read_text(encoding="utf-8")))
            for file in files
            if file.is_file()
        ]

    @cached_property
    def _rows(self) -> list[_Row]:
        rows = []
        for folder, table in self._tables:
            for row in table["face"]:
                face = Face(
                    id=row["id"],
                    path=folder / row["file"],
                    natural_size=Mm(row["natural"]),
                    leading=row["leading"],
                    stated_reach=(row["ascent"], row["descent"]),
                )
                rows.append(_Row(face, frozenset(row["scripts"])))
        return rows

    @cached_property
    def _order(self) -> dict[str, list[str]]:
        merged: dict[str, list[str]] = {}
        for _, table in self._tables:
            merged |= table.get("order", {})
        return merged

    @cached_property
    def _presentation(self) -> frozenset[str]:
        return self._signs("presentation")

    @cached_property
    def _solid(self) -> frozenset[str]:
        return self._signs("solid")

    def _signs(self, key: str) -> frozenset[str]:
        found: set[str] = set()
        for _, table in self._tables:
            found |= set(table.get("emoji", {}).get(key, ""))
        return frozenset(found)


@lru_cache(maxsize=8192)
def script_of(character: str) -> str:
    """The script of a letter, empty for what all scripts share.

    The first word of a letter's Unicode name is its script for every script here.
    """
    if not character.isalpha():
        return ""
    return unicodedata.name(character, "?").split()[0].removesuffix("-HIRAGANA")


def language_of(scripts: frozenset[str]) -> str:
    """The language of a note as far as it decides how Han characters are drawn."""
    if scripts & _KANA:
        return "ja"
    return "ko" if "HANGUL" in scripts else "zh"

"""The settings file: the few choices a seller makes once, as JSON she can read."""

import json
from dataclasses import asdict, replace
from pathlib import Path

from handnote.config.files import write_whole
from handnote.domain.note import MadeBy
from handnote.domain.settings import Settings

_MANY = 1e6


def load_settings(path: Path) -> Settings:
    """Return what ``path`` says; what is missing, unknown or damaged in it is as at first.

    A file from before there was a choice is of a seller who types, and she goes on typing.
    """
    try:
        said = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(said, dict):
        return Settings()
    first = asdict(Settings())
    said = {"mode": MadeBy.FONT.value} | said
    known = {
        name: type(value)(said[name])
        for name, value in first.items()
        if _fits(said.get(name), value)
    }
    return replace(Settings(), **known)


def _fits(said: object, first: object) -> bool:
    if isinstance(first, float):
        # Also a whole number, but neither NaN nor infinity, which JSON lets through.
        return isinstance(said, int | float) and not isinstance(said, bool) and abs(said) < _MANY
    return type(said) is type(first)


def save_settings(path: Path, settings: Settings) -> None:
    """Write ``settings`` to ``path`` whole or not at all, making its folder where needed."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2)
    write_whole(path, f"{text}\n".encode())

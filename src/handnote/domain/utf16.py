"""Positions in text: Python counts characters, ICU and Qt count UTF-16 units."""

_LAST_SINGLE = "\uffff"


def to_utf16(text: str, index: int) -> int:
    """The UTF-16 position of the character at ``index``."""
    return index + sum(character > _LAST_SINGLE for character in text[:index])


def from_utf16(text: str, position: int) -> int:
    """The index of the character at, or around, UTF-16 ``position``."""
    units = 0
    for index, character in enumerate(text):
        if units >= position:
            return index
        units += 2 if character > _LAST_SINGLE else 1
    return len(text)


def indices_by_utf16(text: str) -> list[int] | None:
    """Index for every UTF-16 position up to the end, or None where they are the same."""
    if text.isascii() or max(text) <= _LAST_SINGLE:
        return None
    found: list[int] = []
    for index, character in enumerate(text):
        found.extend([index] * (2 if character > _LAST_SINGLE else 1))
    return [*found, len(text)]

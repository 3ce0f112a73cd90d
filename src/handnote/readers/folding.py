"""Spellings that mean the same: header names, and names of people."""

import unicodedata


def fold_header(name: str) -> str:
    """A header name without case, accents, spaces and punctuation: ``order-id`` is ``Order ID``.

    ``#`` stays, for ``Order #`` is not ``Order``.
    """
    plain = name.casefold()
    if plain.isascii() and plain.isalnum():
        return plain
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(character for character in plain if character.isalnum() or character == "#")


def fold_name(name: str) -> str:
    """A person's name without the differences of case, width and spacing."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())

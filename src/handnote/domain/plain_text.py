"""Text from strangers, made safe at the door and otherwise left alone."""

import unicodedata

LINE_LIMIT = 500
"""Longest name or title kept, in characters; a marketplace allows 140."""

WORDS_LIMIT = 20_000
"""Longest message kept, in characters: fifteen pages of a buyer's own words."""

_BIDI_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_ENDS = {"\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n"}


def clean_words(text: str, limit: int = WORDS_LIMIT) -> str:
    """Text with line ends as ``\\n``, no control characters, no lone surrogates, in NFC.

    Bidi overrides go too: they exist to make a name read as another. The ends are
    stripped and at most ``limit`` characters are kept.
    """
    if text.isprintable():  # nearly all of it: nothing to clean but its ends
        return _composed(text).strip()[:limit]
    for old, new in _LINE_ENDS.items():
        text = text.replace(old, new)
    kept = (
        "\ufffd" if "\ud800" <= character <= "\udfff" else character
        for character in text
        if character not in _BIDI_OVERRIDES
        and (character in "\n\t" or unicodedata.category(character) != "Cc")
    )
    return _composed("".join(kept)).strip()[:limit]


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """``clean_words`` on one line, with runs of white space as one; empty where none is seen."""
    if text.isprintable() and "  " not in text:
        return _composed(text).strip()[:limit]
    line = " ".join(clean_words(text, limit * 4).split())[:limit]
    # A name of nothing but invisible letters is no name: nobody could find it in a list.
    return "" if all(unicodedata.category(character) == "Cf" for character in line) else line


def clean_note(text: str) -> str:
    """A note as it is kept: cleaned like any text, but with the seller's own spaces.

    White space at the ends stays while she types; ``\\t`` becomes a space, for a label
    has no tab stops.
    """
    body = clean_words("." + text.replace("\t", " ") + ".", WORDS_LIMIT + 2)
    return body[1:-1]


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)

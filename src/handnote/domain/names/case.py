"""Names that were shouted or whispered, in the case their owners write them."""

import re

from handnote.domain.names.folding import plain
from handnote.domain.names.words import FAMILY_PARTICLES

_TURKISH = frozenset("İığşĞŞ")
_TURKISH_LANDS = frozenset({"tr", "tur", "turkey", "turkiye", "turkei", "turquie", "turquia"})
_PIECES = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_AFTER_MC = re.compile(r"\bMc([a-z])")


def in_its_case(words: list[str], name: str, country: str = "") -> list[str]:
    """``words`` of ``name`` in ordinary case where all of the name is in capitals or in none.

    Whoever wrote ``deShawn`` or ``McKenna`` among others meant it. ``country`` tells a Turkish
    ``I`` from the others.
    """
    letters = [letter for letter in name if letter.lower() != letter.upper()]
    is_shouted = bool(letters) and all(letter == letter.upper() for letter in letters)
    is_whispered = bool(letters) and all(letter == letter.lower() for letter in letters)
    if is_shouted or is_whispered:
        return [
            _cased(word, name, country, is_first=place == 0) for place, word in enumerate(words)
        ]
    return [
        _cased(word, name, country, is_first=True)
        if (len(word) > 1 and word.isupper()) or (word.islower() and place == 0)
        else word
        for place, word in enumerate(words)
    ]


def is_turkish(name: str, country: str) -> bool:
    """Whether capitals of a name have to be read as Turkish ones."""
    return plain(country) in _TURKISH_LANDS or not _TURKISH.isdisjoint(name)


def _cased(word: str, name: str, country: str, *, is_first: bool) -> str:
    turkish = is_turkish(name, country)
    small = word.replace("İ", "i")
    small = (small.replace("I", "ı") if turkish else small).lower()
    if not is_first and plain(small) in FAMILY_PARTICLES:
        return small

    def capital(found: re.Match[str]) -> str:
        piece = found[0]
        first = "İ" if turkish and piece[0] == "i" else piece[0].upper()
        # ß and the ligatures grow by a letter; a name that begins with one stays as it is.
        return (first if len(first) == 1 else piece[0]) + piece[1:]

    return _AFTER_MC.sub(lambda found: "Mc" + found[1].upper(), _PIECES.sub(capital, small))

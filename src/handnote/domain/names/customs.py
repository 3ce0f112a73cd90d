"""Where the family name comes first, or a father's name follows: what people say there."""

import unicodedata

from handnote.domain.names.folding import plain
from handnote.domain.names.words import (
    HUNGARIAN_GIVEN,
    RUSSIAN_GIVEN_LIKE_FAMILIES,
    VIETNAMESE_FAMILIES,
)

_LANDS = {
    "japan": "jp japan japon giappone nihon 日本",
    "china": "cn china chine cina tw taiwan hk hong-kong 中国 中國 台灣 台湾 香港",
    "korea": "kr korea south-korea coree corea sudkorea 대한민국 한국",
    "hungary": "hu hungary ungarn hongrie ungheria magyarorszag",
    "vietnam": "vn vietnam viet-nam",
}
_LAND_OF = {plain(name): land for land, names in _LANDS.items() for name in names.split()}
_FATHERS = ("ович", "евич", "ьич", "овна", "евна", "ична", "инична")
_RUSSIAN_FAMILIES = (
    *("ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ова", "ева", "ёва", "ина", "ына"),
    *("ская", "цкая", "енко", "чук", "юк", "ых", "их"),
)
_SAN = "さん"
_FULL_NAME = (2, 4)


def land_of(country: str) -> str:
    """The land whose custom holds, or nothing where names begin with the given one."""
    return _LAND_OF.get("-".join(plain(country).split()), "")


def in_ideographs(words: list[str], country: str) -> str | None:
    """What is said to somebody whose name is written in Han, kana or Hangul; empty to ask.

    None for other scripts. A Japanese family name gets its さん; Chinese and Korean names are
    said whole. Han alone, of a land we do not know, could be either.
    """
    scripts = {_script(letter) for word in words for letter in word if letter.isalpha()}
    if not scripts & {"CJK", "HIRAGANA", "KATAKANA", "HANGUL"}:
        return None
    if not scripts <= {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL"}:
        return ""
    land = land_of(country)
    whole = "".join(words)
    is_whole = _FULL_NAME[0] <= len(whole) <= _FULL_NAME[1]
    if scripts == {"HANGUL"} or (land in {"china", "korea"} and scripts <= {"CJK", "HANGUL"}):
        return whole if is_whole else ""
    is_japanese = land == "japan" or bool(scripts & {"HIRAGANA", "KATAKANA"}) or len(words) == 2
    if not is_japanese or land == "china" or len(words) != 2:
        return ""
    called = words[0] + _SAN
    return called if len(called) <= len(" ".join(words)) else ""


def given_place(words: list[str], country: str) -> int | None:
    """Which of the words is the given name; None where that is not known."""
    land = land_of(country)
    if _is_shouted(words[0]) and not any(_is_shouted(word) for word in words[1:]):
        return 1  # DUPONT Marie: the capitals mark the family
    if len(words) < 2:
        return 0
    if land == "hungary":
        return _one_of(words, HUNGARIAN_GIVEN)
    if land == "vietnam" or _looks_vietnamese(words):
        return len(words) - 1 if plain(words[0]) in VIETNAMESE_FAMILIES else 0
    if land in {"japan", "china", "korea"}:
        return None
    return _russian_place(words) if _script(words[0][0]) == "CYRILLIC" else 0


def _russian_place(words: list[str]) -> int:
    folded = [word.casefold() for word in words]
    if len(words) > 2 and folded[2].endswith(_FATHERS):
        return 1
    is_family = [
        word.endswith(_RUSSIAN_FAMILIES) and word not in RUSSIAN_GIVEN_LIKE_FAMILIES
        for word in folded
    ]
    return 1 if is_family[0] and not is_family[1] else 0


def _one_of(words: list[str], given: frozenset[str]) -> int | None:
    places = [place for place, word in enumerate(words) if plain(word) in given]
    return places[0] if len(places) == 1 else None


def _looks_vietnamese(words: list[str]) -> bool:
    return len(words) > 2 and words[0].casefold() in {"nguyễn", "trần", "phạm", "huỳnh", "đặng"}


def _is_shouted(word: str) -> bool:
    return len(word) > 2 and word.isupper()


def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").partition(" ")[0]

"""What the bidirectional algorithm has to know of a single character (Unicode's Bidi_Class)."""

import unicodedata
from functools import lru_cache

# One letter to a class, so that a text's classes are a string and most rules a pattern on it.
L, R, AL = "L", "R", "A"
EN, AN = "e", "a"
ES, ET, CS = "s", "t", "c"
NSM, BN = "n", "z"
B, S, WS, ON = "B", "S", "W", "O"
LRE, RLE, LRO, RLO, PDF = "1", "2", "3", "4", "5"
LRI, RLI, FSI, PDI = "6", "7", "8", "9"

_NAMES = "L R AL EN AN ES ET CS NSM BN B S WS ON LRE RLE LRO RLO PDF LRI RLI FSI PDI"
_LETTERS = dict(zip(_NAMES.split(), "LRAeastcnzBSWO123456789", strict=True))

EMBEDDINGS = frozenset((LRE, RLE, LRO, RLO))
INITIATORS = frozenset((LRI, RLI, FSI))
REMOVED = frozenset((*EMBEDDINGS, PDF, BN))
"""What X9 removes: it has no place of its own and never comes between two neighbours."""

_PAIRS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽"
    "⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
CLOSING = dict(zip(_PAIRS[::2], _PAIRS[1::2]))
"""The bracket that closes each opening one."""

_BRACKETS = {bracket: bracket for bracket in _PAIRS} | {
    # Canonical equivalents of 〈 and 〉, spelt out because normalising would make them those.
    "\u2329": "\u3008",
    "\u232a": "\u3009",
}

_UNASSIGNED = (
    (0x0590, 0x05FF, R),
    (0x0600, 0x07BF, AL),
    (0x07C0, 0x085F, R),
    (0x0860, 0x08FF, AL),
    (0x2065, 0x2065, BN),
    (0x20A0, 0x20CF, ET),
    (0xFB1D, 0xFB4F, R),
    (0xFB50, 0xFDCF, AL),
    (0xFDD0, 0xFDEF, BN),
    (0xFDF0, 0xFDFF, AL),
    (0xFE70, 0xFEFF, AL),
    (0xFFF0, 0xFFF8, BN),
    (0x10800, 0x10CFF, R),
    (0x10D00, 0x10D3F, AL),
    (0x10D40, 0x10EBF, R),
    (0x10EC0, 0x10EFF, AL),
    (0x10F00, 0x10F2F, R),
    (0x10F30, 0x10F6F, AL),
    (0x10F70, 0x10FFF, R),
    (0x1E800, 0x1EC6F, R),
    (0x1EC70, 0x1ECBF, AL),
    (0x1ECC0, 0x1ECFF, R),
    (0x1ED00, 0x1ED4F, AL),
    (0x1ED50, 0x1EDFF, R),
    (0x1EE00, 0x1EEFF, AL),
    (0x1EF00, 0x1EFFF, R),
    (0x1F300, 0x1FAFF, ON),  # ours, not Unicode's: an emoji newer than this Python is no letter
    (0xE0000, 0xE0FFF, BN),
)
"""What Unicode 15.0 lets a character count as that this Python does not know yet; else L."""


def kinds(text: str) -> str:
    """The class of every character, one letter each; a paired bracket stands for itself."""
    return "".join(map(kind, text))


@lru_cache(maxsize=4096)
def kind(character: str) -> str:
    """The class of one character as a letter; a paired bracket stands for itself."""
    known = unicodedata.bidirectional(character)
    return _BRACKETS.get(character) or (_LETTERS[known] if known else _unassigned(ord(character)))


def _unassigned(point: int) -> str:
    if point & 0xFFFE == 0xFFFE:  # the last two of every plane are no characters
        return BN
    return next((found for first, last, found in _UNASSIGNED if first <= point <= last), L)

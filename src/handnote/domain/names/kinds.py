"""What a name may be instead of a person's: a company's, or one made up for a website."""

import re

from handnote.domain.names.folding import plain, tidy
from handnote.domain.names.words import COMPANIES, COMPANIES_AT_THE_END

_BETWEEN_WORDS = re.compile(r"[\s,/&+()\-]+")
_HUMPS = re.compile(r"[a-z]{2,}[A-Z][a-z]")
_PARTS_OF_NAMES = re.compile(r"(?:Mc|Mac|La|Le|De|Di|Da|Du|Van|Von|Fitz|O)[A-Z]")
_LONG_SMALL_WORD = 12
_PLAIN_COMPANIES = frozenset(plain(word) for word in COMPANIES)


def is_company(name: str) -> bool:
    """Whether a name has a word that companies, shops and schools have."""
    words = [plain(word).replace(".", "") for word in _BETWEEN_WORDS.split(tidy(name)) if word]
    if not words:
        return False
    if len(words) > 1 and words[-1] in COMPANIES_AT_THE_END:
        return True
    ends = ("株式会社", "有限会社", "公司", "주식회사")
    return not _PLAIN_COMPANIES.isdisjoint(words) or any(end in name for end in ends)


def is_user_name(name: str) -> bool:
    """Whether a name was made up for a website: ``craftylady_92``, ``anna.k``, ``CraftyLady``."""
    name = name.strip()
    if not name or " " in name:
        return False
    if any(letter.isdigit() or letter in "_@" for letter in name):
        return True
    if re.search(r"[a-z]\.[a-z]", name):
        return True
    if len(name) >= _LONG_SMALL_WORD and name.isascii() and name.isalpha() and name.islower():
        return True
    return bool(_HUMPS.search(name)) and not _PARTS_OF_NAMES.match(name)

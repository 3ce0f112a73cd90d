"""Signs of an advert that need no language: web addresses, handles, hashtags, a row of stars."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from handnote.config.resources import resource
from handnote.domain.finding import Concern, Finding

_PLAIN_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"»”]{2,200}", re.IGNORECASE)
_SHORT_ADDRESS = re.compile(
    r"(?<![\w@./-])((?:[a-z0-9][a-z0-9-]{1,62}\.){1,3})([a-z]{2,6})(/[^\s]{0,200})?(?![\w@])",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w.@/])@([^\W\d][\w.]{1,29})(?!@)")
_HASHTAG = re.compile(r"(?<![\w#&])[#＃]([^\W\d_]\w{1,60})(?![#\w])")
_FIVE_STARS = re.compile("(?:[★☆⭐🌟]\ufe0f?\\s?){5}")

_NAME_LINE = 6
"""How many words the last line may have to be a name and not a sentence."""


@dataclass(frozen=True, slots=True)
class _Known:
    sure: frozenset[str]
    word_endings: Mapping[str, frozenset[str]]
    places: frozenset[str]


def signs(text: str, language: str) -> Iterator[Finding]:
    """Every such sign in ``text``. A handle in a last line that is only a name is let be."""
    known = _known()
    for found in _FIVE_STARS.finditer(text):
        yield _at(Concern.REVIEW_ASK, found.start(), found.start() + len(found[0].rstrip()))
    for found in _PLAIN_ADDRESS.finditer(text):
        yield _at(Concern.LINK, found.start(), found.start() + len(found[0].rstrip(".,;:!?)")))
    for found in _SHORT_ADDRESS.finditer(text):
        if _is_address(found, language, known):
            yield _at(Concern.LINK, *found.span())
    signed = _begin_of_signature(text)
    for found in _HANDLE.finditer(text):
        if found.start() < signed and found[1].casefold() not in known.places:
            yield _at(Concern.LINK, *found.span())
    for found in _HASHTAG.finditer(text):
        yield _at(Concern.HASHTAG, *found.span())


def _at(concern: Concern, start: int, end: int) -> Finding:
    return Finding(concern, start=start, end=end)


def _is_address(found: re.Match[str], language: str, known: _Known) -> bool:
    """A missing space after a full stop makes ``tea.It``; an address is in one case or has more."""
    host, ending, path = found[1], found[2], found[3]
    if host.isdigit() or (ending != ending.lower() and found[0] != found[0].upper()):
        return False
    if path or host.count(".") > 1 or "-" in host:
        return ending.lower() in known.sure or ending.lower() in known.word_endings
    if ending.lower() in known.word_endings:
        return bool(language) and language not in known.word_endings[ending.lower()]
    return ending.lower() in known.sure


def _begin_of_signature(text: str) -> int:
    """Where a last line begins that says who writes and nothing else; the end if none does."""
    stripped = text.rstrip()
    begin = max(stripped.rfind("\n"), stripped.rfind("—"), stripped.rfind("– "), 0)
    if begin and len(stripped[begin:].split()) <= _NAME_LINE:
        return begin
    return len(text)


@cache
def _known() -> _Known:
    told = tomllib.loads(resource("phrases", "signs.toml").read_text("utf-8"))
    return _Known(
        frozenset(told["sure_endings"].split()),
        {ending: frozenset(codes) for ending, codes in told["word_endings"].items()},
        frozenset(told["quiet"]["places"]),
    )

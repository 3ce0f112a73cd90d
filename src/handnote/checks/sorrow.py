"""Care for hard times: whether something in an order speaks of a loss, an illness, an end.

What it finds changes the questions a seller is asked and nothing else: it is in no print, no
export and no list, and it is never written down.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handnote.config.resources import resource
from handnote.domain.order import Order

_NOT_LETTERS = re.compile(r"[\W_]+")
_NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_VOICED = frozenset("\u3099\u309a")
_ALIKE = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_KEY = 3


@dataclass(frozen=True, slots=True)
class PhraseList:
    """Phrases to be found in folded words; those of scripts without spaces are found anywhere."""

    by_start: Mapping[str, tuple[tuple[str, ...], ...]]
    accented: Mapping[str, tuple[tuple[str, ...], ...]]
    """Those that are other words without their accents: öldü died, oldu happened."""

    within: tuple[str, ...]

    def places(self, words: Sequence[str], as_written: Sequence[str]) -> Iterator[range]:
        """Which words each phrase found is made of; ``as_written`` are they with accents."""
        for told, by_start in ((words, self.by_start), (as_written, self.accented)):
            for start, word in enumerate(told):
                for phrase in by_start.get(word[:_KEY], ()):
                    if _is_at(told, start, phrase):
                        yield range(start, start + len(phrase))


@dataclass(frozen=True, slots=True)
class SorrowPhrases:
    """What speaks of a hard time: ``anywhere``, or only where people tell something of theirs.

    ``harmless`` is taken out of a text before: Death on the Nile, killer heels, a tea urn.
    """

    anywhere: PhraseList
    told: PhraseList
    harmless: PhraseList


def is_hard_time(order: Order, phrases: SorrowPhrases) -> bool:
    """Whether an item, or what the buyer said, speaks of a hard time, in any language we know."""
    listed = [text for item in order.items for text in (item.title, item.variation)]
    said = [item.personalisation for item in order.items]
    said += [order.words, order.gift_message, order.details]
    return any(_speaks(text, (phrases.anywhere,), phrases.harmless) for text in listed) or any(
        _speaks(text, (phrases.anywhere, phrases.told), phrases.harmless) for text in said
    )


@cache
def sorrow_phrases() -> SorrowPhrases:
    """The phrases that ship with handnote, of all their languages together."""
    return read_phrases(sorted(resource("sorrow").glob("*.toml")))


def read_phrases(files: Sequence[Path]) -> SorrowPhrases:
    """The phrases of these files; ``*`` at the end of one stands for any ending of its word.

    With ``=`` before it, a phrase counts only with its accents.
    """
    told = [tomllib.loads(file.read_text("utf-8")) for file in files]

    def all_of(kind: str) -> PhraseList:
        return _listed({phrase for file in told for phrase in file.get(kind, ())})

    return SorrowPhrases(all_of("anywhere"), all_of("told"), all_of("harmless"))


def folded(text: str) -> str:
    """``text`` in small letters without accents, its words parted by one space."""
    small = unicodedata.normalize("NFKD", text.casefold()).translate(_ALIKE)
    plain = (letter for letter in small if letter in _VOICED or not unicodedata.combining(letter))
    return _NOT_LETTERS.sub(" ", unicodedata.normalize("NFC", "".join(plain))).strip()


def small(text: str) -> str:
    """``text`` in small letters with its accents, its words parted as in ``folded``."""
    return _NOT_LETTERS.sub(" ", unicodedata.normalize("NFC", text.casefold())).strip()


def _speaks(text: str, wanted: Sequence[PhraseList], harmless: PhraseList) -> bool:
    if not text:
        return False
    plain = folded(text)
    for phrase in harmless.within:
        plain = plain.replace(phrase, " ")
    words, as_written = plain.split(), small(text).split()
    taken = {place for found in harmless.places(words, as_written) for place in found}
    return any(
        any(phrase in plain for phrase in phrases.within)
        or any(taken.isdisjoint(found) for found in phrases.places(words, as_written))
        for phrases in wanted
    )


def _is_at(words: Sequence[str], start: int, phrase: tuple[str, ...]) -> bool:
    *whole, last = phrase
    end = start + len(whole)
    if end >= len(words) or list(words[start:end]) != whole:
        return False
    return words[end].startswith(last[:-1]) if last.endswith("*") else words[end] == last


def _listed(phrases: Iterable[str]) -> PhraseList:
    plain: dict[str, tuple[tuple[str, ...], ...]] = {}
    accented: dict[str, tuple[tuple[str, ...], ...]] = {}
    within = []
    for phrase in sorted(phrases):
        if _NO_SPACES.search(phrase):
            within.append(folded(phrase))
            continue
        is_accented = phrase.startswith("=")
        by_start, spelled = (accented, small) if is_accented else (plain, folded)
        *words, last = spelled(phrase).split()
        told = (*words, last + "*" if phrase.endswith("*") else last)
        key = told[0].rstrip("*")[:_KEY]
        by_start[key] = (*by_start.get(key, ()), told)
    return PhraseList(plain, accented, tuple(within))

"""Days as order files write them: 2026-09-08T07:59:59+00:00, Sep-07-26, 05-oct.-26, 09/03/26."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})[-/.]\s?(\d{4}|\d{2})(?!\d)")
_IN_KANJI = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_MONTH_WORD = re.compile(r"([^\W\d_]+)\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?[\s,-]+(\d{4}|\d{2})(?!\d)")
_DAY_WORD = re.compile(
    r"(\d{1,2})(?:\.|º|(?:st|nd|rd|th|er)\b)?[\s-]*(?:(?:de|of)\s)?([^\W\d_]+)\.?[\s,-]*(?:de\s)?"
    r"(\d{4}|\d{2})(?!\d)"
)
_WEEKDAY = re.compile(r"[^\W\d_]{2,12}(?:[.,]\s?|\s)+(?=\S)")

_LONGEST = 40

# How month names begin in twelve languages, without accents. A July is looked for before a June,
# for in Czech the one is the beginning of the other.
_MONTHS = (
    (1, ("jan", "gen", "ene", "sty", "led", "oca")),
    (2, ("feb", "fev", "lut", "uno", "sub")),
    (3, ("mar", "mrz", "mrt", "bre")),
    (4, ("apr", "avr", "abr", "kwi", "dub", "nis")),
    (5, ("may", "mai", "mag", "mei", "maj", "kve")),
    (7, ("jul", "juil", "lug", "lip", "cervenec", "cervence", "tem")),
    (6, ("jun", "juin", "giu", "cze", "cerv", "haz")),
    (8, ("aug", "aou", "ago", "sie", "srp", "agu")),
    (9, ("sep", "set", "wrz", "zar", "eyl")),
    (10, ("oct", "okt", "ott", "out", "paz", "rij", "eki")),
    (11, ("nov", "lis", "kas")),
    (12, ("dec", "dez", "dic", "gru", "pro", "ara")),
)


class DayOrder(StrEnum):
    """Which of two numbers is the day."""

    MONTH_FIRST = "month-first"
    DAY_FIRST = "day-first"


@dataclass(frozen=True, slots=True)
class Slashed:
    """A day whose text does not say which number is the month."""

    first: int
    second: int
    year: int

    def on(self, order: DayOrder) -> date | None:
        """The day it is in that order, if there is such a day."""
        if order is DayOrder.DAY_FIRST:
            return _day(self.year, self.second, self.first)
        return _day(self.year, self.first, self.second)


def read_day(text: str) -> date | Slashed | None:
    """The day at the start of ``text``, as it is written there; None if there is none."""
    if not text:
        return None
    text = text[:_LONGEST]
    day = _read(text)
    if day is None and (weekday := _WEEKDAY.match(text)):
        day = _read(text[weekday.end() :])
    return day


def _read(text: str) -> date | Slashed | None:
    if found := _IN_KANJI.match(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_FIRST.match(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.match(text):
        slashed = Slashed(int(found[1]), int(found[3]), _year(found[4]))
        # Nobody writes the month first and then dots.
        return slashed.on(DayOrder.DAY_FIRST) if found[2] == "." else slashed
    if found := _MONTH_WORD.match(text):
        return _day(_year(found[3]), _month(found[1]), int(found[2]))
    if found := _DAY_WORD.match(text):
        return _day(_year(found[3]), _month(found[2]), int(found[1]))
    return None


def settle(usual: DayOrder, *, largest_first: int, largest_second: int) -> DayOrder:
    """The order all slashed days of a file share, given the largest numbers in each place."""
    month, other = (
        (largest_first, largest_second)
        if usual is DayOrder.MONTH_FIRST
        else (largest_second, largest_first)
    )
    if month > 12 >= other:
        return DayOrder.DAY_FIRST if usual is DayOrder.MONTH_FIRST else DayOrder.MONTH_FIRST
    return usual


def _month(word: str) -> int:
    plain = unicodedata.normalize("NFD", word.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return next((month for month, starts in _MONTHS if plain.startswith(starts)), 0)


def _year(figures: str) -> int:
    return int(figures) + 2000 if len(figures) == 2 else int(figures)


def _day(year: int, month: int, day: int) -> date | None:
    if not 1990 <= year <= 2100:  # 0001-01-01 and 1900-01-00 are how programs say "none"
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""The parts of a pasted order: a name, an item with its number, a day."""

import re
from datetime import date

from handnote.domain.names.words import FAMILY_PARTICLES
from handnote.domain.order import Item
from handnote.domain.plain_text import clean_line
from handnote.readers.days import Slashed, read_day
from handnote.readers.folding import fold_header
from handnote.readers.paste_labels import Part, PasteLabels
from handnote.readers.private_lines import without_price

NAME_LENGTH = 60
LARGEST_QUANTITY = 999
_BEFORE = re.compile(
    r"^(\d{1,3})\s*(?:[x×✕*]\s*|st\.?\s|stk\.?\s|szt\.?\s|ks\s|adet\s|pcs\.?\s)(.{1,300})$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"^(.{1,300}?)[\s,]+(?:[x×✕]\s?(\d{1,3})|\((\d{1,3})\))$", re.IGNORECASE)
_BARE = re.compile(r"^(\d{1,2})\s+([^\W\d_].{1,300})$")
_QUANTITY_INSIDE = re.compile(
    r"^(.{1,300}?)[\s,;|–—(-]+([^\W\d_][\w .]{0,20}?)\s?[:：]\s?(\d{1,3})\)?\s*$"
)
_HONORIFICS = re.compile(r"\s*(?:様|さま|さん|殿|御中)$")
_ASIDE = re.compile(r"\s*[(<\[][^()<>\[\]]{0,80}[)>\]]\s*$")
_YEAR_LESS = re.compile(
    r"^(\d{1,2})\.?\s*(?:de\s)?([^\W\d_]{3,12})|^([^\W\d_]{3,12})\.?\s*(\d{1,2})(?!\d)"
)
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_WEEKDAY = re.compile(r"^[^\W\d_]{2,12}\.?,\s*")
_LONGEST_DAY = 60


def as_name(text: str) -> str:
    """A name as it is kept: without a user name in brackets, a title of respect, an e-mail."""
    words = [word for word in clean_line(text).split() if "@" not in word]
    told = _ASIDE.sub("", " ".join(words))
    return _HONORIFICS.sub("", told).strip(" ,;:-–")


def looks_like_name(text: str) -> bool:
    """Whether a line may be somebody's name: a few words with capitals, and nothing else."""
    words = text.split()
    if not 1 <= len(words) <= 6 or len(text) > NAME_LENGTH or text[-1] in ".!?…":
        return text.rstrip(".").endswith((" Jr", " Sr")) and len(words) <= 6
    if any(letter.isdigit() or letter in '@#:;/="“”' for letter in text):
        return False
    return all(_may_be_of_name(word) for word in words) and any(map(str.isalpha, text))


def as_item(line: str, labels: PasteLabels) -> Item | None:
    """One thing of a list, with how many of it; None where nothing but a price stands there."""
    line, *cells = line.lstrip("•*-–· \t").split("\t")
    number = next((int(cell) for cell in cells if cell.strip().isdecimal()), 0)
    if 0 < number <= LARGEST_QUANTITY:
        line = f"{number} x {line}"
    told = without_price(line)
    told, quantity = _quantity(told, labels)
    title = clean_line(without_price(told)).strip(" -–—:;,|·")
    return Item(title, quantity) if any(map(str.isalpha, title)) else None


def has_quantity(line: str) -> bool:
    """Whether a line says how many of something, the way lists of orders do."""
    return bool(_BEFORE.match(line) or _AFTER.match(line))


def counted(line: str) -> Item | None:
    """``2 blue mugs`` said in a sentence."""
    found = _BARE.match(line)
    return Item(found[2], int(found[1])) if found and int(found[1]) else None


def as_day(text: str, labels: PasteLabels, today: date) -> date | None:
    """The day a line says; None where it says none, or where day and month could be swapped.

    A day without a year is the next such day, or one of the last month.
    """
    told = _WEEKDAY.sub("", clean_line(text)[:_LONGEST_DAY])
    told = told.replace("年", "-").replace("月", "-").replace("日", "")
    found = read_day(told)
    if isinstance(found, Slashed):
        days = {day for order in ("day-first", "month-first") if (day := _on(found, order))}
        return days.pop() if len(days) == 1 else None
    return found or _named(told, labels, today)


def _on(slashed: Slashed, order: str) -> date | None:
    from handnote.readers.days import DayOrder

    return slashed.on(DayOrder(order))


def _named(told: str, labels: PasteLabels, today: date) -> date | None:
    found = _YEAR_LESS.match(told)
    if not found:
        return None
    day, word = (found[1], found[2]) if found[1] else (found[4], found[3])
    month = _month(word, labels)
    if not month:
        return None
    year = _YEAR.search(told)
    if year:
        return _day(int(year[1]), month, int(day))
    this = _day(today.year, month, int(day))
    is_long_past = this is not None and (today - this).days > 31
    return _day(today.year + 1, month, int(day)) if is_long_past else this


def _month(word: str, labels: PasteLabels) -> int:
    plain = fold_header(word)
    starts = [start for start in labels.months if plain.startswith(start)]
    return labels.months[max(starts, key=len)] if starts else 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _quantity(told: str, labels: PasteLabels) -> tuple[str, int]:
    inside = _QUANTITY_INSIDE.match(told)
    if inside and labels.part(inside[2]) is Part.QUANTITY and int(inside[3]):
        return inside[1], int(inside[3])
    if (found := _BEFORE.match(told)) and int(found[1]):
        return found[2], int(found[1])
    if found := _AFTER.match(told):
        number = int(found[2] or found[3])
        if number:
            return found[1], number
    return told, 1


def _may_be_of_name(word: str) -> bool:
    bare = word.strip("().,'’“”\"-")
    if not bare:
        return word in {"&", "-"}
    first = bare[0]
    return (
        first.isupper()
        or first.lower() == first.upper()
        or bare.casefold() in FAMILY_PARTICLES | {"und", "and", "et"}
    )

"""Streets, towns, e-mail addresses, telephones and prices in loose text: found, to be left out."""

import re

from handnote.readers.paste_labels import PasteLabels

LEFT_OUT = "…"
"""What stands in a sentence where something private stood."""

_CURRENCY = (
    r"(?:US\$|A\$|C\$|[$€£¥₺₹￥]|USD|EUR|GBP|CHF|PLN|SEK|NOK|DKK|CZK|TRY|JPY|AUD|CAD|NZD|BRL|R\$"
    r"|zł|kr\.?|Kč|TL|円)"
)
_AMOUNT = r"\d{1,9}(?:[.,' \u00a0]\d{1,3}){0,4}(?:,-)?"
_PRICE = re.compile(
    rf"(?<![\w.,]){_CURRENCY}\s?-?{_AMOUNT}(?:\s?{_CURRENCY}(?!\w))?|(?<![\w.,]){_AMOUNT}\s?{_CURRENCY}(?!\w)"
)
_PRICE_AT_END = re.compile(
    rf"[\s,;:(\[–—|·.=@-]*(?:{_CURRENCY}\s?{_AMOUNT}(?:\s?{_CURRENCY})?|{_AMOUNT}\s?{_CURRENCY}|\d{{1,6}}[.,]\d{{2}})"
    r"[\s)\]]*(?:/?\s?(?:each|ea|stk|pc|pcs|szt)\.?)?\s*$"
)
_PRICE_IN_COLUMN = re.compile(rf"(?:\s?[|:]|\t|\s\s)\s*(?:{_PRICE.pattern})\s*$")
_PHONE = re.compile(r"(?<![\w#-])(?:\+|00)?\(?\d{1,5}\)?(?:[\s./()-]{0,2}\d){6,14}(?![\w-])")
_DAY = re.compile(r"\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}")
_POSTCODES = (
    re.compile(r"^\d{2}-\d{3}\s"),  # 00-001 Warszawa
    re.compile(r"^(?:[A-Z]{1,3}-)?\d{5}\s+[^\W\d_]"),  # 80331 München
    re.compile(r"^(?:[A-Z]{1,3}-)\d{4}\s+[^\W\d_]"),  # A-1010 Wien
    re.compile(r"^\d{3}\s\d{2}\s+[^\W\d_]"),  # 110 00 Praha
    re.compile(r"^\d{4}-\d{3}\b"),  # 1000-001 Lisboa
    re.compile(r"^\d{4}\s?[A-Z]{2}\s+[^\W\d_]"),  # 1012 AB Amsterdam
    re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b"),  # SW1A 1AA
    re.compile(r",\s*[A-Z]{2}\.?,?\s+\d{5}(?:-\d{4})?\b"),  # Springfield, IL 62704
    re.compile(r"^[A-Z]{2}\s+\d{5}(?:-\d{4})?\b"),  # IL 62704
    re.compile(r"\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b"),  # M5V 2T6
    re.compile(r"〒\s?\d{3}"),
    re.compile(r"\b\d{5}-\d{3}\b"),  # 01310-100 São Paulo
    re.compile(r"\b\d{5}\s+[^\W\d_]+\s?/\s?[^\W\d_]+"),  # 34710 Kadıköy/İstanbul
)
_TOWN = re.compile(r"^\d{4}\s+[^\W\d_]{2,}")  # 1010 Wien: a year, too, so only beside a street
_CJK_PLACE = re.compile(r"[都道府県].{1,12}[市区町村郡]|丁目|番地|\d+[番号]")
_ADDRESS_LENGTH = 90
_LONGEST = 2000


def is_address(line: str, labels: PasteLabels) -> bool:
    """Whether a line is of an address: it has a street and a number, or a postcode."""
    if len(line) > _ADDRESS_LENGTH:
        return False
    has_figure = any(map(str.isdigit, line))
    if has_figure and any(_is_street(word, labels) for word in line.split()):
        return True
    if _CJK_PLACE.search(line):
        return True
    return has_figure and any(postcode.search(line) for postcode in _POSTCODES)


def may_be_town(line: str) -> bool:
    """Whether a line may be a postcode of four figures and its town; or a year and anything."""
    return _TOWN.match(line) is not None


def without_price(line: str) -> str:
    """A line without the price at its end, and without any at its beginning."""
    line = _PRICE_AT_END.sub("", line[:_LONGEST])
    found = _PRICE.match(line)
    return line[found.end() :].strip(" -–:,") if found else line.strip()


def is_only_private(line: str) -> bool:
    """Whether nothing is left of a line without prices, e-mail addresses, telephones and links."""
    words = [
        word for word in line[:_LONGEST].split() if not _is_e_mail(word) and not _is_link(word)
    ]
    left = _without_phones(_PRICE.sub(" ", " ".join(words)))
    return not any(map(str.isalnum, left))


def masked(text: str, labels: PasteLabels) -> str:
    """What somebody wrote, word for word, but for e-mail addresses, telephones and streets.

    A line that was nothing else goes; in others an ellipsis stands in their place.
    """
    lines = (_masked_line(line, labels) for line in text.split("\n"))
    return "\n".join(line for line in lines if line is not None).strip()


def _masked_line(line: str, labels: PasteLabels) -> str | None:
    if not line.strip():
        return line
    line = _PRICE_IN_COLUMN.sub("", line)
    words = [LEFT_OUT if _is_e_mail(word) else word for word in line.split(" ")]
    told = _without_phones(" ".join(words))
    if any(map(str.isdigit, told)):
        told = _without_streets(told, labels)
    if is_only_private(told) or is_short_address(told):
        return None
    return told


def is_short_address(line: str) -> bool:
    """Whether a line that is no longer than an address has one's postcode."""
    if len(line) > _ADDRESS_LENGTH or not any(map(str.isdigit, line)):
        return False
    return any(postcode.search(line.strip()) for postcode in _POSTCODES)


def _without_phones(line: str) -> str:
    if not any(map(str.isdigit, line)):
        return line
    days = [found.span() for found in _DAY.finditer(line)]

    def left(found: re.Match[str]) -> str:
        is_day = any(start <= found.start() < end for start, end in days)
        return found[0] if is_day else LEFT_OUT

    return _PHONE.sub(left, line)


def _without_streets(line: str, labels: PasteLabels) -> str:
    """``12 Rose Lane`` and ``Rosenweg 12`` give way; words round them stay."""
    words = line.split(" ")
    for place, word in enumerate(words):
        if not _is_street(word.strip(",;:!?)"), labels):
            continue
        before, after = words[max(0, place - 4) : place], words[place + 1 : place + 4]
        figure = next((b for b in reversed(before) if b[:1].isdigit()), None)
        if figure is not None and _capitals_between(before, figure):
            start = max(0, place - 4) + len(before) - 1 - before[::-1].index(figure)
            words[start : place + 1] = [LEFT_OUT] + [""] * (place - start)
        elif after and any(a[:1].isdigit() for a in after):
            end = place + 1 + next(i for i, a in enumerate(after) if a[:1].isdigit())
            words[place : end + 1] = [LEFT_OUT] + [""] * (end - place)
    return " ".join(word for word in words if word)


def _capitals_between(before: list[str], figure: str) -> bool:
    return all(word[:1].isupper() for word in before[before.index(figure) + 1 :] if word)


def _is_street(word: str, labels: PasteLabels) -> bool:
    small = word.casefold().strip(",;:")
    bare = small.rstrip(".")
    if small in labels.street_words or (bare in labels.street_words and len(bare) > 1):
        return True
    return len(small) > 5 and small.rstrip("0123456789").endswith(labels.street_endings)


def _is_e_mail(word: str) -> bool:
    before, at, after = word.partition("@")
    return bool(at and before and "." in after.strip(".,;:!?)>"))


def _is_link(word: str) -> bool:
    return word.casefold().lstrip("<([").startswith(("http://", "https://", "www."))

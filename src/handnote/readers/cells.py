"""One cell: the text that was meant, without what spreadsheets and exporters put round it."""

import html
import re

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_EXCEL_TEXT = re.compile(r'="(.*)"', re.DOTALL)
_GUARDED = re.compile(r"'[=+\-@\t]")
_BROKEN = re.compile("[\ud800-\udfff]")
_WHOLE = re.compile(r"(\d{1,9})(?:[.,]0{1,2})?")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3}){1,3}")
_LARGEST_QUANTITY = 99_999


def meant(cell: str, *, entities: bool) -> str:
    """The text of a cell without ``="…"``, a formula guard or, where asked, HTML entities."""
    text = cell.strip()
    if text.startswith("="):
        found = _EXCEL_TEXT.fullmatch(text)
        text = found[1].replace('""', '"') if found else text
    elif text.startswith("'") and _GUARDED.match(text):
        text = text[1:]
    if entities and "&" in text:
        # Twice, for some exporters escape what is escaped already.
        text = _unescaped(_unescaped(text))
    return text


def _unescaped(text: str) -> str:
    # html.unescape alone would turn "R&notes" into "R¬es".
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def is_broken(text: str) -> bool:
    """Whether bytes that are no letters were found in ``text``."""
    return _BROKEN.search(text) is not None


def whole_number(text: str) -> int | None:
    """How many ``text`` says; None where it says no number of things."""
    if found := _WHOLE.fullmatch(text):
        return min(int(found[1]), _LARGEST_QUANTITY)
    if _THOUSANDS.fullmatch(text):
        return min(int(re.sub(r"[.,]", "", text)), _LARGEST_QUANTITY)
    return None


def unquoted(cell: str) -> str:
    """A cell as a reader of quotation marks would see it."""
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell

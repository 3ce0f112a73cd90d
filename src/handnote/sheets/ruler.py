"""Lengths as people read them off a ruler."""

import re
from enum import StrEnum

from handnote.domain.units import Mm

_INCH = Mm(25.4)
_DECIMAL = re.compile(r"\d{1,4}(?:[.,]\d{0,4})?|[.,]\d{1,4}", re.ASCII)
_FRACTION = re.compile(r"(?:(\d{1,3})[ -])?(\d{1,3})/(\d{1,3})", re.ASCII)
_SIGNS = ("mm", "inches", "inch", "in", "″", '"', "”")


class Ruler(StrEnum):
    """What a ruler is divided in."""

    MM = "mm"
    INCH = "inch"


def length(said: str, ruler: Ruler) -> Mm | None:
    """The length that was typed, 15.5 or 15,5 or 19/32; None for what is none yet."""
    text = said.strip().casefold()
    for sign in _SIGNS:
        text = text.removesuffix(sign)
    text = text.strip()
    unit = _INCH if ruler is Ruler.INCH else Mm(1.0)
    if _DECIMAL.fullmatch(text):
        return Mm(float(text.replace(",", ".")) * unit)
    if (found := _FRACTION.fullmatch(text)) and int(found[3]):
        return Mm((int(found[1] or 0) + int(found[2]) / int(found[3])) * unit)
    return None


def figure(length: Mm, ruler: Ruler) -> str:
    """A length as the ruler shows it: to a tenth of a millimetre or a hundredth of an inch."""
    return f"{length / _INCH:.2f}" if ruler is Ruler.INCH else f"{length:.1f}"

"""The carrier page: plain paper that sticky notes are stuck onto, to go through a printer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CarrierWords:
    """What the page says: at its upper edge, within each outline, and below the last."""

    feed: str
    glue: str
    advice: str

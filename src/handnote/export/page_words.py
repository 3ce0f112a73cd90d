"""The words of the history page: what it says of its own accord, in one language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from handnote.domain.note import MadeBy


@dataclass(frozen=True, slots=True)
class PageWords:
    """Every word on the page that is neither the seller's nor a shop's.

    ``language`` is a BCP 47 tag. ``about`` holds ``{made_on}``, ``day`` holds ``{day}``,
    ``{month}`` and ``{year}``, ``heading`` the latter two, and ``several`` holds ``{quantity}``
    and ``{title}``. ``channel`` names where something was sold, ``photo`` is the picture
    of a label read aloud.
    """

    language: str
    title: str
    about: str
    all_months: str
    nothing: str
    nobody: str
    several: str
    day: str
    heading: str
    months: tuple[str, ...]
    outside: str
    photo: str
    made_by: Mapping[MadeBy, str]
    channel: Callable[[str], str]

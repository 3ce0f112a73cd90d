"""Settings: the few choices a seller makes once."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What this desk remembers between days. ``stock`` is a part number, ``hand`` an id."""

    sign_off: str = ""
    hand: str = "caveat"
    stock: str = "L7163"
    outlines: bool = False

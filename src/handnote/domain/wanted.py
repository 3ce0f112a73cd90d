"""What is looked for in the history."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search: all of it has to be so of a note. What is empty asks for nothing.

    ``words`` stand in the note, in a name or in an item; the last may be unfinished, and what
    is between quotation marks stands there one word after the other. ``person`` and ``thing``
    are words of a name and of an item. ``year`` is the one it was written in, ``hand`` the
    identifier of a hand, ``shop`` a channel and the shop's name there.
    """

    words: str = ""
    person: str = ""
    thing: str = ""
    year: int | None = None
    hand: str = ""
    shop: tuple[str, str] | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing in particular is looked for."""
        typed = (self.words, self.person, self.thing)
        return not (any(map(str.strip, typed)) or self.year or self.hand or self.shop)

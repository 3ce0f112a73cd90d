"""A seller's own hand fonts: added, taken away, and back again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handnote.domain.hand import Hand
from handnote.domain.problem import AskTrouble, Problem
from handnote.typeset.hands import Hands
from handnote.typeset.own_fonts import LARGEST, OwnFonts, is_own


class OwnHands:
    """Keeps the seller's fonts beside her notes. ``close`` ends it; nothing can be put back after.

    No note depends on them: one whose hand is gone is set in the first hand there is, and
    has its own again when the same font file is added again.
    """

    def __init__(self, hands: Hands, fonts: OwnFonts) -> None:
        self._hands = hands
        self._fonts = fonts
        fonts.forget_aside()  # from a day that ended with the power

    def add(self, path: Path) -> Hand:
        """Offer the font in a TrueType or OpenType file as a hand from now on.

        Raises a problem that says why, where it cannot be; then nothing of it is kept.
        """
        data = _read(path)
        with _moving(path.name):
            return self._fonts.add(data, path.name)

    def take_away(self, hand_id: str) -> None:
        """Offer a hand of hers no longer; ``put_back`` offers it again until the desk is closed."""
        with _moving(self._fonts.name(hand_id)):
            self._fonts.put_aside(hand_id)

    def put_back(self, hand_id: str) -> None:
        """Offer a hand again that was taken away."""
        with _moving(self._fonts.name(hand_id)):
            self._fonts.put_back(hand_id)

    def taken_away(self) -> tuple[Hand, ...]:
        """The hands that can be put back."""
        return self._fonts.aside()

    def is_own(self, hand_id: str) -> bool:
        """Whether this hand is hers to take away."""
        return is_own(hand_id)

    def is_here(self, hand_id: str) -> bool:
        """Whether notes in this hand are set in it, and not in one that stands in."""
        return self._hands.is_here(hand_id)

    def close(self) -> None:
        """Delete the fonts that were taken away."""
        self._fonts.forget_aside()


@contextmanager
def _moving(name: str) -> Iterator[None]:
    """A disk that refuses is the seller's to know of."""
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Problem(AskTrouble.CANNOT_WRITE_FILE, name=name, why=why) from error


def _read(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():  # a pipe could be read for ever
            raise Problem(AskTrouble.FONT_WRONG_KIND, name=path.name)
        if path.stat().st_size > LARGEST:
            raise Problem(AskTrouble.FONT_TOO_LARGE, name=path.name)
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Problem(AskTrouble.CANNOT_READ_FILE, name=path.name, why=why) from error

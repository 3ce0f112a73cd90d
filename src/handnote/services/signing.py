"""Signing: sign-offs in ink, made once and chosen from, by language or by mood."""

from handnote.domain.plain_text import clean_line
from handnote.ink.codec import decode, encode
from handnote.ink.moving import cut_out
from handnote.services.preferences import Preferences
from handnote.storage import drawings
from handnote.storage.drawings import Signature
from handnote.storage.store import Store

__all__ = ["Signature", "Signing"]

_LONGEST_NAME = 40


class Signing:
    """What a seller can do with her sign-offs in ink."""

    def __init__(self, store: Store, preferences: Preferences) -> None:
        self._store = store
        self._preferences = preferences

    def kept(self) -> tuple[Signature, ...]:
        """Return the sign-offs there are, in the order they were made."""
        return self._store.read(drawings.signatures)

    def drawing_of(self, name: str) -> bytes:
        """Return the sign-off of this name; nothing where there is none."""
        return next((one.drawing for one in self.kept() if one.name == name), b"")

    def keep(self, name: str, ink: bytes) -> Signature:
        """Keep what was written as a sign-off, and sign with it from now on.

        A name that is taken gets the new one; a sign-off without a name is called by its number.
        """
        drawing = encode(cut_out(decode(ink)))
        called = clean_line(name, _LONGEST_NAME) or str(len(self.kept()) + 1)
        signature = Signature(called, drawing)
        self._store.run(lambda connection: drawings.put_signature(connection, signature))
        self._preferences.sign_in_ink(called)
        return signature

    def take_away(self, name: str) -> None:
        """Forget a sign-off; notes signed with it stay as they are."""
        self._store.run(lambda connection: drawings.remove_signature(connection, name))
        if self._preferences.current.signature == name:
            self._preferences.sign_in_ink("")

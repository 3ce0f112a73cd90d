"""How the note on the label is made, signed and set: as it was kept, or as is usual now."""

from dataclasses import dataclass, replace

from handnote.domain.marks import Ruling
from handnote.domain.note import MadeBy, Note, Side
from handnote.domain.settings import Settings
from handnote.domain.stock import Stock
from handnote.qt.write.drafts import NoteOf, Words
from handnote.qt.write.inking import Inking
from handnote.qt.write.label_editor import Label
from handnote.services.desk import Desk
from handnote.services.inking import ink_label
from handnote.typeset.typeset_note import TypesetNote


@dataclass(frozen=True, slots=True)
class Look:
    """How one note is made and signed; ``signature`` is a drawing as it is kept."""

    hand: str
    made_by: MadeBy
    sign_off: str
    signature: bytes


class Looks:
    """A kept note looks as it did; a new one as the seller chose last."""

    def __init__(self, desk: Desk, inking: Inking) -> None:
        self._desk = desk
        self._inking = inking
        self._own: Look | None = None

    def keep_to(self, kept: Note | Words | None) -> None:
        """Look as this note was kept; as is usual for None."""
        self._own = None
        if kept:
            self._own = Look(kept.hand, kept.made_by, kept.sign_off, kept.signature)

    def look(self, side: Side) -> Look:
        """How the note on this side of the parcel is made."""
        settings = self._settings
        look = self._own or Look(
            settings.hand,
            settings.mode_in_use,
            settings.sign_off_on(side),
            self._inking.signature(settings.signature_on(side)),
        )
        # The hand the label shows: one of the seller's own may be gone since it was chosen.
        return replace(look, hand=self._desk.proofing.hands.find(look.hand).id)

    def ruling(self, side: Side) -> Ruling:
        """What is ruled on the label: something only where a pen writes on it."""
        is_pen = self.look(side).made_by is MadeBy.PEN
        return self._settings.ruling_in_use if is_pen else Ruling.NOTHING

    def stock(self, side: Side) -> Stock:
        """The stock notes for this side of a parcel are laid out for."""
        return self._desk.stock_for(side)

    def label(self, note: NoteOf | None, side: Side, text: str, cursor: int | None = None) -> Label:
        """A label with these words, set again as they are typed; ``note`` seeds its unevenness."""
        look, stock = self.look(side), self.stock(side)
        drift, nib = self._settings.drift, self._settings.nib_in_use
        is_drawn = look.made_by is MadeBy.INK

        def typeset(shown: str) -> TypesetNote:
            return self._desk.proofing.typeset(
                shown,
                look.hand,
                stock,
                look.sign_off,
                seed=_seed(note),
                drift=drift,
                nib=nib,
                ink=b"" if is_drawn else self._inking.data(),
                signature=look.signature,
            )

        return Label(text, stock, typeset, cursor)

    def backdrop(
        self, note: NoteOf | None, side: Side, text: str, *, is_typed: bool
    ) -> TypesetNote:
        """What stands on the label besides its ink: the words, or only a sign-off."""
        look, stock = self.look(side), self.stock(side)
        return self._desk.proofing.typeset(
            text if is_typed else "",
            look.hand,
            stock if is_typed else ink_label(stock),
            look.sign_off if is_typed else "",
            seed=_seed(note),
            drift=self._settings.drift,
            nib=self._settings.nib_in_use,
            signature=look.signature,
        )

    def in_hand(
        self, note: NoteOf | None, side: Side, text: str, hand: str, settings: Settings | None
    ) -> TypesetNote:
        """These words in another hand; where there are none to set, the hand's own name."""
        settings = settings or self._settings
        sign_off = settings.sign_off_on(side)
        if not text and not sign_off:
            text = self._desk.proofing.hands.find(hand).name
        return self._desk.proofing.typeset(
            text,
            hand,
            self.stock(side),
            sign_off,
            seed=_seed(note),
            drift=settings.drift,
            nib=settings.nib_in_use,
        )

    def that_would_hold(self, side: Side, text: str) -> Stock | None:
        """The smallest stock offered on which these words go; slow, for the worker."""
        look, offered = self.look(side), self._desk.catalogue.offered()
        nib = self._settings.nib_in_use
        return self._desk.proofing.that_would_hold(text, look.hand, look.sign_off, offered, nib=nib)

    @property
    def _settings(self) -> Settings:
        return self._desk.preferences.current


def _seed(note: NoteOf | None) -> str:
    return note.order_id if note else ""

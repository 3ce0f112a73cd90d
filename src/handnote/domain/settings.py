"""Settings: the few choices a seller makes once."""

from dataclasses import dataclass

from handnote.domain.drawing import NIBS, USUAL_NIB
from handnote.domain.hand import Nib
from handnote.domain.ink import Ink
from handnote.domain.marks import Ruling
from handnote.domain.note import MadeBy, Side
from handnote.domain.packing import PackingOrder
from handnote.domain.units import Mm


@dataclass(frozen=True, slots=True)
class Settings:
    """What this desk remembers between days. ``stock`` is a part number, ``hand`` an id.

    ``outside_stock`` is what notes for the outside are printed on; empty for the same.
    ``drift`` is how far letters may stray from perfect type: 0 a typewriter, 1 a hasty hand.
    ``same_size`` sets all notes of a run as large as the longest allows. ``printer`` is the one
    used last; ``parcel_marks`` number labels to find their parcels by; ``packing`` sorts the pile.
    New order files in ``watched_folder`` are told of; empty for none. ``quiet`` names the kinds of
    things that are not to be mentioned of a note, parted by spaces. ``mode`` is how new notes are
    made: with a pen until she chooses otherwise, for plain type is never what is offered first.
    ``pen_lines`` is what is printed on labels for the pen; ``copy_words`` puts the words she
    typed on the key sheet, ``photo_marks`` marks the margins so that a photo files itself.
    ``signature`` names the sign-off in ink that is signed with, before any in words. ``pen_width``
    is the width of line in ink, in mm, ``steady`` over how many milliseconds a shaking hand is
    evened out; ``left_handed`` keeps tools out of the way of a left hand.
    ``recognise`` keeps an opaque key of whoever buys, so that they are known when they come back;
    ``fair`` hides names and what is known of people from whoever else can see the screen.
    """

    sign_off: str = ""
    hand: str = "caveat"
    stock: str = "L7163"
    outside_stock: str = ""
    outlines: bool = False
    drift: float = 0.8
    ink: str = Ink.BLUE_BLACK.value
    nib: str = Nib.FINE.value
    same_size: bool = False
    crop_marks: bool = False
    parcel_marks: bool = False
    printer: str = ""
    packing: str = PackingOrder.SHIP_BY.value
    watched_folder: str = ""
    quiet: str = ""
    mode: str = MadeBy.PEN.value
    pen_lines: str = Ruling.NOTHING.value
    copy_words: bool = False
    photo_marks: bool = False
    signature: str = ""
    pen_width: float = USUAL_NIB
    steady: float = 0.0
    left_handed: bool = False
    recognise: bool = True
    fair: bool = False

    def sign_off_on(self, side: Side) -> str:
        """How a new note is signed; on the outside, for all to see, nothing is put by itself."""
        return self.sign_off if side is Side.INSIDE and not self.signature else ""

    def signature_on(self, side: Side) -> str:
        """The name of the sign-off in ink of a new note; none on the outside."""
        return self.signature if side is Side.INSIDE else ""

    @property
    def mode_in_use(self) -> MadeBy:
        """How a new note is made; with a pen where the settings name no way there is."""
        return MadeBy(self.mode) if self.mode in set(MadeBy) else MadeBy.PEN

    @property
    def ruling_in_use(self) -> Ruling:
        """What the pen finds on a label; nothing where the settings name no ruling there is."""
        return Ruling(self.pen_lines) if self.pen_lines in set(Ruling) else Ruling.NOTHING

    @property
    def ink_in_use(self) -> Ink:
        """The ink; blue-black where the settings name none that exists."""
        return Ink(self.ink) if self.ink in set(Ink) else Ink.BLUE_BLACK

    @property
    def nib_in_use(self) -> Nib:
        """The nib; a fine one where the settings name none that exists."""
        return Nib(self.nib) if self.nib in set(Nib) else Nib.FINE

    @property
    def pen_width_in_use(self) -> Mm:
        """The width of line in ink: the nearest there is a pen for."""
        return min(NIBS, key=lambda nib: abs(nib - self.pen_width))

    @property
    def packing_in_use(self) -> PackingOrder:
        """The packing order; by day to send where the settings name none that exists."""
        is_known = self.packing in set(PackingOrder)
        return PackingOrder(self.packing) if is_known else PackingOrder.SHIP_BY

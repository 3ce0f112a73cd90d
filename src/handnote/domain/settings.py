"""Settings: the few choices a seller makes once."""

from dataclasses import dataclass

from handnote.domain.hand import Nib
from handnote.domain.ink import Ink
from handnote.domain.note import Side
from handnote.domain.packing import PackingOrder


@dataclass(frozen=True, slots=True)
class Settings:
    """What this desk remembers between days. ``stock`` is a part number, ``hand`` an id.

    ``outside_stock`` is what notes for the outside are printed on; empty for the same.
    ``drift`` is how far letters may stray from perfect type: 0 a typewriter, 1 a hasty hand.
    ``same_size`` sets all notes of a run as large as the longest allows. ``printer`` is the one
    used last; ``parcel_marks`` number labels to find their parcels by; ``packing`` sorts the pile.
    New order files in ``watched_folder`` are told of; empty for none. ``quiet`` names the kinds of
    things that are not to be mentioned of a note, parted by spaces. ``recognise`` keeps an opaque
    key of whoever buys, so that they are known when they come back; ``fair`` hides names and what
    is known of people from whoever else can see the screen.
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
    recognise: bool = True
    fair: bool = False

    def sign_off_on(self, side: Side) -> str:
        """How a new note is signed; on the outside, for all to see, nothing is put by itself."""
        return self.sign_off if side is Side.INSIDE else ""

    @property
    def ink_in_use(self) -> Ink:
        """The ink; blue-black where the settings name none that exists."""
        return Ink(self.ink) if self.ink in set(Ink) else Ink.BLUE_BLACK

    @property
    def nib_in_use(self) -> Nib:
        """The nib; a fine one where the settings name none that exists."""
        return Nib(self.nib) if self.nib in set(Nib) else Nib.FINE

    @property
    def packing_in_use(self) -> PackingOrder:
        """The packing order; by day to send where the settings name none that exists."""
        is_known = self.packing in set(PackingOrder)
        return PackingOrder(self.packing) if is_known else PackingOrder.SHIP_BY

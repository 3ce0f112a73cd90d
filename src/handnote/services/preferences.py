"""The seller's few choices, kept as soon as they are made."""

import threading
from collections.abc import Callable
from dataclasses import replace

from handnote.domain.marks import Ruling
from handnote.domain.note import MadeBy, Side
from handnote.domain.packing import PackingOrder
from handnote.domain.settings import Settings


class Preferences:
    """Holds the settings in force; a change is written before it is in force.

    Any thread may change one of them; no change is lost to another.
    """

    def __init__(self, settings: Settings, save: Callable[[Settings], None]) -> None:
        self._current = settings
        self._save = save
        self._turn = threading.Lock()

    @property
    def current(self) -> Settings:
        """The settings in force."""
        return self._current

    def sign_as(self, sign_off: str) -> None:
        """Sign the notes to come with ``sign_off`` in words; empty for none."""
        self._change(lambda now: replace(now, sign_off=sign_off, signature=""))

    def sign_in_ink(self, name: str) -> None:
        """Sign the notes to come with the sign-off in ink of this name; empty for none."""
        self._change(lambda now: replace(now, signature=name))

    def write_with_pen(self, look: Settings) -> None:
        """Take from ``look`` the width of line, the ink, the steadying and the hand that writes."""
        steady = max(0.0, min(200.0, look.steady))
        self._change(
            lambda now: replace(
                now,
                pen_width=look.pen_width_in_use,
                ink=look.ink_in_use.value,
                steady=steady,
                left_handed=look.left_handed,
            )
        )

    def write_in(self, hand: str) -> None:
        """Write the notes to come in the hand with this id."""
        self._change(lambda now: replace(now, hand=hand))

    def make_by(self, mode: MadeBy) -> None:
        """Make the notes to come this way."""
        self._change(lambda now: replace(now, mode=mode.value))

    def print_on(self, stock_part: str, side: Side = Side.INSIDE) -> None:
        """Lay the notes of one side out for, and print them on, the stock with this number."""
        if side is Side.OUTSIDE:
            self._change(lambda now: replace(now, outside_stock=stock_part))
        else:
            self._change(lambda now: replace(now, stock=stock_part))

    def print_with(self, printer: str) -> None:
        """Print on the printer of this name; empty to be asked every time."""
        self._change(lambda now: replace(now, printer=printer))

    def watch(self, folder: str) -> None:
        """Tell of new order files in this folder; empty to tell of none."""
        self._change(lambda now: replace(now, watched_folder=folder))

    @property
    def quiet(self) -> frozenset[str]:
        """The kinds of things that are not to be mentioned."""
        return frozenset(self._current.quiet.split())

    def mention(self, kind: str, *, wanted: bool) -> None:
        """Mention things of this kind from now on, or no more."""

        def changed(now: Settings) -> Settings:
            kinds = set(now.quiet.split()) - {kind}
            return replace(now, quiet=" ".join(sorted(kinds if wanted else kinds | {kind})))

        self._change(changed)

    def recognises(self) -> bool:
        """Whether people who come back are recognised."""
        return self._current.recognise

    def recognise(self, *, wanted: bool) -> None:
        """Recognise people who come back from now on, or no more."""
        self._change(lambda now: replace(now, recognise=wanted))

    def hide_names(self, *, wanted: bool) -> None:
        """Hide names and what is known of people on the screen, until it is said otherwise."""
        self._change(lambda now: replace(now, fair=wanted))

    def packing(self) -> PackingOrder:
        """The packing order in force."""
        return self._current.packing_in_use

    def pack_by(self, packing: PackingOrder) -> None:
        """Sort the pile, and so the labels, by this."""
        self._change(lambda now: replace(now, packing=packing.value))

    def print_also(self, *, outlines: bool, crop_marks: bool, parcel_marks: bool) -> None:
        """What is printed besides the notes: die lines, lines to cut along, tiny numbers."""
        self._change(
            lambda now: replace(
                now,
                outlines=outlines,
                crop_marks=crop_marks,
                parcel_marks=parcel_marks,
            )
        )

    def rule_labels(self, ruling: Ruling, *, copy_words: bool, photo_marks: bool = False) -> None:
        """What the pen finds on a label and beside it, and whether there are words to copy."""
        self._change(
            lambda now: replace(
                now, pen_lines=ruling.value, copy_words=copy_words, photo_marks=photo_marks
            )
        )

    def write_like(self, look: Settings) -> None:
        """Take from ``look`` the drift, the ink, the nib, and whether sizes agree."""
        steady = max(0.0, min(1.0, float(look.drift)))
        ink, nib = look.ink_in_use.value, look.nib_in_use.value
        self._change(
            lambda now: replace(now, drift=steady, ink=ink, nib=nib, same_size=look.same_size)
        )

    def _change(self, changed: Callable[[Settings], Settings]) -> None:
        with self._turn:
            settings = changed(self._current)
            if settings != self._current:
                self._save(settings)
                self._current = settings

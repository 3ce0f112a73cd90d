"""Looking ahead: the order that comes next is read before she comes to it."""

from handnote.domain.note import Side
from handnote.domain.order import OrderId
from handnote.qt.write.person_state import Opened


class Ahead:
    """Holds one order, read and ready to be shown at once, until anything changes."""

    def __init__(self) -> None:
        self._opened: Opened | None = None
        self._round = 0

    def begin(self) -> int:
        """Something else is to be read; return by what its answer is told from older ones."""
        self._round += 1
        self._opened = None
        return self._round

    def drop(self) -> None:
        """What was read may be true no more."""
        self.begin()

    def keep(self, opened: Opened, asked: int) -> None:
        """Take what was read, unless something has changed since it was ``asked`` for."""
        if asked == self._round:
            self._opened = opened

    def take(self, order_id: OrderId, side: Side) -> Opened | None:
        """Return this order if it is what was read, inside its parcel; it is held no more."""
        opened, self._opened = self._opened, None
        if opened is None or side is not Side.INSIDE or opened.sitting.order.id != order_id:
            return None
        return opened

"""Packing: what the pile is sorted by, and the order a seller puts it in herself."""

from collections.abc import Callable, Mapping

from handnote.domain.order import OrderId
from handnote.domain.packing import PackingOrder, moved, numbered
from handnote.services.changes import Changes
from handnote.services.preferences import Preferences
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import packing
from handnote.storage.connection import Connection
from handnote.storage.store import Store

Places = dict[OrderId, float | None]
_OTHERWISE = Changes(packing=True)


class Packing:
    """The one packing order there is: the pile, the labels and the pick list follow it."""

    def __init__(self, store: Store, undo: UndoStack, preferences: Preferences) -> None:
        self._store = store
        self._undo = undo
        self._preferences = preferences

    @property
    def order(self) -> PackingOrder:
        """The packing order in use."""
        return self._preferences.packing()

    def pack_by(self, wanted: PackingOrder) -> Changes:
        """Sort the pile by this from now on.

        Her own order is as she left it, with what came in since at its end; the first time it
        begins as the pile is now.
        """
        now = self.order
        if wanted is now:
            return Changes()

        def work(connection: Connection) -> Places:
            before = packing.places(connection, now)
            is_new = wanted is PackingOrder.ARRANGED and not any(_given(before))
            return _put(connection, before, numbered(before)) if is_new else {}

        return self._repack(UndoCode.PACK_BY, wanted, work)

    def move(self, moving: OrderId, to: OrderId) -> Changes:
        """Put an order where another is in the pile, which is in her own order from then on.

        Nothing happens where one of the two has been printed since.
        """
        now = self.order

        def work(connection: Connection) -> Places:
            before = packing.places(connection, now)
            if moving == to or not {moving, to} <= before.keys():
                return {}
            is_arranged = now is PackingOrder.ARRANGED
            sequence = before if is_arranged else dict.fromkeys(before)
            return _put(connection, before, moved(sequence, moving, to))

        return self._repack(UndoCode.ARRANGE, PackingOrder.ARRANGED, work, needs_places=True)

    def _repack(
        self,
        code: UndoCode,
        wanted: PackingOrder,
        work: Callable[[Connection], Places],
        *,
        needs_places: bool = False,
    ) -> Changes:
        """Give the places and then sort by them: both or neither, and both come back."""
        now = self.order
        before = self._store.run(work)
        if needs_places and not before:
            return Changes()

        def back() -> Changes:
            self._preferences.pack_by(now)
            if before:
                self._store.run(lambda connection: packing.put(connection, before))
            return _OTHERWISE

        try:
            self._preferences.pack_by(wanted)
        except BaseException:
            back()
            raise
        self._undo.push(UndoStep(code, back))
        return _OTHERWISE


def _given(places: Mapping[OrderId, float | None]) -> list[bool]:
    return [place is not None for place in places.values()]


def _put(connection: Connection, before: Places, places: Mapping[OrderId, float]) -> Places:
    """Give these places; return those that were there before."""
    packing.put(connection, places)
    return {order_id: before[order_id] for order_id in places}

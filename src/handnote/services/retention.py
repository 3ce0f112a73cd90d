"""Retention: names and words run out by themselves, after it was shown that they will.

Nothing runs out that was not shown at an earlier start and on an earlier day: a clock that jumps
ten years makes the window say so, and costs nobody a name.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

from handnote.domain.order import Order, OrderId
from handnote.domain.retention import RanOut, RunningOut, RunsOut, holds_contact
from handnote.services.changes import Changes
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import backups, imports, orders, retention
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection
from handnote.storage.store import Store

_AHEAD = 7
"""How many days before it happens the window says so."""

_LISTED = 500


@dataclass(frozen=True, slots=True)
class Ending:
    """So many orders of one channel that run out on one day."""

    channel: str
    day: date
    orders: int


@dataclass(frozen=True, slots=True)
class EndingOrder:
    """One order that runs out: all of it, or what its buyer wrote."""

    order: Order
    what: RunsOut
    day: date


@dataclass(frozen=True, slots=True)
class OldCopies:
    """Backups from before: they still hold what runs out, at the latest until about ``until``."""

    count: int
    oldest: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What runs out soon, and what was dropped just now. ``listed`` is only its beginning."""

    coming: tuple[RunningOut, ...]
    listed: tuple[EndingOrder, ...]
    ran_out: tuple[RanOut, ...] = ()
    changes: Changes = field(default_factory=Changes)

    @property
    def endings(self) -> tuple[Ending, ...]:
        """How many run out, by day and channel."""
        counted = Counter((one.ends, one.channel) for one in self.coming)
        return tuple(
            Ending(channel, day, number) for (day, channel), number in sorted(counted.items())
        )


class Retention:
    """What runs out and when, what the seller keeps, and that it is really gone."""

    def __init__(self, store: Store, undo: UndoStack, clock: Clock) -> None:
        self._store = store
        self._undo = undo
        self._clock = clock
        self._start = uuid4().hex

    def turn(self) -> Outlook:
        """At a start or at midnight: let run out what was shown before, and say what comes next.

        All of it is one save; where there is nothing to do, nothing is saved.
        """
        today = self._today()
        resting = self._store.read(lambda connection: self._resting(connection, today))
        return resting or self._store.run(lambda connection: self._turn(connection, today))

    def outlook(self, *, ahead: int = _AHEAD) -> Outlook:
        """Return what runs out within so many days; drops nothing."""
        today = self._today()

        if not self._store.read(lambda connection: retention.is_up_to_date(connection, today)):
            self._store.run(lambda connection: retention.look_round(connection, today))
        return self._store.read(lambda connection: _outlook(connection, today, ahead))

    def shown(self, coming: Collection[RunningOut]) -> None:
        """Take note that the seller saw that these run out; from tomorrow on they may."""
        on, ids = self._today(), [one.order_id for one in coming if one.shown_on is None]
        if ids:
            self._store.run(lambda connection: retention.show(connection, ids, on, self._start))

    def keep(self, order_ids: Iterable[OrderId]) -> Changes:
        """Keep these orders' names and words for good."""
        return self._set_kept(frozenset(order_ids), is_kept=True)

    def let_run_out(self, order_ids: Iterable[OrderId]) -> Changes:
        """Let these orders run out again like others."""
        return self._set_kept(frozenset(order_ids), is_kept=False)

    def days(self) -> dict[str, int | None]:
        """Return for each channel how many days things stay; None is for good."""
        return self._store.read(retention.days_of)

    def keep_for(self, channel: str, days: int | None) -> None:
        """Let what comes from a channel stay so many days, or for good."""

        def work(connection: Connection) -> dict[str, int | None]:
            before = retention.days_of(connection)
            retention.set_days(connection, channel, days)
            return before

        before = self._store.run(work)

        def back() -> Changes:
            self._store.run(lambda connection: retention.put_days_back(connection, before))
            return Changes()

        self._undo.push(UndoStep(UndoCode.RETENTION, back))

    def record(self) -> tuple[RanOut, ...]:
        """Return how many ran out on which day; numbers are all that is known of them."""
        return self._store.read(retention.record)

    def forget_contacts(self) -> Changes:
        """Drop what the buyers of printed orders wrote, where they can be reached by it.

        Orders she keeps stay whole.
        """
        if not self._store.read(_reachable):
            return Changes()
        return Changes(orders=self._store.run(_forget_contacts))

    def old_copies(self) -> OldCopies:
        """Return the backups there are: each holds what was there when it was made."""
        return _old_copies(self._store.backup_folder)

    def _turn(self, connection: Connection, today: date) -> Outlook:
        imports.forget_before(connection, today)
        reachable = _forget_contacts(connection)
        retention.look_round(connection, today)
        due = self._due(retention.ending(connection, today), today)
        whole = [one for one in due if one.what is RunsOut.ORDER]
        words = [one for one in due if one.what is RunsOut.WORDS]
        retention.forget_orders(connection, [one.order_id for one in whole])
        retention.forget_words(connection, [one.order_id for one in words])
        ran_out = _counted(whole, words)
        retention.count(connection, today, ran_out)
        gone = frozenset(one.order_id for one in due) | reachable
        outlook = _outlook(connection, today, _AHEAD)
        return replace(outlook, ran_out=ran_out, changes=Changes(orders=gone))

    def _resting(self, connection: Connection, today: date) -> Outlook | None:
        """The outlook, where a turn would change nothing; else None."""
        if imports.has_older(connection, today) or _reachable(connection):
            return None
        if not retention.is_up_to_date(connection, today):
            return None
        coming = retention.ending(connection, retention.soonest(today, _AHEAD))
        return None if self._due(coming, today) else _outlook_of(connection, coming, today)

    def _due(self, coming: Iterable[RunningOut], today: date) -> list[RunningOut]:
        """Those that may go today: shown on an earlier day and at an earlier start."""
        return [
            one
            for one in coming
            if one.ends <= today
            and one.shown_on is not None
            and one.shown_on < today
            and one.shown_at != self._start
        ]

    def _set_kept(self, wanted: frozenset[OrderId], *, is_kept: bool) -> Changes:
        def put(connection: Connection, ids: Iterable[OrderId], *, is_kept: bool) -> None:
            for order_id in ids:
                orders.set_kept(connection, order_id, is_kept=is_kept)

        def work(connection: Connection) -> frozenset[OrderId]:
            found = [orders.by_id(connection, order_id) for order_id in sorted(wanted)]
            others = frozenset(order.id for order in found if order and order.is_kept != is_kept)
            put(connection, others, is_kept=is_kept)
            return others

        changed = self._store.run(work)
        changes = Changes(orders=changed)
        if not changed:
            return changes

        def back() -> Changes:
            self._store.run(lambda connection: put(connection, changed, is_kept=not is_kept))
            return changes

        self._undo.push(UndoStep(UndoCode.KEEP if is_kept else UndoCode.LET_RUN_OUT, back))
        return changes

    def _today(self) -> date:
        return self._clock.now().date()


def _outlook(connection: Connection, today: date, ahead: int) -> Outlook:
    until = retention.soonest(today, ahead)
    return _outlook_of(connection, retention.ending(connection, until), today)


def _outlook_of(connection: Connection, ending: Iterable[RunningOut], today: date) -> Outlook:
    tomorrow = retention.soonest(today, 1)
    # What is overdue was not shown yet: it has at least until tomorrow.
    coming = tuple(replace(one, ends=max(one.ends, tomorrow)) for one in ending)
    listed = []
    for one in coming[:_LISTED]:
        order = orders.by_id(connection, one.order_id)
        if order is not None:
            listed.append(EndingOrder(order, one.what, one.ends))
    return Outlook(coming, tuple(listed))


def _reachable(connection: Connection) -> list[OrderId]:
    return [
        said.order_id for said in retention.said_to_printed(connection) if holds_contact(said.text)
    ]


def _forget_contacts(connection: Connection) -> frozenset[OrderId]:
    reachable = _reachable(connection)
    retention.forget_words(connection, reachable)
    return frozenset(reachable)


def _counted(whole: Iterable[RunningOut], words: Iterable[RunningOut]) -> tuple[RanOut, ...]:
    orders_gone = Counter(one.channel for one in whole)
    words_gone = Counter(one.channel for one in words)
    return tuple(
        RanOut(channel, orders_gone[channel], words_gone[channel])
        for channel in sorted({*orders_gone, *words_gone})
    )


def _old_copies(folder: Path) -> OldCopies:
    listed = backups.listed(folder)
    if not listed:
        return OldCopies(0, None, None)
    newest = max(backup.made_on for backup in listed)
    return OldCopies(
        count=len(listed),
        oldest=min(backup.made_on for backup in listed),
        # The last of a month is kept for twelve more months in which there are backups.
        until=newest + timedelta(days=396),
    )

"""Sameness: noticing what she already wrote, tonight, to this same person, or ever.

After each pause in typing the window asks ``worst`` from a worker thread, and draws the answer
as one grey line (``handnote.wording.sameness``); before a print run it asks ``alike_waiting``
and holds back the second note of each pair until she means it (``mean``) or writes it anew.
After a note is finished it asks ``habit``. Once after the window is open it lets ``catch_up``
run in the slow worker, for files from before there was an index; until that is through,
``worst`` answers from what is read already, the newest notes first. Nothing here blocks a save
for longer than a few notes take, and no number found here is ever shown.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from handnote.checks.alike_notes import alike_pairs
from handnote.checks.fingerprints import Fingerprints, fingerprints
from handnote.checks.habits import RUNNING, shared_frame
from handnote.checks.likeness import alike, may_be_alike
from handnote.checks.plain_note import lay_bare
from handnote.domain.likeness import AlikePair, Habit, Likeness, Repeat, Said, Where
from handnote.domain.note import NoteId
from handnote.domain.order import OrderId
from handnote.domain.person import PersonId
from handnote.domain.plain_text import clean_note
from handnote.storage import likenesses, notes
from handnote.storage.connection import Connection
from handnote.storage.likenesses import PastSaid
from handnote.storage.store import Store

_TRIED = 30
_EARLIER = 20
_AT_A_TIME = 100
_NUMBERS_AT_A_TIME = 2000
_FIRST_STRETCH = 100
_LONGEST_STRETCH = 16_000

Progress = Callable[[int, int], None]
"""Told how many places of the history are read, and how many there are."""


class Sameness:
    """What a seller can ask of her own words. One of it is one session at the desk."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._has_told_habit = False

    def worst(self, order_id: OrderId, text: str) -> Repeat | None:
        """Return where the draft inside this order's parcel was said before; None for nowhere.

        Of several the one that is weightiest by ``Where``, then the likest, then the newest. A
        note the draft is meant to be like is left out. An order that is gone says nothing.
        """
        draft = self._store.read(lambda connection: _draft(connection, order_id, text))
        if draft is None:
            return None
        person_id, said, meant = draft
        bare = lay_bare(said)
        numbers = fingerprints(bare)
        found = self._store.read(
            lambda connection: _candidates(connection, order_id, person_id, numbers)
        )
        likest = _likest(said, [past for past in found if past.note_id not in meant], person_id)
        if likest is not None:
            where, past, likeness = likest
            return self._store.read(
                lambda connection: _repeat(connection, where, past.note_id, likeness)
            )
        return self._store.read(lambda connection: _sentence(connection, order_id, numbers, meant))

    def alike_waiting(self, wanted: Collection[NoteId] | None = None) -> tuple[AlikePair, ...]:
        """Return the pairs among the notes about to be printed that say the same.

        Each note is in doubt once, beside the likest of those finished before it. ``wanted``
        are the notes that go out; None is all that wait. Pairs she means are left out.
        """
        waiting, meant = self._store.read(
            lambda connection: (likenesses.waiting(connection), likenesses.meant(connection))
        )
        going = [
            (past.note_id, past.said)
            for past in waiting
            if wanted is None or past.note_id in wanted
        ]
        return tuple(AlikePair(*pair) for pair in alike_pairs(going, meant))

    def mean(self, one: NoteId, other: NoteId) -> None:
        """Let two notes say the same; never asked again while neither is changed."""
        self._store.run(lambda connection: likenesses.mean(connection, one, other))

    def mean_no_more(self, one: NoteId, other: NoteId) -> None:
        """Take ``mean`` back."""
        self._store.run(lambda connection: likenesses.mean_no_more(connection, one, other))

    def let_stand(self, repeat: Repeat) -> None:
        """Let the sentence of a repeat be said to everybody; it is never mentioned again."""
        number = repeat.sentence
        if number is not None:
            self._store.run(lambda connection: likenesses.let_stand(connection, number))

    def let_stand_no_more(self, repeat: Repeat) -> None:
        """Take ``let_stand`` back."""
        number = repeat.sentence
        if number is not None:
            self._store.run(lambda connection: likenesses.let_stand_no_more(connection, number))

    def habit(self) -> Habit | None:
        """Return, once in a session, that the last five notes begin and end alike."""
        if self._has_told_habit:
            return None
        last = self._store.read(lambda connection: likenesses.newest(connection, RUNNING))
        frame = shared_frame([past.said for past in last])
        if frame is None:
            return None
        self._has_told_habit = True
        opening, closing = frame
        return self._store.read(
            lambda connection: Habit(
                tuple(notes.by_id(connection, past.note_id) for past in last), opening, closing
            )
        )

    @property
    def is_behind(self) -> bool:
        """Whether ``catch_up`` has something to do."""
        return self._store.may_write and self._store.read(likenesses.down_to) > 0

    def catch_up(self, told: Progress, goes_on: Callable[[], bool]) -> bool:
        """Read the notes from before there was an index, newest first; whether all are read.

        It saves a little at a time and stops in between when ``goes_on`` says no; the next call
        goes on from there, also after the power went.
        """
        if not self._store.may_write:
            return False
        last = self._store.read(likenesses.last_place)
        place = min(self._store.read(likenesses.down_to), last + 1)
        stretch = _FIRST_STRETCH
        while place > 0:
            bottom = max(0, place - stretch)
            for reached in self._steps(bottom, place):
                told(last + 1 - reached, last + 1)
                if not goes_on():
                    return False
            place, stretch = bottom, min(4 * stretch, _LONGEST_STRETCH)
        return True

    def _steps(self, bottom: int, top: int) -> Iterator[int]:
        """Read a stretch of the history a save at a time, and say which place was reached.

        The numbers are written down first and then let in from the smallest to the largest: in
        the order of the notes each would fall on another page of the file, and every save would
        write hundreds of pages.
        """
        place = top
        while place > bottom:
            found = self._store.read(partial(_not_yet, bottom=bottom, top=place))
            read = [(past, tuple(fingerprints(lay_bare(past.said)))) for past in found]
            self._store.run(partial(likenesses.note_down, read=read))
            place = found[-1].seq if len(found) == _AT_A_TIME else bottom
            yield max(place, bottom + 1)
        written = self._store.read(partial(likenesses.noted_down, bottom=bottom, top=top))
        for part in likenesses.in_rising_order(written, _NUMBERS_AT_A_TIME):
            self._store.run(partial(likenesses.let_find, numbers=part))
            yield bottom + 1
        self._store.run(partial(likenesses.set_down_to, place=bottom))
        yield bottom


def _not_yet(connection: Connection, bottom: int, top: int) -> tuple[PastSaid, ...]:
    return likenesses.not_yet(connection, bottom, top, wanted=_AT_A_TIME)


def _draft(
    connection: Connection, order_id: OrderId, text: str
) -> tuple[PersonId, Said, frozenset[NoteId]] | None:
    known = likenesses.said_for(connection, order_id, text)
    meant = likenesses.meant_with(connection, order_id, clean_note(text))
    return None if known is None else (*known, meant)


def _candidates(
    connection: Connection, order_id: OrderId, person_id: PersonId, numbers: Iterable[int]
) -> tuple[PastSaid, ...]:
    places = likenesses.sharing(connection, numbers, besides=order_id, limit=_TRIED)
    sharing = likenesses.at_places(connection, places)
    known = {past.note_id for past in sharing}
    theirs = likenesses.to_person(connection, person_id, besides=order_id, limit=_EARLIER)
    return (*sharing, *(past for past in theirs if past.note_id not in known))


def _likest(
    said: Said, found: Sequence[PastSaid], person_id: PersonId
) -> tuple[Where, PastSaid, Likeness] | None:
    """The weightiest kind first: what was said tonight makes the rest not worth comparing."""
    worth = [past for past in found if may_be_alike(said.text, past.said.text)]
    for where in (Where.TONIGHT, Where.TO_THEM, Where.EVER):
        compared = (
            (past, alike(said, past.said)) for past in worth if _where(past, person_id) is where
        )
        alikes = [(past, likeness) for past, likeness in compared if likeness.is_alike]
        if alikes:
            return where, *max(alikes, key=lambda one: (one[1].degree, one[0].seq))
    return None


def _where(past: PastSaid, person_id: PersonId) -> Where:
    if past.is_waiting:
        return Where.TONIGHT
    return Where.TO_THEM if past.person_id == person_id else Where.EVER


def _repeat(connection: Connection, where: Where, note_id: NoteId, likeness: Likeness) -> Repeat:
    note = notes.by_id(connection, note_id)
    return Repeat(where, note, likeness, note.finished_at)


def _sentence(
    connection: Connection, order_id: OrderId, numbers: Fingerprints, meant: Collection[NoteId]
) -> Repeat | None:
    """The sentence of the draft that stands in most notes, unless it is meant to."""
    said = [
        (times, number, span)
        for number, span in numbers.sentences
        if (times := likenesses.times_said(connection, number, besides=order_id))
        and not likenesses.stands(connection, number)
    ]
    for (count, last), number, span in sorted(said, reverse=True):
        (past,) = likenesses.at_places(connection, [last])
        if past.note_id in meant:
            continue
        there = dict(fingerprints(lay_bare(past.said)).sentences).get(number)
        if there is not None:
            likeness = Likeness(1.0, is_alike=True, here=(span,), there=(there,))
            repeat = _repeat(connection, Where.SENTENCE, past.note_id, likeness)
            return replace(repeat, times=count, sentence=number)
    return None

"""Whom somebody at a terminal means: by an id, an order's number, or a name."""

from handnote.domain.person import Person
from handnote.domain.plain_text import clean_line
from handnote.domain.problem import AskTrouble, Problem
from handnote.storage import people
from handnote.storage.connection import Connection

_NAMED = 8
_SHORT_ID = 8


def whom(connection: Connection, reference: str) -> Person:
    """Whoever an id, its beginning, an order's number or a whole name stands for.

    Raises ``NO_SUCH_PERSON``, or ``WHICH_PERSON`` with the people it may be.
    """
    found = people.going_by(connection, clean_line(reference))
    if not found:
        raise Problem(AskTrouble.NO_SUCH_PERSON, reference=reference)
    if len(found) > 1:
        known = ", ".join(f"{one.id[:_SHORT_ID]} {one.name}" for one in found[:_NAMED])
        raise Problem(AskTrouble.WHICH_PERSON, reference=reference, count=len(found), known=known)
    return found[0]

"""The called table: what the seller calls somebody, whatever name the shop has."""

from handnote.domain.names.same import is_other_person
from handnote.domain.person import PersonId
from handnote.storage.connection import Connection


def call_of(connection: Connection, person_id: PersonId, name: str) -> str:
    """Return what she calls whoever has ``name`` on this person's orders; empty if unsaid.

    A shop may spell a name otherwise next time: the same person in other letters is found too.
    """
    known = dict(
        connection.execute("SELECT name, call FROM called WHERE person_id = ?", (person_id,))
    )
    if name in known:
        return str(known[name])
    if not name:
        return ""
    return next((call for other, call in known.items() if _is_same(other, name)), "")


def set_call(connection: Connection, person_id: PersonId, name: str, call: str) -> None:
    """Write down what to call them, or with an empty ``call`` that it is to be guessed again."""
    known = connection.execute("SELECT name FROM called WHERE person_id = ?", (person_id,))
    for (other,) in known.fetchall():
        if other == name or _is_same(other, name):
            connection.execute(
                "DELETE FROM called WHERE person_id = ? AND name = ?", (person_id, other)
            )
    if call:
        connection.execute(
            "INSERT INTO called (person_id, name, call) VALUES (?, ?, ?)", (person_id, name, call)
        )


def _is_same(one: str, other: str) -> bool:
    return bool(one and other) and not is_other_person(one, other)

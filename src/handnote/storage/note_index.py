"""The index of what was written: finds a note by its words, its person or its order's items."""

from handnote.domain.note import NoteId
from handnote.storage.connection import Connection
from handnote.storage.fold import words

_WORDS_OF = """
SELECT note.text, note.sign_off, person.name, orders.buyer, orders.recipient,
  (SELECT group_concat(title, ' ') FROM item WHERE order_id = note.order_id)
FROM note JOIN orders ON orders.id = note.order_id JOIN person ON person.id = note.person_id
WHERE note.id = ?
"""


def add(connection: Connection, note_id: NoteId, seq: int) -> None:
    """Make a note findable."""
    parts = connection.execute(_WORDS_OF, (note_id,)).fetchone()
    folded = " ".join(words(" ".join(part for part in parts if part)))
    connection.execute("INSERT INTO note_index (rowid, words) VALUES (?, ?)", (seq, folded))


def remove(connection: Connection, seq: int) -> None:
    """Make a note no longer findable."""
    connection.execute("DELETE FROM note_index WHERE rowid = ?", (seq,))


def match(query: str) -> str:
    """Return ``query`` in FTS5's language, each word quoted and the last one a beginning.

    Empty where the query has no letter or digit to look for.
    """
    phrases = [" ".join(words(part)) for part in query.replace("\x00", " ").split()]
    quoted = ['"{}"'.format(phrase.replace('"', '""')) for phrase in phrases if phrase]
    return " ".join(quoted) + " *" if quoted else ""

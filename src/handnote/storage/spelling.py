"""The tables of spelling: in which language she writes to whom, and the words she added."""

from handnote.domain.person import PersonId
from handnote.storage.connection import Connection
from handnote.storage.fold import words


def language_for(connection: Connection, person_id: PersonId) -> str:
    """Return the language she chose for somebody; empty where she chose none."""
    row = connection.execute(
        "SELECT language FROM note_language WHERE person_id = ?", (person_id,)
    ).fetchone()
    return "" if row is None else str(row[0])


def set_language(connection: Connection, person_id: PersonId, language: str) -> None:
    """Remember the language for somebody, or with an empty one that the words are to tell."""
    connection.execute("DELETE FROM note_language WHERE person_id = ?", (person_id,))
    if language:
        connection.execute(
            "INSERT INTO note_language (person_id, language) VALUES (?, ?)", (person_id, language)
        )


def own_words(connection: Connection) -> tuple[str, ...]:
    """Return the words she added, in the order of their letters."""
    told = (str(word) for (word,) in connection.execute("SELECT word FROM own_word"))
    return tuple(sorted(told, key=lambda word: (word.casefold(), word)))


def add_word(connection: Connection, word: str) -> bool:
    """Add a word; whether it is new."""
    added = connection.execute(
        "INSERT INTO own_word (word) VALUES (?) ON CONFLICT DO NOTHING", (word,)
    )
    return bool(added.rowcount)


def forget_words(connection: Connection, names: str) -> None:
    """Take out the words that are part of these names, however they are written."""
    gone = set(words(names))
    for word in own_words(connection):
        if gone.issuperset(words(word)):
            remove_word(connection, word)


def remove_word(connection: Connection, word: str) -> bool:
    """Take a word out again; whether it was there."""
    return bool(connection.execute("DELETE FROM own_word WHERE word = ?", (word,)).rowcount)

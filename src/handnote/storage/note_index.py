"""The index of what was written: finds a note by its words, its people, its things and facts.

A fact is one token that begins with a letter no text can hold: years, hands and shops are found
as quickly as words, and no word is ever taken for one of them.
"""

import re
import sqlite3
from collections.abc import Iterator

from handnote.domain.note import NoteId
from handnote.domain.wanted import Wanted
from handnote.storage.fold import words

_MARK = "\ue000"
"""Of private use, so ``words`` lets none through."""

_INSERT = """
INSERT INTO note_index (rowid, words, people, things, facts)
  SELECT ?2,
    folded(note.text || ' ' || note.sign_off),
    folded(person.name || ' ' || orders.buyer || ' ' || orders.recipient),
    folded((SELECT group_concat(title, ' ') FROM item WHERE order_id = note.order_id)),
    note_facts(note.written_on, note.hand, orders.channel, orders.shop)
  FROM note JOIN orders ON orders.id = note.order_id JOIN person ON person.id = note.person_id
  WHERE note.id = ?1
"""
_PARTS = re.compile(r'["“”„«»](?P<phrase>[^"“”„«»]*)(?P<end>["“”„«»]?)|(?P<word>[^\s"“”„«»]+)')


def set_up(connection: sqlite3.Connection) -> None:
    """Teach a connection the functions the index is filled with."""
    connection.create_function("folded", 1, _folded, deterministic=True)
    connection.create_function("note_facts", 4, _facts, deterministic=True)


def add(connection: sqlite3.Connection, note_id: NoteId, seq: int) -> None:
    """Make a note findable."""
    connection.execute(_INSERT, (note_id, seq))


def remove(connection: sqlite3.Connection, seq: int) -> None:
    """Make a note no longer findable."""
    connection.execute("DELETE FROM note_index WHERE rowid = ?", (seq,))


def match(wanted: Wanted) -> str:
    """Return ``wanted`` in FTS5's language; every word is quoted, so none is an operator.

    Empty where there is no letter or digit to look for, though something was typed.
    """
    parts = []
    for column, typed in (("", wanted.words), ("people", wanted.person), ("things", wanted.thing)):
        phrases = _phrases(typed)
        if typed.strip() and not phrases:
            return ""
        parts += [f"{column} : {phrase}" if column else phrase for phrase in phrases]
    return " ".join([*parts, *map(_quoted, _facts_of(wanted))])


def marks(typed: str) -> tuple[str, ...]:
    """Return the words of ``typed``, folded, to be marked where they stand in a note."""
    return words(typed)


def _phrases(typed: str) -> list[str]:
    """Each word or phrase, quoted; the last word, unless it is quoted, is only a beginning."""
    found = [
        (folded, part["phrase"] is not None and bool(part["end"]))
        for part in _PARTS.finditer(typed.replace("\x00", " "))
        if (folded := " ".join(words(part["phrase"] or part["word"] or "")))
    ]
    if not found:
        return []
    *others, (last, is_whole) = found
    return [*(_quoted(phrase) for phrase, _ in others), _quoted(last) + ("" if is_whole else " *")]


def _quoted(phrase: str) -> str:
    return '"{}"'.format(phrase.replace('"', '""'))


def _folded(text: str | None) -> str:
    return " ".join(words(text)) if text else ""


def _facts(written_on: str, hand: str, channel: str, shop: str) -> str:
    return " ".join((_year(written_on[:4]), _hand(hand), _shop(channel, shop)))


def _facts_of(wanted: Wanted) -> Iterator[str]:
    if wanted.year is not None:
        yield _year(f"{wanted.year:04}")
    if wanted.hand:
        yield _hand(wanted.hand)
    if wanted.shop is not None:
        yield _shop(*wanted.shop)


def _year(year: str) -> str:
    return f"{_MARK}y{year}"


def _hand(hand: str) -> str:
    return f"{_MARK}h{_MARK.join(words(hand))}"


def _shop(channel: str, shop: str) -> str:
    return f"{_MARK}s{_MARK.join(words(channel))}{_MARK}{_MARK}{_MARK.join(words(shop))}"

"""``handnote people`` and ``handnote person``: who is here, and what is known of one of them."""

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from handnote.cli.columns import harmless, table
from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.notes import note_as_told
from handnote.cli.orders import order_as_told
from handnote.cli.terminal import Terminal
from handnote.domain.person import PersonInShort
from handnote.domain.promise import Promise
from handnote.wording import people as wording

if TYPE_CHECKING:
    from handnote.services.people import Known

_SHORT_ID = 8


def show_people(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Show everybody by name: how many notes and orders, since when, what is promised."""
    with desk_of(options, makers) as desk:
        found = desk.people.everybody()
    if options.json:
        terminal.tell([person_as_told(person) for person in found])
        return 0
    rows = [
        (person.id[:_SHORT_ID], *wording.in_columns(person, makers.now().date()))
        for person in found
    ]
    lines = table(wording.HEADINGS, rows, copied=0, room=terminal.room) if rows else ()
    for line in lines or [wording.NOBODY]:
        terminal.say(line)
    return 0


def show_person(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Show one person; what is for the seller's eyes alone only where ``--private`` asks for it."""
    with desk_of(options, makers) as desk:
        known = desk.people.find(options.person)
    if options.json:
        terminal.tell(_known_as_told(known, is_private=options.private))
        return 0
    for line in _lines(known, makers, is_private=options.private):
        terminal.say(harmless(line))
    return 0


def person_as_told(person: PersonInShort) -> dict[str, object]:
    """Somebody for other programs; ``wishes`` are kinds, the other three numbers are counts."""
    return {
        "id": person.id,
        "name": person.name,
        "notes": person.notes,
        "orders": person.orders,
        "since": person.since.isoformat() if person.since else None,
        "wishes": list(person.wishes),
        "open_promises": person.open_promises,
    }


def _known_as_told(known: "Known", *, is_private: bool) -> dict[str, object]:
    person = known.person
    told: dict[str, object] = {
        "id": person.id,
        "name": person.name,
        "country": person.country,
        "since": person.since.isoformat() if person.since else None,
        "wishes": [{"kind": wish.kind.value, "value": wish.value} for wish in known.wishes],
        "promises": [_promise_as_told(promise) for promise in known.promises],
        "orders": [order_as_told(order) for order in known.orders],
        "notes": [note_as_told(note) for note in known.notes],
        "merged": [
            {"id": each.person_id, "name": each.name, "made_on": each.made_on.isoformat()}
            for each in known.merged
        ],
    }
    if is_private:
        told["memory"] = person.memory
        told["answers"] = [
            {
                "note_id": answer.note_id,
                "words": answer.words,
                "told_on": answer.told_on.isoformat(),
            }
            for answer in known.answers
        ]
    return told


def _promise_as_told(promise: Promise) -> dict[str, object]:
    return {
        "id": promise.id,
        "words": promise.words,
        "note_id": promise.note_id,
        "made_on": promise.made_on.isoformat(),
        "kept_on": promise.kept_on.isoformat() if promise.kept_on else None,
    }


def _lines(known: "Known", makers: Makers, *, is_private: bool) -> Iterator[str]:
    today = makers.now().date()
    yield from wording.heading(known.person, len(known.orders))
    yield from wording.merged_lines(known.merged, today)
    yield from wording.wish_lines(known.wishes)
    yield from wording.promise_lines(known.promises, today)
    if is_private:
        yield from wording.private_lines(known.person, known.answers, today)
    for note in known.notes:
        yield ""
        yield wording.note_heading(note, today)
        yield from (f"    {line}" for line in note.text.splitlines())

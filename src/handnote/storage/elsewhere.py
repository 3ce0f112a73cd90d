"""Notes from before there was handnote, put into a history of their own to be added."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from handnote.storage.connection import Connection, fingerprint
from handnote.storage.moments import day_text

CHANNEL = "elsewhere"


def put(
    connection: Connection,
    notes: Iterable[tuple[date, str, str]],
    sign: Callable[[str], str],
) -> None:
    """Put notes in, each with its day, its name and its text, oldest first.

    Each is to a person of its own, for a name tells nobody who it is. Ids are signed sums of what
    is said: the same list twice is the same notes, and nobody can read anything from an id.
    """
    seen = Counter[tuple[date, str, str]]()
    for place, note in enumerate(sorted(notes, key=lambda one: one[0]), 1):
        seen[note] += 1
        day, name, text = note
        digest = sign("\x1f".join((CHANNEL, day.isoformat(), name, text, str(seen[note]))))
        moment = f"{day.isoformat()}T12:00:00.000000Z"
        connection.execute(
            "INSERT INTO person (id, name, country) VALUES (?, ?, '')", (f"p-{digest}", name)
        )
        connection.execute(
            "INSERT INTO orders (arrival, id, channel, shop, number, person_id, buyer, recipient,"
            " words, gift_message, details, ordered_on, country, is_cancelled, needs_parcel,"
            " is_printed) VALUES (?, ?, ?, '', '', ?, ?, '', '', '', '', ?, '', 0, 0, 1)",
            (place, f"o-{digest}", CHANNEL, f"p-{digest}", name, day_text(day)),
        )
        saved = (text, "", "printed", "pen", "", fingerprint(text))
        connection.execute(
            "INSERT INTO note (seq, id, order_id, side, person_id, text, sign_off, state, made_by,"
            " hand, sha256, finished_at, printed_at, written_on, utc_offset, head_desk, head_n,"
            " origin) VALUES (?, ?, ?, 'inside', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 1,"
            " 'elsewhere')",
            (
                place,
                f"n-{digest}",
                f"o-{digest}",
                f"p-{digest}",
                *saved,
                moment,
                moment,
                day_text(day),
                f"n-{digest}",
            ),
        )
        connection.execute(
            "INSERT INTO revision (desk, n, note_id, text, sign_off, state, made_by, hand, sha256,"
            " saved_at, saved_on, utc_offset) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            (f"n-{digest}", f"n-{digest}", *saved, moment, day_text(day)),
        )

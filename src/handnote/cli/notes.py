"""``handnote notes``: what was said, to read, to find and to keep elsewhere."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from handnote.cli.columns import harmless
from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.domain.note import Note
from handnote.domain.wanted import Wanted
from handnote.wording import terminal as wording

if TYPE_CHECKING:
    from handnote.services.desk import Desk


def show_notes(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Show finished and printed notes, all or those found, in the form that was asked for."""
    wanted = Wanted(
        words=" ".join(options.query),
        person=options.person,
        thing=options.item,
        year=options.year,
        hand=options.hand,
    )
    with desk_of(options, makers) as desk:
        notes = desk.past_notes.everything(wanted)
        if options.html:
            _write_page(notes, desk, options.html, makers.now().date())
    if options.json:
        terminal.tell([note_as_told(note) for note in notes])
    elif options.html:
        terminal.say(harmless(wording.saved(options.html.name)))
    else:
        _read_out(
            notes, terminal, nothing=wording.NO_NOTES if wanted.is_everything else wording.NO_MATCH
        )
    return 0


def note_as_told(note: Note) -> dict[str, object]:
    """A note for other programs; ``order_id`` is the ``id`` of its order."""
    return {
        "id": note.id,
        "order_id": note.order_id,
        "person": note.person,
        "side": note.side.value,
        "text": note.text,
        "state": note.state.value,
        "made_by": note.made_by.value,
        "hand": note.hand,
        "finished_at": _instant(note.finished_at),
        "printed_at": _instant(note.printed_at),
    }


def _read_out(notes: Sequence[Note], terminal: Terminal, *, nothing: str) -> None:
    if not notes:
        terminal.say(nothing)
    for place, note in enumerate(notes):
        if place:
            terminal.say()
        terminal.say(harmless(wording.note_heading(note)))
        for line in note.text.splitlines():
            terminal.say(f"    {harmless(line)}")


def _write_page(notes: Sequence[Note], desk: "Desk", path: Path, today: date) -> None:
    # jinja2 takes longer to load than everything else here.
    from handnote.config.files import write_whole
    from handnote.export.history_page import history_page
    from handnote.wording.history_page import HISTORY_PAGE

    orders = {order.id: order for order in desk.inbox.orders()}
    pictures = desk.filing.pictures([note.id for note in notes])
    photos = {note_id: picture.jpeg for note_id, picture in pictures.items()}
    page = history_page(notes, orders=orders, words=HISTORY_PAGE, made_on=today, photos=photos)
    write_whole(path, page.encode())


def _instant(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

"""Which finished notes go onto labels, and which wait to be looked at again."""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from handnote.cli.columns import harmless
from handnote.cli.orders import find_order, short
from handnote.cli.terminal import Terminal
from handnote.domain.note import Note
from handnote.wording import mentions
from handnote.wording import terminal as wording

if TYPE_CHECKING:
    from handnote.services.desk import Desk
    from handnote.services.listening import Held


def to_print(options: Namespace, desk: "Desk") -> tuple[Sequence[Note], Sequence[str]]:
    """The notes to lay out, and a line for each that waits; ``--let-go`` lets one go as it is.

    Raises Problem where no order is called so.
    """
    ready = desk.printing.ready(options.side)
    listening = desk.listening()
    wanted = {find_order(desk.inbox, told).id for told in options.let_go}
    held = listening.held(ready)
    while let_go := [one for one in held if one.note.order_id in wanted]:
        for one in let_go:
            listening.let_go(one)
        held = listening.held(ready)
    waiting = {one.note.id for one in held}
    notes = [note for note in ready if note.id not in waiting]
    return notes, [_line(one, desk) for one in held]


def tell_what_waits(lines: Sequence[str], terminal: Terminal) -> None:
    """Say of each whose it is and why it waits, and once how to print it all the same."""
    for line in lines:
        terminal.complain(harmless(line))
    if lines:
        terminal.complain(wording.LET_GO)


def _line(held: "Held", desk: "Desk") -> str:
    order = desk.inbox.find_order(held.note.order_id)
    why = f"{mentions.held_for(held)} {mentions.held_why(held)}"
    return wording.waits(held.note, order.number or short(order.id), why)

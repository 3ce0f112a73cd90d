"""``handnote ink``: the ink of one note to a plotter or another program, and from one."""

from argparse import Namespace
from typing import TYPE_CHECKING

from handnote.cli.columns import harmless
from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.orders import find_order
from handnote.cli.terminal import Terminal
from handnote.config.files import write_whole
from handnote.domain.note import MadeBy
from handnote.domain.problem import InkTrouble, Problem
from handnote.ink.codec import decode, encode
from handnote.ink.moving import on_label
from handnote.ink.sheet_files import drawing_from_inkml, inkml, svg
from handnote.services.inking import ink_label
from handnote.wording import ink_label as words
from handnote.wording import terminal as wording

if TYPE_CHECKING:
    from handnote.domain.drawing import Drawing
    from handnote.services.composing import Sitting
    from handnote.services.desk import Desk


def exchange_ink(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Save a note's ink as SVG or InkML, or begin the note with the ink of an InkML file."""
    with desk_of(options, makers) as desk:
        sitting = desk.composing.open(find_order(desk.inbox, options.order).id, options.side)
        if options.take:
            _put(drawing_from_inkml(options.take), sitting, desk, options)
            terminal.say(words.INK_TAKEN)
            return 0
        drawing = decode(sitting.note.ink if sitting.note else b"")
        if not drawing.strokes:
            raise Problem(InkTrouble.NO_INK)
        for path, as_text in ((options.svg, svg), (options.inkml, inkml)):
            if path:
                write_whole(path, as_text(drawing).encode())
                terminal.say(harmless(wording.saved(path.name)))
    return 0


def _put(drawing: "Drawing", sitting: "Sitting", desk: "Desk", options: Namespace) -> None:
    """As a draft in ink, in the place of what was on the label; its gist stays."""
    label = ink_label(desk.stock_for(options.side))
    note, chosen = sitting.note, desk.preferences.current
    text = note.text if note else ""
    desk.composing.save_draft(
        sitting.order.id,
        text,
        hand=note.hand if note else chosen.hand,
        made_by=MadeBy.INK,
        sign_off=note.sign_off if note else chosen.sign_off_on(options.side),
        cursor=len(text),
        side=options.side,
        ink=encode(on_label(drawing, label.width, label.height)),
    )

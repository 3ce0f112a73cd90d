"""``handnote write``: one note, for one order, in the user's own editor."""

import os
from argparse import Namespace
from typing import TYPE_CHECKING

from handnote.checks.fit import findings
from handnote.cli.columns import harmless
from handnote.cli.desk_folder import desk_of
from handnote.cli.editor import Edited, edit, holds_words, lay_out, named_editor, put_away
from handnote.cli.makers import Makers
from handnote.cli.orders import find_order
from handnote.cli.terminal import Terminal
from handnote.domain.note import MadeBy, Side
from handnote.domain.problem import AskTrouble, Problem
from handnote.wording import desk as desk_wording
from handnote.wording import terminal as wording

if TYPE_CHECKING:
    from handnote.services.composing import Sitting
    from handnote.services.desk import Desk


def write_note(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Open the editor on one note and finish what is saved in it.

    Refused where nobody sits at a keyboard: the words are never taken from a pipe. Words
    that cannot be saved stay in the file, and the user is told where.
    """
    if not terminal.has_keyboard:
        raise Problem(AskTrouble.ONE_AT_A_TIME)
    command = named_editor(os.environ)
    with desk_of(options, makers) as desk:
        side = options.side
        sitting = desk.composing.open(find_order(desk.inbox, options.order).id, side)
        facts = [*wording.facts(sitting, makers.now().date()), "", *wording.EYES_ONLY]
        path = lay_out(desk.folder, sitting.note.text if sitting.note else "", facts)
        try:
            code = _keep(edit(path, command), (sitting, side), desk, terminal)
        except Problem:
            if holds_words(path):
                terminal.complain(wording.words_kept(str(path)))
            else:
                put_away(path)
            raise
        put_away(path)
    return code


def _keep(edited: Edited, begun: tuple["Sitting", Side], desk: "Desk", terminal: Terminal) -> int:
    """Finish what was saved; what an editor left when it failed is no more than a draft."""
    sitting, side = begun
    order, note, chosen = sitting.order, sitting.note, desk.preferences.current
    hand = note.hand if note else chosen.hand
    sign_off = note.sign_off if note else chosen.sign_off_on(side)
    made_by = note.made_by if note else MadeBy.FONT
    signature = note.signature if note else desk.signing.drawing_of(chosen.signature_on(side))
    if not edited.ended_well:
        if edited.words:
            desk.composing.save_draft(
                order.id,
                edited.words,
                hand=hand,
                made_by=made_by,
                sign_off=sign_off,
                cursor=len(edited.words),
                side=side,
                signature=signature,
            )
        told = wording.editor_failed(order) if edited.words else wording.nothing_changed()
        terminal.complain(told)
        return 1
    if not edited.is_saved:
        terminal.say(wording.NOTHING_SAVED)
        return 0
    desk.composing.finish(
        order.id,
        edited.words,
        hand=hand,
        made_by=made_by,
        sign_off=sign_off,
        side=side,
        signature=signature,
    )
    terminal.say(harmless(wording.finished(order, side)))
    words, nib = edited.words.rstrip(), chosen.nib_in_use
    stock = desk.stock_for(side)
    for found in findings(desk.proofing.typeset(words, hand, stock, sign_off, nib=nib)):
        terminal.complain(desk_wording.finding(found))
    return 0

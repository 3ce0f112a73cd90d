"""``handnote pensheet``: labels for the pen, and the key sheet that lies beside them."""

from argparse import Namespace

from handnote.cli.columns import harmless
from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.printing import first_sheet
from handnote.cli.terminal import Terminal
from handnote.config.files import write_whole
from handnote.domain.marks import Ruling
from handnote.domain.problem import AskTrouble, Problem
from handnote.wording.key_sheet import key_texts, key_words, pen_sheet_saved, set_aside
from handnote.wording.stocks import unverified


def write_pen_sheet(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Write the labels of every order that waits for the pen, and the key sheet to them.

    Nothing is called written by it, and no label of a remembered sheet is used up.
    """
    if options.labels.absolute() == options.key.absolute():
        raise Problem(
            AskTrouble.CANNOT_WRITE_FILE,
            name=options.key.name,
            why="the labels are to be in it; the key sheet needs a file of its own",
        )
    with desk_of(options, makers) as desk:
        stock = desk.catalogue.find(options.stock)
        work = desk.pen_sheets.to_write(options.side, with_drafts=options.draft)
        labels = desk.pen_proofing.labels(
            work.notes,
            stock,
            [first_sheet(options, stock, desk)],
            ruling=_ruling(options),
            parcel_marks=desk.preferences.current.parcel_marks or options.parcel_marks,
        )
        today = makers.now().date()
        texts = key_texts(work.entries, today, has_marks=labels.has_parcel_marks)
        key = desk.pen_proofing.key_sheet(labels, texts, key_words(stock, today))
        is_verified = desk.catalogue.is_verified(stock)
    write_whole(options.key, key.pdf)
    write_whole(options.labels, labels.pdf)
    names = options.labels.name, options.key.name
    terminal.say(harmless(pen_sheet_saved(len(work.notes), names)))
    if not is_verified:
        terminal.complain(unverified(stock))
    for note in work.set_aside:
        terminal.say(harmless(set_aside(note)))
    return 0


def _ruling(options: Namespace) -> Ruling:
    """A slant is shown on lines: who asks for it has both."""
    if options.left_handed:
        return Ruling.LEFT_HANDED
    return Ruling.LINES if options.lines else Ruling.NOTHING

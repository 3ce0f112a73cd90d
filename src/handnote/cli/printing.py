"""``handnote proof`` and ``handnote label``: notes on labels, as a PDF."""

import codecs
from argparse import Namespace
from pathlib import Path

from handnote.cli.columns import harmless
from handnote.cli.desk_folder import desk_of, folder_of
from handnote.cli.makers import Makers
from handnote.cli.terminal import Terminal
from handnote.config.files import write_whole
from handnote.domain.plain_text import clean_note
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.settings import Settings
from handnote.domain.stock import Stock
from handnote.wording import terminal as wording
from handnote.wording.stocks import THERMAL, unverified

_LONGEST_TEXT = 80_000
"""Bytes read of a label's text: the longest note there can be, in any script."""


def write_proof(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Write the finished notes that fit, and name the others with the reason.

    The exit code is 1 where any was left out. Nothing is called printed by it.
    """
    with desk_of(options, makers) as desk:
        stock = desk.catalogue.find(options.stock)
        proof = desk.proofing.proof(
            desk.printing.ready(),
            stock,
            start=options.start - 1,
            settings=desk.preferences.current,
        )
        is_verified = desk.catalogue.is_verified(stock)
    if proof.pdf:
        write_whole(options.out, proof.pdf)
        counts = len(proof.notes), len(proof.sheets)
        terminal.say(harmless(wording.proofed(*counts, options.out.name)))
        _warn(stock, terminal, is_verified=is_verified)
    for gone in proof.left_out:
        terminal.complain(wording.left_out(gone.note, gone.finding))
    return 1 if proof.left_out else 0


def write_label(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Write one text on one label, to try a stock or a hand.

    It needs no data folder and works while the window is open.
    """
    catalogue = makers.catalogue(folder_of(options))
    stock = catalogue.find(options.stock)
    text = clean_note(_text(options.text_file, terminal)).strip()
    if not text:
        raise Problem(AskTrouble.NOTE_IS_EMPTY)
    pdf = makers.proofing().label(text, options.hand or Settings().hand, stock)
    write_whole(options.out, pdf)
    terminal.say(harmless(wording.proofed(1, 1, options.out.name)))
    _warn(stock, terminal, is_verified=catalogue.is_verified(stock))
    return 0


def _warn(stock: Stock, terminal: Terminal, *, is_verified: bool) -> None:
    if not is_verified:
        terminal.complain(unverified(stock))
    if stock.thermal:
        terminal.complain(THERMAL)


def _text(name: str, terminal: Terminal) -> str:
    path = Path(name)
    try:
        if name == "-":
            data = terminal.listen(_LONGEST_TEXT)
        else:
            with path.open("rb") as file:
                data = file.read(_LONGEST_TEXT)
        # What was cut off in the middle of a letter is no fault of the text's.
        decoder = codecs.getincrementaldecoder("utf-8-sig")()
        return decoder.decode(data, final=len(data) < _LONGEST_TEXT)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Problem(AskTrouble.CANNOT_READ_FILE, name=path.name, why=why) from error
    except ValueError as error:
        raise Problem(AskTrouble.CANNOT_READ_FILE, name=path.name, why="not UTF-8") from error

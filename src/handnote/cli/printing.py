"""``handnote proof`` and ``handnote label``: notes on labels, as a PDF."""

import codecs
from argparse import Namespace
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from handnote.cli.columns import harmless
from handnote.cli.desk_folder import desk_of, folder_of
from handnote.cli.makers import Makers
from handnote.cli.sheets import find_sheet
from handnote.cli.terminal import Terminal
from handnote.cli.waiting import tell_what_waits, to_print
from handnote.config.files import write_whole
from handnote.domain.plain_text import clean_note
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.settings import Settings
from handnote.domain.sheet import OpenSheet
from handnote.domain.stock import Stock
from handnote.sheets.imposition import begun_at, with_gone
from handnote.wording import terminal as wording
from handnote.wording.calibrating import page_words, test_page_saved
from handnote.wording.carrier import carrier_saved, carrier_words
from handnote.wording.pick_list import pick_list_saved, pick_rows, pick_words
from handnote.wording.stocks import THERMAL, unverified

if TYPE_CHECKING:
    from handnote.services.desk import Desk

_LONGEST_TEXT = 80_000
"""Bytes read of a label's text: the longest note there can be, in any script."""


def write_proof(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Write the finished notes that fit and do not wait, and name the others with the reason.

    The exit code is 1 where any was left out. Nothing is called printed by it, and no label
    of a remembered sheet is used up.
    """
    with desk_of(options, makers) as desk:
        stock = desk.catalogue.find(options.stock)
        if options.printer:
            desk.calibrating.of(options.printer, stock)  # an unknown one is told at once
        settings = _with_marks(desk.preferences.current, options)
        notes, held = to_print(options, desk)
        proof = desk.proofing.proof(
            notes,
            stock,
            [first_sheet(options, stock, desk)],
            settings=replace(settings, crop_marks=settings.crop_marks or options.crop_marks),
            mirror=options.mirror,
        )
        sent = desk.calibrating.aimed(proof, options.printer)
        waiting = desk.printing.called_off(options.side)
        is_verified = desk.catalogue.is_verified(stock)
    if sent.pdf:
        write_whole(options.out, sent.pdf)
        counts = len(proof.notes), len(proof.sheets)
        terminal.say(harmless(wording.proofed(*counts, options.out.name)))
        _warn(stock, terminal, is_verified=is_verified)
    for gone in proof.left_out:
        terminal.complain(wording.left_out(gone.note, gone.finding))
    for note in waiting:
        terminal.say(harmless(wording.called_off(note)))
    tell_what_waits(held, terminal)
    return 1 if proof.left_out or held else 0


def write_pick_list(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Write which label of the proof goes into which parcel, as a PDF."""
    with desk_of(options, makers) as desk:
        stock = desk.catalogue.find(options.stock)
        notes, held = to_print(options, desk)
        proof = desk.proofing.proof(
            notes,
            stock,
            [first_sheet(options, stock, desk)],
            settings=_with_marks(desk.preferences.current, options),
        )
        orders = desk.printing.parcels([note.id for note in proof.notes])
        rows = pick_rows(
            proof.labels, orders, is_roll=stock.is_roll, has_marks=proof.has_parcel_marks
        )
        words = pick_words(stock, len(orders), has_marks=proof.has_parcel_marks)
        pdf = desk.proofing.pick_list(rows, words, stock)
    if orders:
        write_whole(options.out, pdf)
        terminal.say(harmless(pick_list_saved(options.out.name)))
    for gone in proof.left_out:
        terminal.complain(wording.left_out(gone.note, gone.finding))
    tell_what_waits(held, terminal)
    return 1 if proof.left_out or held else 0


def _with_marks(settings: Settings, options: Namespace) -> Settings:
    """Parcel marks are for the proof and its list alike, asked for now or once in the window."""
    return replace(settings, parcel_marks=settings.parcel_marks or options.parcel_marks)


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


def first_sheet(options: Namespace, stock: Stock, desk: "Desk") -> OpenSheet:
    """The sheet to fill first: a remembered one, or one told of on the command line."""
    if options.sheet is not None:
        known = find_sheet(options.sheet, stock, desk.sheets.every_open()).as_open()
        return replace(known, is_turned=known.is_turned or options.turned)
    if options.used:
        labels = chain.from_iterable(options.used)
        return with_gone(labels, stock, is_turned=options.turned)
    first = 1 if options.start is None else options.start
    return begun_at(first, stock, is_turned=options.turned)


def write_test_page(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Write the test page of a stock; it needs no data folder."""
    stock = makers.catalogue(folder_of(options)).find(options.stock)
    write_whole(options.out, makers.proofing().test_page(stock, page_words(stock)))
    terminal.say(harmless(test_page_saved(options.out.name)))
    return 0


def write_carrier(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Write the page that sticky notes go onto; moved as the notes are where a printer is named.

    Without a printer it needs no data folder.
    """
    stock = makers.catalogue(folder_of(options)).find(options.stock)
    pdf = makers.proofing().carrier(stock, carrier_words(stock))
    if options.printer:
        with desk_of(options, makers) as desk:
            desk.calibrating.of(options.printer, stock)  # an unknown one is told at once
            pdf = desk.calibrating.aimed_page(pdf, stock, options.printer)
    write_whole(options.out, pdf)
    terminal.say(harmless(carrier_saved(options.out.name)))
    return 0


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


COMMANDS = {
    "proof": write_proof,
    "label": write_label,
    "picklist": write_pick_list,
    "testpage": write_test_page,
    "carrier": write_carrier,
}

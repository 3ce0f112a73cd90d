"""Ink on labels: what was written, drawn or signed with a pen, beside what is typed or alone."""

from dataclasses import replace
from functools import lru_cache

from handnote.domain.drawing import Drawing, Outline
from handnote.domain.problem import Problem
from handnote.domain.stock import Medium, Stock
from handnote.domain.units import Mm
from handnote.ink.codec import decode
from handnote.ink.moving import moved, on_label
from handnote.ink.outlining import outlines
from handnote.sheets.label_shape import label_of, safe_area
from handnote.typeset.typeset_note import Area, TypesetNote

_TAPE = 90
"""How long a tape is cut for a note in ink, in mm, where its own limits allow."""

_HIGH = 0.35
_WIDE = 0.6
"""The shares of the room on a label that a sign-off may take up."""


def ink_label(stock: Stock) -> Stock:
    """The label one writes on in ink; of a tape, a piece of it."""
    if stock.medium is not Medium.CONTINUOUS:
        return stock
    return stock.cut(Mm(min(max(_TAPE, stock.shortest), stock.longest)))


def signed_area(area: Area, signature: bytes) -> Area:
    """What a sign-off in ink leaves of an area for words."""
    try:
        _, height = _signature_size(decode(signature), area)
    except Problem:
        return area
    return replace(area, height=Mm(area.height - height))


def with_ink(
    note: TypesetNote, stock: Stock, area: Area, ink: bytes, signature: bytes
) -> TypesetNote:
    """The note on all of ``area``, with its ink and its sign-off; ``is_damaged`` where it is.

    Ink made for a label of another size is put in the middle, and smaller where it must be.
    """
    label = label_of(stock, area)
    is_rtl = bool(note.lines) and note.lines[0].is_rtl
    try:
        drawn = _drawn(ink, label.width, label.height)
        signed = _signed(decode(signature), area, is_rtl=is_rtl)
    except Problem:
        return replace(note, area=area, is_damaged=True)
    return replace(note, area=area, ink=drawn + signed)


@lru_cache(maxsize=64)
def _drawn(ink: bytes, width: Mm, height: Mm) -> tuple[Outline, ...]:
    """Kept from one key to the next: words are set anew beside a drawing that stays."""
    return outlines(on_label(decode(ink), width, height).strokes)


def write_area(stock: Stock) -> Area:
    """The part of a label that ink may use and still come out."""
    return Area(*safe_area(ink_label(stock)))


def _signature_size(signature: Drawing, area: Area) -> tuple[float, float]:
    if not signature.strokes:
        return 0.0, 0.0
    most = (
        area.width * _WIDE / signature.width,
        area.height * _HIGH / signature.height,
        1.0,
    )
    return signature.width * min(most), signature.height * min(most)


def _signed(signature: Drawing, area: Area, *, is_rtl: bool) -> tuple[Outline, ...]:
    """The sign-off at the foot, at the far end from where lines begin."""
    width, height = _signature_size(signature, area)
    if not width:
        return ()
    left = area.left if is_rtl else area.right - width
    scale = width / signature.width
    return outlines(
        moved(stroke, left, area.bottom - height, scale) for stroke in signature.strokes
    )

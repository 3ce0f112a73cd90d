"""What was said to somebody before, made ready in the worker to be shown beside the label."""

from dataclasses import replace
from datetime import date

from PySide6.QtGui import QImage

from handnote.domain.note import MadeBy, Note, Side
from handnote.domain.picture import NotePicture
from handnote.qt.widgets.photo import unfolded
from handnote.qt.write.person_state import answers_to
from handnote.qt.write.small_label import EarlierNote
from handnote.services.composing import Sitting
from handnote.services.desk import Desk
from handnote.wording import desk as words
from handnote.wording.modes import as_seen

_SHOWN = 3
_WIDE = 560
"""Pixels a photo is unfolded to: twice the width of the pane."""


def earlier_notes(desk: Desk, sitting: Sitting, today: date) -> tuple[EarlierNote, ...]:
    """The last notes to them as they looked; of what a pen wrote, the photo if one was filed."""
    stock = desk.stock_for(Side.INSIDE)
    settings = desk.preferences.current
    notes = sitting.earlier[:_SHOWN]
    by_pen = [note.id for note in notes if note.made_by is MadeBy.PEN]
    pictures = desk.filing.pictures(by_pen) if by_pen else {}
    return tuple(
        EarlierNote(
            desk.proofing.typeset_note(as_seen(replace(note, sign_off="")), stock, settings),
            stock,
            as_seen(note).text,
            words.day(note.written_on, today),
            answers_to(note.id, sitting, today),
            is_gist=note.made_by is MadeBy.PEN,
            photo=_photo(pictures.get(note.id)),
            gist=_gist(note),
        )
        for note in notes
    )


def _photo(picture: NotePicture | None) -> QImage:
    return unfolded(picture.jpeg, _WIDE, 2 * _WIDE) if picture else QImage()


def _gist(note: Note) -> str:
    return note.text.strip() if note.made_by is MadeBy.PEN else ""

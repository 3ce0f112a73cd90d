"""A thousand notes onto sheets, beside Paragraphs that know nothing of shaping or fitting."""

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from statistics import median
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from handnote.config.resources import resource
from handnote.domain.note import MadeBy, Note, NoteId, NoteState
from handnote.domain.order import OrderId
from handnote.domain.person import PersonId
from handnote.domain.stock import Stock
from handnote.domain.units import POINT
from handnote.services.proofing import Proofing
from handnote.sheets.label_shape import safe_area
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.hands import Hands
from tests.bench.measurement import Measurement, ms, seconds
from tests.bench.size import Size
from tests.bench.words import Scribe

_HANDS = ("caveat", "playpen-sans")
_WORDS = 40
_FLOOR_POINTS = {"caveat": 13.0, "playpen-sans": 9.0}


def measure(size: Size) -> Iterator[Measurement]:
    """Typeset, impose and render different notes, from fonts not yet opened to bytes."""
    stock = StockCatalogue().find("L7163")
    scribe = Scribe(seed=size.sheets)
    texts = [scribe.note(_WORDS) for _ in range(size.sheets)]
    _proof(texts[:1], "caveat", stock)  # reportlab loads at the first
    for hand in _HANDS:
        took, least = [], []
        for _ in range(size.rounds):
            took.append(seconds(_proof, texts, hand, stock))
            least.append(seconds(floor, texts, hand, stock))
        name = f"{size.sheets:,} notes of {_WORDS} words to sheets, {hand}"
        yield ms(name, median(took), median(least), aim="≤ 2×")


def _proof(texts: Sequence[str], hand: str, stock: Stock) -> None:
    proofing = Proofing(Hands(resource("fonts")))
    notes = [_note(number, text, hand) for number, text in enumerate(texts)]
    proof = proofing.proof(notes, stock)
    if len(proof.notes) < 0.9 * len(notes):
        raise RuntimeError("hardly any note is on the sheets")


def floor(texts: Sequence[str], hand: str, stock: Stock) -> bytes:
    """The same words as reportlab Paragraphs in the same file's letters on the same labels."""
    font = Hands(resource("fonts")).face(hand).path
    points = _FLOOR_POINTS[hand]
    pdfmetrics.registerFont(TTFont("floor", str(font)))
    style = ParagraphStyle("note", fontName="floor", fontSize=points, leading=points * 1.2)
    left, top, width, height = (length / POINT for length in safe_area(stock))
    written = BytesIO()
    page_height = stock.page_height / POINT
    canvas = Canvas(written, pagesize=(stock.page_width / POINT, page_height))
    origins = list(stock.grid.origins())
    for number, text in enumerate(texts):
        slot = number % stock.slots
        if number and slot == 0:
            canvas.showPage()
        x, y = (length / POINT for length in origins[slot])
        paragraph = Paragraph(escape(text), style)
        _, used = paragraph.wrap(width, height)
        paragraph.drawOn(canvas, x + left, page_height - y - top - used)
    canvas.save()
    return written.getvalue()


def _note(number: int, text: str, hand: str) -> Note:
    return Note(
        id=NoteId(str(number)),
        order_id=OrderId(str(number)),
        person_id=PersonId(str(number)),
        person="",
        text=text,
        sign_off="Anna",
        state=NoteState.FINISHED,
        made_by=MadeBy.FONT,
        hand=hand,
        written_on=date(2026, 11, 21),
    )

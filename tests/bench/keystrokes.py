"""One more letter at the end of a note of sixty words, laid out anew, in several scripts."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from handnote.config.resources import font_packs, resource
from handnote.domain.stock import Stock
from handnote.services.proofing import Proofing
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.breaks import count_words
from handnote.typeset.hands import Hands
from tests.bench.measurement import Measurement, ms, p95, seconds
from tests.bench.size import Size
from tests.typeset.languages import LINES

_WORDS = 60
_LANGUAGES = ("en", "vi", "ru", "ar", "he", "hi", "bn", "ta", "th", "ja", "ko", "zh-Hans")
_FLOOR_WIDTH = 260.0
_STYLE = ParagraphStyle("note")


def measure(size: Size) -> Iterator[Measurement]:
    """Every letter gives a text never seen before, so no layout is one that was kept."""
    stock = StockCatalogue().find("L7163")
    proofing = Proofing(Hands(resource("fonts"), font_packs()))
    for language in _LANGUAGES:
        texts = _growing(LINES[language], size.letters)
        _lay_out(proofing, texts[0], stock)  # its faces are opened at the first letter
        took = [seconds(_lay_out, proofing, text, stock) for text in texts[1:]]
        least = [seconds(floor, text) for text in texts[1:]]
        name = f"a letter at {_WORDS} words laid out, {language}, p95"
        yield ms(name, p95(took), p95(least), aim="≤ 3 ms")


def _growing(line: str, letters: int) -> list[str]:
    """Texts a letter longer each, the last with sixty words."""
    endless = " ".join([line] * _WORDS)
    last = next(end for end in range(1, len(endless)) if count_words(endless[:end]) >= _WORDS)
    return [endless[:end] for end in range(max(1, last - letters), last + 1)]


def _lay_out(proofing: Proofing, text: str, stock: Stock) -> None:
    proofing.typeset(text, "playpen-sans", stock, "Anna", seed="bench")


def floor(text: str) -> float:
    """The same text broken into lines once, in one size, by a reportlab Paragraph."""
    _, height = Paragraph(escape(text), _STYLE).wrap(_FLOOR_WIDTH, _FLOOR_WIDTH)
    return float(height)

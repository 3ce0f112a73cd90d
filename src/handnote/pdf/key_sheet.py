"""The key sheet as PDF: over each label's place a square of plain paper with what to say there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from handnote.domain.calibration import Paper
from handnote.domain.note import NoteId
from handnote.domain.sheet import Placement, Sheet
from handnote.domain.units import POINT, Mm
from handnote.pdf.document import Document
from handnote.pdf.key_list import KeyList, Row, Setter
from handnote.pdf.key_square import Chains, SetSquare, set_square
from handnote.pdf.outline import die_line
from handnote.pdf.tea_cup import WIDE as CUP_WIDE
from handnote.pdf.tea_cup import tea_cup
from handnote.sheets.imposition import corners
from handnote.sheets.key_sheet import KeyText, KeyWords, is_rest, says_in_squares
from handnote.sheets.label_shape import safe_area, unprinted
from handnote.sheets.pick_list import list_paper

_FRAME = "0.62 G 0.35 w [2.2 1.8] 0 d"
_GONE = "0.85 G 0.35 w"
_NUMBER, _NUMBER_GREY = Mm(2.7), 0.5
_TITLE, _ABOUT = Mm(3.5), Mm(3.1)
_AIR = Mm(1.2)

OnTheWay = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class KeySheet:
    """The finished pages; ``squares`` says which of them lies over which sheet, counted from 0.

    A roll has none.
    """

    pdf: bytes
    squares: tuple[int, ...]


def key_sheet(
    sheets: Sequence[Sheet],
    texts: Mapping[NoteId, KeyText],
    words: KeyWords,
    chains: Chains,
    on_the_way: OnTheWay | None = None,
) -> KeySheet:
    """For each sheet a page with its very grid, and a list where squares are too small.

    What a square had no room for is told in full on the page after. A roll has a list alone.
    ``on_the_way`` hears how many squares are set. Equal input, equal bytes.
    """
    stock = sheets[0].stock
    is_roll = stock.is_roll
    paper = list_paper(stock) if is_roll else Paper(stock.page_width, stock.page_height)
    setter = Setter(Document(words.title, paper), paper, chains)
    maker = _Maker(setter, texts, words, on_the_way)
    if is_roll:
        maker.listed([placement for sheet in sheets for placement in sheet.placements])
    else:
        for sheet in sheets:
            maker.sheet(sheet)
    return KeySheet(setter.document.finish(), tuple(maker.squares))


class _Maker:
    """Takes sheets one after the other; notes are counted through, for the hand that writes."""

    def __init__(
        self,
        setter: Setter,
        texts: Mapping[NoteId, KeyText],
        words: KeyWords,
        on_the_way: OnTheWay | None,
    ) -> None:
        self._setter = setter
        self._texts = texts
        self._words = words
        self._on_the_way = on_the_way
        self._done = 0
        self.squares: list[int] = []
        self._pages = 0

    def sheet(self, sheet: Sheet) -> None:
        """One page of squares, and a list behind it where there is more to say."""
        operators = [*_empty_frames(sheet), *self._head(sheet)]
        in_squares = says_in_squares(sheet.stock)
        rows = []
        for placement in sheet.placements:
            row = self._row(placement)
            operators += self._frame(sheet, placement, row)
            is_whole = False
            if in_squares:
                square = self._square(sheet, row)
                operators += self._parts(sheet, placement, square)
                is_whole = square.is_whole
            if not is_whole:
                rows.append(row)
        self._setter.document.add(operators)
        self.squares.append(self._pages)
        self._pages += 1
        if rows:
            title = self._words.in_full if in_squares else self._words.title
            about = "" if in_squares else self._words.about
            shown = KeyList(self._setter, title, about, self._words.page)
            self._pages += shown.show(rows)

    def listed(self, placements: Sequence[Placement]) -> None:
        """All of it as a list: a roll's labels lie one after the other."""
        rows = [self._row(placement, number) for number, placement in enumerate(placements)]
        KeyList(self._setter, self._words.title, self._words.listed, self._words.page).show(rows)

    def _row(self, placement: Placement, place: int | None = None) -> Row:
        """``place`` is told where labels are not counted by their slot."""
        number = (placement.slot if place is None else place) + 1
        row = Row(number, self._texts[placement.note_id], rests=is_rest(self._done))
        self._done += 1
        if self._on_the_way:
            self._on_the_way(self._done)
        return row

    def _head(self, sheet: Sheet) -> Iterator[str]:
        """The title above the squares, where the page has room for it that a printer reaches."""
        reach_x, reach_y = unprinted(sheet.stock)
        tops = [top for _, top in corners(sheet.stock, is_turned=sheet.is_turned)]
        lefts = [left for left, _ in corners(sheet.stock, is_turned=sheet.is_turned)]
        left = Mm(max(min(lefts), reach_x))
        width = Mm(sheet.stock.page_width - 2 * left)
        title = self._setter.strong(self._words.title, _TITLE, width)
        room = min(tops) - reach_y
        if title.height + _AIR > room:
            return
        top = Mm(reach_y + (room - title.height) / 2)
        yield from self._setter.draw(title, left, top)
        beside = Mm(left + title.width + _AIR)
        about = self._setter.one_line(self._words.about, _ABOUT, Mm(left + width - beside))
        level = Mm(top + title.lines[0].baseline - about.lines[0].baseline)
        yield from self._setter.draw(about, beside, level, grey=0.4)

    def _frame(self, sheet: Sheet, placement: Placement, row: Row) -> Iterator[str]:
        """The label's very edge, its number, and a cup after each tenth."""
        yield f"q {_FRAME} {die_line(sheet.stock, placement.left, placement.top)} S Q"
        left, top, width, height = safe_area(sheet.stock)
        said = self._setter.one_line(row.said_number, _NUMBER, width)
        right = placement.left + left + width
        if not says_in_squares(sheet.stock):
            # A square too small for words has its number in the middle.
            middle = Mm(placement.left + left + (width - said.width) / 2)
            level = Mm(placement.top + top + (height - said.height) / 2)
            yield from self._setter.draw(said, middle, level, grey=0.3)
            return
        yield from self._setter.draw(
            said, Mm(right - said.width), Mm(placement.top + top), grey=_NUMBER_GREY
        )
        if row.rests:
            cup = Mm(right - said.width - _AIR - CUP_WIDE)
            yield tea_cup(cup, Mm(placement.top + top), sheet.stock.page_height)

    def _square(self, sheet: Sheet, row: Row) -> SetSquare:
        _, _, width, height = safe_area(sheet.stock)
        number = self._setter.one_line(row.said_number, _NUMBER, width).width + _AIR
        beside = Mm(number + (CUP_WIDE + _AIR if row.rests else 0))
        return set_square(row.text, self._setter.chains, width, height, beside_number=beside)

    def _parts(self, sheet: Sheet, placement: Placement, square: SetSquare) -> Iterator[str]:
        left, top, _, _ = safe_area(sheet.stock)
        for part in square.parts:
            yield from self._setter.draw(
                part.said,
                Mm(placement.left + left),
                Mm(placement.top + top + part.top),
                grey=part.grey,
            )


def _empty_frames(sheet: Sheet) -> Iterator[str]:
    """Squares nobody's: faint, and struck through where the label is gone."""
    stock = sheet.stock
    taken = {placement.slot for placement in sheet.placements}
    for slot, (left, top) in enumerate(corners(stock, is_turned=sheet.is_turned)):
        if slot in taken:
            continue
        yield f"q {_GONE if slot in sheet.used else _FRAME} {die_line(stock, left, top)} S Q"
        if slot in sheet.used:
            area_left, area_top, width, height = safe_area(stock)
            x, foot = left + area_left, stock.page_height - top - area_top - height
            yield (
                f"q {_GONE} {x / POINT:.3f} {foot / POINT:.3f} m"
                f" {(x + width) / POINT:.3f} {(foot + height) / POINT:.3f} l S Q"
            )

"""The row loop: every row is an order's, a footer, padding, or left out with a reason."""

from pathlib import Path

from handnote.domain.plain_text import clean_line
from handnote.domain.problem import FileTrouble, Problem
from handnote.domain.progress import Hear
from handnote.readers.folding import fold_header
from handnote.readers.gathering import Gathering, Sign, is_shortened
from handnote.readers.header import Header, first_places, lay_out
from handnote.readers.own_columns import OwnNumbers
from handnote.readers.profile import Role, names_in
from handnote.readers.record import Record, Understanding
from handnote.readers.rows import Row, TableRows
from handnote.readers.skipped import SkippedRow, SkipReason
from handnote.readers.source import Source

_LOST_NAMES = 2
"""Names of nothing but question marks before a file counts as spoiled; one could be a joke."""

_FIRST_NAMES = 3
_TOLD_EACH = 500

_MADE_NUMBER = 12
"""Letters of a number made for an order without one: short, and no two alike in a lifetime."""


class Reading:
    """What the rows of one file say. Nothing of a row outlives its turn but what a note needs."""

    def __init__(self, header: Header, source: Source, *, sign: Sign) -> None:
        self.skipped: list[SkippedRow] = []
        self.looks_cut = False
        shop = Path(source.name).stem if header.profile.shop_is_file else ""
        self._gathering = Gathering(header.profile, shop=shop, sign=sign)
        self._sign = sign
        self._source = source
        self._profile = header.profile
        self._layout = header.layout
        self._understood = Understanding(header.profile)
        self._names = names_in(header.profile)
        self._own = OwnNumbers(header, file=source.name, sign=sign) if header.names else None
        self._shortest = header.layout.width
        self._before = 0
        self._last = ""
        self._records: set[str] = set()
        self._part_has_gaps = False

    def read(self, rows: TableRows, hear: Hear) -> None:
        """Go through all rows; raises Problem where a spreadsheet has spoiled the file."""
        coming = iter(rows)
        after = next(coming, None)
        while after:
            row, after = after, next(coming, None)
            if not row.number % _TOLD_EACH:
                hear(row.number)
            if why := self._take(row, after, rows):
                self._part_has_gaps = True
                self.skipped.append(SkippedRow(row.number, why))
        if self._gathering.lost_letters() >= _LOST_NAMES:
            raise Problem(FileTrouble.LETTERS_LOST, name=self._source.name)

    @property
    def gathered(self) -> Gathering:
        """The orders so far."""
        return self._gathering

    def _take(self, row: Row, after: Row | None, rows: TableRows) -> SkipReason | None:
        if row.is_too_long:
            return SkipReason.TOO_LONG
        record = Record(self._understood, self._layout, row.cells)
        number = self._number(record)
        self._last = ""
        if isinstance(number, SkipReason) and self._is_no_order(row, rows):
            return None
        if self._is_cut(row):
            self.looks_cut = True
            return SkipReason.CUT_OFF if any(row.cells) else None
        if isinstance(number, SkipReason):
            return number
        why = self._oddity(row, after, record)
        self._before = len(row.cells)
        if why:
            return why
        if self._own:
            number = self._own.claim(number, record)
        self._shortest = min(self._shortest, len(row.cells))
        self._last = number
        if self._profile.sales and not record.is_sale():
            return None
        if self._profile.footers:
            self._records.add(record.code(Role.RECORD) or number)
        self._gathering.add(record, number)
        return None

    def _number(self, record: Record) -> str | SkipReason:
        if self._own:
            return self._own.of(record, self._last)
        if self._profile.number_is_made:
            return self._made_number(record)
        number = record.code(Role.NUMBER)
        if self._profile.number.fullmatch(number):
            return number
        if is_shortened(number):
            raise Problem(FileTrouble.NUMBERS_SHORTENED, name=self._source.name, number=number)
        if number:
            return SkipReason.ODD_NUMBER
        if self._profile.number_carries and record.text(Role.TITLE):
            return self._last or SkipReason.NO_NUMBER
        stand_in = record.code(Role.RECORD)
        return stand_in if self._profile.record.fullmatch(stand_in) else SkipReason.NO_NUMBER

    def _made_number(self, record: Record) -> str | SkipReason:
        if not record.day(Role.ORDERED_ON):
            return SkipReason.NO_NUMBER
        whole = f"{self._profile.channel}|{record.line(Role.NUMBER)}"
        return self._sign(whole)[:_MADE_NUMBER].upper()

    def _oddity(self, row: Row, after: Row | None, record: Record) -> SkipReason | None:
        has_width = len(row.cells) == self._layout.width
        if len(row.cells) < self._layout.reach:
            return SkipReason.TOO_SHORT
        if row.is_mended and not (has_width and record.is_aligned()):
            return SkipReason.ODD_QUOTES
        if not has_width and not (self._has_company(row, after) and record.is_aligned()):
            return SkipReason.SHIFTED
        if self._source.encoding.has_breaks and record.is_broken():
            return SkipReason.BROKEN_LETTERS
        return None

    def _has_company(self, row: Row, after: Row | None) -> bool:
        """Whether a row is narrower than its header because the whole file is.

        One such row by itself has lost a cell somewhere, and a street may now stand under the
        name of a country; one that is wider has gained a cell. A file whose empty cells were
        trimmed has many narrow rows.
        """
        width = self._layout.width
        others = [other for other in (self._before, self._width_of_order(after)) if other]
        if len(row.cells) > width or not others:
            return len(row.cells) < width and bool(row.cells[-1])
        return min(others) < width

    def _width_of_order(self, row: Row | None) -> int:
        if not row:
            return 0
        number = self._number(Record(self._understood, self._layout, row.cells))
        return 0 if isinstance(number, SkipReason) else len(row.cells)

    def _is_cut(self, row: Row) -> bool:
        if not row.is_last:
            return False
        falls_short = not row.is_ended and len(row.cells) < self._shortest
        return row.is_torn or self._source.ends_mid_letter or falls_short

    def _is_no_order(self, row: Row, rows: TableRows) -> bool:
        """Whether a row without a proper number is padding, a footer or another header."""
        if not any(clean_line(cell).strip("\ufeff") for cell in row.cells):
            return not self._is_cut(row)
        return self._is_footer(row) or self._is_header(row, rows)

    def _is_footer(self, row: Row) -> bool:
        if not self._profile.footers:
            return False
        text = " ".join(filled for cell in row.cells if (filled := clean_line(cell)))
        found = next(filter(None, (footer.match(text) for footer in self._profile.footers)), None)
        if found is None:
            return False
        if found.groups() and found[1]:
            self._compare(int(found[1]))
        return True

    def _compare(self, promised: int) -> None:
        if len(self._records) < promised and not self._part_has_gaps:
            self.looks_cut = True
        self._records.clear()
        self._part_has_gaps = False

    def _is_header(self, row: Row, rows: TableRows) -> bool:
        if self._own:
            return self._own.is_header(row.cells)
        # Only what holds a name we know is worth folding whole.
        if not any(fold_header(cell) in self._names for cell in row.cells[:_FIRST_NAMES]):
            return False
        places = first_places([fold_header(cell) for cell in row.cells])
        layout = lay_out(self._profile, places, width=len(row.cells))
        if layout is None:
            return False
        self._layout = layout
        self._shortest = rows.width = layout.width
        self._gathering.begin_part()
        return True

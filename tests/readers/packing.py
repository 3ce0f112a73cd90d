"""Workbooks and packed files written for a test, part by part."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

Cell = str | float | None

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = (
    f'<?xml version="1.0"?><styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts>'
    '<fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs '
    'count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/>'
    '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


class Day(float):
    """A day as a spreadsheet keeps it: how many have passed since its first."""


def zipped(members: Mapping[str, str | bytes], *, store: bool = False) -> bytes:
    """These files packed into one."""
    whole = io.BytesIO()
    how = zipfile.ZIP_STORED if store else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(whole, "w", how) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return whole.getvalue()


def xlsx(*sheets: Sequence[Sequence[Cell]], raw: str = "", is_1904: bool = False) -> bytes:
    """A workbook with these sheets; ``raw`` stands in the first one as it is."""
    numbers = range(1, len(sheets) + 1)
    book = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    links += f'<Relationship Id="rId99" Type="{_LINKS}/styles" Target="styles.xml"/>'
    about = '<workbookPr date1904="1"/>' if is_1904 else ""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS,
        "xl/workbook.xml": (
            f'<?xml version="1.0"?><workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">{about}'
            f"<sheets>{book}</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/'
            f'2006/relationships">{links}</Relationships>'
        ),
        "xl/styles.xml": _STYLES,
    }
    for number, sheet in zip(numbers, sheets):
        rows = "".join(_row(at, row) for at, row in enumerate(sheet, 1))
        more = raw if number == 1 else ""
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<?xml version="1.0"?><worksheet xmlns="{_MAIN}"><sheetData>{rows}{more}'
            "</sheetData></worksheet>"
        )
    return zipped(parts)


def _row(at: int, row: Sequence[Cell]) -> str:
    cells = "".join(_cell(f"{_letters(place)}{at}", cell) for place, cell in enumerate(row))
    return f'<row r="{at}">{cells}</row>'


def _cell(at: str, cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Day():
            return f'<c r="{at}" s="1"><v>{float(cell)!r}</v></c>'
        case str() if cell.startswith("=="):
            return f'<c r="{at}"><f>{cell[2:]}</f></c>'
        case str():
            safe = cell.replace("&", "&amp;").replace("<", "&lt;")
            return f'<c r="{at}" t="inlineStr"><is><t>{safe}</t></is></c>'
        case number:
            return f'<c r="{at}"><v>{number!r}</v></c>'


def _letters(place: int) -> str:
    return (_letters(place // 26 - 1) if place >= 26 else "") + chr(65 + place % 26)


def ods(*rows: str) -> bytes:
    """A LibreOffice sheet of these rows of XML."""
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": (
                '<?xml version="1.0"?><manifest:manifest xmlns:manifest='
                '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
            ),
            "content.xml": (
                f'<?xml version="1.0"?><office:document-content xmlns:office="{office}" '
                f'xmlns:table="{table}" xmlns:text="{text}"><office:body><office:spreadsheet>'
                f'<table:table table:name="S1">{"".join(rows)}</table:table>'
                "</office:spreadsheet></office:body></office:document-content>"
            ),
        }
    )


def ods_row(*cells: str, repeated: int = 1) -> str:
    """A row of texts, as often as asked."""
    inside = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{inside}</table:table-row>'


def locked(content: bytes) -> bytes:
    """The same packed file with every member marked as encrypted."""
    marked = bytearray(content)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (found := marked.find(mark, start)) >= 0:
            (flags,) = struct.unpack_from("<H", marked, found + at)
            struct.pack_into("<H", marked, found + at, flags | 1)
            start = found + 4
    return bytes(marked)

"""What a file is by its first bytes, whatever its name says."""

import re

from handnote.domain.problem import FileTrouble

_MAGIC = (
    (b"%PDF", FileTrouble.PDF),
    (b"\xd0\xcf\x11\xe0", FileTrouble.SPREADSHEET),  # .xls
    (b"\x1f\x8b", FileTrouble.ARCHIVE),  # gzip
    (b"7z\xbc\xaf", FileTrouble.ARCHIVE),
    (b"Rar!", FileTrouble.ARCHIVE),
    (b"\x89PNG", FileTrouble.PICTURE),
    (b"\xff\xd8\xff", FileTrouble.PICTURE),  # JPEG
    (b"GIF8", FileTrouble.PICTURE),
    (b"RIFF", FileTrouble.PICTURE),
    (b"II*\x00", FileTrouble.PICTURE),  # TIFF
    (b"MM\x00*", FileTrouble.PICTURE),
    (b"{\\rtf", FileTrouble.PICTURE),
    (b"SQLite format 3", FileTrouble.PICTURE),
)
_SHEETS_IN_ZIP = (
    b"[Content_Types].xml",
    b"xl/",
    b"opendocument.spreadsheet",
    b"Index/Document.iwa",  # Numbers
)
_SHEET_IN_XML = re.compile(rb"urn:schemas-microsoft-com:office:(?:excel|spreadsheet)")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_NEVER_IN_TEXT = bytes(set(range(32)) - set(b"\0\t\n\v\f\r\x1a"))


def trouble_in(head: bytes) -> FileTrouble | None:
    """What is wrong with a file that begins with ``head``; None for what may be a table."""
    if head.startswith(b"PK"):
        holds_sheet = any(mark in head for mark in _SHEETS_IN_ZIP)
        return FileTrouble.SPREADSHEET if holds_sheet else FileTrouble.ARCHIVE
    for magic, trouble in _MAGIC:
        if head.startswith(magic):
            return trouble
    if head[4:8] == b"ftyp":  # HEIC and other cameras' files
        return FileTrouble.PICTURE
    return _trouble_in_text(_without_mark(head).replace(b"\0", b"").lstrip(), head)


def _trouble_in_text(text: bytes, head: bytes) -> FileTrouble | None:
    if not text:
        return FileTrouble.EMPTY
    if text.startswith(b"%PDF"):
        return FileTrouble.PDF
    if text.startswith(b"<"):
        return FileTrouble.SPREADSHEET if _SHEET_IN_XML.search(text) else FileTrouble.WEB_PAGE
    if text.startswith((b"{", b"[")):
        return FileTrouble.JSON
    return FileTrouble.PICTURE if _is_binary(head) else None


def _without_mark(head: bytes) -> bytes:
    return next((head[len(mark) :] for mark in _MARKS if head.startswith(mark)), head)


def _is_binary(head: bytes) -> bool:
    odd = len(head) - len(head.translate(None, _NEVER_IN_TEXT))
    nothing = head.count(0)
    # UTF-16 has a zero in every second byte, never in more.
    return odd * 50 > len(head) or nothing * 100 > len(head) * 55

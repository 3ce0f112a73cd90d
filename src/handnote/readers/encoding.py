"""Which letters the bytes of a file stand for: a fixed ladder, for guessing gets names wrong."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_CHUNK = 1 << 20
_UNUSED_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_MARK_IN_TEXT = re.compile(rb"[\x80-\xff]*(?:\xff\xfe|\xfe\xff)[\x80-\xff]*")
_BROKEN = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_KANA = re.compile("[\u3041-\u30ff]")
_WIDE = re.compile("([A-Za-z]?)[\u3041-\u30ff\u4e00-\u9fff\uf900-\ufaff]+(?=([A-Za-z]?))")
_HALF_WIDTH = re.compile("[\uff61-\uff9f]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding by name, and how to read it.

    ``is_sure`` is false where the bytes alone could not decide. ``has_breaks`` is true where
    some bytes are no letters; those are read as lone surrogates.
    """

    name: str
    codec: str
    is_sure: bool
    has_breaks: bool = False

    @property
    def errors(self) -> str:
        """What Python is to do with bytes that are no letters."""
        return "surrogateescape" if self.name == "utf-8" else "replace"


UTF_8 = Encoding("utf-8", "utf-8-sig", is_sure=True)


def marked(head: bytes) -> Encoding | None:
    """The encoding that the first bytes of a file give away."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Encoding("utf-16", "utf-16", is_sure=True)
    start = head[:200]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if odd * 2 > len(start) * 0.8 and not even:
        return Encoding("utf-16", "utf-16-le", is_sure=True)
    if even * 2 > len(start) * 0.8 and not odd:
        return Encoding("utf-16", "utf-16-be", is_sure=True)
    return None


def guessed(file: BinaryIO) -> Encoding:
    """The likeliest encoding of a file that is not UTF-8 throughout."""
    if _is_mostly_utf8(file) or _is_broken_by_marks(file):
        return Encoding("utf-8", "utf-8-sig", is_sure=False, has_breaks=True)
    if _is_japanese(file):
        return Encoding("cp932", "cp932", is_sure=False)
    if any(_UNUSED_IN_CP1252.search(chunk) for chunk in _chunks(file)):
        return Encoding("latin-1", "latin-1", is_sure=False)
    return Encoding("cp1252", "cp1252", is_sure=False)


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(_CHUNK):
        yield chunk


def _is_mostly_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    good = bad = 0
    for chunk in _chunks(file):
        text = decoder.decode(chunk)
        broken = len(_BROKEN.findall(text))
        bad += broken
        good += len(_BEYOND_ASCII.findall(text)) - broken
    return good > bad


def _is_broken_by_marks(file: BinaryIO) -> bool:
    """Whether all that is not ASCII stands round byte order marks, which no name is made of."""
    found = False
    for chunk in _chunks(file):
        rest, count = _MARK_IN_TEXT.subn(b"", chunk)
        if not rest.isascii():
            return False
        found = found or count > 0
    return found


def _is_japanese(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("cp932")("strict")
    kana = wide = runs = touching = half = 0
    for chunk in _chunks(file):
        try:
            text = decoder.decode(chunk)
        except UnicodeDecodeError:
            return False
        kana += len(_KANA.findall(text))
        half += len(_HALF_WIDTH.findall(text))
        for run in _WIDE.finditer(text):
            runs += 1
            wide += len(run[0]) - len(run[1])
            touching += bool(run[1] or run[2])
    # "Hélène" in cp1252 reads as H駘鈩e: such runs touch letters, Japanese words seldom do.
    return wide > 0 and wide >= 3 * half and (kana > 0 or touching * 2 < runs)

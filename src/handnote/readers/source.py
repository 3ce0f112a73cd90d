"""An order file on disk: opened, looked over byte by byte, and handed on as text."""

import codecs
import errno
import hashlib
import io
import os
import stat
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from handnote.domain.plain_text import clean_line
from handnote.domain.problem import FileTrouble, Problem
from handnote.readers.content import trouble_in
from handnote.readers.encoding import UTF_8, Encoding, guessed, marked

MEGABYTE = 1 << 20
SIZE_LIMIT = 512 * MEGABYTE
LINE_LIMIT = 16 * MEGABYTE
"""Longest line read; a message of a million letters takes four megabytes."""

_HEAD = 8192
_UNFINISHED = (".crdownload", ".part", ".partial", ".download", ".opdownload")


@dataclass(frozen=True, slots=True)
class Source:
    """An open order file. ``ends_mid_letter`` tells of a file cut inside a character."""

    name: str
    sha256: str
    encoding: Encoding
    ends_mid_letter: bool
    file: BinaryIO

    def lines(self) -> Generator[str, None, None]:
        """The file's lines with their ends, from the beginning."""
        self.file.seek(0)
        codec, errors = self.encoding.codec, self.encoding.errors
        text = io.TextIOWrapper(self.file, codec, errors, newline="")
        try:
            # "yield from" would close the file with the generator, before it is detached.
            for line in text:  # noqa: UP028
                yield line
        finally:
            text.detach()


@contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """Open an order file for as long as it is read; raises Problem for what is none.

    Leaving fails with STILL_DOWNLOADING when the file changed meanwhile.
    """
    with open_binary(path) as (file, name):
        yield source_from(file, name)


@contextmanager
def open_binary(path: Path) -> Iterator[tuple[BinaryIO, str]]:
    """Open a file of any kind, with the name to call it by, under the same conditions."""
    name = clean_line(path.name)
    try:
        _refuse_by_place(path, name)
        with path.open("rb") as file:
            before = _state(file)
            yield file, name
            if _state(file) != before:
                raise Problem(FileTrouble.STILL_DOWNLOADING, name=name)
    except FileNotFoundError as error:
        raise Problem(FileTrouble.NOT_FOUND, name=name) from error
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Problem(FileTrouble.UNREADABLE, name=name, why=why) from error


def _state(file: BinaryIO) -> tuple[int, int]:
    now = os.fstat(file.fileno())
    return now.st_size, now.st_mtime_ns


def _refuse_by_place(path: Path, name: str) -> None:
    if path.suffix.lower() in _UNFINISHED:
        raise Problem(FileTrouble.STILL_DOWNLOADING, name=name)
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise Problem(FileTrouble.IS_FOLDER, name=name)
    if not stat.S_ISREG(found.st_mode):
        # Opening a pipe would wait for ever.
        raise Problem(FileTrouble.UNREADABLE, name=name, why=os.strerror(errno.EINVAL))
    if found.st_size > SIZE_LIMIT:
        raise _too_large(name)
    if not found.st_size and path.with_name(f"{path.name}.part").exists():
        # Firefox keeps the place with an empty file.
        raise Problem(FileTrouble.STILL_DOWNLOADING, name=name)


def _too_large(name: str) -> Problem:
    return Problem(FileTrouble.TOO_LARGE, name=name, limit=SIZE_LIMIT // MEGABYTE)


def source_from(file: BinaryIO, name: str) -> Source:
    """An open file as a text, looked over from end to end; raises Problem for what is none."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    head = file.read(_HEAD)
    trouble = trouble_in(head)
    if trouble is FileTrouble.EMPTY and size > len(head):
        trouble = None
    if trouble:
        raise Problem(trouble, name=name)
    told = marked(head)
    decoder = codecs.getincrementaldecoder(told.codec if told else UTF_8.codec)(
        "replace" if told else "strict"
    )
    digest, is_whole = hashlib.sha256(), True
    for chunk in _short_lines(file, name):
        digest.update(chunk)
        try:
            if is_whole:
                decoder.decode(chunk)
        except UnicodeDecodeError:
            is_whole = False
    encoding = told or (UTF_8 if is_whole else guessed(file))
    pending = decoder.getstate()[0] if is_whole else b""
    return Source(name, digest.hexdigest(), encoding, bool(pending), file)


def _short_lines(file: BinaryIO, name: str) -> Iterator[bytes]:
    """The file in chunks, as long as no line of it outgrows memory."""
    file.seek(0)
    total = unbroken = 0
    while chunk := file.read(MEGABYTE):
        ends = [at for at in (chunk.find(b"\n"), chunk.find(b"\r")) if at >= 0]
        total += len(chunk)
        unbroken += min(ends, default=len(chunk))
        if total > SIZE_LIMIT or unbroken > LINE_LIMIT:
            raise _too_large(name)
        if ends:
            unbroken = len(chunk) - 1 - max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        yield chunk

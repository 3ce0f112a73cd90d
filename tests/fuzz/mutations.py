"""What can happen to an order file between a shop and this desk, at random but by a seed."""

import csv
import io
import random
import string
from collections.abc import Callable

CODECS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp932", "latin-1", "utf-7")
_DELIMITERS = b",;\t|"
_ODD = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b'""', b"\r", b"\n\n", b"\r\r\n", b"\x1a", b"="),
    *(b"sep=;\n", b"&#0;", b"&amp;amp;", b"'=", b'="1"', b"4.05E+11", b"9" * 400, b"\x80\x81"),
    *("\u202e\u2066\u200b\ud7ff\U0001f9e1\ufffe".encode(), b"<html>", b"%PDF", b"PK\3\4", b"{"),
    *(b"0000-00-00T99:99:99+99:99", b"Total", b"1,record(s) downloaded,x\n", b"2x a; 3x b", b"|"),
)

Mutation = Callable[[random.Random, bytes], bytes]


def mutated(chance: random.Random, content: bytes) -> bytes:
    """The content after one to three mishaps."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        content = chance.choice(MUTATIONS)(chance, content)
    return content


def _flip(chance: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randint(0, len(content))]


def _behead(chance: random.Random, content: bytes) -> bytes:
    return content[chance.randint(0, len(content)) :]


def _insert(chance: random.Random, content: bytes) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + chance.choice(_ODD) + content[at:]


def _remove(chance: random.Random, content: bytes) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + content[at + chance.randint(1, 60) :]


def _repeat(chance: random.Random, content: bytes) -> bytes:
    one, other = sorted((chance.randint(0, len(content)), chance.randint(0, len(content))))
    return content[:other] + content[one:other] * chance.randint(1, 3) + content[other:]


def _recode(chance: random.Random, content: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(chance.choice(CODECS), "replace")


def _delimit(chance: random.Random, content: bytes) -> bytes:
    one, other = (bytes([chance.choice(_DELIMITERS)]) for _ in "ab")
    return content.replace(one, other)


def _end_lines(chance: random.Random, content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n").replace(b"\n", chance.choice((b"\r", b"\r\n", b"\n\n")))


def _quotes(chance: random.Random, content: bytes) -> bytes:
    return content.replace(b'"', chance.choice((b"", b"'", b'""', b'"""')), chance.randint(1, 20))


def rearranged(chance: random.Random, text: str) -> bytes:
    """The same table with its columns in another order, and perhaps in other letters."""
    content = _columns_in_order(chance, text, share=1.0)
    if chance.random() < 0.5:
        return content
    return content.decode().encode(chance.choice(("utf-8-sig", "utf-16")))


def _shuffle_columns(chance: random.Random, content: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    return _columns_in_order(chance, text, share=chance.choice((1.0, 0.5)))


def _columns_in_order(chance: random.Random, text: str, *, share: float) -> bytes:
    delimiter = max(",;\t|", key=text[:2000].count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))[:400]
    order = list(range(max(map(len, rows), default=0)))
    chance.shuffle(order)
    kept = order[: max(1, round(len(order) * share))]
    said = io.StringIO()
    csv.writer(said, delimiter=delimiter).writerows(
        [row[place] if place < len(row) else "" for place in kept] for row in rows
    )
    return said.getvalue().encode("utf-8", "replace")


def _shuffle_lines(chance: random.Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines)


def _rename(chance: random.Random, content: bytes) -> bytes:
    """A letter more or less in the header, so that nobody knows it any more."""
    at = chance.randint(0, min(len(content), 400))
    return content[:at] + chance.choice(string.ascii_letters).encode() + content[at:]


MUTATIONS: tuple[Mutation, ...] = (
    *(_flip, _cut, _behead, _insert, _remove, _repeat, _recode, _delimit, _end_lines),
    *(_quotes, _shuffle_columns, _shuffle_lines, _rename),
)

"""What is printed is JSON any program reads, or lines no terminal obeys."""

import io
import json

import pytest

from handnote.cli.terminal import Terminal
from tests.cli.seat import Typed


def terminal(encoding: str = "utf-8", keyboard: Typed | None = None) -> Terminal:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n") for _ in range(2))
    return Terminal(out, err, keyboard)


def printed(stream: object) -> bytes:
    assert isinstance(stream, io.TextIOWrapper)
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252", "utf-16"])
def test_json_is_utf_8_whatever_the_terminal_speaks(encoding: str) -> None:
    desk = terminal(encoding)
    desk.tell({"person": "田中 美咲", "text": "Zoë 🧡"})
    assert printed(desk.out) == '{\n  "person": "田中 美咲",\n  "text": "Zoë 🧡"\n}\n'.encode()


def test_json_holds_no_control_a_terminal_obeys() -> None:
    desk = terminal()
    text = "a\x1b[31m\x9b31m\x7f\x07"
    desk.tell([text])
    shown = printed(desk.out)
    assert not any(byte < 32 and byte != 10 for byte in shown)
    assert "\x9b".encode() not in shown
    assert b"\x7f" not in shown
    assert json.loads(shown) == [text]


def test_keys_stay_in_the_order_they_were_put() -> None:
    desk = terminal()
    desk.tell({"z": 1, "a": 2})
    assert printed(desk.out).split() == [b"{", b'"z":', b"1,", b'"a":', b"2", b"}"]


def test_a_complaint_is_one_harmless_line_beside_the_output() -> None:
    desk = terminal()
    desk.complain("Not\x1b[2J\nthere.")
    assert (printed(desk.out), printed(desk.err)) == (b"", b"Not[2J there.\n")


def test_somebody_types_only_at_a_keyboard() -> None:
    assert terminal(keyboard=Typed(b"", by_hand=True)).has_keyboard
    assert not terminal(keyboard=Typed(b"", by_hand=False)).has_keyboard
    assert not terminal(keyboard=None).has_keyboard


def test_no_more_is_listened_to_than_asked_for() -> None:
    assert terminal(keyboard=Typed(b"hello", by_hand=False)).listen(3) == b"hel"
    assert terminal(keyboard=None).listen(3) == b""

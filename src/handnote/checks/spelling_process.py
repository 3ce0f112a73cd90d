"""Dictionaries in a process of their own: what they break or hold up is only this process.

Questions come as lines of JSON on stdin and are answered by a line of JSON on stdout each. The
engine is C++ and holds Python's lock while it looks, up to 0.7 s for one word, and a dictionary
is a stranger's file: neither belongs into the process that has the window and the notes.
"""

import json
import lzma
import os
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Protocol

LARGEST_AFF, LARGEST_DIC = 8_000_000, 64_000_000
"""Bytes, unpacked; the largest known are 1 and 20 million."""

NO_ENGINE = "no-engine"
"""The answer where Hunspell is not installed, whatever was asked."""

_MEMORY = 1 << 30
_MOST_WORDS = 5_000_000
_SAMPLE = 200
_NO_WORD = "xqzvwkjq"
_MOST_SUGGESTED = 5


class _Engine(Protocol):
    def spell(self, word: str) -> bool: ...

    def suggest(self, word: str) -> tuple[str, ...]: ...


class _RefusedError(Exception):
    """A dictionary that is none, or too large; the message is the code of why."""


def main() -> None:
    """Answer until there is no more question."""
    _limit_this_process()
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    # What a library prints must not stand among the answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    serve(sys.stdin.buffer, answers)


def serve(questions: IO[bytes], answers: IO[str]) -> None:
    """Answer each line of ``questions`` with a line in ``answers``."""
    engines: dict[str, _Engine] = {}
    for question in questions:
        answers.write(json.dumps(_answer(json.loads(question), engines)) + "\n")
        answers.flush()


def _answer(asked: dict[str, Any], engines: dict[str, _Engine]) -> dict[str, object]:
    # Any: JSON from the other end of our own pipe.
    name = str(asked["dictionary"])
    try:
        if "aff" in asked:
            engines[name], script = _open(Path(asked["aff"]), Path(asked["dic"]))
            return {"script": script}
        if "words" in asked:
            return {"right": [_is_right(engines[name], word) for word in asked["words"]]}
        return {"like": _like(engines[name], asked["word"])}
    except _RefusedError as refused:
        return {"refused": str(refused)}
    except ImportError:
        return {"refused": NO_ENGINE}
    except (OSError, EOFError, lzma.LZMAError, ValueError) as error:
        return {"refused": type(error).__name__}


def _is_right(engine: _Engine, word: str) -> bool:
    try:
        return bool(engine.spell(word))
    except UnicodeEncodeError:
        return True  # letters the dictionary cannot even spell say nothing


def _like(engine: _Engine, word: str) -> list[str]:
    try:
        return [like for like in engine.suggest(word) if like][:_MOST_SUGGESTED]
    except UnicodeEncodeError:
        return []


def _open(aff: Path, dic: Path) -> tuple[_Engine, str]:
    from hunspell import Hunspell

    rules, listed = _read(aff, LARGEST_AFF), _read(dic, LARGEST_DIC)
    encoding = _encoding(rules)
    words = listed.removeprefix(b"\xef\xbb\xbf").splitlines()
    if not words or not words[0].split() or not words[0].split()[0].isdigit():
        raise _RefusedError("no-count")
    if b"\0" in rules or b"\0" in listed or not 1 < len(words) <= _MOST_WORDS:
        raise _RefusedError("no-words")
    # The count is what memory is taken for: ours, not what the file says of itself.
    words[0] = str(len(words)).encode()
    with tempfile.TemporaryDirectory(prefix="handnote-") as folder:
        Path(folder, "words.aff").write_bytes(rules)
        Path(folder, "words.dic").write_bytes(b"\n".join(words) + b"\n")
        engine: _Engine = Hunspell("words", hunspell_data_dir=folder, system_encoding="utf-8")
    sample = list(_sample(words, encoding))
    _try(engine, sample)
    return engine, _script(sample)


def _read(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        data = file.read(most + 1)
    if path.suffix == ".xz":
        unpacked = lzma.LZMADecompressor().decompress(data, max_length=most + 1)
        data = unpacked
    if len(data) > most:
        raise _RefusedError("too-large")
    return data


def _encoding(rules: bytes) -> str:
    """The encoding of both files: as the rules say, or the first of the format's usual ones."""
    for line in rules.removeprefix(b"\xef\xbb\xbf").splitlines():
        said = line.split()
        if len(said) == 2 and said[0] == b"SET":
            encoding = said[1].decode("ascii", "replace")
            try:
                "".encode(encoding)
            except LookupError:
                raise _RefusedError("encoding") from None
            return encoding
    return "iso8859-1"


def _sample(words: list[bytes], encoding: str) -> Iterator[str]:
    """Words from all over the list, without what stands behind them."""
    step = max(1, (len(words) - 1) // _SAMPLE)
    for line in words[1::step][:_SAMPLE]:
        word = line.decode(encoding, "replace").partition("/")[0].split("\t")[0].strip()
        if word and "\ufffd" not in word:
            yield word


def _try(engine: _Engine, sample: list[str]) -> None:
    """A dictionary knows some of its own words, and not whatever it is asked."""
    if not any(_is_right(engine, word) for word in sample):
        raise _RefusedError("knows-nothing")
    if _is_right(engine, _NO_WORD) and _is_right(engine, _NO_WORD[::-1] + "w"):
        raise _RefusedError("knows-everything")


def _script(sample: list[str]) -> str:
    """What its letters are called by Unicode: LATIN, CYRILLIC, GREEK."""
    scripts = Counter(
        unicodedata.name(letter, "").split(" ")[0]
        for word in sample
        for letter in word
        if letter.isalpha()
    )
    return scripts.most_common(1)[0][0] if scripts else ""


def _limit_this_process() -> None:
    """Neither memory nor files without end, whatever a dictionary says of itself."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 2 * LARGEST_DIC),
    ):
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main()

"""A seller's own fonts: looked at in another process, kept in a folder, drawn from memory."""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from handnote.config.files import write_whole
from handnote.domain.hand import Hand
from handnote.domain.plain_text import clean_line
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.units import Mm
from handnote.typeset.face import Face

LARGEST = 20_000_000
"""The most bytes a font may have; a complete Chinese one has 16 million."""

_PATIENCE_S = 10.0
_CHECK = "handnote.typeset.font_check"
_ID = re.compile(r"own-[0-9a-f]{16}")
_ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class OwnFont:
    """What is kept beside a font file: its name, the sizes it reads at, and what is in it."""

    name: str
    largest: float
    smallest: float
    leading: float
    ascent: float
    descent: float
    sha256: str

    def __post_init__(self) -> None:
        sizes = (self.largest, self.leading, self.ascent, self.descent)
        if not all(0 < size < 100 for size in sizes) or not 0 < self.smallest <= self.largest:
            raise ValueError("no such sizes")


def is_own(hand_id: str) -> bool:
    """Whether this is, or once was, the id of a hand a seller added."""
    return bool(_ID.fullmatch(hand_id))


def look_at(data: bytes, name: str) -> tuple[OwnFont, bytes]:
    """What is to be known of a font file, and the file to keep in its place.

    It is read by another process, with an end to its time and memory: a file made to break
    what reads it breaks only that. Raises a problem that names the font ``name``.
    """
    if len(data) > LARGEST:
        raise Problem(AskTrouble.FONT_TOO_LARGE, name=name)
    # -P: a folder the font lies in must not lend this process its modules.
    command = [sys.executable, "-P", "-m", _CHECK]
    try:
        ended = subprocess.run(  # noqa: S603 - our own module
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE_S,
            check=False,
            creationflags=_no_window(),
        )
    except subprocess.TimeoutExpired as error:
        raise Problem(AskTrouble.FONT_TOO_LARGE, name=name) from error
    first, _, font = ended.stdout.partition(b"\n")
    if ended.returncode or not first:
        raise Problem(AskTrouble.FONT_BROKEN, name=name)
    facts = json.loads(first)
    if "trouble" in facts:
        raise Problem(AskTrouble(facts["trouble"]), name=name)
    facts["name"] = facts["name"] or clean_line(Path(name).stem, 60)
    return OwnFont(**facts, sha256=hashlib.sha256(font).hexdigest()), font


def _no_window() -> int:
    """Windows would show a black one for a moment."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0


class OwnFonts:
    """The fonts in one folder, each under the hash of the file the seller gave.

    The same file added again is the same hand again, and notes written in it have it back.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = dict(_read(folder))
        self._faces: dict[str, Face | None] = {}

    def hands(self) -> tuple[Hand, ...]:
        """The hands whose fonts are here, by name."""
        return self._by_name(self.is_here)

    def aside(self) -> tuple[Hand, ...]:
        """The hands that were put aside, by name."""
        return self._by_name(lambda hand_id: self._aside(hand_id).is_file())

    def name(self, hand_id: str) -> str:
        """What a hand is called that is here or aside."""
        return self._known[hand_id].name

    def is_here(self, hand_id: str) -> bool:
        """Whether the font of this hand lies in the folder as it was put there."""
        if hand_id not in self._known or not self._path(hand_id).is_file():
            return False
        return self._face(hand_id) is not None

    def face(self, hand_id: str) -> Face:
        """The face of a hand that is here; it outlives its file."""
        face = self._face(hand_id)
        if face is None:
            raise LookupError(hand_id)
        return face

    def add(self, data: bytes, name: str) -> Hand:
        """Keep a font, after another process has looked at it; nothing is kept of a refused one."""
        font, plain = look_at(data, name)
        hand_id = f"own-{hashlib.sha256(data).hexdigest()[:16]}"
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._path(hand_id)
        write_whole(path, plain)
        try:
            text = json.dumps(asdict(font), ensure_ascii=False, indent=2)
            write_whole(path.with_suffix(".json"), f"{text}\n".encode())
        except Problem:
            path.unlink(missing_ok=True)
            raise
        for suffix in (".ttf", ".json"):
            self._aside(hand_id).with_suffix(suffix).unlink(missing_ok=True)
        self._faces.pop(hand_id, None)
        self._known = {**self._known, hand_id: font}
        return _hand(hand_id, font)

    def put_aside(self, hand_id: str) -> None:
        """Offer this hand no longer; its files lie aside until ``forget_aside``."""
        aside = self._aside(hand_id)
        aside.parent.mkdir(mode=0o700, exist_ok=True)
        # The description first: a font without one is not offered, whatever happens between.
        for suffix in (".json", ".ttf"):
            self._path(hand_id).with_suffix(suffix).replace(aside.with_suffix(suffix))

    def put_back(self, hand_id: str) -> None:
        """Offer a hand again that was put aside."""
        for suffix in (".ttf", ".json"):
            self._aside(hand_id).with_suffix(suffix).replace(
                self._path(hand_id).with_suffix(suffix)
            )

    def forget_aside(self) -> None:
        """Delete what was put aside."""
        aside = self._folder / _ASIDE
        with suppress(OSError):
            for file in aside.iterdir():
                file.unlink()
            aside.rmdir()

    def _face(self, hand_id: str) -> Face | None:
        if self._faces.get(hand_id) is None:
            self._faces[hand_id] = self._open(hand_id)
        return self._faces[hand_id]

    def _open(self, hand_id: str) -> Face | None:
        """The face, from memory, if its file is byte for byte what passed the check."""
        font, path = self._known[hand_id], self._path(hand_id)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        if hashlib.sha256(data).hexdigest() != font.sha256:
            return None
        reach = font.ascent, font.descent
        return Face(hand_id, path, Mm(font.largest), font.leading, reach, data)

    def _path(self, hand_id: str) -> Path:
        return self._folder / f"{hand_id.removeprefix('own-')}.ttf"

    def _aside(self, hand_id: str) -> Path:
        return self._folder / _ASIDE / self._path(hand_id).name

    def _by_name(self, is_wanted: Callable[[str], bool]) -> tuple[Hand, ...]:
        found = [_hand(name, font) for name, font in self._known.items() if is_wanted(name)]
        return tuple(sorted(found, key=lambda hand: (hand.name.casefold(), hand.id)))


def _read(folder: Path) -> Iterator[tuple[str, OwnFont]]:
    """What is known of each font; a damaged description is as good as none."""
    for file in sorted(folder.glob("*.json")):
        hand_id = f"own-{file.stem}"
        with suppress(OSError, ValueError, TypeError, RecursionError):
            font = OwnFont(**json.loads(file.read_text("utf-8")))
            if is_own(hand_id):
                yield hand_id, font


def _hand(hand_id: str, font: OwnFont) -> Hand:
    file = f"{hand_id.removeprefix('own-')}.ttf"
    return Hand(hand_id, font.name, file, Mm(font.smallest), Mm(font.largest), font.leading)

"""What pasted orders call their parts, in every language of ``resources/paste``."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from handnote.config.resources import resource
from handnote.readers.folding import fold_header

_HOLDERS = {
    "{name}": r"(?P<name>[^\d,:;#@<>|]{2,60}?)",
    "{number}": r"#?\s?(?P<number>(?=[A-Za-z-]{0,12}\d)[A-Za-z0-9][A-Za-z0-9-]{0,40})",
    "{title}": r"(?P<title>.{2,140}?)",
    "{any}": r".{0,80}?",
}


class Part(StrEnum):
    """What the line after a label tells."""

    RECIPIENT = "recipient"
    BILL = "bill"
    BUYER = "buyer"
    ITEM = "item"
    ITEMS = "items"
    QUANTITY = "quantity"
    VARIATION = "variation"
    PERSONALISATION = "personalisation"
    WORDS = "words"
    GIFT_MESSAGE = "gift_message"
    NUMBER = "number"
    SHIP_BY = "ship_by"
    COUNTRY = "country"
    CHANNEL = "channel"
    DROP = "drop"
    DROP_BLOCK = "drop_block"


@dataclass(frozen=True, slots=True)
class PasteLabels:
    """All languages at once: a seller sells in several, and mails mix them."""

    parts: Mapping[str, Part]
    sentences: tuple[re.Pattern[str], ...]
    for_whom: tuple[str, ...]
    street_words: frozenset[str]
    street_endings: tuple[str, ...]
    months: Mapping[str, int]
    countries: Mapping[str, str]

    def part(self, label: str) -> Part | None:
        """What a label stands for, if it is one."""
        return self.parts.get(fold_header(label).replace("#", ""))


@cache
def paste_labels() -> PasteLabels:
    """The labels that ship with handnote; English first where two languages share one."""
    files = sorted(
        resource("paste").glob("*.toml"), key=lambda file: (file.stem != "en", file.stem)
    )
    return read_labels(files)


def read_labels(files: Sequence[Path]) -> PasteLabels:
    """The labels of these files; of one in two roles the first file's counts."""
    # Any: TOML; every value is given its type below.
    told: list[dict[str, Any]] = [tomllib.loads(file.read_text("utf-8")) for file in files]
    parts: dict[str, Part] = {}
    months: dict[str, int] = {}
    for file in told:
        for role, labels in file["labels"].items():
            for label in labels:
                parts.setdefault(fold_header(label).replace("#", ""), Part(role))
        for number, beginnings in enumerate(file["months"], 1):
            for beginning in beginnings.split("|"):
                months.setdefault(fold_header(beginning), number)
    streets = {word for file in told for word in file["street"]}
    return PasteLabels(
        parts=parts,
        sentences=tuple(_sentence(line) for file in told for line in file["sentences"]),
        for_whom=tuple({word for file in told for word in file["for_whom"]}),
        street_words=frozenset(word.casefold() for word in streets if not word.startswith("-")),
        street_endings=tuple(word[1:].casefold() for word in streets if word.startswith("-")),
        months=months,
        countries={fold_header(name): name for file in told for name in file["countries"]},
    )


def _sentence(line: str) -> re.Pattern[str]:
    pieces = re.split(r"(\{\w+\})", line)
    body = "".join(
        _HOLDERS.get(piece) or re.escape(piece).replace(r"\ ", r"\s") for piece in pieces
    )
    return re.compile(rf"{body}\s?[.!:。！]?", re.IGNORECASE)

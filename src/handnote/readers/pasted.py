"""A pasted order: a mail, the text of a marketplace's page, or one line somebody typed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from handnote.domain.order import BY_HAND, IncomingOrder, Item
from handnote.domain.plain_text import clean_line, clean_words
from handnote.readers.channels import channels
from handnote.readers.folding import fold_header
from handnote.readers.paste_labels import Part, PasteLabels
from handnote.readers.paste_parts import (
    as_day,
    as_item,
    as_name,
    counted,
    has_quantity,
    looks_like_name,
)
from handnote.readers.private_lines import (
    LEFT_OUT,
    is_address,
    is_only_private,
    is_short_address,
    masked,
    may_be_town,
    without_price,
)
from handnote.readers.web_text import is_web_text, read_web_text

LONGEST = 1_000_000
"""As much of a paste as is read, in characters: a mail has some thousand."""

UNPLACED_SHOWN = 40
"""So many lines that could not be placed are offered; a whole page has hundreds."""

_ITEMS = 200
_LABEL_LENGTH = 45
_LINE = 4000
_LABEL = re.compile(
    r"^[\s>*•·|–-]*([^\s:：\t][^:：\t]{0,44}?)\**\s*[:：\t]\**[ \t]*(.*)$", re.DOTALL
)
_RULE = re.compile(r"^[\s\-_=*~·—–#+.•|<>]*$")
_NUMBERS = {
    "amazon": re.compile(r"(?<![\w-])\d{3}-\d{7}-\d{7}(?![\w-])"),
    "ebay": re.compile(r"(?<![\w-])\d{2}-\d{5}-\d{5}(?![\w-])"),
}
_NUMBER = re.compile(r"#?\s?([A-Za-z0-9][A-Za-z0-9/-]{0,40})")
_BETWEEN = re.compile(r"\s*(?:\t|;|\s[-–—|]\s|,|:\s)\s*")
_ADDRESS_LINES = 9
_SENTENCE = 200
_ROBOTS = ("no-reply", "noreply", "donotreply", "do-not-reply")
_SHORT = 4
_LOOKED_THROUGH = 100_000
_WHO_AND_WHAT = 2
_SENTENCES_TRIED = 500
"""In so many lines a sentence of a mail is looked for; it stands near the top."""

_MULTI = (Part.WORDS, Part.GIFT_MESSAGE, Part.PERSONALISATION)
_PEOPLE = (Part.RECIPIENT, Part.BILL, Part.BUYER)


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was understood of a paste, for the seller to look at and correct.

    ``unplaced`` are lines that nothing is known of: hers to take or leave. ``left_out`` counts
    the lines with streets, e-mail addresses, telephones and prices, which are already gone.
    """

    order: IncomingOrder
    unplaced: tuple[str, ...] = ()
    left_out: int = 0
    day_in_doubt: str = ""
    """A day to send by that is there but can be read in two ways, or in none."""


def read_pasted(text: str, labels: PasteLabels, today: date) -> Pasted:
    """What a pasted text tells of one order. Anything may be pasted: nothing raises."""
    text = text[:LONGEST]
    if is_web_text(text):
        text = read_web_text(text)
    reading = _Reading(labels, today)
    lines = clean_words(text, LONGEST).split("\n")
    filled = [line for line in lines if line.strip()]
    for line in lines:
        reading.take(line[:_LINE])
    reading.close()
    if reading.knows_nothing and 0 < len(filled) <= _SHORT:
        return _short(filled, labels)
    reading.place_loose()
    return reading.result(_channel(text))


@dataclass(slots=True)
class _Reading:
    """A paste on its way through; lives no longer than it is read."""

    labels: PasteLabels
    today: date
    names: dict[Part, str] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    told: dict[Part, list[str]] = field(default_factory=dict)
    made_theirs: dict[int, list[str]] = field(default_factory=dict)
    """Lines of personalisation, by the item they were said of."""

    number: str = ""
    country: str = ""
    channel: str = ""
    ship_by: date | None = None
    day_in_doubt: str = ""
    left_out: int = 0
    loose: list[list[str]] = field(default_factory=lambda: [[]])
    sentences_tried: int = 0
    block: Part | None = None
    is_fresh: bool = False
    """Whether nothing of the block has been taken yet: it may begin after an empty line."""

    @property
    def knows_nothing(self) -> bool:
        known = self.names, self.items, self.told, self.made_theirs, self.number, self.ship_by
        return not any(known)

    def take(self, line: str) -> None:
        stripped = line.strip(" \t>|")
        if not stripped or _RULE.match(stripped):
            if not (self.block and self.is_fresh):
                self.close()
            return
        if self._take_label(stripped) or self._take_sentence(stripped):
            return
        if self.block is not None:
            self._take_of_block(self.block, stripped)
            self.is_fresh = False
        else:
            self.loose[-1].append(stripped)

    def close(self) -> None:
        """End the block or the paragraph that was being read."""
        self.block = None
        if self.loose[-1]:
            self.loose.append([])

    def _take_label(self, line: str) -> bool:
        found = _LABEL.match(line)
        part = self.labels.part(found[1]) if found else None
        value = found[2].strip() if found else ""
        if part is None and len(line) <= _LABEL_LENGTH:
            part, value = self.labels.part(line), ""
            if part in {Part.QUANTITY, Part.ITEM, Part.VARIATION} or line.islower():
                part = None  # a word alone on its line has to look like a heading
        if part is None:
            return False
        self.close()
        if value and all(self.labels.part(cell) for cell in value.split("\t")):
            self.block, self.is_fresh = Part.ITEMS, True  # the heads of a table
            return True
        self._begin(part, value, label=clean_line(found[1]) if found and value else "")
        return True

    def _begin(self, part: Part, value: str, *, label: str) -> None:
        self.block, self.is_fresh = part, not value
        if part is Part.ITEM and value:
            self._add_item(value)
        elif part in _PEOPLE and value:
            self._take_person(part, value)
        elif part in _MULTI and value:
            self._say(part, value)
        elif part in (Part.DROP, Part.DROP_BLOCK):
            self.left_out += bool(value)
        elif value:
            self._take_single(part, value, label)
        is_single = part not in (*_MULTI, *_PEOPLE, Part.ITEMS, Part.DROP_BLOCK)
        if (value and is_single) or (part is Part.BUYER and value):
            self.block = None

    def _say(self, part: Part, line: str) -> None:
        if part is Part.PERSONALISATION:
            self.made_theirs.setdefault(max(0, len(self.items) - 1), []).append(line)
        else:
            self.told.setdefault(part, []).append(line)

    def _take_of_block(self, part: Part, line: str) -> None:
        match part:
            case Part.WORDS | Part.GIFT_MESSAGE | Part.PERSONALISATION:
                self._say(part, line)
            case Part.ITEMS:
                self._add_item(line)
            case Part.ITEM:
                self._add_item(line)
                self.block = None
            case Part.RECIPIENT | Part.BILL | Part.BUYER:
                self._take_address_line(part, line)
            case Part.DROP | Part.DROP_BLOCK:
                self.left_out += 1
                self._take_country(line)
                if part is Part.DROP:
                    self.block = None
            case _:
                self._take_single(part, line, "")
                self.block = None

    def _take_single(self, part: Part, value: str, label: str) -> None:
        match part:
            case Part.QUANTITY:
                self._count(value)
            case Part.VARIATION:
                self._vary(value if self.labels.part(label) is None else f"{label}: {value}")
            case Part.NUMBER:
                self._take_number(value)
            case Part.SHIP_BY:
                self.ship_by = as_day(value, self.labels, self.today)
                self.day_in_doubt = "" if self.ship_by else clean_line(value, 60)
            case Part.COUNTRY:
                self.country = clean_line(value, 60)
            case Part.CHANNEL:
                self.channel = _channel(value, is_name=True) or self.channel
            case _:
                self.left_out += 1

    def _take_person(self, part: Part, value: str) -> None:
        """``Anna Kowalska, ul. Prosta 5, 00-001 Warszawa, Poland``: only who and which land."""
        if any(robot in value.casefold() for robot in _ROBOTS):
            return
        pieces = [piece.strip() for piece in value.split(",") if piece.strip()]
        is_turned = len(pieces) == 2 and looks_like_name(pieces[1]) and " " not in pieces[0]
        if is_turned and not self._is_country(pieces[1]):
            self._name(part, value)
            return
        self._name(part, pieces[0] if pieces else value)
        for piece in pieces[1:]:
            self.left_out += 1
            self._take_country(piece)

    def _take_address_line(self, part: Part, line: str) -> None:
        is_name = part not in self.names and not is_address(line, self.labels)
        if is_name and not is_only_private(line):
            self._take_person(part, line)
        elif not self._take_country(line):
            self.left_out += 1

    def _name(self, part: Part, value: str) -> None:
        told = masked(without_price(value), self.labels).replace(LEFT_OUT, " ")
        name = as_name(told)
        if name and not is_only_private(name) and not is_address(name, self.labels):
            self.names.setdefault(part, name)

    def _take_country(self, line: str) -> bool:
        known = self.labels.countries.get(fold_header(line))
        if known and not self.country:
            self.country = clean_line(line, 60)
        return known is not None

    def _is_country(self, line: str) -> bool:
        return fold_header(line) in self.labels.countries

    def _add_item(self, line: str) -> None:
        if len(self.items) >= _ITEMS or is_only_private(line):
            self.left_out += 1
            return
        item = as_item(line, self.labels)
        if item is None:
            self.left_out += 1
            return
        self.left_out += without_price(line) != line.strip()
        self.items.append(replace(item, title=clean_line(masked(item.title, self.labels))))

    def _count(self, value: str) -> None:
        figures = re.match(r"\D{0,3}(\d{1,3})(?!\d)", value)
        if figures and self.items and int(figures[1]):
            self.items[-1] = replace(self.items[-1], quantity=int(figures[1]))

    def _vary(self, value: str) -> None:
        if self.items:
            last = self.items[-1]
            told = ", ".join(filter(None, (last.variation, clean_line(without_price(value)))))
            self.items[-1] = replace(last, variation=told)

    def _take_number(self, value: str) -> None:
        found = _NUMBER.match(value.strip(" #"))
        if found and any(map(str.isdigit, found[1])):
            self.number = self.number or found[1]

    def _take_sentence(self, line: str) -> bool:
        self.sentences_tried += 1
        if len(line) > _SENTENCE or self.sentences_tried > _SENTENCES_TRIED:
            return False
        for sentence in self.labels.sentences:
            found = sentence.fullmatch(line.replace("’", "'"))
            if found is None or not any(found.groupdict().values()):
                continue
            told = found.groupdict()
            if told.get("name") and not _may_be_called(told["name"]):
                continue
            self.close()
            if told.get("name"):
                self._name(Part.BUYER, told["name"])
            if told.get("number"):
                self._take_number(told["number"])
            if told.get("title") and not self.items:
                self._add_item(told["title"])
            if line.endswith((":", "：")) and not told.get("number") and not told.get("title"):
                self.block, self.is_fresh = Part.WORDS, True
            return True
        return False

    def place_loose(self) -> None:
        """Look at what stood under no label: an address, items, or nothing we know."""
        kept = []
        for lines in self.loose:
            kept.append(list(self._without_address(lines)))
        self.loose = kept

    def _without_address(self, lines: list[str]) -> Iterator[str]:
        # A letter may name a street as well; only what begins with a name is an address.
        begins = 0 < len(lines) <= _ADDRESS_LINES and looks_like_name(lines[0])
        is_block = begins and any(is_address(line, self.labels) for line in lines)
        for place, line in enumerate(lines):
            if is_block and place == 0 and looks_like_name(line):
                if Part.RECIPIENT not in self.names:
                    self._name(Part.RECIPIENT, line)
                continue
            if self._is_left_out(line, is_block=is_block, place=place):
                self.left_out += 1
                continue
            if self._take_bare_number(line) or (is_block and self._take_country(line)):
                continue
            if is_block and place and looks_like_name(line):
                self.left_out += 1  # a house, a part of town
                continue
            if has_quantity(line):
                self._add_item(line)
                continue
            if told := without_price(line):
                yield told

    def _is_left_out(self, line: str, *, is_block: bool, place: int) -> bool:
        if self._take_bare_number(line, only_look=True):
            return False
        return (
            is_only_private(line)
            or is_address(line, self.labels)
            or is_short_address(line)
            or (is_block and place > 0 and may_be_town(line))
        )

    def _take_bare_number(self, line: str, *, only_look: bool = False) -> bool:
        for channel, number in _NUMBERS.items():
            if found := number.search(line):
                if not only_look:
                    self.number = self.number or found[0]
                    self.channel = self.channel or channel
                return len(line) <= len(found[0]) + 30
        return False

    def result(self, channel: str) -> Pasted:
        recipient = self.names.get(Part.RECIPIENT, "")
        buyer = self.names.get(Part.BUYER) or self.names.get(Part.BILL) or recipient
        words = self._kept(self.told.get(Part.WORDS, ()))
        gift = self._kept(self.told.get(Part.GIFT_MESSAGE, ()))
        items = self.items or [Item("") for _ in self.made_theirs]
        for place, lines in self.made_theirs.items():
            items[place] = replace(items[place], personalisation=self._kept(lines))
        by_number = next((name for name, one in _NUMBERS.items() if one.fullmatch(self.number)), "")
        unplaced = [masked(line, self.labels) for lines in self.loose for line in lines]
        return Pasted(
            IncomingOrder(
                channel=self.channel or by_number or channel or BY_HAND,
                shop="",
                number=self.number,
                buyer=buyer,
                recipient=recipient,
                items=tuple(items),
                words=words,
                gift_message=gift,
                ship_by=self.ship_by,
                country=self.country,
            ),
            tuple(clean_line(line) for line in unplaced if line)[:UNPLACED_SHOWN],
            self.left_out,
            self.day_in_doubt,
        )

    def _kept(self, lines: Iterable[str]) -> str:
        told = "\n".join(lines)
        kept = clean_words(masked(told, self.labels))
        self.left_out += kept != clean_words(told)
        return kept


def _short(lines: list[str], labels: PasteLabels) -> Pasted:
    """A line or a few, typed by hand: who, what, and what else was said."""
    pieces = lines if len(lines) > 1 else _BETWEEN.split(lines[0][:_LINE])
    pieces = [piece.strip() for piece in pieces if any(map(str.isalnum, piece))]
    private = [is_only_private(piece) or is_address(piece, labels) for piece in pieces]
    kept = [
        without_price(masked(piece, labels))
        for place, piece in enumerate(pieces)
        if not private[place] and not _is_town_beside(place, pieces, private)
    ]
    kept = [piece for piece in kept if any(map(str.isalnum, piece))]
    name, item, rest = _who_and_what(kept, labels)
    order = IncomingOrder(
        channel=BY_HAND,
        shop="",
        number="",
        buyer=name,
        recipient="",
        items=(item,) if item else (),
    )
    offered = tuple(clean_line(line) for line in rest)[:UNPLACED_SHOWN]
    return Pasted(order, offered, len(pieces) - len(kept))


def _is_town_beside(place: int, pieces: list[str], private: list[bool]) -> bool:
    """Whether a piece stands by a street or a postcode and has no more than a town's words."""
    if place < _WHO_AND_WHAT or not looks_like_name(pieces[place]):
        return False
    return any(private[max(0, place - 1) : place + 2])


def _who_and_what(pieces: list[str], labels: PasteLabels) -> tuple[str, Item | None, list[str]]:
    if not pieces:
        return "", None, []
    if len(pieces) == 1:
        whole = pieces[0]
        for word in labels.for_whom:
            what, found, name = whole.rpartition(f" {word} ")
            if found and what and looks_like_name(name) and name[:1].isupper():
                return as_name(name), counted(what) or as_item(what, labels), []
        if looks_like_name(whole) and len(whole.split()) > 1:
            return as_name(whole), None, []
        return "", None, pieces
    # A name first, unless only the second looks like one: "2 mugs, Anna".
    first = 1 if not looks_like_name(pieces[0]) and looks_like_name(pieces[1]) else 0
    name, what = pieces[first], pieces[1 - first]
    if not _may_be_called(name):
        return "", None, pieces
    return as_name(name), counted(what) or as_item(what, labels), pieces[2:]


def _may_be_called(text: str) -> bool:
    return len(text.split()) <= 5 and not any(letter.isdigit() or letter in "@:" for letter in text)


def _channel(text: str, *, is_name: bool = False) -> str:
    """The marketplace a text names by its address on the web, or by name where that is asked."""
    small = text[:_LOOKED_THROUGH].casefold()
    for channel, name in channels():
        known = name.casefold().replace(" ", "")
        if is_name and known in small.replace(" ", ""):
            return channel
        if _addresses(known).search(small):
            return channel
    return ""


@cache
def _addresses(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-]){re.escape(name)}\.(?:com|co\.|de|fr|it|es|nl|pl|se|ca|at|be)(?![\w-])"
    )

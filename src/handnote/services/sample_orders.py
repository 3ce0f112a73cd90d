"""The orders and notes of the sample shop, as its data files tell them."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from handnote.config.resources import resource
from handnote.domain.note import MadeBy, NoteState
from handnote.domain.order import BY_HAND, IncomingOrder, Item, LetBe
from handnote.domain.settings import Settings

# What ``tomllib`` makes of a table; the data is ours, and tests read every line of it.
Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SampleOrder:
    """One order of the sample shop and its note; ``text`` is empty where none was begun."""

    order: IncomingOrder
    text: str
    state: NoteState
    written_on: date
    language: str
    hand: str
    memory: str = ""
    let_be: LetBe | None = None

    @property
    def person(self) -> str:
        """Who it is: in the sample shop, one name is one person."""
        return self.order.buyer


@dataclass(frozen=True, slots=True)
class SampleShop:
    """An invented shop: what waits there, and what was said before, oldest first."""

    name: str
    settings: Settings
    waiting: tuple[SampleOrder, ...]
    past: tuple[SampleOrder, ...]


def read_sample_shop(today: date) -> SampleShop:
    """The sample shop as it stands on the morning of ``today``."""
    about, told, waiting = (
        tomllib.loads(_file(name).read_text(encoding="utf-8"))
        for name in ("shop.toml", "past-notes.toml", "waiting.toml")
    )
    past = sorted(_past(told["people"], about, today), key=lambda sample: sample.written_on)
    pile = [_waiting(row, about, today) for row in waiting["orders"]]
    numbered = _numbered([*past, *pile])
    return SampleShop(
        name=about["name"],
        settings=Settings(
            sign_off=about["sign_off"],
            hand=about["hand"],
            stock=about["stock"],
            mode=MadeBy.FONT.value,
        ),
        past=numbered[: len(past)],
        waiting=numbered[len(past) :],
    )


def _file(name: str) -> Path:
    return resource("sample-shop", name)


def _past(people: Sequence[Table], about: Table, today: date) -> Iterator[SampleOrder]:
    for person in people:
        for row in person["notes"]:
            written_on = _written_on(row, today)
            item = {key: row[key] for key in Item.__slots__ if key in row} | {"title": row["item"]}
            told = {**row, "buyer": person["name"], "items": [item]} | _shared(person)
            yield SampleOrder(
                order=_told(told, about, written_on - timedelta(days=2)),
                text=row["text"],
                state=NoteState.PRINTED,
                written_on=written_on,
                memory=person.get("memory", ""),
                language=row.get("language", about["language"]),
                hand=_hand(row, about),
            )


def _shared(person: Table) -> dict[str, str]:
    return {key: person[key] for key in ("channel", "country") if key in person}


def _written_on(row: Table, today: date) -> date:
    if "ago" in row:
        return today - timedelta(days=row["ago"])
    latest = date.fromisoformat(f"{today.year}-{row['on']}")
    passed = latest if latest < today else latest.replace(year=today.year - 1)
    return passed.replace(year=passed.year - row["years"])


def _waiting(row: Table, about: Table, today: date) -> SampleOrder:
    order = _told(row, about, today - timedelta(days=row["ordered_ago"]))
    ship_by = today + timedelta(days=row["ship_in"]) if "ship_in" in row else None
    let_be = LetBe(row["let_be"]) if "let_be" in row else None
    return SampleOrder(
        order=replace(order, ship_by=ship_by, is_cancelled=let_be is LetBe.CANCELLED),
        text=row.get("note", ""),
        state=NoteState.DRAFT if row.get("draft") else NoteState.FINISHED,
        written_on=today - timedelta(days=1),
        let_be=let_be,
        language=row.get("language", about["language"]),
        hand=_hand(row, about),
    )


def _told(row: Table, about: Table, ordered_on: date) -> IncomingOrder:
    channel = row.get("channel", about["channel"])
    return IncomingOrder(
        channel=channel,
        shop="" if channel == BY_HAND else about["name"],
        number="",
        buyer=row["buyer"],
        recipient=row.get("recipient", ""),
        items=tuple(Item(**item) for item in row["items"]),
        words=row.get("words", ""),
        gift_message=row.get("gift_message", ""),
        ordered_on=ordered_on,
        country=row.get("country", ""),
    )


def _hand(row: Table, about: Table) -> str:
    hand: str = about["other_hands"].get(row.get("language"), about["hand"])
    return hand


def _numbered(samples: Sequence[SampleOrder]) -> tuple[SampleOrder, ...]:
    """The same orders, each with a number as its channel makes them."""
    return tuple(
        replace(sample, order=replace(sample.order, number=_number(sample.order.channel, place)))
        for place, sample in enumerate(samples)
    )


def _number(channel: str, place: int) -> str:
    if channel == BY_HAND:
        return ""
    if channel == "shopify":
        return f"#{1001 + place}"
    if channel == "amazon":
        return f"203-{4100037 + 131 * place:07}-{5200091 + 97 * place:07}"
    return str(3400001017 + 79193 * place)

"""Three questions for an empty label. They are asked and never answered; no key writes them."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from handnote.config.resources import resource
from handnote.domain.order import Order
from handnote.wording.desk import isolated

TITLE = "Three questions"
MENU = "Three questions…"
ABOUT = "To ask yourself. The words are yours."
ENGLISH = "en"

_MANY = 3
_STANDS_FOR = re.compile(r"\{(item|name)\}")
_TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Told:
    """What one language asks, by kind, and how a thing and a person stand in its sentences.

    Who is ``called`` by a name that ends so needs nothing put to it.
    """

    asked: dict[str, tuple[str, ...]]
    item: str
    no_item: str
    no_name: str
    name: str = "{name}"
    called: tuple[str, ...] = ()

    def facts(self, item: str, name: str) -> dict[str, str]:
        form = "{name}" if name.endswith(self.called) else self.name
        return {
            "item": self.item.replace("{item}", isolated(item)) if item else self.no_item,
            "name": form.replace("{name}", isolated(name)) if name else self.no_name,
        }


def questions(
    order: Order,
    called: str,
    *,
    is_calm: bool,
    went_wrong: bool = False,
    language: str = ENGLISH,
) -> tuple[str, ...]:
    """Three questions about this order; ``called`` is what a friend would call whoever gets it.

    Where something went wrong, the first is what it was like for them, and the second what was
    put right. In a ``language`` of ``language_for``; any other is asked in English.
    """
    told = _told(language if language in languages() else ENGLISH)
    kind = "went-wrong" if went_wrong else _kind(order, is_calm=is_calm)
    facts = told.facts(_short(order.items[0].title if order.items else ""), _short(called))
    return tuple(_filled(question, facts) for question in told.asked[kind])


def language_for(wanted: Iterable[str]) -> str:
    """The first of the languages ``wanted``, such as de-AT, there are questions in; or English."""
    known = languages()
    codes = (re.split("[-_.]", one)[0].lower() for one in wanted)
    return next((code for code in codes if code in known), ENGLISH)


@cache
def languages() -> frozenset[str]:
    """The languages there are questions in, by their codes."""
    return frozenset(file.stem for file in resource("questions").glob("*.toml"))


def _kind(order: Order, *, is_calm: bool) -> str:
    return next(kind for kind, fits in _fitting(order, is_calm=is_calm) if fits)


def _fitting(order: Order, *, is_calm: bool) -> Iterator[tuple[str, bool]]:
    yield "calm-again", is_calm and order.nth > 1
    yield "calm", is_calm
    yield "gift", order.is_gift
    yield "regular", order.nth >= _MANY
    yield "second", order.nth > 1
    yield "their-words", bool(order.words)
    yield "made-theirs", bool(order.items and order.items[0].personalisation)
    yield "first", True


def _filled(question: str, facts: dict[str, str]) -> str:
    # In one pass: a title may itself contain what stands for a name.
    return _STANDS_FOR.sub(lambda found: facts[found[1]], question)


def _short(text: str) -> str:
    """On one line, without what turns the writing round, and not for ever."""
    plain = " ".join(_TURNS.sub("", text).split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"


@cache
def _told(language: str) -> _Told:
    told = tomllib.loads(resource("questions", f"{language}.toml").read_text("utf-8"))
    stands = told.pop("told")
    return _Told(
        {kind: tuple(entry["ask"]) for kind, entry in told.items()},
        item=stands["item"],
        no_item=stands["no-item"],
        no_name=stands["no-name"],
        name=stands.get("name", "{name}"),
        called=tuple(stands.get("called", ())),
    )

"""Three questions for an empty label. They are asked and never answered; no key writes them."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache

from handnote.config.resources import resource
from handnote.domain.order import Order

TITLE = "Three questions"
MENU = "Three questions…"
ABOUT = "To ask yourself. The words are yours."

_MANY = 3
_STANDS_FOR = re.compile(r"\{(item|name)\}")
_THEM, _IT = "them", "it"
_LONGEST = 60


def questions(
    order: Order, called: str, *, is_calm: bool, went_wrong: bool = False
) -> tuple[str, ...]:
    """Three questions about this order; ``called`` is what a friend would call whoever gets it.

    Where something went wrong, the first is what it was like for them, and the second what was
    put right.
    """
    item = order.items[0].title if order.items else ""
    kind = "went-wrong" if went_wrong else _kind(order, is_calm=is_calm)
    facts = {"item": _short(item) or _IT, "name": _short(called) or _THEM}
    return tuple(_filled(told, facts) for told in _asked(kind))


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


def _filled(told: str, facts: dict[str, str]) -> str:
    # In one pass: a title may itself contain what stands for a name.
    return _STANDS_FOR.sub(lambda found: facts[found[1]], told)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


@cache
def _sets() -> dict[str, tuple[str, ...]]:
    told = tomllib.loads(resource("questions", "en.toml").read_text("utf-8"))
    return {kind: tuple(entry["ask"]) for kind, entry in told.items()}


def _asked(kind: str) -> tuple[str, ...]:
    return _sets()[kind]

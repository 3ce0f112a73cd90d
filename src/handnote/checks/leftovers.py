"""What a mail merge leaves behind: a note that holds it was meant for nobody yet."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from handnote.checks.words import folded, words_of
from handnote.config.resources import resource
from handnote.domain.finding import Concern, Finding

_BEFORE = 40
"""How far back a greeting is looked for."""


@dataclass(frozen=True, slots=True)
class Style:
    """One way to mark a field; ``names_a_field`` where only a field's name gives it away."""

    pattern: re.Pattern[str]
    names_a_field: bool
    after_greeting: bool


@dataclass(frozen=True, slots=True)
class Styles:
    """Every way to mark a field, and the words such marks hold."""

    styles: tuple[Style, ...]
    fields: frozenset[str]
    fillers: frozenset[str]
    greetings: frozenset[str]


def leftovers(text: str) -> Iterator[Finding]:
    """Every merge token of ``text``; where two styles see the same one it is told twice."""
    known = _styles()
    for style in known.styles:
        for found in style.pattern.finditer(text):
            if style.names_a_field and not _names_field(found[1], known):
                continue
            if style.after_greeting and not _greets(text[: found.start()][-_BEFORE:], known):
                continue
            yield Finding(Concern.LEFTOVER_TOKEN, start=found.start(), end=found.end())


def _names_field(inside: str, known: Styles) -> bool:
    words = words_of(inside).folded
    if all(len(word) == 1 for word in words):  # Japanese, a letter a word
        return "".join(words) in known.fields
    return any(word in known.fields for word in words) and all(
        word in known.fields or word in known.fillers or word.isdigit() for word in words
    )


def _greets(before: str, known: Styles) -> bool:
    words = words_of(before.rstrip(" ,"))
    return (
        bool(words.folded)
        and words.folded[-1] in known.greetings
        and words.spans[-1][1] == len(before.rstrip(" ,"))
    )


@cache
def _styles() -> Styles:
    told = tomllib.loads(resource("phrases", "tokens.toml").read_text("utf-8"))
    fields, fillers, greetings = (
        frozenset(folded(told[key].split())) for key in ("fields", "fillers", "greetings")
    )
    styles = tuple(
        Style(
            re.compile(style["pattern"]),
            style["inside"] == "field",
            style.get("after_greeting", False),
        )
        for style in told["styles"]
    )
    return Styles(styles, fields, fillers, greetings)

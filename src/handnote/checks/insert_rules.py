"""What a marketplace itself says about a concern, with where it says so."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from handnote.config.resources import resource
from handnote.domain.finding import Concern


@dataclass(frozen=True, slots=True)
class InsertRule:
    """A fact about one marketplace: an explanation of a hint, never a reason for one."""

    channel: str
    concerns: frozenset[Concern]
    says: str
    source: str
    page: str
    dated: str
    read: date
    """The day somebody last read the page."""


def insert_rule(channel: str, concern: Concern) -> InsertRule | None:
    """What the marketplace says about this concern; None where no public page was found."""
    for rule in insert_rules():
        if rule.channel == channel and concern in rule.concerns:
            return rule
    return None


@cache
def insert_rules() -> tuple[InsertRule, ...]:
    """Every rule that ships, in the order of the file."""
    told = tomllib.loads(resource("phrases", "rules.toml").read_text("utf-8"))
    return tuple(
        InsertRule(**{**rule, "concerns": frozenset(map(Concern, rule["concerns"]))})
        for rule in told["rules"]
    )

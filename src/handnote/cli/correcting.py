"""``handnote correct`` and ``handnote parcel``: an order put right, one more parcel of it."""

from argparse import Namespace
from collections.abc import Iterator, Sequence

from handnote.cli.columns import harmless, table
from handnote.cli.desk_folder import desk_of
from handnote.cli.makers import Makers
from handnote.cli.orders import find_order, order_as_told
from handnote.cli.retention import show_retention
from handnote.cli.terminal import Terminal
from handnote.domain.correction import Fact, KnownFact
from handnote.services.correcting import Wish
from handnote.wording import keeping_names as wording

_ONCE = (Fact.RECIPIENT, Fact.BUYER, Fact.WORDS, Fact.COUNTRY, Fact.SHIP_BY)


def correct_order(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Take the seller's word for what was named, and tell what is known and who said so."""
    with desk_of(options, makers) as desk:
        order = find_order(desk.inbox, options.order)
        desk.correcting.correct(order.id, _wishes(options))
        if options.keep:
            desk.retention.keep([order.id])
        if options.let_run_out:
            desk.retention.let_run_out([order.id])
        facts = desk.correcting.facts(order.id)
        order = desk.inbox.order(order.id)
    if options.json:
        told = {"order": order_as_told(order), "kept": order.is_kept}
        terminal.tell(told | {"facts": [fact_as_told(known) for known in facts]})
        return 0
    for line in table(wording.HEADINGS, _rows(facts), copied=2, room=terminal.room):
        terminal.say(line)
    return 0


def add_parcel(options: Namespace, makers: Makers, terminal: Terminal) -> int:
    """Add one more parcel of an order."""
    with desk_of(options, makers) as desk:
        order = find_order(desk.inbox, options.order)
        fresh = desk.inbox.order(desk.correcting.add_parcel(order.id))
    terminal.say(harmless(f"{wording.parcel_added(fresh)} handnote write {fresh.id[:8]}"))
    return 0


def fact_as_told(known: KnownFact) -> dict[str, object]:
    """A fact for other programs; items count from 1."""
    told: dict[str, object] = {"fact": known.fact.value}
    if known.fact is Fact.TITLE:
        told["item"] = known.place + 1
    return told | {
        "value": known.value,
        "told_by": known.told_by.value,
        "shop_said": known.told,
    }


def _wishes(options: Namespace) -> Iterator[Wish]:
    for fact in _ONCE:
        value = getattr(options, fact.value)
        if value is not None:
            yield Wish(fact, value)
    for number, title in options.items:
        yield Wish(Fact.TITLE, title, number - 1)


def _rows(facts: Sequence[KnownFact]) -> list[tuple[str, str, str]]:
    titles = sum(known.fact is Fact.TITLE for known in facts)
    return [
        (
            wording.fact(known, known.place + 1 if known.fact is Fact.TITLE and titles > 1 else 0),
            known.value or "–",
            wording.told_by(known),
        )
        for known in facts
    ]


COMMANDS = {"correct": correct_order, "parcel": add_parcel, "retention": show_retention}

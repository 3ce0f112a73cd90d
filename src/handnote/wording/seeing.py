"""What a note may speak of, as it is called where there is no picture of it."""

from collections.abc import Mapping

from handnote.domain.fact import Fact, FactKind

_CALLED: Mapping[FactKind, str] = {
    FactKind.NAME: "the name",
    FactKind.GIVER: "who gives it",
    FactKind.TITLE: "the item",
    FactKind.VARIATION: "the item",
    FactKind.PERSONALISATION: "the personalisation",
    FactKind.WORDS: "the buyer's words",
    FactKind.GIFT_MESSAGE: "the gift message",
    FactKind.DETAILS: "the checkout details",
    FactKind.MEMORY: "your own line",
    FactKind.EARLIER_NOTE: "an earlier note",
    FactKind.PROMISE: "a promise",
    FactKind.ANSWER: "what they wrote back",
    FactKind.COUNTRY: "the country",
}
_BACK, _FIRST, _GIFT = "they came back", "their first order", "it is a gift"


def line(fact: Fact) -> str:
    """What the note speaks of, with the words it was told in."""
    if fact.kind is FactKind.GIFT:
        return _GIFT
    if fact.kind is FactKind.ORDERS:
        return _FIRST if fact.text == "1" else _BACK
    return f"{_CALLED[fact.kind]} “{' '.join(fact.text.split())}”"

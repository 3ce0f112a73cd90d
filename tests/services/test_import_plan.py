"""Hearing of an order again never loses what was known of it."""

from dataclasses import fields
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from handnote.domain.order import IncomingOrder, Item
from handnote.services.import_plan import clean, merge

TEXTS = st.sampled_from(["", "one", "two"])
DAYS = st.sampled_from([None, date(2026, 11, 20), date(2026, 11, 21)])
TOLD = st.builds(
    IncomingOrder,
    channel=st.just("etsy"),
    shop=st.just(""),
    number=st.just("1"),
    buyer=TEXTS,
    recipient=TEXTS,
    items=st.lists(st.builds(Item, title=TEXTS), max_size=2).map(tuple),
    words=TEXTS,
    gift_message=TEXTS,
    details=TEXTS,
    ordered_on=DAYS,
    ship_by=DAYS,
    sent_on=DAYS,
    country=TEXTS,
    is_cancelled=st.booleans(),
    needs_parcel=st.booleans(),
    buyer_key=TEXTS,
)


@given(TOLD, TOLD)
@settings(max_examples=200)
def test_nothing_known_ever_becomes_empty(known: IncomingOrder, told: IncomingOrder) -> None:
    merged = merge(known, told)
    for name in (field.name for field in fields(IncomingOrder)):
        was, now = getattr(known, name), getattr(merged, name)
        assert now or not was or name == "needs_parcel"


@given(TOLD, TOLD)
@settings(max_examples=200)
def test_hearing_the_same_twice_changes_nothing_more(
    known: IncomingOrder, told: IncomingOrder
) -> None:
    once = merge(known, told)
    assert merge(once, told) == once


@given(st.text(), st.text())
@settings(max_examples=200)
def test_cleaning_twice_is_cleaning_once(buyer: str, words: str) -> None:
    told = IncomingOrder("etsy", "", "1", buyer, "", (Item(words),), words=words, details=buyer)
    assert clean(clean(told)) == clean(told)

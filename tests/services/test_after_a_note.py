"""What is mentioned of a finished note: that it could be for anyone, or that nobody signed."""

from collections import Counter

import pytest

from handnote.checks.plain_note import is_signed, says_only_courtesies
from handnote.checks.seeing import is_for_anyone
from handnote.domain.fact import Fact, FactKind
from handnote.domain.finding import Concern
from handnote.domain.likeness import Said
from handnote.services.known_facts import known_facts
from handnote.services.listening import Listening
from handnote.services.sameness import Sameness
from tests.checks.warm import HALVES, warm_notes
from tests.services.desk import Desk, told

MODEL = "Thanks for your order, hope you enjoy this excellent book and find it useful. Best wishes."
PLAIN = "Thank you so much for your order!"


@pytest.fixture
def listening(desk: Desk) -> Listening:
    desk.add(told("1", buyer="Maria Silva", words="for my sister"))
    return Listening(desk.store, desk.preferences, lambda: Sameness(desk.store))


def after(desk: Desk, listening: Listening, text: str, sign_off: str = "Jo") -> str:
    order_id = desk.order("1").id
    known = known_facts(desk.composing.open(order_id))
    mention = listening.after(order_id, text, sign_off, known)
    return mention.kind if mention else ""


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "Dear Maria, thank you so much for your order! Best wishes, Jo",
        "Thank you, Maria!",
    ],
)
def test_a_note_that_says_what_everybody_says_could_be_for_anyone(
    desk: Desk, listening: Listening, text: str
) -> None:
    assert after(desk, listening, text) == Concern.FOR_ANYONE
    assert after(desk, listening, text) == "", "once in a session"


@pytest.mark.parametrize(
    "text",
    [
        MODEL,
        "Thank you, enjoy the mug!",
        "Thank you, I hope your sister likes it!",
        "The glaze ran further than I meant it to, enjoy.",
    ],
)
def test_a_note_with_one_word_of_its_own_is_let_be(
    desk: Desk, listening: Listening, text: str
) -> None:
    assert after(desk, listening, text) == ""


def test_of_thirty_warm_notes_in_a_language_only_the_plainest_could_be_for_anyone() -> None:
    flagged = []
    for half in HALVES:
        for warm in warm_notes(half):
            said = warm.said()
            facts = (Fact(FactKind.NAME, said.names[0]), Fact(FactKind.TITLE, said.items[0]))
            if says_only_courtesies(said) and is_for_anyone(said.text, facts, warm.language):
                flagged.append((warm.language, len(said.text.split())))
    assert all(length <= 8 for _, length in flagged)
    assert max(Counter(language for language, _ in flagged).values()) == 1, flagged


def test_an_unsigned_note_is_mentioned_once_where_no_sign_off_is_set(
    desk: Desk, listening: Listening
) -> None:
    text = "The glaze ran further than I meant it to."
    assert after(desk, listening, text, sign_off="Jo") == ""
    assert after(desk, listening, text, sign_off="") == Concern.UNSIGNED
    assert after(desk, listening, text, sign_off="") == ""


@pytest.mark.parametrize(
    "text",
    [
        MODEL,
        "The glaze ran. Love, Jo",
        "The glaze ran.\nJo",
        "The glaze ran. Jo",
        "The glaze ran xx",
        "Die Glasur lief. Liebe Grüße, Jo",
        "釉薬が流れました。\n花子より",
    ],
)
def test_a_note_she_signed_herself_is_signed(text: str) -> None:
    assert is_signed(Said(text, ("Maria Silva",), ("blue mug",)))


@pytest.mark.parametrize("text", ["The glaze ran.", "Enjoy the mug!", "", "Jo"])
def test_a_note_without_a_name_at_its_end_is_not(text: str) -> None:
    assert not is_signed(Said(text, ("Maria Silva",), ("blue mug",)))


@pytest.mark.parametrize("kind", [Concern.FOR_ANYONE, Concern.UNSIGNED])
def test_each_has_its_switch(desk: Desk, listening: Listening, kind: Concern) -> None:
    desk.preferences.mention(kind.value, wanted=False)
    assert after(desk, listening, PLAIN, sign_off="") not in ("", kind)


def test_a_misspelt_name_is_mentioned_until_it_is_what_she_calls_them(
    desk: Desk, listening: Listening
) -> None:
    order_id, text = desk.order("1").id, "Dear Mraia, the glaze ran."
    (mention,) = listening.hear(order_id, text)
    assert (mention.kind, mention.meant) == (Concern.MISNAMED, "Maria")
    desk.correcting.call_them(order_id, "Mraia")
    assert listening.hear(order_id, text) == ()


def test_how_she_greeted_them_before_is_right(desk: Desk, listening: Listening) -> None:
    desk.add(
        told("2", buyer="Maria Silva", buyer_key="k"), told("3", buyer="Maria Silva", buyer_key="k")
    )
    desk.finish(desk.order("2").id, "Dear Mariah, this one is the bluest of all.")
    assert not listening.hear(desk.order("3").id, "Dear Mariah, the glaze ran.")
    assert listening.hear(desk.order("1").id, "Dear Mariah, the glaze ran.")


def test_the_rule_of_the_orders_own_marketplace_comes_first(
    desk: Desk, listening: Listening
) -> None:
    desk.add(told("9", buyer="Tom Baker", channel="amazon"))
    text = "Dear Tmo, hurry, only three left! Use the code BLUE10 for 10% off."
    kinds = [mention.kind for mention in listening.hear(desk.order("9").id, text)]
    assert kinds.index(Concern.COUPON) < kinds.index(Concern.PRESSURE)

"""The sample shop is a true-to-life desk, and every word in it is somebody's."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from handnote.config.resources import resource
from handnote.domain.note import NoteState
from handnote.domain.order import BY_HAND, LetBe, OrderState
from handnote.domain.problem import AskTrouble, Problem, StoreTrouble
from handnote.services.proofing import Proofing
from handnote.services.sample_orders import SampleOrder, read_sample_shop
from handnote.services.sample_shop import fill_sample_shop, make_sample_shop
from handnote.sheets.stocks import StockCatalogue
from handnote.storage.store import Store
from handnote.typeset.hands import Hands
from tests.services.desk import EVENING, TODAY, Desk, StoppedClock, desk_in

SHOP = read_sample_shop(TODAY)
WRITTEN = [sample for sample in (*SHOP.past, *SHOP.waiting) if sample.text]
WHOLE = [sample for sample in WRITTEN if sample.state is not NoteState.DRAFT]


def openings(samples: Iterable[SampleOrder]) -> list[str]:
    """How the notes begin, to name the tests by."""
    return [sample.text[:40] for sample in samples]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def word_pairs(sample: SampleOrder) -> set[tuple[str, str]]:
    """The note's neighbouring words once the names and the items are taken out."""
    order = sample.order
    named = {*words(order.buyer), *words(order.recipient)}
    named.update(word for item in order.items for word in words(item.title))
    return set(pairwise(word for word in words(sample.text) if word not in named))


def script(character: str) -> str:
    return unicodedata.name(character).split()[0]


def test_two_hundred_notes_went_to_a_hundred_and_fifty_people() -> None:
    assert len(SHOP.past) == 200
    assert len({sample.person for sample in SHOP.past}) == 150
    assert {sample.state for sample in SHOP.past} == {NoteState.PRINTED}


def test_twenty_five_orders_wait_with_twelve_finished_and_three_begun() -> None:
    assert len(SHOP.waiting) == 25
    notes = Counter(sample.state for sample in SHOP.waiting if sample.text)
    assert notes == {NoteState.FINISHED: 12, NoteState.DRAFT: 3}
    let_be = [sample.let_be for sample in SHOP.waiting if sample.let_be]
    assert sorted(let_be) == [LetBe.CANCELLED, LetBe.CHOSEN]
    assert not any(sample.text for sample in SHOP.waiting if sample.let_be)


def test_the_pile_holds_what_a_real_one_holds() -> None:
    orders = [sample.order for sample in SHOP.waiting]
    assert {order.channel for order in orders} == {"etsy", "shopify", "amazon", BY_HAND}
    assert len([order for order in orders if order.recipient]) >= 3
    assert all(order.recipient != order.buyer for order in orders)
    assert sum(bool(order.gift_message) for order in orders) >= 3
    assert sum(bool(order.words) for order in orders) >= 15
    assert sum(any(item.personalisation for item in order.items) for order in orders) >= 3
    assert [len(order.buyer) for order in orders if len(order.buyer) >= 40] == [40]
    met_before = {sample.person for sample in SHOP.past}
    assert sum(order.buyer in met_before for order in orders) >= 6


def test_names_come_in_many_scripts() -> None:
    names = "".join(sample.person for sample in (*SHOP.past, *SHOP.waiting))
    scripts = {script(character) for character in names if character.isalpha()}
    assert scripts >= {"LATIN", "GREEK", "CYRILLIC", "CJK", "ARABIC", "HEBREW", "HANGUL"}


@pytest.mark.parametrize("sample", WHOLE, ids=openings(WHOLE))
def test_every_note_is_one_or_two_sentences_long(sample: SampleOrder) -> None:
    assert 6 <= len(sample.text.split()) <= 45
    assert sample.text == " ".join(sample.text.split())
    assert re.search(r"[.!?]$", sample.text)
    assert len(re.findall(r"[.!?](?:\s|$)", sample.text)) <= 2


def test_a_draft_was_left_in_the_middle_of_a_sentence() -> None:
    drafts = [sample.text for sample in WRITTEN if sample.state is NoteState.DRAFT]
    assert all(draft[-1].isalpha() and len(draft.split()) >= 6 for draft in drafts)


def test_no_two_notes_are_alike() -> None:
    pairs = [(sample.text, word_pairs(sample)) for sample in WRITTEN]
    alike = [
        (one, other)
        for (one, ones), (other, others) in combinations(pairs, 2)
        if len(ones & others) > min(len(ones), len(others)) / 2
    ]
    assert alike == []


def test_no_two_notes_begin_alike() -> None:
    beginnings = Counter(tuple(words(sample.text)[:4]) for sample in WRITTEN)
    assert beginnings.most_common(1)[0][1] == 1


PLEAS = (
    r"\breviews?\b|\bratings?\b|\bstars? (?:rating|review)|\bfive[- ]stars?\b|\bfeedback\b|\bsurvey"
    r"|\bcoupon|\bdiscount|\bvoucher|\bpromo|%|\bnext order\b|\bhurry\b|\bdon[’']t forget\b"
    r"|#\w|@\w|\bhttp|\bwww\b|\binstagram\b|\bfollow (?:us|me)\b|\btag (?:us|me)\b|\bshare\b"
)
CLICHES = (
    r"\bvalued\b|\bcustomers?\b|\byour (?:order|purchase|business|support)\b"
    r"|\bhope you (?:love|enjoy)|\bmade with (?:love|care)\b|\bone of a kind\b"
    r"|\bsmall business\b|\bdo not hesitate\b"
    r"|\btreasure\b|\bcherish|\bspecial\b|\bunique\b|\bhand-?(?:made|written|crafted)\b"
)
TOKENS = r"[{}\[\]<>|*_]|%%|\bDear\b"


@pytest.mark.parametrize("phrases", [PLEAS, CLICHES, TOKENS], ids=["pleas", "cliches", "tokens"])
def test_no_note_asks_advertises_or_could_be_for_anyone(phrases: str) -> None:
    found = [sample.text for sample in WRITTEN if re.search(phrases, sample.text, re.IGNORECASE)]
    assert found == []


def test_notes_speak_mostly_english_and_eleven_other_languages() -> None:
    languages = Counter(sample.language for sample in WRITTEN)
    assert languages["en"] > len(WRITTEN) / 2
    assert languages.keys() >= {"de", "fr", "pt", "pl", "cs", "el", "uk", "vi", "it", "es", "nl"}
    assert languages.total() - languages["en"] >= 25


def test_notes_are_written_in_scripts_the_hands_have() -> None:
    letters = {letter for sample in WRITTEN for letter in sample.text if letter.isalpha()}
    assert {script(letter) for letter in letters} == {"LATIN", "GREEK", "CYRILLIC"}
    assert all(unicodedata.is_normalized("NFC", sample.text) for sample in WRITTEN)


def test_every_note_fits_the_shop_s_label_in_its_hand() -> None:
    proofing = Proofing(Hands(resource("fonts")))
    stock = StockCatalogue().find(SHOP.settings.stock)
    sign_off = SHOP.settings.sign_off
    for sample in WHOLE:
        typeset = proofing.typeset(sample.text, sample.hand, stock, sign_off)
        assert (typeset.fits, typeset.missing) == (True, ()), sample.text


DAYS = [date(2026, 1, 1), date(2028, 2, 29), date(2026, 7, 15), date(2026, 12, 17), TODAY]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_whatever_the_day_the_notes_lie_in_the_two_years_before_it(today: date) -> None:
    shop = read_sample_shop(today)
    days = [sample.written_on for sample in shop.past]
    assert days == sorted(days)
    assert today - timedelta(days=732) < days[0]
    assert days[0] < today - timedelta(days=600)
    assert today - timedelta(days=15) < days[-1] < today
    ship_by = [sample.order.ship_by for sample in shop.waiting]
    assert all(day is None or today <= day <= today + timedelta(days=9) for day in ship_by)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_whatever_the_day_a_conversation_keeps_its_order(today: date) -> None:
    assert conversations(today) == conversations(TODAY)


def conversations(today: date) -> dict[str, list[str]]:
    """What was said to each person, in the order it was said."""
    said: dict[str, list[str]] = {}
    for sample in read_sample_shop(today).past:
        said.setdefault(sample.person, []).append(sample.text)
    return said


SEASONS = {
    "january": 1,
    "fourteenth": 2,
    "elderflower": 6,
    "pumpkins": 10,
    "november": 11,
    "sledge": 12,
    "adventssonntagen": 12,
}


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("word", SEASONS)
def test_whatever_the_day_a_note_of_a_season_was_written_in_it(word: str, today: date) -> None:
    past = read_sample_shop(today).past
    (written_on,) = [sample.written_on for sample in past if word in words(sample.text)]
    assert written_on.month == SEASONS[word]


@pytest.fixture
def shop(desk: Desk) -> Desk:
    """A desk with the sample shop on it."""
    fill_sample_shop(desk.store, now=EVENING)
    return desk


def test_the_desk_has_the_pile_and_the_history(shop: Desk) -> None:
    pile = shop.inbox.pile()
    assert Counter(order.state for order in pile) == {
        OrderState.TO_WRITE: 8,
        OrderState.DRAFT: 3,
        OrderState.FINISHED: 12,
        OrderState.LET_BE: 2,
    }
    assert {order.let_be for order in pile[-2:]} == {LetBe.CHOSEN, LetBe.CANCELLED}
    assert len(shop.inbox.orders()) == 225
    assert len(shop.printing.ready()) == 12
    history = shop.past_notes.everything()
    assert Counter(note.state for note in history) == {
        NoteState.FINISHED: 12,
        NoteState.PRINTED: 200,
    }


def test_the_history_is_newest_first_and_dated(shop: Desk) -> None:
    history = shop.past_notes.everything()
    moments = [note.finished_at for note in history if note.finished_at]
    assert len(moments) == len(history)
    assert moments == sorted(moments, reverse=True)
    assert moments[0] < EVENING
    assert all(
        note.written_on == moment.astimezone(EVENING.tzinfo).date()
        for note, moment in zip(history, moments)
    )
    assert all(bool(note.printed_at) == (note.state is NoteState.PRINTED) for note in history)


def test_a_returning_person_is_met_with_what_was_said_before(shop: Desk) -> None:
    ines = next(entry for entry in shop.inbox.pile() if entry.buyer == "Inês Carvalho")
    sitting = shop.composing.open(ines.id)
    assert (ines.nth, ines.state) == (3, OrderState.DRAFT)
    assert [note.text[:20] for note in sitting.earlier] == [
        "Inês, the handle too",
        "Thank you for waitin",
    ]
    assert sitting.person.memory == "Moved flat in autumn. Likes the odd ones."
    assert sitting.person.country == "Portugal"


def test_the_desk_opens_where_she_was_called_away(shop: Desk) -> None:
    position = shop.composing.position()
    assert position is not None
    note = shop.note(position.order_id)
    assert note.person == "Inês Carvalho"
    assert position.cursor == len(note.text)


def test_a_gift_s_note_is_for_the_one_who_opens_it(shop: Desk) -> None:
    gifts = [entry for entry in shop.inbox.pile() if entry.is_gift]
    assert {order.addressee for order in gifts} >= {"Edwin Pratt", "Mathilde Girard"}
    edwin = next(order for order in gifts if order.addressee == "Edwin Pratt")
    assert shop.note(edwin.id).person == "Edwin Pratt"


def test_every_order_from_a_file_can_be_found_by_its_number(shop: Desk) -> None:
    orders = shop.inbox.orders()
    numbered = [order for order in orders if order.number]
    assert {order.channel for order in orders if not order.number} == {BY_HAND}
    assert all(shop.inbox.find_order(order.number) == order for order in numbered)


def test_one_save_fills_the_desk_and_nothing_is_left_to_undo(shop: Desk) -> None:
    assert not shop.undo.can_undo


def test_a_new_folder_is_made_and_filled(tmp_path: Path) -> None:
    make_sample_shop(tmp_path / "new" / "shop", StoppedClock())
    with desk_in(tmp_path / "new" / "shop") as desk:
        assert desk.past_notes.count() == 212


def test_a_folder_with_anything_in_it_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(Problem) as refused:
        make_sample_shop(tmp_path, StoppedClock())
    assert refused.value.code is AskTrouble.FOLDER_NOT_EMPTY
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_sample_shop_that_cannot_be_made_leaves_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise Problem(StoreTrouble.DISK_FULL, name="handnote.db", folder="")

    monkeypatch.setattr(Store, "run", full)
    with pytest.raises(Problem):
        make_sample_shop(tmp_path, StoppedClock())
    assert list(tmp_path.iterdir()) == []


def test_no_window_can_reach_a_sample_sentence() -> None:
    """The notes are read into an invented desk; nothing can offer them for a note of one's own."""
    source = Path(__file__).parents[2] / "src" / "handnote"
    texts = {
        path.relative_to(source).as_posix(): path.read_text("utf-8")
        for path in source.rglob("*.py")
    }
    readers = {name for name, text in texts.items() if 'resource("sample-shop"' in text}
    askers = {name for name, text in texts.items() if "import read_sample_shop" in text}
    askers |= {name for name, text in texts.items() if "read_sample_shop\n" in text}
    assert readers == {"services/sample_orders.py"}
    assert askers <= {"services/sample_shop.py", "bootstrap.py"}

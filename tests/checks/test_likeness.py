"""Notes that say the same are found whoever they are for; different ones are left in peace."""

from collections.abc import Iterator
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handnote.checks.alike_notes import AlikeNotes
from handnote.checks.fingerprints import own_sentences
from handnote.checks.likeness import alike
from handnote.checks.plain_note import MOST_WORDS, lay_bare
from handnote.domain.likeness import Said
from tests.checks.warm import CHANGES, HALVES, LANGUAGES, Warm, warm_notes

THE_MODEL_NOTE = (
    "Thanks for your order, hope you enjoy this excellent book and find it useful. Best wishes."
)
EVERY_PART = (*HALVES, "same thing")
LETTERS = st.characters(codec=None, exclude_categories=())  # lone surrogates and all


def said(text: str, *names: str, items: tuple[str, ...] = ()) -> Said:
    return Said(text, names, items)


def common(one: Said, other: Said) -> tuple[list[str], list[str]]:
    likeness = alike(one, other)
    return (
        [one.text[start:end] for start, end in likeness.here],
        [other.text[start:end] for start, end in likeness.there],
    )


def neighbours(part: str) -> Iterator[tuple[Warm, Warm]]:
    """Each note with the next one of its language."""
    for language in LANGUAGES:
        notes = [note for note in warm_notes(part) if note.language == language]
        yield from zip(notes, notes[1:] + notes[:1])


def test_the_fixtures_are_as_many_as_promised() -> None:
    notes = [note for part in EVERY_PART for note in warm_notes(part)]
    assert len(notes) >= 300
    assert len({note.pattern for note in notes}) == len(notes)
    assert len(LANGUAGES) == 12
    assert sum(1 for part in EVERY_PART for _ in neighbours(part)) >= 300


@pytest.mark.parametrize("part", EVERY_PART)
def test_another_name_makes_no_other_note(part: str) -> None:
    for note in warm_notes(part):
        assert alike(note.said(who=0), note.said(who=1)).degree >= 0.95, note.pattern


@pytest.mark.parametrize("part", EVERY_PART)
def test_different_notes_have_little_in_common(part: str) -> None:
    for one, other in neighbours(part):
        assert alike(one.said(who=0), other.said(who=1)).degree <= 0.6, (one, other)


@cache
def known(part: str) -> AlikeNotes[Warm]:
    notes = AlikeNotes[Warm]()
    for note in warm_notes(part):
        notes.add(note, note.said())
    return notes


@cache
def sentences_of(part: str) -> frozenset[int]:
    return frozenset(
        number for note in warm_notes(part) for number, _ in own_sentences(lay_bare(note.said()))
    )


def is_found(part: str, note: Warm, copy: Said) -> bool:
    if any(found == note for found, _ in known(part).like(copy)):
        return True
    return any(number in sentences_of(part) for number, _ in own_sentences(lay_bare(copy)))


def copies(part: str, change: str) -> list[tuple[Warm, Said]]:
    notes = warm_notes(part)
    made = ((note, CHANGES[change](note, Random(f"{change}{n}"))) for n, note in enumerate(notes))
    return [(note, copy) for note, copy in made if copy is not None]


@pytest.mark.parametrize("part", EVERY_PART)
def test_a_note_with_a_small_change_is_found(part: str) -> None:
    planted = [copy for change in CHANGES for copy in copies(part, change)]
    found = sum(is_found(part, note, copy) for note, copy in planted)
    assert found / len(planted) >= 0.95


@pytest.mark.parametrize("change", CHANGES)
def test_every_kind_of_small_change_is_found_where_a_note_says_something(change: str) -> None:
    planted = [(part, *copy) for part in EVERY_PART for copy in copies(part, change)]
    telling = [it for it in planted if lay_bare(it[2]).says_something]
    missed = [copy.text for part, note, copy in telling if not is_found(part, note, copy)]
    assert len(missed) <= 0.05 * len(telling), missed


@pytest.mark.parametrize("part", EVERY_PART)
def test_hardly_anybody_is_disturbed_for_a_new_note(part: str) -> None:
    notes = warm_notes(part)
    disturbed = []
    for note in notes:
        draft = note.said(who=1, what=1)
        likes = [found for found, _ in known(part).like(draft) if found != note]
        others = frozenset[int]().union(
            *(
                {number for number, _ in own_sentences(lay_bare(other.said()))}
                for other in notes
                if other != note and other.language == note.language
            )
        )
        if likes or any(number in others for number, _ in own_sentences(lay_bare(draft))):
            disturbed.append(note.pattern)
    assert len(disturbed) <= 0.02 * len(notes), disturbed


def test_the_model_note_holds_nothing_but_courtesies_and_is_known_again() -> None:
    first = said(THE_MODEL_NOTE, "Tom Baker", items=("A book about bees",))
    second = said("Dear Ida,\n" + THE_MODEL_NOTE, "Ida Holm", items=("Cookery book",))
    assert not lay_bare(first).says_something
    assert not own_sentences(lay_bare(first))
    assert alike(first, second).is_alike
    assert alike(first, second).is_word_for_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thank you for your order!", "Thanks so much, have a lovely weekend."),
        ("Thank you, enjoy the mug!", "Thank you! I hope the mug finds you well."),
        ("Herzlichen Dank für deine Bestellung.", "Vielen Dank, und viel Freude damit!"),
        ("Merci pour votre commande !", "Merci beaucoup, bonne journée."),
        ("ご注文ありがとうございます。", "気に入っていただけると嬉しいです。"),
    ],
)
def test_different_courtesies_are_not_alike(one: str, other: str) -> None:
    assert not alike(said(one, items=("mug",)), said(other, items=("mug",))).is_alike


def test_the_same_courtesy_around_different_words_is_not_alike() -> None:
    one = said("Thank you so much for your order! The handle is my best so far. Best wishes, Jo")
    other = said("Thank you so much for your order! Your dog sounds lovely. Best wishes, Jo")
    assert not alike(one, other).is_alike
    assert alike(one, other).degree < 0.3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The glaze ran further than I planned. Your sister will love the colour, surely.",
            "The glaze ran further than I planned. I nearly kept it for my own kitchen shelf.",
        ),
        (
            "Ich habe sie am Montag gebrannt und dabei an deinen Garten gedacht.",
            "Ich habe sie am Montag verpackt und dabei laut Radio gehört.",
        ),
        (
            "Your first one! May the kettle always find its plug in the new kitchen.",
            "Your third one! May there be a cup for every guest around the table.",
        ),
    ],
)
def test_half_a_note_in_common_is_a_new_note_still(one: str, other: str) -> None:
    likeness = alike(said(one), said(other))
    assert 0.15 < likeness.degree <= 0.6
    assert not likeness.is_alike
    assert likeness.here


def test_the_common_words_are_marked_in_both_notes() -> None:
    one = said("Tom, the glaze ran further than I planned. Mind the cat.", "Tom")
    other = said("Mind your step! Ida, the glaze ran further than I planned.", "Ida")
    here, there = common(one, other)
    assert here == ["the glaze ran further than I planned"]
    assert there == ["the glaze ran further than I planned"]


def test_a_slip_of_the_finger_is_no_other_word() -> None:
    one = said("The handle is a little crooked, which is why I chose it.")
    other = said("The hanlde is a litle croked, which is why I chose it.")
    assert alike(one, other).is_word_for_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Anno, glazura spłynęła dalej niż planowałam",
            "Tomku, glazura spłynęła dalej niż planowałam",
        ),
        (
            "Milá Šárko, ať se u něj dobře čte o víkendech",
            "Milý Ondřeji, ať se u něj dobře čte o víkendech",
        ),
        (
            "田中さん、釉薬の色がいつもより深く出ました。",
            "山本ちゃん、釉薬の色がいつもより深く出ました。",
        ),
        (
            "DEAR ANNA, THE RIM IS STILL A LITTLE ROUGH",
            "dear tom — the rim is still a little rough!",
        ),
        ("Three of 12 came out, 2026 is slow", "Three of 9 came out, 1999 is slow"),
        ("The blue mug kept its warmth all evening", "The oak spoon kept its warmth all evening"),
    ],
)
def test_names_numbers_and_things_make_no_difference(one: str, other: str) -> None:
    first = Said(one, ("Anna Kowalska", "Šárka", "田中太郎"), ("blue mugs",))
    second = Said(
        other, ("Tomek", "Tomku Nowak", "Ondřej", "山本", "Tom"), ("Oak spoons, set of 2",)
    )
    assert alike(first, second).degree >= 0.95


def test_a_word_that_is_a_courtesy_is_not_taken_for_the_name_of_a_thing() -> None:
    title = "Thank you gift for her, handmade birthday present, lovely mug"
    masked = lay_bare(Said("that mug of yours leaks", (), (title,)))
    assert [word.spelling for word in masked.words] == ["that", "of", "yours", "leaks"]
    kept = lay_bare(Said("Thank you for the lovely letter", (), (title,)))
    assert [word.spelling for word in kept.words][:4] == ["thank", "you", "for", "the"]


def test_signs_are_compared_where_there_is_no_word() -> None:
    assert alike(said("♥ Anna", "Anna"), said("♥", "Tom")).is_alike
    assert not alike(said("♥", "Tom"), said("☀", "Tom")).is_alike


@given(
    st.text(LETTERS, max_size=200), st.text(LETTERS, max_size=200), st.text(LETTERS, max_size=20)
)
def test_likeness_is_the_same_from_either_side_and_within_the_texts(
    one: str, other: str, name: str
) -> None:
    first, second = Said(one, (name,), (other[:20],)), Said(other, ("Anna",), (name,))
    likeness, turned = alike(first, second), alike(second, first)
    assert likeness.turned == turned
    assert 0 <= likeness.degree <= 1
    for spans, text in ((likeness.here, one), (likeness.there, other)):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(spans) == sorted(spans)


WORDS = st.lists(
    st.sampled_from(["the", "glaze", "ran", "and", "pooled", "{}", "by", "a", "crooked", "handle"])
)


@given(WORDS, WORDS)
def test_repeated_words_are_compared_the_same_from_either_side(
    one: list[str], other: list[str]
) -> None:
    first, second = said(" ".join(one)), said(" ".join(other))
    assert alike(first, second).turned == alike(second, first)


@settings(max_examples=50)
@given(WORDS, st.sampled_from(["Anna", "Łukasz", "Zoë", "Ümit"]))
def test_a_note_is_alike_itself_with_another_name(words: list[str], name: str) -> None:
    text = " ".join(words)
    one = said(text.format(*["Tom"] * text.count("{}")), "Tom")
    other = said(text.format(*[name] * text.count("{}")), name)
    assert alike(one, other).degree == 1


@pytest.mark.parametrize("text", ["a " * 10_000, "ab. " * 5_000, "あ" * 20_000])
def test_endless_text_is_compared_as_far_as_it_matters(text: str) -> None:
    likeness = alike(said(text), said(text[: len(text) // 2] + " and something else entirely"))
    assert len(lay_bare(said(text)).words) <= MOST_WORDS
    assert likeness.degree > 0.5

"""How a note is set: size, lines, room, and what is never done to it."""

from itertools import pairwise
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handnote.domain.units import POINT, Mm
from handnote.typeset.typeset_note import Area, TypesetNote
from tests.typeset.stand import LABEL, NOTE, all_lines, lines, typeset, typesetter

HANDS = [hand.id for hand in typesetter().hands.offered()]
WORDS = st.lists(
    st.text(st.sampled_from("abcdefghijklmnoprstuvwyzäéñčłøαβγжшưễ.,!?’—- "), max_size=14),
    max_size=70,
).map(" ".join)


def test_a_note_of_the_usual_length_is_set_large_in_even_lines() -> None:
    assert lines(typeset(NOTE)) == dedent("""\
        Inês — three mugs now, you’re building a
        set without telling me! I kept back the one
        with the thumbprint in the glaze because
        you said you liked the odd ones.""")


@pytest.mark.parametrize("hand", HANDS)
def test_the_size_stays_between_what_reads_and_what_looks_written(hand: str) -> None:
    limits = typesetter().hands.find(hand)
    for words in (1, 10, 40, 90, 300):
        size = typeset(" ".join(["handle"] * words), hand).size
        assert limits.smallest <= size <= limits.largest


def test_more_words_never_get_larger_letters() -> None:
    words = NOTE.split() * 3
    sizes = [typeset(" ".join(words[:count])).size for count in range(1, len(words))]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("hand", HANDS)
def test_a_109_character_note_fits_at_a_comfortable_size(hand: str) -> None:
    note = typeset("x" * 8 + (" handmade" * 12)[:101], hand)
    assert note.fits
    assert note.size > typesetter().hands.find(hand).smallest * 1.2


@pytest.mark.parametrize("hand", HANDS)
def test_sixty_words_are_all_there(hand: str) -> None:
    note = typeset(" ".join((NOTE.split() * 3)[:60]), hand)
    assert note.fits
    assert drawn_text(note).split() == note.text.split()


def test_too_long_a_note_is_counted_in_words_and_keeps_every_line() -> None:
    note = typeset(" ".join([NOTE] * 6))
    assert not note.fits
    assert 60 < note.overflow < 150
    assert drawn_text(note).split() == note.text.split()


def test_taking_the_surplus_words_away_makes_it_fit() -> None:
    words = (NOTE.split() * 8)[:230]
    surplus = typeset(" ".join(words)).overflow
    shorter = typeset(" ".join(words[: len(words) - surplus]))
    assert shorter.overflow <= 1


def test_room_shrinks_as_she_writes_and_ends_at_nothing() -> None:
    words = NOTE.split() * 6
    rooms = [typeset(" ".join(words[:count])).room for count in range(5, 120, 5)]
    assert rooms[0] > 30
    assert all(later <= earlier + 3 for earlier, later in pairwise(rooms))
    assert typeset(" ".join(words)).room == 0


def test_a_line_she_ended_herself_ends_there() -> None:
    assert lines(typeset("Jo,\nthe blue one\n\nis yours")) == "Jo,\nthe blue one\n\nis yours"


def test_no_word_stands_alone_on_the_last_line_if_it_can_be_helped() -> None:
    words = NOTE.split()
    for count in range(9, len(words)):
        note = typeset(" ".join(words[:count]))
        last = note.lines[-1]
        assert len(note.text[last.start : last.end].split()) > 1, note.text


def test_a_word_longer_than_the_label_is_broken_between_graphemes_and_never_lost() -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 3
    note = typeset(word)
    assert drawn_text(note) == word
    assert all(line.width <= LABEL.width for line in note.lines)


def test_punctuation_after_a_french_space_does_not_begin_a_line() -> None:
    for count in range(1, 40):
        note = typeset("oh " * count + "merci beaucoup !")
        assert not any(note.text[line.start] == "!" for line in note.lines)


def test_the_sign_off_is_never_written_over() -> None:
    words = NOTE.split() * 3
    for count in range(1, 90):
        note = typeset(" ".join(words[:count]), sign_off="Anna-Katharina")
        if not note.fits:
            continue
        sign = note.sign_off
        assert sign is not None
        for line in note.lines:
            is_beside = line.baseline + note.descent > sign.baseline - note.ascent * 0.62
            assert not is_beside or line.left + line.width < sign.left


def test_the_same_note_is_always_set_the_same() -> None:
    assert typeset(NOTE) == typeset(NOTE)


def test_like_letters_do_not_come_out_alike() -> None:
    for hand in ("caveat", "playpen-sans"):
        note = typeset("hello seems too bookkeeper", hand)
        run = note.lines[0].runs[0]
        glyphs = {glyph for glyph, said in zip(run.glyphs, run.texts, strict=True) if said == "e"}
        assert len(glyphs) >= 2, hand


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("Greek", "Ελένη, ευχαριστώ πολύ για την παραγγελία σου"),
        ("Ukrainian", "Олено, дякую! Їжак, ґанок, є й більше"),
        ("Vietnamese", "Nguyễn Thị, cảm ơn bạn rất nhiều, tôi rất thích"),
        ("Polish", "Zażółć gęślą jaźń, Łódź"),
        ("Czech", "Příliš žluťoučký kůň úpěl ďábelské ódy"),
        ("Romanian", "Știu că ți-a plăcut țesătura"),
        ("Turkish", "Işıl, bu bardağı çok sevdim, ĞÜŞİÖÇ"),
        ("Icelandic", "Þórður, þetta er ætlað þér"),
        ("Latvian", "Šī krūze ir tikai jums, ģimenei"),
        ("German", "Größe, Übermut, „schön“ – ẞ"),
    ],
)
@pytest.mark.parametrize("hand", HANDS)
def test_every_hand_can_write_the_languages_of_europe_and_vietnam(
    hand: str, language: str, text: str
) -> None:
    note = typeset(text, hand)
    assert note.missing == ()
    assert all(glyph for line in note.lines for run in line.runs for glyph in run.glyphs)


def test_one_script_is_written_in_one_hand() -> None:
    note = typeset("Nguyễn, the cup is for you")
    faces = {run.face.id for line in note.lines for run in line.runs}
    assert faces == {"playpen-sans"}


def test_a_face_that_stands_in_is_no_louder_than_the_hand() -> None:
    own = typeset("Ελένη, ευχαριστώ", "playpen-sans").lines[0].runs[0].size
    standing_in = typeset("Ελένη, ευχαριστώ", "caveat").lines[0].runs[0].size
    assert standing_in == pytest.approx(own, abs=POINT / 2)


def test_what_no_hand_can_print_is_named_and_never_drawn() -> None:
    note = typeset("For you 𒀀 and ᚠ")
    assert note.missing == ("𒀀", "ᚠ")
    assert all(glyph for line in note.lines for run in line.runs for glyph in run.glyphs)


def test_variation_selectors_and_joiners_are_not_missed() -> None:
    assert typeset("a\u200db\ufe0fc\u00ad d").missing == ()


@settings(max_examples=120, deadline=None)
@given(text=WORDS, hand=st.sampled_from(HANDS))
def test_nothing_leaves_the_label_and_nothing_is_lost(text: str, hand: str) -> None:
    note = typeset(text, hand, sign_off="")
    covered = "".join(note.text[line.start : line.end] for line in note.lines)
    assert covered == text
    for line in note.lines if note.fits else ():
        assert line.left == LABEL.left
        assert line.width <= LABEL.width + 1e-6
        assert LABEL.top <= line.baseline - note.ascent + 1e-6
        assert line.baseline + note.descent <= LABEL.bottom + 1e-6


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200), width=st.floats(12, 200), height=st.floats(8, 200))
def test_no_text_and_no_label_breaks_the_typesetter(text: str, width: float, height: float) -> None:
    area = Area(Mm(2.0), Mm(2.0), Mm(width), Mm(height))
    note = typeset(text, area=area)
    assert "".join(text[line.start : line.end] for line in note.lines) == text
    assert all(len(line.carets) == line.end - line.start + 1 for line in note.lines)


def test_carets_run_forward_along_a_line() -> None:
    for line in all_lines(typeset(NOTE, "playpen-sans")):
        assert list(line.carets) == sorted(line.carets)


def drawn_text(note: TypesetNote) -> str:
    """What the glyphs say, line after line."""
    said = [
        "".join(text for run in line.runs for text in run.texts)
        + note.text[line.start : line.end][len(note.text[line.start : line.end].rstrip()) :]
        for line in note.lines
    ]
    return "".join(said)


LONG_SIGN = "With love from all four of us at the Birdy Hop, Maud and Tom"


@pytest.mark.parametrize("width", [30, 38, 60, 93])
def test_a_long_sign_off_gets_smaller_and_never_leaves_the_label(width: int) -> None:
    area = Area(Mm(3), Mm(3), Mm(width), Mm(32))
    note = typeset("Jo, thank you.", area=area, sign_off=LONG_SIGN)
    assert note.sign_off is not None
    assert note.sign_off.left >= area.left - 1e-6
    assert note.sign_off.left + note.sign_off.width <= area.right + 1e-6
    smallest = typesetter().hands.find("caveat").smallest
    readable = note.sign_off.runs[0].size >= smallest * 0.85
    assert note.fits is readable

"""Every language comes out whole: no box, no lost mark, each in a face of its own script."""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from handnote.config.resources import resource
from handnote.domain.note import NoteId
from handnote.pdf.sheets_pdf import render
from handnote.sheets.imposition import impose
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.hands import Hands
from handnote.typeset.typeset_note import TypesetNote
from handnote.typeset.typesetter import Typesetter
from tests.typeset.languages import FACES, IN_THE_PACK, LINES, RIGHT_TO_LEFT
from tests.typeset.stand import typeset, typesetter

HANDS = [hand.id for hand in typesetter().hands.offered()]


def glyphs(note: TypesetNote) -> list[int]:
    return [glyph for line in note.lines for run in line.runs for glyph in run.glyphs]


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("language", LINES)
def test_no_character_is_missing(language: str, hand: str) -> None:
    note = typeset(LINES[language], hand, sign_off="")
    assert note.missing == ()
    assert all(glyphs(note))


@pytest.mark.parametrize("language", FACES)
def test_each_script_has_the_face_it_looks_best_in(language: str) -> None:
    note = typeset(LINES[language], "playpen-sans", sign_off="")
    faces = {run.face.id for line in note.lines for run in line.runs}
    assert FACES[language] in faces


@pytest.mark.parametrize("language", LINES)
def test_all_is_said_in_the_order_of_typing(language: str) -> None:
    """Glyph by glyph the texts, put back into the order of typing, are the note."""
    text = LINES[language]
    note = typeset(text, sign_off="")
    for line in note.lines:
        said = [part for run in line.runs for part in run.texts if part]
        wanted = text[line.start : line.end].rstrip()
        assert sorted("".join(said)) == sorted(wanted)


@pytest.mark.parametrize("language", sorted(RIGHT_TO_LEFT))
def test_right_to_left_lines_begin_at_the_right(language: str) -> None:
    note = typeset(LINES[language])
    assert all(line.is_rtl for line in note.lines)
    for line in note.lines:
        assert line.left + line.width == pytest.approx(note.area.right, abs=0.01)
        assert line.carets[0] == pytest.approx(note.area.right, abs=0.01)
    assert note.sign_off is not None
    assert note.sign_off.left == note.area.left


def test_digits_among_arabic_words_keep_their_order() -> None:
    note = typeset("الطلب رقم ٢٠٢٦ جاهز", sign_off="")
    (line,) = note.lines
    said = "".join(part for run in line.runs for part in run.texts)
    assert "٢٠٢٦" in said


def test_brackets_turn_with_the_words_they_hold() -> None:
    note = typeset("תודה (רבה) אנה", sign_off="")
    (line,) = note.lines
    text = note.text
    opening, closing = text.index("("), text.index(")")
    left_of = [line.stretches(index, index + 1)[0][0] for index in (opening, closing)]
    assert left_of[0] > left_of[1]


def test_a_latin_name_in_a_hebrew_note_reads_from_left_to_right() -> None:
    text = "שלום Anna Maria, תודה"
    note = typeset(text, sign_off="")
    (line,) = note.lines
    at = text.index("Anna")
    edges = [line.stretches(index, index + 1)[0][0] for index in range(at, at + 10)]
    assert edges == sorted(edges)


def test_an_emoji_does_not_take_the_spaces_after_it_along() -> None:
    with_emoji = typeset("a 😀 b", sign_off="")
    faces = [run.face.id for run in with_emoji.lines[0].runs]
    assert faces == ["caveat", "noto-emoji", "caveat"]


def test_a_family_is_one_glyph_and_a_heart_is_filled() -> None:
    family = typeset("👨‍👩‍👧", sign_off="").lines[0].runs[0]
    assert family.face.id == "noto-emoji"
    assert sum(1 for said in family.texts if said) == 1
    heart = typeset("❤️", sign_off="").lines[0].runs[0]
    assert heart.face.id == "noto-sans-symbols-2"


def test_japanese_and_chinese_do_not_share_their_characters() -> None:
    def face(text: str) -> str:
        return typeset(text, sign_off="").lines[0].runs[0].face.id

    assert face("直して") == "klee-one"
    assert face("直接") == "lxgw-wenkai"


def test_thai_breaks_between_words_and_never_inside_a_cluster() -> None:
    text = LINES["th"] * 2
    note = typeset(text, sign_off="")
    assert len(note.lines) > 1
    for line in note.lines[1:]:
        assert text[line.start] not in "\u0e31\u0e34\u0e35\u0e48\u0e49\u0e33\u0e4c"


def test_without_the_pack_its_languages_are_named_as_missing() -> None:
    plain = Typesetter(Hands(resource("fonts")))
    hand = plain.hands.find("caveat")
    for language in IN_THE_PACK:
        note = plain.typeset(LINES[language], hand, typeset("").area)
        assert note.missing


def test_the_pdf_holds_every_language_without_a_box(tmp_path: Path) -> None:
    stock = StockCatalogue().find("L7163")
    notes = {NoteId(name): typeset(text) for name, text in LINES.items()}
    data = render(impose(list(notes), stock), notes)
    document = pypdfium2.PdfDocument(data)
    said = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "\ufffd" not in said
    for language in ("de", "el", "uk", "vi", "ja", "ko", "zh-Hans", "th", "hi", "ka"):
        assert LINES[language][:8] in said.replace("\r\n", " "), language

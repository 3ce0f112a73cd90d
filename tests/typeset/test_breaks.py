"""Where lines may end, counted in characters whatever ICU counts in."""

from handnote.typeset.breaks import count_words, graphemes, pieces


def cut(text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in pieces(text)]


def test_lines_end_after_spaces_and_hyphens_and_where_she_said() -> None:
    assert cut("mother-in-law, 2\nyes") == ["mother-", "in-", "law, ", "2\n", "yes"]


def test_a_break_behind_an_emoji_is_where_python_counts_it() -> None:
    assert cut("a😀 b 👨‍👩‍👧 c") == ["a", "😀 ", "b ", "👨‍👩‍👧 ", "c"]


def test_french_punctuation_keeps_its_space_and_its_word() -> None:
    assert cut("« Élodie » oui !") == ["« Élodie » ", "oui !"]


def test_white_space_at_a_break_is_no_ink() -> None:
    piece = pieces("one  two")[0]
    assert (piece.start, piece.ink_end, piece.end) == (0, 3, 5)


def test_a_family_is_one_grapheme_and_so_is_a_letter_with_its_marks() -> None:
    text = "e\u0301👨‍👩‍👧x"
    assert [text[start:end] for start, end in graphemes(text)] == ["e\u0301", "👨‍👩‍👧", "x"]


def test_words_are_counted_as_a_reader_counts_them() -> None:
    assert count_words("") == 0
    assert count_words("Inês — three mugs, you’re kind!") == 5
    assert 6 <= count_words("美咲さん、灰釉は窯の気まぐれです。") <= 11
    assert count_words("ขอบคุณที่เลือกใบนี้") >= 4
    assert count_words("😀 — !") == 0

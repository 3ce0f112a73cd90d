"""A promise is found again in its note, whatever was written anew round it."""

from handnote.domain.promise import where_promised

NOTE = "Ines, I’ll keep you\nthe blue one until spring. Jo"


def found(text: str, words: str) -> str | None:
    span = where_promised(text, words)
    return None if span is None else text[slice(*span)]


def test_a_promise_stands_where_it_was_marked() -> None:
    assert found(NOTE, "I’ll keep you the blue one") == "I’ll keep you\nthe blue one"


def test_case_and_spaces_do_not_matter() -> None:
    assert found(NOTE, "i’ll  KEEP you the Blue one") == "I’ll keep you\nthe blue one"


def test_it_is_found_again_when_the_note_was_written_anew_round_it() -> None:
    anew = "Dear Ines! So good to meet you: I’ll surely keep you the blue one. Come in spring"
    assert found(anew, "I’ll keep you the blue one") == "I’ll surely keep you the blue one"


def test_of_changed_words_the_likest_stretch_is_meant() -> None:
    assert found("I’ll keep back the blue one", "I’ll keep you the blue one") == (
        "I’ll keep back the blue one"
    )


def test_a_promise_that_is_gone_from_the_note_stands_nowhere() -> None:
    assert found("Thank you for coming by", "I’ll keep you the blue one") is None
    assert found("", "the blue one") is None
    assert found("the blue one", " ") is None


def test_single_words_strewn_over_a_note_are_no_promise() -> None:
    strewn = "the rain came, blue as ever, and then one more day of it and one more"
    assert found(strewn, "the blue one") is None

"""Sentences end where a reader of the language would say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.checks.courtesies import courtesies
from handnote.checks.sentences import sentences


@pytest.mark.parametrize(
    "told",
    [
        "Dr. Byrne called. | You were out.",
        "It is 3.5 cm wide, e.g. for eggs. | Enjoy!",
        "Am 3. November kam der Regen. | Bis bald.",
        "Z.B. zum Frühstück. | Oder abends.",
        "Merci ! | Voici la tasse.",
        "¡Gracias! | ¿Te gusta?",
        "Wait… there is more. | Really?!",
        "Pan J. Novák psal. | Děkuji.",
        "Np. do herbaty. | Pa!",
        "「ありがとう。」 | またね！ | では",
        "He said “Yes.” | She left.",
        "Sayın Dr. Demir geldi. | Oturdu.",
        "Thank you\n | Anna",
    ],
)
def test_sentences_are_told_apart(told: str) -> None:
    pieces = told.split("| ")
    text = "".join(pieces) if told[0] != "「" else told.replace(" | ", "")
    known = courtesies().abbreviations
    found = [text[start:end] for start, end in sentences(text, known)]
    assert found == [piece.strip() for piece in told.split("|")]


@given(st.text())
def test_sentences_lie_in_the_text_and_leave_out_nothing_but_blanks(text: str) -> None:
    spans = sentences(text, {"dr"})
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert "".join(text[start:end] for start, end in spans).split() or not text.strip()
    kept = sum(end - start for start, end in spans)
    assert kept + sum(len(gap) for gap in _gaps(text, spans)) == len(text)
    assert not "".join(_gaps(text, spans)).strip()


def _gaps(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return [text[start:end] for start, end in zip(edges[::2], edges[1::2])]

"""Proofs: one size across a sheet, inks, what would hold a long note, and linear memory."""

from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from handnote.config.resources import font_packs, resource
from handnote.domain.finding import Concern
from handnote.domain.hand import Nib
from handnote.domain.ink import Ink
from handnote.domain.note import MadeBy, Note, NoteId, NoteState
from handnote.domain.order import OrderId
from handnote.domain.person import PersonId
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.settings import Settings
from handnote.domain.stock import Stock
from handnote.services.proofing import Proofing
from handnote.sheets.imposition import begun_at
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.hands import Hands
from handnote.typeset.typeset_note import TypesetNote

LONG = "The kiln ran hot and your bowl came out bluer than the rest of the shelf. " * 5


@pytest.fixture(scope="module")
def proofing() -> Proofing:
    return Proofing(Hands(resource("fonts"), font_packs()))


@pytest.fixture(scope="module")
def stock() -> Stock:
    return StockCatalogue().find("L7163")


def note(text: str, number: int = 1, hand: str = "caveat") -> Note:
    return Note(
        id=NoteId(f"note {number}"),
        order_id=OrderId(f"order {number}"),
        person_id=PersonId("somebody"),
        person="Jo",
        text=text,
        sign_off="Anna",
        state=NoteState.FINISHED,
        made_by=MadeBy.FONT,
        hand=hand,
        written_on=date(2026, 11, 21),
    )


def test_a_proof_of_nothing_is_a_problem(proofing: Proofing, stock: Stock) -> None:
    with pytest.raises(Problem) as met:
        proofing.proof([], stock)
    assert met.value.code is AskTrouble.NOTHING_TO_PRINT


def test_a_note_that_does_not_fit_is_named_and_the_others_keep_their_order(
    proofing: Proofing, stock: Stock
) -> None:
    notes = [note("First.", 1), note(LONG * 5, 2), note("Third.", 3), note("ᚠ", 4)]
    proof = proofing.proof(notes, stock)
    assert [gone.finding.concern for gone in proof.left_out] == [
        Concern.DOES_NOT_FIT,
        Concern.NOT_PRINTABLE,
    ]
    placed = [placement.note_id for sheet in proof.sheets for placement in sheet.placements]
    assert placed == ["note 1", "note 3"]


def test_equal_notes_give_equal_bytes_however_often_they_are_asked(
    proofing: Proofing, stock: Stock
) -> None:
    notes = [note(f"Note {number} for you.", number) for number in range(20)]
    first = proofing.proof(notes, stock, [begun_at(4, stock)])
    again = [replace(each) for each in notes]
    fresh = Proofing(Hands(resource("fonts"), font_packs()))
    assert proofing.proof(again, stock, [begun_at(4, stock)]).sha256 == first.sha256
    assert fresh.proof(again, stock, [begun_at(4, stock)]).sha256 == first.sha256
    assert [len(sheet.placements) for sheet in first.sheets] == [11, 9]


def test_a_great_many_notes_do_not_push_out_the_ones_set_before(
    stock: Stock, monkeypatch: pytest.MonkeyPatch
) -> None:
    newly_set: list[str] = []
    set_one = Proofing._set_for_paper

    def noted(self: Proofing, each: Note, *rest: Any) -> TypesetNote:  # Any: passed on as it is
        newly_set.append(each.text)
        return set_one(self, each, *rest)

    monkeypatch.setattr(Proofing, "_set_for_paper", noted)
    monkeypatch.setattr("handnote.services.proofing._KEPT", 3)
    proofing = Proofing(Hands(resource("fonts"), font_packs()))
    tonight = [note(f"Note {number} for you.", number) for number in range(3)]
    everything = [note(f"Note {number} of many.", number) for number in range(10, 14)]
    for notes in (tonight, everything, tonight):
        proofing.proof(notes, stock)
    assert newly_set == [each.text for each in [*tonight, *everything]]


def test_one_size_across_a_sheet_is_that_of_the_longest_note(
    proofing: Proofing, stock: Stock
) -> None:
    notes = [note("Jo, short.", 1), note(LONG, 2), note(LONG * 9, 3)]
    same = Settings(same_size=True, drift=0.0)
    own = proofing.proof(notes, stock, settings=replace(same, same_size=False))
    agreed = proofing.proof(notes, stock, settings=same)
    assert own.pdf != agreed.pdf
    longest = proofing.typeset(LONG.rstrip(), "caveat", stock, "Anna", drift=0.0).size
    sizes = {round(float(size) * 25.4 / 72, 2) for size in _font_sizes(agreed.pdf)}
    assert sizes == {round(longest, 2), round(longest * 1.12, 2)}


def test_every_ink_prints_in_its_own_colour(proofing: Proofing, stock: Stock) -> None:
    found = set()
    for ink in Ink:
        proof = proofing.proof([note("Jo.")], stock, settings=Settings(ink=ink.value))
        found.add(_content(proof.pdf).split(b" rg")[0])
    assert len(found) == len(Ink) == 7


def test_every_nib_prints_with_its_own_letters(proofing: Proofing, stock: Stock) -> None:
    names = {
        nib: proofing.proof([note("Jo.")], stock, settings=Settings(nib=nib)).pdf for nib in Nib
    }
    assert b"+Caveat-Regular" in names[Nib.FINE]
    assert b"+Caveat-Medium" in names[Nib.MEDIUM]
    assert b"+Caveat-SemiBold" in names[Nib.BROAD]
    odd = proofing.proof([note("Jo.")], stock, settings=Settings(nib="quill"))
    assert odd.pdf == names[Nib.FINE]


@pytest.mark.parametrize("hand", ["caveat", "playpen-sans", "kalam"])
def test_a_broad_nib_leaves_more_ink(proofing: Proofing, stock: Stock, hand: str) -> None:
    def ink(nib: Nib) -> int:
        words = replace(note("Jo, three mugs now."), hand=hand)
        document = pypdfium2.PdfDocument(
            proofing.proof([words], stock, settings=Settings(nib=nib, drift=0.0)).pdf
        )
        picture = bytes(document[0].render(scale=3, grayscale=True).buffer)
        document.close()
        return sum(map((255).__sub__, picture))

    assert 1.15 < ink(Nib.BROAD) / ink(Nib.FINE) < 2


def test_a_label_that_would_hold_a_note_holds_it_with_this_nib(proofing: Proofing) -> None:
    offered = StockCatalogue().offered()
    for words in range(20, 60):
        text = "abundance " * words
        held = proofing.that_would_hold(text, "caveat", "Anna", offered, nib=Nib.BROAD)
        assert held is None or proofing.typeset(text, "caveat", held, "Anna", nib=Nib.BROAD).fits


def test_an_ink_nobody_makes_is_blue_black(proofing: Proofing, stock: Stock) -> None:
    usual = proofing.proof([note("Jo.")], stock)
    odd = proofing.proof([note("Jo.")], stock, settings=Settings(ink="octarine"))
    assert odd.pdf == usual.pdf


def test_the_smallest_label_that_would_hold_a_long_note_is_named(proofing: Proofing) -> None:
    offered = StockCatalogue().offered()
    held = proofing.that_would_hold(LONG * 2, "caveat", "Anna", offered)
    assert held is not None
    assert proofing.typeset(LONG * 2, "caveat", held, "Anna").fits
    smaller = [s for s in offered if s.width * s.height < held.width * held.height]
    assert smaller
    assert not any(proofing.typeset(LONG * 2, "caveat", s, "Anna").fits for s in smaller)
    assert proofing.that_would_hold(LONG * 60, "caveat", "Anna", offered) is None


def _content(pdf: bytes) -> bytes:
    import re
    from zlib import decompress

    for match in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            content = decompress(match[1])
        except Exception:  # not a page
            continue
        if b" Tm" in content:
            return content
    raise AssertionError("no page content found")


def _font_sizes(pdf: bytes) -> list[bytes]:
    import re

    return re.findall(rb"([\d.]+) 0 0 [\d.]+ [\d.]+ [\d.]+ Tm", _content(pdf))


@pytest.mark.parametrize("made_by", [MadeBy.PEN, MadeBy.INK])
def test_the_gist_of_a_note_that_was_not_typed_is_never_printed(
    proofing: Proofing, stock: Stock, made_by: MadeBy
) -> None:
    gist = replace(note("thumbprint mug"), made_by=made_by)
    document = pypdfium2.PdfDocument(proofing.proof([gist], stock).pdf)
    said = document[0].get_textpage().get_text_range()
    document.close()
    assert said.strip() == ""

"""A keepsake: every note as it stood on its label, nothing parted that belongs together."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from handnote.config.resources import font_packs, resource
from handnote.domain.ink import Ink
from handnote.domain.progress import Stopped, unheard
from handnote.domain.stock import Stock
from handnote.domain.units import POINT
from handnote.export.keepsake_page import keepsake_page
from handnote.pdf.keepsake import keepsake
from handnote.services.proofing import Proofing
from handnote.sheets.keepsake import Answer, Book, Leaf, book_paper
from handnote.sheets.label_shape import label_of
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.hands import Hands
from tests.pdf.pixels import words_on

HANDS = Hands(resource("fonts"), font_packs())
PROOFING = Proofing(HANDS)
STOCKS = StockCatalogue()
L7163 = STOCKS.find("L7163")
A5 = book_paper(L7163)


def leaf(number: int, text: str = "", *, stock: Stock = L7163, **more: object) -> Leaf:
    said = text or f"Note number {number}: the handle took me four tries."
    typeset = PROOFING.typeset(said, "caveat", stock, "Anna", seed=str(number))
    plain = Leaf(
        chapter="January",
        person=f"Person {number}",
        day=f"{number} January 2026",
        facts="Mug · in a hand font",
        text=said,
        sign_off="Anna",
        typeset=typeset,
        label=label_of(stock, typeset.area),
    )
    return replace(plain, **more)  # type: ignore[arg-type] # a test names the fields it means


def book(*leaves: Leaf, title: str = "2026") -> Book:
    return Book(
        title=title,
        subtitle="What went into the parcels",
        colophon="Made with handnote",
        leaves=leaves,
        ink=Ink.BLUE_BLACK,
        hand=HANDS.chain(HANDS.find("caveat")),
        plain=PROOFING.plain,
    )


def pages(*leaves: Leaf, title: str = "2026") -> list[str]:
    pdf = keepsake(book(*leaves, title=title), A5, unheard)
    with pypdfium2.PdfDocument(pdf) as document:
        return [words_on(pdf, page=page) for page in range(len(document))]


def test_the_book_has_a_title_its_notes_in_order_and_a_last_line() -> None:
    first, *between, last = pages(*(leaf(number) for number in range(1, 12)))
    assert first == "2026 What went into the parcels"
    assert last == "Made with handnote"
    told = " ".join(between)
    assert [int(n) for n in re.findall(r"Note number (\d+):", told)] == list(range(1, 12))
    assert told.count("January 2026") == 11
    assert told.count("January") == 12
    assert [page.split()[-1] for page in between] == [str(n + 2) for n in range(len(between))]


def test_a_label_its_person_and_its_facts_are_on_one_page() -> None:
    for page in pages(*(leaf(number) for number in range(1, 30)))[1:-1]:
        numbers = re.findall(r"Person (\d+)", page)
        assert re.findall(r"Note number (\d+)", page) == numbers
        assert page.count("Mug · in a hand font") == len(numbers)


def test_a_chapter_is_never_named_without_a_note_under_it() -> None:
    leaves = [leaf(number, chapter=f"Month{number // 3}") for number in range(1, 40)]
    for page in pages(*leaves)[1:-1]:
        *_, after = re.split(r"Month\d+", page)
        assert "Note number" in after


def test_a_long_answer_goes_on_on_the_next_page_and_loses_no_word() -> None:
    words = [f"word{number}" for number in range(900)]
    answered = leaf(1, answers=(Answer("2 March, written back", " ".join(words)),))
    told = pages(answered, leaf(2))
    assert re.findall(r"word\d+", " ".join(told)) == words
    assert len(told) > 4
    assert told[1].index("Person 1") < told[1].index("written back") < told[1].index("word0")


@pytest.mark.parametrize("part", ["L7163", "L7651", "L7169", "DK-22205", "76x76 on A4", "L7670"])
def test_a_label_of_any_shape_is_inside_the_page(part: str) -> None:
    try:
        stock = STOCKS.find(part)
    except Exception:
        pytest.skip(part)
    pdf = keepsake(book(leaf(1, "Enjoy it", stock=stock), leaf(2, "So", stock=stock)), A5, unheard)
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            for number in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(number)
                assert left >= 10 / POINT
                assert bottom >= 5 / POINT
                assert right <= (A5.width - 10) / POINT
                assert top <= (A5.height - 10) / POINT


@pytest.mark.parametrize(
    "name", ["Wolfeschlegelsteinhausenbergerdorffvoralternwaren", "محمد الفارسي", "山田太郎", "🎁"]
)
def test_any_name_is_set_whole(name: str) -> None:
    told = pages(leaf(1, person=name), title=name)
    assert len(told) == 3
    if name.isascii():
        assert name in told[0].replace(" ", "").replace("-", "")
        assert name in told[1].replace(" ", "").replace("-", "")


def test_a_note_too_long_for_its_label_is_told_in_plain_letters() -> None:
    words = [f"long{number}" for number in range(200)]
    told = pages(leaf(1, " ".join(words)))
    assert re.findall(r"long\d+", " ".join(told)) == words


def test_equal_books_are_equal_bytes() -> None:
    one, other = (keepsake(book(leaf(1), leaf(2)), A5, unheard) for _ in range(2))
    assert one == other


def test_it_tells_how_far_it_is_and_can_be_stopped() -> None:
    heard: list[int] = []
    keepsake(book(leaf(1), leaf(2), leaf(3)), A5, heard.append)
    assert heard == [1, 2, 3]

    def stop(done: int) -> None:
        raise Stopped

    for make in (
        lambda: keepsake(book(leaf(1)), A5, stop),
        lambda: keepsake_page(book(leaf(1)), stop),
    ):
        with pytest.raises(Stopped):
            make()


def test_half_a_letter_is_for_those_who_print_on_letter() -> None:
    paper = book_paper(STOCKS.find("5163"))
    assert (paper.width, paper.height) == (139.7, 215.9)


class _Reader(HTMLParser):
    """Gathers tags, their attributes and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


HOSTILE = '<script>alert(1)</script> {{ 7 * 7 }} "><img src=x onerror=alert(2)> & </p>'


def test_on_the_page_nothing_anybody_wrote_is_more_than_text() -> None:
    plain = _Reader(keepsake_page(book(leaf(1)), unheard))
    mean = leaf(1, person=HOSTILE, facts=HOSTILE, text=HOSTILE, day=HOSTILE, chapter=HOSTILE,
                sign_off=HOSTILE, answers=(Answer(HOSTILE, HOSTILE),))  # fmt: skip
    read = _Reader(keepsake_page(book(mean, title=HOSTILE), unheard))
    assert {tag for tag, _ in read.tags} - {tag for tag, _ in plain.tags} == {
        "figure", "figcaption", "blockquote",
    }  # fmt: skip
    assert read.text.count("{{ 7 * 7 }}") == 10
    assert not [a for _, a in read.tags if set(a) & {"src", "onerror", "onload", "style"}]


def test_the_page_asks_nobody_for_anything() -> None:
    read = _Reader(keepsake_page(book(leaf(1), leaf(2)), unheard))
    links = [a.get("href") or "" for _, a in read.tags if "href" in a]
    assert links
    assert all(link.startswith("#g") for link in links)
    assert "http" not in keepsake_page(book(leaf(1)), unheard).replace("http-equiv", "")


def test_the_page_draws_every_letter_once_and_has_the_words_to_copy() -> None:
    page = keepsake_page(book(leaf(1), leaf(1)), unheard)
    read = _Reader(page)
    shapes = [a["id"] for tag, a in read.tags if tag == "path"]
    used = {(a["href"] or "")[1:] for tag, a in read.tags if tag == "use"}
    assert len(shapes) == len(set(shapes))
    assert used == set(shapes)
    assert read.text.count("Note number 1: the handle took me four tries.") == 2
    letters = leaf(1).text.replace(" ", "") + "Anna"
    drawn = sum(1 for tag, _ in read.tags if tag == "use")
    assert 2 * len(letters) * 0.8 <= drawn <= 2 * len(letters)

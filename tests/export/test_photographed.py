"""What a pen wrote is kept in books and pages as it looked, and nothing there asks for a file."""

import io
import re
from base64 import b64decode
from dataclasses import replace
from datetime import date

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from PIL import Image, ImageDraw

from handnote.domain.note import MadeBy, Note
from handnote.domain.progress import unheard
from handnote.export.history_page import history_page
from handnote.export.keepsake_page import keepsake_page
from handnote.pdf.keepsake import keepsake
from handnote.pdf.photo import read_jpeg
from handnote.sheets.keepsake import Leaf, book_paper
from handnote.wording.history_page import HISTORY_PAGE
from tests.export.test_history_page import NOTE, ORDER, Reader
from tests.pdf.pixels import ink_of, words_on
from tests.pdf.test_keepsake import L7163, book, leaf

GIST = "hoped the sage keeps her desk calm"


def jpeg(
    mode: str = "RGB", size: tuple[int, int] = (600, 231), *, progressive: bool = False
) -> bytes:
    """A label with a dark stroke across its middle."""
    image = Image.new("RGB", size, (250, 250, 250))
    ImageDraw.Draw(image).line((60, size[1] // 2, size[0] - 60, size[1] // 2), (20, 30, 90), 14)
    out = io.BytesIO()
    image.convert(mode).save(out, "JPEG", progressive=progressive)
    return out.getvalue()


def written(number: int, photo: bytes, gist: str = GIST) -> Leaf:
    return replace(leaf(number, gist or "-"), text=gist, sign_off="", photo=photo)


def pen_page(note: Note, photo: bytes) -> str:
    photos = {note.id: photo} if photo else {}
    return history_page(
        [note],
        orders={ORDER.id: ORDER},
        words=HISTORY_PAGE,
        made_on=date(2026, 11, 21),
        photos=photos,
    )


PEN = replace(NOTE, made_by=MadeBy.PEN, text=GIST, sign_off="")


def test_the_saved_page_holds_the_photo_itself_with_the_gist_under_it() -> None:
    told = Reader(pen_page(PEN, jpeg()))
    (image,) = told.named("img")
    source = str(image["src"])
    assert b64decode(source.removeprefix("data:image/jpeg;base64,")) == jpeg()
    assert image["alt"] == "A photo of the label, written with the pen."
    assert GIST in [text for _, text in told.texts]
    html = pen_page(PEN, jpeg())
    assert "img-src data:;" in html
    assert not re.search(r"https?:|url\(|@import", html)


@pytest.mark.parametrize("photo", [b"", b'"><script>x</script>', b"GIF89a", b"\xff\xd8<svg/>"])
def test_a_page_without_a_photo_allows_none(photo: bytes) -> None:
    html = pen_page(PEN, photo)
    assert "<img" not in html
    assert "<script" not in html
    assert GIST in html


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("progressive", [False, True])
def test_the_book_shows_the_photo_on_its_label(mode: str, *, progressive: bool) -> None:
    pdf = keepsake(
        book(written(1, jpeg(mode, progressive=progressive)), leaf(2)), book_paper(L7163), unheard
    )
    assert GIST in words_on(pdf, page=1)
    ink = ink_of(pdf, page=1, dots=8)
    with pypdfium2.PdfDocument(pdf) as document:
        images = [one for one in document[1].get_objects() if one.type == 3]
        assert len(images) == 1
        left, bottom, right, top = (side * 25.4 / 72 for side in images[0].get_bounds())
        high = document[1].get_height() * 25.4 / 72
    assert right - left == pytest.approx(99.1, abs=0.5)
    middle = high - (bottom + top) / 2
    assert len(ink.down((left + right) / 2, middle - 3, middle + 3)) == 1
    assert not ink.down((left + right) / 2, middle + 4, high - top + (top - bottom) - 2)


def test_a_photo_no_viewer_could_draw_is_left_out_and_the_gist_stays() -> None:
    for broken in (b"", b"x", jpeg()[:-20], jpeg()[:40], jpeg("CMYK"), b"\xff\xd8" + b"\xff" * 40):
        assert read_jpeg(broken) is None
        pdf = keepsake(book(written(1, broken)), book_paper(L7163), unheard)
        with pypdfium2.PdfDocument(pdf) as document:
            assert not [one for one in document[1].get_objects() if one.type == 3]
        assert GIST in words_on(pdf, page=1)


def test_books_with_photos_are_equal_byte_for_byte_and_grow_by_their_photos() -> None:
    leaves = [written(number, jpeg(), gist="") for number in range(1, 13)]
    first, again = (keepsake(book(*leaves), book_paper(L7163), unheard) for _ in range(2))
    assert first == again
    assert len(first) < 12 * len(jpeg()) + 60_000


def test_a_long_photo_stays_on_its_label() -> None:
    pdf = keepsake(book(written(1, jpeg(size=(200, 900)))), book_paper(L7163), unheard)
    with pypdfium2.PdfDocument(pdf) as document:
        (image,) = (one for one in document[1].get_objects() if one.type == 3)
        left, bottom, right, top = (side * 25.4 / 72 for side in image.get_bounds())
    assert top - bottom == pytest.approx(38.1, abs=0.5)
    assert right - left < 10


def test_the_web_book_shows_it_too() -> None:
    html = keepsake_page(replace(book(written(1, jpeg())), photo="A photo."), unheard)
    (image,) = Reader(html).named("img")
    assert str(image["src"]).startswith("data:image/jpeg;base64,")
    assert image["alt"] == "A photo."
    assert GIST in html
    assert "img-src" not in keepsake_page(book(leaf(1)), unheard)

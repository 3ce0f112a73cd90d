"""Labels cut out of a photo: the right ones, in even light, small, and with nothing else."""

import io

import numpy as np
import pytest
from PIL import Image

from handnote.domain.picture import MOST_BYTES, Quad
from handnote.photos.cutting import cut_out
from handnote.sheets.stocks import StockCatalogue
from tests.photos.made import take
from tests.photos.test_finding import pixels_of

L7160 = StockCatalogue().find("Avery L7160")


def test_what_is_written_is_told_from_what_is_bare() -> None:
    for condition in ("shadow", "noise", "jpeg", "white-desk"):
        taken = take(L7160, range(12), condition, seed=5)
        cuttings = cut_out(pixels_of(taken), Quad.of(taken.quad), L7160, range(21))
        assert [one.is_blank for one in cuttings] == [False] * 12 + [True] * 9, condition


def test_a_shadow_is_gone_from_the_paper() -> None:
    taken = take(L7160, [0], "shadow", seed=5)
    cuttings = cut_out(pixels_of(taken), Quad.of(taken.quad), L7160, range(1, 21))
    for one in cuttings:
        grey = np.asarray(Image.open(io.BytesIO(one.jpeg)).convert("L"), float)
        middle = grey[20:-20, 20:-20]
        assert np.percentile(middle, 2) > 215, one.slot


def test_a_blurred_photo_shows_in_its_edges() -> None:
    edges = []
    for condition in ("straight", "blur"):
        taken = take(L7160, range(6), condition, seed=6)
        cuttings = cut_out(pixels_of(taken), Quad.of(taken.quad), L7160, range(6))
        edges.append(float(np.median([one.edge for one in cuttings])))
    sharp, blurred = edges
    assert sharp < 0.6 < 0.75 < blurred


def test_nothing_of_where_or_with_what_it_was_taken_is_kept() -> None:
    taken = take(L7160, range(3), "exif", seed=7)
    assert b"Pocket Camera" in taken.data
    for one in cut_out(pixels_of(taken), Quad.of(taken.quad), L7160, range(3)):
        with Image.open(io.BytesIO(one.jpeg)) as image:
            assert dict(image.getexif()) == {}
            assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert b"Pocket Camera" not in one.jpeg


def test_a_picture_is_never_larger_than_it_may_be() -> None:
    dice = np.random.default_rng(3)
    noise = dice.integers(0, 255, (2400, 1800, 3), np.uint8)
    quad = Quad.of(((0, 0), (1, 0), (1, 1), (0, 1)))
    large = StockCatalogue().find("Avery L7167")
    for one in cut_out(noise, quad, large, [0]):
        assert 0 < len(one.jpeg) <= MOST_BYTES


def test_a_label_beyond_the_photo_says_so() -> None:
    taken = take(L7160, range(21), seed=2)
    quad = Quad.of([(x, y + 0.3) for x, y in taken.quad])
    cuttings = cut_out(pixels_of(taken), quad, L7160, range(21))
    assert cuttings[0].unseen == 0
    assert cuttings[-1].unseen > 0.9


def test_corners_no_page_can_have_are_refused() -> None:
    assert not Quad.of(((0, 0), (1, 1), (1, 0), (0, 1))).is_page
    assert not Quad.of(((0, 0), (1, 0), (0.2, 0.2), (0, 1))).is_page
    assert Quad.inset().is_page
    flat = np.full((500, 500, 3), 200, np.uint8)
    with pytest.raises(ValueError, match=r"line|horizon"):
        cut_out(flat, Quad.of(((0, 0), (1, 0), (0.5, 0), (0.2, 0))), L7160, [0])

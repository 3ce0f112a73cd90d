"""Whatever is dropped as a photo: it opens, or one sentence says why not."""

import io
import struct
import zlib
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from handnote.domain.problem import PhotoTrouble, Problem
from handnote.photos.opening import open_photo
from handnote.wording.problems import sentence


def trouble(path: Path) -> PhotoTrouble:
    with pytest.raises(Problem) as met:
        open_photo(path)
    said = sentence(met.value)
    assert path.name in said
    assert "{" not in said
    code = met.value.code
    assert isinstance(code, PhotoTrouble)
    return code


def kept(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def picture(mode: str = "RGB", size: tuple[int, int] = (640, 800)) -> Image.Image:
    grey = np.tile(np.linspace(40, 250, size[0]), (size[1], 1)).astype(np.uint8)
    return Image.fromarray(grey).convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def png_of(wide: int, high: int) -> bytes:
    """A PNG of a few hundred KB at most that unfolds to a black picture of any size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    deflate = zlib.compressobj(9)
    row = b"\0" * (1 + wide * 3)
    body = b"".join(deflate.compress(row) for _ in range(high)) + deflate.flush()
    header = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


def test_a_png_bomb_is_refused_unread(tmp_path: Path) -> None:
    bomb = kept(tmp_path, "bomb.png", png_of(12_000, 12_000))
    assert bomb.stat().st_size < 1_000_000
    assert trouble(bomb) is PhotoTrouble.TOO_LARGE
    lying = png_of(4, 4).replace(struct.pack(">II", 4, 4), struct.pack(">II", 2**31 - 1, 2**31 - 1))
    assert trouble(kept(tmp_path, "lying.png", lying)) in (
        PhotoTrouble.TOO_LARGE,
        PhotoTrouble.NOT_A_PHOTO,
        PhotoTrouble.BROKEN,
    )


def test_a_photo_of_two_hundred_megapixels_opens_small(tmp_path: Path) -> None:
    large = Image.new("L", (16_320, 12_240), 230)
    path = kept(tmp_path, "large.jpg", saved(large, "JPEG", quality=50))
    photo = open_photo(path)
    assert max(photo.size) <= 3600
    assert photo.size[0] / photo.size[1] == pytest.approx(4 / 3, rel=0.01)


def test_one_of_two_hundred_that_must_be_unfolded_whole_is_refused(tmp_path: Path) -> None:
    large = Image.new("L", (16_320, 12_240), 230)
    path = kept(tmp_path, "p.jpg", saved(large, "JPEG", quality=30, progressive=True))
    assert trouble(path) is PhotoTrouble.TOO_LARGE


@pytest.mark.parametrize("share", [0.0, 0.001, 0.02, 0.5, 0.9])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_half_a_photo_is_told(kind: str, share: float, tmp_path: Path) -> None:
    dice = np.random.default_rng(2)
    whole = saved(Image.fromarray(dice.integers(0, 255, (600, 600, 3), np.uint8)), kind)
    path = kept(tmp_path, f"half.{kind.lower()}", whole[: int(len(whole) * share)])
    assert trouble(path) in (
        PhotoTrouble.BROKEN,
        PhotoTrouble.NOT_A_PHOTO,
        PhotoTrouble.EMPTY,
    )


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("words.jpg", b"not a picture at all", PhotoTrouble.NOT_A_PHOTO),
        ("empty.jpg", b"", PhotoTrouble.EMPTY),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", PhotoTrouble.NOT_A_PHOTO),
        ("paper.jpg", b"%PDF-1.7\n%%EOF", PhotoTrouble.NOT_A_PHOTO),
        ("phone.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", PhotoTrouble.HEIC),
        ("phone.avif", b"\0\0\0\x18ftypavif\0\0\0\0mif1avif", PhotoTrouble.HEIC),
        (
            "order.eps",
            b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
            PhotoTrouble.NOT_A_PHOTO,
        ),
        ("tiny.png", png_of(3, 3), PhotoTrouble.TOO_SMALL),
        ("line.png", png_of(5000, 1), PhotoTrouble.TOO_SMALL),
    ],
)
def test_what_is_no_photo_gets_a_sentence(
    name: str, content: bytes, code: PhotoTrouble, tmp_path: Path
) -> None:
    assert trouble(kept(tmp_path, name, content)) is code


def test_an_animation_is_refused(tmp_path: Path) -> None:
    frames = [picture("P"), picture("P").rotate(90)]
    content = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert trouble(kept(tmp_path, "moving.gif", content)) is PhotoTrouble.NOT_A_PHOTO


def test_a_folder_and_a_file_that_is_gone_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "photo.jpg"
    folder.mkdir()
    assert trouble(folder) is PhotoTrouble.NOT_A_PHOTO
    assert trouble(tmp_path / "gone.jpg") is PhotoTrouble.UNREADABLE


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("CMYK", "JPEG"),
        ("L", "JPEG"),
        ("RGBA", "PNG"),
        ("LA", "PNG"),
        ("P", "PNG"),
        ("1", "PNG"),
        ("I;16", "PNG"),
        ("I;16", "TIFF"),
        ("F", "TIFF"),
        ("RGB", "WEBP"),
        ("RGB", "BMP"),
    ],
)
def test_every_usual_kind_becomes_eight_bits_of_three_colours(
    mode: str, kind: str, tmp_path: Path
) -> None:
    if mode == "I;16":
        wide = np.tile(np.linspace(9000, 65000, 640), (800, 1)).astype(np.uint16)
        image = Image.fromarray(wide)
    else:
        image = picture(mode)
    photo = open_photo(kept(tmp_path, f"photo.{kind.lower()}", saved(image, kind)))
    assert photo.size == (640, 800)
    assert photo.pixels.dtype == np.uint8
    assert photo.pixels[:, -20:].mean() > photo.pixels[:, :20].mean() + 60


def test_what_one_can_see_through_lies_on_white(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (600, 600), (0, 0, 0, 0))
    assert open_photo(kept(tmp_path, "clear.png", saved(clear, "PNG"))).pixels.min() == 255


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photo_stands_as_its_camera_was_held(turn: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    content = saved(picture(), "JPEG", exif=exif)
    size = open_photo(kept(tmp_path, "held.jpg", content)).size
    assert size == ((640, 800) if turn < 5 else (800, 640))


def test_a_huge_or_broken_exif_is_no_trouble(tmp_path: Path) -> None:
    whole = saved(picture(), "JPEG")
    for body in (b"Exif\0\0" + b"\xff" * 65_000, b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0"):
        part = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
        path = kept(tmp_path, "odd.jpg", whole[:2] + part * 3 + whole[2:])
        assert open_photo(path).size == (640, 800)


def test_hostile_bytes_never_end_in_anything_but_a_problem(tmp_path: Path) -> None:
    dice = np.random.default_rng(17)
    for kind in ("JPEG", "PNG", "TIFF", "WEBP", "BMP"):
        whole = np.frombuffer(saved(picture(size=(500, 500)), kind), np.uint8)
        for turn in range(25):
            broken = whole.copy()
            places = dice.integers(0, min(len(broken), 400 if turn % 2 else len(broken)), 6)
            broken[places] = dice.integers(0, 256, 6)
            path = kept(tmp_path, "odd.jpg", broken.tobytes())
            with suppress(Problem):
                open_photo(path)

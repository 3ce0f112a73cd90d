"""Opening a photo: whatever the file says of itself, it becomes so many pixels and no more."""

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from handnote.domain.problem import PhotoTrouble, Problem

_READ = ("JPEG", "PNG", "TIFF", "WEBP", "BMP")
_MOST_BYTES = 100_000_000
_MOST_PIXELS = 60_000_000
"""Of a picture that can only be unfolded whole; in three colours that is 180 MB."""

_MOST_OF_JPEG = 300_000_000
"""A JPEG is unfolded at an eighth of its size, if need be."""

_KEPT = 3600
"""Pixels of the longer side that are kept: an A4 page at 300 dpi has 3508."""

_LEAST = 480
"""Pixels of the shorter side below which no writing can be read."""

_HEIC = (b"heic", b"heix", b"heif", b"mif1", b"msf1", b"hevc", b"avif")


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture the right way up by its camera: red, green and blue, eight bits each."""

    name: str
    pixels: NDArray[np.uint8]

    @property
    def size(self) -> tuple[int, int]:
        """How wide and how high it is, in pixels."""
        return self.pixels.shape[1], self.pixels.shape[0]


def open_photo(path: Path) -> Photo:
    """Read a photo; raises a ``Problem`` for what is none, or is too large to be looked at.

    Nothing of where, when or with what it was taken comes with it. Of an animation or several
    pages there is the first.
    """
    name = path.name
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(1024)
    except IsADirectoryError:
        raise Problem(PhotoTrouble.NOT_A_PHOTO, name=name) from None
    except OSError as error:
        raise Problem(PhotoTrouble.UNREADABLE, name=name, why=error.strerror or "") from None
    _refuse_by_head(head, name, size)
    try:
        # Pillow's own limit knows nothing of opening small; ours is asked before it unfolds.
        with _limit(_MOST_OF_JPEG), Image.open(path, formats=_READ) as image:
            return Photo(name, _pixels(image, name))
    except Problem:
        raise
    except UnidentifiedImageError:
        raise Problem(PhotoTrouble.NOT_A_PHOTO, name=name) from None
    except Image.DecompressionBombError:
        raise Problem(PhotoTrouble.TOO_LARGE, name=name, most=_MOST_PIXELS // 10**6) from None
    # What Pillow raises for a broken file is documented nowhere; these were met.
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        struct.error,
        IndexError,
        KeyError,
    ) as error:
        raise Problem(PhotoTrouble.BROKEN, name=name) from error
    except (TypeError, ArithmeticError, RuntimeError, MemoryError) as error:
        raise Problem(PhotoTrouble.BROKEN, name=name) from error


@contextmanager
def _limit(pixels: int) -> Iterator[None]:
    usual = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = pixels
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        Image.MAX_IMAGE_PIXELS = usual


def _refuse_by_head(head: bytes, name: str, size: int) -> None:
    if not head:
        raise Problem(PhotoTrouble.EMPTY, name=name)
    if size > _MOST_BYTES:
        raise Problem(PhotoTrouble.TOO_LARGE, name=name, most=_MOST_PIXELS // 10**6)
    if head[4:8] == b"ftyp" and any(brand in head[8:64] for brand in _HEIC):
        raise Problem(PhotoTrouble.HEIC, name=name)


def _pixels(image: Image.Image, name: str) -> NDArray[np.uint8]:
    wide, high = image.size
    if min(wide, high) < 1:
        raise Problem(PhotoTrouble.EMPTY, name=name)
    is_jpeg = image.format in ("JPEG", "MPO")
    is_whole = not is_jpeg or bool(image.info.get("progressive") or image.info.get("progression"))
    most = _MOST_PIXELS if is_whole else _MOST_OF_JPEG
    if wide * high > most:
        raise Problem(PhotoTrouble.TOO_LARGE, name=name, most=most // 10**6)
    if min(wide, high) < _LEAST:
        raise Problem(PhotoTrouble.TOO_SMALL, name=name, least=_LEAST)
    if is_jpeg:
        # Unfolded at a half, a quarter or an eighth: never smaller than what is kept.
        share = min(1.0, _KEPT / max(wide, high))
        image.draft("RGB", (round(wide * share), round(high * share)))
    image.load()
    return np.asarray(_upright(image), np.uint8)


def _upright(image: Image.Image) -> Image.Image:
    orientation = 1
    try:
        orientation = int(image.getexif().get(0x0112, 1))
    except (OSError, SyntaxError, ValueError, TypeError, struct.error, KeyError):
        orientation = 1  # the notes of the camera are broken: what it saw is not
    plain = _in_colour(image)
    plain.thumbnail((_KEPT, _KEPT), Image.Resampling.LANCZOS, reducing_gap=2.0)
    way = _TURNS.get(orientation)
    return plain.transpose(way) if way is not None else plain


def _in_colour(image: Image.Image) -> Image.Image:
    """Eight bits of three colours, on white where one could see through."""
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        values = np.asarray(image, np.float32)
        top = float(values.max()) if values.size else 1.0
        # Sixteen bits are told by figures that eight have no room for.
        values = values * (255 / max(255.0, 65535.0 if top > 255 else 255.0))
        return Image.fromarray(np.clip(values, 0, 255).astype(np.uint8)).convert("RGB")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        paper = Image.new("RGBA", clear.size, (255, 255, 255, 255))
        return Image.alpha_composite(paper, clear).convert("RGB")
    return image.convert("RGB")


_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What to do to a picture by the figure its camera noted of how it was held."""

"""A photo small enough for the screen."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

MOST = 1200


def preview(pixels: NDArray[np.uint8]) -> tuple[int, int, bytes]:
    """Width, height and the bytes of red, green and blue, row by row without gaps."""
    image = Image.fromarray(pixels)
    image.thumbnail((MOST, MOST), Image.Resampling.BILINEAR, reducing_gap=2.0)
    return image.width, image.height, image.tobytes()

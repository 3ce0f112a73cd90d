"""Photos of written sheets made up with a known truth, by a pinhole camera over a desk."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # ships no types
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from handnote.domain.stock import Stock
from handnote.sheets.imposition import corners

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
TUNED_ON = ("Caveat-Medium.ttf", "PatrickHand-Regular.ttf")
NOT_SEEN = ("Kalam-Regular.ttf", "PlaypenSans-Regular.ttf")

_DOT = 6.0
"""Pixels of a millimetre of the paper before it is photographed."""

_SAID = """
the blue mug for your sister and her new flat with a sage candle thank you glad it goes to
Cork sits well by window hope rain stays out I packed this while snow fell on garden warmly
Anna Tom Maria Jonas little bowl glaze took three firings worth it now yours quietly today
"""
_WORDS = _SAID.split()

Grey = NDArray[np.float32]
Corners = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Scene:
    """How a photo is taken. Angles are degrees, sizes shares of what they are of."""

    tilt: float = 0.0
    pan: float = 0.0
    roll: float = 0.0
    turns: int = 0
    fills: float = 0.85
    shift: tuple[float, float] = (0.0, 0.0)
    desk: str = "wood"
    fall_off: float = 0.1
    hard_shadow: float = 0.0
    blur: float = 0.8
    noise: float = 3.0
    contrast: float = 1.0
    jpeg: int = 88
    size: tuple[int, int] = (1500, 2000)
    is_scan: bool = False
    exif_turn: int = 1
    pen: tuple[int, int, int] = (35, 50, 110)
    die: float = 0.07
    gone: frozenset[int] = frozenset()
    """Labels that were peeled off before."""
    fonts: tuple[str, ...] = TUNED_ON
    printed: bytes = b""
    """A PDF whose first page was printed on the sheet before it was written on."""
    print_off: tuple[float, float] = (0.0, 0.0)
    """How far right and down of its place the printer put it, in mm."""
    bent: Corners = ()
    """Where the corners are seen, whatever a camera would see; by itself, nowhere else."""


@dataclass(frozen=True)
class Taken:
    """A photo and the truth: the page's corners in shares of the picture as it is shown."""

    data: bytes
    quad: Corners
    words: dict[int, str] = field(default_factory=dict)


CONDITIONS: dict[str, dict[str, Any]] = {
    "straight": {},
    "perspective": {"tilt": 32, "pan": 12, "roll": 4, "fills": 0.8},
    "rotated": {"roll": 13, "fills": 0.72},
    "upside-down": {"turns": 2, "tilt": 8, "roll": -3},
    "sideways": {"turns": 1, "tilt": 10, "roll": 3, "size": (2000, 1500)},
    "shadow": {"fall_off": 0.6, "hard_shadow": 0.45, "tilt": 10, "roll": -5},
    "blur": {"blur": 3.0, "tilt": 12, "roll": 3},
    "noise": {"noise": 16, "fall_off": 0.3, "roll": 2, "contrast": 0.8},
    "white-desk": {"desk": "white", "roll": 4, "tilt": 10, "fills": 0.75},
    "jpeg": {"jpeg": 28, "size": (1050, 1400), "roll": 3, "tilt": 6},
    "exif": {"exif_turn": 6, "roll": 2, "tilt": 10},
    "scan": {"is_scan": True, "size": (1654, 2339), "noise": 1.5, "blur": 0.5, "fall_off": 0.0},
}
"""Twelve ways a seller takes the picture, as figures of a ``Scene``."""


def page_of(
    stock: Stock, slots: Sequence[int], scene: Scene, seed: int, *, is_turned: bool = False
) -> tuple[Image.Image, dict[int, str]]:
    """The paper itself, written on these slots, and the words of each."""
    dice = np.random.default_rng(seed)
    size = round(stock.page_width * _DOT), round(stock.page_height * _DOT)
    page = Image.new("RGB", size, (250, 250, 247))
    if scene.printed:
        rendered = _rendered(scene.printed, size)
        paper = Image.new("RGB", size, (255, 255, 255))
        paper.paste(rendered, (round(scene.print_off[0] * _DOT), round(scene.print_off[1] * _DOT)))
        page = ImageChops.multiply(page, paper)
    draw = ImageDraw.Draw(page)
    said: dict[int, str] = {}
    edge = round(250 * (1 - scene.die))
    for slot, (left, top) in enumerate(corners(stock, is_turned=is_turned)):
        box = [v * _DOT for v in (left, top, left + stock.width, top + stock.height)]
        fill = (236, 232, 214) if slot in scene.gone else None
        radius = stock.corner * _DOT
        draw.rounded_rectangle(box, radius=radius, outline=(edge,) * 3, fill=fill, width=1)
        if slot in slots and slot not in scene.gone:
            said[slot] = _write(page, (box[0], box[1]), stock, scene, dice)
    return page, said


def _rendered(pdf: bytes, size: tuple[int, int]) -> Image.Image:
    """What a printer makes of a page: black is not quite black."""
    with pypdfium2.PdfDocument(pdf) as document:
        image: Image.Image = document[0].render(scale=_DOT * 25.4 / 72).to_pil()
    return image.convert("RGB").resize(size).point(lambda value: 45 + value * 210 // 255)


def _write(
    page: Image.Image,
    corner: tuple[float, float],
    stock: Stock,
    scene: Scene,
    dice: np.random.Generator,
) -> str:
    font_name = scene.fonts[int(dice.integers(len(scene.fonts)))]
    em = float(dice.uniform(4.6, 6.2)) * min(1.0, stock.height / 25)
    font = ImageFont.truetype(str(FONTS / font_name), round(em * _DOT))
    words = [_WORDS[int(i)] for i in dice.integers(len(_WORDS), size=int(dice.integers(4, 15)))]
    room = (stock.width - 8) * _DOT
    lines, line = [], ""
    for word in words:
        longer = f"{line} {word}".strip()
        if font.getlength(longer) > room and line:
            lines.append(line)
            line = word
        else:
            line = longer
    lines.append(line)
    most = max(1, int((stock.height - 6) / (em * 1.15)))
    kept = lines[:most]
    layer = Image.new("L", (round(stock.width * _DOT), round(stock.height * _DOT)), 0)
    pen = ImageDraw.Draw(layer)
    for number, text in enumerate(kept):
        x = (4 + float(dice.uniform(-0.6, 0.8))) * _DOT
        y = (3 + number * em * 1.15 + float(dice.uniform(-0.3, 0.3))) * _DOT
        pen.text((x, y), text, fill=230, font=font)
    layer = layer.rotate(float(dice.normal(0, 0.9)), Image.Resampling.BICUBIC)
    ink = Image.new("RGB", layer.size, scene.pen)
    page.paste(ink, (round(corner[0]), round(corner[1])), layer)
    return " ".join(kept)


def take(
    stock: Stock,
    slots: Sequence[int],
    condition: str = "straight",
    seed: int = 0,
    *,
    is_turned: bool = False,
    **changes: Any,  # figures of a Scene
) -> Taken:
    """A photo of a sheet that was written on; what is not said of it varies with the seed."""
    dice = np.random.default_rng(seed + 7919)
    scene = replace(Scene(), **{**CONDITIONS[condition], **changes})
    if not scene.is_scan:
        scene = replace(
            scene,
            roll=scene.roll + float(dice.uniform(-2, 2)),
            pan=scene.pan + float(dice.uniform(-4, 4)),
            tilt=scene.tilt + float(dice.uniform(-4, 4)),
            shift=(
                scene.shift[0] + float(dice.uniform(-0.02, 0.02)),
                scene.shift[1] + float(dice.uniform(-0.02, 0.02)),
            ),
        )
    page, words = page_of(stock, slots, scene, seed, is_turned=is_turned)
    return photograph(page, scene, seed, words, (stock.page_width, stock.page_height))


def photograph(
    page: Image.Image,
    scene: Scene,
    seed: int,
    words: dict[int, str],
    paper: tuple[float, float],
) -> Taken:
    """The page through the camera of a scene."""
    dice = np.random.default_rng(seed + 104729)
    wide, high = scene.size
    if scene.is_scan:
        high = round(wide * paper[1] / paper[0])
        flat = page.resize((wide, high), Image.Resampling.BOX)
        picture = np.asarray(flat, np.float32)
        quad: Corners = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    else:
        points = _corners_seen(scene, paper)
        picture = _over_desk(page, points, scene, dice)
        quad = tuple((float(x / wide), float(y / high)) for x, y in points)
    picture = _lit(picture, scene, dice)
    image = Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))
    image = image.filter(ImageFilter.GaussianBlur(scene.blur))
    grain = dice.normal(0, scene.noise, (high, wide, 3)).astype(np.float32)
    image = Image.fromarray(np.clip(np.asarray(image) + grain, 0, 255).astype(np.uint8))
    return Taken(_as_jpeg(image, scene), quad, words)


def _as_jpeg(image: Image.Image, scene: Scene) -> bytes:
    """The bytes a camera leaves, with the place it was taken and its turn, if it has one."""
    exif = Image.Exif()
    exif[0x010F] = "Pocket Camera"
    exif.get_ifd(0x8825)[2] = (53.0, 20.0, 59.0)
    if scene.exif_turn == 6:
        image = image.transpose(Image.Transpose.ROTATE_90)
        exif[0x0112] = 6
    out = io.BytesIO()
    image.save(out, "JPEG", quality=scene.jpeg, exif=exif)
    return out.getvalue()


def _corners_seen(scene: Scene, paper: tuple[float, float]) -> Grey:
    """Where a pinhole camera above the desk sees the four corners, in pixels."""
    wide, high = scene.size
    if scene.bent:
        return np.asarray(np.array(scene.bent) * scene.size, np.float32)
    focal = 0.75 * max(wide, high)
    half = np.array(paper) / 2
    points = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]], float)
    points[:, :2] *= half
    a, b, c = np.radians([scene.tilt, scene.pan, scene.roll + 90 * scene.turns])
    tilt = np.array([[1, 0, 0], [0, np.cos(a), -np.sin(a)], [0, np.sin(a), np.cos(a)]])
    pan = np.array([[np.cos(b), 0, np.sin(b)], [0, 1, 0], [-np.sin(b), 0, np.cos(b)]])
    roll = np.array([[np.cos(c), -np.sin(c), 0], [np.sin(c), np.cos(c), 0], [0, 0, 1]])
    seen = points @ (tilt @ pan @ roll).T
    low, far = 50.0, 5000.0
    for _ in range(40):
        away = (low + far) / 2
        flat = focal * seen[:, :2] / (seen[:, 2:] + away)
        spread = flat.max(0) - flat.min(0)
        if (spread / (wide, high)).max() > scene.fills:
            low = away
        else:
            far = away
    middle = (flat.max(0) + flat.min(0)) / 2
    centre = np.array([wide * (0.5 + scene.shift[0]), high * (0.5 + scene.shift[1])])
    return np.asarray(flat - middle + centre, np.float32)


def _over_desk(page: Image.Image, points: Grey, scene: Scene, dice: np.random.Generator) -> Grey:
    desk = _desk(scene, dice)
    sides = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], float) * page.size
    rows = []
    for (x, y), (u, v) in zip(points.astype(float), sides):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
    coefficients = np.linalg.solve(np.array(rows), sides.ravel())
    # A page far larger than its picture is made smaller first, or fine lines flicker.
    seen = page.transform(scene.size, Image.Transform.PERSPECTIVE, list(coefficients), 3)
    mask = Image.new("L", page.size, 255).transform(
        scene.size, Image.Transform.PERSPECTIVE, list(coefficients), 2
    )
    shade = mask.filter(ImageFilter.GaussianBlur(5))
    shade = shade.transform(scene.size, Image.Transform.AFFINE, [1, 0, -3, 0, 1, -4])
    under = desk * (1 - 0.22 * np.asarray(shade, np.float32)[..., None] / 255)
    on = np.asarray(mask, np.float32)[..., None] / 255
    return np.asarray(under * (1 - on) + np.asarray(seen, np.float32) * on, np.float32)


def _desk(scene: Scene, dice: np.random.Generator) -> Grey:
    wide, high = scene.size
    colours = {
        "wood": (150, 108, 70),
        "dark": (52, 50, 55),
        "white": (226, 225, 222),
        "cloth": (120, 140, 150),
        "grey": (176, 174, 170),
        "paper": (247, 247, 244),
    }
    base = np.array(colours[scene.desk], np.float32)
    grain = dice.normal(0, 1, (high // 8 + 1, max(2, wide // 160))).astype(np.float32)
    if scene.desk == "cloth":
        grain = dice.normal(0, 1, (high // 6 + 1, wide // 6 + 1)).astype(np.float32)
    strength = {"wood": 10, "dark": 3, "white": 1.2, "cloth": 8, "grey": 3, "paper": 0}[scene.desk]
    texture = Image.fromarray(grain).resize((wide, high), Image.Resampling.BICUBIC)
    return np.asarray(base + strength * np.asarray(texture)[..., None], np.float32)


def _lit(picture: Grey, scene: Scene, dice: np.random.Generator) -> Grey:
    high, wide = picture.shape[:2]
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    angle = float(dice.uniform(0, 2 * np.pi))
    along = (x / wide - 0.5) * np.cos(angle) + (y / high - 0.5) * np.sin(angle) + 0.5
    light = 1 - scene.fall_off * np.clip(along, 0, 1)
    if scene.hard_shadow:
        edge = (x / wide - 0.45) + 0.5 * (y / high - 0.5)
        light = light * (1 - scene.hard_shadow * np.clip(edge * wide / 12 + 0.5, 0, 1))
    lit = picture * light[..., None]
    middle = 128.0
    return np.asarray((lit - middle) * scene.contrast + middle * 0.95, np.float32)

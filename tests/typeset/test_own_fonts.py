"""A seller's own font becomes a hand; a broken or hostile one breaks nothing and leaves nothing."""

import io
import json
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from textwrap import dedent

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

from handnote.config.resources import font_packs, resource
from handnote.domain.hand import Hand
from handnote.domain.problem import AskTrouble, Problem
from handnote.typeset.font_check import examine
from handnote.typeset.hands import Hands
from handnote.typeset.own_fonts import LARGEST, OwnFonts, is_own, look_at
from handnote.typeset.typesetter import Typesetter
from tests.typeset.stand import LABEL, NOTE

A_TO_Z = "abcdefghijklmnopqrstuvwxyz"


@cache
def bundled(name: str = "PatrickHand-Regular.ttf") -> bytes:
    return resource("fonts", name).read_bytes()


def changed(change: Callable[[TTFont], None], data: bytes = b"") -> bytes:
    """A font file after something was done to it."""
    font = TTFont(io.BytesIO(data or bundled()))
    change(font)
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


@cache
def postscript() -> bytes:
    """Patrick Hand's letters with PostScript outlines, as an .otf file has them."""
    source = TTFont(io.BytesIO(bundled()))
    drawn = source.getGlyphSet()
    characters = {ord(c): source.getBestCmap()[ord(c)] for c in A_TO_Z + A_TO_Z.upper() + " .,'"}
    names = [".notdef", *dict.fromkeys(characters.values())]
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(characters)
    charstrings = {}
    for name in names:
        pen = T2CharStringPen(source["hmtx"][name][0], drawn)
        drawn[name].draw(pen)
        charstrings[name] = pen.getCharString()
    builder.setupCFF("Own-Hand", {"FullName": "Own Hand"}, charstrings, {})
    builder.setupHorizontalMetrics({name: source["hmtx"][name] for name in names})
    builder.setupHorizontalHeader(ascent=1000, descent=-300)
    builder.setupNameTable({"familyName": "Own Hand", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    file = io.BytesIO()
    builder.font.save(file)
    return file.getvalue()


def drawn_of_itself(font: TTFont) -> None:
    """The letter a made of b, and b made of a."""
    font.recalcBBoxes = False
    for name, part in (("a", "b"), ("b", "a")):
        made_of = struct.pack(">h4h HH hh", -1, 0, 0, 500, 500, 3, font.getGlyphID(part), 0, 0)
        font["glyf"].glyphs[name] = Glyph(made_of)


def a_loop(points: int) -> Callable[[TTFont], None]:
    """The letter a as one contour that crosses itself again and again."""

    def draw(font: TTFont) -> None:
        pen = TTGlyphPen(None)
        pen.moveTo((0, 0))
        for number in range(1, points):
            pen.lineTo((number * 379 % 601, number * 211 % 701))
        pen.closePath()
        font["glyf"]["a"] = pen.glyph()

    return draw


def rights(value: int) -> Callable[[TTFont], None]:
    def set_rights(font: TTFont) -> None:
        font["OS/2"].fsType = value

    return set_rights


def without(*tables: str) -> Callable[[TTFont], None]:
    def remove(font: TTFont) -> None:
        for table in tables:
            del font[table]

    return remove


def without_q(font: TTFont) -> None:
    for table in font["cmap"].tables:
        table.cmap.pop(ord("q"), None)


def refusal(data: bytes) -> AskTrouble | None:
    """Why a font is refused, asked without a process of its own; None if it is taken."""
    try:
        examine(data)
    except Problem as problem:
        return AskTrouble(problem.code)
    except Exception:
        return AskTrouble.FONT_BROKEN  # what a process that ends so is taken to say
    return None


@pytest.fixture
def fonts(tmp_path: Path) -> OwnFonts:
    return OwnFonts(tmp_path / "fonts")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shelf")
    OwnFonts(folder).add(bundled(), "Mine.ttf")
    return folder


@pytest.fixture
def folder(shelf: Path, tmp_path: Path) -> Path:
    """A folder of fonts with Patrick Hand in it, added some other day."""
    return shutil.copytree(shelf, tmp_path / "fonts")


def test_a_font_becomes_a_hand_with_the_name_its_makers_gave_it(fonts: OwnFonts) -> None:
    hand = fonts.add(bundled("Kalam-Regular.ttf"), "download (3).ttf")
    assert hand.name == "Kalam"
    assert is_own(hand.id)
    assert fonts.hands() == (hand,)


def test_a_nameless_font_is_called_after_its_file(fonts: OwnFonts) -> None:
    nameless = changed(lambda font: font["name"].names.clear())
    assert fonts.add(nameless, "Grandma’s hand.ttf").name == "Grandma’s hand"


def test_a_name_that_pretends_is_kept_as_plain_text(fonts: OwnFonts) -> None:
    def rename(font: TTFont) -> None:
        font["name"].names.clear()
        font["name"].setName("\u202eevil\x00\n<b>hand</b>" + "x" * 500, 1, 3, 1, 0x409)

    name = fonts.add(changed(rename), "x.ttf").name
    assert name.startswith("evil <b>hand</b>x")
    assert len(name) <= 60


@pytest.mark.parametrize("rights_set", [0x0000, 0x0004, 0x0008, 0x000E])
def test_a_font_that_may_go_into_documents_is_taken(rights_set: int) -> None:
    assert refusal(changed(rights(rights_set))) is None


@pytest.mark.parametrize("rights_set", [0x0002, 0x0100, 0x0104, 0x0200])
def test_a_font_that_may_not_go_into_documents_is_refused(rights_set: int) -> None:
    assert refusal(changed(rights(rights_set))) is AskTrouble.FONT_NOT_ALLOWED


def test_a_font_with_neither_a_to_z_nor_another_script_is_refused() -> None:
    assert refusal(changed(without_q)) is AskTrouble.FONT_NO_LETTERS
    emoji = resource("fonts", "scripts", "NotoEmoji-Regular.ttf").read_bytes()
    assert refusal(emoji) is AskTrouble.FONT_NO_LETTERS


def test_letters_that_leave_no_ink_do_not_count() -> None:
    def empty(font: TTFont) -> None:
        font["glyf"]["e"] = TTGlyphPen(None).glyph()

    assert refusal(changed(empty)) is AskTrouble.FONT_NO_LETTERS


@pytest.mark.parametrize("script", ["Hebrew", "Arabic", "Deva", "Thai"])
def test_a_font_for_another_script_is_taken(script: str) -> None:
    def only_letters_of_the_script(font: TTFont) -> None:
        for table in font["cmap"].tables:
            table.cmap = {code: name for code, name in table.cmap.items() if code > 0x530}

    data = resource("fonts", "scripts", f"PlaypenSans{script}-Regular.ttf").read_bytes()
    facts, _ = examine(changed(only_letters_of_the_script, data))
    assert 2.5 <= float(str(facts["largest"])) <= 8.0


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"", AskTrouble.FONT_WRONG_KIND),
        (b"Dear diary, this is no font.\n" * 40, AskTrouble.FONT_WRONG_KIND),
        (b"wOFF" + b"\0" * 200, AskTrouble.FONT_WRONG_KIND),
        (b"ttcf" + b"\0" * 200, AskTrouble.FONT_COLLECTION),
        (b"\0\1\0\0", AskTrouble.FONT_BROKEN),
        (b"\0\1\0\0" + b"\xff" * 4000, AskTrouble.FONT_BROKEN),
        (b"OTTO" + b"\0" * 4000, AskTrouble.FONT_BROKEN),
        (b"\0" * (LARGEST + 1), AskTrouble.FONT_TOO_LARGE),
    ],
    ids=["empty", "text", "woff", "collection", "head only", "noise", "no tables", "too large"],
)
def test_what_is_no_font_is_refused_by_name(data: bytes, trouble: AskTrouble) -> None:
    with pytest.raises(Problem) as refused:
        look_at(data, "Mine.ttf")
    assert refused.value.code is trouble
    assert refused.value.facts == {"name": "Mine.ttf"}


def test_letters_drawn_of_themselves_are_refused() -> None:
    assert refusal(changed(drawn_of_itself)) is AskTrouble.FONT_BROKEN


def test_a_letter_with_too_many_points_is_refused_and_a_wild_loop_is_not() -> None:
    assert refusal(changed(a_loop(100))) is None
    assert refusal(changed(a_loop(30_000))) is AskTrouble.FONT_TOO_LARGE


@pytest.mark.parametrize("tables", [("glyf", "loca"), ("cmap",), ("head",), ("hmtx",), ("maxp",)])
def test_a_font_that_lacks_what_every_font_has_is_refused(tables: tuple[str, ...]) -> None:
    def lacks(font: TTFont) -> None:
        without(*tables)(font)
        font.recalcBBoxes = False

    try:
        data = changed(lacks)
    except (KeyError, AttributeError):
        data = stripped(bundled(), *tables)
    assert refusal(data) in (AskTrouble.FONT_BROKEN, AskTrouble.FONT_WRONG_KIND)


@pytest.mark.parametrize("units", [0, 15, 16385, 32744])
def test_an_em_of_impossible_units_is_refused(units: int) -> None:
    def set_units(font: TTFont) -> None:
        font["head"].unitsPerEm = units

    assert refusal(changed(set_units)) is AskTrouble.FONT_BROKEN


def test_advances_that_harfbuzz_cannot_read_are_refused() -> None:
    at = TTFont(io.BytesIO(bundled())).reader.tables["hhea"].offset
    data = bundled()[:at] + b"\xff\xff" + bundled()[at + 2 :]
    assert refusal(data) is AskTrouble.FONT_BROKEN


def test_hints_and_tables_nothing_here_reads_are_left_behind() -> None:
    source = bundled("Kalam-Regular.ttf")
    assert "fpgm" in TTFont(io.BytesIO(source))
    _, kept = examine(source)
    assert not {"fpgm", "prep", "cvt ", "gasp", "DSIG", "name "} & set(
        TTFont(io.BytesIO(kept)).keys()
    )
    assert {"GSUB", "GPOS", "cmap", "glyf"} <= set(TTFont(io.BytesIO(kept)).keys())


def test_postscript_curves_become_truetype_ones_within_half_a_thousandth_of_an_em(
    fonts: OwnFonts,
) -> None:
    hand = fonts.add(postscript(), "Own.otf")
    own = fonts.face(hand.id)
    hands = Hands(resource("fonts"))
    source = hands.face("patrick-hand")
    assert b"OTTO" not in own.path.read_bytes()[:4]
    for character in A_TO_Z:
        same = zip(
            own.box(own._glyph(character)), source.box(source._glyph(character)), strict=True
        )
        assert max(abs(one - other) for one, other in same) <= 0.0015  # half of it, and rounding


def test_a_note_in_an_own_hand_keeps_the_alternates_of_its_font(fonts: OwnFonts) -> None:
    hand = fonts.add(bundled("Caveat-Regular.ttf"), "Mine.ttf")
    glyphs = fonts.face(hand.id).shape("bookkeeper needed").glyphs
    assert glyphs == Hands(resource("fonts")).face("caveat").shape("bookkeeper needed").glyphs


@pytest.mark.parametrize("name", ["Caveat", "Kalam", "PatrickHand", "PlaypenSans"])
def test_an_own_hand_is_as_large_as_the_hands_that_ship(name: str) -> None:
    facts, _ = examine(bundled(f"{name}-Regular.ttf"))
    own = {key: value for key, value in facts.items() if key != "name"}
    shipped = next(
        hand for hand in Hands(resource("fonts")).offered() if hand.file.startswith(name)
    )
    assert own["largest"] == pytest.approx(shipped.largest, rel=0.14)
    assert own["smallest"] == pytest.approx(shipped.smallest, rel=0.14)
    assert own["leading"] == pytest.approx(shipped.leading, rel=0.05)


def test_the_same_file_is_the_same_hand_again(fonts: OwnFonts) -> None:
    assert fonts.add(bundled(), "one.ttf") == fonts.add(bundled(), "two.ttf")
    assert len(fonts.hands()) == 1


def test_a_hand_is_there_again_the_next_day(folder: Path) -> None:
    assert [hand.name for hand in OwnFonts(folder).hands()] == ["Patrick Hand"]


def test_a_refused_font_leaves_nothing_behind(fonts: OwnFonts, tmp_path: Path) -> None:
    with pytest.raises(Problem):
        fonts.add(bundled()[:5000], "Mine.ttf")
    assert list(tmp_path.rglob("*.*")) == []


def spoilt(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-500])


@pytest.mark.parametrize("spoil", [Path.unlink, spoilt], ids=["gone", "cut short"])
@pytest.mark.parametrize("is_open", [True, False])
def test_what_was_written_in_a_font_that_is_gone_is_set_in_the_first_hand(
    folder: Path, spoil: Callable[[Path], None], *, is_open: bool
) -> None:
    fonts = OwnFonts(folder)
    (hand,) = fonts.hands()
    hands = Hands(resource("fonts"), font_packs(), fonts)
    assert hands.find(hand.id) == hand
    spoil(folder / hand.file)
    if not is_open:
        hands = Hands(resource("fonts"), font_packs(), OwnFonts(folder))
    elif spoil is spoilt:
        return  # what is open was read whole, and stays as it was
    assert not hands.is_here(hand.id)
    assert hands.find(hand.id).id == "caveat"
    assert Typesetter(hands).typeset(NOTE, hands.find(hand.id), LABEL).fits


def test_a_face_outlives_its_file(folder: Path) -> None:
    fonts = OwnFonts(folder)
    (hand,) = fonts.hands()
    face = fonts.face(hand.id)
    (folder / hand.file).unlink()
    glyphs = face.shape("still here").glyphs
    assert face.subset(glyphs)[0]


def test_a_name_nobody_knows_is_still_refused(fonts: OwnFonts) -> None:
    hands = Hands(resource("fonts"), own=fonts)
    assert hands.find("own-0123456789abcdef").id == "caveat"
    for name in ("zapf", "own-hand", "own-0123456789ABCDEG", "../own-0123456789abcdef"):
        with pytest.raises(Problem) as refused:
            hands.find(name)
        assert refused.value.code is AskTrouble.NO_SUCH_HAND


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"name": 1}', '{"name": "x", "largest": NaN}', "[" * 100_000]
)
def test_a_damaged_description_is_as_good_as_none(folder: Path, text: str) -> None:
    (hand,) = OwnFonts(folder).hands()
    (folder / hand.file).with_suffix(".json").write_text(text)
    assert OwnFonts(folder).hands() == ()


def test_a_description_cannot_name_a_file_elsewhere(folder: Path) -> None:
    (hand,) = OwnFonts(folder).hands()
    description = (folder / hand.file).with_suffix(".json")
    said = json.loads(description.read_text("utf-8"))
    description.write_text(json.dumps(said | {"file": "/etc/passwd"}))
    assert OwnFonts(folder).hands() == ()


def test_a_check_that_takes_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handnote.typeset.own_fonts._PATIENCE_S", 0.01)
    with pytest.raises(Problem) as refused:
        look_at(bundled(), "Mine.ttf")
    assert refused.value.code is AskTrouble.FONT_TOO_LARGE


def test_modules_beside_a_font_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fontTools").mkdir()
    (tmp_path / "fontTools" / "__init__.py").write_text("raise SystemExit(3)")
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    look_at(bundled(), "Mine.ttf")


def test_opening_hands_loads_no_font_tools() -> None:
    code = (
        "import sys; from handnote.bootstrap import makers; import handnote.typeset.own_fonts;"
        "makers().proofing(); print('fontTools' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30)
    assert ran.stdout.strip() == "False", ran.stderr


EXAMINE_ALL = dedent("""\
    import collections, json, pathlib, sys, time, warnings
    from handnote.domain.problem import Problem
    from handnote.typeset.font_check import _limit_this_process, examine

    counts, slowest = collections.Counter(), 0.0
    for file in sorted(pathlib.Path(sys.argv[1]).iterdir()):
        begin = time.monotonic()
        try:
            examine(file.read_bytes())
            counts["taken"] += 1
        except Problem as problem:
            counts[problem.code.value] += 1
        except Exception as error:
            counts["font-broken"] += 1
        slowest = max(slowest, time.monotonic() - begin)
    print(json.dumps([counts, slowest]))
""")


def stripped(data: bytes, *tables: str) -> bytes:
    """The font with the names of some tables overwritten in its directory."""
    for table in tables:
        data = data.replace(table.encode().ljust(4), b"zzzz", 1)
    return data


def mutations(source: bytes, number: int) -> bytes:
    """A font damaged in one of the ways files are damaged, on purpose or by chance."""
    chance = random.Random(number)
    count = int.from_bytes(source[4:6])
    record = 12 + 16 * chance.randrange(count)
    offset, length = (int.from_bytes(source[record + at : record + at + 4]) for at in (8, 12))
    match number % 5:
        case 0:
            return source[: chance.randrange(len(source))]
        case 1:
            return source[:offset] + b"\0" * length + source[offset + length :]
        case 2:
            absurd = chance.choice([0xFFFFFFFF, 0x7FFFFFFF, len(source), 1, 0])
            at = record + chance.choice([8, 12])
            return source[:at] + absurd.to_bytes(4) + source[at + 4 :]
        case 3:
            damaged = bytearray(source)
            for _ in range(chance.choice([1, 8, 200])):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            return bytes(damaged)
        case _:
            damaged = bytearray(source)
            for _ in range(chance.choice([2, 20])):
                at = offset + chance.randrange(max(1, min(length, 400)))
                damaged[min(at, len(damaged) - 1)] = chance.choice([0, 0x7F, 0x80, 0xFF])
            return bytes(damaged)


def test_240_damaged_fonts_neither_crash_nor_hang_what_reads_them(tmp_path: Path) -> None:
    """One process reads them all, with no net under it but the one for Python's own errors."""
    sources = [bundled(), postscript()]
    for number in range(240):
        (tmp_path / f"{number:03}.ttf").write_bytes(mutations(sources[number % 2], number))
    ran = subprocess.run(
        [sys.executable, "-c", EXAMINE_ALL, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    counts, slowest = json.loads(ran.stdout)
    assert sum(counts.values()) == 240
    assert counts["font-broken"] > 60
    assert counts["taken"] > 20
    assert slowest < 5


@pytest.mark.parametrize("number", range(5))
def test_a_damaged_font_is_taken_or_named_and_never_more(
    fonts: OwnFonts, tmp_path: Path, number: int
) -> None:
    hand = added(fonts, mutations(bundled(), number))
    if hand is None:
        assert list(tmp_path.rglob("*.*")) == []
        return
    hands = Hands(resource("fonts"), font_packs(), fonts)
    note = Typesetter(hands).typeset(NOTE, hand, LABEL, sign_off="Anna")
    fonts.face(hand.id).subset(note.lines[0].runs[0].glyphs)


def added(fonts: OwnFonts, data: bytes) -> Hand | None:
    """The hand a font became, or None where it was refused by a code of fonts."""
    try:
        return fonts.add(data, "Mine.ttf")
    except Problem as problem:
        if problem.code.value.startswith("font-"):
            return None
        raise

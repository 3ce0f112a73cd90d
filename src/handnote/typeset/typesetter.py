"""The typesetter: a note, a hand and an area become glyphs in their places."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache

from handnote.domain.hand import Hand
from handnote.domain.units import POINT, Mm
from handnote.typeset.breaks import count_words
from handnote.typeset.drawn_line import Setting, draw_line
from handnote.typeset.face import Face
from handnote.typeset.hands import Hands
from handnote.typeset.lines import Span, break_lines, break_long_words, has_long_word
from handnote.typeset.measured import Measured, measure
from handnote.typeset.typeset_note import Area, Line, TypesetNote
from handnote.typeset.variation import Variation

_STEP = Mm(POINT / 2)
"""Sizes go by half points, so that letters do not breathe at every key."""

_NARROWINGS = (0.72, 0.78, 0.84, 0.90, 0.95, 1.0)
"""Shares of the full measure tried for even lines, narrowest first."""

_SIGN_OFF_SCALE = 1.12
_SIGN_OFF_GAP = 0.6
"""Clear space left of the sign-off, in ems."""

_CAPITALS = 0.78

_READABLE = 0.85
"""How much smaller than a hand's smallest size a sign-off may be."""

_ABOVE = 0.4
"""The share of a label's empty height that goes above the note."""

_SIGN_OFF_LINE = 97
"""Which line the sign-off counts as, for its drift: one no note has."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a text has to fit into: an area less the sign-off's place, and line metrics in ems."""

    area: Area
    ascent: float
    descent: float
    leading: float
    sign_off: float
    """Advance of the sign-off in ems of its own size; 0 for none."""
    top: float = 0.0
    """How far below the area's top the first line begins, in mm."""

    def lines(self, size: Mm) -> int:
        """How many lines fit, at least one."""
        free = self.area.height / size - self.ascent - self.descent
        return max(1, int(free / self.leading + 1e-9) + 1) if free >= 0 else 0

    def beside_sign_off(self, line: int, size: Mm) -> bool:
        """Whether ``line`` (from 0) reaches down to where the sign-off stands."""
        if not self.sign_off:
            return False
        bottom = (self.ascent + line * self.leading + self.descent) * size
        return bottom > self.area.height - self.sign_off_top(size)

    def short_measure(self, size: Mm) -> float:
        """The measure left of the sign-off, in ems."""
        taken = self.sign_off * self.sign_off_size(size) + _SIGN_OFF_GAP * size
        return max(0.0, (self.area.width - taken) / size)

    def sign_off_size(self, size: Mm) -> Mm:
        """The em of the sign-off: a little larger than the note's, if the area is wide enough."""
        wanted = Mm(size * _SIGN_OFF_SCALE)
        return min(wanted, Mm(self.area.width / self.sign_off)) if self.sign_off else wanted

    def sign_off_top(self, size: Mm) -> float:
        """How far above the area's bottom the sign-off begins, in mm."""
        # The ascent counts accents no sign-off has: its capitals end at about three quarters.
        return (self.descent + self.ascent * _CAPITALS) * self.sign_off_size(size)


@dataclass(frozen=True, slots=True)
class _Look:
    drift: Variation | None
    with_carets: bool


class Typesetter:
    """Sets notes in the hands it was given; the same input always gives the same glyphs."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self._measure = lru_cache(maxsize=128)(measure)

    def typeset(
        self,
        text: str,
        hand: Hand,
        area: Area,
        *,
        sign_off: str = "",
        drift: Variation | None = None,
        at_most: Mm | None = None,
        with_carets: bool = True,
    ) -> TypesetNote:
        """``text`` at the largest size between the hand's limits at which all of it fits.

        Where even the smallest is too large every line is still there, running on below the
        area, and ``overflow`` says by how many words. ``drift`` is how far from perfect type
        the letters may stray; it changes neither the lines nor the size. ``at_most`` is a
        smaller largest size, for a note that is to match others. What is set for paper alone
        needs no carets.
        """
        chain = self.hands.chain(hand)
        body = self._measure(text, chain)
        signed = self._measure(sign_off, chain) if sign_off else None
        frame = _frame(area, _reach(body, signed, chain.hands[0]), signed)
        size, spans = _fit(body, _sizes(hand, at_most), frame)
        look = _Look(drift, with_carets)
        top = _optical_top(spans, frame, size)
        words = count_words(text)
        overflow = _overflow(body, spans, frame, size, hand.smallest)
        return TypesetNote(
            text=text,
            area=area,
            size=size,
            ascent=Mm(frame.ascent * size),
            descent=Mm(frame.descent * size),
            leading=Mm(frame.leading * size),
            lines=tuple(_lines(body, spans, replace(frame, top=top), size, look)),
            sign_off=_sign_off(signed, frame, size, look, is_rtl=body.reads_right_to_left(0)),
            overflow=overflow,
            room=0 if overflow else _room(body, words, hand, frame),
            words=words,
        )


def _reach(body: Measured, signed: Measured | None, face: Face) -> tuple[float, float, float]:
    """How far lines reach above and below their baselines and stand apart, in ems of the hand."""
    parts = [*body.parts, *(signed.parts if signed else ())]
    reaches = [
        (p.face.ascent * p.scale, p.face.descent * p.scale, p.face.leading * p.scale)
        for p in parts
        if p.face
    ] or [(face.ascent, face.descent, face.leading)]
    ascents, descents, leadings = zip(*reaches, strict=True)
    return max(ascents), max(descents), max(leadings)


def _frame(area: Area, reach: tuple[float, float, float], signed: Measured | None) -> _Frame:
    ascent, descent, leading = reach
    width = signed.width(0, len(signed.text)) if signed else 0.0
    return _Frame(area, ascent, descent, leading, width)


def _sizes(hand: Hand, at_most: Mm | None) -> list[Mm]:
    largest = min(hand.largest, at_most or hand.largest)
    count = max(0, int((largest - hand.smallest) / _STEP + 1e-9))
    return [Mm(hand.smallest + step * _STEP) for step in range(count + 1)]


def _fit(body: Measured, sizes: list[Mm], frame: _Frame) -> tuple[Mm, list[Span]]:
    fitting = bisect_right(sizes, 0, key=lambda size: 0 if _good_lines(body, frame, size) else 1)
    if fitting:
        size = sizes[fitting - 1]
        best = _good_lines(body, frame, size, all_of_them=True)
        assert best is not None
        return size, best
    smallest = sizes[0]
    width = frame.area.width / smallest
    return smallest, break_long_words(body, break_lines(body, width), width)


def _good_lines(
    body: Measured, frame: _Frame, size: Mm, *, all_of_them: bool = False
) -> list[Span] | None:
    """The best lines at this size, or any lines that fit, or None."""
    width = frame.area.width / size
    most = frame.lines(size)
    if has_long_word(body, width):
        return None
    found: list[tuple[int, bool, float, list[Span]]] = []
    for share in _NARROWINGS if all_of_them else reversed(_NARROWINGS):
        spans = break_lines(body, width * share)
        if len(spans) <= most and _clear_of_sign_off(body, spans, frame, size):
            if not all_of_them:
                return spans
            found.append((len(spans), _has_widow(body, spans), share, spans))
        elif len(spans) > most and not all_of_them:
            return None
    return min(found)[3] if found else None


def _clear_of_sign_off(body: Measured, spans: list[Span], frame: _Frame, size: Mm) -> bool:
    limit = frame.short_measure(size)
    for number in range(len(spans) - 1, -1, -1):
        if not frame.beside_sign_off(number, size):
            break
        if _ink_width(body, spans[number]) > limit:
            return False
    return True


def _optical_top(spans: list[Span], frame: _Frame, size: Mm) -> float:
    """Where a short note begins, in mm below the area's top: a little above the middle.

    The eye takes the middle for higher than it is; two fifths of the room go above. Lines
    that stand beside the sign-off stay where there is no room to move.
    """
    foot = frame.area.height - (frame.sign_off_top(size) if frame.sign_off else 0.0)
    reach = (frame.ascent + (len(spans) - 1) * frame.leading + frame.descent) * size
    return max(0.0, foot - reach) * _ABOVE


def _has_widow(body: Measured, spans: list[Span]) -> bool:
    if len(spans) < 2 or body.text[spans[-2][1] - 1] == "\n":
        return False
    start, end = spans[-1]
    return len(body.text[start:end].split()) == 1 and len(body.text.split()) > 3


def _ink_width(body: Measured, span: Span) -> float:
    start, end = span
    return body.width(start, start + len(body.text[start:end].rstrip()))


def _overflow(body: Measured, spans: list[Span], frame: _Frame, size: Mm, smallest: Mm) -> int:
    """How many words stand on lines past the last one that leaves room for the sign-off."""
    kept = min(len(spans), frame.lines(size))
    while kept and not _clear_of_sign_off(body, spans[:kept], frame, size):
        kept -= 1
    if kept == len(spans):
        # A sign-off that has to be smaller than anything readable does not fit either.
        return int(bool(frame.sign_off) and frame.sign_off_size(size) < smallest * _READABLE)
    return max(1, count_words(body.text[spans[kept][0] :]))


def _room(body: Measured, words: int, hand: Hand, frame: _Frame) -> int:
    """About how many more words like these would go in at the smallest size."""
    used = body.width(0, len(body.text))
    word = used / words + 0.25 if words else 2.0
    size = hand.smallest
    lines = frame.lines(size)
    space = lines * frame.area.width / size * 0.92
    if frame.beside_sign_off(lines - 1, size):
        space -= frame.area.width / size - frame.short_measure(size)
    return max(0, int((space - used) / word))


def _lines(body: Measured, spans: list[Span], frame: _Frame, size: Mm, look: _Look) -> list[Line]:
    area = frame.area
    return [
        draw_line(
            body,
            start,
            end,
            Setting(
                left=area.left,
                baseline=Mm(area.top + frame.top + (frame.ascent + number * frame.leading) * size),
                size=size,
                most=area.width,
                number=number,
                variation=look.drift,
                with_carets=look.with_carets,
            ),
        )
        for number, (start, end) in enumerate(spans)
    ]


def _sign_off(
    signed: Measured | None, frame: _Frame, size: Mm, look: _Look, *, is_rtl: bool
) -> Line | None:
    """The sign-off at the foot, at the far end from where lines begin."""
    if signed is None:
        return None
    own_size = frame.sign_off_size(size)
    width = Mm(frame.sign_off * own_size)
    area = frame.area
    setting = Setting(
        left=area.left if is_rtl else Mm(area.right - width),
        baseline=Mm(area.bottom - frame.descent * own_size),
        size=own_size,
        most=width,
        number=_SIGN_OFF_LINE,
        variation=look.drift,
        with_carets=look.with_carets,
    )
    return draw_line(signed, 0, len(signed.text), setting)

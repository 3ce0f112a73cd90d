"""Which way text runs: all of Unicode's conformance tests, and what they leave out."""

import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.typeset.bidi import (
    is_removed,
    levels,
    line_levels,
    paragraph_level,
    visual_runs,
)
from handnote.typeset.bidi_classes import kind
from tests.typeset.bidi_cases import (
    STAND_INS,
    Case,
    Outcome,
    bracket_pairs,
    character_cases,
    class_cases,
    classes,
)

LRI, RLI, FSI, PDI = (STAND_INS[name] for name in ("LRI", "RLI", "FSI", "PDI"))
RLE, RLO, PDF = (STAND_INS[name] for name in ("RLE", "RLO", "PDF"))
ISOLATES = {LRI, RLI, FSI, PDI}
REMOVED = "".join(filter(is_removed, STAND_INS.values()))

LINES = st.text(st.sampled_from([*(set(STAND_INS.values()) - {"\u2029"}), *"()[]"]), max_size=30)
"""Any line, with every class and some brackets in it."""

WITHOUT_ISOLATES = LINES.map(lambda text: "".join(c for c in text if c not in ISOLATES))


@cache
def order(found: tuple[int, ...]) -> tuple[int, ...]:
    """The places of a line's characters as seen from left to right."""
    seen: list[int] = []
    for run in visual_runs(found, 0, len(found)):
        places = range(run.start, run.end)
        seen.extend(reversed(places) if run.level % 2 else places)
    return tuple(seen)


def outcome(text: str, base: int | None) -> Outcome:
    """``text`` as one line, in the words of Unicode's tests."""
    level = paragraph_level(text) if base is None else base
    found = line_levels(levels(text, base), text, 0, len(text), level)
    gone = [is_removed(character) for character in text]
    return Outcome(
        tuple([None if out else level for level, out in zip(found, gone, strict=True)]),
        tuple([place for place in order(found) if not gone[place]]),
    )


def seen(text: str, base: int | None = None) -> str:
    """``text`` as one line, letter by letter from left to right."""
    level = paragraph_level(text) if base is None else base
    found = line_levels(levels(text, base), text, 0, len(text), level)
    return "".join(text[place] for place in order(found))


def wrong(case: Case, bases: set[int | None]) -> list[str]:
    """What came out otherwise than it should."""
    found = [(base, outcome(case.text, base)) for base in bases]
    return [f"{case} at {base}: {got}" for base, got in found if got != case.outcome]


def test_every_sequence_of_classes_comes_out_as_unicode_publishes_it() -> None:
    count, faults = 0, []
    for case in class_cases():
        # A text that takes its own level is one of the other two again: reckon each but once.
        own = paragraph_level(case.text)
        bases: set[int | None] = {own if base is None else base for base in case.bases}
        count += len(case.bases)
        faults += wrong(case, bases)
    assert (len(faults), faults[:5]) == (0, [])
    assert count == 770_241


def test_every_text_comes_out_as_unicode_publishes_it() -> None:
    count, faults = 0, []
    used: set[str] = set()
    for case in character_cases():
        count += 1
        used.update(case.text)
        faults += wrong(case, set(case.bases))
        if None in case.bases and paragraph_level(case.text) != case.paragraph_level:
            faults.append(f"{case}: paragraph level {paragraph_level(case.text)}")
    assert (len(faults), faults[:5]) == (0, [])
    assert count == 91_707
    assert all(map(unicodedata.bidirectional, used)), (
        "this Python is too old for the published texts"
    )


@pytest.mark.parametrize(
    ("override", "inner"),
    [("\u202d", (4, 4)), ("\u202e", (3, 3))],
)
def test_an_override_inside_an_isolate_is_not_seen_from_outside(
    override: str, inner: tuple[int, ...]
) -> None:
    # Published tests up to 15.0 lack these two, which several implementations got wrong.
    text = f"\u05d0+{LRI}{override}ef{PDF}{PDI}-\u05d1"
    assert outcome(text, 0).levels == (1, 1, 1, None, *inner, None, 1, 1, 1)


def test_every_character_has_the_class_unicode_gives_it() -> None:
    published, is_default = classes()
    brackets = {bracket for pair in bracket_pairs() for bracket in pair}
    for point, name in enumerate(published):
        character = chr(point)
        is_known = bool(unicodedata.bidirectional(character))
        is_young = is_default[point] if is_known else not is_default[point] and name != "BN"
        if character in brackets:
            assert name == "ON"
        elif not is_known and "\U0001f300" <= character <= "\U0001faff":
            assert kind(character) == kind("!"), "an emoji to come is no letter"
        elif not is_young:  # else the file or this Python does not know it yet
            assert kind(character) == kind(STAND_INS[name]), f"{point:04X} {name}"


def test_every_character_that_turns_a_text_is_noticed() -> None:
    expected = {
        **dict.fromkeys(("R", "AL"), (1, 0)),
        **dict.fromkeys(("LRE", "LRO", "LRI", "FSI", "RLE", "RLI"), (0, 2)),
        "AN": (2, 0),
        "RLO": (0, 1),
    }
    turning = [(chr(point), name) for point, name in enumerate(classes()[0]) if name in expected]
    assert len(turning) > 4000
    for character, name in turning:
        assert levels(character + "a", 0) == expected[name], f"{ord(character):04X} {name}"
        assert paragraph_level(character) == int(name in ("R", "AL"))


def left_bracket(opening: str, closing: str) -> int:
    """Level of a bracket between two Hebrew letters: 0 if it follows its pair, else 1."""
    return levels(f"\u05d0{opening}\u05d1 b{closing}", 0)[1]


def test_brackets_pair_as_unicode_pairs_them() -> None:
    pairs = list(bracket_pairs())
    assert len(pairs) == 64
    assert [pair for pair in pairs if left_bracket(*pair) != 0] == []


@pytest.mark.parametrize("pair", ["\u2329\u3009", "\u3008\u232a"])
def test_brackets_that_are_canonically_the_same_pair_with_each_other(pair: str) -> None:
    assert left_bracket(*pair) == 0


@pytest.mark.parametrize("pair", ["(]", "((", ")(", "\u00ab\u00bb", "\ufd3e\ufd3f"])
def test_what_is_no_pair_of_brackets_does_not_act_as_one(pair: str) -> None:
    assert left_bracket(*pair) == 1


@pytest.mark.parametrize(("depth", "is_paired"), [(63, True), (64, False)])
def test_brackets_pair_63_deep_and_no_deeper(depth: int, is_paired: bool) -> None:
    assert (left_bracket("(" * depth, ")" * depth) == 0) == is_paired


def test_brackets_paired_before_the_63_stay_paired() -> None:
    assert left_bracket("(", ")" + "(" * 64) == 0


def test_a_price_in_hebrew_keeps_its_figures_in_order() -> None:
    assert seen("\u05d0\u05d1 \u00a35.50 \u05d2") == "\u05d2 \u00a35.50 \u05d1\u05d0"


def test_arabic_figures_read_from_left_to_right() -> None:
    assert seen("\u0627\u0628 \u0662\u0660\u0662\u0666") == "\u0662\u0660\u0662\u0666 \u0628\u0627"


def test_a_latin_name_in_hebrew_stays_whole_and_its_full_stop_goes_left() -> None:
    assert seen("\u05d0 Anna Lee.") == ".Anna Lee \u05d0"


def test_hebrew_in_a_latin_line_leaves_the_full_stop_at_the_right() -> None:
    assert seen("to \u05d0\u05d1 \u05d2.") == "to \u05d2 \u05d1\u05d0."


def test_an_emoji_is_no_letter_and_leaves_the_line_its_direction() -> None:
    assert seen("\U0001fa77 \u05d0") == "\u05d0 \U0001fa77"


def test_plain_text_runs_from_left_to_right_in_one_run() -> None:
    text = "In\u00eas \u2014 3 mugs (\u201cthe odd ones\u201d)!"
    assert set(levels(text)) == {0}
    assert [(run.start, run.end) for run in visual_runs(levels(text), 0, 6)] == [(0, 6)]


def test_plain_text_can_be_set_in_a_line_from_the_right() -> None:
    assert seen("Anna!", base=1) == "!Anna"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("", 0),
        ("12!", 0),
        ("1 \u05d0", 1),
        ("a\u05d0", 0),
        (f"{RLI}\u05d0{PDI}a", 0),
        (f"{FSI}a{PDI}\u05d0", 1),
        (f"{PDI}\u05d0", 1),
        (f"{LRI}a{LRI}{PDI}\u05d0", 0),
        (f"{RLE}a", 0),
        ("!\n\u05d0", 0),
    ],
)
def test_a_paragraph_goes_the_way_of_its_first_letter_outside_isolates(
    text: str, level: int
) -> None:
    assert paragraph_level(text) == level


def test_what_follows_a_paragraph_separator_starts_afresh() -> None:
    assert levels(f"\u05d0{RLO}a\u2029b\u05d1") == (1, 1, 3, 1, 2, 1)


def test_white_space_at_a_line_end_goes_to_the_end_of_the_line() -> None:
    text = "\u05d0 abc def"
    found = levels(text)
    assert found == (1, 1, 2, 2, 2, 2, 2, 2, 2)
    first = line_levels(found, text, 0, 6, 1)
    assert first == (1, 1, 2, 2, 2, 1, 2, 2, 2)
    assert [(run.start, run.end) for run in visual_runs(first, 0, 6)] == [(5, 6), (2, 5), (0, 2)]


def test_only_the_line_asked_for_gets_its_line_end() -> None:
    text = "\u05d0 ab cd ef"
    second = line_levels(levels(text), text, 5, 8, 1)
    assert second == (1, 1, 2, 2, 2, 2, 2, 1, 2, 2)


def test_joiners_and_controls_among_the_white_space_at_a_line_end_go_with_it() -> None:
    text = f"a bc \u200d{PDF}{PDI}"
    assert line_levels((2,) * 8, text, 0, 8, 1) == (2, 2, 2, 2, 1, 1, 1, 1)


def test_white_space_before_a_tab_goes_back_and_the_rest_of_the_line_does_not() -> None:
    text = "ab c \t d"
    assert line_levels((2,) * 8, text, 0, 8, 1) == (2, 2, 2, 2, 1, 1, 2, 2)


@pytest.mark.parametrize("opening", [RLE, RLO, RLI])
@pytest.mark.parametrize("depth", [1, 62, 63, 64, 200])
def test_controls_nest_125_deep_and_close_again(opening: str, depth: int) -> None:
    closing = PDI if opening == RLI else PDF
    found = levels(opening * depth + "\u05d0" + closing * depth + "a", 0)
    assert found[depth] == min(2 * depth - 1, 125)
    assert found[-1] == 0


@pytest.mark.parametrize(
    ("after", "level"),
    [("", 125), (RLI + PDF, 125), (RLI + RLE + PDI, 125), (RLI + RLE + PDI + PDF, 123)],
)
def test_an_isolate_too_deep_to_count_still_keeps_in_what_it_holds(after: str, level: int) -> None:
    # Unicode's published cases never close an embedding inside one.
    assert levels(RLE * 63 + after + "\u05d0", 0)[-1] == level


@given(LINES, st.sampled_from([None, 0, 1]))
def test_levels_stay_within_what_unicode_allows(text: str, base: int | None) -> None:
    found = levels(text, base)
    assert len(found) == len(text)
    assert all(0 <= level <= 126 for level in found)


@given(LINES)
def test_a_text_without_a_level_takes_its_own(text: str) -> None:
    assert levels(text) == levels(text, paragraph_level(text))


@given(LINES, st.integers(0, 1))
def test_removed_characters_change_nothing_for_the_others(text: str, base: int) -> None:
    joined = "".join(character + "\u200d" for character in text)
    assert levels(joined, base)[::2] == levels(text, base)
    assert levels(joined, base)[1::2] == levels(text, base)


@given(st.lists(st.integers(0, 126), max_size=20), st.data())
def test_runs_cover_the_line_once_in_the_order_of_unicode(
    found: list[int], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(found)))
    end = data.draw(st.integers(start, len(found)))
    runs = visual_runs(found, start, end)
    in_reading_order = sorted(runs, key=lambda run: run.start)
    assert [place for run in in_reading_order for place in range(run.start, run.end)] == [
        *range(start, end)
    ]
    assert all(set(found[run.start : run.end]) == {run.level} for run in runs)
    assert [
        place for run in runs for place in range(run.start, run.end)[:: -1 if run.level % 2 else 1]
    ] == turned(found, start, end)


def turned(found: list[int], start: int, end: int) -> list[int]:
    """L2 to the letter: from the highest level down, turn round what has that level or more."""
    line = list(range(start, end))
    for level in range(126, 0, -1):
        place = 0
        while place < len(line):
            last = place
            while last < len(line) and found[line[last]] >= level:
                last += 1
            line[place:last] = line[place:last][::-1]
            place = last + 1
    return line


@given(WITHOUT_ISOLATES)
def test_text_in_an_isolate_runs_as_it_would_alone(text: str) -> None:
    text = text.lstrip(REMOVED)  # what X9 removes takes the level of what stands before it
    assert levels(f"{RLI}{text}{PDI}", 0)[1:-1] == levels(text, 1)
    assert levels(f"{LRI}{text}{PDI}", 0)[1:-1] == tuple(2 + one for one in levels(text, 0))
    own = RLI if paragraph_level(text) else LRI
    assert levels(f"{FSI}{text}{PDI}", 0) == levels(f"{own}{text}{PDI}", 0)


@given(WITHOUT_ISOLATES, WITHOUT_ISOLATES, WITHOUT_ISOLATES, st.integers(0, 1))
def test_what_is_in_an_isolate_does_not_touch_the_text_around_it(
    left: str, inside: str, right: str, base: int
) -> None:
    empty = levels(f"{left}{FSI}{PDI}{right}", base)
    full = levels(f"{left}{FSI}{inside}{PDI}{right}", base)
    after = len(left) + 1
    assert full[:after] + full[after + len(inside) :] == empty

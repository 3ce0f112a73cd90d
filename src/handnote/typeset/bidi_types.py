"""Numbers, marks, brackets and neutrals find their direction (W1 to W7, N0 to N2, I1 and I2).

Each rule is a pattern on the letters of ``bidi_classes``. Every run stands between the two
directions around it (sos and eos), so no rule has to ask whether it is at an end.
"""

import re

from handnote.typeset.bidi_classes import AL, AN, CLOSING, EN, NSM, ON, L, R

# Possessive, and never starting inside a stretch: a long one must not be read over and over.
_MARKS = re.compile("([LRAeastc])n++")
_AFTER_ARABIC = re.compile("A[^LRA]*+")
_BETWEEN_EUROPEAN = re.compile("(?<=e)[sc](?=e)")
_BETWEEN_ARABIC = re.compile("(?<=a)c(?=a)")
_TERMINATORS = re.compile("(?<=e)t++|(?<!t)t++(?=e)")
_AFTER_LATIN = re.compile("L[^LR]*+")
_BRACKET = re.compile("[^A-Za-z0-9]")
_NEUTRALS = re.compile("[^LRea]++")

_DEEPEST_BRACKET = 63

_RAISED = ({L: 0, R: 1, EN: 2, AN: 2}, {L: 1, R: 0, EN: 1, AN: 1})


def run_levels(kinds: str, level: int, before: str, after: str) -> list[int]:
    """The resolved level of every character of one isolating run."""
    run = before + kinds + after
    own = R if level % 2 else L
    types = _neutral(_paired(_weak(run), run, own), own)
    raised = _RAISED[level % 2]
    return [level + raised[kind] for kind in types[1:-1]]


def _weak(run: str) -> str:
    """W1 to W7. What W6 would make neutral stays as it is: N1 takes whatever is left over."""
    if NSM in run:
        run = _MARKS.sub(_like_the_first, run).replace(NSM, ON)  # W1
    if AL in run:
        run = _AFTER_ARABIC.sub(lambda found: found[0].replace(EN, AN), run)  # W2
        run = run.replace(AL, R)  # W3
    if AN in run:
        run = _BETWEEN_ARABIC.sub(AN, run)  # W4
    if EN in run:
        run = _BETWEEN_EUROPEAN.sub(EN, run)  # W4
        run = _TERMINATORS.sub(lambda found: EN * len(found[0]), run)  # W5
        run = _AFTER_LATIN.sub(lambda found: found[0].replace(EN, L), run)  # W7
    return run


def _like_the_first(found: re.Match[str]) -> str:
    return found[1] * len(found[0])


def _paired(run: str, original: str, own: str) -> str:
    """N0: both brackets of a pair run the way of what they hold, or of what went before."""
    pairs = _pairs(run)
    if not pairs:
        return run
    strong = run.replace(EN, R).replace(AN, R)
    opposite = L if own == R else R
    types = list(strong)
    for opening, closing in pairs:
        inside = strong[opening + 1 : closing]
        if own in inside:
            direction = own
        elif opposite in inside:
            direction = _strong_before(opening, types)
        else:
            continue
        for bracket in (opening, closing):
            _turn(bracket, types, original, direction)
    return "".join(
        kind if kind in (EN, AN) else turned for kind, turned in zip(run, types, strict=True)
    )


def _pairs(run: str) -> list[tuple[int, int]]:
    """BD16, in the order of their opening brackets."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for found in _BRACKET.finditer(run):
        bracket, place = found[0], found.start()
        if bracket in CLOSING:
            if len(opened) == _DEEPEST_BRACKET:
                break
            opened.append((CLOSING[bracket], place))
            continue
        matching = [depth for depth, (closing, _) in enumerate(opened) if closing == bracket]
        if matching:
            pairs.append((opened[matching[-1]][1], place))
            del opened[matching[-1] :]
    return sorted(pairs)


def _strong_before(place: int, types: list[str]) -> str:
    return next(types[index] for index in range(place - 1, -1, -1) if types[index] in (L, R))


def _turn(bracket: int, types: list[str], original: str, direction: str) -> None:
    """The bracket and the marks on it, which W1 took for neutral."""
    types[bracket] = direction
    mark = bracket + 1
    while original[mark] == NSM:
        types[mark] = direction
        mark += 1


def _neutral(run: str, own: str) -> str:
    """N1 and N2: between like directions like them, else the way of the embedding."""

    def filled(found: re.Match[str]) -> str:
        left = L if run[found.start() - 1] == L else R
        right = L if run[found.end()] == L else R
        return (left if left == right else own) * len(found[0])

    return _NEUTRALS.sub(filled, run)

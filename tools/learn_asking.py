"""Learn anew what an ask for a review sounds like: resources/asking from the notes of tests/checks.

Logistic regression over the marks of all notes (AdaGrad, weights averaged over the later rounds),
twice: first by whole notes, then by the sentence of each ask that sounds most like one. It takes
some ten seconds; on one machine the same lessons give the same file.
"""

import json
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.checks.asking_lessons import fingerprint, lessons  # noqa: E402

from handnote.checks.asking import SIZE, marks, windows  # noqa: E402
from handnote.checks.words import words_of  # noqa: E402

SURE, DOUBTFUL = 0.5, -2.0
"""Chosen by a set that was not learnt from; docs/listener.md tells which and what came of it."""

_ROUNDS, _SETTLED = 8, 2
_STEP, _STEP_OF_BIAS = 0.15, 0.02
_SELDOM = 2
"""A mark of fewer notes than this tells of that one note and not of asks."""

_LOUDEST = 127

Marks = np.ndarray


def learn() -> None:
    """Write what is learnt, and by which lessons."""
    asks, notes = [], []
    for is_ask, text in lessons():
        words = words_of(text)
        heard = [_marks(words.folded[begin : end + 1]) for begin, end in windows(words)]
        if heard:
            asks.append(is_ask)
            notes.append(heard)
    known = _often(notes)
    notes = [[marks[known[marks]] for marks in heard] for heard in notes]
    weights, bias = _line([np.unique(np.concatenate(heard)) for heard in notes], asks, seed=0)
    rows: list[Marks] = []
    are: list[bool] = []
    for is_ask, heard in zip(asks, notes, strict=True):
        those = [max(heard, key=lambda it: _score(weights, it))] if is_ask else heard
        rows += those
        are += [is_ask] * len(those)
    weights, bias = _line(rows, are, seed=1)
    step = float(np.abs(weights).max()) / _LOUDEST
    worth = np.round(weights / step).astype(np.int8)
    folder = ROOT / "resources" / "asking"
    folder.mkdir(exist_ok=True)
    (folder / "worth.z").write_bytes(zlib.compress(worth.tobytes(), 9))
    told = {
        "lessons": fingerprint(),
        "notes": len(notes),
        "step": step,
        "bias": round(bias, 6),
        "sure": SURE,
        "doubtful": DOUBTFUL,
    }
    (folder / "learnt.json").write_text(json.dumps(told, indent=2) + "\n", "utf-8")


def _marks(words: Sequence[str]) -> Marks:
    return np.array(sorted(marks(words)), dtype=np.int64)


def _often(notes: Sequence[Sequence[Marks]]) -> np.ndarray:
    counts = np.zeros(SIZE, dtype=np.int64)
    for heard in notes:
        counts[np.unique(np.concatenate(heard))] += 1
    return counts >= _SELDOM


def _score(weights: np.ndarray, marks: Marks) -> float:
    return float(weights[marks].sum()) / float(np.sqrt(max(1, len(marks))))


def _line(rows: Sequence[Marks], are: Sequence[bool], *, seed: int) -> tuple[np.ndarray, float]:
    dice = np.random.default_rng(seed)
    weights, grown, total = np.zeros(SIZE), np.full(SIZE, 1e-6), np.zeros(SIZE)
    bias = total_bias = 0.0
    shrink = [1 / np.sqrt(max(1, len(row))) for row in rows]
    for turn in range(_ROUNDS):
        for at in dice.permutation(len(rows)):
            row = rows[at]
            sound = weights[row].sum() * shrink[at] + bias
            wrong = 1 / (1 + np.exp(-sound)) - are[at]
            slope = wrong * shrink[at]
            grown[row] += slope * slope
            weights[row] -= _STEP * slope / np.sqrt(grown[row])
            bias -= _STEP_OF_BIAS * wrong
        if turn >= _SETTLED:
            total += weights
            total_bias += bias
    return total / (_ROUNDS - _SETTLED), float(total_bias / (_ROUNDS - _SETTLED))


if __name__ == "__main__":
    learn()

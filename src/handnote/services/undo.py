"""Undo: each command leaves behind the way back from it."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from handnote.services.changes import Changes

_DEPTH = 200


class UndoCode(StrEnum):
    """What can be taken back. The words for each live in ``handnote.wording``."""

    IMPORT = "import"
    WALK_IN = "walk-in"
    LET_BE = "let-be"
    TAKE_BACK = "take-back"
    FINISH = "finish"
    REOPEN = "reopen"
    JOT = "jot"
    REMEMBER = "remember"
    PRINTED = "printed"
    PRINT_AGAIN = "print-again"
    STRIKE_OUT = "strike-out"
    GIVE_BACK = "give-back"
    START_AT = "start-at"
    TURN_SHEET = "turn-sheet"
    THROW_AWAY = "throw-away"
    CALIBRATED = "calibrated"
    STOCK_GONE = "stock-gone"
    PACK_BY = "pack-by"
    ARRANGE = "arrange"
    CORRECT = "correct"
    ADD_PARCEL = "add-parcel"
    KEEP = "keep"
    LET_RUN_OUT = "let-run-out"
    RETENTION = "retention"
    PASTE = "paste"
    THEY_WROTE = "they-wrote"
    CALLED = "called"
    LEARN = "learn"
    NOTE_LANGUAGE = "note-language"
    THROW_NOTE = "throw-note"
    THROW_ORDER = "throw-order"
    ADD_HISTORY = "add-history"
    IMPORT_HISTORY = "import-history"
    NAMED = "named"
    MERGE = "merge"
    UNMERGE = "unmerge"
    NOT_SAME = "not-same"
    RECOGNISE = "recognise"
    PROMISE = "promise"
    PROMISE_KEPT = "promise-kept"
    PROMISE_OPEN = "promise-open"
    PROMISE_GONE = "promise-gone"
    WISHES = "wishes"
    ANSWER = "answer"
    ANSWER_GONE = "answer-gone"
    ON_THE_SHELF = "on-the-shelf"
    WENT_WRONG = "went-wrong"
    PUT_RIGHT = "put-right"
    FILE_PHOTO = "file-photo"


@dataclass(frozen=True, slots=True)
class UndoStep:
    """One way back: what it takes back, and how."""

    code: UndoCode
    back: Callable[[], Changes]


class UndoStack:
    """The ways back, newest first; the oldest fall off after two hundred."""

    def __init__(self) -> None:
        self._steps: deque[UndoStep] = deque(maxlen=_DEPTH)
        self._turn = threading.Lock()

    @property
    def can_undo(self) -> bool:
        """Whether there is a way back."""
        return bool(self._steps)

    @property
    def next_code(self) -> UndoCode | None:
        """What ``undo`` would take back."""
        return self._steps[-1].code if self._steps else None

    def push(self, step: UndoStep) -> None:
        """Add the way back from what was just done."""
        with self._turn:
            self._steps.append(step)

    def clear(self) -> None:
        """Drop every way back: what was forgotten must not come back by one."""
        with self._turn:
            self._steps.clear()

    def undo(self) -> tuple[UndoCode, Changes] | None:
        """Take back the last step and say what changed, or None where there is none.

        A step that fails, for a full disk say, can be tried again.
        """
        with self._turn:
            if not self._steps:
                return None
            step = self._steps[-1]
            changes = step.back()
            self._steps.pop()
            return step.code, changes

"""Undo: the last thing done is the first taken back."""

import pytest

from handnote.domain.order import OrderId
from handnote.domain.problem import Problem, StoreTrouble
from handnote.services.changes import Changes
from handnote.services.undo import UndoCode, UndoStack, UndoStep


def step(name: str) -> UndoStep:
    return UndoStep(UndoCode.LET_BE, lambda: Changes(orders=frozenset({OrderId(name)})))


def test_an_empty_stack_has_nothing_to_take_back() -> None:
    stack = UndoStack()
    assert not stack.can_undo
    assert stack.next_code is None
    assert stack.undo() is None


def test_the_last_step_is_taken_back_first() -> None:
    stack = UndoStack()
    stack.push(step("first"))
    stack.push(step("second"))
    second, first = stack.undo(), stack.undo()
    assert second == (UndoCode.LET_BE, step("second").back())
    assert first == (UndoCode.LET_BE, step("first").back())
    assert not stack.can_undo


def test_a_step_that_fails_can_be_tried_again() -> None:
    room = [False]

    def back() -> Changes:
        if not room[0]:
            raise Problem(StoreTrouble.DISK_FULL)
        return Changes(orders=frozenset({OrderId("1")}))

    stack = UndoStack()
    stack.push(UndoStep(UndoCode.IMPORT, back))
    with pytest.raises(Problem):
        stack.undo()
    assert stack.next_code is UndoCode.IMPORT
    room[0] = True
    assert stack.undo() == (UndoCode.IMPORT, Changes(orders=frozenset({OrderId("1")})))


def test_the_oldest_steps_fall_off() -> None:
    stack = UndoStack()
    for number in range(500):
        stack.push(step(str(number)))
    undone = 0
    while stack.undo():
        undone += 1
    assert undone == 200


def test_changes_of_nothing_are_false() -> None:
    assert not Changes()
    assert not Changes(kept=frozenset({OrderId("1")}))
    assert Changes(orders=frozenset({OrderId("1")}))

"""The saver does one thing after the other, and lets saves into the middle of what takes long."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest

from handnote.storage.saver import Saver


@pytest.fixture
def saver() -> Iterator[Saver]:
    saver = Saver()
    yield saver
    saver.shutdown()


def held_up(saver: Saver, done: list[str]) -> threading.Event:
    """Begin a long job that lets others in once, when the event is set."""
    goes_on = threading.Event()

    def long() -> None:
        done.append("begun")
        goes_on.wait(5)
        saver.give_way()
        done.append("ended")

    saver.submit(long)
    return goes_on


def test_what_waits_is_done_in_the_middle_of_a_long_job_in_its_order(saver: Saver) -> None:
    done: list[str] = []
    goes_on = held_up(saver, done)
    answers = [saver.submit(partial(done.append, name)) for name in "abc"]
    goes_on.set()
    for answer in answers:
        answer.result(5)
    saver.submit(int).result(5)
    assert done == ["begun", "a", "b", "c", "ended"]
    assert saver.waiting == 0


def test_what_has_to_be_alone_and_all_behind_it_wait_for_the_end(saver: Saver) -> None:
    done: list[str] = []
    goes_on = held_up(saver, done)
    saver.submit(lambda: done.append("a"))
    saver.submit(lambda: done.append("alone"), alone=True)
    last = saver.submit(lambda: done.append("b"))
    goes_on.set()
    last.result(5)
    assert done == ["begun", "a", "ended", "alone", "b"]


def test_what_fails_in_the_middle_fails_for_whoever_asked_and_for_nobody_else(
    saver: Saver,
) -> None:
    done: list[str] = []
    goes_on = held_up(saver, done)

    def fail() -> None:
        raise ZeroDivisionError

    failed = saver.submit(fail)
    after = saver.submit(lambda: done.append("after"))
    goes_on.set()
    with pytest.raises(ZeroDivisionError):
        failed.result(5)
    after.result(5)
    saver.submit(int).result(5)
    assert done == ["begun", "after", "ended"]


def test_everything_asked_for_is_done_before_it_shuts_down_and_nothing_after() -> None:
    done: list[int] = []
    saver = Saver()
    for number in range(50):
        saver.submit(partial(done.append, number))
    saver.shutdown()
    assert done == list(range(50))
    with pytest.raises(RuntimeError):
        saver.submit(int)
    assert saver.waiting == 0

"""The saver thread: one job after the other, and turns for saves in the middle of a long one."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")


class _Waiting(NamedTuple):
    # Any: a job's answer is whatever whoever asked for it takes; ``submit`` types the pair.
    job: Callable[[], Any]
    answer: "Future[Any]"
    is_alone: bool


class Saver:
    """One thread that does jobs in the order they were asked for.

    A long job calls ``give_way`` now and then, and those that wait are done in its middle, still
    in their order. A job that is ``alone`` waits until the long one is over.
    """

    def __init__(self) -> None:
        self._waiting: deque[_Waiting] = deque()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="saver")

    @property
    def waiting(self) -> int:
        """How many jobs have not begun."""
        return len(self._waiting)

    def submit(self, job: Callable[[], T], *, alone: bool = False) -> "Future[T]":
        """Do ``job`` after all that was asked before it.

        Raises ``RuntimeError`` after ``shutdown``.
        """
        waiting = _Waiting(job, Future(), alone)
        self._waiting.append(waiting)
        try:
            # Each turn of the thread does one job, or finds it done in the middle of another.
            self._thread.submit(self._next)
        except RuntimeError:
            self._waiting.remove(waiting)
            raise
        return waiting.answer

    def give_way(self) -> None:
        """In a job: do what waits now, up to the first that has to be alone."""
        while self._waiting and not self._waiting[0].is_alone:
            _do(self._waiting.popleft())

    def shutdown(self) -> None:
        """Return when everything asked for so far is done."""
        self._thread.shutdown()

    def _next(self) -> None:
        if self._waiting:
            _do(self._waiting.popleft())


def _do(waiting: _Waiting) -> None:
    if not waiting.answer.set_running_or_notify_cancel():
        return
    try:
        done = waiting.job()
    except BaseException as error:  # noqa: BLE001 - whoever asked for it gets it
        waiting.answer.set_exception(error)
    else:
        waiting.answer.set_result(done)

"""Work away from the window: two workers, answers back on the window's thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from handnote.domain.problem import Problem

T = TypeVar("T")
Failed = Callable[[Problem], None]


class Tasks(QObject):
    """Runs Qt-free work; ``then`` gets its value, ``failed`` its problem, in the window's thread.

    A problem nobody asked for is told by ``problem_met``.

    ``run`` keeps the order it was asked in: saves never overtake each other. ``run_slow`` is
    for files and proofs, which must not hold up a save. What is asked after ``close`` is dropped.
    """

    # Any: a task's answer is whatever its ``then`` takes; the pair is typed where it is made.
    _answered = Signal(object)
    failed_unexpectedly = Signal(object)
    problem_met = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quick = ThreadPoolExecutor(1, "handnote-desk")
        self._slow = ThreadPoolExecutor(1, "handnote-slow")
        self._answered.connect(self._deliver)
        self._is_closed = False
        self._under_way = 0

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> "Future[T]":
        """Do ``work`` soon, after all asked before it."""
        return self._submit(self._quick, work, then, failed)

    def run_slow(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> "Future[T]":
        """Do ``work`` when the slow worker is free."""
        return self._submit(self._slow, work, then, failed)

    @property
    def are_done(self) -> bool:
        """Whether every answer has been delivered."""
        return self._under_way == 0

    def close(self) -> None:
        """Wait for everything asked so far; answers still under way are dropped."""
        self._is_closed = True
        self._slow.shutdown(cancel_futures=True)
        self._quick.shutdown()

    def _submit(
        self,
        worker: ThreadPoolExecutor,
        work: Callable[[], T],
        then: Callable[[T], None] | None,
        failed: Failed | None,
    ) -> "Future[T]":
        if self._is_closed:  # a timer that was still running when the window closed
            dropped: Future[T] = Future()
            dropped.cancel()
            return dropped
        self._under_way += 1
        future = worker.submit(work)
        future.add_done_callback(lambda done: self._answered.emit((done, then, failed)))
        return future

    def _deliver(
        self, answer: tuple["Future[Any]", Callable[[Any], None] | None, Failed | None]
    ) -> None:
        future, then, failed = answer
        self._under_way -= 1
        if self._is_closed or future.cancelled():
            return
        error = future.exception()
        if error is None:
            if then:
                then(future.result())
        elif isinstance(error, Problem):
            (failed or self.problem_met.emit)(error)
        else:
            self.failed_unexpectedly.emit(error)

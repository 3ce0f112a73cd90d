"""What every test leaves behind: no noise, window, thread or call out, and no trace at home."""

import gc
import logging
import os
import re
import shutil
import socket
import sys
import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtWidgets import QWidget

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("desk", deadline=None, database=None, derandomize="CI" in os.environ)
settings.load_profile("desk")

_calls_out: list[str] = []
_GOES_OUT = {socket.AF_INET, socket.AF_INET6}


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    # An audit hook also sees C code and ``from socket import socket``; a patched class would not.
    if (event == "socket.__new__" and arguments[1] in _GOES_OUT) or event == "socket.getaddrinfo":
        _calls_out.append(f"reached for the network: {event} {arguments[1:]}")
        raise PermissionError("nothing here goes online")


sys.addaudithook(_refuse_network)


class _Loud(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"logged {record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """Warnings logged so far; a test that means them asserts on them and clears the list."""
    loud = _Loud()
    logging.getLogger().addHandler(loud)
    yield loud.messages
    logging.getLogger().removeHandler(loud)


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty home folder, so that nobody's own files are ever met."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOME", str(home))
        environment.setenv("USERPROFILE", str(home))
        environment.setenv("XDG_CONFIG_HOME", str(home / "config"))
        environment.setenv("XDG_DATA_HOME", str(home / "data"))
        environment.setenv("XDG_STATE_HOME", str(home / "state"))
        # Fontconfig, Mesa and Qt keep caches and sockets of their own; those are not ours to judge.
        environment.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        environment.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
        yield home


@pytest.fixture(scope="module", autouse=True)
def only_what_is_new_is_looked_through() -> None:
    """Whoever looks for windows left behind need not go through all that was loaded before.

    The parameters of six thousand tests and what modules keep are some million objects: going
    through them after every test with a window took half a second each, most of a whole run.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def leaves_nothing_behind(home: Path, logged: list[str]) -> Iterator[None]:
    """Fail the test that logs, leaks a window or a thread, calls out or writes at home."""
    windows, threads = _windows(), set(threading.enumerate())
    _calls_out.clear()
    yield
    complaints = [
        *logged,
        *_calls_out,
        *_new_windows(windows),
        *_new_threads(threads),
        *_traces(home),
    ]
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    """Fail on Qt's warnings while a test is cleared away; pytest-qt listens only until then."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return (yield)
    messages: list[str] = []

    def hear(kind: "QtMsgType", _: "QMessageLogContext", message: str) -> None:
        quiet = {core.QtMsgType.QtDebugMsg, core.QtMsgType.QtInfoMsg}
        ignored = item.config.getini("qt_log_ignore")
        if kind not in quiet and not any(re.search(pattern, message) for pattern in ignored):
            messages.append(f"Qt said: {message}")

    previous = core.qInstallMessageHandler(hear)
    try:
        result = yield
    finally:
        core.qInstallMessageHandler(previous)
    if messages:
        pytest.fail("\n".join(messages), pytrace=False)
    return result


def _windows() -> "set[QWidget]":
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return set()
    return {window for window in widgets.QApplication.topLevelWidgets() if window.parent() is None}


def _new_windows(before: "set[QWidget]") -> Iterator[str]:
    if not _windows() - before:
        return
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
    gc.collect()
    for window in _windows() - before:
        yield f"left a window: {type(window).__name__} {window.objectName()!r}"
        window.deleteLater()


def _new_threads(before: set[threading.Thread]) -> Iterator[str]:
    for thread in set(threading.enumerate()) - before:
        if isinstance(thread, threading._DummyThread):
            continue  # a thread of Qt's that once ran Python; Qt looks after it
        thread.join(timeout=1)
        if thread.is_alive():
            yield f"left a thread running: {thread.name}"


def _traces(home: Path) -> Iterator[str]:
    for trace in sorted(home.iterdir()):
        yield f"touched the home folder: {trace.name}"
        shutil.rmtree(trace) if trace.is_dir() else trace.unlink()

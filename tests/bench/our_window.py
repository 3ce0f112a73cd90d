"""In the child: handnote's own window, started as ``handnote --data FOLDER`` starts it."""

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QShowEvent

    from handnote.qt.write.label_editor import LabelEditor

_LABEL = "handnote.qt.write.label_editor"


def main() -> None:
    """Start the window and type: the text and the data folder are the arguments."""
    text, folder = sys.argv[1:]
    sys.meta_path.insert(0, _LabelWatcher(text))
    from handnote.__main__ import main as start

    sys.exit(start(["--data", folder]))


class _LabelWatcher(MetaPathFinder, Loader):
    """Has somebody count the label's paints from the moment its module is there.

    Nothing in src is to know that it is watched, nor to be loaded in another order for it.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != _LABEL:
            return None
        spec = PathFinder.find_spec(fullname, path)
        assert spec is not None
        assert spec.loader is not None
        self._load = spec.loader.exec_module
        spec.loader = self
        return spec

    def exec_module(self, module: ModuleType) -> None:
        self._load(module)
        _watch(module.LabelEditor, self._text)


def _watch(label_editor: "type[LabelEditor]", text: str) -> None:
    from tests.bench.watched_window import Watch

    watch = Watch(text)
    show, draw = label_editor.showEvent, label_editor.paintEvent

    def show_watched(label: "LabelEditor", event: "QShowEvent") -> None:
        show(label, event)
        watch.shown(label)

    def draw_and_count(label: "LabelEditor", event: "QPaintEvent") -> None:
        draw(label, event)
        # The label says whose it is as soon as there is an order on it.
        is_ready = bool(label.accessibleName()) and not label.isReadOnly()
        watch.painted(label, is_ready=is_ready)

    # The label is made deep in the window: its class is the one place to reach it.
    label_editor.showEvent = show_watched  # type: ignore[assignment,method-assign]
    label_editor.paintEvent = draw_and_count  # type: ignore[assignment,method-assign]

"""The tools beside a label in ink: the pen with its nib and colour, the eraser, the loop."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from handnote.domain.drawing import NIBS
from handnote.domain.ink import Ink
from handnote.domain.settings import Settings
from handnote.qt.ink.sheet import Tool
from handnote.wording import ink_label as words
from handnote.wording.screen import INKS


class InkTools(QFrame):
    """Shows which tool is in use. On the label each has a key, so Tab need not stop here."""

    tool_picked = Signal(object)
    look_picked = Signal(str, object)
    """A setting of the pen, and what it is to be from now on."""

    wished = Signal(str)
    """``fit``, ``all``, ``clear``, ``save-svg``, ``save-inkml`` or ``open-inkml``."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ink-tools")
        self._settings = Settings()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._pen = self._button("ink-pen", "")
        self._menu = QMenu(self._pen)
        self._parts: list[QMenu] = []
        self._menu.aboutToShow.connect(self._fill)
        self._pen.setMenu(self._menu)
        self._tools = {
            Tool.ERASER: self._button("ink-eraser", words.ERASER),
            Tool.LASSO: self._button("ink-loop", words.LASSO),
        }
        row.addWidget(self._pen)
        for tool, button in self._tools.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self._take, tool))
            row.addWidget(button)

    def open_menu(self) -> None:
        """Offer nibs, inks and what else can be done, with the keys on the first of them."""
        self._menu.popup(self._pen.mapToGlobal(self._pen.rect().bottomLeft()))
        self._menu.setActiveAction(self._menu.actions()[0])

    def show_settings(self, settings: Settings) -> None:
        """Show which nib and which ink are in use."""
        self._settings = settings
        self._pen.setIcon(_drop(settings.ink_in_use))
        self._pen.setText(f"{words.nib(settings.pen_width_in_use)} ▾")
        self._pen.setAccessibleName(
            words.pen_button(settings.pen_width_in_use, INKS[settings.ink_in_use])
        )

    def show_tool(self, tool: Tool) -> None:
        """Show which tool is in use."""
        for name, button in self._tools.items():
            button.setChecked(name is tool)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _fill(self) -> None:
        """The menu of the pen, as things stand."""
        menu, now = self._menu, self._settings
        menu.clear()
        while self._parts:
            self._parts.pop().deleteLater()
        self._choices(
            words.NIB_WIDTH,
            "pen_width",
            [(words.nib_in_menu(nib), QIcon(), nib) for nib in NIBS],
        )
        self._choices(words.INK_COLOUR, "ink", [(INKS[ink], _drop(ink), ink.value) for ink in Ink])
        self._choices(
            words.STEADY,
            "steady",
            [(text, QIcon(), steady) for steady, text in words.STEADIES.items()],
        )
        left = menu.addAction(words.LEFT_HANDED)
        left.setCheckable(True)
        left.setChecked(now.left_handed)
        left.triggered.connect(partial(self._pick, "left_handed", not now.left_handed))
        menu.addSeparator()
        for wish, text in words.WISHES.items():
            menu.addAction(text).triggered.connect(partial(self._wish, wish))

    def _choices(self, title: str, what: str, choices: list[tuple[str, QIcon, object]]) -> None:
        part = self._menu.addMenu(title)
        self._parts.append(part)
        group = QActionGroup(part)
        for text, icon, value in choices:
            action = QAction(icon, text, part)
            action.setCheckable(True)
            action.setChecked(getattr(self._settings, what) == value)
            action.triggered.connect(partial(self._pick, what, value))
            group.addAction(action)
            part.addAction(action)

    def _take(self, tool: Tool, *_: object) -> None:
        self.tool_picked.emit(tool)

    def _pick(self, what: str, value: object, *_: object) -> None:
        self.look_picked.emit(what, value)

    def _wish(self, wish: str, *_: object) -> None:
        self.wished.emit(wish)


def _drop(ink: Ink) -> QIcon:
    """A drop of an ink."""
    picture = QPixmap(14, 14)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # On paper, so that dark ink shows on a dark button.
    painter.setPen(QPen(QColor("#F7F4EE"), 1.5))
    painter.setBrush(QColor(*ink.rgb))
    painter.drawEllipse(1, 1, 12, 12)
    painter.end()
    return QIcon(picture)

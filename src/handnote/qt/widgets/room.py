"""How large a sheet opens: as it likes to be, and never beyond the screen."""

from PySide6.QtWidgets import QWidget

from handnote.qt.theme import Theme

_OF_THE_SCREEN = 0.94


def give_room(sheet: QWidget, theme: Theme, width: int, height: int) -> None:
    """Open ``sheet`` at this size, made for letters of the usual size, as far as there is room."""
    screen = sheet.screen().availableSize() * _OF_THE_SCREEN
    wished = theme.scaled(width), theme.scaled(height)
    sheet.resize(min(wished[0], screen.width()), min(wished[1], screen.height()))

"""Colours by role, light and dark, and the one style sheet made from them."""

import re
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from handnote.domain.ink import Ink

_BASE_PIXELS = 13
"""The size of letters the style sheet is written for."""

_NO_FACE = ("DejaVu Sans", "Sans Serif", "Bitstream Vera Sans", "")
"""What a system answers with when nobody chose a face for it."""


@dataclass(frozen=True, slots=True)
class Colours:
    """One colour a role, as ``#rrggbb``."""

    desk: str
    panel: str
    raised: str
    line: str
    text: str
    muted: str
    faint: str
    ink: str
    on_ink: str
    ink_soft: str
    warm: str
    warm_soft: str
    ok: str
    paper: str
    pen: str
    gist: str
    mark: str
    tab: str
    squiggle: str

    def colour(self, role: str) -> QColor:
        """The colour of ``role``."""
        return QColor(getattr(self, role))


class Theme:
    """The colours in one folder; ``apply`` dresses the whole application in them."""

    def __init__(self, folder: Path) -> None:
        data = tomllib.loads((folder / "colours.toml").read_text(encoding="utf-8"))
        self._sheet = (folder / "window.qss").read_text(encoding="utf-8")
        self._icons = folder.parent / "icons"
        self._letters = folder.parent / "fonts" / "window"
        self._text_scale = 1.0
        self._sets = {name: Colours(**roles) for name, roles in data.items()}
        self.colours = self._sets["light"]

    def choose_letters(self, application: QApplication) -> None:
        """Keep the system's face and size of letters; Inter where it has no face of its own."""
        pixels = QFontInfo(application.font()).pixelSize()
        self._text_scale = max(1.0, pixels / _BASE_PIXELS)
        if QFontInfo(application.font()).family() in _NO_FACE:
            for file in sorted(self._letters.glob("*.ttf")):
                QFontDatabase.addApplicationFont(str(file))
            face = QFont("Inter")
            if self._text_scale > 1:
                face.setPixelSize(pixels)  # a face of its own is no reason for smaller letters
            application.setFont(face)

    def write_with(self, ink: Ink) -> None:
        """Draw notes in this ink from now on, in the light and in the dark."""
        pen = QColor(*ink.rgb).name()
        self._sets = {name: replace(colours, pen=pen) for name, colours in self._sets.items()}
        self.colours = replace(self.colours, pen=pen)

    def scaled(self, pixels: int) -> int:
        """A width made for letters of the usual size, for the letters in force."""
        return round(pixels * self._text_scale)

    def apply(self, application: QApplication, *, dark: bool | None = None) -> None:
        """Follow the system's light or dark, or the one asked for."""
        if dark is None:
            dark = _system_is_dark()
        self.colours = self._sets["dark" if dark else "light"]
        application.setPalette(_palette(self.colours))
        application.setStyleSheet(self._dressed(dark=dark))

    def _dressed(self, *, dark: bool) -> str:
        """The sheet with each ``@role;`` as its colour, and the icons that show on it."""
        sheet = self._sheet
        for field in fields(self.colours):
            sheet = sheet.replace(f"@{field.name};", f"{getattr(self.colours, field.name)};")
        sheet = re.sub(
            r"font-size: (\d+)px", lambda size: f"font-size: {self.scaled(int(size[1]))}px", sheet
        )
        for icon in ("arrow", "tick"):
            file = self._icons / f"{icon}-{'dark' if dark else 'light'}.svg"
            sheet = sheet.replace(f"@{icon};", file.as_posix())
        return sheet


def _system_is_dark() -> bool:
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme is not Qt.ColorScheme.Unknown:
        return scheme is Qt.ColorScheme.Dark
    return QGuiApplication.palette().window().color().lightness() < 128


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.panel,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.raised,
        QPalette.ColorRole.AlternateBase: colours.panel,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.raised,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.Highlight: colours.ink,
        QPalette.ColorRole.HighlightedText: colours.on_ink,
        QPalette.ColorRole.PlaceholderText: colours.faint,
        QPalette.ColorRole.ToolTipBase: colours.raised,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.Link: colours.ink,
        QPalette.ColorRole.Accent: colours.ink,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.faint))
    return palette

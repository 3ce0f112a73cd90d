"""Widgets need Qt; its application outlives each test."""

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """The one Qt application, in the style handnote runs with."""
    qapp.setStyle("Fusion")
    return qapp

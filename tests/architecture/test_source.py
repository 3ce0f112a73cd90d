"""What import-linter cannot see: odd imports, folders it is blind to, rooms that do work early."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent.parent / "src" / "handnote"

QT_PARTS = {"QtCore", "QtGui", "QtPrintSupport", "QtSvg", "QtSvgWidgets", "QtWidgets"}
"""The parts of Qt that draw and listen on this desk; QtNetwork and its kin are not among them."""

HARMLESS = {"importlib.metadata", "importlib.resources"}
LOADERS = {"importlib", "imp", "pkgutil", "zipimport"}
VAGUE = {"utils", "helpers", "common", "misc", "base", "manager"}


def odd_imports(code: str) -> Iterator[str]:
    """Every import in ``code`` that would get past the import contracts."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.ImportFrom(module=module, names=names, level=level):
                if any(alias.name == "*" for alias in names):
                    yield f"star import from {module}"
                if level:
                    yield "relative import"
                for alias in names:
                    yield from _odd_module(f"{module}.{alias.name}")
            case ast.Import(names=names):
                for alias in names:
                    yield from _odd_module(alias.name)
            case ast.Name(id="__import__" | "exec" | "eval" | "compile" as name):
                yield f"use of {name}"


def _odd_module(name: str) -> Iterator[str]:
    package, _, rest = name.partition(".")
    if package in LOADERS and not any(f"{name}.".startswith(f"{fine}.") for fine in HARMLESS):
        yield f"dynamic import through {name}"
    if package == "PySide6" and rest.partition(".")[0] not in QT_PARTS:
        yield f"part of Qt with no place here: {name}"


def blind_folders(package: Path) -> Iterator[str]:
    """Every folder that holds modules and no ``__init__.py``."""
    for folder in {module.parent for module in package.rglob("*.py")}:
        if not (folder / "__init__.py").is_file():
            yield str(folder.relative_to(package))


def is_only_docstring(code: str) -> bool:
    """Whether a module says what it is for and does nothing else."""
    tree = ast.parse(code)
    return len(tree.body) == 1 and ast.get_docstring(tree) is not None


@pytest.mark.parametrize(
    "code",
    [
        "import importlib",
        "import importlib.util as quiet",
        "from importlib import import_module",
        "import pkgutil",
        "def late():\n    __import__('socket')",
        "exec('import socket')",
        "from PySide6 import QtNetwork",
        "from PySide6.QtNetwork import QTcpSocket",
        "import PySide6.QtWebSockets",
        "import PySide6",
        "from PySide6.QtWidgets import *",
        "from . import sibling",
    ],
)
def test_an_odd_import_is_noticed(code: str) -> None:
    assert list(odd_imports(code))


@pytest.mark.parametrize(
    "code",
    [
        "from importlib.metadata import version",
        "import importlib.resources",
        "from PySide6.QtCore import Qt",
        "from PySide6 import QtGui, QtWidgets",
        "from handnote.domain.note import Note",
    ],
)
def test_a_plain_import_is_let_be(code: str) -> None:
    assert not list(odd_imports(code))


def test_the_source_has_no_odd_imports() -> None:
    found = {
        str(module.relative_to(SOURCE)): odd
        for module in SOURCE.rglob("*.py")
        if (odd := list(odd_imports(module.read_text("utf-8"))))
    }
    assert not found


def test_a_folder_the_linter_is_blind_to_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "__init__.py").touch()
    (tmp_path / "dark").mkdir()
    (tmp_path / "dark" / "corner.py").touch()
    assert list(blind_folders(tmp_path)) == ["dark"]


@pytest.mark.parametrize("package", [SOURCE, SOURCE.parent.parent / "tests"])
def test_every_folder_with_modules_is_a_package(package: Path) -> None:
    assert not list(blind_folders(package))


def test_packages_do_nothing_when_imported() -> None:
    assert is_only_docstring('"""A room."""')
    assert not is_only_docstring('"""A room."""\nimport os')
    busy = [
        str(module.relative_to(SOURCE))
        for module in SOURCE.rglob("__init__.py")
        if not is_only_docstring(module.read_text("utf-8"))
    ]
    assert not busy


def test_modules_are_named_after_what_they_hold() -> None:
    vague = [str(module) for module in SOURCE.rglob("*.py") if VAGUE & set(module.stem.split("_"))]
    assert not vague


def test_no_sentence_says_a_font_is_handwriting() -> None:
    """A font is called a font: the words a seller reads never claim otherwise."""
    claims = [
        str(module.relative_to(SOURCE))
        for module in (SOURCE / "wording").rglob("*.py")
        if "handwritten" in module.read_text("utf-8").casefold()
    ]
    assert not claims

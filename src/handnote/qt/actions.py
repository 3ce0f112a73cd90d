"""Everything that can be done from the keyboard, once: menus and the key sheet come from here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from handnote.wording import (
    forgetting,
    histories,
    ink_label,
    keeping_names,
    keepsake,
    mentions,
    menus,
    packing,
    people,
    person,
    photos,
    questions,
    safekeeping,
    screen,
    sheets,
    signing,
    spelling,
    trash,
    watching,
)
from handnote.wording import stocks as stock_words
from handnote.wording.modes import MODES_MENU


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action: its name here, its words, its key; ``starts_group`` draws a line above it.

    ``also`` is a second key, which a field that is typed into keeps to itself.
    """

    id: str
    text: str
    key: str = ""
    starts_group: bool = False
    also: str = ""


MENU: tuple[tuple[str, tuple[ActionRow, ...]], ...] = (
    (
        "",
        (
            ActionRow("undo", screen.UNDO, "Ctrl+Z"),
            ActionRow("write", screen.WRITE, "Alt+1", starts_group=True),
            ActionRow("print", screen.PRINT, "Ctrl+P"),
            ActionRow("history", screen.HISTORY, "Ctrl+F"),
        ),
    ),
    (
        menus.ORDERS,
        (
            ActionRow("add-order", screen.ADD_ORDER, "Ctrl+N"),
            ActionRow("open-file", screen.OPEN_FILE, "Ctrl+O"),
            ActionRow("paste-order", screen.PASTE_ORDER, "Ctrl+Shift+V", also="Ctrl+V"),
            ActionRow("watch", watching.MENU),
            ActionRow("take-import-back", keeping_names.TAKE_IMPORT_BACK_MENU),
            ActionRow("packing", packing.PACK_BY_MENU, "Alt+P", starts_group=True),
        ),
    ),
    (
        menus.THIS_ORDER,
        (
            ActionRow("let-be", screen.LET_BE_OR_BACK, "Alt+L"),
            ActionRow("later", screen.LATER_ACTION, "Alt+Down"),
            ActionRow("turn-over", screen.OTHER_SIDE, "Alt+O"),
            ActionRow("another-parcel", keeping_names.ANOTHER_PARCEL),
            ActionRow("their-words", person.THEY_WROTE_MENU, "Alt+W", starts_group=True),
            ActionRow("correct", keeping_names.CORRECT_MENU, "Alt+C"),
            ActionRow("went-wrong", people.WENT_WRONG_MENU, "Alt+G"),
            ActionRow("take-out", trash.THROW_ORDER, starts_group=True),
        ),
    ),
    (
        menus.PERSON,
        (
            ActionRow("call-them", person.CALL_THEM_MENU, "Alt+N"),
            ActionRow("name-them", people.NAME_MENU, "F2"),
            ActionRow("same-person", people.SAME_MENU, "Alt+E"),
            ActionRow("promise", people.PROMISE_MENU, "Ctrl+M", starts_group=True),
            ActionRow("wishes", people.WISHES_MENU, "Alt+I"),
            ActionRow("wrote-back", people.ANSWER_MENU, "Alt+B"),
            ActionRow("promises", people.PROMISES_MENU, starts_group=True),
            ActionRow("kind-words", people.SHELF_MENU, "Alt+K"),
            ActionRow("fair", people.FAIR_MENU, "F9", starts_group=True),
            ActionRow("recognise", people.RECOGNISE_MENU),
            ActionRow("forget", forgetting.FORGET_MENU, starts_group=True),
        ),
    ),
    (
        menus.THIS_NOTE,
        (
            ActionRow("questions", questions.MENU, "F1"),
            ActionRow("why", mentions.WHY_MENU, mentions.WHY_KEY),
            ActionRow("spelling", spelling.MENU, spelling.KEY, also=spelling.OTHER_KEY),
            *(
                ActionRow(f"mode-{mode}", text, f"Ctrl+{number}", starts_group=number == 1)
                for number, (mode, text) in enumerate(MODES_MENU.items(), 1)
            ),
            ActionRow("draw", ink_label.DRAW, "Ctrl+D"),
            *(ActionRow(f"ink-{wish}", text) for wish, text in ink_label.FILE_WISHES.items()),
            ActionRow("throw-away", trash.THROW_NOTE, starts_group=True),
        ),
    ),
    (
        menus.HANDS,
        (
            ActionRow("choose-hand", screen.CHOOSE_HAND_MENU, "Alt+H"),
            ActionRow("add-hand", screen.ADD_HAND),
            ActionRow("hand", screen.HAND_MENU),
            ActionRow("sign", screen.SIGN_TITLE_MENU, starts_group=True),
            ActionRow("sign-in-ink", signing.MENU),
        ),
    ),
    (
        menus.EYES,
        (
            ActionRow("kinds", mentions.KINDS_MENU),
            ActionRow("own-words", spelling.OWN_WORDS),
            ActionRow("add-dictionary", spelling.ADD_DICTIONARY),
        ),
    ),
    (
        menus.PAPER,
        (
            ActionRow("stocks", stock_words.TITLE_MENU, "Alt+S"),
            ActionRow("print-runs", sheets.RUNS_MENU),
            ActionRow("file-photo", photos.MENU),
            ActionRow("keepsake", keepsake.MAKE_A_BOOK_MENU, starts_group=True),
            ActionRow("save-page", screen.SAVE_PAGE_MENU),
        ),
    ),
    (
        menus.KEEPING,
        (
            ActionRow("backups", safekeeping.BACKUPS_MENU),
            ActionRow("back-up-to", safekeeping.BACK_UP_TO),
            ActionRow("restore-from", safekeeping.RESTORE_FROM),
            ActionRow("add-history", safekeeping.MERGE_MENU, starts_group=True),
            ActionRow("export", histories.EXPORT_MENU),
            ActionRow("trash", trash.MENU, starts_group=True),
            ActionRow("running-out", keeping_names.RUNNING_OUT_MENU),
        ),
    ),
    (
        "",
        (
            ActionRow("sample", screen.OPEN_SAMPLE, starts_group=True),
            ActionRow("keys", screen.SHORTCUTS, "Ctrl+/"),
            ActionRow("quit", screen.QUIT, "Ctrl+Q", starts_group=True),
        ),
    ),
)
"""The menu: what stands in it by itself, and what stands under a name."""

ACTIONS = tuple(row for _, rows in MENU for row in rows)


def make_actions(window: QWidget, calls: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """The actions by id, each with its key active anywhere in the window."""
    made = {}
    for row in ACTIONS:
        action = QAction(row.text, window)
        action.setObjectName(f"action-{row.id}")
        if row.key:
            keys = [key for key in (row.key, row.also) if key]
            action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(calls[row.id])
        window.addAction(action)
        made[row.id] = action
    return made


def fill_menu(menu: QMenu, actions: Mapping[str, QAction]) -> None:
    """All actions, in the menu's order and under its names."""
    for title, rows in MENU:
        part = menu.addMenu(title) if title else menu
        for row in rows:
            if row.starts_group:
                part.addSeparator()
            part.addAction(actions[row.id])
        if not title:
            menu.addSeparator()


def key_lines() -> list[tuple[str, str]]:
    """(key, what it does) for the key sheet."""
    fixed = [("Enter", screen.DONE), ("Shift+Enter", screen.NEW_LINE)]
    fixed += [("Space", sheets.KEY_SPACE), ("Shift+Space", sheets.KEY_SHIFT_SPACE)]
    fixed.append((ink_label.TOOL_KEYS, ink_label.TOOL_KEYS_ABOUT))
    fixed.append((packing.MOVE_KEYS, packing.MOVE_ON_SHEETS))
    return fixed + [(row.key, row.text) for row in ACTIONS if row.key]

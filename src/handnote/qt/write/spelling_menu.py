"""The menu at a word nobody knows: words like it, her own words, the language."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from handnote.checks.misspelt import Misspelt
from handnote.wording import spelling as words

_MOST_SUGGESTED = 5


class SpellingMenu(QMenu):
    """Says what can be done about one word. Nothing is replaced but by a pick."""

    replacement_picked = Signal(object, str)
    learn_requested = Signal(object)
    let_be_requested = Signal(object)
    language_picked = Signal(str)
    dictionary_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("spelling")
        self._word: Misspelt | None = None
        self._languages = QMenu(words.LANGUAGE, self)
        self._languages.setObjectName("spelling-language")

    def offer(
        self,
        word: Misspelt | None,
        like: Sequence[str],
        languages: Sequence[str],
        *,
        chosen: str,
        told: str,
    ) -> None:
        """Offer these for ``word``; for None the languages alone. ``told`` is what words tell."""
        self._word = word
        self.clear()
        self.setAccessibleName(words.menu_for(word.word) if word else words.LANGUAGE)
        if word is not None:
            self._offer_words(like)
        self._offer_languages(languages, chosen, told)

    def popup_at(self, place: QPoint) -> None:
        """Open there, with the first thing to pick under the keys."""
        self.popup(place)
        usable = [action for action in self.actions() if action.isEnabled() and action.text()]
        if usable:
            self.setActiveAction(usable[0])

    def _offer_words(self, like: Sequence[str]) -> None:
        for other in like[:_MOST_SUGGESTED]:
            action = self.addAction(other.replace("&", "&&"))
            action.setData(other)
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            action.triggered.connect(self._replace)
        if not like:
            self.addAction(words.NOTHING_LIKE_IT).setEnabled(False)
        self.addSeparator()
        self.addAction(words.LEARN).triggered.connect(self._learn)
        self.addAction(words.LET_BE).triggered.connect(self._let_be)
        self.addSeparator()

    def _offer_languages(self, languages: Sequence[str], chosen: str, told: str) -> None:
        menu = self._languages
        menu.clear()
        one_of = QActionGroup(menu)
        by_name = sorted({*languages, *filter(None, [chosen])}, key=words.language)
        for code in ("", *by_name):
            action = menu.addAction(words.language(code) if code else words.told_by_words(told))
            action.setCheckable(True)
            action.setChecked(code == chosen)
            action.setData(code)
            one_of.addAction(action)
        one_of.triggered.connect(self._tell_of_language)
        menu.addSeparator()
        menu.addAction(words.ADD_DICTIONARY).triggered.connect(self._ask_for_dictionary)
        self.addMenu(menu)

    def _replace(self) -> None:
        action = self.sender()
        if self._word is not None and isinstance(action, QAction):
            self.replacement_picked.emit(self._word, str(action.data()))

    def _learn(self) -> None:
        self.learn_requested.emit(self._word)

    def _let_be(self) -> None:
        self.let_be_requested.emit(self._word)

    def _tell_of_language(self, action: QAction) -> None:
        self.language_picked.emit(action.data())

    def _ask_for_dictionary(self) -> None:
        self.dictionary_requested.emit()

"""All dictionaries there are, as one book to look words up in."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from handnote.checks.dictionaries import Dictionary, dictionaries
from handnote.checks.misspelt import Known, Misspelt, misspelt
from handnote.checks.own_dictionaries import add_dictionary
from handnote.checks.speller import Speller
from handnote.domain.problem import Problem

_MOST_LIKE = 5
_REMEMBERED = 200


class WordBook:
    """Dictionaries by language, for worker threads: a first question takes 0.2 to 0.9 s.

    ``folders`` are looked through at the first question, the first of them is where added ones
    are kept. A dictionary that breaks is left out; where none is left, every word is right.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._speller = Speller()
        self._found: dict[str, tuple[Dictionary, ...]] | None = None
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._like)

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages there are dictionaries of."""
        return tuple(sorted(self._dictionaries))

    @property
    def has_engine(self) -> bool:
        """Whether words can be looked up on this computer, as far as was found out."""
        return self._speller.has_engine

    def misspelt(self, text: str, language: str, known: Known) -> tuple[Misspelt, ...]:
        """Return the words of ``text`` nobody knows; a word is right if one country spells it so.

        None in a language there is no dictionary of.
        """
        those = self._dictionaries.get(language, ())
        script = next(filter(None, map(self._script, those)), "")
        if not script:
            return ()

        def wrong(words: Sequence[str]) -> Collection[str]:
            left, was_asked = list(words), False
            for dictionary in those:
                with suppress(Problem):
                    left = list(self._speller.wrong(dictionary, left)) if left else left
                    was_asked = True
            return left if was_asked else ()

        return misspelt(text, script, known, wrong)

    def like(self, word: str, language: str) -> tuple[str, ...]:
        """Return at most five words spelt nearly like this one, the likeliest first."""
        return self._remembered(word, language)

    def add(self, file: Path) -> tuple[str, ...]:
        """Keep the dictionaries in a file and return their languages; a problem names the file."""
        kept = add_dictionary(self._folders[0], file)
        self._found = None
        # A process that has the old one of a name open must not go on with it.
        self._speller.begin_anew()
        self._remembered.cache_clear()
        return tuple(dict.fromkeys(one.language for one in kept))

    def close(self) -> None:
        """End the process with the dictionaries."""
        self._speller.close()

    @property
    def _dictionaries(self) -> dict[str, tuple[Dictionary, ...]]:
        if self._found is None:
            self._found = dictionaries(self._folders)
        return self._found

    def _script(self, dictionary: Dictionary) -> str:
        """What its letters are called; empty for one that cannot be used."""
        try:
            return self._speller.script(dictionary)
        except Problem:
            return ""

    def _like(self, word: str, language: str) -> tuple[str, ...]:
        found: list[str] = []
        for dictionary in self._dictionaries.get(language, ()):
            if len(found) < _MOST_LIKE:
                with suppress(Problem):
                    found += self._speller.like(dictionary, word)
        return tuple(dict.fromkeys(found))[:_MOST_LIKE]

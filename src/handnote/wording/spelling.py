"""What is said about spelling: the menu at a word, and the languages by their names."""

from collections.abc import Sequence

MENU = "Spelling of this word"
KEY, OTHER_KEY = "F7", "Alt+Return"
ADD_DICTIONARY = "Add a dictionary…"
CHOOSE_DICTIONARY = "Choose a dictionary"
DICTIONARY_FILES = "Dictionaries (*.oxt *.zip *.xpi *.aff *.dic)"
TRYING = "Trying the dictionary…"
OWN_WORDS = "My words…"
OWN_WORDS_TITLE = "My words"
OWN_WORDS_ABOUT = "Words you added. They are never underlined, in any note."
NO_OWN_WORDS = "You have added none so far."
TAKE_OUT = "Take out"
LEARN = "Add to my words"
LET_BE = "Let it be here"
LANGUAGE = "Language of notes to this person"
AS_THE_WORDS_TELL = "As the words tell"
NOTHING_LIKE_IT = "Nothing known is spelt like it"
LOOKING = "Looking…"
NOTHING_UNKNOWN = "No word here is unknown."
NOT_TOLD = "The words do not tell their language yet."

LANGUAGES = {
    "af": "Afrikaans",
    "ar": "Arabic",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "br": "Breton",
    "bs": "Bosnian",
    "ca": "Catalan",
    "cs": "Czech",
    "cy": "Welsh",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "eo": "Esperanto",
    "es": "Spanish",
    "et": "Estonian",
    "eu": "Basque",
    "fa": "Persian",
    "fi": "Finnish",
    "fo": "Faroese",
    "fr": "French",
    "fy": "Frisian",
    "ga": "Irish",
    "gd": "Scottish Gaelic",
    "gl": "Galician",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kmr": "Kurdish",
    "ko": "Korean",
    "la": "Latin",
    "lb": "Luxembourgish",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "mn": "Mongolian",
    "nb": "Norwegian (Bokmål)",
    "nl": "Dutch",
    "nn": "Norwegian (Nynorsk)",
    "no": "Norwegian",
    "oc": "Occitan",
    "pl": "Polish",
    "pt": "Portuguese",
    "rm": "Romansh",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
}


def language(code: str) -> str:
    """A language by its name, or by its code where nobody told us the name."""
    return LANGUAGES.get(code, code)


def told_by_words(code: str) -> str:
    """The choice to let the words tell, with what they tell now."""
    return f"{AS_THE_WORDS_TELL} ({language(code)})" if code else AS_THE_WORDS_TELL


def no_dictionary(code: str) -> str:
    """There is nothing to look words up in."""
    if code == "ja":
        return "Spelling is not looked at in Japanese: no dictionary can be used for it."
    return f"There is no dictionary for {language(code)} here. Menu, {ADD_DICTIONARY}"


def added(codes: Sequence[str]) -> str:
    """A dictionary was added."""
    return f"Added: {', '.join(language(code) for code in codes)}."


def menu_for(word: str) -> str:
    """What the menu is called by who reads the screen aloud."""
    return f"{word}: not known"

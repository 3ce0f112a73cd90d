"""Problems: errors a seller can act on, as a code and facts. The words live in wording."""

from enum import StrEnum


class FileTrouble(StrEnum):
    """What can be wrong with an order file."""

    NOT_FOUND = "file-not-found"
    UNREADABLE = "file-unreadable"
    IS_FOLDER = "file-is-folder"
    EMPTY = "file-empty"
    TOO_LARGE = "file-too-large"
    STILL_DOWNLOADING = "file-still-downloading"
    WEB_PAGE = "file-web-page"
    PDF = "file-pdf"
    JSON = "file-json"
    SPREADSHEET = "file-spreadsheet"
    ARCHIVE = "file-archive"
    PICTURE = "file-picture"
    WRONG_REPORT = "file-wrong-report"
    UNKNOWN_HEADER = "file-unknown-header"
    NUMBERS_SHORTENED = "file-numbers-shortened"
    LETTERS_LOST = "file-letters-lost"
    COLUMNS_UNSURE = "file-columns-unsure"
    COLUMNS_NEEDED = "file-columns-needed"
    NO_SUCH_COLUMN = "file-no-such-column"
    NO_EXCEL = "file-no-excel"
    LOCKED = "file-locked"
    BROKEN = "file-broken"
    SWELLS = "file-swells"
    TOO_MANY_INSIDE = "file-too-many-inside"
    NESTED = "file-nested"
    ODD_PLACE = "file-odd-place"
    NOTHING_INSIDE = "file-nothing-inside"


class StoreTrouble(StrEnum):
    """What can be wrong with the seller's own file."""

    IN_USE = "store-in-use"
    EMPTY = "store-empty"
    FOREIGN = "store-foreign"
    DAMAGED = "store-damaged"
    FOUND_DAMAGED = "store-found-damaged"
    NEWER = "store-newer"
    DISK_FULL = "store-disk-full"
    READ_ONLY = "store-read-only"
    NOT_SAVED = "store-not-saved"
    NO_FOLDER = "store-no-folder"
    REPLACED = "store-replaced"
    MISSING = "store-missing"


class AskTrouble(StrEnum):
    """What a seller can ask for that cannot be given."""

    NO_SUCH_ORDER = "no-such-order"
    WHICH_SHOP = "which-shop"
    NO_SUCH_PERSON = "no-such-person"
    WHICH_PERSON = "which-person"
    NO_SUCH_PROMISE = "no-such-promise"
    NOTHING_PROMISED = "nothing-promised"
    NOTHING_ANSWERED = "nothing-answered"
    NO_SUCH_FACT = "no-such-fact"
    NO_DAY = "no-day"
    NO_IMPORT = "no-import"
    NO_SUCH_STOCK = "no-such-stock"
    NO_SUCH_HAND = "no-such-hand"
    NO_SUCH_LABEL = "no-such-label"
    NO_SUCH_SHEET = "no-such-sheet"
    NO_SUCH_PRINTER = "no-such-printer"
    NO_CARRIER = "no-carrier"
    PRINTER_SCALES = "printer-scales"
    PRINTER_SHIFTS = "printer-shifts"
    NOTHING_TO_PRINT = "nothing-to-print"
    NO_RUN_WAITS = "no-run-waits"
    NO_SUCH_PEN_RUN = "no-such-pen-run"
    WHICH_RUN = "which-run"
    NOT_ON_RUN = "not-on-run"
    ALL_OUT = "all-out"
    NOTHING_TO_KEEP = "nothing-to-keep"
    NOT_PRINTABLE = "not-printable"
    DOES_NOT_FIT = "does-not-fit"
    NOTE_IS_EMPTY = "note-is-empty"
    ONE_AT_A_TIME = "one-at-a-time"
    CANNOT_READ_FILE = "cannot-read-file"
    CANNOT_WRITE_FILE = "cannot-write-file"
    FOLDER_NOT_EMPTY = "folder-not-empty"
    NO_EDITOR = "no-editor"
    NOTHING_PASTED = "nothing-pasted"
    ALREADY_HERE = "already-here"
    FONT_BROKEN = "font-broken"
    FONT_WRONG_KIND = "font-wrong-kind"
    FONT_COLLECTION = "font-collection"
    FONT_NOT_ALLOWED = "font-not-allowed"
    FONT_TOO_LARGE = "font-too-large"
    FONT_NO_LETTERS = "font-no-letters"
    DICTIONARY_BROKEN = "dictionary-broken"
    DICTIONARY_TOO_LARGE = "dictionary-too-large"
    DICTIONARY_NOT_THERE = "dictionary-not-there"
    DICTIONARY_NO_LANGUAGE = "dictionary-no-language"
    NO_SPELLING_HERE = "no-spelling-here"


class KeepTrouble(StrEnum):
    """What can be wrong with a backup or a history somebody wants to bring back, or forget."""

    NOT_FORGOTTEN = "not-forgotten"
    BACKUP_ABSENT = "backup-absent"
    BACKUP_FOREIGN = "backup-foreign"
    BACKUP_EMPTY = "backup-empty"
    BACKUP_DAMAGED = "backup-damaged"
    BACKUP_NEWER = "backup-newer"
    BACKUP_TOO_LARGE = "backup-too-large"
    BACKUP_HOSTILE = "backup-hostile"
    BACKUP_LINK = "backup-link"
    NO_ROOM = "no-room"
    ONTO_ITSELF = "onto-itself"
    BACKUP_FAILED = "backup-failed"
    CANNOT_EXPORT = "cannot-export"
    HISTORY_FOREIGN = "history-foreign"
    HISTORY_WRONG_LINE = "history-wrong-line"
    FROM_ELSEWHERE = "from-elsewhere"
    NOTE_IN_THE_WAY = "note-in-the-way"
    NOT_IN_TRASH = "not-in-trash"


class StockTrouble(StrEnum):
    """What can be wrong with a seller's own label sheets, or with a file of some."""

    NOT_STOCKS = "stock-file-foreign"
    UNREADABLE = "stock-file-unreadable"
    TOO_LARGE = "stock-file-too-large"
    HOSTILE = "stock-file-hostile"
    WRONG_FIGURE = "stock-file-wrong-figure"
    NONE_USABLE = "stock-file-none-usable"
    IMPOSSIBLE = "stock-impossible"
    NAME_TAKEN = "stock-name-taken"
    NOT_OWN = "stock-not-own"


class InkTrouble(StrEnum):
    """What can be wrong with ink, or with a file of some."""

    DAMAGED = "ink-damaged"
    TOO_MUCH = "ink-too-much"
    NOT_INK = "ink-file-foreign"
    HOSTILE = "ink-file-hostile"
    TOO_LARGE = "ink-file-too-large"
    NO_INK = "ink-none"


class PhotoTrouble(StrEnum):
    """What can be wrong with a photo of a written sheet."""

    UNREADABLE = "photo-unreadable"
    NOT_A_PHOTO = "photo-foreign"
    HEIC = "photo-heic"
    EMPTY = "photo-empty"
    TOO_LARGE = "photo-too-large"
    TOO_SMALL = "photo-too-small"
    BROKEN = "photo-broken"
    NOT_INSTALLED = "photo-not-installed"
    NO_SHEET_WAITS = "photo-no-sheet-waits"
    NO_SUCH_RUN = "photo-no-such-run"
    NO_PAGE = "photo-no-page"
    NOTHING_CHOSEN = "photo-nothing-chosen"


class Problem(Exception):  # noqa: N818 - the glossary's word for an error a seller can act on
    """Something the seller can put right: a code, and the facts its sentence needs."""

    def __init__(self, code: StrEnum, **facts: str | int) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts = facts

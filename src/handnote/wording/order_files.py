"""What is said of an order file that cannot be read, and of rows that were left out."""

from typing import TYPE_CHECKING

from handnote.domain.problem import FileTrouble, Problem
from handnote.readers.skipped import SkipReason

if TYPE_CHECKING:
    from handnote.readers.profile import Profile

_READS = "handnote reads the order files of {shops}"

_SENTENCES = {
    FileTrouble.NOT_FOUND: (
        "{name} is not there any more. Look where it was saved, and drop it here again."
    ),
    FileTrouble.UNREADABLE: (
        "{name} could not be opened ({why}). Copy it to another folder, Documents for example, "
        "and drop the copy here."
    ),
    FileTrouble.IS_FOLDER: "{name} is a folder. Open it, and drop the order file inside.",
    FileTrouble.EMPTY: (
        "{name} is empty: there is nothing in it at all. Download it once more, "
        "and drop the new file here."
    ),
    FileTrouble.TOO_LARGE: (
        "{name} is larger than any order file handnote reads: more than {limit} MB, "
        "or one line without end. Download a shorter time, one month say, and drop that here."
    ),
    FileTrouble.STILL_DOWNLOADING: (
        "{name} is not all here yet. Wait until your browser has finished with it, "
        "and drop it here again."
    ),
    FileTrouble.WEB_PAGE: (
        "{name} is a web page, not a list of orders; shops send one when you are no longer "
        "signed in. Sign in, download the orders once more, and drop that file here."
    ),
    FileTrouble.PDF: (
        "{name} is a PDF, which is for printing. Download the orders as a CSV file, "
        "and drop that here."
    ),
    FileTrouble.JSON: (
        "{name} is a file for programs (JSON), not a list of orders. Download the orders "
        "as a CSV file, and drop that here."
    ),
    FileTrouble.SPREADSHEET: (
        "{name} is a spreadsheet. Drop the file here as the shop gave it to you (CSV or TXT); "
        "if that is gone, save this one as “CSV UTF-8” and drop the copy."
    ),
    FileTrouble.ARCHIVE: "{name} is packed. Unpack it, and drop the file inside.",
    FileTrouble.PICTURE: (
        "{name} is a picture or another program's own file, not a list of orders. "
        "Download the orders as a CSV file, and drop that here."
    ),
    FileTrouble.NUMBERS_SHORTENED: (
        "A spreadsheet has shortened the order numbers in {name}: one of them is now {number}. "
        "Drop the file here as it was downloaded, before a spreadsheet saved it."
    ),
    FileTrouble.LETTERS_LOST: (
        "Some names in {name} are nothing but question marks: a spreadsheet saved it without "
        "their letters. Drop the file here as it was downloaded."
    ),
    FileTrouble.WRONG_REPORT: "{name} is {found}. The orders are in {wanted}.",
    FileTrouble.COLUMNS_UNSURE: (
        "handnote is not sure of the columns of {name}: {names}. Say which is which, with "
        '--columns "number=…,recipient=…,title=…" and --shop "…".'
    ),
    FileTrouble.COLUMNS_NEEDED: (
        "For {name} at least one column is needed: whom the parcels go to, who bought, "
        "or what was bought."
    ),
    FileTrouble.NO_SUCH_COLUMN: (
        "There is no column “{column}” in {name} that may be read. Choose from these: {names}."
    ),
    FileTrouble.NO_EXCEL: (
        "{name} is a spreadsheet, and what reads those is not installed here. Save it as "
        "“CSV UTF-8” and drop that, or install it with: pip install handnote[excel]."
    ),
    FileTrouble.LOCKED: (
        "{name} is locked with a password. Open it, save it without one, and drop that here."
    ),
    FileTrouble.BROKEN: (
        "{name} is damaged, or older than anything handnote can open. Download it once more, "
        "or open it in a spreadsheet and save it as “CSV UTF-8”."
    ),
    FileTrouble.SWELLS: (
        "{name} would unpack to far more than any list of orders, so it was not opened. "
        "Drop the order file itself."
    ),
    FileTrouble.TOO_MANY_INSIDE: (
        "There are more than {limit} files in {name}. Unpack it, and drop the order files inside."
    ),
    FileTrouble.NESTED: (
        "{name} is packed a second time inside a packed file. Unpack it, and drop the file inside."
    ),
    FileTrouble.ODD_PLACE: (
        "{name} asks to be unpacked outside its folder, as no shop's file does; it was not "
        "opened. Download the orders once more from your shop."
    ),
    FileTrouble.NOTHING_INSIDE: (
        "There is no file in {name}. Download it once more, and drop the new one here."
    ),
}

_UNKNOWN_HEADER = (
    "handnote does not know the columns of {name}. They begin with: {names}. "
    f"{_READS}, just as they were downloaded."
)
_NO_HEADER = (
    "{name} does not begin with the names of its columns, so nobody can tell what is what. "
    f"{_READS}, just as they were downloaded."
)

_FOUND = {
    "etsy-statement": "Etsy's payment statement",
    "etsy-listings": "Etsy's list of what is for sale in your shop",
    "etsy-payments": "Etsy's list of payments",
    "ebay-transactions": "eBay's transaction report",
    "ebay-transactions-de": "eBay's transaction report",
    "amazon-all-orders": "Amazon's report of all orders, which has no names in it",
}

_REASONS = {
    SkipReason.NO_NUMBER: "it has no order number",
    SkipReason.ODD_NUMBER: "what stands where the order number should be is none",
    SkipReason.TOO_SHORT: "too much of it is missing",
    SkipReason.SHIFTED: "its cells do not stand under the right names",
    SkipReason.ODD_QUOTES: "a stray quotation mark has mixed up its cells",
    SkipReason.TOO_LONG: "one of its cells is longer than any message",
    SkipReason.BROKEN_LETTERS: "some of its letters are broken",
    SkipReason.CUT_OFF: "the file ends in the middle of it",
    SkipReason.NOBODY: "it names neither a person nor a thing",
}


def sentence(problem: Problem) -> str:
    """What happened to an order file, why, and what to do next."""
    facts = {key: str(fact) for key, fact in problem.facts.items()}
    if problem.code is FileTrouble.WRONG_REPORT:
        facts["found"] = _FOUND.get(facts["found"], facts["found"])
        facts["wanted"] = _found_in()[facts["wanted"]]
    if problem.code is FileTrouble.UNKNOWN_HEADER:
        facts["shops"] = shops()
    return _template(problem).format_map(facts)


def shops() -> str:
    """Every shop whose order files can be read, as a sentence lists them."""
    *others, last = sorted({shop.name for shop in _profiles() if shop.found_in}, key=str.casefold)
    return f"{', '.join(others)} and {last}"


def _found_in() -> dict[str, str]:
    return {shop.id: shop.found_in for shop in _profiles()}


def _profiles() -> "tuple[Profile, ...]":
    # They take 30 ms to load: a start without an order file does not wait for them.
    from handnote.readers.profile import profiles

    return profiles()


def reason(why: SkipReason) -> str:
    """Why a row was left out, to follow “row 12 was left out:”."""
    return _REASONS[why]


def _template(problem: Problem) -> str:
    match problem.code:
        case FileTrouble.UNKNOWN_HEADER:
            return _UNKNOWN_HEADER if problem.facts["names"] else _NO_HEADER
        case FileTrouble() as code:
            return _SENTENCES[code]
        case other:
            raise LookupError(other)

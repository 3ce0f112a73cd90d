"""What is said of a note's words: one line as a friend would say it, and why for who asks."""

from handnote.domain.finding import Concern, Level

LINES: dict[Concern, tuple[str, str]] = {
    Concern.LEFTOVER_TOKEN: (
        "There is a blank left in this one.",
        (
            "It looks like a merge field, or like a greeting to nobody in particular. The label "
            "waits "
            "until you have put the words there yourself, or let it go."
        ),
    ),
    Concern.REVIEW_ASK: (
        "This asks for something back.",
        (
            "A note that asks for a review reads as the reason for the note. The label waits; "
            "if you "
            "mean it, let it go."
        ),
    ),
    Concern.COUPON: (
        "A coupon makes the rest sound like an advert.",
        (
            "A kind word beside an offer is read as part of the offer. Perhaps it fits on the "
            "packing "
            "slip."
        ),
    ),
    Concern.HASHTAG: (
        "This asks to be shown around.",
        (
            "A person who is asked to post or tag is asked to work for the shop. Those who like to "
            "show it do so anyway."
        ),
    ),
    Concern.FOLLOW: (
        "This part speaks for the shop, not to a person.",
        (
            "Follow us, like us, tell your friends: that is what printed slips say. Your name "
            "in the "
            "sign-off is enough to find you by."
        ),
    ),
    Concern.LINK: (
        "A link on a note is hard to read as a kindness.",
        (
            "An address, a handle or a code to scan turns a note into a leaflet. In the sign-off, "
            "your name and the shop's are welcome."
        ),
    ),
    Concern.PRESSURE: (
        "This pushes a little.",
        "Words that hurry or oblige are heard before the kind ones.",
    ),
    Concern.CORPORATE: (
        "This sounds like an office wrote it.",
        "Would you say it across a table? Phrases everybody has read before are passed over.",
    ),
    Concern.MONEY: (
        "This mentions what it cost them.",
        "Most people would rather not have their spending noticed.",
    ),
    Concern.BODY: (
        "This touches on how they look, or on their age.",
        "It may be meant well and still sting. You know them; we only mention it.",
    ),
    Concern.HEALTH: (
        "This touches on their health.",
        (
            "If they told you of it themselves, it may be just right. If not, it may be a shock "
            "in a "
            "parcel."
        ),
    ),
    Concern.ALONE: (
        "This says that somebody is on their own.",
        "They may know it too well, and others may read the note.",
    ),
    Concern.EXCUSE: (
        "This begins with why, before what it was like for them.",
        "When something went wrong, how it was for the other person is read first.",
    ),
}
"""For each concern the grey line, and the explanation that opens when it is asked for."""

ALSO: dict[Concern, tuple[str, str]] = {
    Concern.SPELLING: (
        "No dictionary here knows this word.",
        "A name or a word of your own is added with F7, and is right from then on.",
    ),
    Concern.MISNAMED: (
        "This may not be how their name is spelt.",
        (
            "The greeting is a letter or two away from the name on the order. If it is what you "
            "call them, tell so once with Alt+N, and it is right from then on."
        ),
    ),
    Concern.FOR_ANYONE: (
        "That one could be for anyone. Mean it?",
        (
            "It says what everybody says, and nothing of this person or what they ordered. That "
            "can be just right. It is mentioned once in an evening, and never held back."
        ),
    ),
    Concern.UNSIGNED: (
        "That one goes out unsigned.",
        (
            "Sign, below the label, puts your name at the foot of every note, in the same hand. "
            "It is mentioned once in an evening."
        ),
    ),
}
"""The same for what is no phrase of a language."""

LEVELS = {Level.HELD: "waits", Level.HINT: "hint", Level.LIT: "seen"}
NOTHING_NOTICED = "Nothing to mention."
JSONL_NEEDS_JSON = "argument --jsonl: the answer is JSON; also say --json"
BROKEN_LINES = {
    "not-utf-8": "is not UTF-8",
    "not-json": "is not JSON",
    "no-text": "has no “text” that is words",
    "no-language": "has a “lang” that is no word",
    "too-long": "is longer than a note could ever be",
}


def line(concern: Concern) -> str:
    """The grey line for a concern."""
    return {**LINES, **ALSO}[concern][0]


def explanation(concern: Concern) -> str:
    """Why it is mentioned."""
    return {**LINES, **ALSO}[concern][1]


def broken_line(number: int, kind: str) -> str:
    """What is wrong with one line of a file of notes."""
    return (
        f"Line {number} {BROKEN_LINES[kind]}. Its place in the answer says so; the rest is there."
    )

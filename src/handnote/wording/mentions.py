"""What is said when the listener mentions something, holds a label back, or is asked why."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from handnote.domain.finding import Concern, Level
from handnote.wording import desk, listener, sameness

if TYPE_CHECKING:
    from handnote.services.listening import Held, Mention

WHY_KEY = "Alt+M"
WHY_MENU = "Why is this mentioned?"
NOTHING_MENTIONED = "Nothing is mentioned of this note."
KINDS_MENU = "What is mentioned…"
KINDS_TITLE = "What is mentioned of a note"
KINDS_ABOUT = (
    "One grey line, once, after you stop typing. Nothing is ever changed or sent. "
    "What waits at print can always be let go."
)
SAID_BEFORE = "That you wrote it before"
SAID_BEFORE_WHY = (
    "Names, things and the thanks everybody says are left out; what is left reads the same. "
    "Perhaps there is something only this order brings to mind."
)
YOUR_WORDS_NOW = "This note"
YOUR_WORDS_THEN = "Then"
DO_NOT_MENTION = "Don’t mention such things"
SAY_TO_EVERYBODY = sameness.LET_STAND

WAITING = "Waiting for you"
LOOK_AT_WAITING = "Look at what waits…"
WAITING_TITLE = "These labels wait"
WAITING_ABOUT = "The others can be printed meanwhile."
AND_MORE = "More of them wait below these; they come when these are gone."
LET_GO = "Let it go"
WRITE_ANEW = "Back to the note"

REST = "rest"
TIME_FOR_A_REST = "Your hand has earned a rest. A cup of tea?"
"""In the foot of the window, after about ten notes by pen or in ink."""

_KINDS: dict[str, str] = {
    "repeat": SAID_BEFORE,
    "habit": "That notes begin and end alike",
    "spelling": "Words no dictionary knows (underlined)",
    REST: "That your hand might like a rest",
    Concern.COUPON: "Coupons and codes",
    Concern.HASHTAG: "Hashtags and “tag us”",
    Concern.FOLLOW: "“Follow us” and “tell your friends”",
    Concern.LINK: "Links, addresses and codes to scan",
    Concern.PRESSURE: "Words that hurry or oblige",
    Concern.CORPORATE: "Phrases from an office",
    Concern.MONEY: "What it cost them",
    Concern.BODY: "How somebody looks, and their age",
    Concern.HEALTH: "Somebody’s health",
    Concern.ALONE: "That somebody is on their own",
    Concern.EXCUSE: "An excuse as the opening",
    Concern.MISNAMED: "A name that is nearly theirs",
    Concern.FOR_ANYONE: "That a note could be for anyone",
    Concern.UNSIGNED: "That nobody signed",
}


def kinds() -> Iterator[tuple[str, str]]:
    """Each kind that has a switch, and what the switch says."""
    for kind, said in _KINDS.items():
        yield str(kind), said


def line(mention: "Mention", now: datetime) -> str:
    """The grey line, with the key that tells more."""
    return f"{bare_line(mention, now)} Why? {WHY_KEY}"


def bare_line(mention: "Mention", now: datetime) -> str:
    """What is mentioned, in one sentence."""
    if mention.meant and mention.finding:
        return f"“{mention.finding.fact}”: is it {mention.meant}?"
    if mention.rule and mention.finding:
        shop = desk.channel(mention.rule.channel)
        return f"{listener.line(mention.finding.concern)} {shop} has a rule about it."
    if mention.finding:
        return listener.line(mention.finding.concern)
    return sameness.repeat_line(mention.repeat, now) if mention.repeat else ""


def why(mention: "Mention") -> str:
    """Why it is mentioned."""
    return listener.explanation(mention.finding.concern) if mention.finding else SAID_BEFORE_WHY


def marketplace(mention: "Mention") -> str:
    """What the marketplace itself says, with where it says so; empty where nothing is known."""
    rule = mention.rule
    if rule is None:
        return ""
    read = desk.day(rule.read, rule.read.replace(year=1))
    return f"{rule.says} ({rule.source}: {rule.page}, read on {read})"


def can_be_quiet(mention: "Mention") -> bool:
    """Whether there is a switch for it: what waits at print is let go label by label."""
    return mention.finding is None or mention.finding.level is not Level.HELD


def held_line(held: "Held") -> str:
    """Whose label waits, and for what."""
    said = held_for(held)
    return said if held.twin else f"{sameness.called(held.note.person)}: {said}"


def held_for(held: "Held") -> str:
    """What a label waits for; of two alike it names both."""
    if held.twin:
        first = held.twin.person
        return sameness.pair_line(first, held.note.person, is_word_for_word=held.is_word_for_word)
    return listener.line(held.finding.concern) if held.finding else ""


def held_why(held: "Held") -> str:
    """Why it waits."""
    return (
        SAID_BEFORE_WHY
        if held.twin
        else (listener.explanation(held.finding.concern) if held.finding else "")
    )


def waiting(count: int) -> str:
    """How many labels wait."""
    return "One label waits for you." if count == 1 else f"{count} labels wait for you."


def reading(done: int, total: int) -> str:
    """While older notes are read; nothing any more once all are."""
    return f"{sameness.READING} {done:,} of {total:,}" if done < total else ""

"""What is said of people: who they are, what they asked for, what was promised to them."""

from collections.abc import Iterable, Iterator
from datetime import date

from handnote.domain.answer import Answer
from handnote.domain.note import Note
from handnote.domain.order import Order
from handnote.domain.person import Merged, Namesake, Person, PersonInShort
from handnote.domain.promise import Promise
from handnote.domain.wish import Wish, WishKind
from handnote.wording import desk

HEADINGS = ("Id", "Name", "Orders", "Notes", "Since", "Asked for", "Promised")
NOBODY = "Nobody is here yet."

PROMISED = "You promised"
THEY_ANSWERED = "They wrote back"
THEY_WISH = "They asked for"
PUT_RIGHT_HEADING = "Something went wrong"
WHAT_WAS_IT_LIKE = "What was it like for them?"
WHAT_IS_PUT_RIGHT = "What have you put right?"
PUT_RIGHT_HINT = "In plain words; it stays with the order"
YES_THE_SAME, NOT_THE_SAME = "The same", "Somebody else"
KEEP_IT_SECRET = "keep the gift secret"
TELLS_THE_GIFT = "This is on the outside, and the gift is to stay a secret."

WISHES = {
    WishKind.NO_NOTE: "no note",
    WishKind.NO_PLASTIC: "no plastic",
    WishKind.LANGUAGE: "notes in {value}",
    WishKind.SPELLING: "their name written {value}",
    WishKind.SECRET_GIFT: KEEP_IT_SECRET,
    WishKind.OTHER: "{value}",
}
LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "pl": "Polish",
    "cs": "Czech",
    "sv": "Swedish",
    "tr": "Turkish",
    "ja": "Japanese",
}
"""Those the checks know; a seller writes in any."""

_CALLED = 40


def wish(one: Wish) -> str:
    """One thing somebody asked for."""
    value = LANGUAGES.get(one.value, one.value) if one.kind is WishKind.LANGUAGE else one.value
    return WISHES[one.kind].format(value=desk.isolated(value))


def wishes(those: Iterable[Wish]) -> str:
    """Everything somebody asked for, in one line."""
    said = [wish(one) for one in those]
    text = ", ".join(said)
    return text[:1].upper() + text[1:]


def promised(promise: Promise, today: date) -> str:
    """When something was promised, under its words."""
    return f"promised {desk.day(promise.made_on, today)}"


def answered(answer: Answer, today: date) -> str:
    """When something was written back, under its words."""
    return desk.day(answer.told_on, today)


def promise_kept(promise: Promise) -> str:
    """The one question at Enter, in the line under the label."""
    words = promise.words
    short = words if len(words) <= _CALLED else f"{words[: _CALLED - 1].rstrip()}…"
    return f"Promise kept? “{short}” Enter: yes · Esc: not yet"


def the_same(namesake: Namesake, order: Order) -> str:
    """The one quiet question about somebody of the same name."""
    name = desk.isolated(namesake.name)
    where = desk.channel(namesake.channel)
    if namesake.channel == order.channel:
        return f"Another {name} bought here before. The same?"
    from_where = "was here in person" if namesake.channel == "by-hand" else f"wrote from {where}"
    return f"Another {name} {from_where}. The same?"


def in_columns(person: PersonInShort, today: date) -> tuple[str, ...]:
    """Somebody in a table, without their id."""
    since = desk.day(person.since, today) if person.since else ""
    asked = ", ".join(WISHES[WishKind(kind)].partition(" {")[0] for kind in person.wishes)
    promises = str(person.open_promises) if person.open_promises else ""
    counts = str(person.orders), str(person.notes)
    return (person.name or desk.SOMEBODY, *counts, since, _asked(asked), promises)


def _asked(kinds: str) -> str:
    return kinds.replace("{value}", "something of their own")


def heading(person: Person, count: int) -> Iterator[str]:
    """Who it is, and since when."""
    yield person.name or desk.SOMEBODY
    yield desk.since(person.country, person.since, count)


def merged_lines(those: Iterable[Merged], today: date) -> Iterator[str]:
    """Who else somebody was said to be."""
    for each in those:
        name = desk.isolated(each.name or desk.SOMEBODY)
        yield f"The same as {name}, you said on {desk.day(each.made_on, today)}"


def wish_lines(those: Iterable[Wish]) -> Iterator[str]:
    """What they asked for, where they did."""
    if said := wishes(those):
        yield f"{THEY_WISH}: {said}"


def promise_lines(those: Iterable[Promise], today: date) -> Iterator[str]:
    """What was promised to them, and what became of it."""
    for promise in those:
        kept = f"kept {desk.day(promise.kept_on, today)}" if promise.kept_on else "open"
        yield f"{PROMISED}: “{promise.words}” ({desk.day(promise.made_on, today)}, {kept})"


def private_lines(person: Person, those: Iterable[Answer], today: date) -> Iterator[str]:
    """What is for the seller's eyes alone."""
    if person.memory:
        yield f"Worth remembering: {person.memory}"
    for answer in those:
        words = " ".join(answer.words.split())
        yield f"{THEY_ANSWERED}, {desk.day(answer.told_on, today)}: “{words}”"


def note_heading(note: Note, today: date) -> str:
    """Over one of the notes to them."""
    return f"{desk.day(note.written_on, today)} · {desk.made_by(note)}"

"""What is said of people: who they are, what they asked for, what was promised to them."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from handnote.domain.answer import Answer, KindWords
from handnote.domain.note import Note
from handnote.domain.order import Order
from handnote.domain.person import Merged, Namesake, Person, PersonInShort
from handnote.domain.promise import Promise
from handnote.domain.went_wrong import WentWrong
from handnote.domain.wish import Wish, WishKind
from handnote.wording import desk
from handnote.wording.modes import made_by

if TYPE_CHECKING:
    from handnote.services.promising import OpenPromise

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
KEEP_IT_QUIET = "keep the gift secret"
TELLS_THE_GIFT = "This is on the outside, and the gift is to stay a secret."

HIDDEN_HERE = "Names and what you know of people are hidden. F9 shows them again."
HIDDEN = "Names are hidden."
SHOWN_AGAIN = "Names are shown again."
COVERED = "What you wrote is hidden. F9 shows it."
IS_IT_PUT_RIGHT = "What have you put right? Alt+G"

PROMISE_MENU = "Mark as promised…"
PROMISES_MENU = "Open promises…"
WISHES_MENU = "What they asked for…"
ANSWER_MENU = "They wrote back…"
SHELF_MENU = "Kind words…"
WENT_WRONG_MENU = "Something went wrong…"
SAME_MENU = "Same person as…"
NAME_MENU = "Say their name…"
FAIR_MENU = "Hide names, or show them again"
RECOGNISE_MENU = "Recognising people…"

KEEP = "Keep"
PROMISE_TITLE = "What do you promise?"
PROMISE_IT = "Promise"
PROMISE_MARK = "Mark the words in your note, or write it down below."
PROMISE_HINT = "What you promise, in your words"
PROMISE_KEPT_IN_MIND = "It comes back to you with their next order."
OPEN_PROMISES = "Open promises"
NO_PROMISES = "Nothing promised is still to be kept."
PROMISE_IS_KEPT = "It is kept"
TAKE_PROMISE_AWAY = "Take it away"
THE_NOTE = "The note"

WISHES_TITLE = "What they asked for"
WISHES_ABOUT = "It is minded with every order of theirs. None of it is ever printed."
WISH_BOXES = {
    WishKind.NO_NOTE: "No note: their orders are passed over",
    WishKind.NO_PLASTIC: "No plastic",
    WishKind.SECRET_GIFT: "Keep the gift secret: nothing of it on the outside",
}
WISH_LANGUAGE = "Their language"
ANY_LANGUAGE = "As it comes"
WISH_LINES = {
    WishKind.SPELLING: "Their name, as they spell it",
    WishKind.OTHER: "Anything else",
}

ABOUT_WHICH_NOTE = "About which note?"
ANSWER_HINT = "Paste or type what they wrote back"
ON_THE_SHELF = "Put it on the shelf of kind words"
ANSWER_ABOUT = "For your eyes only: it is never printed, and no page or list you save has it."
NO_NOTE_TO_ANSWER = "There is no finished note to them yet that they could have answered."
SHELF = "Kind words"
SHELF_ABOUT = "What people wrote back to you. It stays here."
SHELF_IS_EMPTY = (
    "Nothing stands here yet. When somebody writes back, paste it with Alt+B, and it waits here"
    " for a day you need it."
)
MORE_KIND_WORDS = "Read on"

WHAT_WAS_IT_LIKE_ABOUT = "Begin your note with that, before any reason."
NOTHING_WENT_WRONG = "Nothing went wrong"

NAME_TITLE = "Who is it?"
NAME_HINT = "Their name"

SAME_TITLE = "Same person as…"
FIND_PERSON = "Find somebody by name"
THIS_IS_THE_SAME = "This is the same person"
THEY_ARE_TWO = "They are two"

RECOGNISE_TITLE = "Recognising people who come back"
RECOGNISE_ABOUT = (
    "A shop tells handnote who buys. Of that it keeps only a key nobody else can read, made with a"
    " secret that stays in your data folder, so that somebody who comes back is known."
)
RECOGNISES_NOBODY = "Nobody is recognised now: each order is of somebody new."
RECOGNISE_NO_MORE = "Recognise nobody"
RECOGNISE_AGAIN = "Recognise people again"

WISHES = {
    WishKind.NO_NOTE: "no note",
    WishKind.NO_PLASTIC: "no plastic",
    WishKind.LANGUAGE: "notes in {value}",
    WishKind.SPELLING: "their name written {value}",
    WishKind.SECRET_GIFT: KEEP_IT_QUIET,
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

_CALLED = 18


def wish(one: Wish) -> str:
    """One thing somebody asked for."""
    value = LANGUAGES.get(one.value, one.value) if one.kind is WishKind.LANGUAGE else one.value
    return WISHES[one.kind].format(value=desk.isolated(value))


def wishes(those: Iterable[Wish]) -> str:
    """Everything somebody asked for, in one line."""
    said = [wish(one) for one in those]
    text = ", ".join(said)
    return text[:1].upper() + text[1:]


def asked_for(those: Iterable[Wish]) -> str:
    """Everything somebody asked for, in one line that says so."""
    said = ", ".join(wish(one) for one in those)
    return f"{THEY_WISH}: {said}" if said else ""


def promised(promise: Promise, today: date) -> str:
    """Over what was promised: on which day."""
    return f"{PROMISED}, {desk.day(promise.made_on, today)}"


def answered(answer: Answer, today: date) -> str:
    """When something was written back, under its words."""
    return f"answered {desk.day(answer.told_on, today)}"


def put_right(wrong: WentWrong, question: str) -> str:
    """What was put right, or the question while nothing is."""
    return f"Put right: {wrong.put_right}" if wrong.is_put_right else question


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


def promise_in_short(found: "OpenPromise", today: date) -> str:
    """An open promise as a line of a list."""
    who = desk.isolated(found.person or desk.SOMEBODY)
    when = desk.day(found.promise.made_on, today)
    return f"{who} · “{desk.isolated(found.promise.words)}” · {when}"


def where_promised(found: "OpenPromise", today: date) -> str:
    """Over the note a promise stands in."""
    if found.note is None:
        return "Said without a note"
    when = desk.day(found.note.written_on, today)
    return f"Your note of {when}" if found.span else f"Your note of {when} says it no more"


def note_in_short(note: Note, today: date) -> str:
    """A note as a line to choose by."""
    return f"{desk.day(note.written_on, today)}: {' '.join(note.text.split())}"


def kind_words(kind: KindWords) -> str:
    """What somebody wrote, as it stands on the shelf."""
    return desk.quoted(kind.answer.words)


def kind_words_by(kind: KindWords, today: date) -> str:
    """Who wrote it, and when."""
    who = desk.isolated(kind.person or desk.SOMEBODY)
    return f"{who} · {desk.day(kind.answer.told_on, today)}"


def kind_words_about(kind: KindWords) -> str:
    """What the seller had written to them."""
    return f"You had written: {desk.quoted(' '.join(kind.note_text.split()))}"


def same_about(person: Person) -> str:
    """Who the others are held against, and that nothing is lost by it."""
    who = desk.isolated(person.name or desk.SOMEBODY)
    return f"{who}: notes, promises and orders of both go together. You can part them again."


def person_in_short(person: PersonInShort, today: date) -> str:
    """Somebody as a line to choose by."""
    where = " and ".join(desk.channel(name) for name in person.channels)
    orders = "1 order" if person.orders == 1 else f"{person.orders} orders"
    since = f"since {desk.day(person.since, today)}" if person.since else ""
    parts = desk.isolated(person.name or desk.SOMEBODY), where, orders, since
    return " · ".join(part for part in parts if part)


def merged_line(merged: Merged, today: date) -> str:
    """Who somebody was said to be, and when."""
    name = desk.isolated(merged.name or desk.SOMEBODY)
    return f"The same as {name}, you said on {desk.day(merged.made_on, today)}"


def known_by_key(count: int) -> str:
    """What turning it off removes."""
    people = "1 person is" if count == 1 else f"{count:,} people are".replace(",", " ")
    return (
        f"{people} known so. If you turn it off, these keys are removed at once, and each order"
        " is of somebody new. Notes and names stay. Until you close handnote, Ctrl+Z brings them"
        " back; copies made before keep them for as long as you keep those."
    )


def recognised(*, is_on: bool) -> str:
    """After it was turned on or off."""
    return "People who come back are recognised." if is_on else "Nobody is recognised from now on."


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
        yield merged_line(each, today)


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
    return f"{desk.day(note.written_on, today)} · {made_by(note.made_by)}"
